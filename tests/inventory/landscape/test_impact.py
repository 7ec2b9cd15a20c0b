from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.landscape.analysis import json_of
from inventory.landscape.chains import bottlenecks, connecting
from inventory.landscape.impact import impact
from inventory.landscape.model import Dependency, Support
from inventory.landscape.suppliers import dependence, supplier_risk
from tests.inventory.landscape.board import DAY, VECTORS, landscape, view

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView


def states(found: LandscapeView, name: str, party: str) -> dict[str, str]:
    return {line.process: line.state for line in impact(found, name) if line.party == party}


def test_a_supplier_fails() -> None:
    assert states(view(), "Topicus", "S") == {
        "P1": "down",
        "P2": "degraded",
        "P3": "degraded",
        "P4": "down",
        "P6": "gap",
    }
    assert states(view(), "Topicus", "K") == {"P1": "ok", "P2": "ok", "P3": "ok", "P4": "gap", "P5": "ok"}


def test_a_system_fails() -> None:
    hit = [(i.party, i.process, i.state) for i in impact(view(), "ms365") if i.state not in {"ok", "gap"}]
    assert hit == [("S", "P3", "degraded")]


def test_the_chain() -> None:
    line = impact(view(), "Topicus")[0]
    assert line.chain == ("Topicus", "ParnasSys", "P1")
    assert line.depth == 2
    assert json_of([line]) == [
        {
            "party": "S",
            "process": "P1",
            "state": "down",
            "chain": ["Topicus", "ParnasSys", "P1"],
            "depth": 2,
        }
    ]


def test_an_unknown_name_is_refused_with_a_suggestion() -> None:
    with pytest.raises(InputError) as caught:
        impact(view(), "Parnassys!")
    assert "Parnassys!" in caught.value.message
    assert "ParnasSys" in caught.value.hint


def test_a_dependent_system_falls_too_and_only_at_its_party() -> None:
    board = replace(landscape(), dependencies=(Dependency("MS365", "Konnect", party="K"),))
    found = board.at(DAY)
    assert states(found, "MS365", "K") == {
        "P1": "down",
        "P2": "ok",
        "P3": "degraded",
        "P4": "gap",
        "P5": "down",
    }
    assert next(i for i in impact(found, "MS365") if i.process == "P5").chain == ("MS365", "Konnect", "P5")
    elsewhere = replace(board, dependencies=(Dependency("MS365", "Konnect", party="S"),)).at(DAY)
    assert set(states(elsewhere, "MS365", "K").values()) == {"ok", "gap"}


def test_a_dependency_counts_on_its_days_only() -> None:
    link = Dependency("MS365", "Konnect", end=DAY)
    board = replace(landscape(), dependencies=(link,))
    assert states(board.at(DAY), "MS365", "K")["P1"] == "down"
    assert states(board.at(DAY + dt.timedelta(days=1)), "MS365", "K")["P1"] == "ok"
    assert (
        states(replace(board, dependencies=(replace(link, status="planned"),)).at(DAY), "MS365", "K")["P1"]
        == "ok"
    )


def test_systems_that_depend_on_each_other() -> None:
    ring = (Dependency("ParnasSys", "Parro"), Dependency("Parro", "ParnasSys"))
    assert states(replace(landscape(), dependencies=ring).at(DAY), "Parro", "S")["P1"] == "down"


def test_as_many_alternatives_as_are_needed() -> None:
    board = replace(landscape(), min_up={("S", "P3", "berichten"): 2})
    assert states(board.at(DAY), "MS365", "S")["P3"] == "down"
    more = replace(landscape(), min_up={("S", "P1", "registreren"): 9})
    assert states(more.at(DAY), "MS365", "S")["P1"] == "ok"


def test_a_system_that_supports_nothing_hits_nothing() -> None:
    board = landscape()
    found = replace(board, support=tuple(s for s in board.support if s.system != "MS365")).at(DAY)
    assert {i.state for i in impact(found, "Microsoft")} == {"ok", "gap"}


def test_support_outside_participation_is_hit_too() -> None:
    board = landscape()
    found = replace(board, support=(*board.support, Support("K", "P6", "MS365"))).at(DAY)
    assert states(found, "MS365", "K")["P6"] == "down"


def test_single_suppliers() -> None:
    assert {p: supplier_risk(view(), "S", p) for p in ("P1", "P2", "P3", "P4", "P6")} == {
        "P1": 1,
        "P2": 1,
        "P3": 2,
        "P4": 1,
        "P6": None,
    }
    assert [supplier_risk(view(), "K", p) for p in ("P1", "P2", "P3", "P5")] == [1, 1, 1, 1]


def test_a_missing_supplier_makes_the_risk_unknown() -> None:
    board = landscape()
    found = replace(board, systems=tuple(s for s in board.systems if s.key != "MS365")).at(DAY)
    assert supplier_risk(found, "S", "P3") is None


def test_dependence_on_a_supplier() -> None:
    here, there = dependence(view(), "Topicus")
    assert (here.party, here.covered, here.down, here.degraded, here.share) == ("S", 4, 2, 2, 0.5)
    assert (there.party, there.down, there.share) == ("K", 0, 0)


def test_connecting_systems() -> None:
    edges = [
        ("ROD", "ParnasSys"),
        ("ParnasSys", "Basispoort"),
        ("Basispoort", "Snappet"),
        ("ParnasSys", "Parro"),
    ]
    assert connecting(edges) == ["Basispoort", "ParnasSys"]


def test_connecting_systems_of_the_flows() -> None:
    assert len(connecting((a, b) for a, b, _data, _agreement in VECTORS["flows"])) == 8


def test_bottlenecks() -> None:
    assert bottlenecks([("L", "a"), ("L", "b"), ("a", "T"), ("b", "T")], "L")["T"] == "L"
    flows = bottlenecks([(a, b) for a, b, _data, _agreement in VECTORS["flows"]], "ParnasSys")
    chain = ["Dashboard bestuur"]
    while chain[-1] != "ParnasSys":
        chain.append(flows[chain[-1]])
    assert chain == ["Dashboard bestuur", "Snappet", "Basispoort", "ParnasSys"]
