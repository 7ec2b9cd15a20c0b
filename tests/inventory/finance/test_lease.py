"""Lease or buy, on a Flemish offer of 2020 and by the laws of both sides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory import language
from inventory.errors import InputError
from inventory.finance.lease import Comparison, Lease, Purchase, json_of

CENTS = st.integers(0, 10**7)
MONTHS = st.integers(1, 120)


@pytest.mark.parametrize(
    ("cost", "price", "months", "total", "year"),
    [(61_900, 1_943, 36, 8_048, 2_683), (67_800, 1_582, 48, 8_136, 2_034)],
)
def test_the_flemish_laptop(cost: int, price: int, months: int, total: int, year: int) -> None:
    found = Comparison(Purchase(cost, months), Lease(price, months))
    assert (found.total, found.per_year, found.cheaper) == (total, year, "buy")
    assert found.lease.total == cost + total


def test_everything_that_belongs_to_a_side_counts() -> None:
    bought = Purchase(61_900, 30, residual=5_000, repair=2_000, service=1_001)
    assert bought.total == 61_900 - 5_000 + 7_503
    assert bought.per_year == 25_761
    leased = Lease(1_943, 36, return_cost=2_500, repair=100, service=200)
    assert leased.total == 1_943 * 36 + 2_500 + 900
    assert Lease(1_943, 36, buy_out=9_900).total == 1_943 * 36 + 9_900


def test_other_terms_are_compared_a_year_only() -> None:
    language.choose("en")
    found = Comparison(Purchase(67_800, 48), Lease(1_943, 36), quantity=90)
    assert found.total is None
    assert (found.per_year, found.cheaper) == (23_316 - 16_950, "buy")
    assert found.sentence() == (
        "A year, a device costs € 63.66 less bought (used 48 months) than leased (36 months)."
    )
    assert json_of(found) == {
        "quantity": 90,
        "buy": {"months": 48, "total": "678.00", "per_year": "169.50", "all": "61020.00"},
        "lease": {"months": 36, "total": "699.48", "per_year": "233.16", "all": "62953.20"},
        "difference": {"total": None, "per_year": "63.66"},
        "cheaper": "buy",
    }


def test_the_sentence_names_who_costs_less() -> None:
    language.choose("en")
    assert "80.48 less bought" in Comparison(Purchase(61_900, 36), Lease(1_943, 36)).sentence()
    assert (
        "19.00 less leased" in Comparison(Purchase(61_900, 36), Lease(1_666, 36, return_cost=24)).sentence()
    )
    assert "the same" in Comparison(Purchase(3_600, 36), Lease(100, 36)).sentence()
    assert "the same" in Comparison(Purchase(3_600, 36), Lease(100, 48)).sentence()
    assert "less leased" in Comparison(Purchase(3_600, 36), Lease(50, 48)).sentence()


@given(CENTS, CENTS, MONTHS, CENTS)
def test_a_year_is_the_term_divided(cost: int, repair: int, months: int, price: int) -> None:
    for one in (Purchase(cost, months, repair=repair), Lease(price, months, repair=repair)):
        assert abs(one.per_year * months - one.total * 12) <= months // 2 + 1
    found = Comparison(Purchase(cost, months, repair=repair), Lease(price, months, repair=repair))
    assert found.total == price * months - cost


@pytest.mark.parametrize(
    ("side", "wrong"),
    [
        (Purchase, {"cost": 1, "months": 0}),
        (Purchase, {"cost": 1, "months": 1201}),
        (Purchase, {"cost": -1, "months": 12}),
        (Purchase, {"cost": 1, "months": 12, "residual": 2}),
        (Purchase, {"cost": 1, "months": 12, "repair": -1}),
        (Lease, {"price": -1, "months": 12}),
        (Lease, {"price": 1, "months": 0}),
        (Lease, {"price": 1, "months": 12, "buy_out": 1, "return_cost": 1}),
    ],
)
def test_what_cannot_be_is_refused(side: Any, wrong: dict[str, int]) -> None:
    with pytest.raises(InputError):
        side(**wrong)
    with pytest.raises(InputError):
        Comparison(Purchase(1, 1), Lease(1, 1), quantity=0)
