"""What is behind a place of the plan: the lines that add up to a figure, or the records that a block rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.plan.blocks import ColumnKind, Line, Paragraph, Table
from inventory.publish.word_table import cell_text
from inventory.records import REGISTRY
from tui.plan_layout import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inventory.plan.blocks import Block, Evidence
    from inventory.store.database import Database
    from tui.plan_layout import Item

MOST = 500
"""Records that are named one by one; of more the list is opened with a filter."""


class Listed(NamedTuple):
    """Records that are opened as a list, because they are too many to name: kind, how many there are, and the filter."""

    kind: str
    many: int
    filter: str


class Behind(NamedTuple):
    """What is behind a place.

    Attributes:
        title: What it is about, with the figure.
        lines: The records, with what each adds.
        kind: What the amounts of the lines are.
        lists: Records that are listed.
    """

    title: str
    lines: tuple[Line, ...]
    kind: ColumnKind = ColumnKind.AMOUNT
    lists: tuple[Listed, ...] = ()

    @property
    def total(self) -> int | None:
        """Return what the lines add up to, in the unit of the cell; None when they are only counted."""
        amounts = [line.amount for line in self.lines if line.amount is not None]
        return sum(amounts) if amounts else None


def behind(database: Database, item: Item, column: int) -> Behind | None:
    """Return what is behind an item of the page; None for nothing.

    Args:
        database: Where the names of records are.
        item: The item.
        column: The column under the cursor, for a row of a table.
    """
    block = item.block
    if isinstance(block, Table) and item.row is not None:
        found = _of_cell(block, item, column)
        if found is not None:
            return found
    if isinstance(block, Paragraph) and block.lines:
        return Behind(named(block), block.lines)
    proof = block.evidence
    if isinstance(block, Table) and not proof:
        proof = ()
    return of_evidence(database, named(block), proof) if proof else None


def _of_cell(table: Table, item: Item, column: int) -> Behind | None:
    """Return the lines of a cell; of a cell without lines its record, or the lines of the last figure of its row."""
    mine = {proof.column: proof.lines for proof in table.proofs if proof.row == item.row}
    key = _record(table, item)
    if column not in mine and key is not None:
        return Behind(key.name, (key,))
    place = column if column in mine else max(mine, default=None)
    if place is None:
        return None
    cells, head = item.cells, table.columns[place]
    first = cell_text(cells[0], table.columns[0].kind)
    figure = cell_text(cells[place], head.kind)
    parts = [part for part in (first if place else "", head.label, figure) if part]
    return Behind(" · ".join(parts), mine[place], head.kind)


def _record(table: Table, item: Item) -> Line | None:
    """Return the record that a row is about, when its key names one."""
    if item.row is None or not 0 <= item.row < len(table.keys):
        return None
    kind, _colon, number = table.keys[item.row].partition(":")
    if kind not in REGISTRY or not number.isdecimal():
        return None
    return Line(kind, int(number), cell_text(item.cells[0], table.columns[0].kind))


def of_evidence(database: Database, title: str, proof: Sequence[Evidence]) -> Behind | None:
    """Return the records that a block rests on by name, or as lists when they are many; None for none."""
    from inventory.records import get  # noqa: PLC0415
    from inventory.store.titles import titles  # noqa: PLC0415

    lines: dict[tuple[str, int], Line] = {}
    lists = []
    with database.read() as connection:
        for one in proof:
            if one.kind not in REGISTRY:
                continue
            numbers = one.ids[:MOST]
            if len(one.ids) > MOST or (not one.ids and one.count):
                lists.append(Listed(one.kind, one.count or len(one.ids), one.filter))
                continue
            names = titles(connection, get(one.kind), numbers)
            lines |= {(one.kind, n): Line(one.kind, n, names[n]) for n in numbers if n in names}
    if not lines and not lists:
        return None
    return Behind(title, tuple(lines.values()), ColumnKind.NUMBER, tuple(dict.fromkeys(lists)))


def rests_on(block: Block) -> str:
    """Return in a few words which records a block rests on: "12 contracts, 3 systems"."""
    counts: dict[str, int] = {}
    for one in block.evidence:
        if one.kind in REGISTRY:
            counts[one.kind] = counts.get(one.kind, 0) + max(one.count, len(one.ids))
    return ", ".join(_counted(kind, count) for kind, count in counts.items() if count)


def _counted(kind: str, count: int) -> str:
    record = REGISTRY[kind]
    return f"{count} {_(record.label if count == 1 else record.plural)}"


def told(line: Line, kind: ColumnKind) -> str:
    """Return what a record adds, in the unit of the cell; "" for one that is only named."""
    return "" if line.amount is None else cell_text(line.amount, kind)


def broadest(lines: Iterable[Line], kind: ColumnKind) -> int:
    """Return how many cells the amounts of lines take."""
    return max((len(told(line, kind)) for line in lines), default=0)
