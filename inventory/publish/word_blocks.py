"""Blocks of a plan as paragraphs and tables of a document, each generated block within its bookmark.

A bookmark starts in the first paragraph of its block and ends in the last one: bookmarks within paragraphs survive a
visit to LibreOffice, which drops content controls. A table stands between the paragraph of its caption and an edge.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Bullets, Check, Fill, Heading, Note, Paragraph, Table, TextSlot
from inventory.publish.word_ooxml import (
    BREAK,
    TAB,
    bookmark,
    bookmark_end,
    bookmark_start,
    name,
    paragraph,
    paragraphs,
    run,
    tick_box,
)
from inventory.publish.word_table import prompt, table_xml

if TYPE_CHECKING:
    from inventory.plan.blocks import Block

PORTRAIT_WIDTH = 9412
"""Room between the margins of a standing A4, in 1/20 point."""
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: its number, its text, its level and the bookmark that it jumps to."""

    number: str
    text: str
    level: int
    mark: str


@dataclass
class Writer:
    """Turns blocks into XML and remembers the numbers of bookmarks and headings.

    Attributes:
        entries: The headings of level 1 and 2 so far, for the table of contents.
        width: Room between the margins, in 1/20 point.
    """

    entries: list[Entry] = field(default_factory=list)
    width: int = PORTRAIT_WIDTH
    _number: int = 0
    _chapter: int = 0
    _section: int = 0
    _annexes: int = 0

    def write(self, block: Block) -> list[str]:
        """Return a block as elements of the body, as text.

        Raises:
            TypeError: A block of a kind that a document does not have; a mistake of the program.
        """
        match block:
            case Heading():
                return self.heading(block)
            case Bullets():
                return [paragraph(run(item), "ListBullet") for item in block.items]
            case Check():
                return self.check(block)
            case Table():
                return self.table(block)
            case TextSlot():
                return self.slot(block)
            case Note():
                return self.note(block)
            case Paragraph():
                return self.paragraph(block)
            case _:
                raise TypeError(f"a document has no place for a {type(block).__name__}")

    def next(self) -> int:
        """Return a number that no other bookmark or control of the document has."""
        self._number += 1
        return self._number

    def around(self, block: Block, made: list[str]) -> list[str]:
        """Return paragraphs with the bookmark of their block: it starts in the first and ends in the last."""
        number = self.next()
        first = made[0]
        at = first.index("</w:pPr>") + len("</w:pPr>")
        made[0] = first[:at] + bookmark_start(number, name(block.id)) + first[at:]
        made[-1] = made[-1].removesuffix("</w:p>") + bookmark_end(number) + "</w:p>"
        return made

    def heading(self, block: Heading) -> list[str]:
        """Return a heading, numbered by its style."""
        style = f"Heading{block.level}"
        if block.annex:
            style = "InvAnnexLandscape" if block.landscape else "InvAnnex"
        content = run(block.text)
        if block.level <= 2:  # noqa: PLR2004  the levels of the table of contents
            number = self.next()
            mark = f"_Toc{number:08d}"
            self.entries.append(Entry(self._count(block), block.text, block.level, mark))
            content = bookmark(number, mark, content)
        return [paragraph(content, style)]

    def _count(self, block: Heading) -> str:
        """Return the number of a heading, as the numbering of its style will show it."""
        if block.annex:
            self._annexes += 1
            return _("Annex {letter}").format(letter=ALPHABET[(self._annexes - 1) % len(ALPHABET)])
        if block.level == 1:
            self._chapter, self._section = self._chapter + 1, 0
            return str(self._chapter)
        self._section += 1
        return f"{self._chapter}.{self._section}"

    def paragraph(self, block: Paragraph) -> list[str]:
        """Return a text; what the inventory offers as a draft stands apart."""
        if block.fill is not Fill.DRAFT:
            return self.around(block, paragraphs(block.text, "Normal"))
        label = paragraph(run(_("From the inventory")), "InvDraftLabel")
        return self.around(block, [label, *paragraphs(block.text, "InvDraft")])

    def check(self, block: Check) -> list[str]:
        """Return an item of a checklist with its evidence below."""
        box = tick_box(self.next(), f"check:{block.id}", block.text, ticked=block.ticked)
        content = box + TAB + run(block.text)
        if block.note:
            content += BREAK + run(block.note, "InvEvidence")
        return self.around(block, [paragraph(content, "InvCheck")])

    def table(self, block: Table) -> list[str]:
        """Return a table with its caption, or what stands there when it has no rows."""
        if not block.rows:
            return self.around(block, [paragraph(run(block.empty or _("unknown"), "InvUnknown"), "InvNote")])
        top = (
            paragraph(run(block.caption), "Caption")
            if block.caption
            else paragraph("", "InvEdge", "<w:keepNext/>")
        )
        edges = self.around(block, [top, paragraph("", "InvEdge")])
        return [edges[0], table_xml(block, self.width), edges[1]]

    def slot(self, block: TextSlot) -> list[str]:
        """Return a question, what the inventory offers for it, and the answer or a prompt."""
        made = [paragraph(run(block.question), "InvQuestion")]
        for draft in block.drafts:
            made += self.write(draft)
        answer = paragraphs(block.text, "InvAnswer")
        if not block.text:
            answer = [paragraph(run(prompt(), "InvPrompt"), "InvAnswer")]
        return [*made, *self.around(block, answer)]

    def note(self, block: Note) -> list[str]:
        """Return a remark, or a warning with its word before it."""
        if not block.warning:
            return self.around(block, paragraphs(block.text, "InvNote"))
        content = run(_("Note: "), properties="<w:b/>") + run(block.text)
        return self.around(block, [paragraph(content, "InvWarning")])
