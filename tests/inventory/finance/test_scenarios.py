"""Scenarios: kept, made into a plan, compared; adopted into planned lots, and bought."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.finance import planned, scenarios
from inventory.finance.calendar import CALENDAR
from inventory.finance.lines import total
from inventory.finance.lot_lines import Lots
from inventory.finance.overview import overview
from inventory.finance.reading import read
from inventory.finance.replacement_terms import Move
from inventory.finance.scenario_plan import Wish, compare, make
from inventory.records import get
from inventory.store import policy
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add, lots

if TYPE_CHECKING:
    from inventory.finance.lines import CostLine, Flag
    from inventory.finance.scenario_plan import Made
    from inventory.store.database import Database

TODAY = date(2026, 11, 22)
GOLDEN = [31_277_697, 26_784_520, 24_482_311, 28_773_025]


@pytest.fixture
def board(database: Database) -> Database:
    """Give the lots of the golden board, their cabling in the group of that name."""
    with work(database, "test") as unit:
        lots(unit)
    with work(database, "test") as unit:
        for number in cabling(database):
            unit.change(get("category"), number, {"group": "cabling"})
    return database


def cabling(database: Database) -> list[int]:
    with database.read() as connection:
        return [one.id for one in read(connection).categories.values() if one.name == "Bekabeling"]


def made(database: Database, name: str | None = None, **wish: Any) -> Made:
    with database.read() as connection:
        return make(connection, Wish(scenario=name, **wish), TODAY)


def new(database: Database, name: str, **values: Any) -> int:
    with work(database, "test") as unit:
        return scenarios.new(unit, name, **values)


def move(database: Database, name: str, code: str, **values: Any) -> None:
    with work(database, "test") as unit:
        row = scenarios.find(unit.connection, name)
        number = scenarios.lot_number(unit.connection, code)
        scenarios.write_move(unit, row, Move(number, reason="because", **values))


def lines(database: Database, year: int) -> list[CostLine]:
    with database.read() as connection:
        period = (date(year, 1, 1), date(year, 12, 31))
        return list(planned.planned_lines(connection, read(connection), period))


def test_the_golden_board_by_the_policy_of_three_per_cent(board: Database) -> None:
    plan = made(board)
    assert [one.investment for one in plan.years[:4]] == GOLDEN
    assert (plan.horizon.first, plan.horizon.last) == (2026, 2035)
    assert len(plan.result.excluded) == 2
    with board.read() as connection:
        known = overview(connection, CALENDAR, 2026, 2035)
    for index, year in enumerate(plan.years):
        assert year.existing == sum(group.charges[index] for group in known.groups)
    new_value = plan.years[-1].book_value - sum(group.book_value for group in known.groups)
    bought = sum(one.investment for one in plan.years)
    assert new_value == bought - sum(one.depreciation for one in plan.years)


def test_existing_lots_count_with_what_happened_to_them(board: Database) -> None:
    with work(board, "test") as unit:
        number = scenarios.lot_number(unit.connection, "L03")
        other = scenarios.lot_number(unit.connection, "L11")
        for values in (
            {"lot": number, "type": "disposal", "date": date(2027, 3, 1), "quantity": 80, "proceeds": 1},
            {"lot": other, "type": "value", "date": date(2028, 1, 1), "amount": 1_000_000},
        ):
            add(unit, "lot_event", number=1, reason="x", **values)
    plan = made(board)
    assert {need.code: need.quantity for need in plan.needs}["L03"] == 200
    with board.read() as connection:
        lots = Lots(read(connection))
        for year in plan.years:
            period = (date(year.year, 1, 1), date(year.year, 12, 31))
            charges = sum(one.amount for one in lots.charges(*period) if one.kind == "depreciation")
            assert charges == year.existing
            book = sum(lots.book_value(row, period[1]) for row in lots.books.lots)
            planned_book = year.book_value - book
            assert planned_book >= 0


def test_cabling_comes_along_when_asked_and_years_can_be_chosen(board: Database) -> None:
    plan = made(board, first=2034, last=2037, with_cabling=True)
    codes = {line.due.need.code for line in plan.result.lines}
    assert {"L20", "L21"} <= codes
    with pytest.raises(InputError):
        made(board, first=2030, last=2029)


def test_the_policy_may_have_another_index_for_some_years(board: Database) -> None:
    with work(board, "test") as unit:
        policy.decide(unit, "price_index", "5", date(2027, 1, 1))
    plan = made(board)
    assert plan.years[0].investment == GOLDEN[0]
    assert plan.rules.index.factor(2025, 2028) == (10_300 * 10_500**2, 10_000**3)
    assert plan.years[1].investment > GOLDEN[1]


def test_a_scenario_brings_its_ceiling_index_and_moves(board: Database) -> None:
    new(board, "Zuinig", first_year=2026, last_year=2032, price_index=200, ceiling=20_000_000, advance=1)
    move(board, "zuinig", "L09", shift=3)
    plan = made(board, "ZUINIG")
    assert (plan.name, plan.horizon.last, plan.rules.ceiling) == ("Zuinig", 2032, 20_000_000)
    assert all(one.investment <= 20_000_000 for one in plan.years)
    assert {line.year for line in plan.result.lines if line.due.need.code == "L09"} == {2029}
    assert made(board, "Zuinig", ceiling=30_000_000).rules.ceiling == 30_000_000
    move(board, "Zuinig", "L09", skip=True)
    assert "L09" not in {line.due.need.code for line in made(board, "Zuinig").result.lines}
    with work(board, "test") as unit:
        row = scenarios.find(unit.connection, "Zuinig")
        scenarios.remove_move(unit, row, scenarios.lot_number(unit.connection, "L09"))
    assert "L09" in {line.due.need.code for line in made(board, "Zuinig").result.lines}


def test_what_a_scenario_cannot_have_is_refused(board: Database) -> None:
    new(board, "A")
    for name, values in (
        ("a", {}),
        (" ", {}),
        ("B", {"ceiling": -100}),
        ("B", {"first_year": 2030, "last_year": 2029}),
        ("B", {"price_index": 20_000}),
        ("B", {"advance": 40}),
    ):
        with pytest.raises(InputError):
            new(board, name, **values)
    with pytest.raises(InputError, match="XX"):
        move(board, "A", "XX", shift=1)
    with pytest.raises(InputError):
        move(board, "A", "L00")
    with pytest.raises(InputError) as caught:
        made(board, "None")
    assert "A" in caught.value.hint


def test_scenarios_side_by_side_cover_the_same_years(board: Database) -> None:
    new(board, "Vrij", first_year=2027, last_year=2030)
    new(board, "Plafond", first_year=2026, last_year=2031, ceiling=25_000_000)
    with board.read() as connection:
        found = compare(connection, ["Vrij", "Plafond", ""], Wish(), TODAY)
        assert found.labels == tuple(str(year) for year in range(2026, 2036))
        assert [one.name for one in found.plans] == ["Vrij", "Plafond", ""]
        assert found.plans[0].years == found.plans[2].years
        for names in (["Vrij"], ["Vrij", "vrij"], ["Vrij", "Niets"]):
            with pytest.raises(InputError):
                compare(connection, names, Wish(), TODAY)


def test_adopting_writes_planned_lots_that_stand_in_the_budget(board: Database) -> None:
    new(board, "Vrij", first_year=2026, last_year=2030)
    with work(board, "test") as unit:
        done = planned.adopt(unit, "Vrij", TODAY)
    plan = made(board, "Vrij")
    assert (done.planned, done.withdrawn, done.before) == (len(plan.result.lines), 0, "")
    with board.read() as connection:
        rows = planned.listing(connection)
        assert scenarios.find(connection, "Vrij").status == "adopted"
    assert len(rows) == len({one.code for one in rows}) == done.planned
    for index, year in enumerate(range(2026, 2031)):
        found = lines(board, year)
        assert {(one.kind, one.nature, one.record) for one in found} == {
            ("depreciation", "planned", "planned_lot")
        }
        assert abs(total(found) - plan.years[index].depreciation) < 50 * len(rows)
    with pytest.raises(InputError):
        move(board, "Vrij", "L00", shift=1)


def test_adopting_another_withdraws_what_was_not_bought(board: Database) -> None:
    new(board, "Een", first_year=2026, last_year=2027)
    new(board, "Twee", first_year=2026, last_year=2027)
    with work(board, "test") as unit:
        planned.adopt(unit, "Een", TODAY)
    with board.read() as connection:
        first, *others = planned.listing(connection)
    with work(board, "test") as unit:
        planned.buy(unit, first.code, "NEW", date(2026, 12, 1))
    with work(board, "test") as unit:
        done = planned.adopt(unit, "Twee", TODAY)
    assert (done.withdrawn, done.before) == (len(others), "Een")
    with board.read() as connection:
        assert scenarios.find(connection, "Een").status == "draft"
        rows = planned.listing(connection)
    assert [one.code for one in rows if one.bought_as] == [first.code]
    assert first.replaces not in {one.replaces for one in rows if not one.bought_as}
    with work(board, "test") as unit:
        assert planned.adopt(unit, "Twee", TODAY).before == ""


def test_buying_makes_a_lot_and_leaves_the_rest_planned(board: Database) -> None:
    new(board, "Een", first_year=2026, last_year=2026)
    with work(board, "test") as unit:
        planned.adopt(unit, "Een", TODAY)
    with work(board, "test") as unit:
        done = planned.buy(unit, "L00-1-2026", "PO-9", date(2026, 12, 1), price=40_000, quantity=300)
    with board.read() as connection:
        rows = {one.code: one for one in planned.listing(connection)}
        lot = next(one for one in read(connection).lots if one.code == "PO-9")
    assert (lot.quantity, lot.unit_price, lot.in_use) == (300, 40_000, date(2026, 12, 1))
    assert (rows["L00-1-2026"].bought_as, rows["L00-1-2026"].quantity) == (lot.id, 300)
    assert (done.lot, done.rest, rows[done.rest].quantity) == (lot.id, "L00-1-2026-2", 80)
    needs = {one.code: one.quantity for one in made(board).needs}
    assert (needs["L00"], needs["PO-9"]) == (80, 300)
    assert "L00-1-2026 · Chromebook leerling" not in {one.title for one in lines(board, 2027)}
    with work(board, "test") as unit:
        for code, more in (
            ("L00-1-2026", {"code": "PO-10"}),
            ("nothing", {"code": "PO-10"}),
            (done.rest, {"code": "PO-9"}),
            (done.rest, {"code": "PO-10", "quantity": 0}),
            (done.rest, {"code": "PO-10", "price": -1}),
        ):
            with pytest.raises(InputError):
                planned.buy(unit, code, on=TODAY, **more)


def test_a_planned_lot_below_the_threshold_is_an_expense(database: Database) -> None:
    with work(database, "test") as unit:
        mouse = add(unit, "category", name="Mouse", cost_row="devices", term_months=48)
        add(unit, "planned_lot", code="P", description="Mice", category=mouse, quantity=10, unit_price=1_500,
            in_use=date(2027, 3, 1))  # fmt: skip
    [line] = lines(database, 2027)
    assert (line.kind, line.nature, line.amount, line.first) == (
        "operating",
        "planned",
        15_000,
        date(2027, 3, 1),
    )
    assert lines(database, 2026) == lines(database, 2028) == []


def test_a_planned_lot_without_a_term_is_flagged(database: Database) -> None:
    with work(database, "test") as unit:
        other = add(unit, "category", name="Other", cost_row="devices")
        add(unit, "planned_lot", code="P", description="x", category=other, quantity=1, unit_price=100_000,
            in_use=date(2027, 3, 1))  # fmt: skip
    flags: list[Flag] = []
    with database.read() as connection:
        rows = planned.listing(connection)
        period = (date(2027, 1, 1), date(2027, 12, 31))
        assert list(planned.lines_of(rows, read(connection), period, flags)) == []
    assert [(flag.code, flag.record, flag.record_id) for flag in flags] == [
        ("planned_without_term", "planned_lot", rows[0].id)
    ]


@pytest.mark.parametrize(("wanted", "left"), [(100, 70), (300, 270), (30, 0), (20, 0)])
def test_what_was_bought_counts_for_a_replacement_by_another_quantity(
    database: Database, wanted: int, left: int
) -> None:
    with work(database, "test") as unit:
        of = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        add(unit, "lot", code="L", description="x", category=of, quantity=200, unit_price=100_000,
            in_use=date(2023, 8, 1))  # fmt: skip
    new(database, "Meer", first_year=2026, last_year=2029)
    move(database, "Meer", "L", quantity=max(wanted, 30))
    with work(database, "test") as unit:
        planned.adopt(unit, "Meer", TODAY)
        [one] = planned.listing(unit.connection, open_only=True)
        planned.buy(unit, one.code, "PO", date(2027, 8, 1), quantity=30)
        row = scenarios.move_rows(unit.connection, one.scenario or 0)[0]
        unit.change(get("scenario_move"), row.id, {"quantity": wanted})
    with work(database, "test") as unit:
        planned.adopt(unit, "Meer", TODAY)
        again = planned.listing(unit.connection, open_only=True)
        assert sum(one.quantity for one in again if one.replaces is not None) == left


def test_a_lot_that_was_replaced_whole_is_replaced_by_more_only_when_asked(database: Database) -> None:
    with work(database, "test") as unit:
        of = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        old = add(unit, "lot", code="L", description="x", category=of, quantity=10, unit_price=100_000,
                  in_use=date(2023, 8, 1))  # fmt: skip
        bought = add(unit, "lot", code="N", description="x", category=of, quantity=10, unit_price=100_000,
                     in_use=date(2026, 8, 1))  # fmt: skip
        add(unit, "planned_lot", code="P", description="x", category=of, quantity=10, unit_price=100_000,
            in_use=date(2026, 8, 1), replaces=old, bought_as=bought)  # fmt: skip
    new(database, "Meer")
    codes = [line.due.need.code for line in made(database, "Meer").result.lines]
    assert "L" not in codes
    move(database, "Meer", "L", quantity=15)
    bigger = [line for line in made(database, "Meer").result.lines if line.due.need.code == "L"]
    assert bigger[0].quantity == 5


def test_nothing_is_bought_on_a_day_that_is_past(database: Database) -> None:
    with work(database, "test") as unit:
        of = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        for code, start in (("LATE", date(2021, 3, 1)), ("MAY", date(2022, 5, 1)), ("NEXT", date(2023, 8, 1)),
                            ("SOON", date(2022, 12, 15))):  # fmt: skip
            add(
                unit,
                "lot",
                code=code,
                description="x",
                category=of,
                quantity=10,
                unit_price=100_000,
                in_use=start,
            )
    new(database, "Plafond", ceiling=3_500_000, advance=3)
    first = {line.due.need.code: line.in_use for line in made(database).result.lines if line.year == 2026}
    assert first == {"LATE": TODAY, "MAY": TODAY, "SOON": date(2026, 12, 15)}
    new(database, "Vroeg", ceiling=1_000_000, advance=3)
    for name in ("Plafond", "Vroeg"):
        assert all(line.in_use >= TODAY for line in made(database, name).result.lines)
    later = made(database, first=2027, last=2030).result.lines
    assert {line.in_use for line in later if line.due.need.code == "NEXT"} == {date(2027, 8, 1)}
