"""Policy: defaults by country, dated decisions, and values that do not fit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.records import get
from inventory.records.choices import COST_ROWS
from inventory.store import policy
from inventory.store.policies import KNOWN
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = date(2026, 11, 22)


def test_every_default_fits_its_own_policy() -> None:
    for known in KNOWN.values():
        for country in ("NL", "VL"):
            value = policy.parse(known, policy.default(known, country))
            assert policy.parse(known, policy.written(known, value)) == value
            assert policy.shown(known, value) or not value
    assert {f"pillar_{row}" for row in COST_ROWS} <= set(KNOWN)


def test_defaults_follow_the_country_of_the_own_board(database: Database) -> None:
    with database.read() as connection:
        assert policy.policy(connection, "school_year_month", ON) == 8
    with work(database, "test") as unit:
        unit.add(get("party"), {"name": "Gemeente", "type": "municipality", "country": "NL"})
        unit.add(get("party"), {"name": "Scholengroep", "type": "board", "own": True, "country": "VL"})
    with database.read() as connection:
        assert policy.policy(connection, "school_year_month", ON) == 9
        assert policy.policy(connection, "capitalisation_threshold", ON) == 50_000


def test_a_decision_holds_from_its_day(database: Database) -> None:
    with work(database, "test") as unit:
        policy.decide(unit, "capitalisation_threshold", "€ 750,00")
        policy.decide(unit, "capitalisation-threshold", "1000", date(2027, 1, 1))
        policy.decide(unit, "notice_warning_days", "14, 120", date(2027, 1, 1))
        policy.decide(unit, "pillar_expertise", "Visie")
    with database.read() as connection:
        found = policy.read(connection)
    assert found.whole("capitalisation_threshold", ON) == 75_000
    assert found.whole("capitalisation_threshold", date(2027, 1, 1)) == 100_000
    assert found.days("notice_warning_days", ON) == (90, 60, 30)
    assert found.days("notice_warning_days", date(2028, 1, 1)) == (120, 14)
    assert found.word("pillar_expertise", ON) == "vision"
    assert found.own("pillar_expertise", ON)
    assert not found.own("notice_warning_days", ON)


def test_a_second_decision_for_the_same_day_takes_its_place(database: Database) -> None:
    for value in ("80", "75%"):
        with work(database, "test") as unit:
            policy.decide(unit, "licence_lowest_use", value)
    with database.read() as connection:
        assert policy.policy(connection, "licence_lowest_use", ON) == 7_500
        assert len(policy.read(connection).decided["licence_lowest_use"]) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("capitalisation_threshold", "veel"),
        ("capitalisation_threshold", "-5"),
        ("school_year_month", "13"),
        ("notice_warning_days", ""),
        ("notice_warning_days", "90;x"),
        ("book_year", "maand"),
        ("licence_lowest_use", "101"),
        ("geen_beleid", "1"),
    ],
)
def test_what_does_not_fit_is_refused(database: Database, name: str, value: str) -> None:
    with pytest.raises(InputError), work(database, "test") as unit:
        policy.decide(unit, name, value)
    with database.read() as connection:
        assert policy.read(connection).decided == {}


def test_policies_answer_to_their_labels() -> None:
    assert policy.find("Capitalisation threshold").name == "capitalisation_threshold"
    with pytest.raises(InputError, match="kapitalisatie") as refused:
        policy.find("kapitalisatie_threshold")
    assert "capitalisation_threshold" in refused.value.hint
