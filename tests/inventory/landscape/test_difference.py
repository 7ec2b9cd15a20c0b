from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.landscape.analysis import json_of
from inventory.landscape.difference import difference, distance
from inventory.landscape.model import Landscape, Party, Process, Support, System
from tests.inventory.landscape.board import DAY, landscape, view

if TYPE_CHECKING:
    from inventory.landscape.difference import Compare, Difference, Method


def trio(*sets: str, method: Method = "pairwise") -> Difference:
    """Return the difference of parties that use these systems (one letter each) for one process."""
    keys = "ABC"[: len(sets)]
    board = Landscape(
        parties=tuple(Party(k, k) for k in keys),
        processes=(Process("1", "P"),),
        participation={(k, "1"): "yes" for k in keys},
        support=tuple(Support(k, "1", s) for k, systems in zip(keys, sets, strict=True) for s in systems),
    )
    return difference(board.at(DAY), method=method)


def test_each_process() -> None:
    found = difference(view())
    assert {p.process: p.difference for p in found.processes} == {
        "P1": 1,
        "P2": 0.5,
        "P3": 1,
        "P4": 1,
        "P5": None,
        "P6": None,
    }
    assert [p.label for p in found.processes] == ["different"] * 4 + ["one party"] * 2
    assert [p.gaps for p in found.processes] == [(), (), (), ("K",), (), ("S",)]


def test_over_all_processes() -> None:
    found = difference(view())
    assert found.mean == 0.875
    assert found.pooled == pytest.approx(0.888889, abs=1e-6)
    assert found.weighted == pytest.approx(0.821429, abs=1e-6)
    assert found.systems_only == pytest.approx(0.833333, abs=1e-6)
    assert (found.common, found.defined) == (4, 4)


def test_weighted_by_level() -> None:
    found = difference(view(), method="level").processes[1]
    assert found.difference == pytest.approx(0.666667, abs=1e-6)


def test_three_parties() -> None:
    assert trio("xy", "x", "xz").mean == pytest.approx(0.555556, abs=1e-6)
    assert trio("xy", "x", "xz", method="consensus").mean == pytest.approx(0.666667, abs=1e-6)


@pytest.mark.parametrize(
    ("sets", "expected", "label"),
    [
        (("", ""), None, "no systems"),
        (("x", ""), 1, "different"),
        (("x", "x"), 0, "same"),
        (("x",), None, "one party"),
        (("", "", "x"), 1, "different"),
    ],
)
def test_not_defined_is_not_zero(sets: tuple[str, ...], expected: float | None, label: str) -> None:
    row = trio(*sets).processes[0]
    assert (row.difference, row.label) == (expected, label)


def test_unknown_participation_makes_it_unknown() -> None:
    board = landscape()
    found = difference(replace(board, participation={**board.participation, ("K", "P1"): "unknown"}).at(DAY))
    assert (found.processes[0].difference, found.processes[0].label) == (None, "unknown")
    assert found.defined == 3


@pytest.mark.parametrize(("compare", "expected"), [("product", 1), ("kind", 0)])
def test_another_product_of_the_same_kind(compare: Compare, expected: float) -> None:
    board = Landscape(
        parties=(Party("A", "A"), Party("B", "B")),
        processes=(Process("1", "P"),),
        participation={("A", "1"): "yes", ("B", "1"): "yes"},
        support=(Support("A", "1", "ParnasSys"), Support("B", "1", "ESIS")),
        systems=(System("ParnasSys", kind="LAS"), System("ESIS", kind="LAS")),
    )
    row = difference(board.at(DAY), compare=compare).processes[0]
    assert (row.difference, row.label) == (expected, "same kind")


def test_systems_without_a_kind_are_not_of_the_same_kind() -> None:
    assert difference(view(), compare="kind").mean == 0.875


def test_some_parties() -> None:
    found = difference(view(), ["S"])
    assert (found.parties, found.mean, found.pooled, found.weighted) == (("S",), None, None, None)


def test_the_shape_for_scripts() -> None:
    found: Any = json_of(difference(view()))
    assert found["parties"] == ["S", "K"]
    assert {k: found["processes"][1][k] for k in ("process", "difference", "label")} == {
        "process": "P2",
        "difference": 0.5,
        "label": "different",
    }
    assert (found["mean"], found["pooled"], found["weighted"]) == (0.875, 0.888889, 0.821429)


SETS = st.frozensets(st.sampled_from("abcdef"))


@given(SETS, SETS, SETS)
def test_the_distance_is_a_distance(
    one: frozenset[str], other: frozenset[str], third: frozenset[str]
) -> None:
    d = distance(one, other)
    assert d == distance(other, one)
    assert (d is None) == (not one | other)
    if d is not None:
        assert 0 <= d <= 1
        assert (d == 0) is (one == other)
    there, back = distance(one, third), distance(third, other)
    if d is not None and there is not None and back is not None:
        assert d <= there + back + 1e-9
