"""`plan open`, `show`, `text`, `tick` and `untick`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def planned(board: Inventaris) -> Inventaris:
    assert board("add", "plan", "name=Koers", "first_year=2027", "last_year=2027").code == 0
    return board


def test_a_text_is_written_shown_and_taken_away(planned: Inventaris, tmp_path: Path) -> None:
    (tmp_path / "tekst.txt").write_text("\ufeffElk kind telt.\nEcht.", "utf-8")
    assert planned("plan", "text", "vision-years", "--file", str(tmp_path / "tekst.txt")).code == 0
    assert planned("plan", "text", "vision-years").out == "Elk kind telt.\nEcht.\n"
    assert planned("plan", "text", "vision-years", "").code == 0
    again = planned("plan", "text", "vision-years")
    assert (again.code, again.out) == (0, "")


def test_a_place_in_a_table_takes_a_text(planned: Inventaris) -> None:
    cells = [one for one in planned("plan", "open", "--format", "json").data if one["kind"] == "cell"]
    assert planned("plan", "text", cells[0]["code"], "Van mei tot juli").code == 0
    assert "Van mei tot juli" in planned("plan", "show").out


def test_a_box_is_decided_by_a_person_and_given_back(planned: Inventaris) -> None:
    box = next(one for one in planned("plan", "open", "--format", "json").data if one["kind"] == "box")
    assert planned("plan", "tick", box["code"], "ja", "--reason", "Staat in het jaarplan.").code == 0
    shown = planned("plan", "show", box["code"], "--format", "json").data[0]
    assert (shown["ticked"], shown["found"]) == (True, False)
    assert "Staat in het jaarplan." in shown["note"]
    assert planned("plan", "untick", box["code"]).code == 0
    assert box["code"] in {one["code"] for one in planned("plan", "open", "--format", "json").data}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["text", "vision-year", "x"], "vision-years"),
        (["tick", "vision-years", "yes", "--reason", "x"], "vision-years"),
        (["text", "vision-years", "--file", "nergens.txt"], "nergens.txt"),
        (["tick", "budget-sizes", "yes", "--reason", " "], "reden"),
        (["show", "bestaat-niet"], "bestaat-niet"),
    ],
)
def test_what_the_plan_does_not_have_is_refused(planned: Inventaris, arguments: list[str], said: str) -> None:
    result = planned("plan", *arguments)
    assert (result.code, said in result.err) == (2, True)


def test_without_a_plan_there_is_nowhere_to_write(board: Inventaris) -> None:
    assert board("plan", "text", "vision-years", "x").code == 2
    assert board("plan", "open").code == 1


def test_a_section_is_shown_with_the_records_behind_its_figures(planned: Inventaris) -> None:
    result = planned("plan", "show", "budget-table", "--lines")
    assert result.code == 0
    assert "PO-1 · Chromebooks [lot 1]" in result.out
    section = planned("plan", "show", "budget").out
    assert section.startswith("# ")
    assert "[budget-table]" in section
    assert "[vision-years]" not in section
