"""`close`: a closed year comes out identical for ever, holds by its digest, and only the last one opens again."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from inventory.store.database import open_database
from tests.inventory.signals.small import findings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def closed(board: Inventaris) -> Inventaris:
    """Give the small board with 2024 closed."""
    assert board("close", "2024", "--year-kind", "calendar", "--reason", "jaarrekening").code == 0
    return board


def figures(board: Inventaris) -> str:
    """Return the depreciation and the budget of 2024, as text."""
    years = ("--from", "2024", "--to", "2024", "--year", "calendar", "--by", "lot", "--format", "json")
    budget = ("--year", "2024", "--year-kind", "calendar", "--format", "json")
    return board("depreciation", *years).out + board("budget", *budget).out


def test_a_closed_year_is_listed_and_holds(closed: Inventaris) -> None:
    listed = closed("close", "--list", "--format", "json").data
    assert [(one["name"], one["from"], one["to"]) for one in listed] == [("2024", "2024-01-01", "2024-12-31")]
    assert listed[0]["lines"] > 0
    assert len(listed[0]["digest"]) == 64
    verified = closed("close", "--verify", "--format", "json")
    assert (verified.code, verified.data[0]["holds"]) == (0, True)
    assert closed("check", "--rule", "FIN-001", "--format", "json").data == []


def test_its_figures_do_not_move(closed: Inventaris) -> None:
    before = figures(closed)
    assert closed("edit", "lot", "PO-1", "unit_price=2.000").code == 0
    assert closed("edit", "lot", "PO-1", "termijn=24").code == 0
    assert figures(closed) == before
    assert closed("close", "--reopen").code == 0
    assert figures(closed) != before
    assert closed("close", "--list", "--format", "json").data == []


def test_a_change_outside_the_program_is_found(closed: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE closed_line SET line = replace(line, '1', '2') WHERE position = 0")
    connection.close()
    verified = closed("close", "--verify", "--format", "json")
    assert (verified.code, verified.data[0]["holds"]) == (1, False)
    assert "2024" in closed("close", "--verify").err
    database = open_database(path)
    found = findings(database, "FIN-001")
    database.close()
    assert [(one.severity, one.subject.key, one.subject.name) for one in found] == [
        ("critical", "2024", "2024")
    ]
    assert closed("show", "closed_year", found[0].subject.key).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("2024",),
        ("2023",),
        ("2026", "--year-kind", "calendar"),
        ("2090",),
        ("20226",),
        ("0",),
        ("jaar",),
        (),
        ("2025", "--list"),
        ("--list", "--verify"),
        ("--reopen", "--year-kind", "school"),
    ],
)
def test_what_cannot_be_closed(closed: Inventaris, words: tuple[str, ...]) -> None:
    found = closed("close", *words)
    assert (found.code, found.out) == (2, "")
    assert found.err.strip()
    assert len(closed("close", "--list", "--format", "json").data) == 1


def test_nothing_to_open(board: Inventaris) -> None:
    assert board("close", "--reopen").code == 2
    assert board("close", "--verify", "--format", "json").data == []


def test_a_lot_that_contradicts_itself_keeps_a_year_open(board: Inventaris, tmp_path: Path) -> None:
    refused = board("edit", "lot", "PO-1", "restwaarde=99.999")
    assert (refused.code, refused.out) == (2, "")
    with sqlite3.connect(tmp_path / "board.db") as raw:
        raw.execute("UPDATE lot SET residual = 9999900 WHERE code = 'PO-1'")
    raw.close()
    found = board("close", "2024", "--year-kind", "calendar")
    assert found.code == 2
    assert "PO-1" in found.err
    assert board("close", "--list", "--format", "json").data == []


def test_closed_years_are_not_changed_by_hand(closed: Inventaris) -> None:
    assert closed("close", "2025", "--year-kind", "calendar").code == 0
    for words in (
        ("archive", "closed_year", "2024"),
        ("edit", "closed_year", "2025", "digest=0"),
        ("edit", "closed_year", "2025", "end=2025-06-30"),
    ):
        found = closed(*words)
        assert (found.code, found.out) == (2, "")
        assert "close --reopen" in found.err
    assert closed("edit", "closed_year", "2025", "notes=accountant").code == 0
    assert closed("close", "--reopen").code == 0
    assert closed("revive", "closed_year", "2025").code == 2
    assert closed("close", "2025", "--year-kind", "calendar").code == 0
    assert [one["name"] for one in closed("close", "--list", "--format", "json").data] == ["2024", "2025"]
    assert all(one["holds"] for one in closed("close", "--verify", "--format", "json").data)
