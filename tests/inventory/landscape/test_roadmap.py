"""The landscape with its roadmap: laws, and the vectors of landscape.md D8."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from inventory.landscape.model import Support, System
from inventory.landscape.roadmap import Change, applied, apply
from tests.inventory.landscape.roads import (
    CODES,
    DAY,
    END,
    PARRO,
    VECTORS,
    changes,
    d8,
    days,
    landscape,
    landscapes,
    triples,
)

if TYPE_CHECKING:
    from inventory.landscape.model import Landscape, Mode

EVE = PARRO - dt.timedelta(1)


@given(landscapes)
def test_no_change_changes_nothing(board: Landscape) -> None:
    """Without sub-projects the landscape is what it was."""
    assert apply(board, []) == board


@given(landscapes, changes(), changes())
@settings(max_examples=60)
def test_order_of_changes(board: Landscape, one: Change, other: Change) -> None:
    """Changes of different systems may come in any order."""
    names = {one.system, one.target} & {other.system, other.target} - {None}
    if not names:
        found = [set(apply(board, order).support) for order in permutations([one, other])]
        assert found[0] == found[1]


@given(landscapes, changes(), changes())
@settings(max_examples=60)
def test_end_of_the_road_is_the_target(board: Landscape, one: Change, other: Change) -> None:
    """When every change has a day, the landscape of the last day is the target."""
    road = apply(board, [one, other], undated=False)
    target = apply(board, [one, other])
    assert triples(road.at(END, "plateau")) == triples(target.at(END, "target"))


@given(landscapes, changes(), days)
@settings(max_examples=60)
def test_before_its_day_a_change_does_nothing(board: Landscape, change: Change, on: dt.date) -> None:
    """Before the first of its days a change leaves the landscape as it is planned without it, but for what it dates."""
    first = min(day for day in (change.day, change.until) if day)
    if on < first:
        planned = triples(board.at(on, "plateau"))
        then = triples(apply(board, [change]).at(on, "plateau"))
        undated = {
            (r.party, r.process, r.system) for r in board.support if r.status == "planned" and not r.start
        }
        assert then <= planned
        assert planned - then <= undated


@given(landscapes, changes(dated=False))
@settings(max_examples=60)
def test_twice_is_once(board: Landscape, change: Change) -> None:
    """The same change of two sub-projects does what it does once."""
    again = replace(change, project="9")
    once, twice = (apply(board, made) for made in ([change], [change, again]))
    if change.target != change.system:
        assert triples(once.at(END, "target")) == triples(twice.at(END, "target"))


def test_vector() -> None:
    """From now to the target: Social Schools goes, Parro and OSO come, ParnasSys stays."""
    board, made = d8()
    now, target = triples(board.at(DAY)), triples(apply(board, made).at(END, "target"))
    assert now == set(map(tuple, VECTORS["now"]))
    assert target == set(map(tuple, VECTORS["target"]))


@pytest.mark.parametrize(
    ("on", "mode", "expected"),
    [
        (EVE, "plateau", {"Social Schools"}),
        (PARRO, "plateau", {"Social Schools", "Parro"}),
        (dt.date(2028, 1, 31), "plateau", {"Social Schools", "Parro"}),
        (dt.date(2028, 2, 1), "plateau", {"Parro"}),
        (END, "target", {"Parro"}),
        (END, "now", {"Social Schools"}),
    ],
)
def test_days_of_the_road(on: dt.date, mode: Mode, expected: set[str]) -> None:
    """The last day of the old and the first of the new both count; the landscape as it is knows nothing of the road."""
    board, made = d8(dt.date(2028, 1, 31))
    view = (board if mode == "now" else apply(board, made)).at(on, mode)
    assert set(view.systems_of("S", "P3")) == expected


def made(support: list[Support], change: Change, **more: Any) -> set[tuple[str, str, str]]:
    """Return the target of one change."""
    return triples(apply(landscape(support, more.pop("systems", ())), [change], **more).at(END, "target"))


def test_for_every_party_that_runs_it() -> None:
    """Rolled out to no party by name: to each that runs the process."""
    found = made([], Change("1", "roll_out", "A", processes=("P1", "P2")))
    assert found == {(k, c, "A") for k in "SK" for c in ("P1", "P2")}
    assert made([], Change("1", "roll_out", "A")) == set()


def test_narrowed() -> None:
    """A change for one party, process or function leaves the others alone."""
    rows = [Support("S", "P1", "A", "f"), Support("S", "P1", "A", "g"), Support("K", "P2", "A")]
    assert made(rows, Change("1", "phase_out", "A", party="K")) == {("S", "P1", "A")}
    assert made(rows, Change("1", "phase_out", "A", processes=("P1",))) == {("K", "P2", "A")}
    left = apply(landscape(rows), [Change("1", "phase_out", "A", function="f")])
    assert [r.function for r in left.at(END, "target").support] == [None, "g"]


def test_handed_over_as_it_was() -> None:
    """What comes in the place of another does the same, as fully, and is not there twice."""
    rows = [Support("S", "P1", "A", "f", 1), Support("K", "P1", "A", "f"), Support("K", "P1", "B", "f")]
    road = apply(landscape(rows), [Change("1", "merge", "A", "B", day=PARRO)])
    found = [(r.party, r.system, r.function, r.level, r.start) for r in road.at(PARRO, "plateau").support]
    assert found == [("K", "B", "f", 2, None), ("S", "B", "f", 1, PARRO)]


def test_planned_gets_its_day() -> None:
    """A planned support without a day begins with the sub-project that brings it, and not a day sooner."""
    rows = [Support("S", "P1", "A", None, 2, "planned"), Support("K", "P2", "A", None, 2, "planned", PARRO)]
    road = apply(
        landscape(rows), [Change("1", "introduce", "A", party="S", processes=("P1",), day=PARRO)], undated=False
    )  # fmt: skip
    assert triples(road.at(EVE, "plateau")) == set()
    assert len(road.support) == 2
    assert triples(road.at(PARRO, "plateau")) == {("S", "P1", "A"), ("K", "P2", "A")}


def test_system_goes_with_its_last_support() -> None:
    """A system that is taken away everywhere is gone; one that a party keeps is not, and one that comes is there from then."""
    rows = [Support("S", "P1", "A"), Support("K", "P1", "A")]
    board = replace(landscape(rows), systems=(System("A"), System("B", status="planned")))
    one = Change("1", "replace", "A", "B", party="S", day=PARRO)
    assert [(s.end, s.start) for s in apply(board, [one]).systems] == [(None, None), (None, PARRO)]
    both = apply(board, [one, Change("2", "phase_out", "A", party="K", day=END)])
    assert both.systems[0].end == END - dt.timedelta(1)
    assert apply(board, [Change("1", "phase_out", "A")]).systems[0].status == "ended"
    assert apply(board, [Change("1", "phase_out", "A")], undated=False).systems[0].status == "in_use"


def test_ended_before_it_is_replaced() -> None:
    """What is being phased out before its successor comes is handed over all the same: that is a gap in time."""
    last = dt.date(2027, 10, 31)
    rows = [Support("S", "P3", "A", None, 2, "phasing_out", None, last), Support("K", "P3", "A", end=last)]
    road = apply(landscape(rows), [Change("1", "replace", "A", "B", day=PARRO)])
    assert triples(road.at(PARRO, "plateau")) == {("S", "P3", "B")}


def test_effects() -> None:
    """Each change tells which support ends and which begins by it."""
    board, wanted = d8()
    first, second = applied(board, wanted).effects
    assert [(r.system, r.end) for r in first.leaves] == [("Social Schools", EVE)]
    assert [r.system for r in first.arrives] == ["Parro"]
    assert [(r.process, r.system) for r in second.arrives] == [("P4", "OSO")]
    idle = applied(board, [Change("1", "introduce", "ParnasSys", processes=("P1",), party="S", day=PARRO)])
    assert idle.effects[0].arrives == ()


def test_every_process_of_the_map() -> None:
    """A change of all processes is about each of them."""
    assert made([Support("S", c, "A") for c in CODES], Change("1", "phase_out", "A")) == set()


def test_introduced_where_its_use_would_have_ended() -> None:
    """What is in use until a day after it is introduced stays from then on, instead of ending on that day."""
    rows = [Support("S", "P1", "A", "f", end=PARRO + dt.timedelta(10)), Support("K", "P1", "B", "f")]
    for change in (
        Change("1", "introduce", "A", party="S", processes=("P1",), day=PARRO),
        Change("1", "merge", "B", "A", party="K", day=PARRO),
    ):
        kept = {(r.party, r.system) for r in apply(landscape(rows), [change]).at(END, "plateau").support}
        assert (change.party, "A") in kept
    ending = (System("A", end=rows[0].end), System("B"))
    road = apply(
        replace(landscape(rows), systems=ending),
        [Change("1", "introduce", "A", None, "S", ("P1",), day=PARRO)],
    )
    assert len(road.support) == len(rows)
