from __future__ import annotations

from dataclasses import replace

from inventory.landscape.analysis import (
    contradictions,
    coverage,
    gaps,
    harmonisations,
    json_of,
    orphans,
    overlaps,
    unknowns,
)
from inventory.landscape.model import System
from tests.inventory.landscape.board import DAY, landscape, view


def test_gaps() -> None:
    assert {(g.party, g.process) for g in gaps(view())} == {("K", "P4"), ("S", "P6")}


def test_unknown_participation_is_unknown_and_no_gap() -> None:
    board = landscape()
    board = replace(
        board, participation={**board.participation, ("S", "P6"): "unknown", ("K", "P2"): "unknown"}
    )
    found = board.at(DAY)
    assert [(g.party, g.process) for g in gaps(found)] == [("K", "P4")]
    assert [(u.party, u.process, u.systems) for u in unknowns(found)] == [
        ("S", "P6", ()),
        ("K", "P2", ("KIJK!",)),
    ]
    assert [(c.party, c.runs, c.covered, c.unknown) for c in coverage(found)] == [
        ("S", 4, 4, 1),
        ("K", 4, 3, 1),
    ]


def test_coverage() -> None:
    found = coverage(view())
    assert [(c.party, c.runs, c.covered, c.share) for c in found] == [("S", 5, 4, 0.8), ("K", 5, 4, 0.8)]
    assert replace(found[0], runs=0).json()["share"] is None


def test_overlaps_within_a_party_are_for_the_same_function() -> None:
    assert [(o.party, o.process, o.function, o.systems, o.certain) for o in overlaps(view())] == [
        ("S", "P3", "berichten", ("MS365", "Parro"), True),
        ("K", "P3", "berichten", ("Konnect", "Ouderportaal"), True),
    ]


def test_without_functions_an_overlap_is_only_possible() -> None:
    board = landscape()
    found = overlaps(replace(board, support=tuple(replace(s, function=None) for s in board.support)).at(DAY))
    assert [(o.party, o.process, o.certain) for o in found] == [
        ("S", "P2", False),
        ("S", "P3", False),
        ("K", "P3", False),
    ]


def test_between_parties() -> None:
    found = harmonisations(view())
    assert [h.process for h in found] == ["P1", "P3"]
    assert json_of(found[:1]) == [{"process": "P1", "systems": {"S": ["ParnasSys"], "K": ["Konnect"]}}]


def test_orphans_support_nothing_on_that_day() -> None:
    board = landscape()
    extra = replace(board, systems=(*board.systems, System("zulu", "Zulu"), System("a", "Alfa")))
    assert orphans(extra.at(DAY)) == ["a", "zulu"]
    assert orphans(view()) == []


def test_a_system_where_the_party_takes_no_part_is_a_contradiction() -> None:
    board = landscape()
    found = replace(board, participation={**board.participation, ("K", "P5"): "no"}).at(DAY)
    assert [(c.party, c.process, c.systems) for c in contradictions(found)] == [("K", "P5", ("Konnect",))]


def test_the_shape_for_scripts() -> None:
    assert json_of(gaps(view())) == [
        {"party": "S", "process": "P6", "function": None, "systems": [], "certain": True},
        {"party": "K", "process": "P4", "function": None, "systems": [], "certain": True},
    ]
