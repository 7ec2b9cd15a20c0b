"""`support`: what is known, how devices match it, and newer facts from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris

PAGE = """---
permalink: /windows
releases:
  - releaseCycle: "11-25h2-w"
    eol: 2031-10-12
    latest: 10.0.26200
  - releaseCycle: "12-27h2"
    releaseLabel: "12 27H2"
    eol: {eol}
---
"""


def test_what_is_known_by_name(board: Inventaris) -> None:
    found = board("support", "11 24h2", "--format", "json").data
    assert {one["release"] for one in found} == {"11-24h2-iot-lts", "11-24h2-e-lts", "11-24h2-e", "11-24h2-w"}
    assert {(one["source"], one["dated"]) for one in found} == {("endoflife.date", "2026-08-22")}
    assert len(board("support", "--format", "json").data) > 500
    assert board("support", "kantelbord").code == 2
    assert "devices" in board("support", "--help").out


def test_devices_with_what_they_are_taken_for(board: Inventaris) -> None:
    assert board("edit", "device", "CB-001", "os=Windows", "os_version=10.0.26100.1").code == 0
    (one,) = board("support", "devices", "--format", "json").data
    assert (one["devices"], one["taken_for"], one["certainty"]) == (
        "PO-1 · Chromebooks",
        "Windows 11 24H2",
        "likely",
    )
    assert (one["end"], one["latest"]) == ("2026-10-13", "2027-10-12")
    assert board("edit", "device", "CB-001", "end_of_support=2030-06-01").code == 0
    (one,) = board("support", "devices", "--format", "json").data
    assert (one["certainty"], one["end"]) == ("recorded", "2030-06-01")
    assert board("support", "devices", "--doubtful", "--format", "json").data == []


def test_newer_facts_come_in_as_one_batch(board: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "windows.md"
    path.write_text(PAGE.format(eol="false"), encoding="utf-8")
    assert board("support", "update", str(path), "--dry-run").code == 0
    assert [one["end"] for one in board("support", "11-25h2-w", "--format", "json").data] == ["2027-10-12"]
    assert board("support", "update", str(path)).code == 0
    assert [one["end"] for one in board("support", "11-25h2-w", "--format", "json").data] == ["2031-10-12"]
    (new,) = board("support", "Windows 12", "--format", "json").data
    assert (new["release"], new["end"]) == ("12-27h2", None)
    assert board("undo").code == 0
    assert [one["end"] for one in board("support", "11-25h2-w", "--format", "json").data] == ["2027-10-12"]
    path.write_text(PAGE.format(eol="*later"), encoding="utf-8")
    told = board("support", "update", str(path))
    assert (told.code, "1 afgewezen" in told.err, "9: " in told.err) == (1, True, True), told.err
