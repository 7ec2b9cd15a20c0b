"""Laws of the budget, on made-up boards without a database: cells are sums of lines, and years add up to the whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.finance.calendar import CALENDAR, SCHOOL, BookYear
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.lines import total
from inventory.finance.lot_lines import Lots, cost
from inventory.finance.other_lines import manual_lines, staff_lines
from inventory.finance.reading import (
    AllocationRow,
    Books,
    CategoryRow,
    LotRow,
    ManualRow,
    StaffRow,
)
from inventory.finance.reading_contracts import ContractRow, PriceRow
from inventory.records.choices import COST_ROWS
from inventory.store.policy import Policies

if TYPE_CHECKING:
    from inventory.finance.lines import CostLine, Flag

DAYS = st.dates(date(2020, 1, 1), date(2028, 12, 31))
AMOUNTS = st.integers(0, 10_000_000)
ROWS = st.sampled_from([*COST_ROWS])
BOOKS = st.sampled_from([CALENDAR, SCHOOL, BookYear("school", 9)])
LOTS = st.builds(
    LotRow,
    id=st.integers(1, 10**6),
    code=st.just("L"),
    description=st.just("x"),
    category=st.integers(1, 3),
    supplier=st.none(),
    site=st.none(),
    quantity=st.integers(1, 400),
    unit_price=st.integers(0, 300_000),
    contribution=st.none() | st.integers(0, 1_000),
    residual=st.just(0),
    delivered=st.none(),
    in_use=DAYS,
    term_months=st.none() | st.integers(1, 96),
    method=st.sampled_from([None, "linear", "sum-of-digits"]),
    convention=st.sampled_from([None, "month-of-use", "next-month", "half-month", "days"]),
    financing=st.none(),
    disposed=st.none(),
    proceeds=st.none(),
)
CONTRACT = ContractRow(
    id=1,
    number="K",
    name="x",
    supplier=None,
    type="subscription",
    site=None,
    cost_row="network",
    start=date(2020, 1, 1),
    initial_months=36,
    explicit_end=None,
    renewal="tacit",
    renewal_months=12,
    max_renewals=None,
    notice=3,
    notice_unit="months",
    notice_before=None,
    explicit_notice=None,
    early_exit=None,
    cancelled=None,
    ended=None,
    financing=None,
)


def books(
    lots: list[LotRow] | None = None,
    contract: ContractRow | None = None,
    price: PriceRow | None = None,
    staff: tuple[StaffRow, list[AllocationRow]] | None = None,
    manual: ManualRow | None = None,
) -> Books:
    """Return what was read, of a board with three categories."""
    return Books(
        policies=Policies("NL", {}),
        categories={
            n: CategoryRow(n, f"C{n}", row, 12 * n) for n, row in zip((1, 2, 3), COST_ROWS, strict=False)
        },
        sites={},
        suppliers={},
        systems={},
        lots=tuple(lots or ()),
        contracts={1: contract} if contract else {},
        prices=(price,) if price else (),
        covers=(),
        licences=(),
        staff=(staff[0],) if staff else (),
        allocations=tuple(staff[1]) if staff else (),
        manual=(manual,) if manual else (),
        headcounts=(),
        devices=(),
    )


def years(book: BookYear) -> list[tuple[date, date]]:
    return [(book.first(year), book.last(year)) for year in range(2018, 2040)]


@given(st.lists(LOTS, max_size=6), BOOKS, DAYS, st.integers(2019, 2030))
def test_lines_of_lots_are_their_charges(lots: list[LotRow], book: BookYear, on: date, year: int) -> None:
    reckoned = Lots(books(lots))
    period = (book.first(year), book.last(year))
    charges = list(reckoned.charges(*period))
    assert total(reckoned.lines(charges, period, on)) == sum(one.amount for one in charges)


@given(st.lists(LOTS, min_size=1, max_size=4), BOOKS)
def test_all_years_of_a_lot_are_its_cost(lots: list[LotRow], book: BookYear) -> None:
    reckoned = Lots(books(lots))
    charged = sum(one.amount for period in years(book) for one in reckoned.charges(*period))
    assert charged == sum(cost(row) for row in lots)


@given(AMOUNTS, st.none() | st.integers(1, 3000), st.sampled_from([1, 3, 12, 36]), DAYS, DAYS, BOOKS)
def test_a_price_costs_the_same_from_any_day(
    price: int, quantity: int | None, months: int, end: date, on: date, book: BookYear
) -> None:
    row = PriceRow(1, 1, "x", "fixed", price, quantity, months, None, None, max(end, CONTRACT.start), None)
    board = books(contract=CONTRACT, price=row)
    contracts = Contracts(board, Counts(board))
    for period in years(book):
        assert total(contracts.lines(period, on)) == total(contracts.lines(period, date(2019, 1, 1)))
    whole = (date(2020, 1, 1), date(2039, 12, 31))
    in_years = sum(total(contracts.lines(period, on)) for period in years(book) if period[0] < whole[1])
    assert in_years == total(contracts.lines(whole, on))


@settings(max_examples=60)
@given(AMOUNTS, st.lists(st.integers(1, 4_000), min_size=1, max_size=7), DAYS, BOOKS)
def test_a_post_is_shared_out_to_the_cent(yearly: int, shares: list[int], on: date, book: BookYear) -> None:
    post = StaffRow(1, "x", None, yearly, None, None, None)
    last = 10_000 - sum(shares[:-1])
    given = [*shares[:-1], last] if last > 0 else [10_000]
    rows = [AllocationRow(1, row, share) for row, share in zip(COST_ROWS, given, strict=False)]
    flags: list[Flag] = []
    board = books(staff=(post, rows))
    lines: list[CostLine] = list(staff_lines(board, (book.first(2024), book.last(2024)), on, flags))
    assert total(lines) == yearly
    assert flags == []


@given(AMOUNTS, DAYS, st.integers(0, 2000), ROWS, BOOKS)
def test_a_manual_amount_is_spread_whole(
    amount: int, start: date, days: int, row: str, book: BookYear
) -> None:
    manual = ManualRow(
        1,
        "x",
        row,
        None,
        "operating",
        "planned",
        amount,
        start,
        start + timedelta(days=days),
        None,
        None,
        None,
    )
    board = books(manual=manual)
    assert sum(total(manual_lines(board, period)) for period in years(book)) == amount
