"""What differs between two states of a plan, a version and another one or today: texts, boxes, cells, rows and blocks.

Blocks are matched by their id. A figure that differs is explained by the records behind it: those that came, went, or add
another amount to it now; together they are the difference.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from inventory.plan.blocks import (
    Bullets,
    Check,
    ColumnKind,
    Cover,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
    TextSlot,
    walk,
)
from inventory.plan.difference_kinds import Difference, LineChange, Piece, What
from inventory.plan.difference_lines import came_and_went, explained
from inventory.plan.difference_table import differences
from inventory.plan.difference_text import undated, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from inventory.plan.blocks import Block

__all__ = ["Difference", "LineChange", "Piece", "What", "compare"]


def _lined(texts: Iterable[str]) -> str:
    return "\n".join(texts)


TEXTS: dict[type[Block], Callable[[Any], dict[str, str]]] = {
    Cover: lambda one: {
        "": one.title,
        N_("board"): one.board,
        N_("years"): one.period,
        N_("lines below the title"): _lined(one.lines),
    },
    Heading: lambda one: {"": one.text},
    Note: lambda one: {"": one.text},
    Paragraph: lambda one: {"": one.text, N_("footnotes"): _lined(one.footnotes)},
    Bullets: lambda one: {"": _lined(one.items)},
    Check: lambda one: {"": one.text, N_("explanation"): one.note},
    TextSlot: lambda one: {"": one.text, N_("question"): one.question},
    Table: lambda one: {N_("title"): one.caption, N_("footnotes"): _lined(one.footnotes)},
    Figure: lambda one: {"": "" if one.table else one.alt, N_("title"): one.title},
}
"""The texts of each class of block, by what they are in it; a chart's alternative says again what its table says."""


@dataclass
class _Placed:
    """A block with the headings that it stands under, and the block before it."""

    block: Block
    under: tuple[Heading, ...]
    after: str


@dataclass
class _State:
    """The blocks of one state by id."""

    blocks: Iterable[Block]
    placed: dict[str, _Placed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        under: list[Heading] = []
        last = ""
        for block in walk(self.blocks):
            if isinstance(block, Heading):
                under = [one for one in under if one.level < block.level]
            self.placed.setdefault(block.id, _Placed(block, tuple(under), last))
            last = block.id
            if isinstance(block, Heading):
                under.append(block)


def compare(before: Sequence[Block], after: Sequence[Block], days: Sequence[date] = ()) -> list[Difference]:
    """Return what differs, in reading order.

    Args:
        before: The blocks of the former state.
        after: The blocks of the later state.
        days: The days of both states, which are no difference where a text names them.
    """
    old, new = _State(before), _State(after)
    found: list[Difference] = []
    gone = _gone(old, new)
    for number in ("", *new.placed):
        if number:
            found += _of(old.placed.get(number), new.placed[number], old, new, days)
        for placed in gone.get(number, ()):
            found += _of(placed, None, old, new, days)
    return found


def _gone(old: _State, new: _State) -> dict[str, list[_Placed]]:
    """Return the blocks that are not there any more, by the block that they stood behind and that is still there."""
    found: dict[str, list[_Placed]] = {}
    behind = ""
    for number, placed in old.placed.items():
        if number in new.placed:
            behind = number
        else:
            found.setdefault(behind, []).append(placed)
    return found


def _of(
    was: _Placed | None, now: _Placed | None, old: _State, new: _State, days: Sequence[date]
) -> Iterator[Difference]:
    """Yield what differs in one block; a block under a heading that came or went itself is told with the heading."""
    placed = now or was
    assert placed is not None
    heading = " / ".join(one.text for one in placed.under)
    if was is not None and now is not None and type(was.block) is type(now.block):
        found = _both(was.block, now.block, days)
    else:
        found = iter([*_one_sided(was, None, new), *_one_sided(None, now, old)])
    for one in found:
        yield replace(one, heading=heading, label=one.label or _label(placed.block))


def _one_sided(was: _Placed | None, now: _Placed | None, other: _State) -> Iterator[Difference]:
    """Yield that a block came or went, unless the other state has not the heading either that it stands under."""
    placed = now or was
    if placed is not None and all(one.id in other.placed for one in placed.under):
        what, text = What.GONE if now is None else What.ADDED, _whole(placed.block)
        before, after = (text, None) if now is None else (None, text)
        yield Difference(block=placed.block.id, what=what, before=before, after=after)


def _both(was: Block, now: Block, days: Sequence[date]) -> Iterator[Difference]:
    """Yield what differs in a block that is in both."""
    if isinstance(was, Check) and isinstance(now, Check) and was.ticked != now.ticked:
        why = came_and_went(was.evidence, now.evidence)
        yield Difference(
            block=now.id,
            what=What.BOX,
            before=was.ticked,
            after=now.ticked,
            why=why,
            pieces=words(was.note, now.note),
        )
        was = replace(was, note=now.note)
    former, later = _texts(was), _texts(now)
    for name, text in later.items():
        if undated(former[name], days) != undated(text, days):
            yield Difference(
                block=now.id,
                what=What.TEXT,
                column=_(name),
                before=former[name],
                after=text,
                pieces=words(former[name], text),
                **(_behind(was, now) if not name else {}),
            )
    if isinstance(was, Table) and isinstance(now, Table):
        yield from differences(was, now, days)
    if isinstance(was, Figure) and isinstance(now, Figure) and was.table and now.table:
        for one in differences(was.table, now.table, days):
            yield replace(one, block=now.id, chart=True)


def _behind(was: Block, now: Block) -> dict[str, Any]:
    """Return the records behind the one figure of a paragraph that make its difference, and what their amounts are."""
    if not (isinstance(was, Paragraph) and isinstance(now, Paragraph)):
        return {}
    counted = all(line.amount is None for line in (*was.lines, *now.lines))
    kind = ColumnKind.NUMBER if counted else ColumnKind.AMOUNT
    return {"why": explained(was.lines, now.lines), "kind": kind}


def _texts(block: Block) -> dict[str, str]:
    """Return the texts of a block by what they are in it, "" for what it is about; always the same names for a class."""
    for form, texts in TEXTS.items():
        if isinstance(block, form):
            return texts(block)
    return {}


def _whole(block: Block) -> str:
    """Return what a block that came or went says, in short."""
    if isinstance(block, Table):
        return _lined((block.caption or block.empty, *(str(row[0] or "") for row in block.rows if row)))
    if isinstance(block, TextSlot):
        return block.text or block.question
    return next(iter(_texts(block).values()), "")


def _label(block: Block) -> str:
    """Return what people call a block."""
    match block:
        case TextSlot():
            return block.question
        case Check() | Heading():
            return block.text
        case Table():
            return block.caption
        case Figure() | Cover():
            return block.title
        case _:
            return ""
