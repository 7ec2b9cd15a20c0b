"""Licences on a day: seats, use and where it is known from, shortfall, and what a seat costs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.finance.licence_cost import NO_COST, Cost
from inventory.finance.licences import licences
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.finance.licences import LicenceStatus
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2026, 11, 22)


@pytest.fixture
def make(database: Database) -> Any:
    """Give a function that writes one record and returns its number."""

    def add(kind: str, **values: Any) -> int:
        with work(database, "test") as unit:
            return unit.add(get(kind), values)

    return add


def at(database: Database, on: date = ON) -> dict[str, LicenceStatus]:
    with database.read() as connection:
        return {one.name: one for one in licences(connection, on)}


def school(make: Any, number: int, **counts: Any) -> int:
    site: int = make("site", name=f"School {number}")
    make("headcount", site=site, date=date(2026, 2, 1), **counts)
    return site


def test_the_last_count_up_to_a_day_overrules_the_licence(database: Database, make: Any) -> None:
    one = make("licence", name="Office", seats=100, used=90)
    make("licence_count", licence=one, date=date(2025, 10, 1), seats=120)
    make("licence_count", licence=one, date=date(2026, 10, 1), seats=110, used=115)

    before = at(database, date(2025, 9, 30))["Office"]
    assert (before.seats, before.used, before.source, before.counted) == (100, 90, "licence", None)
    between = at(database, date(2026, 9, 30))["Office"]
    assert (between.seats, between.used, between.free) == (120, 90, 30)
    now = at(database)["Office"]
    assert (now.seats, now.used, now.source) == (110, 115, "count")
    assert (now.free, now.shortfall, now.counted, now.age) == (0, 5, date(2026, 10, 1), 1)


def test_a_count_at_the_licence_itself_has_its_date_too(database: Database, make: Any) -> None:
    one = make("licence", name="Office", seats=200, used=150, counted=date(2026, 10, 1))
    make("licence_count", licence=one, date=date(2025, 10, 1), seats=100, used=99)
    assert (at(database)["Office"].seats, at(database)["Office"].used) == (100, 150)
    early = at(database, date(2026, 1, 1))["Office"]
    assert (early.seats, early.used) == (100, 99)
    first = at(database, date(2025, 1, 1))["Office"]
    assert (first.seats, first.used, first.source) == (200, None, "")


def test_assigned_beyond_what_was_bought_is_short_also_when_fewer_are_used(
    database: Database, make: Any
) -> None:
    one = make("licence", name="Zwerf", type="concurrent", seats=5, used=3)
    make("assignment", licence=one, seats=4)
    make("assignment", licence=one, seats=3, start=date(2027, 1, 1))
    make("assignment", licence=one, seats=2, end=date(2026, 11, 22))
    now = at(database)["Zwerf"]
    assert (now.assigned, now.used, now.shortfall, now.free) == (6, 3, 1, 0)
    assert at(database, date(2026, 11, 23))["Zwerf"].assigned == 4
    assert at(database, date(2027, 1, 1))["Zwerf"].shortfall == 2


def test_what_nobody_counted_is_unknown_and_unlimited_is_not_nought(database: Database, make: Any) -> None:
    make("licence", name="Onbekend", seats=10)
    make("licence", name="Onbeperkt", used=700, type="board")
    make("licence", name="Nul", seats=0, used=2)
    found = at(database)
    vague, free, none = found["Onbekend"], found["Onbeperkt"], found["Nul"]
    assert (vague.used, vague.use_share, vague.free, vague.low) == (None, None, None, False)
    assert (free.unlimited, free.shortfall, free.free, free.use_share) == (True, 0, None, None)
    assert (none.unlimited, none.shortfall, none.use_share) == (False, 2, None)


def test_installations_are_divided_over_the_licences_of_a_system(database: Database, make: Any) -> None:
    system = make("system", name="Tekenpakket")
    schools = [make("site", name=f"School {number}") for number in range(2)]
    states = ["in_use"] * 5 + ["retired", "missing"]
    for number, status in enumerate(states):
        device = make("device", serial=f"S{number}", status=status, site=schools[number % 2])
        make("installation", system=system, device=device)
    make("licence", name="A", system=system, seats=3, type="device")
    make("licence", name="B", system=system, seats=1, type="perpetual")
    make("licence", name="C", system=system, seats=50, type="concurrent")
    make("licence", name="D", system=system, seats=1, type="site")
    make("licence", name="E", system=system, seats=9, end=date(2026, 1, 1))
    found = at(database)
    assert {name: (one.used, one.shortfall) for name, one in found.items()} == {
        "A": (3, 0),
        "B": (2, 1),
        "C": (None, 0),
        "D": (2, 1),
        "E": (None, 0),
    }
    assert found["B"].source == "installations"
    early = at(database, date(2025, 1, 1))
    assert sum(early[name].used or 0 for name in "ABE") == 5


def test_only_an_expired_licence_carries_what_is_still_installed(database: Database, make: Any) -> None:
    system = make("system", name="Tekenpakket")
    make("installation", system=system, device=make("device", serial="S1"))
    make("licence", name="Eerder", system=system, seats=5, end=date(2024, 12, 31), unit_price=100_000)
    make("licence", name="Laatst", system=system, seats=5, end=date(2026, 7, 31), unit_price=100_000)
    make("licence", name="Straks", system=system, seats=5, start=date(2027, 1, 1))
    found = at(database)
    assert (found["Laatst"].state, found["Laatst"].taken, found["Laatst"].shortfall) == ("expired", 1, 0)
    assert (found["Eerder"].taken, found["Straks"].taken, found["Straks"].state) == (0, 0, "future")
    assert found["Laatst"].cost == NO_COST


def test_a_system_that_was_found_on_no_living_device_is_used_by_nobody(database: Database, make: Any) -> None:
    system = make("system", name="Tekenpakket")
    make("installation", system=system, device=make("device", serial="S1", status="retired"))
    make("licence", name="A", system=system, seats=10, unit_price=200_000)
    one = at(database)["A"]
    assert (one.used, one.use_share, one.low, one.wasted) == (0, 0, True, 20_000)
    assert (one.per_seat, one.per_used) == (2_000, None)


@pytest.mark.parametrize(
    ("kind", "by_count", "year"),
    [("pupil", 300, 30_000), ("fte", 21, 2_100), ("site", 2, 200), ("device", 3, 300), ("board", None, 100)],
)
def test_quantities_by_count(
    database: Database, make: Any, kind: str, by_count: int | None, year: int
) -> None:
    place = school(make, 1, pupils=100, fte=1_050)
    school(make, 2, pupils=200, fte=975)
    make("site", name="Kantoor", type="office")
    for number in range(3):
        make("device", serial=f"S{number}", site=place)
    make("device", serial="weg", status="retired")
    make("licence", name="L", type=kind, unit_price=10_000)
    one = at(database)["L"]
    assert (one.by_count, one.seats, one.shortfall, one.cost.year) == (by_count, None, 0, year)
    assert one.unlimited is (kind == "board")


def test_costs_a_cycle_and_a_year(database: Database, make: Any) -> None:
    make("licence", name="Drie jaar", seats=40, used=30, unit_price=900_000, period_months=36, type="device")
    make("licence", name="Afgekocht", seats=10, used=10, unit_price=1_500_000, type="perpetual")
    make("licence", name="Maand", seats=7, used=0, unit_price=12_345, period_months=1)
    make("licence", name="Gratis", seats=7, used=3)
    found = at(database)
    three = found["Drie jaar"]
    assert three.cost == Cost(360_000, 36, 120_000, "licence")
    assert (three.per_seat, three.per_used, three.wasted, three.use_share) == (3_000, 4_000, 30_000, 7_500)
    assert three.low
    assert found["Afgekocht"].cost == Cost(150_000, 0, 0, "licence")
    assert found["Afgekocht"].wasted == 0
    assert found["Maand"].cost == Cost(864, 1, 10_370, "licence")
    assert (found["Gratis"].cost, found["Gratis"].wasted) == (NO_COST, None)


def contract(make: Any, number: str) -> int:
    made: int = make("contract", number=number, name=number, start=date(2025, 1, 1), initial_months=12)
    return made


def test_the_contract_pays_when_the_licence_has_no_price(database: Database, make: Any) -> None:
    school(make, 1, pupils=100)
    alone, shared = contract(make, "C1"), contract(make, "C2")
    line = {"contract": alone, "basis": "pupil", "description": "per leerling"}
    make("contract_price", **line, unit_price=20_000, start=date(2025, 1, 1))
    make("contract_price", **line, unit_price=30_000, start=date(2026, 1, 1), discount=1_000)
    make("contract_price", **line, unit_price=99_000, start=date(2028, 1, 1))
    make(
        "contract_price",
        contract=alone,
        basis="fixed",
        description="inrichting",
        unit_price=5_000,
        one_off=True,
    )
    for name in ("Eerste", "Tweede"):
        make("licence", name=name, contract=shared, seats=10)
    make(
        "contract_price", contract=shared, description="eerste", basis="fixed", quantity=10, unit_price=60_000
    )
    make(
        "contract_price", contract=shared, description="beheer", basis="fixed", quantity=1, unit_price=90_000
    )
    make("licence", name="Alleen", contract=alone, seats=90, used=90)
    found = at(database)
    assert found["Alleen"].cost == Cost(27_000, 12, 27_000, "contract")
    assert (found["Alleen"].per_seat, found["Alleen"].contract) == (300, "C1 · C1")
    assert at(database, date(2025, 6, 1))["Alleen"].cost.year == 20_000
    assert found["Eerste"].cost.year == 6_000
    assert found["Tweede"].cost == NO_COST


def test_licences_of_one_contract_share_a_line_by_their_seats(database: Database, make: Any) -> None:
    number, system = contract(make, "C1"), make("system", name="Kijk")
    line = {"contract": number, "basis": "fixed", "quantity": 4, "unit_price": 1_000_000}
    make("contract_price", **line, description="Kijk")
    make("licence", name="Een", contract=number, system=system, seats=1)
    make("licence", name="Drie", contract=number, system=system, seats=3)
    make("licence", name="Oud", contract=number, system=system, seats=9, end=date(2026, 1, 1))
    found = at(database)
    assert [found[name].cost.year for name in ("Een", "Drie", "Oud")] == [10_000, 30_000, None]
    make("licence", name="Meer", contract=number, system=system, seats=1)
    assert {one.cost for one in at(database).values()} == {NO_COST}


def test_archived_counts_assignments_and_licences_do_not_count(database: Database, make: Any) -> None:
    one = make("licence", name="A", seats=5, used=1)
    count = make("licence_count", licence=one, date=date(2026, 1, 1), seats=50)
    given = make("assignment", licence=one, seats=9)
    gone = make("licence", name="B", seats=5)

    def put_away(unit: Work) -> None:
        unit.archive(get("licence_count"), count)
        unit.archive(get("assignment"), given)
        unit.archive(get("licence"), gone)

    with work(database, "test") as unit:
        put_away(unit)
    found = at(database)
    assert list(found) == ["A"]
    assert (found["A"].seats, found["A"].assigned, found["A"].shortfall) == (5, None, 0)
