"""The process by party table as a workbook: the sheet that a partner fills in further, and that comes back by import.

It has the shape of the table of the IKC stappenplan: a row a domain, a row a process, a column a party, the names of
systems separated by ";". A hidden sheet holds what went out, so that only what a partner changed comes in. Nothing that
was entered can become a formula.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inventory.landscape import sheet as partner
from inventory.language import _
from inventory.publish.map_cells import build, difference_words
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection

    from inventory.landscape.difference import Compare
    from inventory.landscape.model import LandscapeView
    from inventory.publish.map_cells import Line, MapTable

WIDTHS = (8, 44)
PARTY_WIDTH = 34
HEADER_ROW = 5
LAST_WIDTH = 18
LINE_POINTS = 15
TEXT = "s"
FORMULA = ("=", "+", "-", "@")
FONT = "Calibri"
Look = tuple[str, str]
"""Colours of ink and ground."""
HEAD: Look = ("FFFFFF", "263238")
DOMAIN: Look = ("111111", "D5DBE0")
RULE = "D0D5DA"
A3 = 8
"""Paper size of the workbook format."""


def workbook(
    view: LandscapeView, *, title: str = "", compare: Compare = "product", parties: Collection[str] = ()
) -> bytes:
    """Return the process by party table of one day as XLSX, in the language now spoken.

    Args:
        view: The landscape of one day.
        title: Title above it; "Process by party" when empty.
        compare: Compare the parties by product or by product family.
        parties: Keys of the only parties that get a column; none for all.
    """
    from openpyxl import Workbook  # noqa: PLC0415  0.2 s

    if parties:
        view = replace(view, parties=tuple(party for party in view.parties if party.key in parties))
    table = build(view, title, compare)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Process by party")[:31]
    _head(sheet, table)
    at, blank = HEADER_ROW, [""] * (len(table.columns) + (len(table.columns) > 1))
    for group in table.groups:
        if group.name:
            at += 1
            first = group.lines[0].process
            _row(sheet, at, [first.domain_code, first.domain_name or group.name, *blank], DOMAIN)
        for line in group.lines:
            if line.process.code == line.process.domain_code:
                _row(sheet, at, _cells(view, line), DOMAIN)
                continue
            at += 1
            _row(sheet, at, _cells(view, line))
            _mark(sheet, at, line)
    _page(sheet, len(table.columns), at)
    _basis(book, view)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _head(sheet: Any, table: MapTable) -> None:
    """Write title, subtitle and the headers."""
    from openpyxl.styles import Font  # noqa: PLC0415

    for row, text in enumerate((table.title, table.subtitle, " · ".join(table.summary)), 1):
        cell = sheet.cell(row, 1)
        cell.value, cell.data_type = text, TEXT
    sheet["A1"].font = Font(FONT, 14, bold=True)
    guide = sheet.cell(HEADER_ROW - 1, 1)
    guide.value, guide.data_type = _guide(), TEXT
    guide.font = Font(FONT, 10, italic=True, color="555555")
    names = [column.name for column in table.columns]
    several = [_("Difference")] if len(names) > 1 else []
    _row(sheet, HEADER_ROW, [_("Code"), _("Process"), *names, *several], HEAD)


def _guide() -> str:
    """Return how to fill in the cells."""
    text = _(
        "Filling in: systems separated by ; · what for, or “{partly}”, in parentheses behind it · {no} when it is not done "
        "here · {none} when it is done without a system · {unknown} when nobody knows"
    )
    return text.format(partly=_("partly"), no=_("n/a"), none=_("no system"), unknown=_("unknown"))


def _basis(book: Any, view: LandscapeView) -> None:
    """Add the hidden sheet of what goes out."""
    sheet = book.create_sheet(partner.NAME)
    for at, row in enumerate(partner.rows(view), 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(at, column)
            cell.value, cell.data_type = text, TEXT
            cell.quotePrefix = text.startswith(FORMULA)
    sheet.sheet_state = "veryHidden"


def _cells(view: LandscapeView, line: Line) -> list[str]:
    """Return the cells of a process."""
    code = line.process.code
    cells = (partner.said(view, party.key, code) for party in view.parties)
    several = [difference_words(line.difference)] if len(view.parties) > 1 else []
    return [code, line.process.name, *cells, *several]


def _row(sheet: Any, at: int, texts: list[str], look: Look | None = None) -> None:
    """Write a row of texts, never of formulas, as high as its longest cell needs."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

    below = Border(bottom=Side("thin", color=RULE))
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(at, column)
        cell.value, cell.data_type = clean(text, lines=True), TEXT
        cell.quotePrefix = text.startswith(FORMULA)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = below
        if look is not None:
            cell.font, cell.fill = (
                Font(FONT, 11, bold=True, color=look[0]),
                PatternFill("solid", fgColor=look[1]),
            )
    widths = [*WIDTHS, *[PARTY_WIDTH] * len(texts)]
    lines = (-(-len(text) // width) for text, width in zip(texts, widths, strict=False))
    sheet.row_dimensions[at].height = LINE_POINTS * max(1, *lines)


def _mark(sheet: Any, at: int, line: Line) -> None:
    """Colour gaps and what is unknown; the words say the same."""
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415

    looks = {
        "gap": ("B3261E", "FDECEA"),
        "unknown": ("555555", "F2F2F2"),
        "not applicable": ("777777", "FFFFFF"),
    }
    for column, cell in enumerate(line.cells, 3):
        if cell.state in looks:
            ink, ground = looks[cell.state]
            sheet.cell(at, column).font = Font(FONT, 11, color=ink)
            sheet.cell(at, column).fill = PatternFill("solid", fgColor=ground)


def _page(sheet: Any, parties: int, last: int) -> None:
    """Set widths, what stays in sight, and how it prints: A3 across, the header on every page."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    last_column = [LAST_WIDTH] if parties > 1 else []
    widths = [*WIDTHS, *[PARTY_WIDTH] * parties, *last_column]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 3)
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(widths))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
