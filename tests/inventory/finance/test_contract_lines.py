"""Recorded contracts as cost: overlapping prices, counted quantities, VAT by policy, leases, decisions, and invoices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.finance import reading
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.invoices import invoices
from inventory.finance.lines import total
from inventory.store.policy import decide
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from inventory.finance.lines import CostLine
    from inventory.store.database import Database

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
ON = date(2026, 11, 22)
YEAR = (date(2027, 1, 1), date(2027, 12, 31))


def contracts(database: Database) -> Contracts:
    with database.read() as connection:
        books = reading.read(connection)
    return Contracts(books, Counts(books))


def lines(
    database: Database, period: tuple[date, date] = YEAR, on: date = ON
) -> tuple[list[CostLine], list[str]]:
    found = contracts(database)
    listed = list(found.lines(period, on))
    return listed, [flag.code for flag in found.flags]


def priced(database: Database, *prices: dict[str, Any], **contract: Any) -> None:
    with making(database) as make:
        number = make.contract("C-1", **contract)
        for one in prices:
            make("contract_price", contract=number, **{"description": "x", "unit_price": 12_000_000, **one})


def test_overlapping_prices_count_once_and_are_told(database: Database) -> None:
    priced(database, {}, {"unit_price": 24_000_000, "start": date(2027, 7, 1)})
    with making(database) as make:
        make.imported("contract_price", 1, end=date(2027, 12, 31))
    listed, flags = lines(database)
    assert total(listed) == 60000 + 120000
    assert flags == ["overlapping_prices"]


def test_two_prices_from_the_same_day_count_once(database: Database) -> None:
    priced(database, {}, {"unit_price": 24_000_000, "start": date(2026, 7, 1)})
    with making(database) as make:
        make.imported("contract_price", 2, start=date(2026, 1, 1))
    listed, flags = lines(database)
    assert (total(listed), flags) == (240000, ["overlapping_prices"])


def test_a_price_that_follows_another_is_no_overlap(database: Database) -> None:
    priced(
        database,
        {"end": date(2027, 6, 14)},
        {"unit_price": 24_000_000, "start": date(2027, 6, 15)},
        {"unit_price": 1_000_000, "start": date(2027, 3, 1), "one_off": True},
    )
    listed, flags = lines(database)
    assert (total(listed), flags) == (50000 + 140000 + 10000, [])


def test_vat_and_discount(database: Database) -> None:
    priced(database, {"vat": 900, "discount": 1000}, {"description": "y"})
    assert total(lines(database)[0]) == 108000 + 120000
    with making(database) as make:
        decide(make.unit, "vat_cost", "excluded", date(2020, 1, 1))
    listed, _flags = lines(database)
    assert total(listed) == 99083 + 99174
    assert any("9,00 %" in line.explanation and "10,00 %" in line.explanation for line in listed)


def test_the_quantity_is_that_of_the_count_date_of_each_contract_year(database: Database) -> None:
    with making(database) as make:
        site = make("site", name="School", type="primary")
        for day, pupils in ((date(2026, 2, 1), 100), (date(2027, 2, 1), 200)):
            make("headcount", site=site, date=day, pupils=pupils)
    priced(database, {"basis": "pupil", "unit_price": 120_000}, start=date(2025, 8, 1))
    assert total(lines(database)[0]) == 100 * 700 + 200 * 500


def test_a_licence_costs_what_was_last_counted(database: Database) -> None:
    with making(database) as make:
        number = make("licence", name="A3", type="subscription", seats=100, unit_price=580_000, start=date(2026, 1, 1), end=date(2028, 12, 31))  # fmt: skip
        make("licence_count", licence=number, date=date(2026, 12, 1), seats=110)
        make("licence_count", licence=number, date=date(2027, 6, 1), seats=120)
    assert total(lines(database)[0]) == 110 * 5800
    assert total(lines(database, (date(2026, 1, 1), date(2028, 12, 31)))[0]) == (100 + 110 + 120) * 5800


def test_an_index_series_of_the_records(database: Database) -> None:
    with making(database) as make:
        series = make("index_series", name="CPI")
        make("index_value", series=series, start=date(2027, 1, 1), percent=250)
    priced(database, {}, {"description": "y", "indexed": False}, index_rule="january", index_series=series)
    listed, _flags = lines(database)
    assert total(listed) == 123000 + 120000
    assert sum("CPI" in line.explanation for line in listed) >= 1
    later, _flags = lines(database, (date(2028, 1, 1), date(2028, 12, 31)))
    assert total(later) == 126690 + 120000
    assert any("aanname" in line.explanation or "assumption" in line.explanation for line in later)


def test_committed_and_expected(database: Database) -> None:
    priced(database, {}, start=date(2025, 8, 1))
    assert [(line.amount, line.nature) for line in lines(database)[0]] == [
        (70000, "committed"),
        (50000, "expected"),
    ]


def test_a_decision_ends_a_contract_from_its_day_on(database: Database) -> None:
    priced(database, {}, start=date(2025, 8, 1))
    with making(database) as make:
        make("decision", contract=1, date=date(2026, 12, 1), decision="cancel", term_end=date(2027, 7, 31))
    assert total(lines(database)[0]) == 120000
    assert total(lines(database, on=date(2026, 12, 1))[0]) == 70000


def test_an_option_and_a_renewal_bind(database: Database) -> None:
    priced(database, {}, renewal="none", renewal_months=None, options=1, option_months=12)
    assert total(lines(database)[0]) == 0
    with making(database) as make:
        make("decision", contract=1, date=date(2026, 9, 1), decision="option", term_end=date(2026, 12, 31))
    assert [(line.amount, line.nature) for line in lines(database)[0]] == [(120000, "committed")]
    priced_express(database)
    assert [(line.amount, line.nature) for line in lines(database)[0]][1:] == [(120000, "committed")]


def priced_express(database: Database) -> None:
    with making(database) as make:
        number = make.contract("C-2", renewal="express")
        make("contract_price", contract=number, description="x", unit_price=12_000_000)
        make(
            "decision", contract=number, date=date(2026, 9, 1), decision="renew", term_end=date(2026, 12, 31)
        )


def test_a_financial_lease_costs_its_interest(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Laptop", cost_row="devices", term_months=36)
        lot = make("lot", code="L1", description="x", category=category, quantity=10, unit_price=100_000, in_use=date(2026, 1, 1), acquisition="financial_lease")  # fmt: skip
    priced(
        database,
        {"unit_price": 3_000_000, "period_months": 1},
        type="financial_lease",
        initial_months=36,
        renewal="none",
        cost_row="devices",
    )
    with making(database) as make:
        make("coverage", contract=1, lot=lot)
    listed, flags = lines(database)
    assert ([line.amount for line in listed], flags) == ([26666], [])
    assert total(lines(database, (date(2026, 1, 1), date(2030, 12, 31)))[0]) == 36 * 30000 - 10 * 100_000
    found = contracts(database)
    row = found.books.contracts[1]
    paid = invoices(row, found.courses(row, ON), date(2020, 1, 1), date(2040, 1, 1))
    assert (len(paid), sum(one.amount for one in paid)) == (36, 36 * 30000)


def test_instalments_below_the_cost_are_told(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Laptop", cost_row="devices", term_months=36)
        lot = make("lot", code="L1", description="x", category=category, quantity=10, unit_price=900_000, in_use=date(2026, 1, 1))  # fmt: skip
    priced(database, {}, type="financial_lease", renewal="none")
    with making(database) as make:
        make("coverage", contract=1, lot=lot)
    assert lines(database, (date(2026, 1, 1), date(2026, 12, 31))) == ([], ["lease_below_cost"])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"invoice_months": 3}, [("2026-01-31", 30000), ("2026-04-30", 30000), ("2026-07-31", 30000), ("2026-10-31", 30000)]),
        ({"invoice_months": 6, "invoice_arrears": True}, [("2026-07-31", 60000), ("2027-01-31", 60000)]),
        ({}, [("2026-01-31", 120000)]),
    ],
)  # fmt: skip
def test_invoices_are_reckoned_from_the_first_day(
    database: Database, more: dict[str, Any], expected: list[tuple[str, int]]
) -> None:
    priced(database, {}, start=date(2026, 1, 31), renewal="none", **more)
    found = contracts(database)
    row = found.books.contracts[1]
    listed = invoices(row, found.courses(row, ON, "in"), date(2026, 1, 1), date(2027, 12, 31))
    assert [(one.on.isoformat(), one.amount) for one in listed] == expected
    assert [one.first for one in listed[1:]] == [
        one.last.fromordinal(one.last.toordinal() + 1) for one in listed[:-1]
    ]


def test_monthly_invoices_skip_no_short_month(database: Database) -> None:
    """V36."""
    priced(
        database,
        {"period_months": 1, "unit_price": 100_000},
        start=date(2024, 1, 31),
        initial_months=4,
        renewal="none",
    )
    found = contracts(database)
    row = found.books.contracts[1]
    listed = invoices(row, found.courses(row, ON), date(2024, 1, 1), date(2025, 1, 1))
    assert [one.on.isoformat() for one in listed] == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]
