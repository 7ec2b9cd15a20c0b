"""What differs between two states of a plan, and the records that explain it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from inventory.plan.blocks import ColumnKind

if TYPE_CHECKING:
    from datetime import date

    from inventory.plan.blocks import Cell


class What(StrEnum):
    """What sort of difference it is: of words, a box, a cell, or something that came or went."""

    TEXT = "text"
    BOX = "box"
    CELL = "cell"
    ADDED = "added"
    GONE = "gone"


class Piece(NamedTuple):
    """A stretch of a text: " " stands in both, "-" went, "+" came."""

    sign: str
    text: str


class LineChange(NamedTuple):
    """A record behind a figure that came, went or adds another amount to it.

    Attributes:
        kind: Kind of the record ("contract"); "" for a row of the table itself, or what no record explains.
        id: Its number, 0 for none.
        name: What people call it.
        before: What it added to the figure, in the unit of the cell; None when it was not in it.
        after: What it adds now; None when it is not in it.
        note: How it comes to what it adds now.
    """

    kind: str
    id: int
    name: str
    before: int | None
    after: int | None
    note: str = ""

    @property
    def change(self) -> int:
        """Return how much more the figure is through it."""
        return (self.after or 0) - (self.before or 0)


class Touched(NamedTuple):
    """A record that a block rests on and that was changed between its two states.

    Attributes:
        kind: Kind of the record.
        id: Its number.
        name: What people call it.
        batch: The last batch of the history that changed it.
        who: Who did that.
        day: When.
        reason: Why, in the words of who did it; "" for nothing.
    """

    kind: str
    id: int
    name: str
    batch: int
    who: str
    day: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs.

    Attributes:
        block: Id of the block.
        heading: The chapter and paragraph that it stands in, "Chapter / paragraph".
        label: What the block is called: its question, item, caption or title.
        what: What sort of difference it is.
        row: Which row of a table; "" for the whole block or column.
        column: Which column of a table, or which of the texts of another block; "" for the whole row or the main text.
        key: The stable code of the row ("contract:12", "totals" for the last one), "" when it has none.
        kind: What the cell holds.
        before: What was there; of a box whether it was ticked. None for nothing or unknown.
        after: What is there.
        why: The records that explain it; the changes of a figure's lines add up to the difference of the figure.
        touched: The records that the block rests on and that were changed between both states, where there is no `why`.
        chart: Whether it is a figure of a chart, which draws what a table holds too.
        pieces: The words of a text that went and came, when it is not all of it.
    """

    block: str
    what: What
    heading: str = ""
    label: str = ""
    row: str = ""
    column: str = ""
    key: str = ""
    kind: ColumnKind = ColumnKind.TEXT
    before: Cell = None
    after: Cell = None
    why: tuple[LineChange, ...] = ()
    touched: tuple[Touched, ...] = ()
    chart: bool = False
    pieces: tuple[Piece, ...] = ()
