"""A table made of another one: rows in memory with the row numbers of the file that they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.profile import Settle, Take  # noqa: TC001  dataclass fields
from importers.reading.limits import Limits
from importers.reading.sheet import Report, Rows, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from importers.reading.sheet import Cell

Numbered = tuple[int, list["Cell"]]


@dataclass(frozen=True)
class Table:
    """A table and the kind of records that it fills.

    Args:
        sheet: The table; its row numbers are those of the file.
        record: Kind of the records.
        match: Columns that say which record a row is about, each by itself; () for the record's natural keys.
        create: Kinds of records that may be made when a row points to one that is not there.
        settle: Gives the table as it is taken in, once it is known what the database holds; None for as it is.
        take: Takes it in by rules of its own; None for row by row.
    """

    sheet: Sheet
    record: str
    match: tuple[str, ...] = ()
    create: frozenset[str] = frozenset()
    settle: Settle | None = None
    take: Take | None = None


class Kept:
    """Rows in memory that can be run through again; each run gives lists of its own, since readers may change them.

    Args:
        rows: Row number and cells.
    """

    def __init__(self, rows: Iterable[Numbered]) -> None:
        self.rows = list(rows)

    def __iter__(self) -> Iterator[Numbered]:
        """Yield each row with its number."""
        return ((number, list(cells)) for number, cells in self.rows)


def kept_sheet(
    name: str, headers: list[str], rows: Iterable[Numbered], header_row: int = 0, report: Report | None = None
) -> Sheet:
    """Return a sheet of rows in memory.

    Args:
        name: Name for people.
        headers: Names of the columns, unique.
        rows: Row number (above `header_row`) and as many cells as there are headers.
        header_row: Number of the row with the headers; 0 when the file has none.
        report: Where problems of the rows are told.
    """
    most = Limits().rows
    found = Rows(Kept(rows), header_row, 0, len(headers), most, report or Report())
    return Sheet(name, headers, found, header_row)
