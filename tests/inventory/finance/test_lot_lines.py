"""Lots from the database: policies by date, thresholds, leases, what happened, and the lines of all of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.finance.lines import total
from inventory.finance.lot_lines import Lots
from inventory.finance.matrix import matrix
from inventory.finance.overview import by_cost_row, overview
from inventory.finance.reading import read
from inventory.records import get
from inventory.store import policy
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add, build

if TYPE_CHECKING:
    from inventory.finance.reading import LotRow
    from inventory.store.database import Database
    from inventory.store.work import Work

START = date(2024, 1, 1)
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


def lot(unit: Work, code: str, category: int, **values: Any) -> int:
    given: dict[str, Any] = {"description": "x", "quantity": 10, "unit_price": 48000, "in_use": START}
    return add(unit, "lot", code=code, category=category, **{**given, **values})


def event(unit: Work, of: int, number: int, kind: str, on: date, **values: Any) -> int:
    return add(unit, "lot_event", lot=of, number=number, type=kind, date=on, reason="x", **values)


def got_in_earlier(unit: Work, number: int, **values: Any) -> None:
    """Change a lot without asking whether it contradicts itself, as older versions let it in."""
    table = get("lot").table
    unit.connection.execute(sa.update(table).where(table.c.id == number).values(**values))


def test_a_contribution_above_the_cost_is_told(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        for code, most in (("EVEN", 480000), ("ABOVE", 480001)):
            got_in_earlier(unit, lot(unit, code, of), contribution=most)
        child = lot(unit, "LEASED", of, acquisition="operational_lease")
        got_in_earlier(unit, child, contribution=10**9)
    assert charged(database, "ABOVE") == {}
    with database.read() as connection:
        flags = budget(connection, CALENDAR, 2025, LAST).flags
    told = [flag for flag in flags if flag.code == "contribution_above_cost"]
    assert [(flag.record, flag.text) for flag in told] == [
        ("lot", "Inkooppartij ABOVE: de bijdrage van € 4.800,01 is hoger dan de kosten; er telt niet meer dan de kosten."),
    ]  # fmt: skip


def category(unit: Work, **values: Any) -> int:
    return add(unit, "category", **{"name": "Chromebook", "cost_row": "devices", "term_months": 48, **values})


def known(database: Database) -> tuple[Lots, dict[str, LotRow]]:
    with database.read() as connection:
        lots = Lots(read(connection))
    return lots, {row.code: row for row in lots.books.lots}


def charged(database: Database, code: str, first: date = FIRST, last: date = LAST) -> dict[str, int]:
    """Return what a lot costs in a period by kind, in cents."""
    lots, _rows = known(database)
    found: dict[str, int] = {}
    for one in lots.charges(first, last):
        if one.lot.code == code:
            found[one.kind] = found.get(one.kind, 0) + one.amount
    return found


def test_a_policy_of_a_category_touches_only_later_lots(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        lot(unit, "OLD", of)
        lot(unit, "NEW", of, in_use=date(2025, 1, 1))
        lot(unit, "OWN", of, in_use=date(2025, 1, 1), term_months=24, residual=100, convention="month-of-use")
    before = charged(database, "OLD")
    with work(database, "test") as unit:
        values = {"term_months": 60, "residual_share": 1000, "convention": "next-month"}
        add(unit, "category_policy", category=of, start=date(2025, 1, 1), **values)
    assert charged(database, "OLD") == before == {"depreciation": 120000}
    assert charged(database, "NEW") == {"depreciation": 79200}  # 11 of 60 months of 90 % of 4,800.00
    assert charged(database, "OWN") == {"depreciation": 239950}
    lots, rows = known(database)
    assert lots.months(rows["NEW"]) == 60
    assert lots.explain(rows["NEW"]).startswith("lineair, 60 mnd, vanaf maand na ingebruikname")


def test_a_category_may_prescribe_a_method(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        add(unit, "category_policy", category=of, start=START, method="declining", rate=5000)
        lot(unit, "A", of)
    assert charged(database, "A") == {"depreciation": 120000}
    assert charged(database, "A", START, date(2024, 12, 31)) == {"depreciation": 240000}


def test_what_was_bought_together_is_held_to_the_threshold_of_a_group(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        policy.decide(unit, "capitalisation_threshold", "500")
        policy.decide(unit, "capitalisation_threshold_group", "1000")
        small = {"quantity": 10, "unit_price": 6000}
        lot(unit, "ALONE", of, **small)
        lot(unit, "A", of, bought_together="Project X", **small)
        lot(unit, "B", of, bought_together="project x", **small, in_use=date(2025, 6, 1))
        lot(unit, "PIECE", of, quantity=1, unit_price=50000)
    lots, rows = known(database)
    assert {code: lots.capitalised(row) for code, row in rows.items()} == {
        "ALONE": False, "A": True, "B": True, "PIECE": True,
    }  # fmt: skip
    with database.read() as connection:
        early = Lots(read(connection, date(2024, 12, 31)))
    assert [row.code for row in early.books.lots if early.capitalised(row)] == ["A", "PIECE"]


def test_without_an_own_threshold_for_groups_that_of_a_piece_holds(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        policy.decide(unit, "capitalisation_threshold", "2500")
        lot(unit, "A", of, quantity=2, unit_price=100000)
    lots, rows = known(database)
    assert not lots.capitalised(rows["A"])


def test_a_lease_is_an_asset_only_when_it_is_financial(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        lot(unit, "OPERATIONAL", of, acquisition="operational_lease")
        lot(unit, "SMALL", of, acquisition="operational_lease", quantity=1, unit_price=10000)
        lot(unit, "FINANCIAL", of, acquisition="financial_lease")
    assert charged(database, "OPERATIONAL") == charged(database, "SMALL", START, LAST) == {}
    assert charged(database, "FINANCIAL") == {"depreciation": 120000}


def test_an_opening_balance_and_an_own_schedule_are_read(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        lot(unit, "A", of, opening=200000, opening_on=date(2024, 12, 31))
        lot(unit, "B", of, method="manual", schedule="40;30;20;10")
        wrong = lot(unit, "C", of, method="manual", schedule="40;30;20;10")
        got_in_earlier(unit, wrong, schedule="40;60")
        lot(unit, "D", of, method="declining", rate=4000)
    assert charged(database, "A") == {"depreciation": 93333}
    assert charged(database, "B") == {"depreciation": 144000}
    assert charged(database, "D") == {"depreciation": 115200}
    lots, _rows = known(database)
    assert charged(database, "C") == {}
    list(lots.charges(FIRST, LAST))
    assert [flag.code for flag in lots.flags] == ["lot_contradicts"]


def test_contributions_are_deducted_or_released(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        lot(unit, "A", of, contribution=96000)
    assert charged(database, "A") == {"depreciation": 96000}
    with work(database, "test") as unit:
        policy.decide(unit, "contributions", "released")
    assert charged(database, "A") == {"depreciation": 120000, "other": -24000}
    with database.read() as connection:
        found = budget(connection, CALENDAR, 2025)
        assert found.amount("devices", "depreciation") == found.amount() == 120000
        assert total(found.other) == -24000
        assert "vrij" in found.other[0].explanation


def test_vat_that_is_no_cost_is_left_out(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        policy.decide(unit, "vat_cost", "excluded")
        lot(unit, "A", of, unit_price=58080)
    assert charged(database, "A") == {"depreciation": 120000}


def happened(database: Database) -> None:
    """Write a lot of which parts were sold, moved and split off."""
    with work(database, "test") as unit:
        party = add(unit, "party", name="Bestuur", own=True)
        sites = [add(unit, "site", name=name, party=party) for name in ("Noord", "Zuid")]
        of = category(unit)
        root = lot(unit, "A", of, site=sites[0])
        part = lot(unit, "B", of, site=sites[0], quantity=2, split_from=root)
        event(unit, root, 1, "transfer", date(2025, 4, 10), quantity=3, site=sites[1])
        event(unit, root, 2, "split", date(2025, 7, 1), quantity=2, into=part)
        event(unit, root, 3, "disposal", date(2025, 10, 31), quantity=1, proceeds=10000)
        event(unit, part, 1, "value", date(2025, 10, 1), amount=30000)


def test_what_happened_is_in_the_lines_by_site_and_lot(database: Database) -> None:
    happened(database)
    lots, rows = known(database)
    charges = list(lots.charges(FIRST, LAST))
    lines = list(lots.lines(charges, (FIRST, LAST), date(2025, 6, 30)))
    assert total(lines) == sum(one.amount for one in charges)
    sums: dict[tuple[str, str, str], int] = {}
    for line in lines:
        key = (line.title[:1], line.site, line.kind)
        sums[key] = sums.get(key, 0) + line.amount
    assert sums == {
        ("A", "Noord", "depreciation"): 30000 + 21000 + 20000 + 8000,
        ("A", "Zuid", "depreciation"): 27000,
        ("A", "Noord", "other"): 26000 - 10000,
        ("B", "Noord", "depreciation"): 6000 + 24000 + 3333,
    }
    assert {line.nature for line in lines} == {"actual", "committed", "planned"}
    on = date(2025, 12, 31)
    assert [lots.quantity(rows[code], on) for code in ("A", "B")] == [7, 2]
    assert lots.cost(rows["A"]) + lots.cost(rows["B"]) == 480000
    assert lots.book_value(rows["A"], on) == 7 * 24000
    impaired = next(line for line in lines if "afwaardering" in line.explanation)
    assert (impaired.amount, impaired.title) == (2 * 27000 - 30000, "B · x")


def test_a_lot_is_charged_out_after_its_term_or_when_it_is_gone(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        lot(unit, "A", of)
        lot(unit, "B", of, convention="half-month")
        lot(unit, "C", of, disposed=date(2025, 5, 5))
        lot(unit, "D", of, quantity=1, unit_price=100)
    lots, rows = known(database)
    told = {
        code: [lots.charged_out(row, on) for on in (date(2025, 6, 1), date(2027, 11, 30), date(2027, 12, 1))]
        for code, row in rows.items()
    }
    assert told == {
        "A": [False, False, True], "B": [False, False, False], "C": [True] * 3, "D": [None] * 3,
    }  # fmt: skip


def test_the_disposal_of_a_lot_brings_its_result_apart(database: Database) -> None:
    with work(database, "test") as unit:
        lot(unit, "A", category(unit), disposed=date(2025, 3, 20), proceeds=400000)
    assert charged(database, "A") == {"depreciation": 30000, "other": -(400000 - 330000)}
    with work(database, "test") as unit:
        policy.decide(unit, "disposal_month", "free")
    assert charged(database, "A") == {"depreciation": 20000, "other": -(400000 - 340000)}
    lots, _rows = known(database)
    assert [(row.code, one.result) for row, one in lots.results(FIRST, LAST)] == [("A", 60000)]


def test_a_lot_split_off_from_nothing_is_told_and_not_counted_twice(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        root = lot(unit, "A", of)
        lot(unit, "B", of, quantity=2, split_from=root)
    assert charged(database, "A") == {"depreciation": 120000}
    assert charged(database, "B") == {}
    lots, rows = known(database)
    list(lots.charges(FIRST, LAST))
    assert [flag.code for flag in lots.flags] == ["lot_contradicts"]
    assert lots.cost(rows["B"]) == 0
    with pytest.raises(InputError):
        lots.course(rows["B"])


@pytest.mark.parametrize("book", [CALENDAR, SCHOOL])
def test_the_grouped_query_gives_what_the_records_give(database: Database, book: Any) -> None:
    build(database)
    happened(database)
    with work(database, "test") as unit:
        of = category(unit, name="Rest", cost_row=None)
        add(unit, "category_policy", category=of, start=date(2025, 1, 1), term_months=30, residual_share=500)
        cases: tuple[dict[str, Any], ...] = (
            {}, {}, {}, {"convention": "days"}, {"convention": "days"}, {"method": "sum-of-digits"}, {"residual": 9999},
            {"contribution": 777}, {"opening": 1000, "opening_on": date(2024, 6, 30)}, {"term_months": 7},
            {"disposed": date(2026, 5, 5)}, {"bought_together": "y", "unit_price": 100}, {"unit_price": 100},
            {"acquisition": "operational_lease"}, {"in_use": date(2025, 8, 1)}, {"method": "manual", "schedule": "1;2;3;4"},
        )  # fmt: skip
        for number, values in enumerate(cases):
            lot(unit, f"R{number}", of, **values)
    with database.read() as connection:
        found = matrix(connection, book, 2018, 2035)
        assert found == by_cost_row(connection, book, 2018, 2035)
        assert found
        groups = overview(connection, book, 2018, 2035, "lot").groups
        assert sum(found.values()) == sum(sum(one.charges) for one in groups)
        for year in (2024, 2026):
            costs = budget(connection, book, year)
            for row in ("devices", "network", None):
                assert costs.cells.get((row, "depreciation"), 0) == found.get((row, year), 0)


def test_an_archived_part_falls_back_to_the_lot_that_it_came_from(database: Database) -> None:
    with work(database, "test") as unit:
        of = category(unit)
        root = lot(unit, "A", of)
        part = lot(unit, "B", of, quantity=4, split_from=root)
        event(unit, root, 1, "split", date(2025, 3, 1), quantity=4, into=part)
        event(unit, part, 1, "value", date(2025, 6, 1), amount=100)
    with work(database, "test") as unit:
        unit.archive(get("lot"), part)
    assert charged(database, "A") == {"depreciation": 120000}
    lots, rows = known(database)
    assert lots.book_value(rows["A"], LAST) == 240000
    assert lots.quantity(rows["A"], LAST) == 10
    with database.read() as connection:
        found = budget(connection, CALENDAR, 2025)
    assert total(found.lines()) == found.amount() == 120000
