"""The ceiling: laws that hold for every plan, and the cases that the rule names."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from inventory import language
from inventory.finance.lot import Plan
from inventory.finance.replacement import plan
from inventory.finance.replacement_terms import Horizon, Index, Move, Need, Rules
from inventory.finance.smoothing import rule

if TYPE_CHECKING:
    import random

    from inventory.finance.replacement_terms import Result

TEN = Horizon(2026, 2035)


@st.composite
def needs(draw: st.DrawFn) -> list[Need]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        support = draw(st.none() | st.dates(date(2024, 1, 1), date(2036, 1, 1)))
        found.append(
            Need(number, f"L{draw(st.integers(0, 3))}", "x", "Laptop", None, "", "", "operating",
                 draw(st.integers(1, 400)), draw(st.integers(0, 400_000)),
                 draw(st.dates(date(2015, 1, 1), date(2027, 1, 1))), Plan(draw(st.integers(4, 120))),
                 end_of_support=support)
        )  # fmt: skip
    return found


RULES = st.builds(
    Rules,
    st.builds(Index, st.integers(-500, 1000)),
    st.none() | st.integers(1, 20_000_000),
    st.integers(0, 4),
)


def pieces(result: Result) -> Counter[tuple[int, int]]:
    """Return how many pieces were bought or wait, by lot and generation."""
    found: Counter[tuple[int, int]] = Counter()
    for line in result.lines:
        found[line.due.need.lot, line.due.generation] += line.quantity
    for due in result.late:
        found[due.need.lot, due.generation] += due.quantity
    return found


@given(needs(), RULES)
def test_nothing_is_lost(rows: list[Need], rules: Rules) -> None:
    free, smooth = plan(rows, TEN, replace(rules, ceiling=None)), plan(rows, TEN, rules)
    first = {key: count for key, count in pieces(free).items() if key[1] == 1}
    assert {key: count for key, count in pieces(smooth).items() if key[1] == 1} == first
    assert first == {(row.lot, 1): row.quantity for row in rows if (row.lot, 1) in first}
    for key, count in pieces(smooth).items():
        lot, generation = key
        assert generation == 1 or count <= pieces(smooth)[lot, generation - 1]


@given(needs(), RULES, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[Need], rules: Rules, chance: random.Random) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    assert plan(mixed, TEN, rules) == plan(rows, TEN, rules)


@given(needs(), RULES)
def test_a_year_keeps_under_the_ceiling_or_is_one_flagged_piece(rows: list[Need], rules: Rules) -> None:
    if rules.ceiling is None:
        return
    result = plan(rows, TEN, rules)
    for year in range(2026, 2036):
        mine = [line for line in result.lines if line.year == year]
        if sum(line.cost for line in mine) > rules.ceiling:
            assert [(line.over, line.quantity) for line in mine] == [(True, 1)]
    over = [line for line in result.lines if line.over]
    assert len([flag for flag in result.flags if flag.code == "above_ceiling"]) == len(over)
    assert bool(result.late) == any(flag.code == "beyond_horizon" for flag in result.flags)


@given(needs(), RULES)
def test_without_a_ceiling_every_year_is_the_natural_one(rows: list[Need], rules: Rules) -> None:
    for line in plan(rows, TEN, replace(rules, ceiling=None)).lines:
        assert line.year == max(line.due.natural, 2026)
        assert line.quantity == line.due.need.quantity


@settings(max_examples=60)
@given(needs(), RULES)
def test_nothing_is_bought_before_its_time(rows: list[Need], rules: Rules) -> None:
    for line in plan(rows, TEN, rules).lines:
        assert line.year >= line.due.year - (rules.advance if rules.ceiling else 0)
        assert (line.reason == "advanced") == (line.year < line.due.year)
        assert (line.reason == "smoothed") == (line.year > line.due.year)


@settings(max_examples=60)
@given(needs(), RULES, st.integers(1, 60))
def test_another_quantity_reaches_every_part(rows: list[Need], rules: Rules, quantity: int) -> None:
    moves = [Move(row.lot, 2, quantity=quantity) for row in rows]
    result = plan(rows, Horizon(2026, 2050), rules, moves)
    counted = pieces(result)
    for row in rows:
        bought = sum(
            line.quantity
            for line in result.lines
            if line.due.need.lot == row.lot and line.due.generation == 1
        )
        if bought == row.quantity and (row.lot, 3) in counted and not result.late:
            assert counted[row.lot, 2] == quantity


def one(code: str, quantity: int, price: int, start: date, support: date | None = None) -> Need:
    return Need(ord(code), code, code, "x", None, "", "", "operating", quantity, price, start, Plan(48),
                end_of_support=support)  # fmt: skip


def shown(result: Result) -> list[tuple[int, str, int]]:
    return [
        (line.year, line.due.need.code, line.quantity) for line in result.lines if line.due.generation == 1
    ]


def test_first_without_updates_then_longest_past_its_day_then_by_code() -> None:
    rows = [
        one("A", 1, 100, date(2022, 9, 1)),
        one("B", 1, 100, date(2022, 8, 1)),
        one("C", 1, 100, date(2022, 8, 1)),
        one("D", 1, 100, date(2022, 12, 1), date(2026, 12, 31)),
        one("E", 1, 100, date(2022, 12, 1), date(2027, 1, 1)),
    ]
    result = plan(rows, Horizon(2026, 2030), Rules(ceiling=100, until="term"))
    assert [code for _year, code, _count in shown(result)] == ["D", "E", "B", "C", "A"]


def test_what_does_not_fit_waits_by_whole_pieces_and_smaller_ones_go_along() -> None:
    rows = [one("A", 5, 300, date(2022, 1, 1)), one("B", 2, 50, date(2022, 6, 1))]
    result = plan(rows, Horizon(2026, 2028), Rules(ceiling=700))
    assert shown(result) == [(2026, "A", 2), (2026, "B", 2), (2027, "A", 2), (2028, "A", 1)]


def test_a_piece_above_the_ceiling_goes_alone_and_is_told() -> None:
    rows = [one("A", 2, 900, date(2022, 1, 1)), one("B", 1, 50, date(2021, 6, 1))]
    result = plan(rows, Horizon(2026, 2028), Rules(ceiling=700))
    assert shown(result) == [(2026, "A", 1), (2027, "A", 1), (2028, "B", 1)]
    assert [flag.code for flag in result.flags] == ["above_ceiling", "above_ceiling"]


def test_a_peak_is_taken_down_by_buying_earlier_only_as_far_as_needed() -> None:
    rows = [one("A", 1, 100, date(2022, 1, 1)), one("B", 10, 100, date(2024, 1, 1))]
    horizon, rules = Horizon(2026, 2028), Rules(ceiling=600)
    assert shown(plan(rows, horizon, rules)) == [(2026, "A", 1), (2028, "B", 6)]
    assert shown(plan(rows, horizon, replace(rules, advance=1))) == [
        (2026, "A", 1),
        (2027, "B", 4),
        (2028, "B", 6),
    ]
    low = replace(rules, ceiling=400, advance=2)
    assert shown(plan(rows, horizon, low)) == [(2026, "A", 1), (2026, "B", 2), (2027, "B", 4), (2028, "B", 4)]
    moved = [Move(ord("B"), shift=-1), Move(ord("A"), shift=2)]
    assert shown(plan(rows, horizon, replace(rules, advance=2), moved)) == [
        (2027, "B", 6),
        (2028, "A", 1),
        (2028, "B", 4),
    ]


def test_the_rule_is_told_in_words() -> None:
    language.choose("en")
    assert rule(Rules()) == []
    assert "€ 1,000.00" in rule(Rules(ceiling=100_000))[0]
    assert len(rule(Rules(ceiling=100_000, advance=2))) == 3
    language.choose("nl")
