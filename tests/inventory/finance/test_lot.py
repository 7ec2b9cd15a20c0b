from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.finance import depreciation, lot
from inventory.finance.explanation import explain
from inventory.finance.lot import Change, Disposal, Lot, Method, Plan

if TYPE_CHECKING:
    from collections.abc import Callable

START = date(2024, 1, 1)
PLAN = Plan(36)
WRONG: dict[str, Callable[[], object]] = {
    "no term": lambda: Plan(0),
    "negative term": lambda: Plan(-12),
    "endless term": lambda: Plan(1201),
    "rate of nothing": lambda: Plan(36, rate=Fraction(0)),
    "rate above one": lambda: lot.rate("1.2"),
    "rate in words": lambda: lot.rate("veel"),
    "negative cost": lambda: Lot(-1, START, PLAN),
    "negative residual": lambda: Lot(100, START, PLAN, residual=-1),
    "residual above cost": lambda: Lot(100, START, PLAN, residual=101),
    "opening above base": lambda: Lot(100, START, PLAN, residual=50, opening=51),
    "start long ago": lambda: Lot(100, date(202, 1, 1), PLAN),
    "disposal before start": lambda: Lot(100, START, PLAN, disposal=Disposal(date(2023, 12, 31))),
    "negative proceeds": lambda: Disposal(START, -1),
    "change before start": lambda: Lot(100, START, PLAN, changes=(Change(date(2023, 1, 1), months=48),)),
    "change after disposal": lambda: Lot(
        100, START, PLAN, changes=(Change(date(2025, 2, 1), months=48),), disposal=Disposal(date(2025, 1, 1))
    ),
    "new term of nothing": lambda: Change(START, months=0),
    "negative value": lambda: Change(START, value=-1),
    "change without a date": lambda: lot.change("months=60"),
    "change of nothing": lambda: lot.change("2026-01-01"),
    "change of something else": lambda: lot.change("2026-01-01 colour=red"),
    "change twice": lambda: lot.change("2026-01-01 months=60 months=48"),
    "change in years": lambda: lot.change("2026-01-01 months=5y"),
    "empty change": lambda: lot.change(""),
    "term already over": lambda: depreciation.schedule(
        Lot(10000, START, PLAN, changes=(Change(date(2025, 6, 1), months=12),))
    ),
    "residual above value": lambda: depreciation.schedule(
        Lot(10000, START, PLAN, residual=5000, changes=(Change(date(2025, 6, 1), value=1000),))
    ),
    "value after the term": lambda: depreciation.schedule(
        Lot(10000, START, PLAN, changes=(Change(date(2028, 1, 1), add=1000),))
    ),
    "split off all": lambda: lot.split(Lot(100, START, PLAN), 3, 3),
}


@pytest.mark.parametrize("make", WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_is_refused_with_a_sentence(make: Callable[[], object]) -> None:
    with pytest.raises(InputError) as error:
        make()
    assert error.value.message.endswith((".", "…"))


def test_a_rate_is_exact() -> None:
    assert lot.rate("0.40") == lot.rate("40%") == Fraction(2, 5)
    assert lot.rate("0.319") == Fraction(319, 1000)
    assert Plan(36).yearly_rate == Fraction(2, 3)
    assert Plan(12).yearly_rate == 1


def test_a_change_is_read() -> None:
    assert lot.change("2026-01-01 months=60") == Change(date(2026, 1, 1), months=60)
    assert lot.change("2026-01-01 value=500 residual=0.50 add=100") == Change(
        date(2026, 1, 1), None, 50000, 50, 10000
    )


def test_the_rule_is_told() -> None:
    one = Lot(
        100000, START, Plan(48, Method.DECLINING, rate=Fraction(2, 5)), residual=1000,
        changes=(Change(date(2025, 1, 1), months=60, value=50000, residual=0, add=100),),
        disposal=Disposal(date(2026, 1, 1), month_charged=False),
    )  # fmt: skip
    assert explain(Lot(100000, START, Plan(48))) == "lineair, 48 mnd, vanaf maand van ingebruikname"
    text = explain(one)
    for part in ("40%", "€ 10,00", "01-01-2025", "60", "€ 500,00", "€ 1,00", "01-01-2026"):
        assert part in text
