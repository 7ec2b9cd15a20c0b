"""Measures: what they count, that nothing recorded is unknown, and that they say what the other rooms say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.finance.budget import budget
from inventory.finance.calendar import book_year
from inventory.language import choose
from inventory.plan import hardware, privacy
from inventory.plan.facts import Facts, Settings
from inventory.plan.measures import UNDATED, UNITS, Share, measure, measuring, shown
from inventory.records import get
from inventory.records.plan_cycle import MEASURES
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.board import ON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.measures import Measured
    from inventory.store.database import Database

SETTINGS = Settings(2027, 2030)


def seen(database: Database, name: str, on: date = ON) -> Measured:
    with database.read() as connection:
        return measure(Facts(connection, SETTINGS, on), name)


def test_every_measure_that_a_record_can_choose_is_reckoned_and_has_a_unit() -> None:
    assert set(measuring()) == set(MEASURES) == set(UNITS)
    assert set(UNITS) > UNDATED


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Database]:
    """Give an empty database file: no measure has queries of its own, which is what two databases would be for."""
    opened = open_database(tmp_path / "small.db")
    yield opened
    opened.close()


def test_an_empty_inventory_gives_unknown_with_what_is_missing(database: Database) -> None:
    for name in MEASURES:
        found = seen(database, name)
        assert found.value is None, name
        assert found.words
        assert not found.lines


def test_the_measures_say_what_budget_devices_and_agreements_say(board: Database) -> None:
    with board.read() as connection:
        facts = Facts(connection, SETTINGS, ON)
        reckoned = budget(connection, book_year("calendar"), 2026, ON)
        assert measure(facts, "cost_per_pupil").value == reckoned.per_pupil
        groups = hardware.groups(facts)
        managed = sum(one.count for one in groups if one.managed)
        assert (managed, sum(one.count for one in groups)) == (38, 54)
        assert measure(facts, "managed").value == 7037
        assert measure(facts, "pupils_per_device").value == 5000
        states = [one.code for one in privacy.states(facts).values()]
        found = measure(facts, "agreements")
        assert found.value == round(states.count("signed") * 10_000 / len(states))
        assert len(found.lines) == states.count("signed")


def test_devices_of_which_too_little_is_known_are_not_judged(board: Database) -> None:
    found = seen(board, "within_term")
    assert found.value is None, "none of the 54 devices hangs under a lot"
    assert Share(10, 19, 40).value is None
    assert Share(10, 20, 40).value == 5000


@pytest.mark.parametrize(("on", "value"), [(date(2026, 7, 31), 10_000), (date(2026, 8, 1), 2500)])
def test_a_device_is_within_its_term_until_the_last_day_of_it(small: Database, on: date, value: int) -> None:
    with work(small, "test") as unit:
        category = add(unit, "category", name="Chromebook", cost_row="devices", term_months=48)
        for code, start, count in (("L1", date(2022, 8, 1), 3), ("L2", date(2024, 8, 1), 1)):
            lot = add(
                unit, "lot", code=code, description="Chromebook", category=category, quantity=count,
                unit_price=3_290_000, in_use=start,
            )  # fmt: skip
            for number in range(count):
                add(unit, "device", tag=f"{code}{number}", lot=lot)
    assert seen(small, "within_term", on).value == value


def test_a_service_contract_counts_with_a_response_or_repair_time(small: Database) -> None:
    cases: tuple[dict[str, Any], ...] = (
        {"repair_hours": 8},
        {"response_hours": 4},
        {},
        {"ended": date(2026, 1, 1), "repair_hours": 8},
    )
    with work(small, "test") as unit:
        for number, more in enumerate(cases):
            add(
                unit, "contract", number=f"S{number}", name=f"Beheer {number}", type="service",
                start=date(2025, 1, 1), **more,
            )  # fmt: skip
    found = seen(small, "service_terms")
    assert found.value == 6667
    assert [line.name for line in found.lines] == ["S0 · Beheer 0", "S1 · Beheer 1"]


def test_realised_is_unknown_until_an_entry_is_confirmed(small: Database) -> None:
    with work(small, "test") as unit:
        line = add(
            unit, "contract", number="C1", name="Internet", cost_row="connectivity", start=date(2026, 1, 1),
            initial_months=12, renewal="tacit", renewal_months=12,
        )  # fmt: skip
        add(
            unit, "contract_price", contract=line, description="Internet", basis="fixed", quantity=1,
            unit_price=100_000_000, period_months=12,
        )  # fmt: skip
        entry = add(unit, "ledger_entry", reference="1", date=date(2026, 2, 1), amount=250_000)
    assert seen(small, "realised").value is None
    with work(small, "test") as unit:
        unit.change(get("ledger_entry"), entry, {"state": "confirmed", "contract": line})
    found = seen(small, "realised")
    assert found.value == 2500
    assert [(one.kind, one.ids) for one in found.evidence] == [("ledger_entry", (entry,))]


def test_processes_that_a_partner_runs_do_not_count(board: Database) -> None:
    found = seen(board, "coverage")
    assert found.value == 5000, "of the two that the board certainly runs, 8.1 has no system"


def test_a_site_with_a_survey_counts_until_it_is_out_of_date(small: Database) -> None:
    with work(small, "test") as unit:
        own = add(unit, "party", name="Eigen", own=True, type="board")
        sites = [add(unit, "site", name=name, party=own, type="primary") for name in ("A", "B")]
        add(unit, "wifi_survey", site=sites[0], date=date(2026, 1, 10))
    assert seen(small, "surveyed").value == 5000
    assert seen(small, "surveyed", date(2040, 1, 1)).value == 0
    assert seen(small, "bandwidth").value is None, "no line and no devices are recorded"


def test_findings_are_those_of_the_check_and_what_is_unknown_is_told_apart(board: Database) -> None:
    found = seen(board, "findings")
    assert found.value is not None
    assert found.value == 100 * len(found.lines)
    assert all(line.note for line in found.lines)
    with board.read() as connection:
        agreements = connection.execute(
            sa.select(sa.func.count()).select_from(get("agreement").table)
        ).scalar()
    assert agreements == 2


def test_values_are_shown_in_their_unit() -> None:
    assert [shown(9150, unit) for unit in UNITS_SHOWN] == ["91,5%", "91,5", "€ 91,50", "91,5"]
    assert shown(9100, "percent") == "91%"
    choose("en")
    assert shown(123_450, "hours") == "1,234.5 hours"
    assert shown(None, "euro") == "unknown"


UNITS_SHOWN = ("percent", "number", "euro", "score")


def test_only_a_valid_agreement_counts_and_what_is_unclear_is_told(small: Database) -> None:
    terms = {
        "Geldig": (date(2025, 1, 1), date(2028, 1, 1)),
        "Verlopen": (date(2022, 1, 1), date(2025, 1, 1)),
        "Onduidelijk": (None, None),
    }
    with work(small, "test") as unit:
        for name in (*terms, "Zonder"):
            supplier = add(unit, "supplier", name=name)
            add(unit, "system", name=name, personal_data="yes", hosting="cloud", supplier=supplier)
            if name in terms:
                start, end = terms[name]
                add(
                    unit, "agreement", code=name, name=name, supplier=supplier, status="signed", model="4.0",
                    signed_board=start, signed_supplier=start, start=start, end=end,
                )  # fmt: skip
    found = seen(small, "agreements")
    assert found.value == 2500
    assert [line.name for line in found.lines] == ["Geldig"]
    assert "van 1 is de geldigheid onbekend" in found.words
