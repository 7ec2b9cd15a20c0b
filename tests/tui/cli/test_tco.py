"""`tco`: shape, unknown time, and a name that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


def test_the_shape_that_scripts_rely_on(board: Inventaris) -> None:
    added = board("add", "labour", "category=Chromebooks", "description=x", "who=it", "minutes=60", "rate=50")
    assert added.code == 0
    found = board("tco", "--year", "2025", "--format", "json").data
    [row] = found["rows"]
    assert (found["year"], found["pupils"], found["per_pupil"]) == ("2025", None, None)
    assert row == {
        "category": "Chromebooks",
        "devices": 2,
        "counted": "devices",
        "depreciation": "925.88",
        "purchases": "0.00",
        "licences": "0.00",
        "service": "0.00",
        "lease": "0.00",
        "staff": None,
        "labour_it": "100.00",
        "labour_user": None,
        "total": "1025.88",
        "per_device": "512.94",
        "per_pupil": None,
        "complete": False,
    }


def test_unknown_time_is_told_and_a_wrong_name_refused(board: Inventaris) -> None:
    done = board("--language", "en", "tco", "--year", "2025", "--category", "chromebooks", "--with-staff")
    assert done.out.count("unknown") == 2
    assert "no total" in done.err
    wrong = board("tco", "--category", "Fietsen")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Chromebooks" in wrong.err


def test_staff_counts_only_when_asked(board: Inventaris) -> None:
    [row] = board("tco", "--year", "2025", "--with-staff", "--format", "json").data["rows"]
    assert row["staff"] == "0.00"
    assert len(board("tco", "--year", "2025", "--format", "csv").out.splitlines()[0].split(";")) == 12
    assert (
        len(board("tco", "--year", "2025", "--with-staff", "--format", "csv").out.splitlines()[0].split(";"))
        == 13
    )
