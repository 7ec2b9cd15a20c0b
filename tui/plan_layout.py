"""The blocks of a chapter of the plan as they stand on the screen: items that the cursor goes along, each some lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import (
    TOTALS,
    Bullets,
    Check,
    Cover,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
    TextSlot,
)
from inventory.publish.word_table import prompt
from inventory.text import clean
from tui.plan_lines import prose
from tui.plan_table import columns_of, head, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inventory.plan.blocks import Block, Cell
    from tui.plan_lines import Line
    from tui.plan_table import Spot

SIGNS = {True: "☑", False: "☐"}


@dataclass(frozen=True, slots=True)
class Item:
    """What the cursor stops at: a block, or a row of a table.

    Attributes:
        block: The block.
        lines: Its lines.
        row: Place of the row in its table; `TOTALS` for the last row; None for what is no row.
        spots: Where the cells of the row stand.
        above: Empty lines above it.
    """

    block: Block
    lines: tuple[Line, ...]
    row: int | None = None
    spots: tuple[Spot, ...] = ()
    above: int = 1

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return the cells of the row; () for what is no row."""
        if not isinstance(self.block, Table) or self.row is None:
            return ()
        return (self.block.totals or ()) if self.row == TOTALS else self.block.rows[self.row]


def items(blocks: Iterable[Block], room: int, numbers: Mapping[str, str]) -> list[Item]:
    """Return blocks as items of so many cells.

    Args:
        blocks: The blocks in reading order.
        room: Cells.
        numbers: Numbers of headings, and captions of tables and pictures with their number, by code.
    """
    found: list[Item] = []
    for block in blocks:
        before = found[-1].block if found else None
        made = list(_items(block, room, numbers))
        if made and (before is None or (isinstance(block, Check) and isinstance(before, Check))):
            made[0] = _closer(made[0])
        found += made
    return found


def _closer(item: Item) -> Item:
    return Item(item.block, item.lines, item.row, item.spots, 0)


def _items(block: Block, room: int, numbers: Mapping[str, str]) -> Iterator[Item]:
    if isinstance(block, Table):
        yield from _table(block, room, numbers)
    elif isinstance(block, TextSlot):
        yield from _slot(block, room, numbers)
    else:
        yield Item(block, tuple(_lines(block, room, numbers)))


def _slot(block: TextSlot, room: int, numbers: Mapping[str, str]) -> Iterator[Item]:
    """Yield a question, what the inventory says of it, and the answer or the sign that there is none."""
    asked = prose(block.question, room, "strong", "  ", "? ")
    answer = prose(block.text or prompt(), room, "text" if block.text else "open", "  ")
    if not block.drafts:
        yield Item(block, (*asked, *answer))
        return
    yield Item(block, tuple(asked))
    for number, draft in enumerate(block.drafts):
        made = list(_items(draft, room, numbers))
        yield from [_closer(made[0]), *made[1:]] if made and not number else made
    yield Item(block, tuple(answer))


def _lines(block: Block, room: int, numbers: Mapping[str, str]) -> list[Line]:
    match block:
        case Heading():
            return prose(f"{numbers.get(block.id, '')} {block.text}".strip(), room, "title")
        case Cover():
            rest = [line for text in (block.board, block.period, *block.lines) for line in prose(text, room)]
            return [*prose(block.title, room, "title"), *rest]
        case Bullets():
            return [line for item in block.items for line in prose(item, room, "text", "  ", "• ")]
        case Check():
            return [*_box(block, room), *(prose(block.note, room, "quiet", "  ") if block.note else [])]
        case Figure():
            name = numbers.get(block.id, block.title)
            return [
                *prose(name, room, "strong", "  ", "▦ "),
                *prose(block.alt, room, "quiet", "  "),
            ]
        case Paragraph():
            return [*prose(block.text, room), *_footnotes(block.footnotes, room)]
        case Note():
            sign = "! " if block.warning else "· "
            return prose(block.text, room, "open" if block.warning else "quiet", "  ", sign)
        case _:
            return prose(block.id, room, "quiet")


def _box(block: Check, room: int) -> list[Line]:
    """Return a box with its text; one that nothing is known of stands out."""
    told = block.ticked or block.found is not None or any(one.count for one in block.evidence)
    part = "good" if block.ticked else "text" if told else "open"
    first, *rest = prose(block.text, room, "text", "  ", "  ")
    return [((f"{SIGNS[block.ticked]} ", part), *first[1:]), *rest]


def _footnotes(texts: tuple[str, ...], room: int) -> list[Line]:
    return [line for text in texts for line in prose(text, room, "quiet", "  ", "* ")]


def _table(block: Table, room: int, numbers: Mapping[str, str]) -> Iterator[Item]:
    """Yield a table: its caption with the headings of the columns, then its rows."""
    caption = prose(numbers.get(block.id) or block.caption, room, "strong") if block.caption else []
    if not block.rows:
        yield Item(block, (*caption, *prose(block.empty or _("unknown"), room, "quiet")))
        return
    how = columns_of(block, room)
    top = (*caption, *head(block, how))
    if top:
        yield Item(block, top)
    for place, row in enumerate(block.rows):
        laid = row_of(block, row, how, room)
        yield Item(block, laid.lines, place, laid.spots, 0 if place or top else 1)
    if block.totals:
        laid = row_of(block, block.totals, how, room, totals=True)
        yield Item(block, laid.lines, TOTALS, laid.spots, 0)
    if block.footnotes:
        yield Item(block, tuple(_footnotes(block.footnotes, room)), None, (), 0)


def said(block: Block) -> str:
    """Return in a word or two what a block is."""
    match block:
        case TextSlot():
            return _("question")
        case Check():
            return _("item of a checklist")
        case Table():
            return _("table")
        case Figure():
            return _("picture")
        case Heading():
            return _("heading")
        case Note():
            return _("remark")
        case _:
            return _("text")


def named(block: Block) -> str:
    """Return the name by which a block is told to people, on one line."""
    match block:
        case TextSlot():
            text = block.question
        case Table():
            text = block.caption
        case Figure():
            text = block.title
        case Check() | Paragraph() | Note() | Heading():
            text = block.text
        case _:
            text = ""
    return clean(text)
