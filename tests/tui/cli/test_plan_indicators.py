"""`plan indicators` and `plan measure`: for people and programs, kept in one batch, undone in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris

PLAN = (
    ("plan", "name=Koers", "first_year=2027", "last_year=2030"),
    (
        "indicator",
        "plan=Koers",
        "number=1",
        "name=Bekwaam",
        "baseline=50",
        "target=90",
        "target_date=31-12-2030",
    ),
    ("indicator", "plan=Koers", "number=2", "name=Wifi-meting", "measure=surveyed", "target=100"),
    ("indicator", "plan=Koers", "number=3", "name=Uitputting", "measure=realised", "target=100"),
    ("measurement", "indicator=Bekwaam", "date=01-09-2026", "value=66", "source=Enquête"),
)


@pytest.fixture
def plan(board: Inventaris) -> Inventaris:
    for line in PLAN:
        result = board("add", *line)
        assert result.code == 0, result.err
    return board


def test_the_indicators_with_their_history_as_json(plan: Inventaris) -> None:
    result = plan("plan", "indicators", "--on", "2026-11-23", "--format", "json")
    assert result.code == 0
    first, second, third = result.data
    assert (first["value"], first["target"], first["level"]) == ("66.00", "90.00", "reached")
    assert (first["on_the_way"], first["gap"], first["expected"]) == (True, "24.00", "50.00")
    assert first["history"] == [{"date": "2026-09-01", "value": "66.00", "source": "Enquête"}]
    assert (second["value"], second["level"], second["measured_on"]) == ("0.00", "far", "2026-11-23")
    assert second["evidence"][0]["kind"] == "site"
    assert (third["value"], third["level"]) == (None, "unknown")
    assert third["explanation"]


def test_people_read_a_sign_with_words_and_a_sheet_the_same_rows(plan: Inventaris) -> None:
    shown = plan("plan", "indicators", "--on", "2026-11-23")
    assert "● onderweg, op schema" in shown.out
    assert "? niet gemeten" in shown.out
    lines = plan("plan", "indicators", "--on", "2026-11-23", "--format", "csv").out.splitlines()
    assert len(lines) == 4


def test_all_measures_are_shown_with_what_they_rest_on(plan: Inventaris) -> None:
    result = plan("plan", "indicators", "--measures", "--format", "json")
    assert len(result.data) == 12
    managed = next(one for one in result.data if one["measure"] == "managed")
    assert managed["value"] is None
    assert managed["explanation"]


def test_measuring_keeps_one_batch_that_undo_takes_back(plan: Inventaris) -> None:
    dry = plan("plan", "measure", "--dry-run", "--format", "json")
    assert (dry.code, dry.data["batch"]) == (1, None)
    assert [one["outcome"] for one in dry.data["measurements"]] == ["new", "unknown"]
    done = plan("plan", "measure", "--format", "json")
    assert done.code == 1, "realised costs cannot be measured"
    assert done.data["batch"]
    assert "1 meting" in done.err
    assert len(plan("list", "measurement", "--format", "json").data) == 2
    assert plan("plan", "measure", "--format", "json").data["measurements"][0]["outcome"] == "same"
    assert plan("undo").code == 0
    assert len(plan("list", "measurement", "--format", "json").data) == 1


def test_without_a_plan_and_of_a_day_to_come_it_says_what_to_do(board: Inventaris) -> None:
    for command in ("indicators", "measure"):
        result = board("plan", command)
        assert result.code == 2
        assert "inventaris add plan" in result.err
    assert board("plan", "measure", "--on", "2099-01-01").code == 2
