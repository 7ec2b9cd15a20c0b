"""The light: what is reached, close and far, the line on the way, and that what is unknown has no colour."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.language import choose
from inventory.plan.light import LEVELS, SIGNS, Aim, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN, UNTIL = date(2027, 1, 1), date(2029, 1, 1)
values = st.integers(0, 20_000)


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    choose("nl")
    yield
    choose("nl")


def level(value: int | None, aim: Aim, on: date = UNTIL) -> str:
    return judge(value, aim, on).level


def test_more_is_better_or_less_is_better() -> None:
    more, less = Aim(9000, margin=500), Aim(200, higher=False, margin=50)
    assert [level(value, more) for value in (9000, 9001, 8500, 8499)] == ["reached", "reached", "near", "far"]
    assert [level(value, less) for value in (200, 199, 250, 251)] == ["reached", "reached", "near", "far"]


def test_without_a_margin_a_tenth_of_the_target_counts() -> None:
    assert [level(value, Aim(9000)) for value in (8100, 8099)] == ["near", "far"]
    assert [level(value, Aim(0, higher=False)) for value in (0, 1)] == ["reached", "far"]


def test_what_is_not_known_says_why_and_never_passes() -> None:
    choose("en")
    unmeasured, aimless = judge(None, Aim(9000), UNTIL), judge(9000, Aim(None), UNTIL)
    assert (unmeasured.level, unmeasured.text) == ("unknown", "? not measured")
    assert (aimless.level, aimless.text) == ("unknown", "? no target value")


def test_on_the_way_a_straight_line_decides() -> None:
    aim = Aim(10_000, margin=500, baseline=0, begin=BEGIN, until=UNTIL)
    halfway = date(2028, 1, 1)
    found = judge(5000, aim, halfway)
    assert (found.level, found.expected) == ("reached", 4993)
    assert level(4600, aim, halfway) == "near"
    assert level(4000, aim, halfway) == "far"
    assert level(4600, aim, UNTIL) == "far", "on the day itself the target counts"
    assert judge(10_000, aim, halfway).expected is None, "what is reached is reached"


def test_before_the_plan_begins_the_baseline_is_enough_and_worse_than_it_is_not() -> None:
    aim = Aim(10_000, margin=500, baseline=4000, begin=BEGIN, until=UNTIL)
    assert judge(4000, aim, date(2026, 11, 1)).expected == 4000
    assert level(4000, aim, date(2026, 11, 1)) == "reached"
    assert level(3999, aim, date(2026, 11, 1)) == "far"


def test_every_light_has_its_own_sign_and_a_word() -> None:
    assert len(set(SIGNS.values())) == len(LEVELS)
    assert judge(9000, Aim(9000), UNTIL).text == "● bereikt"


@given(values, values, values, st.none() | values, st.integers(0, 730), st.booleans())
def test_a_better_value_never_gets_a_worse_light(
    value: int, better: int, target: int, baseline: int | None, days: int, higher: bool
) -> None:
    on = BEGIN + timedelta(days=days)
    aim = Aim(target, higher, margin=300, baseline=baseline, begin=BEGIN, until=UNTIL)
    worst, best = sorted((value, better), reverse=not higher)
    assert LEVELS.index(judge(best, aim, on).level) <= LEVELS.index(judge(worst, aim, on).level)


@given(values, values, st.integers(0, 730))
def test_less_is_better_is_the_mirror_of_more_is_better(value: int, baseline: int, days: int) -> None:
    on = BEGIN + timedelta(days=days)
    up = Aim(10_000, higher=True, margin=500, baseline=baseline, begin=BEGIN, until=UNTIL)
    down = Aim(-10_000, higher=False, margin=500, baseline=-baseline, begin=BEGIN, until=UNTIL)
    assert judge(value, up, on).level == judge(-value, down, on).level
