"""Triggers of a DPIA: how many there are, by code and in words, and when they are enough."""

from __future__ import annotations

from collections import Counter

import pytest

from inventory.signals.dpia_triggers import enough, names, told, triggers


def test_the_lists_are_whole() -> None:
    assert Counter(one.list for one in triggers().values()) == {"ap": 17, "criterion": 9, "gba": 9}


@pytest.mark.parametrize(
    ("text", "country", "codes"),
    [
        ("AP-09; vulnerable", "NL", {"AP-09", "vulnerable"}),
        ("cameratoezicht", "NL", {"AP-09"}),
        ("large_scale; Nieuwe technologie", "NL", {"large_scale", "new_technology"}),
        ("biometrie", "NL", {"AP-17"}),
        ("biometrie", "VL", {"GBA-1"}),
        ("LVS", "VL", {"VL-LVS"}),
        ("geen", "NL", set()),
    ],
)
def test_words(text: str, country: str, codes: set[str]) -> None:
    found = told(text, country)
    assert (set(found.codes), found.unknown, found.nothing) == (codes, (), False)


def test_what_is_not_known_is_told() -> None:
    assert told("camera; maanstand", "NL").unknown == ("maanstand",)
    assert told("", "NL").nothing
    assert told("onbekend", "NL").nothing


@pytest.mark.parametrize(
    ("codes", "needed"),
    [((), False), (("vulnerable",), False), (("vulnerable", "sensitive"), True), (("AP-01",), True)],
)
def test_enough(codes: tuple[str, ...], needed: bool) -> None:
    assert enough(codes) == needed


def test_names_are_in_the_order_of_the_list() -> None:
    assert names({"vulnerable", "AP-09"}) == "cameratoezicht, kwetsbare personen"
