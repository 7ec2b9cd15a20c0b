"""`lease`: shape, more terms at once, and sentences for mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris

LAPTOP = ("--cost", "619", "--months", "36", "--lease-price", "19,43")


def test_the_flemish_laptop_in_two_terms(inventaris: Inventaris) -> None:
    more = ("--cost", "678,00", "--months", "48", "--lease-price", "15.82")
    first, second = inventaris("lease", *LAPTOP, *more, "--format", "json").data
    assert first == {
        "quantity": 1,
        "buy": {"months": 36, "total": "619.00", "per_year": "206.33", "all": "619.00"},
        "lease": {"months": 36, "total": "699.48", "per_year": "233.16", "all": "699.48"},
        "difference": {"total": "80.48", "per_year": "26.83"},
        "cheaper": "buy",
    }
    assert second["difference"] == {"total": "81.36", "per_year": "20.34"}
    said = inventaris("lease", *LAPTOP, "--quantity", "90")
    assert "699,48" in said.out
    assert "62.953,20" in said.err


def test_another_term_of_the_lease(inventaris: Inventaris) -> None:
    [found] = inventaris(
        "lease", *LAPTOP, "--lease-months", "48", "--return-cost", "10", "--format", "json"
    ).data
    assert found["lease"]["total"] == "942.64"
    assert found["difference"]["total"] is None


@pytest.mark.parametrize(
    "more",
    [
        ("--cost", "1"),
        ("--residual", "700"),
        ("--quantity", "0"),
        ("--lease-months", "0"),
        ("--buy-out", "1", "--return-cost", "1"),
        ("--repair", "x"),
        ("--lease-months", "1", "--lease-months", "2"),
    ],
)
def test_mistakes_get_a_sentence(inventaris: Inventaris, more: tuple[str, ...]) -> None:
    done = inventaris("lease", *LAPTOP, *more)
    assert (done.code, done.out) == (2, "")
    assert done.err
