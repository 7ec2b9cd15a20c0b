"""The perfect board: it comes in whole, and no rule has anything to say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.signals.check import check
from tests.inventory.signals.perfect_board import ON

if TYPE_CHECKING:
    from importers.report import ImportReport
    from inventory.store.database import Database


def test_every_row_and_column_comes_in(perfect_report: ImportReport) -> None:
    for table in perfect_report.tables:
        assert (table.file, table.rejected) == (table.file, [])
        assert (table.file, list(table.unknown_columns)) == (table.file, [])
        assert (table.file, table.new) == (table.file, table.rows)


def test_nothing_is_the_matter(perfect: Database) -> None:
    with perfect.read() as connection:
        found = check(connection, ON)
    assert "\n".join(f"{one.rule} {one.status}: {one.subject.name}: {one.message}" for one in found) == ""
