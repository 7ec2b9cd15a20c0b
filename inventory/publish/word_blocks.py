"""Blocks of a plan as paragraphs and tables of a document, each generated block within its bookmark.

A bookmark starts in the first paragraph of its block and ends in the last one: bookmarks within paragraphs survive a
visit to LibreOffice, which drops content controls. A table stands between the paragraph of its caption and an edge.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Bullets, Check, Fill, Heading, Note, Paragraph, Table, TextSlot
from inventory.publish.word_captions import caption
from inventory.publish.word_notes import reference
from inventory.publish.word_ooxml import (
    BREAK,
    TAB,
    bookmark,
    bookmark_end,
    bookmark_start,
    kept,
    name,
    paragraph,
    paragraphs,
    run,
    tick_box,
)
from inventory.publish.word_table import SLIM, prompt, table_xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inventory.plan.blocks import Block
    from inventory.publish.word_captions import Kind

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
    """Turns blocks into XML and remembers the numbers of bookmarks, headings, captions and footnotes.

    Attributes:
        entries: The headings of level 1 and 2 so far, for the table of contents.
        notes: The footnotes so far; the first has number 1.
        width: Room between the margins, in 1/20 point.
        numbers: Numbering to write in paragraphs whose style has none, by style.
        broad: How wide its letters are against those that `measure` knows, at most.
    """

    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    width: int = PORTRAIT_WIDTH
    numbers: Mapping[str, str] = field(default_factory=dict)
    broad: float = SLIM
    _number: int = 0
    _chapter: int = 0
    _section: int = 0
    _annexes: int = 0
    _under: str = ""
    _captions: dict[Kind, int] = field(default_factory=lambda: {"table": 0, "figure": 0})

    def write(self, block: Block, *, keep: bool = False) -> list[str]:
        """Return a block as elements of the body, as text.

        Args:
            block: The block.
            keep: Whether its end stays on the page of what follows it.

        Raises:
            TypeError: A block of a kind that a document does not have; a mistake of the program.
        """
        if isinstance(block, Table):
            return self.table(block, keep=keep)
        made = self._written(block)
        return [*made[:-1], kept(made[-1])] if keep else made

    def _written(self, block: Block) -> list[str]:
        match block:
            case Heading():
                return self.heading(block)
            case Bullets():
                return self.around(block, [self._numbered(run(item), "ListBullet") for item in block.items])
            case Check():
                return self.check(block)
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

    def caption(self, kind: Kind, title: str, after: str = "", properties: str = "") -> str:
        """Return the caption of the next table or figure."""
        self._captions[kind] += 1
        return caption(kind, self._captions[kind], title, after, properties)

    def footnotes(self, texts: Sequence[str]) -> str:
        """Return the references to footnotes, which are kept for the part that has them."""
        self.notes += texts
        return "".join(
            reference(number) for number in range(len(self.notes) - len(texts) + 1, len(self.notes) + 1)
        )

    def around(self, block: Block, made: list[str]) -> list[str]:
        """Return paragraphs with the bookmark of their block: it starts in the first and ends in the last."""
        if not made:
            return made
        number = self.next()
        first = made[0]
        at = first.index("</w:pPr>") + len("</w:pPr>")
        made[0] = first[:at] + bookmark_start(number, name(block.id)) + first[at:]
        made[-1] = made[-1].removesuffix("</w:p>") + bookmark_end(number) + "</w:p>"
        return made

    def heading(self, block: Heading) -> list[str]:
        """Return a heading, numbered by its style."""
        self._under = block.text
        style = f"Heading{block.level}"
        if block.annex:
            style = "InvAnnexLandscape" if block.landscape else "InvAnnex"
        content = run(block.text)
        if block.level <= 2:  # noqa: PLR2004  the levels of the table of contents
            number = self.next()
            mark = f"_Toc{number:08d}"
            self.entries.append(Entry(self._count(block), block.text, block.level, mark))
            content = bookmark(number, mark, content)
        return self.around(block, [self._numbered(content, style)])

    def _numbered(self, content: str, style: str) -> str:
        return paragraph(content, style, self.numbers.get(style.removesuffix("Landscape"), ""))

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
        signs = self.footnotes(block.footnotes)
        if block.fill is not Fill.DRAFT:
            return self.around(block, _signed(paragraphs(block.text, "Normal"), signs))
        label = paragraph(run(_("From the inventory")), "InvDraftLabel")
        return self.around(block, [label, *_signed(paragraphs(block.text, "InvDraft"), signs)])

    def check(self, block: Check) -> list[str]:
        """Return an item of a checklist with its evidence below."""
        box = tick_box(self.next(), f"check:{block.id}", block.text, ticked=block.ticked)
        content = box + TAB + run(block.text)
        if block.note:
            content += BREAK + run(block.note, "InvEvidence")
        return self.around(block, [paragraph(content, "InvCheck")])

    def table(self, block: Table, *, keep: bool = False) -> list[str]:
        """Return a table with its caption, or what stands there when it has no rows.

        Its footnotes hang on the caption; without one they stand under it, since a heading row that is repeated on
        every page can have none.
        """
        if not block.rows:
            told = paragraph(run(block.empty or _("unknown"), "InvUnknown"), "InvNote")
            return self.around(block, [kept(told) if keep else told])
        top, below = paragraph("", "InvEdge", "<w:keepNext/>"), [paragraph("", "InvEdge")]
        if block.caption:
            top = self.caption("table", block.caption, self.footnotes(block.footnotes))
        else:
            below += [paragraph(run(text), "InvNote") for text in block.footnotes]
        keep = keep or len(below) > 1
        below = [*(kept(one) for one in below[:-1]), kept(below[-1]) if keep else below[-1]]
        edges = self.around(block, [top, *below])
        return [edges[0], table_xml(block, self.width, self._under, keep=keep, broad=self.broad), *edges[1:]]

    def slot(self, block: TextSlot) -> list[str]:
        """Return a question, what the inventory offers for it, and the answer or a prompt, not torn apart."""
        self._under = block.question
        made = [paragraph(run(block.question), "InvQuestion")]
        for draft in block.drafts:
            made += self.write(draft, keep=True)
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


def remarked(blocks: Sequence[Block], place: int) -> bool:
    """Return whether the block after a place is a remark on it, with which it stays."""
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return isinstance(following, Note) and not following.warning


def _signed(made: list[str], signs: str) -> list[str]:
    """Return paragraphs with references to footnotes behind the last one."""
    return [*made[:-1], made[-1].removesuffix("</w:p>") + signs + "</w:p>"]
