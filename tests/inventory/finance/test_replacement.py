"""The replacement plan: the golden board, generations, moves, end of support, and what it comes to."""

from __future__ import annotations

from datetime import date

import pytest

from inventory import language
from inventory.errors import InputError
from inventory.finance import depreciation
from inventory.finance.calendar import SCHOOL
from inventory.finance.lot import Convention, Method, Plan
from inventory.finance.money import rounded
from inventory.finance.replacement import plan, refuse_moves
from inventory.finance.replacement_results import asset, by_group, by_year, charges, years_json
from inventory.finance.replacement_terms import Horizon, Index, Move, Need, Rules, horizon
from tests.inventory.finance.lindelaar import LOTS

TEN = Horizon(2026, 2035)
THREE = Rules(Index(300))
GOLDEN = {2026: 31_277_697, 2027: 26_784_520, 2028: 24_482_311, 2029: 28_773_025}


def need(code: str = "L1", quantity: int = 10, price: int = 10_000, start: str = "2022-08-01", months: int = 48,
         support: date | None = None) -> Need:  # fmt: skip
    number = sum(ord(sign) for sign in code)
    return Need(number, code, code, "Laptop", "devices", "", "", "operating", quantity, price,
                date.fromisoformat(start), Plan(months), end_of_support=support)  # fmt: skip


def board() -> list[Need]:
    """Return the lots of the golden board; cabling is left out."""
    return [
        Need(number, f"L{number:02d}", name, name, row, "", "", "operating", quantity, price,
             date.fromisoformat(f"{month}-01"), Plan(months), excluded="cabling" if name == "Bekabeling" else "")
        for number, (name, row, months, quantity, price, month) in enumerate(LOTS)
    ]  # fmt: skip


def test_the_golden_board_needs_what_was_reckoned_by_hand() -> None:
    result = plan(board(), TEN, THREE)
    years = {one.year: one.investment for one in by_year(result, TEN)}
    assert {year: years[year] for year in GOLDEN} == GOLDEN
    assert [one.description for one in result.excluded] == ["Bekabeling", "Bekabeling"]
    assert not result.flags
    overdue = [line.due.need.code for line in result.lines if line.reason == "overdue"]
    assert overdue == ["L09"]


def test_what_is_bought_is_replaced_after_its_own_term() -> None:
    lines = plan([need(months=36, start="2020-02-29")], TEN, THREE).lines
    assert [(line.due.generation, line.year, line.in_use) for line in lines] == [
        (1, 2026, date(2026, 2, 28)),
        (2, 2029, date(2029, 2, 28)),
        (3, 2032, date(2032, 2, 28)),
        (4, 2035, date(2035, 2, 28)),
    ]
    assert [line.reason for line in lines] == ["overdue", "term", "term", "term"]
    assert lines[1].cost == round(100_000 * 1.03**9)


def test_terms_within_a_year_end() -> None:
    lines = plan([need(months=5, start="2026-01-01")], Horizon(2026, 2027), Rules()).lines
    assert [line.in_use.month for line in lines] == [6, 11, 4, 9]


def test_dated_index_takes_the_place_of_the_yearly_one() -> None:
    index = Index(300, {2025: 0, 2026: 1000})
    [line] = plan([need(start="2022-08-01", months=48)], Horizon(2026, 2026), Rules(index)).lines
    assert line.cost == round(100_000 * 1.03**2 * 1.10)


def test_the_end_of_support_comes_first_or_counts_not_at_all() -> None:
    early, late = need("A", support=date(2025, 6, 30)), need("B", support=date(2028, 6, 30))
    for until, expected in (
        ("earliest", {"A": ("support", 2025), "B": ("term", 2026)}),
        ("term", {"A": ("term", 2026), "B": ("term", 2026)}),
        ("support", {"A": ("support", 2025), "B": ("support", 2028)}),
    ):
        rules = Rules(until=until)  # type: ignore[arg-type]
        lines = [
            line for line in plan([early, late], Horizon(2025, 2028), rules).lines if line.due.generation == 1
        ]
        assert {line.due.need.code: (line.reason, line.year) for line in lines} == expected
    [line] = plan([early], Horizon(2025, 2026), Rules()).lines
    assert line.in_use == date(2025, 7, 1)


def test_a_move_changes_year_quantity_price_and_says_why() -> None:
    one = need()
    move = Move(one.lot, shift=2, quantity=8, unit_price=20_000, reason="still good")
    lines = plan([one], TEN, THREE, [move]).lines
    assert [(line.year, line.quantity, line.unit_price) for line in lines] == [
        (2028, 8, 21_218),
        (2032, 8, 23_881),
    ]
    language.choose("en")
    assert (lines[0].reason, lines[0].why) == ("moved", "moved: still good")
    later = plan([one], TEN, THREE, [Move(one.lot, 2, shift=-1)]).lines
    assert [line.year for line in later] == [2026, 2029, 2033]
    assert plan([one], TEN, THREE, [Move(one.lot, skip=True)]).lines == ()
    assert [line.year for line in plan([one], TEN, THREE, [Move(one.lot, 2, skip=True)]).lines] == [2026]


