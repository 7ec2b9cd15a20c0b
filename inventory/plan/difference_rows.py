"""The rows of a table that are the same row in two states of it: by their key, or by what their first cell says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from inventory.plan.blocks import TOTALS
from inventory.plan.difference_shown import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inventory.plan.blocks import Cell, Column, Line, Table

    Key = tuple[str, int]
    """Heading of a column, and which of that heading it is."""

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class SheetRow:
    """A row by the headings of its columns, with the lines behind its cells."""

    name: str
    key: str
    cells: dict[Key, Cell]
    proofs: dict[Key, tuple[Line, ...]]

    @cached_property
    def text(self) -> str:
        """Return all that it says, to order rows by whatever their place."""
        return repr(sorted(self.cells.items()))


class Sheet:
    """A table, laid out to be held against another one.

    Args:
        table: The table; None for one that is not there.
    """

    def __init__(self, table: Table | None) -> None:
        self.table = table
        seen: Counter[str] = Counter()
        self.columns: dict[Key, Column] = {}
        for column in table.columns if table else ():
            self.columns[column.label, seen[column.label]] = column
            seen[column.label] += 1

    @cached_property
    def rows(self) -> list[SheetRow]:
        """Return its rows, the totals apart."""
        if self.table is None:
            return []
        names = [_name(cells) for cells in self.table.rows]
        twice = {name for name, count in Counter(names).items() if count > 1}
        return [
            self._row(place, cells, _longer(cells) if name in twice else name)
            for place, (cells, name) in enumerate(zip(self.table.rows, names, strict=True))
        ]

    @cached_property
    def totals(self) -> SheetRow | None:
        """Return its last row."""
        if self.table is None or self.table.totals is None:
            return None
        return self._row(TOTALS, self.table.totals, _name(self.table.totals))

    def _row(self, place: int, cells: Sequence[Cell], name: str) -> SheetRow:
        table = self.table
        assert table is not None
        named = list(self.columns)
        keys = table.keys if len(table.keys) == len(table.rows) and place != TOTALS else ()
        proofs: dict[Key, tuple[Line, ...]] = defaultdict(tuple)
        for one in self._proofs.get(place, ()):
            proofs[named[one[0]]] += one[1]
        held = dict(zip(named, cells, strict=False))
        return SheetRow(name, keys[place] if keys else "", held, dict(proofs))

    @cached_property
    def _proofs(self) -> dict[int, list[tuple[int, tuple[Line, ...]]]]:
        found: dict[int, list[tuple[int, tuple[Line, ...]]]] = defaultdict(list)
        for proof in self.table.proofs if self.table else ():
            found[proof.row].append((proof.column, proof.lines))
        return found


def _name(cells: Sequence[Cell]) -> str:
    return cell_text(cells[0]) if cells else ""


def _longer(cells: Sequence[Cell]) -> str:
    """Return the name of a row whose first cell does not tell it apart: its first two texts."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell][:2]
    return " – ".join(texts)  # noqa: RUF001  a dash between two names


def matched(
    old: Sequence[SheetRow], new: Sequence[SheetRow]
) -> list[tuple[SheetRow | None, SheetRow | None]]:
    """Return which row became which, in the order of the later rows; rows that went come last."""
    keyed = all(row.key for row in (*old, *new))
    left: dict[str, list[SheetRow]] = defaultdict(list)
    for row in old:
        left[row.key if keyed else row.name].append(row)
    groups: dict[str, list[SheetRow]] = defaultdict(list)
    for row in new:
        groups[row.key if keyed else row.name].append(row)
    former: dict[int, SheetRow] = {}
    taken: set[int] = set()
    for name, mine in groups.items():
        for was, now in _closest(left.get(name, []), mine):
            former[id(now)] = was
            taken.add(id(was))
    found: list[tuple[SheetRow | None, SheetRow | None]] = [(former.get(id(row)), row) for row in new]
    return [*found, *((row, None) for row in old if id(row) not in taken)]


def _closest(old: list[SheetRow], new: list[SheetRow]) -> Iterator[tuple[SheetRow, SheetRow]]:
    """Yield pairs of rows of one name: those that have most in common first, whatever their order."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    pairs = [(was, now) for was in old for now in new]
    pairs.sort(key=lambda pair: (-_common(*pair), *sorted(row.text for row in pair)))
    gone: set[int] = set()
    for was, now in pairs:
        if id(was) not in gone and id(now) not in gone:
            gone |= {id(was), id(now)}
            yield was, now


def _common(was: SheetRow, now: SheetRow) -> int:
    return sum(now.cells.get(key) == cell for key, cell in was.cells.items())


def paired(old: Sheet, new: Sheet) -> dict[Key, Key]:
    """Return which column was which: those of one heading, and those that only have another wording in the same place.

    A heading with another number in it, such as a year, is another column.
    """
    found = {key: key for key in new.columns if key in old.columns}
    for (key, column), (former, other) in zip(new.columns.items(), old.columns.items(), strict=False):
        apart = key not in old.columns and former not in new.columns
        if apart and column.kind is other.kind and NUMBER.findall(key[0]) == NUMBER.findall(former[0]):
            found[key] = former
    return {key: found[key] for key in new.columns if key in found}
