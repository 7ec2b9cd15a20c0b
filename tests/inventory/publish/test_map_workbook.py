from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook

from inventory.landscape.model import Landscape, Party, Process, Support
from inventory.publish.map_workbook import HEADER_ROW, workbook
from tests.inventory.landscape.board import DAY, view


def rows(content: bytes) -> list[tuple[Any, ...]]:
    """Return the cells from the header on."""
    sheet: Any = load_workbook(io.BytesIO(content)).active
    return list(sheet.iter_rows(min_row=HEADER_ROW, values_only=True))


def test_shape() -> None:
    """A header with code, process, parties and difference; a row a domain; a row a process."""
    found = rows(workbook(view()))
    assert found[0] == ("Code", "Process", "De Linde", "Zon opvang", "Difference")
    assert found[1][:2] == ("1", "All")
    assert [row[0] for row in found[2:]] == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert {cell for row in found[2:] for cell in row[2:4]} >= {"gap", "n/a"}


def test_functions_and_formulas() -> None:
    """A function stands behind its system; what begins as a formula stays a text."""
    landscape = Landscape(
        parties=(Party("S", '=HYPERLINK("x")'),),
        processes=(Process("1", "+1"),),
        participation={("S", "1"): "yes"},
        support=(Support("S", "1", "KIJK!", "peuters"), Support("S", "1", "KIJK!", "kleuters")),
    )
    content = workbook(landscape.at(DAY))
    assert rows(content)[1][:3] == ("1", "+1", "KIJK! (kleuters); KIJK! (peuters)")
    sheet: Any = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    assert sheet.cell(HEADER_ROW, 3).quotePrefix


def test_what_a_sheet_cannot_hold_is_taken_out() -> None:
    """A control character that got into the database past the cleaning does not stop the workbook."""
    landscape = Landscape(
        parties=(Party("S", "De\x1b[31m Linde\x07"),),
        processes=(Process("1", "Ont\x00vangen"),),
        participation={("S", "1"): "yes"},
        support=(),
    )
    found = rows(workbook(landscape.at(DAY)))
    assert found[0][2] == "De[31m Linde"
    assert found[1][1] == "Ontvangen"


def test_a_partner_is_told_how_to_fill_it_in() -> None:
    """Above the columns stand the words that the cells may say; what went out is hidden beside it."""
    book: Any = load_workbook(io.BytesIO(workbook(view(), parties=["K"])))
    assert "n/a" in book.worksheets[0].cell(HEADER_ROW - 1, 1).value
    assert [cell.value for cell in book.worksheets[0][HEADER_ROW]] == ["Code", "Process", "Zon opvang"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "veryHidden"]
