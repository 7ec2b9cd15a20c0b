"""What happened to a lot: only added to, and never in a year that is closed, by hand or by an import."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from importers.importing import run
from importers.options import Options
from inventory.errors import InputError
from inventory.records.assets import Category, Lot, LotEvent
from inventory.records.ledger import ClosedYear
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

LAST_DAY = dt.date(2026, 12, 31)


def event(number: int, day: dt.date) -> dict[str, object]:
    return {
        "lot": 1,
        "number": number,
        "type": "term",
        "date": day,
        "months": 60,
        "reason": "gaat langer mee",
    }


@pytest.fixture
def board(database: Database) -> Database:
    """Give a board with a lot, one event of 2025 and one of 2027, where 2026 was closed in between."""
    with work(database, "Anna") as unit:
        unit.add(Category, {"name": "Laptop"})
        values = {
            "code": "PO-1",
            "description": "Laptops",
            "category": 1,
            "quantity": 10,
            "unit_price": 78_900,
        }
        unit.add(Lot, {**values, "in_use": dt.date(2024, 8, 1)})
        unit.add(LotEvent, event(1, dt.date(2025, 3, 1)))
        year = {"name": "2026", "start": dt.date(2026, 1, 1), "end": LAST_DAY, "digest": "0" * 64}
        unit.add(ClosedYear, year, by="close")
        unit.add(LotEvent, event(2, dt.date(2027, 1, 1)))
    return database


@pytest.mark.parametrize("day", [LAST_DAY, dt.date(2026, 1, 1), dt.date(2020, 5, 5)])
def test_no_event_is_dated_in_or_before_a_closed_year(board: Database, day: dt.date) -> None:
    with pytest.raises(InputError, match="31-12-2026"), work(board, "Anna") as unit:
        unit.add(LotEvent, event(3, day))


def test_an_event_of_a_closed_year_is_not_put_away(board: Database) -> None:
    with pytest.raises(InputError, match="2026"), work(board, "Anna") as unit:
        unit.archive(LotEvent, 1)
    with work(board, "Anna") as unit:
        assert unit.archive(LotEvent, 2)


def test_an_event_is_not_rewritten_but_its_reason_is(board: Database) -> None:
    with pytest.raises(InputError), work(board, "Anna") as unit:
        unit.change(LotEvent, 2, {"months": 72})
    with work(board, "Anna") as unit:
        assert unit.change(LotEvent, 2, {"reason": "besluit van het bestuur"})


def test_an_import_rejects_the_row_of_a_closed_year_and_takes_the_others(
    board: Database, tmp_path: Path
) -> None:
    file = tmp_path / "gebeurtenissen.csv"
    header = "Inkooppartij;Nummer;Wat er gebeurde;Datum;Termijn;Reden\n"
    rows = "PO-1;3;nieuwe termijn;15-06-2026;72;te laat\nPO-1;4;nieuwe termijn;15-06-2027;72;op tijd\n"
    file.write_text(header + rows, encoding="utf-8")
    (table,) = run(board, [file], Options(profile="lot_event"), "Anna").tables
    assert (table.new, len(table.rejected)) == (1, 1)
    assert "2026" in table.rejected[0].problem
