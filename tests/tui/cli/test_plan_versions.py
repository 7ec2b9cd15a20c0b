"""`plan keep`, `adopt`, `versions` and `compare` on a small board."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def planned(board: Inventaris) -> Inventaris:
    assert (
        board("add", "plan", "name=Koers", "template=summary", "first_year=2027", "last_year=2028").code == 0
    )
    return board


def test_kept_listed_compared_and_taken_back(planned: Inventaris, tmp_path: Path) -> None:
    kept = planned("plan", "keep", "--name", "voor de raad")
    assert kept.code == 0
    assert "voor de raad" in kept.err
    (row,) = planned("plan", "versions", "--format", "json").data
    assert (row["number"], row["name"], row["status"], row["adopted"]) == (1, "voor de raad", "concept", None)
    assert planned("edit", "lot", "PO-1", "unit_price=1.300,00").code == 0
    found = planned("plan", "compare", "--format", "json").data
    figures = [one for one in found if one["difference"] == "figure" or one["difference"] == "cell"]
    assert figures
    assert all(one["before"] != one["after"] for one in figures)
    explained = [one for one in figures if one["why"]]
    assert {line["kind"] for one in explained for line in one["why"]} >= {"lot"}
    for one in explained:
        if isinstance(one["after"], str) and isinstance(one["before"], str):
            total = sum(round(float(line["change"]) * 100) for line in one["why"])
            assert total == round(float(one["after"]) * 100) - round(float(one["before"]) * 100)
    file = tmp_path / "verschillen.txt"
    assert planned("plan", "compare", "1", "-o", str(file)).code == 0
    text = file.read_text(encoding="utf-8-sig")
    assert "PO-1" in text
    assert max(map(len, text.splitlines())) <= 78
    assert planned("undo").code == 0
    assert planned("undo").code == 0
    assert planned("plan", "compare").code == 2


def test_an_adopted_version_stays_and_two_are_compared(planned: Inventaris) -> None:
    assert planned("plan", "keep").code == 0
    assert planned("plan", "adopt", "1", "--on", "2020-01-01", "--by", "Bestuur").code == 2
    later = planned("plan", "adopt", "1", "--on", "2099-12-15", "--by", "Bestuur")
    assert (later.code, "15-12-2099" in later.err) == (2, True)
    assert planned("plan", "keep", "--adopted", "2099-12-15", "--by", "Bestuur").code == 2
    today = datetime.now().astimezone().date().isoformat()
    adopted = planned("plan", "adopt", "1", "--on", today, "--by", "Bestuur")
    assert "Bestuur" in adopted.err
    assert planned("show", "plan", "Koers", "--format", "json").data["values"]["status"] == "adopted"
    refused = planned("archive", "plan_version", "1")
    assert refused.code == 2
    assert planned("plan", "keep").code == 0
    data = planned("plan", "compare", "1", "2", "--format", "json").data
    assert {one["block"] for one in data} <= {"cover", "summary-request-d"}, (
        "only that the plan is adopted now"
    )
    assert planned("plan", "compare", "1", "9").code == 2
    assert planned("plan", "compare", "1", "2", "3").code == 2


def test_tampering_is_told(planned: Inventaris, tmp_path: Path) -> None:
    assert planned("plan", "keep").code == 0
    assert planned("plan", "versions", "--verify").code == 0
    (path,) = tmp_path.rglob("*.db")
    with sqlite3.connect(path) as base:
        base.execute("UPDATE plan_content SET content = 'eJwDAAAAAAE=' WHERE part = 'blocks'")
    base.close()
    told = planned("plan", "versions", "--verify")
    assert told.code == 1
    assert "versie 1" in told.err
    assert planned("plan", "compare").code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("keep", "--adopted", "2099-01-01"),
        ("keep", "--by", "Bestuur"),
        ("keep", "--plan", "Niets"),
        ("compare",),
    ],
)
def test_what_cannot_be_is_refused(planned: Inventaris, arguments: tuple[str, ...]) -> None:
    assert planned("plan", *arguments).code == 2


def test_without_a_plan_it_says_so(board: Inventaris) -> None:
    for command in ("keep", "versions", "compare"):
        refused = board("plan", command)
        assert refused.code == 2
        assert "add plan" in refused.err
