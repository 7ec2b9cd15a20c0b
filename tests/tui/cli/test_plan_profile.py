"""`plan profile`: shown with its grounds, chosen with a reason, taken away, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def planned(board: Inventaris) -> Inventaris:
    assert board("add", "plan", "name=Koers", "first_year=2027", "last_year=2028").code == 0
    return board


def test_the_grounds_are_shown_and_a_person_chooses(planned: Inventaris) -> None:
    shown = planned("plan", "profile", "--format", "json").data
    assert (shown["proposed"], shown["chosen"]) == (None, None)
    assert [one["ground"] for one in shown["grounds"]] == ["devices", "cloud", "digital", "experimental"]
    assert planned("plan", "profile", "D").code == 2, "not proposed: a reason is asked"
    chosen = planned("plan", "profile", "D", "--reason", "Alles online")
    assert chosen.code == 0
    assert "digitaal" in chosen.err
    shown = planned("plan", "profile", "--format", "json").data
    assert (shown["chosen"], shown["reason"]) == ("digital", "Alles online")
    assert "Alles online" in planned("plan", "profile").err
    assert "niets veranderd" in planned("plan", "profile", "digitaal", "--reason", "Alles online").err
    assert planned("plan", "profile", "--clear").code == 0
    assert planned("plan", "profile", "--format", "json").data["chosen"] is None
    assert planned("undo").code == 0
    assert planned("plan", "profile", "--format", "json").data["chosen"] == "digital"


@pytest.mark.parametrize(
    "arguments",
    [("groot",), ("--reason", "Zomaar"), ("basis", "--clear"), ("--plan", "Bestaat niet")],
)
def test_what_cannot_be_is_refused(planned: Inventaris, arguments: tuple[str, ...]) -> None:
    assert planned("plan", "profile", *arguments).code == 2


def test_without_a_plan_nothing_can_be_chosen(board: Inventaris) -> None:
    assert board("plan", "profile").code == 0
    assert board("plan", "profile", "basis", "--reason", "Zo").code == 2
