from __future__ import annotations

import pytest

from inventory.landscape.clusters import clusters
from inventory.landscape.model import Landscape
from inventory.publish.map_matrix import matrix
from inventory.publish.map_matrix_cells import build, tables
from inventory.publish.map_matrix_layout import plan
from tests.inventory.landscape.board import view
from tests.inventory.publish import landscapes
from tests.inventory.publish.test_map_table import texts


def test_columns_stand_by_cluster_and_then_by_name() -> None:
    names = [column.name for column in build(view()).columns]
    assert names == ["KIJK!", "Konnect", "MS365", "Ouderportaal", "ParnasSys", "Parro"]
    found = build(view(), [["ParnasSys", "Parro", "unheard of"], ["Konnect"]]).columns
    assert [column.name for column in found] == [
        "ParnasSys",
        "Parro",
        "Konnect",
        "KIJK!",
        "MS365",
        "Ouderportaal",
    ]
    assert [column.name for column in found if column.first] == ["Konnect", "KIJK!"]


def test_who_uses_what_and_how_many() -> None:
    (group,) = build(view()).groups
    lines = {line.process.code: line for line in group.lines}
    assert [(u.place, u.full) for u in lines["P2"].users["KIJK!"]] == [(0, True), (1, False)]
    assert [count.text for count in lines["P2"].counts] == ["2", "1"]
    assert [count.text for count in lines["P4"].counts] == ["1", "0"]
    assert [count.words for count in lines["P5"].counts] == ["n/a", "1"]


def test_the_text_says_the_same() -> None:
    wide, by_system = tables(build(view()))
    assert wide.head == ("Processes and systems", "A De Linde", "B Zon opvang", "KIJK!", "Konnect", "MS365", "Ouderportaal", "ParnasSys", "Parro")  # fmt: skip
    assert wide.rows[2] == ("P2 Process P2", "2", "1", "A B (partly)", "", "", "", "A (partly)", "")
    assert ("KIJK! (Bazalt)", "P2 Process P2: A B (partly)") in by_system.rows


@pytest.mark.parametrize("size", ["small", "large"])
def test_every_use_is_on_a_sheet_once(size: str) -> None:
    seen = landscapes.view(size)
    found = plan(build(seen, clusters(seen).clusters), 92)
    drawn = [
        (row.line.process.code, column.key)
        for sheet in found.sheets
        for row in sheet.rows
        if row.line
        for column in sheet.columns
        if row.line.users.get(column.key)
    ]
    assert sorted(drawn) == sorted({(row.process, row.system) for row in seen.support})
    assert {row.line.process.code for s in found.sheets for row in s.rows if row.line} == {
        process.code for process in seen.processes
    }


def test_one_sheet_when_it_fits_and_repeated_headings_when_not() -> None:
    (sheet,) = matrix(landscapes.view("small")).sheets
    pages = matrix(landscapes.view("large")).sheets
    assert len(pages) > 20
    for page in pages:
        assert {"Process", "A", "B", "C", "D"} <= set(texts(page))
        assert 'transform="rotate(-90' in page
    assert "page 1 of 1" in texts(sheet)


def test_many_parties_have_their_counts_in_the_text() -> None:
    plate = matrix(landscapes.landscape(10, 10, 40, parties=13).at(landscapes.DAY))
    assert any("each of the 13 parties" in note for note in plate.notes)
    assert plate.tables[0].head[13] == "M Openbare basisschool De Linde 4"


def test_an_empty_landscape_is_a_sheet_too() -> None:
    (sheet,) = matrix(Landscape((), (), {}, ()).at(landscapes.DAY)).sheets
    assert "page 1 of 1" in texts(sheet)
