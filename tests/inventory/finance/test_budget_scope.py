"""What a budget counts, by what it is put together, and several years at once: laws on made-up boards, and the golden one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.finance.budget import DIMENSIONS, Reckoner, budget, budgets, json_of
from inventory.finance.budget_names import find_dimension, group_label
from inventory.finance.budget_scope import Scope, asked
from inventory.finance.calendar import CALENDAR, SCHOOL, BookYear
from inventory.finance.closing import close
from inventory.finance.lines import KINDS, total
from inventory.finance.reading import (
    AllocationRow,
    Books,
    CategoryRow,
    CoverRow,
    LotRow,
    ManualRow,
    SiteRow,
    StaffRow,
)
from inventory.finance.reading_contracts import PriceRow
from inventory.records import get
from inventory.records.choices import COST_ROWS, FINANCING, PILLARS, SCOPES
from inventory.records.finance import NATURES
from inventory.store.detail import locate
from inventory.store.policy import Policies
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add, build
from tests.inventory.finance.test_budget_laws import CONTRACT

if TYPE_CHECKING:
    from inventory.finance.budget import Budget
    from inventory.store.database import Database

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2022, 1, 1), date(2028, 12, 31))
BOOKS = st.builds(BookYear, st.just("school"), st.integers(1, 12)) | st.just(CALENDAR)
SITES = st.none() | st.integers(1, 2)
SUPPLIERS = st.none() | st.integers(1, 2)
MONEY = st.none() | st.sampled_from([*FINANCING])
SCOPE = st.none() | st.sampled_from([*SCOPES])
ROWS = st.none() | st.sampled_from([*COST_ROWS])
ONLY = st.builds(
    Scope,
    site=st.none() | st.sampled_from(["", "School 1", "School 2"]),
    without=st.frozensets(st.sampled_from([*SCOPES]), max_size=2),
    financing=MONEY,
    supplier=st.none() | st.sampled_from(["", "S1", "S2"]),
    natures=st.frozensets(st.sampled_from([*NATURES]), max_size=3),
)


@st.composite
def manual_rows(draw: st.DrawFn) -> tuple[ManualRow, ...]:
    """Give amounts entered by hand."""
    return tuple(
        ManualRow(
            number, "x", draw(ROWS), draw(st.none() | st.sampled_from([*PILLARS])),
            draw(st.sampled_from(["operating", "staff"])), draw(st.sampled_from([*NATURES])),
            draw(st.integers(0, 10**6)), date(2024, 1, 1), draw(DAYS), draw(SITES), draw(SUPPLIERS), draw(MONEY),
            draw(SCOPE),
        )
        for number in range(draw(st.integers(0, 3)))
    )  # fmt: skip


@st.composite
def lot_rows(draw: st.DrawFn) -> tuple[LotRow, ...]:
    """Give purchase lots."""
    return tuple(
        LotRow(
            number, f"L{number}", "x", draw(st.integers(1, 3)), draw(SUPPLIERS), draw(SITES), draw(st.integers(1, 40)),
            draw(st.integers(0, 90_000)), 0, 0, None, draw(DAYS), draw(st.none() | st.integers(1, 60)), None,
            draw(st.sampled_from([None, "next-month", "days"])), draw(MONEY), None, None,
        )
        for number in range(draw(st.integers(0, 5)))
    )  # fmt: skip


@st.composite
def boards(draw: st.DrawFn) -> Books:
    """Give what was read of a small board on which everything differs that a budget can be put together by."""
    contracts = {
        number: CONTRACT._replace(
            id=number, number=f"K{number}", supplier=draw(SUPPLIERS), site=draw(SITES), cost_row=draw(ROWS),
            start=draw(DAYS), financing=draw(MONEY), scope=draw(SCOPE),
        )
        for number in range(1, draw(st.integers(1, 3)))
    }  # fmt: skip
    kinds = enumerate([*COST_ROWS][2:5], start=1)
    return Books(
        policies=Policies("NL", {}),
        categories={n: CategoryRow(n, f"C{n}", row, 36, draw(SCOPE)) for n, row in kinds},
        sites={n: SiteRow(n, f"School {n}", "primary") for n in (1, 2)},
        suppliers={n: f"S{n}" for n in (1, 2)},
        systems={},
        lots=draw(lot_rows()),
        contracts=contracts,
        prices=tuple(
            PriceRow(n, n, "x", "fixed", draw(st.integers(0, 10**7)), 3, 12, draw(ROWS), None, None, None)
            for n in contracts
        ),
        covers=tuple(CoverRow(n, None, None, draw(st.integers(1, 3))) for n in contracts),
        licences=(),
        staff=(StaffRow(1, "Beheer", draw(SITES), 1_234_567, None, None, draw(MONEY)),),
        allocations=(AllocationRow(1, "devices", 4_000), AllocationRow(1, "network", 6_000)),
        manual=draw(manual_rows()),
        headcounts=(),
        devices=(),
    )


def adds_up(found: Budget) -> None:
    """Hold every cell against its lines, and every way to put it together against the total."""
    for row in COST_ROWS:
        for kind in KINDS:
            assert total(found.explain(row, kind)) == found.amount(row, kind)
            assert sum(found.natures(row, kind).values()) == found.amount(row, kind)
    assert total(found.explain()) == found.amount() == sum(found.natures().values())
    for by in DIMENSIONS:
        groups = found.by(by)
        whole = sum(found.pillars.values()) if by == "pillar" else found.amount()
        assert sum(sum(amounts.values()) for amounts in groups.values()) == whole, by
        if by != "pillar":
            for kind in KINDS:
                assert sum(amounts[kind] for amounts in groups.values()) == found.amount(column=kind), by
    for pillar in PILLARS:
        assert total(found.explain(pillar)) == found.pillars[pillar]


@settings(max_examples=60)
@given(boards(), BOOKS, st.integers(2022, 2028), DAYS, ONLY)
def test_whatever_is_counted_adds_up(board: Books, book: BookYear, year: int, on: date, only: Scope) -> None:
    whole = Reckoner(board).budget(book, year, on)
    adds_up(whole)
    found = whole.narrowed(only)
    adds_up(found)
    assert sorted(found.lines()) == sorted(line for line in whole.lines() if only.holds(line))


@settings(max_examples=60)
@given(boards(), BOOKS, st.integers(2022, 2028), DAYS)
def test_parts_of_a_budget_are_the_whole(board: Books, book: BookYear, year: int, on: date) -> None:
    whole = Reckoner(board).budget(book, year, on)
    sites = [whole.narrowed(Scope(site=name)).amount() for name in ("", "School 1", "School 2")]
    assert sum(sites) == whole.amount()
    assert sum(whole.narrowed(Scope(financing=one)).amount() for one in FINANCING) == whole.amount()
    assert sum(whole.narrowed(Scope(natures={one})).amount() for one in NATURES) == whole.amount()
    marked = whole.amount() - whole.narrowed(Scope(without=frozenset(SCOPES))).amount()
    assert sum(sum(v.values()) for key, v in whole.by("scope").items() if key) == marked


def test_years_read_together_are_years_read_one_by_one(database: Database) -> None:
    build(database)
    with database.read() as connection:
        for book in (CALENDAR, SCHOOL, BookYear("school", 4)):
            together = budgets(connection, book, 2021, 2032, TODAY)
            for found in together:
                alone = budget(connection, book, found.year, TODAY)
                assert json_of(found) == json_of(alone)
                assert list(found.lines()) == list(alone.lines())
        assert [one.label for one in together][:2] == ["2021-2022", "2022-2023"]
        with pytest.raises(InputError, match="2020"):
            budgets(connection, CALENDAR, 2021, 2020)


def test_a_site_has_its_own_costs_and_pupils(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        add(
            unit, "cost_line", description="Kar", cost_row="devices", amount=41_200, site=1,
            start=date(2027, 1, 1), end=date(2027, 12, 31),
        )  # fmt: skip
    with database.read() as connection:
        only = asked(connection, site="98z0")
        found = budget(connection, CALENDAR, 2027, TODAY, only)
    assert only == Scope(site="School 1")
    assert (found.amount(), found.pupils, found.per_pupil) == (41_200, 412, 100)
    flags = {flag.code: flag.text for flag in found.flags}
    assert "€ 727.636,92" in flags["board_costs"]
    told: dict[str, object] = {
        "site": "School 1",
        "without": [],
        "financing": None,
        "supplier": None,
        "natures": [],
    }
    assert json_of(found)["scope"] == told
    assert only.told() == ["School 1"]


def test_without_printing_and_cabling(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        printers = locate(unit.connection, get("contract"), "C-Printers")
        cables = locate(unit.connection, get("category"), "Bekabeling")
        unit.change(get("contract"), printers, {"scope": "print"})
        unit.change(get("category"), cables, {"scope": "cabling"})
    with database.read() as connection:
        only = asked(connection, without=["Bekabeling", "printen"])
        found = budget(connection, CALENDAR, 2027, TODAY, only)
        whole = budget(connection, CALENDAR, 2027, TODAY)
        private = budget(connection, CALENDAR, 2027, TODAY, Scope(without={"private"}))
    assert only.without == {"print", "cabling"}
    assert whole.amount() == 72_763_692
    assert found.amount() == 72_763_692 - 1_782_000 - 455_334
    assert whole.by("scope")["print"]["operating"] == 1_782_000
    assert list(whole.by("scope")) == ["print", "cabling", ""]
    assert "unmarked" in {flag.code for flag in private.flags}
    assert "unmarked" not in {flag.code for flag in found.flags}


def test_a_contract_has_the_scope_of_what_it_covers(database: Database) -> None:
    with work(database, "test") as unit:
        category = add(unit, "category", name="MFP", cost_row="devices", term_months=60, scope="print")
        contract = add(
            unit,
            "contract",
            number="K1",
            name="x",
            cost_row="devices",
            start=date(2026, 1, 1),
            renewal="open-ended",
        )
        add(unit, "contract_price", contract=contract, description="x", unit_price=1_000_000)
        add(unit, "coverage", contract=contract, category=category)
    with database.read() as connection:
        assert list(budget(connection, CALENDAR, 2026).by("scope")) == ["print"]


def test_staff_that_nobody_recorded_is_unknown(database: Database) -> None:
    with work(database, "test") as unit:
        add(
            unit, "cost_line", description="Kar", cost_row="devices", amount=41_200,
            start=date(2027, 1, 1), end=date(2027, 12, 31),
        )  # fmt: skip
    with database.read() as connection:
        found = json_of(budget(connection, CALENDAR, 2027))
    assert found["rows"][3]["staff"] is None
    assert found["rows"][3]["operating"] == "412.00"
    assert "no_staff" in {flag["code"] for flag in found["flags"]}


def test_planned_lots_stand_in_the_budget_as_planned(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        add(
            unit, "planned_lot", code="P1", description="Chromebooks", category=1, quantity=10, unit_price=40_000,
            in_use=date(2027, 7, 1), term_months=48,
        )  # fmt: skip
    with database.read() as connection:
        found = budget(connection, CALENDAR, 2027, TODAY)
    assert found.amount() == 72_763_692 + 50_000
    assert found.natures("devices", "depreciation")["planned"] == 50_000


def test_what_is_asked_is_said_in_words(database: Database) -> None:
    build(database)
    with database.read() as connection:
        assert asked(connection, financing="Gemeente", natures=["verwacht"], supplier="-", site="-") == Scope(
            site="", financing="municipality", natures=frozenset({"expected"}), supplier=""
        )
        for wrong in (
            {"site": "Atlantis"},
            {"without": ["stoelen"]},
            {"financing": "loterij"},
            {"supplier": "x"},
        ):
            with pytest.raises(InputError):
                asked(connection, **wrong)
    assert find_dimension("Vestiging") == "site"
    assert group_label("row", "devices") == "Apparaten"
    with pytest.raises(InputError, match="stoel"):
        find_dimension("stoel")


def test_a_closed_year_never_moves(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        close(unit, CALENDAR, 2025, TODAY)
    with database.read() as connection:
        before, after = budgets(connection, CALENDAR, 2025, 2026, TODAY)
    assert before.closed
    assert not after.closed
    with work(database, "test") as unit:
        lot = locate(unit.connection, get("lot"), "L03")
        unit.change(get("lot"), lot, {"unit_price": 40_000})
        add(unit, "policy_value", name="pillar_network", value="skills")
    with database.read() as connection:
        found, corrected = budgets(connection, CALENDAR, 2025, 2026, TODAY)
        alone = budget(connection, CALENDAR, 2025, TODAY)
    assert json_of(found) == json_of(before) == json_of(alone)
    assert list(found.lines()) == list(before.lines())
    assert corrected.pillars["infrastructure"] != after.pillars["infrastructure"]
    more = 280 * 3_500 * 12 // 48 + 280 * 3_500 * 5 // 48
    assert corrected.amount("devices") - after.amount("devices") in {more, more + 1}
    adds_up(found.narrowed(Scope(without={"print"}, site="")))
