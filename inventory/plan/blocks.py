"""What a plan is made of: plain blocks in reading order, each with the records that it rests on.

A block knows nothing of Word or Excel. Its id is stable: the same block has the same id in every edition of the plan,
so that a document that somebody has edited can be found again block by block.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Fill(StrEnum):
    """Who fills a block: the program, the program as a draft that a person confirms, or a person."""

    AUTOMATIC = "A"
    DRAFT = "D"
    TEXT = "T"


class ColumnKind(StrEnum):
    """What the cells of a column hold: text, cents, a whole number, 1/100 fte, a day, or 1/100 percent."""

    TEXT = "text"
    AMOUNT = "amount"
    NUMBER = "number"
    FTE = "fte"
    DATE = "date"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Records that a figure or a tick rests on.

    Attributes:
        kind: Kind of the records ("contract").
        ids: Their numbers; empty when there are too many to name.
        count: How many they are.
        filter: The filter that lists them, when they are not named.
    """

    kind: str
    ids: tuple[int, ...] = ()
    count: int = 0
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A place that a person still has to fill; never given a made-up text.

    Attributes:
        slot: Code of the text (`PlanText.slot`).
    """

    slot: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote in a place of the plan: shown like any text, and read back from an edited document.

    Attributes:
        slot: Code of the text (`PlanText.slot`).
        text: What stands there, never empty (an empty place is a `Prompt`).
    """

    slot: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A record that a figure is made up of.

    Attributes:
        kind: Kind of the record ("contract").
        id: Its number.
        name: What people call it.
        amount: What it adds to the figure, in the unit of the cell; None for a record that is counted as one.
        note: How it comes to that, in words; "" for nothing to say.
    """

    kind: str
    id: int
    name: str
    amount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """The lines behind one cell of a table: together they are its figure.

    Attributes:
        row: Place of the row, from 0; TOTALS for the last row.
        column: Place of the column, from 0.
        lines: The lines; their amounts add up to the cell.
    """

    row: int
    column: int
    lines: tuple[Line, ...]


TOTALS = -1
"""Row of a `Proof` that is about the totals."""

Cell = str | int | date | Prompt | Written | None
"""What a cell holds, in the unit of its column; None is unknown, "" is empty on purpose."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, what it holds, and its share of the width (against the other columns)."""

    label: str
    kind: ColumnKind = ColumnKind.TEXT
    share: int = 10


@dataclass(frozen=True, kw_only=True)
class Block:
    """What every block has.

    Attributes:
        id: Stable code, small letters, digits and "-".
        fill: Who fills it.
        evidence: The records that it rests on.
    """

    id: str
    fill: Fill = Fill.AUTOMATIC
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cover(Block):
    """The front page: title, the board, the years, and lines below them.

    Attributes:
        title: The title of the document.
        board: Whose it is.
        period: The years, or "".
        lines: What stands below.
        short: Whether it is no page of its own but the top of the first one, without a table of contents.
    """

    title: str
    board: str
    period: str
    lines: tuple[str, ...] = ()
    short: bool = False


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A heading of level 1 to 3; an annex is a level 1 with a letter instead of a number."""

    text: str
    level: int = 1
    annex: bool = False
    landscape: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph(Block):
    """A text of the template or made from the inventory, a line for each paragraph.

    Attributes:
        text: The text.
        footnotes: Remarks of a count date or a scope, at the foot of the page where there are pages.
        lines: The records that its one figure is made up of, when it has one.
    """

    text: str
    footnotes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bullets(Block):
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Check(Block):
    """An item of a checklist.

    Attributes:
        text: What is asked.
        ticked: Whether it is there; an item that nothing is known of is not ticked.
        note: The evidence in words, or what is missing; the reason when a person decided.
        found: What the inventory itself would say, when a person decided otherwise or besides; None when nobody did.
    """

    text: str
    ticked: bool
    note: str = ""
    found: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """A table.

    Attributes:
        columns: Its columns.
        rows: Its rows, a cell for each column; a row of one cell in a wider table is a heading over the rows that follow.
        totals: The last row, None for a table that adds nothing up.
        caption: What stands above it.
        empty: What stands there instead when it has no rows.
        keys: A stable code for each row ("contract:12"), by which it is found again in another edition; () when the
            first cell says which row it is.
        proofs: The lines behind its figures, for the cells that have them.
        footnotes: Remarks of a count date or a scope, at the foot of the page where there are pages.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] | None = None
    caption: str = ""
    empty: str = ""
    keys: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TextSlot(Block):
    """A question with what somebody wrote there.

    Attributes:
        question: The question in the template's words.
        text: The answer; "" when nobody wrote one, which a document shows as a prompt.
        drafts: What the inventory offers for the answer.
    """

    question: str
    text: str = ""
    drafts: tuple[Block, ...] = ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return all blocks in reading order, also the drafts within questions."""
    for block in blocks:
        yield block
        if isinstance(block, TextSlot):
            yield from walk(block.drafts)


@dataclass(frozen=True, kw_only=True)
class Figure(Block):
    """A picture of the landscape or of figures on the day of the plan; whoever publishes draws it.

    Attributes:
        kind: Which picture: "parties", "domains", "matrix", "flows", "roadmap" or "portfolio" of the landscape;
            "chart:years", "chart:pillars", "chart:replacement" or "chart:indicators" of the figures of its table.
        title: Title above it.
        alt: What it shows, for who cannot see it.
        table: The figures of a chart: its rows are drawn, and read by who cannot see them; None for a landscape.
    """

    kind: str
    title: str
    alt: str
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Note(Block):
    """A remark on what stands above: a count date, a scope, an assumption, a warning."""

    text: str
    warning: bool = False
