"""The commands `plan parts` and `plan templates`: codes, types, who fills it, and what the board changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


def listed(inventaris: Inventaris, *arguments: str) -> dict[str, dict[str, Any]]:
    result = inventaris("plan", "parts", *arguments, "--format", "json")
    assert result.code == 0, result.err
    return {row["part"]: row for row in json.loads(result.out)}


def test_it_lists_the_parts_with_their_codes(board: Inventaris) -> None:
    found = listed(board, "--template", "ikc")
    assert found["vision-basis"]["type"] == "question"
    assert found["vision-basis"]["fill"] == "T"
    assert found["vision-basis"]["block"] == "ikc-vision"
    assert found["map"]["source"] == "picture"
    assert found["together"]["fill"] is None
    assert all(row["changed"] is None for row in found.values())


def test_only_questions(board: Inventaris) -> None:
    assert {row["type"] for row in listed(board, "--type", "question").values()} == {"question"}
    assert {row["type"] for row in listed(board, "--type", "vraag").values()} == {"question"}


def test_what_the_board_changed_is_shown(board: Inventaris) -> None:
    for values in (
        ["part=vision", "change=leave_out"],
        ["part=expertise-state", "change=wording", "text=Wat kunnen mensen?"],
        ["part=own-text", "change=add", "type=text", "text=Eigen tekst", "after=vision"],
        ["part=bestaat-niet", "change=leave_out"],
    ):
        assert board("add", "plan_part", "template=po-raad", *values).code == 0
    found = listed(board)
    assert found["vision-years"]["changed"] == "leave_out"
    assert (
        found["expertise-state"] | {"changed": "wording", "text": "Wat kunnen mensen?"}
        == found["expertise-state"]
    )
    assert found["own-text"]["changed"] == "add"
    order = list(found)
    assert order.index("own-text") < order.index("expertise")
    assert order.index("vision-years") < order.index("expertise")
    assert listed(board, "--shipped")["vision-years"]["changed"] is None
    result = board("plan", "parts")
    assert "Past nergens" in result.err
    assert "weggelaten" in result.err


def test_it_lists_the_templates(board: Inventaris) -> None:
    result = board("plan", "templates", "--format", "json")
    found = {row["template"]: row for row in json.loads(result.out)}
    assert found["go-vier-in-balans"]["country"] == "VL"
    assert "budget" in found["po-raad"]["blocks"].split(", ")


def test_an_unknown_template_is_refused(board: Inventaris) -> None:
    result = board("plan", "parts", "--template", "nergens")
    assert result.code == 2
    assert "po-raad" in result.err