def test_a_move_never_comes_before_the_plan_or_before_what_it_replaces() -> None:
    one = need()
    assert plan([one], TEN, THREE, [Move(one.lot, shift=-9)]).lines[0].year == 2026
    years = [line.year for line in plan([one], TEN, THREE, [Move(one.lot, 2, shift=-9)]).lines]
    assert years == [2026, 2027, 2031, 2035]


def test_moves_that_cannot_be_are_refused_in_a_sentence() -> None:
    one = need()
    with pytest.raises(InputError, match=r"L1.*2036.*2026.*2035"):
        refuse_moves([one], TEN, THREE, [Move(one.lot, shift=10)])
    with pytest.raises(InputError, match="2025"):
        refuse_moves([one], TEN, THREE, [Move(one.lot, shift=-1)])
    with pytest.raises(InputError):
        refuse_moves([one], TEN, THREE, [Move(99)])
    refuse_moves([one], TEN, THREE, [Move(one.lot, shift=9), Move(one.lot, 2, shift=30)])
    for wrong in ({"generation": 0}, {"quantity": 0}, {"unit_price": -1}):
        with pytest.raises(InputError):
            Move(1, **wrong)  # type: ignore[arg-type]


def test_rules_that_cannot_be_are_refused() -> None:
    for wrong in ({"ceiling": -1}, {"ceiling": 0}, {"advance": -1}, {"advance": 13}):
        with pytest.raises(InputError):
            Rules(**wrong)  # type: ignore[arg-type]
    for percent in (-10_000, 10_001):
        with pytest.raises(InputError):
            Index(percent)
    with pytest.raises(InputError, match="2025"):
        horizon(2026, 2025)
    with pytest.raises(InputError):
        horizon(2000, 2060)
    assert horizon(2000, 2059).last == 2059


def test_school_years_cut_the_plan_at_august() -> None:
    two = [need("A", start="2022-07-01"), need("B", start="2022-08-01")]
    lines = plan(two, Horizon(2025, 2026, SCHOOL), Rules()).lines
    assert [(line.due.need.code, line.year) for line in lines] == [("A", 2025), ("B", 2026)]


def test_a_year_shows_cash_depreciation_and_book_value() -> None:
    years = by_year(
        plan([need()], Horizon(2026, 2027), Rules()), Horizon(2026, 2027), [(500, 900), (400, 500)]
    )
    assert [one.investment for one in years] == [100_000, 0]
    assert [one.depreciation for one in years] == [10_417, 25_000]
    assert [one.book_value for one in years] == [100_000 - 10_417 + 900, 100_000 - 35_417 + 500]
    assert [one.total_depreciation for one in years] == [10_917, 25_400]
    assert years_json(years)[0] == {
        "year": 2026,
        "label": "2026",
        "investment": "1000.00",
        "expense": "0.00",
        "depreciation": "104.17",
        "existing_depreciation": "5.00",
        "total_depreciation": "109.17",
        "book_value": "904.83",
        "lines": 1,
        "pieces": 10,
    }


def test_below_the_threshold_it_is_an_expense_and_no_book_value() -> None:
    result = plan([need()._replace(threshold=100_001, group_threshold=100_001)], TEN, Rules())
    [first, *_more] = by_year(result, TEN)
    assert (first.investment, first.expense, first.depreciation, first.book_value) == (100_000, 100_000, 0, 0)


@pytest.mark.parametrize("method", [Method.LINEAR, Method.SUM_OF_DIGITS])
@pytest.mark.parametrize("convention", list(Convention))
def test_planned_depreciation_is_that_of_a_lot(method: Method, convention: Convention) -> None:
    one = need(start="2023-03-01", months=37)._replace(plan=Plan(37, method, convention), residual=1000)
    for line in plan([one], TEN, THREE).lines:
        lot = asset(line)
        assert lot.residual == rounded(line.cost, 10)
        assert charges(line, TEN) == [
            depreciation.charge(lot, TEN.book.first(year), TEN.book.last(year)) for year in range(2026, 2036)
        ]


def test_groups_add_up_to_the_years() -> None:
    result = plan(board(), TEN, THREE)
    years = by_year(result, TEN)
    for by in ("category", "lot", "site", "financing", "row"):
        groups = by_group(result, TEN, by)
        assert [sum(one) for one in zip(*(group.investment for group in groups), strict=True)] == [
            year.investment for year in years
        ]
        assert [sum(one) for one in zip(*(group.depreciation for group in groups), strict=True)] == [
            year.depreciation for year in years
        ]
    assert len(by_group(result, TEN, "row")) == 2
    with pytest.raises(InputError):
        by_group(result, TEN, "colour")
