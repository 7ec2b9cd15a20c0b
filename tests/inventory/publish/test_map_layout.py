from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from inventory.landscape.model import Landscape, Party, Process
from inventory.publish.map_cells import Chip, build
from inventory.publish.map_frame import BOTTOM, HEIGHT, MARGIN, WIDTH
from inventory.publish.map_layout import TOP, plan, tag_of
from tests.inventory.publish.wall import DAY, board

if TYPE_CHECKING:
    from inventory.publish.map_layout import Sheet

CASES = {
    "three": (3, 1, 4),
    "four": (4, 1, 4),
    "large": (4, 7, 4),
    "wide": (11, 1, 12),
    "one": (1, 1, 12),
    "crowd": (30, 1, 19),
}


@pytest.fixture(scope="module", params=CASES)
def sheets(request: pytest.FixtureRequest) -> list[Sheet]:
    parties, repeat, most = CASES[request.param]
    return plan(build(board(parties, repeat, most)))


def test_a_board_of_45_processes_fits_on_one_sheet() -> None:
    assert [len(plan(build(board(parties)))) for parties in (2, 3, 4)] == [1, 1, 1]


def test_a_small_landscape_is_drawn_large() -> None:
    view = board()
    small = build(view).groups[:1]
    table = build(view)
    sheet = plan(type(table)(table.title, table.subtitle, table.columns, small, table.summary))[0]
    assert sheet.frame.scale.factor == 1.3


def test_rows_stay_on_the_sheet(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        height = TOP + sheet.frame.scale.head + sum(row.height for row in sheet.rows)
        assert height <= HEIGHT - BOTTOM + 1e-6


def test_columns_stay_on_the_sheet(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        frame = sheet.frame
        assert frame.label + frame.count * frame.column + frame.difference == pytest.approx(
            WIDTH - 2 * MARGIN
        )


def test_chips_stay_in_their_cell_and_apart(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for row in sheet.rows:
            for _cell, chips in row.cells:
                for chip in chips:
                    assert chip.box.x + chip.box.width <= sheet.frame.column - 2 * sheet.frame.scale.pad
                    assert chip.box.y + chip.box.height <= row.height
                for one, other in itertools.pairwise(chips):
                    assert other.box.y > one.box.y or other.box.x >= one.box.x + one.box.width


def test_nothing_is_left_out_in_silence(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for row in sheet.rows:
            for cell, chips in row.cells:
                shown = [chip for chip in chips if chip.chip]
                more = [chip for chip in chips if chip.text.startswith("+")]
                hidden = int(more[0].text[1:]) if more else 0
                assert len(shown) + hidden == len(cell.chips)
                assert not more or len(more[0].title.split("\n")) == hidden


def test_every_process_of_every_party_is_drawn_once() -> None:
    view = board(11, 2)
    drawn = [
        (row.line.process.code, place)
        for sheet in plan(build(view))
        for row in sheet.rows
        if row.line
        for place in range(sheet.frame.first, sheet.frame.first + sheet.frame.count)
    ]
    assert sorted(drawn) == sorted((p.code, i) for p in view.processes for i in range(11))


def test_a_sheet_begins_with_the_name_of_a_domain() -> None:
    assert all(sheet.rows[0].line is None for sheet in plan(build(board(4, 7))))


def test_letters_in_short() -> None:
    tags = [tag_of(Chip("x", "C", tuple(letters), "")) for letters in ("C", "ABCD", "ABCDE")]
    assert [*tags, tag_of(Chip("x", "AA", ("B", "AA"), ""))] == ["C", "ABCD", "C+4", "B AA"]


def test_a_domain_longer_than_a_sheet_goes_on_under_its_name() -> None:
    processes = tuple(Process(str(i), f"Process {i}", "1", "All") for i in range(100))
    view = Landscape((Party("A", "A"),), processes, {}, ()).at(DAY)
    sheets = plan(build(view))
    assert [sheet.rows[0].name for sheet in sheets] == ["1 All", *["1 All (continued)"] * (len(sheets) - 1)]
    assert len(sheets) > 1
    assert sum(1 for sheet in sheets for row in sheet.rows if row.line) == 100
