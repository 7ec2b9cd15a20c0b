"""`network` and `incident`: shapes that scripts rely on, what is refused, and the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def connected(board: Inventaris) -> Inventaris:
    """Give the small board with a line, a measurement and a plan."""
    for line in (
        ("connection", "site=WIL", "name=internet", "technology=glasvezel", "guaranteed_down=100", "guaranteed_up=1"),
        ("speed_test", "connection=De Wilgenhof · internet", "date=01-11-2026", "down=93,41", "wired=ja"),
        ("incident_plan", "category=Chromebooks", "replacement=ja", "repair_hours=48", "supplier=Dell", "channel=030 1",
         "impact=primair", "caller=leraren zelf"),
    ):  # fmt: skip
        assert run(["add", *line]) == 0
    return board


def test_the_need_shows_its_parameters(connected: Inventaris) -> None:
    one = connected("network", "need", "--on", "2026-11-22", "--format", "json").data[0]
    assert (one["answer"], one["answer_test"], one["devices"]) == ("enough", "enough", 1)
    assert (one["need_down"], one["there_down"], one["source_down"]) == ("0.78", "93.41", "measured")
    assert (one["need_up"], one["there_up"], one["source_up"]) == ("0.39", "1.00", "guaranteed")
    assert one["parameters"] == {
        "down": 1000, "up": 500, "concurrency": "60.00", "test_concurrency": "80.00", "growth": "30.00", "left_out": "",
    }  # fmt: skip
    assert one["categories"] == {"Chromebooks": 1}


def test_a_policy_changes_the_answer(connected: Inventaris) -> None:
    assert run(["policy", "set", "bandwidth_up", "2000"]) == 0
    one = connected("network", "need", "--site", "wil", "--on", "2026-11-22", "--format", "json").data[0]
    assert one["answer"] == "too_little"
    assert "1 Mbit/s" in one["reason"]


def test_connections_and_a_site_that_is_not_there(connected: Inventaris) -> None:
    one = connected("network", "connections", "--on", "2026-11-22", "--format", "json").data[0]
    assert (one["connection"], one["measured_down"], one["measurements"], one["wired"]) == (
        "internet",
        "93.41",
        1,
        True,
    )
    answer = connected("network", "need", "--site", "Nergens")
    assert answer.code == 2
    assert "Nergens" in answer.err


def test_the_five_answers(connected: Inventaris) -> None:
    one = connected("incident", "list", "--site", "wilgen", "--format", "json").data[0]
    assert (one["name"], one["replacement"], one["impact"], one["repair_hours"]) == (
        "Chromebooks",
        "yes",
        "primary",
        48,
    )
    assert (one["supplier"], one["channel"], one["caller"], one["missing"]) == (
        "Dell",
        "030 1",
        "teachers",
        [],
    )


def test_the_card(connected: Inventaris, tmp_path: Path) -> None:
    assert connected("incident", "card", "--site", "WIL", "-o", str(tmp_path / "kaart.html")).code == 0
    page = (tmp_path / "kaart.html").read_text("utf-8")
    assert "Chromebooks" in page
    assert "030 1" in page
    assert connected("incident", "card", "-o", str(tmp_path / "kaart.txt")).code == 2
    assert connected("incident", "card", "--site", "x", "-o", str(tmp_path / "kaart.pdf")).code == 2
