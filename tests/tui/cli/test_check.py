"""`check`, `mark` and `unmark`: what is accepted, what is new, and groups, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris, Result

RULE = "PRV-060"


@pytest.fixture
def board(board: Inventaris) -> Inventaris:
    """Give the small board with two systems that the rule finds, and a person."""
    for line in (
        ("system", "naam=Leerpad"),
        ("system", "naam=Rooster"),
        ("persoon", "naam=Bo Bakker", "e-mail=bo@x.nl"),
    ):
        assert board("add", *line).code == 0
    return board


def keys(done: Result) -> list[str]:
    """Return the keys of the subjects."""
    return [one["subject"]["key"] for one in done.data]


def test_json_keys_are_fixed_and_the_new_ones_come_last(board: Inventaris) -> None:
    (one, _other) = board("check", "--rule", RULE, "--format", "json").data
    fixed = ["rule", "severity", "status", "subject", "message", "due"]
    assert list(one) == [*fixed, "state", "owner", "first_seen"]
    assert (one["state"], one["owner"], one["first_seen"]) == ("open", None, None)


def test_a_finding_is_accepted_shown_when_asked_and_counts_again(board: Inventaris) -> None:
    told = board(
        "mark", RULE.lower(), "systeem", "leerpad", "--accept", "--until", "2099-12-31", "--reason", "Stopt"
    )
    assert (told.code, "31-12-2099" in told.err) == (0, True), told.err
    asked = ("check", "--rule", RULE, "--format", "json")
    assert keys(board(*asked)) == ["Rooster"]
    shown = board(*asked, "--marked")
    assert [(one["state"], one["subject"]["key"]) for one in shown.data] == [
        ("accepted", "Leerpad"),
        ("open", "Rooster"),
    ]
    assert "1 geaccepteerd" in board("check", "--rule", RULE).err
    assert "31-12-2099" in board("check", "--rule", RULE, "--marked").out
    assert board("unmark", RULE, "system", "Leerpad").code == 0
    assert keys(board(*asked)) == ["Leerpad", "Rooster"]
    assert board("undo").code == 0
    assert keys(board(*asked)) == ["Rooster"]


def test_what_is_accepted_fails_nothing(board: Inventaris) -> None:
    for name in ("Leerpad", "Rooster"):
        assert board("check", "--rule", RULE, "--fail-on", "medium").code == 1
        assert board("mark", RULE, "system", name, "--accept", "--reason", "x").code == 0
    assert board("check", "--rule", RULE, "--fail-on", "medium").code == 0
    assert board("check", "--rule", RULE, "--fail-on", "medium", "--marked").code == 0


def test_a_known_finding_stays_with_its_owner(board: Inventaris) -> None:
    assert board("mark", RULE, "system", "Rooster", "--owner", "Bo Bakker").code == 0
    out = board("check", "--rule", RULE).out
    assert "bekend" in out
    assert "Bo Bakker" in out
    assert board("check", "--rule", RULE, "--fail-on", "medium").code == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("PRV-O60", "system", "Rooster"), "PRV-060"),
        ((RULE, "systeen", "Rooster"), "systemen"),
        ((RULE, "system", "Roster"), "Rooster"),
        ((RULE, "system", "Rooster", "--accept"), "waarom"),
        ((RULE, "system", "Rooster", "--owner", "Niemand"), "Niemand"),
        ((RULE, "system", "Rooster", "--until", "2001-01-01"), "voorbij"),
    ],
)
def test_what_cannot_be_marked(board: Inventaris, line: tuple[str, ...], says: str) -> None:
    done = board("mark", *line)
    assert (done.code, says in done.err) == (2, True), done.err
    assert board("list", "mark", "--format", "json").data == []


def test_english(board: Inventaris) -> None:
    assert "nothing about system" in board("--language", "en", "mark", RULE, "system", "X").err
    assert "is known" in board("--language", "en", "mark", RULE, "system", "Rooster").err


def test_a_whole_check_of_today_is_remembered(board: Inventaris) -> None:
    first = board("check", "--format", "json").data
    assert {one["first_seen"] is None for one in first} == {False}
    day = first[0]["first_seen"]
    assert board("check", "--new-since", day, "--format", "json").data == first
    assert board("check", "--new-since", "2999-01-01", "--format", "json").data == []
    assert {one["first_seen"] for one in board("check", "--rule", RULE, "--format", "json").data} == {day}


@pytest.mark.parametrize("options", [("--on", "2030-01-01"), ("--rule", RULE)])
def test_a_check_of_a_part_or_of_another_day_is_not(board: Inventaris, options: tuple[str, ...]) -> None:
    board("check", *options)
    assert {one["first_seen"] for one in board("check", "--rule", RULE, "--format", "json").data} == {None}


def test_read_only_checks_all_the_same(board: Inventaris) -> None:
    done = board("--read-only", "check", "--format", "json")
    assert done.code == 0
    assert {one["first_seen"] for one in done.data} == {None}


@pytest.mark.parametrize("by", ["urgency", "subject", "site", "rule"])
def test_groups(board: Inventaris, by: str) -> None:
    some = ("--rule", "PRV-0*,LND-012")
    plain = board("check", *some, "--format", "json").data
    found = board("check", *some, "--group", by, "--format", "json").data
    assert all(list(one)[-1] == "group" and one["group"] for one in found)
    assert key(found) == key(plain)
    labels = [one["group"] for one in found]
    assert labels == sorted(labels, key=labels.index), "each group in one piece"
    assert board("check", *some, "--group", by).out.startswith("Groep")
    assert (
        board("check", *some, "--group", by, "--format", "csv")
        .out.splitlines()[0]
        .startswith("Groep;Regel;Ernst")
    )


def key(found: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return findings in an order of their own."""
    return sorted((one["rule"], one["subject"]["kind"], one["subject"]["key"]) for one in found)


def test_the_list_of_rules_says_what_the_board_decided(board: Inventaris) -> None:
    assert board("add", "rule_policy", "regel=PRV-06*", "aan=nee").code == 0
    assert (
        board("add", "own_rule", "code=OWN-001", "titel=Systemen", "record=system", "filter=naam:R").code == 0
    )
    listed = board("check", "--rules", "--rule", f"{RULE},OWN-*,PRV-001", "--format", "json").data
    assert [(one["rule"], one["active"]) for one in listed] == [
        ("OWN-001", True),
        ("PRV-001", True),
        (RULE, False),
    ]
    done = board("check", "--rule", f"{RULE},OWN-*")
    assert "1 regel uitgezet" in done.err
    assert "OWN-001" in done.out


def test_an_own_rule_that_no_longer_parses_is_told(board: Inventaris) -> None:
    assert (
        board("add", "own_rule", "code=OWN-001", "titel=Systemen", "record=system", "filter=veld:(").code == 0
    )
    (one,) = board("check", "--rule", "OWN-001", "--format", "json").data
    assert one["status"] == "unknown"
    assert one["subject"] == {"kind": "own_rule", "key": "OWN-001", "name": "OWN-001 · Systemen"}
    assert board("check", "--rule", "OWN-001", "--fail-on", "medium").code == 1


def test_a_decision_about_nothing_is_told(board: Inventaris) -> None:
    assert board("add", "rule_policy", "regel=PRV-0O1", "aan=nee").code == 0
    assert (
        board("add", "mark", "regel=PRV-060", "soort=system", "sleutel=Weg", "status=geaccepteerd").code == 0
    )
    told = board("check", "--marked").err
    assert "niet gevonden: PRV-060, system “Weg”" in told
    assert "geen regel: PRV-0O1" in told
    assert "PRV-0O1" not in board("check").err
