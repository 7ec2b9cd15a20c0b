"""How two states of a table differ: rows and columns that came and went, cells, with the records behind each figure.

Rows are matched by their key, or by what their first cell says; columns by their heading. Their order does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.plan.blocks import ColumnKind, Line, Prompt, Written
from inventory.plan.difference_kinds import Difference, What
from inventory.plan.difference_lines import explained
from inventory.plan.difference_rows import Sheet, matched, paired
from inventory.plan.difference_shown import cell_text
from inventory.plan.difference_text import undated, words
from inventory.records import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from inventory.plan.blocks import Cell, Column, Table
    from inventory.plan.difference_kinds import LineChange
    from inventory.plan.difference_rows import Key, SheetRow

    Lines = tuple[Line, ...]

COUNTED = frozenset({ColumnKind.AMOUNT, ColumnKind.NUMBER, ColumnKind.FTE})
"""Columns whose figures add up; shares and days do not."""


class Side(NamedTuple):
    """A cell in one state of its table, with what is needed to say what is behind it."""

    sheet: Sheet
    row: SheetRow
    key: Key

    @property
    def cell(self) -> Cell:
        """Return what it holds."""
        return self.row.cells.get(self.key)

    @property
    def column(self) -> Column:
        """Return its column."""
        return self.sheet.columns[self.key]

    @property
    def number(self) -> int:
        """Return its figure, 0 when it holds none."""
        return self.cell if isinstance(self.cell, int) else 0

    def lines(self) -> Lines | None:
        """Return the lines behind it: its proof, the rows of a total, or the record of its row; None when unknown."""
        if self.key in self.row.proofs:
            return self.row.proofs[self.key]
        if not isinstance(self.cell, int) or not self.cell:
            return () if not self.cell else None
        if self.column.kind not in COUNTED:
            return None
        if self.row is self.sheet.totals:
            return self._rows()
        own = _own(self.row, self.cell)
        return (own,) if own.kind else None

    def _rows(self) -> Lines | None:
        """Return the rows of the table as the lines of its total, when they add up to it."""
        cells = ((row, row.cells.get(self.key)) for row in self.sheet.rows)
        lines = tuple(_own(row, cell) for row, cell in cells if isinstance(cell, int) and cell)
        return lines if sum(line.amount or 0 for line in lines) == self.cell else None


def _own(row: SheetRow, cell: int) -> Line:
    """Return a row as a line: the record that its key names, or itself."""
    kind, _colon, number = row.key.partition(":")
    known = kind in REGISTRY and number.isdecimal()
    return Line(kind if known else "", int(number) if known else 0, row.name, cell)


def differences(before: Table | None, after: Table | None, days: Sequence[date] = ()) -> Iterator[Difference]:
    """Yield what differs between two states of a table, in the order of the later one; what went comes last.

    Args:
        before: The former state; None for a table that was not there.
        after: The later state; None for a table that is not there.
        days: The days of both states, which are no difference where a text names them.
    """
    known = after or before
    if known is None:
        return
    old, new = Sheet(before), Sheet(after)
    columns = paired(old, new)
    if before is not None and after is not None:
        yield from _columns(known.id, old, new, columns)
    rows = matched(old.rows, new.rows)
    if old.totals or new.totals:
        rows.append((old.totals, new.totals))
    for was, now in rows:
        if was is not None and now is not None:
            for key, former in columns.items():
                sides = Side(old, was, former), Side(new, now, key)
                if not same(sides[0].cell, sides[1].cell, days):
                    yield _cell(known.id, *sides)
        elif now is not None:
            yield _one_sided(known.id, What.ADDED, new, now)
        elif was is not None:
            yield _one_sided(known.id, What.GONE, old, was)


def _columns(block: str, old: Sheet, new: Sheet, columns: dict[Key, Key]) -> Iterator[Difference]:
    """Yield the columns that came, went, or have another heading."""
    for key, column in new.columns.items():
        if key not in columns:
            yield Difference(block=block, what=What.ADDED, column=column.label, kind=column.kind)
        elif columns[key] != key:
            before, after = columns[key][0], column.label
            yield Difference(
                block=block,
                what=What.TEXT,
                column=after,
                before=before,
                after=after,
                pieces=words(before, after),
            )
    for key, column in old.columns.items():
        if key not in columns.values():
            yield Difference(block=block, what=What.GONE, column=column.label, kind=column.kind)


def _cell(block: str, was: Side, now: Side) -> Difference:
    """Return a cell that differs."""
    if _is_text(was.cell) and _is_text(now.cell):
        before, after = cell_text(was.cell), cell_text(now.cell)
        return Difference(
            block=block,
            what=What.TEXT,
            row=now.row.name,
            key=_key(now),
            column=now.column.label,
            before=before,
            after=after,
            pieces=words(before, after),
        )
    return Difference(
        block=block,
        what=What.CELL,
        row=now.row.name,
        key=_key(now),
        column=now.column.label,
        kind=now.column.kind,
        before=was.cell,
        after=now.cell,
        why=_why(was.lines(), now.lines(), now.number - was.number),
    )


def _key(side: Side) -> str:
    return "totals" if side.row is side.sheet.totals else side.row.key


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, (str, Written, Prompt))


def _why(before: Lines | None, after: Lines | None, difference: int) -> tuple[LineChange, ...]:
    if before is None or after is None:
        return ()
    return explained(before, after, difference)


def same(before: Cell, after: Cell, days: Sequence[date] = ()) -> bool:
    """Return whether two cells say the same; a place to fill says the same whatever its code."""
    if _is_text(before) and _is_text(after):
        return undated(cell_text(before), days) == undated(cell_text(after), days)
    return before == after


def _one_sided(block: str, what: What, sheet: Sheet, row: SheetRow) -> Difference:
    """Return a row that came or went: its last figure with what is behind it, or all that it says."""
    sides = [Side(sheet, row, key) for key in row.cells]
    figures = [one for one in sides if isinstance(one.cell, int) and one.column.kind is ColumnKind.AMOUNT]
    proven = [one for one in figures if one.key in row.proofs] or figures
    if not proven:
        told = (cell_text(one.cell, one.column.kind) for one in sides)
        text = " · ".join(filter(None, told))
        pair = (None, text) if what is What.ADDED else (text, None)
        return Difference(block=block, what=what, row=row.name, key=row.key, before=pair[0], after=pair[1])
    chosen, lines = proven[-1], proven[-1].lines()
    came = what is What.ADDED
    return Difference(
        block=block,
        what=what,
        row=row.name,
        key=row.key,
        column=chosen.column.label,
        kind=ColumnKind.AMOUNT,
        before=None if came else chosen.cell,
        after=chosen.cell if came else None,
        why=_why((), lines, chosen.number) if came else _why(lines, (), -chosen.number),
    )
