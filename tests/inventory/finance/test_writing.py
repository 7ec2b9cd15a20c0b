"""Events of lots that are added or put away as any record is, go through the course of the lot all the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.finance import writing
from inventory.records import get
from inventory.records.assets import Lot, LotEvent
from inventory.store.work import work
from tests.inventory.finance.test_lot_lines import category, known, lot

if TYPE_CHECKING:
    from inventory.store.database import Database

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def event(database: Database, of: int, on: date, kind: str, **values: Any) -> int:
    with work(database, "test") as unit:
        return writing.add(unit, LotEvent, {"lot": of, "type": kind, "date": on, "reason": "x", **values})


def test_an_event_counts_by_itself_and_cannot_take_more_than_is_left(database: Database) -> None:
    with work(database, "test") as unit:
        of = lot(unit, "A", category(unit))
    event(database, of, date(2025, 1, 1), "disposal", quantity=4)
    with pytest.raises(InputError, match="6"):
        event(database, of, date(2025, 2, 1), "disposal", quantity=7)
    with pytest.raises(InputError, match="2"):
        event(database, of, date(2025, 2, 1), "disposal", quantity=1, number=9)
    event(database, of, date(2025, 2, 1), "disposal", quantity=6, number=2)
    with pytest.raises(InputError):
        event(database, of, date(2025, 3, 1), "term", months=60)
    lots, rows = known(database)
    assert lots.quantity(rows["A"], date(2025, 3, 1)) == 0


@pytest.mark.parametrize(
    "wrong", [{}, {"type": "value", "date": date(2023, 1, 1), "amount": 1, "reason": "x"}]
)
def test_what_is_missing_is_told(database: Database, wrong: dict[str, Any]) -> None:
    with work(database, "test") as unit:
        of = lot(unit, "A", category(unit))
    with pytest.raises(InputError), work(database, "test") as unit:
        writing.add(unit, LotEvent, {"lot": of, **wrong})


def test_a_part_does_not_become_a_lot_that_was_bought_by_itself(database: Database) -> None:
    with work(database, "test") as unit:
        kind = category(unit)
        of, other = lot(unit, "A", kind), lot(unit, "B", kind)
        made = lot(unit, "C", kind, quantity=2, split_from=of)
    with pytest.raises(InputError, match="B"):
        event(database, of, date(2025, 1, 1), "split", quantity=2, into=other)
    event(database, of, date(2025, 1, 1), "split", quantity=2, into=made)


def test_a_split_with_later_events_on_the_part_stays(database: Database) -> None:
    with work(database, "test") as unit:
        of = lot(unit, "A", category(unit))
        part = lot(unit, "B", 1, quantity=2, split_from=of)
    split = event(database, of, date(2025, 1, 1), "split", quantity=2, into=part)
    later = event(database, part, date(2025, 6, 1), "disposal", quantity=1)
    with pytest.raises(InputError, match="later"), work(database, "test") as unit:
        writing.archive(unit, LotEvent, split)
    with pytest.raises(InputError, match="later"), work(database, "test") as unit:
        unit.archive(LotEvent, split)
    with work(database, "test") as unit:
        assert writing.archive(unit, LotEvent, later)
        assert not writing.archive(unit, LotEvent, later)
        assert writing.archive(unit, LotEvent, split)
        assert unit.row(Lot, part)["archived"] is not None


def test_other_records_go_straight_to_the_store(database: Database) -> None:
    with work(database, "test") as unit:
        number = writing.add(unit, get("category"), {"name": "x"})
        assert writing.archive(unit, get("category"), number)
        assert unit.row(get("category"), number)["archived"] is not None
