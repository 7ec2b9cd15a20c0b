from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inventory.landscape import chains
from inventory.landscape.analysis import json_of
from inventory.landscape.model import Dependency
from tests.inventory.landscape.board import DAY, VECTORS, landscape, view

FLOWS = [(a, b) for a, b, _data, _agreement in VECTORS["flows"]]


def test_bridges_of_the_flows() -> None:
    found = chains.bridges(FLOWS)
    assert len(found) == 19
    assert found[0] == ("AFAS HR", "MS365")
    assert chains.bridges([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]) == [("c", "d")]


def test_a_system_linked_with_itself_connects_nothing() -> None:
    assert chains.connecting([("a", "a")]) == []
    assert chains.bridges([]) == []


def test_connecting_systems_are_ranked_by_what_hangs_on_them() -> None:
    found = chains.ranked(view(), FLOWS)
    assert [(c.system, c.processes, c.degraded) for c in found[:3]] == [
        ("Konnect", 2, 1),
        ("ParnasSys", 2, 1),
        ("MS365", 0, 1),
    ]
    assert len(found) == 8
    linked = replace(landscape(), dependencies=(Dependency("Basispoort", "ParnasSys", party="S"),)).at(DAY)
    assert next(c for c in chains.ranked(linked, FLOWS) if c.system == "Basispoort").processes == 2


def test_the_diamond_has_two_ways() -> None:
    found = {
        b.system: b for b in chains.passed([("L", "a"), ("L", "b"), ("a", "T"), ("b", "T"), ("T", "U")], "L")
    }
    assert json_of([found["T"]]) == [{"system": "T", "bottleneck": "L", "cut": 2}]
    assert (found["U"].bottleneck, found["U"].cut) == ("T", 1)
    assert (found["a"].bottleneck, found["a"].cut) == ("L", None)


def test_a_source_without_interfaces_reaches_nothing() -> None:
    assert chains.passed([("a", "b")], "elsewhere") == []


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14))
def test_a_bottleneck_cuts_off_what_lies_behind_it(edges: list[tuple[str, str]]) -> None:
    for found in chains.passed(edges, "a"):
        if found.bottleneck != "a":
            left = [edge for edge in edges if found.bottleneck not in edge]
            assert found.system not in chains.bottlenecks(left, "a")
        if found.cut is not None:
            assert (found.cut == 1) == (found.bottleneck != "a")
