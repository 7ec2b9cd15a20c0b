from __future__ import annotations

import io

import pytest

from inventory.publish.table import Table
from inventory.records.field import amount, text
from tui.cli import columns

NAME = text("Name").but(name="name")
COST = amount("Cost").but(name="cost")


class Terminal(io.StringIO):
    """A stream that says that a person reads it."""

    def isatty(self) -> bool:
        return True


def written(rows: list[tuple[object, ...]], stream: io.StringIO) -> list[str]:
    columns.write(Table([NAME, COST], rows), stream)
    return stream.getvalue().splitlines()


def test_numbers_stand_right_and_nothing_is_cut_in_a_pipe() -> None:
    long = "x" * 300
    lines = written([("Chromebook", 123456), (long, None)], io.StringIO())
    assert lines[2].endswith("  1.234,56")
    assert lines[3] == long


def test_a_terminal_gets_lines_that_fit_with_a_mark_where_they_were_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    lines = written([("日本語のとても長い名前です" * 3, 100), ("short", 1)], Terminal())
    assert all(columns.cells(line) <= 30 for line in lines)
    assert "…" in lines[2]
    assert "…" not in lines[3]


def test_a_note_stays_on_one_line_and_an_escape_goes_nowhere() -> None:
    lines = written([("one\ntwo\x1b[31m", 1)], io.StringIO())
    assert len(lines) == 3
    assert lines[2].startswith("one two[31m")


@pytest.mark.parametrize("room", [1, 20, 40, 79, 200])
def test_widths_fit_the_room_as_long_as_columns_can_be_read(room: int) -> None:
    rows = [["a" * 50, "b" * 5, "c" * 90]]
    found = columns.widths(["A", "B", "C"], rows, room)
    assert found[1] == 5
    assert sum(found) + 4 <= max(room, 2 * columns.NARROWEST + 5 + 4)
    if room > 160:
        assert found == [50, 5, 90]
