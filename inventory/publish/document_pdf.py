"""A plan as PDF: tagged by PDF/UA-1 so that it can be heard as well as seen, with the order and numbers of the Word document.

Typst sets it (an extra); the texts go to it as data, so that none of them is taken for markup. The same blocks are the
same bytes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _, current
from inventory.plan.blocks import (
    Bullets,
    Check,
    Cover,
    Figure,
    Fill,
    Heading,
    Note,
    Paragraph,
    Table,
    TextSlot,
)
from inventory.publish.document_numbers import LEVELS, NUMBERED, Numbers
from inventory.publish.document_pdf_letters import set_with_letters
from inventory.publish.document_pdf_table import LYING, STANDING, table, told_lines
from inventory.publish.plain import plain
from inventory.publish.word_table import prompt
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.plan.blocks import Block
    from inventory.publish.figures import Plates

SOURCE = Path(__file__).parent / "document.typ"
POINTS = 72 / 25.4
"""Points in a mm."""
BOX = re.compile(r'viewBox="[0-9.-]+ [0-9.-]+ ([0-9.]+) ([0-9.]+)"')
MOST_RUNNING = 60
"""Letters of a text at the head or foot of every page."""
LONG = 30
"""Blocks of a chapter, on average, from which chapters begin on a new page."""
TALL, TALL_LYING = 110, 140
"""Most height of a picture in mm, on a standing and on a lying page: what the caption and a heading leave."""


def write_pdf(blocks: Sequence[Block], path: Path, plates: Plates) -> None:
    """Write a plan as PDF.

    Args:
        blocks: The blocks of `plan.assemble`, a `Cover` first.
        path: The file to make; an existing one is replaced.
        plates: Its pictures (`figures.drawn`).

    Raises:
        InputError: Typst is not installed, or the file cannot be written.
    """
    write_whole(path, document_pdf(blocks, plates))


def document_pdf(blocks: Sequence[Block], plates: Plates) -> bytes:
    """Return a plan as PDF, in the language now spoken.

    Raises:
        InputError: Typst is not installed, or it cannot set the plan.
        ValueError: The first block is no cover; a mistake of who made the blocks.
    """
    cover = blocks[0]
    if not isinstance(cover, Cover):
        raise ValueError("a plan begins with its cover")  # noqa: TRY004  the wrong value in the first place
    teller = Teller(plates)
    told = json.dumps(
        {**_frame(cover), "chapters": _long(blocks), "sections": teller.sections(blocks[1:])},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    # An amount stays on the line of its sign.
    return set_with_letters(
        SOURCE.read_text("utf-8"), told.replace("€ ", "€\N{NO-BREAK SPACE}"), teller.files, "ua-1"
    )


def _long(blocks: Sequence[Block]) -> bool:
    """Return whether chapters are so long that each begins on a new page: half empty pages would come of short ones."""
    chapters = sum(isinstance(one, Heading) and one.level == 1 and not one.annex for one in blocks)
    return len(blocks) >= LONG * max(chapters, 1)


def _frame(cover: Cover) -> dict[str, Any]:
    """Return what stands on the front page and around every page."""
    page, _mark, rest = _("Page {page} of {pages}").partition("{page}")
    between, _mark, after = rest.partition("{pages}")
    return {
        "language": current(),
        "title": plain(cover.title) or _("Plan"),
        "board": plain(cover.board),
        "period": plain(cover.period),
        "lines": [plain(line) for line in cover.lines],
        "short": cover.short,
        "running": [
            plain(cover.board, MOST_RUNNING),
            plain(f"{cover.title} {cover.period}", MOST_RUNNING),
            plain("; ".join(cover.lines), MOST_RUNNING),
        ],
        "words": {
            "page": [page, between, after],
            "contents": _("Contents"),
            "draft": _("From the inventory"),
            "note": _("Note: "),
            "prompt": prompt(),
            "yes": _("yes"),
            "no": _("no"),
        },
    }


class Teller:
    """Tells blocks as data for the source, and gathers the pictures as files.

    Args:
        plates: The pictures by the id of their block.
    """

    def __init__(self, plates: Plates) -> None:
        self.plates = plates
        self.files: dict[str, str] = {}
        self.numbers = Numbers()
        self._above: list[tuple[int, int]] = []
        self._annexes = False
        self._lying = False

    def sections(self, blocks: Sequence[Block]) -> list[dict[str, Any]]:
        """Return blocks in runs of standing and lying pages; a heading that lies, or stands again, begins one."""
        found: list[dict[str, Any]] = [{"lying": False, "blocks": []}]
        for block in blocks:
            if isinstance(block, Heading) and block.landscape != self._lying:
                self._lying = block.landscape
                found.append({"lying": self._lying, "blocks": []})
            found[-1]["blocks"].append(self.told(block))
        return [one for one in found if one["blocks"]]

    def told(self, block: Block) -> dict[str, Any]:
        """Return one block.

        Raises:
            TypeError: A block of a kind that a document does not have; a mistake of the program.
        """
        match block:
            case Heading():
                return self._heading(block)
            case Bullets():
                return {"type": "bullets", "items": [told_lines(item) for item in block.items]}
            case Check():
                note = told_lines(block.note) if block.note else None
                return {"type": "check", "ticked": block.ticked, "text": told_lines(block.text), "note": note}
            case Table():
                return table(
                    block, self.numbers.table(block) if block.rows else "", LYING if self._lying else STANDING
                )
            case TextSlot():
                return self._slot(block)
            case Note():
                return {"type": "note", "warning": block.warning, "lines": told_lines(block.text)}
            case Paragraph():
                notes = [told_lines(note) for note in block.footnotes]
                draft = block.fill is Fill.DRAFT
                return {
                    "type": "paragraph",
                    "draft": draft,
                    "lines": told_lines(block.text),
                    "footnotes": notes,
                }
            case Figure():
                return self._figure(block)
            case _:
                raise TypeError(f"a document has no place for a {type(block).__name__}")

    def _slot(self, block: TextSlot) -> dict[str, Any]:
        drafts = [self.told(one) for one in block.drafts]
        answer = told_lines(block.text) if block.text else None
        return {"type": "slot", "question": told_lines(block.question), "drafts": drafts, "lines": answer}

    def _heading(self, block: Heading) -> dict[str, Any]:
        """Return a heading; PDF/UA takes no level that skips one, and what has one level shows as one."""
        while self._above and self._above[-1][0] >= block.level:
            self._above.pop()
        level = min(block.level, self._above[-1][1] + 1 if self._above else 1, LEVELS)
        self._above.append((block.level, level))
        begins = block.level == 1 and not (block.annex and self._annexes)
        self._annexes = self._annexes or block.annex
        text = f"{self.numbers.heading(block)} {plain(block.text)}".strip()
        listed = block.annex or block.level <= NUMBERED
        head = {"type": "heading", "level": level, "listed": listed, "begins": begins}
        return {**head, "text": text or "–"}  # noqa: RUF001  a dash

    def _figure(self, block: Figure) -> dict[str, Any]:
        names = []
        for page, svg in enumerate(self.plates[block.id].sheets):
            names.append(f"{block.id}-{page}.svg")
            self.files[names[-1]] = svg
        return {
            "type": "figure",
            "caption": told_lines(self.numbers.figure(block)),
            "alt": plain(block.alt) or plain(block.title) or "–",  # noqa: RUF001  a dash
            "sheets": names,
            "heights": [self._height(svg) for svg in self.plates[block.id].sheets],
        }

    def _height(self, svg: str) -> float:
        """Return how high a sheet is set, in mm: as wide as the page when it is not too tall for that."""
        most, wide = (TALL_LYING, LYING) if self._lying else (TALL, STANDING)
        found = BOX.search(svg)
        if found is None or not float(found[1]):
            return most
        return min(most, round(wide / POINTS * float(found[2]) / float(found[1]), 1))
