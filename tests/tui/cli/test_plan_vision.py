"""`plan vision-check` and `plan team` on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris

TEXT = "text=Elke leerling, leraar en medewerker wil optimaal leren door te doen."


def test_it_points_out_and_says_with_its_code_that_something_is_open(board: Inventaris) -> None:
    made = board("add", "plan", "name=Visie", "template=digisprong", "first_year=2027", "last_year=2030")
    assert made.code == 0
    assert board("add", "plan_text", "plan=Visie", "slot=vision-role", TEXT).code == 0
    result = board("plan", "vision-check", "--format", "json")
    found = json.loads(result.out)
    assert result.code == 1
    assert [(one["criterion"], one["word"]) for one in found if one["word"]] == [("concrete", "optimaal")]
    assert sum(one["criterion"] == "thoughtful" for one in found) == 4
    assert not any(one["answered"] for one in found)
    table = board("plan", "vision-check")
    assert "optimaal" in table.out
    assert "1 van de 5 vragen" in table.err


def test_what_the_team_answered_is_not_asked_again(board: Inventaris) -> None:
    board("add", "plan", "name=Visie", "template=digisprong", "first_year=2027", "last_year=2030")
    for slot in ("role", "choices", "reasons", "goal", "way"):
        board("add", "plan_text", "plan=Visie", f"slot=vision-{slot}", TEXT)
    assert board("plan", "vision-check").code == 1
    ticked = board(
        "add", "plan_tick", "plan=Visie", "item=vision-concrete", "ticked=ja", "reason=Staat in 4.2 uitgelegd"
    )
    assert ticked.code == 0
    result = board("plan", "vision-check", "--format", "json")
    assert (result.code, [one["answered"] for one in json.loads(result.out)]) == (0, [True] * 5)


def test_a_template_without_vision_texts_says_so(board: Inventaris) -> None:
    result = board("plan", "vision-check", "--template", "year-report")
    assert result.code == 0
    assert "vraagt geen visie" in result.err


def test_the_proposal_is_taken_over_once_and_one_undo_takes_it_back(board: Inventaris) -> None:
    assert "plan team --defaults" in board("plan", "team").err
    shown = board("plan", "team", "--defaults", "--dry-run", "--format", "json")
    assert json.loads(board("plan", "team", "--format", "json").out) == []
    done = board("plan", "team", "--defaults", "--format", "json")
    assert (done.code, json.loads(done.out)) == (0, json.loads(shown.out))
    recorded = json.loads(board("plan", "team", "--format", "json").out)
    order = [(one["task"], one["role"]) for one in recorded]
    assert sorted(order) == sorted((one["task"], one["role"]) for one in json.loads(done.out))
    assert json.loads(board("plan", "team", "--defaults", "--format", "json").out) == []
    assert board("undo").code == 0
    assert json.loads(board("plan", "team", "--format", "json").out) == []
    assert board("plan", "team", "--dry-run").code == 2
