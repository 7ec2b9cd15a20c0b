"""Which plan and which years are meant when nobody says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.records import get
from inventory.store.work import work
from tui.cli.plan_making import recorded, settings

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = date(2027, 3, 1)


def plans(database: Database, *given: tuple[str, str, int, str]) -> None:
    with work(database, "test") as unit:
        for name, template, first, status in given:
            values = {
                "name": name,
                "template": template,
                "first_year": first,
                "last_year": first + 3,
                "status": status,
            }
            unit.add(get("plan"), values)


def test_a_plan_of_the_template_goes_first_and_another_gives_its_texts_all_the_same(
    database: Database,
) -> None:
    plans(
        database,
        ("Oud", "po-raad", 2020, "ended"),
        ("Koers", "po-raad", 2027, "draft"),
        ("Kind", "ikc", 2026, "draft"),
    )
    with database.read() as connection:
        for template, name in ((None, "Koers"), ("ikc", "Kind"), ("po-raad", "Koers"), ("summary", "Koers")):
            found = recorded(connection, template, None)
            assert found is not None
            assert found["name"] == name
        chosen = settings(connection, ON, "summary")
    assert (chosen.template, chosen.first_year, chosen.last_year) == ("summary", 2027, 2030)


@pytest.mark.parametrize(("kind", "year"), [("calendar", 2027), ("school", 2026)])
def test_a_year_report_is_about_the_year_of_the_day(database: Database, kind: str, year: int) -> None:
    plans(database, ("Koers", "po-raad", 2027, "draft"))
    with database.read() as connection:
        chosen = settings(connection, ON, "year-report", year_kind=kind)
        asked = settings(connection, ON, "year-report", span="2025")
    assert (chosen.first_year, chosen.last_year, chosen.plan) == (year, year, 1)
    assert asked.first_year == asked.last_year == 2025
