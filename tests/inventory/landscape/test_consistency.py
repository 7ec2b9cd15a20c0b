from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inventory.landscape import consistency as check
from inventory.landscape.facts import (
    Facts,
    InterfaceFact,
    ParticipationFact,
    ProcessFact,
    SupportFact,
    SystemFact,
    parts,
)
from inventory.language import choose

ON = dt.date(2026, 11, 22)
PAST, LATER = dt.date(2026, 7, 31), dt.date(2027, 8, 1)


@pytest.fixture(autouse=True)
def english() -> None:
    choose("en")


def system(
    number: int, status: str = "in_use", start: dt.date | None = None, end: dt.date | None = None
) -> SystemFact:
    return SystemFact(number, f"S{number}", "office", 1, "cloud", status, start, end)


def process(
    number: int, parent: int | None = None, *, scope: bool | None = True, owner: int | None = None
) -> ProcessFact:
    return ProcessFact(number, str(number), f"Process {number}", parent, scope, owner)


def support(number: int, system_: int, process_: int = 1, status: str = "in_use") -> SupportFact:
    return SupportFact(number, 1, process_, system_, None, status, None, None)


def link(
    number: int, source: int, target: int, categories: str = "", status: str = "in_use"
) -> InterfaceFact:
    return InterfaceFact(number, source, target, "data", categories, status, None, None)


def facts(*systems: SystemFact, **more: object) -> Facts:
    there = Facts(ON, {one.id: one for one in systems}, {1: process(1)}, {1: "Linde", 2: "Zon"})
    return replace(there, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "start", "end", "wrong"),
    [
        ("in_use", None, None, ""),
        ("in_use", None, ON, ""),
        ("in_use", None, PAST, "still marked as there"),
        ("phasing_out", None, PAST, "still marked as there"),
        ("in_use", LATER, None, "marked as there already"),
        ("planned", ON, None, "still planned"),
        ("planned", LATER, None, ""),
        ("ended", None, LATER, "marked as ended"),
        ("ended", None, PAST, ""),
        ("ended", ON, PAST, "comes before its first"),
    ],
)
def test_status_against_days(status: str, start: dt.date | None, end: dt.date | None, wrong: str) -> None:
    found = list(check.states(facts(system(1, status, start, end))))
    assert [(one.kind, one.number, wrong in one.message) for one in found] == [("system", 1, True)] * bool(
        wrong
    )


def test_states_of_support_are_told_once_a_system() -> None:
    old = [support(number, 1)._replace(end=PAST) for number in (1, 2)]
    (found,) = check.states(facts(system(1), support=old))
    assert "1 (Linde)" in found.message
    assert list(check.states(facts(system(1, end=PAST), support=old)))[1:] == []
    (wrong,) = check.states(facts(system(1), system(2), interfaces=[link(7, 1, 2)._replace(end=PAST)]))
    assert (wrong.kind, wrong.number) == ("interface", 7)


def test_support_by_a_system_that_is_gone() -> None:
    there = facts(system(1, "ended"), system(2), support=[support(1, 1), support(2, 2), support(3, 1)])
    (found,) = check.gone_support(there)
    assert (found.number, "of 1 (Linde)." in found.message) == (1, True)


def test_interfaces_with_systems_that_are_not_there() -> None:
    there = facts(
        system(1),
        system(2, "planned"),
        system(3, "ended"),
        interfaces=[link(1, 1, 2), link(2, 2, 3), link(3, 1, 1)],
    )
    assert [(one.number, "S2 is not there" in one.message) for one in check.gone_ends(there)] == [(1, True)]
    assert [one.number for one in check.never_together(there)] == [2]
    apart = facts(system(1, end=PAST), system(2, start=ON), interfaces=[link(1, 1, 2)])
    assert [one.number for one in check.never_together(apart)] == [1]
    assert list(check.gone_ends(apart)) == []
    assert list(check.never_together(replace(apart, interfaces=[link(1, 1, 2, status="ended")]))) == []


def test_scope_above() -> None:
    tree = {1: process(1, scope=False), 2: process(2, 1), 3: process(3, 2), 4: process(4, 1, scope=False)}
    assert [one.number for one in check.scope(facts(processes=tree))] == [2, 3]
    ring = {1: process(1, 2), 2: process(2, 1)}
    assert list(check.scope(facts(processes=ring))) == []


def test_participation_that_contradicts_itself() -> None:
    tree = {1: process(1), 2: process(2, 1)}
    answers = [ParticipationFact(1, 1, "no"), ParticipationFact(2, 1, "no"), ParticipationFact(2, 2, "yes")]
    there = facts(system(1), processes=tree, participation=answers, support=[support(1, 1, 2)])
    assert [(one.number, one.message) for one in check.contradictions(there)] == [
        (2, "Linde does not run it, and has a system for it: S1."),
        (2, "Zon runs it, and does not run 1 Process 1 that it belongs to."),
    ]


def test_systems_without_relations() -> None:
    there = facts(
        *map(system, range(1, 6)),
        system(6, "ended"),
        support=[support(1, 1)],
        interfaces=[link(1, 2, 1)],
        tied=frozenset({3}),
    )
    found = list(check.unrelated(there))
    assert [(one.number, one.sure) for one in found] == [(4, True), (5, True), (2, False)]
    assert (
        "2 systems have interfaces, licences or contracts, and support no process: S2, S3."
        in found[-1].message
    )
    assert list(check.unrelated(replace(there, own=1)))[-1][:2] == ("party", 1)
    assert list(check.unrelated(replace(there, support=()))) == []


def test_what_is_not_filled_in() -> None:
    bare = system(1)._replace(supplier=None, type="other")
    national = system(2)._replace(supplier=None, type="national")
    used = [support(number, number) for number in (1, 2)]
    found = [one.message for one in check.unfilled(facts(bare, national, system(3, "ended"), support=used))]
    assert found == [
        "Of 1 system the supplier is not recorded: S1.",
        "Of 1 system the type is not recorded: S1.",
    ]


def test_an_owner_above_counts() -> None:
    tree = {1: process(1, owner=5), 2: process(2, 1), 3: process(3), 4: process(4, scope=False)}
    (found,) = check.ownerless(facts(processes=tree))
    assert (found.number, found.sure) == (3, False)
    assert found.message.endswith("above it: 3.")


def test_systems_nobody_looked_at() -> None:
    touched = {("system", 1): dt.date(2025, 11, 22), ("system", 2): PAST, ("system", 3): dt.date(2024, 1, 1), ("support", 9): ON}  # fmt: skip
    there = facts(system(1), system(2), system(3), support=[support(9, 3)], touched=touched)
    (found,) = check.stale(there, 12)
    assert (found.number, "1 system was not looked at for 12 months" in found.message) == (1, True)
    assert list(check.stale(there, 13)) == list(check.stale(there, 0)) == []


def test_kinds_of_data() -> None:
    stored = {1: ["BSN", "Namen"], 2: ["namen", "foto's"], 3: ["BSN"]}
    there = facts(
        system(1), system(2), system(3), stored=stored, interfaces=[link(1, 1, 2, "namen; cijfers")]
    )
    (found,) = check.untransported(there)
    assert found.message.startswith("BSN is stored in several systems")
    (more,) = check.undeclared(there)
    assert (more.kind, more.number, "cijfers" in more.message) == ("interface", 1, True)
    assert parts(" a; b,A\nc ") == ["a", "b", "c"]


def test_long_lists_say_how_many_more() -> None:
    assert check.some(map(str, range(20))) == "0, 1, 2, 3, 4, 5, 6, 7, +12"
    assert check.some(["a", "a"]) == "a"
