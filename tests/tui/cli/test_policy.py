"""`policy`: dates of decisions, and the term of a category from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


def test_a_decision_shows_from_and_until_when_it_holds(board: Inventaris) -> None:
    assert board("policy", "set", "capitalisation_threshold", "750", "--from", "2026-01-01").code == 0
    assert board("policy", "set", "capitalisation_threshold", "900", "--from", "2028-01-01").code == 0

    def held(on: str) -> tuple[str, bool, str | None, str | None]:
        rows = board("policy", "list", "--on", on, "--format", "json").data
        one = next(row for row in rows if row["name"] == "capitalisation_threshold")
        return one["value"], one["own"], one["from"], one["to"]

    assert held("2025-06-01") == ("500.00", False, None, "2025-12-31")
    assert held("2026-01-01") == ("750.00", True, "2026-01-01", "2027-12-31")
    assert held("2029-01-01") == ("900.00", True, "2028-01-01", None)


def test_a_term_counts_for_lots_first_used_later(board: Inventaris) -> None:
    refused = board("edit", "category", "Chromebooks", "termijn=60")
    assert refused.code == 2
    assert "policy term 'Chromebooks' 60 --from" in refused.err

    told = board("policy", "term", "Chromebooks", "60", "--from", "2026-01-01", "--residual-share", "10")
    assert told.code == 0
    assert "60 maanden" in told.err
    assert "Dat geldt al" not in told.err
    rows = board("policy", "terms", "--format", "json").data
    assert [(one["from"], one["to"], one["term_months"], one["residual_share"]) for one in rows] == [
        (None, "2025-12-31", 48, None),
        ("2026-01-01", None, 60, "10.00"),
    ]
    again = board("policy", "term", "Chromebooks", "6 jaar", "--from", "2026-01-01")
    assert again.code == 0
    assert [one["term_months"] for one in board("policy", "terms", "--format", "json").data] == [48, 72]


def test_lots_that_are_there_and_count_by_it_are_told(board: Inventaris) -> None:
    told = board("policy", "term", "Chromebooks", "60", "--from", "2024-08-01")
    assert "1 inkooppartij" in told.err


@pytest.mark.parametrize(
    "words",
    [
        ("Chromebooks", "0", "--from", "2026-01-01"),
        ("Chromebooks", "1201", "--from", "2026-01-01"),
        ("Chromebooks", "--from", "2026-01-01", "--", "-5"),
        ("Chromebooks", "", "--from", "2026-01-01"),
        ("Chromebooks", "veel", "--from", "2026-01-01"),
        ("Chromebooks", "48"),
        ("Chromebooks", "48", "--from", "20226-01-01"),
        ("Chromebooks", "48", "--from", "1900-01-01"),
        ("Chromebooks", "48", "--from", "2026-01-01", "--residual-share", "101"),
        ("Chromebooks", "48", "--from", "2026-01-01", "--residual-share", "x"),
        ("Bestaat niet", "48", "--from", "2026-01-01"),
    ],
)
def test_what_cannot_be_decided(board: Inventaris, words: tuple[str, ...]) -> None:
    found = board("policy", "term", *words)
    assert found.code == 2
    assert found.err.strip()
    assert board("list", "category_policy", "--format", "json").data == []


def test_an_import_changes_the_term_and_says_so(board: Inventaris, tmp_path: Path) -> None:
    file = tmp_path / "categorieen.csv"
    file.write_text("naam;termijn\nChromebooks;60\n", encoding="utf-8")
    found = board("import", str(file), "--profile", "category")
    assert found.code == 0
    assert "policy term" in found.out + found.err
    assert board("show", "category", "Chromebooks", "--format", "json").code == 0
