from __future__ import annotations

import pytest

from inventory.landscape.clusters import clusters
from inventory.landscape.model import Landscape, Party, Process, Support
from tests.inventory.landscape.board import DAY, view

PAIRS = {"p1": "ab", "p2": "ab", "p3": "cd", "p4": "cd", "p5": "bc"}


def board(pairs: dict[str, str]) -> Landscape:
    return Landscape(
        parties=(Party("S", "S"),),
        processes=tuple(Process(code, code) for code in pairs),
        participation={("S", code): "yes" for code in pairs},
        support=tuple(Support("S", code, system) for code, systems in pairs.items() for system in systems),
    )


def test_the_vector() -> None:
    found = clusters(board(PAIRS).at(DAY))
    assert found.clusters == (("a", "b"), ("c", "d"))
    assert found.edges == (("a", "b", 2), ("b", "c", 1), ("c", "d", 2))
    assert found.modularity == pytest.approx(0.30)
    assert found.order() == ("a", "b", "c", "d")


def test_systems_that_share_nothing_stand_alone() -> None:
    found = clusters(board({"p1": "b", "p2": "a"}).at(DAY))
    assert (found.clusters, found.edges, found.modularity) == ((("a",), ("b",)), (), None)
    assert clusters(board({}).at(DAY)).json() == {"clusters": [], "edges": [], "modularity": None}


def test_a_process_of_two_parties_counts_for_each() -> None:
    found = {(a, b): weight for a, b, weight in clusters(view()).edges}
    assert found == {("KIJK!", "ParnasSys"): 1, ("Konnect", "Ouderportaal"): 1, ("MS365", "Parro"): 1}
