"""The term of a category does not change under lots that were bought by it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.records import get
from inventory.store.guards import following, remark
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

CATEGORY = get("category")


def bought(database: Database, term: int | None = None, months: int | None = 48) -> int:
    """Write a category and a lot of it; return the number of the category."""
    with work(database, "test") as unit:
        category = unit.add(CATEGORY, {"name": "Chromebooks", "term_months": months})
        unit.add(
            get("lot"),
            {
                "code": "L1",
                "description": "x",
                "category": category,
                "quantity": 1,
                "unit_price": 100,
                "in_use": date(2025, 8, 1),
                "term_months": term,
            },
        )
    return category


def change(database: Database, number: int, **values: object) -> None:
    with work(database, "test") as unit:
        unit.change(CATEGORY, number, values)


def test_lots_that_follow_the_category_keep_their_term(database: Database) -> None:
    number = bought(database)
    for months in (60, None):
        with pytest.raises(InputError, match="1 inkooppartij") as caught:
            change(database, number, term_months=months)
        assert "inventaris policy term 'Chromebooks'" in caught.value.hint
    change(database, number, name="Laptops")
    change(database, number, term_months=48)
    with database.read() as connection:
        assert following(connection, number) == 1


def test_a_term_of_the_lot_itself_is_not_touched(database: Database) -> None:
    change(database, bought(database, term=36), term_months=60)


def test_a_term_that_was_missing_may_be_recorded(database: Database) -> None:
    change(database, bought(database, months=None), term_months=60)


@pytest.mark.parametrize(("start", "count"), [(date(2025, 8, 1), 0), (date(2025, 8, 2), 1)])
def test_a_dated_policy_takes_over_from_its_day(database: Database, start: date, count: int) -> None:
    number = bought(database)
    with work(database, "test") as unit:
        unit.add(get("category_policy"), {"category": number, "start": start, "term_months": 60})
    with database.read() as connection:
        assert following(connection, number) == count


def test_archived_lots_do_not_count(database: Database) -> None:
    number = bought(database)
    with work(database, "test") as unit:
        unit.archive(get("lot"), 1)
    change(database, number, term_months=60)


def test_an_import_tells() -> None:
    text = remark(CATEGORY, {"term_months": 48}, {"term_months": 60})
    assert text is not None
    assert "48" in text
    assert "60" in text
    assert remark(CATEGORY, {"term_months": None}, {"term_months": 60}) is None
    assert remark(CATEGORY, {"name": "a"}, {"name": "b"}) is None
    assert remark(get("lot"), {"term_months": 48}, {"term_months": 60}) is None
