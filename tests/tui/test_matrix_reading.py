"""What the matrix reads and writes, without a screen: a few cells read anew are as the whole would be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.landscape import editing
from inventory.store.database import open_database
from tests.tui.landscape_board import make
from tui.landscape_files import write_map, write_sheet
from tui.landscape_parties import lines, merging, rehearsed
from tui.landscaping import Moment, described, moments_of, picture, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database
    from tui.landscaping import Picture

ON = dt.date(2026, 11, 22)
NOW = Moment(ON)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a board that is only read."""
    database = open_database(make(tmp_path_factory.mktemp("matrix") / "board.db", filled=True))
    yield database
    database.close()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a board whose cells are written: each test has cells of its own."""
    database = open_database(make(tmp_path_factory.mktemp("matrix") / "other.db", filled=True))
    yield database
    database.close()


def numbers(found: Picture) -> tuple[dict[str, int], dict[str, int]]:
    """Return the numbers of processes by code and of columns by name."""
    return {r.code: r.number for r in found.of.rows}, {c.name: c.number for c in found.of.columns}


@pytest.mark.parametrize("text", ["Parro; KIJK! (kring, deels); Vers (gepland)", "n.v.t.", ""])
def test_cells_read_anew_are_as_the_whole(other: Database, text: str) -> None:
    found = picture(other, NOW)
    rows, columns = numbers(found)
    spots = {(rows["1.6"], columns["De Linde"]): text, (rows["1.7"], columns["Kinderopvang Zon"]): text}
    _edit, of = put(other, "els", found, lambda one: editing.planned(one.of, spots, one.systems), "x")
    whole = picture(other, NOW).of
    assert {spot: of.cell(spot) for spot in spots} == {spot: whole.cell(spot) for spot in spots}
    assert dict(of.ran) == dict(whole.ran)


def test_levels_read_anew_are_as_the_whole(other: Database) -> None:
    party = numbers(picture(other, NOW))[1]["Kinderopvang Zon"]
    found = picture(other, NOW, party)
    rows, columns = numbers(found)
    spot = (rows["2.1"], columns["Konnect"])
    for text in ("volledig", "deels", ""):
        edit, of = put(other, "els", found, lambda one, text=text: editing.level_set(one.of, spot, text), "x")  # type: ignore[misc]
        assert edit.changes
        assert of.cell(spot) == picture(other, NOW, party).of.cell(spot)
        found.of = of


def test_states_are_those_of_the_analysis(board: Database) -> None:
    found = picture(board, NOW)
    rows, columns = numbers(found)
    expected = {
        ("1.1", "De Linde"): "shared",
        ("1.1", "Kinderopvang Zon"): "used",
        ("1.2", "Peuterwerk Maan"): "no",
        ("1.3", "De Linde"): "overlap",
        ("1.3", "Kinderopvang Zon"): "possible",
        ("1.3", "Peuterwerk Maan"): "unknown",
        ("1.4", "De Linde"): "gap",
        ("3.1", "De Linde"): "empty",
    }
    for (code, party), state in expected.items():
        assert found.seen[rows[code], columns[party]].state == state
    assert (rows["1"], columns["De Linde"]) not in found.seen
    assert found.totals is not None
    assert (found.totals.gaps, found.totals.overlaps, found.totals.possible) == (2, 1, 1)


def test_the_plateau_shows_what_is_planned_and_is_not_live(board: Database) -> None:
    found = moments_of(board, ON)
    assert [one.mode for one in found] == ["now", "plateau", "target"]
    assert [one.live for one in found] == [True, False, False]
    there = picture(board, found[1])
    rows, columns = numbers(there)
    assert there.seen[rows["1.4"], columns["Kinderopvang Zon"]].text == "Parro"


def test_what_changes_is_told_before_it_is_written(board: Database) -> None:
    found = picture(board, NOW)
    rows, columns = numbers(found)
    spots = {(rows["1.1"], columns["De Linde"]): "Gloednieuw", (rows["1.9"], columns["De Linde"]): "n.v.t."}
    edit = editing.planned(found.of, spots, found.systems)
    assert described(found.of, edit) == [
        "1.1 Proces 0 · De Linde: - ParnasSys, + Gloednieuw (nieuw)",
        "1.9 Proces 8 · De Linde: voert het niet uit",
    ]


def test_merging_is_told_and_nothing_is_written(board: Database) -> None:
    found = picture(board, NOW)
    columns = numbers(found)[1]
    said = lines(rehearsed(board, "els", merging(columns["Peuterwerk Maan"], columns["Kinderopvang Zon"])))
    assert any("gaan mee" in one or "worden één" in one for one in said)
    assert picture(board, NOW).of == found.of


def test_files_are_those_of_the_command(board: Database, tmp_path: Path) -> None:
    party = numbers(picture(board, NOW))[1]["Kinderopvang Zon"]
    assert write_map(board, NOW, tmp_path / "a.svg") == [tmp_path / "a.svg"]
    assert write_sheet(board, NOW, tmp_path / "b.xlsx", party) == [tmp_path / "b.xlsx"]
    with pytest.raises(InputError):
        write_sheet(board, NOW, tmp_path / "b.pdf", None)
    with pytest.raises(InputError):
        write_map(board, NOW, tmp_path / "a.doc")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.svg", "b.xlsx"]
