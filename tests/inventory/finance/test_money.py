from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory import language
from inventory.errors import InputError
from inventory.finance import money

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _spoken() -> Iterator[None]:
    before = language.current()
    yield
    language.choose(before)


@pytest.mark.parametrize(
    ("numerator", "denominator", "answer"),
    [(1, 2, 1), (-1, 2, -1), (3, 2, 2), (-3, 2, -2), (1, 3, 0), (2, 3, 1), (-2, 3, -1), (0, 7, 0), (7, 1, 7)],
)
def test_rounding_takes_halves_away_from_zero(numerator: int, denominator: int, answer: int) -> None:
    assert money.rounded(numerator, denominator) == answer


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_rounding_is_never_off_by_more_than_a_half(numerator: int, denominator: int) -> None:
    assert abs(money.rounded(numerator, denominator) - Fraction(numerator, denominator)) <= Fraction(1, 2)
    assert money.rounded(-numerator, denominator) == -money.rounded(numerator, denominator)


@given(st.integers(-(10**14), 10**14))
def test_machine_text_goes_there_and_back(amount: int) -> None:
    assert money.cents(money.amount_text(amount)) == amount
    assert money.unit_price(money.unit_price_text(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"), [("333.33", 33333), ("1000", 100000), (" 0.5 ", 50), ("-282.29", -28229)]
)
def test_cents_of_text(text: str, amount: int) -> None:
    assert money.cents(text) == amount


@pytest.mark.parametrize("text", ["", "1,50", "1.505", "1e3", "€ 5", "--1", "1.", ".5", "٣", "nan", "1 000"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        money.cents(text)
    assert text in error.value.message
    assert error.value.hint


def test_machine_text_has_two_decimals() -> None:
    assert [money.amount_text(amount) for amount in (0, 5, -5, 100, 123456)] == [
        "0.00", "0.05", "-0.05", "1.00", "1234.56",
    ]  # fmt: skip
    assert [money.unit_price_text(price) for price in (1025, 195000, 10, -1000)] == [
        "0.1025", "19.50", "0.001", "-0.10",
    ]  # fmt: skip


def test_people_read_amounts_in_their_own_language() -> None:
    language.choose("nl")
    assert money.euro(123450) == "€ 1.234,50"
    assert money.euro(-123456789) == "€ -1.234.567,89"
    language.choose("en")
    assert money.euro(123450) == "€ 1,234.50"
    assert money.number_text(-5) == "-0.05"


def test_a_price_is_rounded_once() -> None:
    assert money.priced(money.unit_price("0.10"), 2100) == 21000
    assert money.priced(money.unit_price("14.50"), 2100, 5, 12) == 1268750
    assert money.priced(money.unit_price("0.3333"), 3) == 100
    assert money.priced(money.unit_price("0.005"), 1) == 1


def test_indexation_is_compounded_to_the_cent() -> None:
    first = money.indexed(100000, 350)
    assert (first, money.indexed(first, 200)) == (103500, 105570)
    assert money.indexed(24995, 330) == 25820
    assert money.indexed(25820, 330) == 26672
