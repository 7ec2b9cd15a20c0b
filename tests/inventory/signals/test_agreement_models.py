"""Which model an agreement follows, in the words that people write."""

from __future__ import annotations

import pytest

from inventory.signals import agreement_models as models


@pytest.mark.parametrize(
    ("text", "numbers"), [("4.0", (4,)), ("model 3.1", (3, 1)), ("10", (10,)), (None, ()), ("eigen", ())]
)
def test_versions_compare_as_numbers(text: str | None, numbers: tuple[int, ...]) -> None:
    assert models.version(text) == numbers


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("eigen", True),
        ("Eigen model 2.1", True),
        ("DPA", True),
        ("4.0", False),
        ("?", False),
        (None, False),
        ("intentieverklaring", False),
        ("voorwaarden leverancier", True),
    ],
)
def test_own_models_have_no_version(text: str | None, own: bool) -> None:
    assert models.own_made(text) is own


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("geen", True),
        ("Geen.", True),
        ("none", True),
        ("Geen afwijkingen", True),
        ("", False),
        (None, False),
        ("geen meldtermijn afgesproken", False),
        ("onbekend", False),
    ],
)
def test_none_is_said_in_so_many_words(text: str | None, none: bool) -> None:
    assert models.none_said(text) is none


@pytest.mark.parametrize(
    ("text", "of_the_gdpr"),
    [("2.0", False), ("3.0", True), ("4.0", True), ("Intentieverklaring", True), ("eigen 4", False)],
)
def test_models_of_the_gdpr(text: str, of_the_gdpr: bool) -> None:
    assert models.modern(text) is of_the_gdpr


def test_models_stand_in_order_of_their_days() -> None:
    dutch = [one for one in models.known().models if one.country == "NL"]
    assert [one.start for one in dutch] == sorted(one.start for one in dutch if one.start)
    assert [models.version(one.name) for one in dutch] == sorted(models.version(one.name) for one in dutch)
