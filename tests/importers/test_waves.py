"""Rows that point to rows of the same table come in whatever their order, each once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.records.assets import Category, Lot
from inventory.store import history
from inventory.store.work import work
from tests.importers.board import take, write

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

HEADER = "Ordernummer;Omschrijving;Categorie;Aantal;Stukprijs;In gebruik;Afgesplitst van\n"


def line(code: str, parent: str = "", quantity: str = "1") -> str:
    """Return a row of a lot."""
    return f"{code};Partij {code};Laptop;{quantity};10,00;01-01-2024;{parent}\n"


def parents(database: Database) -> dict[str, str | None]:
    """Return from which lot each lot was split off, by code."""
    lot, parent = Lot.table, Lot.table.alias()
    query = sa.select(lot.c.code, parent.c.code).select_from(
        lot.outerjoin(parent, parent.c.id == lot.c.split_from)
    )
    with database.read() as connection:
        return {row[0]: row[1] for row in connection.execute(query.order_by(lot.c.code))}


@pytest.fixture
def stocked(database: Database) -> Database:
    """Return a database with a category."""
    with work(database, "Anna") as unit:
        unit.add(Category, {"name": "Laptop"})
    return database


def test_lots_come_before_their_parents(stocked: Database, tmp_path: Path) -> None:
    rows = [line(f"L{n:02d}", f"L{n + 1:02d}" if n < 9 else "") for n in range(10)]
    random.Random(3).shuffle(rows)
    path = write(tmp_path, HEADER + "".join(rows), "lot.csv")
    preview = take(stocked, path, keep=False)
    report = take(stocked, path)
    assert (report.new, report.changed, report.rejected) == (preview.new, 0, 0) == (10, 0, 0)
    assert report.tables[0].remarks == []
    assert parents(stocked) == {f"L{n:02d}": f"L{n + 1:02d}" if n < 9 else None for n in range(10)}
    with stocked.read() as connection:
        assert history.batches(connection, 1)[0].changes == 10
    again = take(stocked, path)
    assert (again.new, again.changed, again.rejected) == (0, 0, 0)


def test_a_parent_by_its_title_or_in_other_case(stocked: Database, tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + line("B", "a · partij A") + line("C", "b") + line("A"), "lot.csv")
    assert take(stocked, path).new == 3
    assert parents(stocked) == {"A": None, "B": "A", "C": "B"}


def test_a_parent_that_nobody_knows_keeps_no_row_out(stocked: Database, tmp_path: Path) -> None:
    rows = line("C", "B") + line("B", "gone") + line("A", "gone too") + line("D", "C")
    report = take(stocked, write(tmp_path, HEADER + rows, "lot.csv"))
    assert (report.new, report.changed, report.rejected) == (4, 0, 0)
    assert parents(stocked) == {"A": None, "B": None, "C": "B", "D": "C"}
    [remarks] = [table.remarks for table in report.tables]
    assert len(remarks) == 2
    assert all("gone" in remark for remark in remarks)


def test_of_rows_that_wait_for_each_other_the_first_comes_without(stocked: Database, tmp_path: Path) -> None:
    rows = line("A", "B") + line("B", "A") + line("C", "A") + line("D", "D")
    report = take(stocked, write(tmp_path, HEADER + rows, "lot.csv"))
    assert (report.new, report.rejected) == (4, 0)
    assert parents(stocked) == {"A": None, "B": "A", "C": "A", "D": None}
    assert len(report.tables[0].remarks) == 2


def test_a_code_that_comes_twice_is_refused_in_any_round(stocked: Database, tmp_path: Path) -> None:
    rows = line("B", "A", "5") + line("A") + line("B", "", "7") + line("C", "B") + line("X", "A", "veel")
    report = take(stocked, write(tmp_path, HEADER + rows, "lot.csv"))
    assert (report.new, report.changed) == (3, 0)
    assert sorted({r.row for r in report.tables[0].rejected}) == [2, 6]
    assert parents(stocked) == {"A": None, "B": None, "C": "B"}


def test_only_closing_makes_a_closed_year(database: Database, tmp_path: Path) -> None:
    rows = "Naam;Eerste dag;Laatste dag;Digest\n2025;01-01-2025;31-12-2025;x\n"
    with pytest.raises(InputError, match="close"):
        take(database, write(tmp_path, rows, "jaren.csv"), profile="closed_year")
