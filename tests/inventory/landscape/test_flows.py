from __future__ import annotations

from dataclasses import replace

from inventory.landscape.analysis import json_of
from inventory.landscape.flows import Flow, of_category, reach
from tests.inventory.landscape.board import VECTORS

FLOWS = [
    Flow(source, target, "yes" if carries else "no", "yes" if valid else "no")
    for source, target, carries, valid in VECTORS["flows"]
]


def test_how_far_pupil_data_get() -> None:
    found = reach(FLOWS, "ParnasSys")
    assert (len(found.reached), len(found.covered)) == (13, 9)
    assert {chain[-1] for chain in found.derived} == {"Dashboard bestuur", "Foto-opslag", "Squla", "Zulu"}
    assert {(leak.flow.source, leak.flow.target) for leak in found.leaks} == {
        ("Basispoort", "Squla"),
        ("MS365", "Zulu"),
        ("Parro", "Foto-opslag"),
        ("Snappet", "Dashboard bestuur"),
    }
    assert "Intune" not in found.reached


def test_the_agreement_belongs_to_the_interface() -> None:
    found = reach(FLOWS, "Konnect")
    assert [(leak.flow.source, leak.flow.target) for leak in found.leaks] == [("Peuter-volg", "OSO")]
    assert found.leaks[0].chain == ("Konnect", "Peuter-volg", "OSO")
    assert [chain[-1] for chain in found.derived] == ["Magister VO", "OSO"]
    assert found.derived[0] == ("Konnect", "Peuter-volg", "OSO", "Magister VO")


def test_an_agreement_that_is_not_known_is_not_there() -> None:
    assert len(reach([Flow("a", "b")], "a").leaks) == 1


def test_what_is_not_recorded_is_said() -> None:
    flows = [Flow("a", "b", "yes", "yes"), Flow("b", "c", "unknown"), Flow("x", "y", "unknown")]
    found = reach(flows, "a")
    assert found.reached == ("b",)
    assert [(f.source, f.target) for f in found.unsure] == [("b", "c")]


def test_a_ring_and_a_double_interface() -> None:
    ring = [Flow("a", "b", "yes", "yes"), Flow("b", "a", "yes", "no")]
    found = reach([*ring, replace(ring[0], covered="no")], "a")
    assert (found.reached, found.covered, found.derived) == (("b",), ("b",), ())
    assert len(found.leaks) == 2


def test_a_system_without_interfaces_reaches_nothing() -> None:
    assert json_of(reach([], "a")) == {
        "source": "a",
        "reached": [],
        "covered": [],
        "derived": [],
        "leaks": [],
        "unsure": [],
    }


def test_one_kind_of_data() -> None:
    flow = Flow("a", "b", "no", "yes")
    assert [of_category(flow, kinds, "bsn").carries for kinds in (["BSN", "Namen"], ["Namen"], [])] == [
        "yes",
        "no",
        "unknown",
    ]
