"""Cells of a workbook with live formulas: each formula with the value that it has, so that every reader shows it.

openpyxl writes formulas without values; phones, previews and Excel's protected view then show empty cells. What is
known here is put into the sheets afterwards.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.publish.plain import plain
from inventory.publish.table_csv import DANGEROUS

if TYPE_CHECKING:
    from collections.abc import Iterable

EURO = "[$€-413] #,##0.00"
DAY = "dd-mm-yyyy"
NUMBER = "#,##0"
LONGEST = 32_767
FONT = "Calibri"
INK, GROUND, BAND = "FFFFFF", "1F3A5F", "E3EAF2"
A4 = 9
"""Paper size of the workbook format."""
ZIPPED = (1980, 1, 1, 0, 0, 0)
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?')


class Money(NamedTuple):
    """An amount in cents."""

    cents: int


class Sum(NamedTuple):
    """A formula with the value that it has, in cents, or as a plain number when it is no money."""

    formula: str
    value: int
    money: bool = True


Cell = str | int | date | Money | Sum | None


@dataclass
class Sheet:
    """A sheet that is being filled.

    Attributes:
        name: Its name, without signs that a sheet cannot have.
        widths: Widths of its columns, in characters.
        head: The row of its header, which stays in sight and is repeated on paper; 0 for none.
        filtered: Whether the header filters.
    """

    name: str
    widths: tuple[int, ...]
    head: int = 1
    filtered: bool = True
    rows: list[tuple[tuple[Cell, ...], str]] = field(default_factory=list)

    def add(self, *cells: Cell, look: str = "") -> int:
        """Add a row and return its number; the look is "", "title", "head", "total" or "note"."""
        self.rows.append((cells, look))
        return len(self.rows)


def workbook(sheets: Iterable[Sheet], title: str, on: date) -> bytes:
    """Return sheets as a workbook whose bytes depend on nothing but them and the day."""
    import datetime as dt  # noqa: PLC0415

    from openpyxl import Workbook  # noqa: PLC0415  0.2 s
    from openpyxl.workbook.properties import CalcProperties  # noqa: PLC0415

    book = Workbook(write_only=True)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    values = []
    for number, sheet in enumerate(sheets, start=1):
        values.append((f"xl/worksheets/sheet{number}.xml", _fill(book.create_sheet(sheet.name), sheet)))
    made = dt.datetime(on.year, on.month, on.day)  # noqa: DTZ001  the format has no zone
    book.properties.title, book.properties.creator = plain(title), "inventaris"
    book.properties.created = book.properties.modified = made
    raw = io.BytesIO()
    book.save(raw)
    return _with_values(raw, dict(values))


def _fill(made: Any, sheet: Sheet) -> dict[str, str]:
    """Write the rows of a sheet, and return the values of its formulas by cell."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    for column, width in enumerate(sheet.widths, start=1):
        made.column_dimensions[get_column_letter(column)].width = width
    made.page_setup.paperSize, made.page_setup.orientation = A4, "landscape"
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.oddFooter.left.text, made.oddFooter.right.text = "&A", "&P / &N"
    if sheet.head:
        made.freeze_panes = f"A{sheet.head + 1}"
        made.print_title_rows = f"{sheet.head}:{sheet.head}"
    values: dict[str, str] = {}
    makers = Makers(made)
    for row, (cells, look) in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if isinstance(cell, Sum):
                shown = _plain(cell.value, money=cell.money)
                values[f"{get_column_letter(column)}{row}"] = shown
        below = sheet.rows[row][0] if look == "head" and row < len(sheet.rows) else ()
        made.append([makers.cell(c, look, b) for c, b in zip_longest(cells, below[: len(cells)])])
    if sheet.filtered and sheet.head:
        last = get_column_letter(len(sheet.widths))
        made.auto_filter.ref = f"A{sheet.head}:{last}{max(len(sheet.rows), sheet.head + 1)}"
    return values


def _plain(value: int, *, money: bool) -> str:
    return str(Decimal(value).scaleb(-2)) if money else str(value)


class Makers:
    """Makes the cells of one sheet, with styles that are made once.

    Args:
        sheet: The sheet of openpyxl.
    """

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

        self._sheet = sheet
        self._fonts = {
            "title": Font(FONT, 15, bold=True, color=GROUND),
            "head": Font(FONT, 11, bold=True, color=INK),
            "total": Font(FONT, 11, bold=True),
            "note": Font(FONT, 10, italic=True, color="5B6470"),
        }
        self._fills = {
            "head": PatternFill("solid", fgColor=GROUND),
            "total": PatternFill("solid", fgColor=BAND),
        }
        self._edge = Border(top=Side("thin", color=GROUND))
        self._head = Alignment(wrap_text=True, vertical="center")
        self._number_head = Alignment(wrap_text=True, vertical="center", horizontal="right")
        self._top = Alignment(vertical="top")

    def cell(self, value: Cell, look: str, below: Cell = None) -> Any:
        """Return a cell; a text never becomes a formula, whatever it begins with.

        Args:
            value: What it holds.
            look: Look of its row.
            below: What stands under it, since the header of numbers stands on the right.
        """
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

        if value is None and not look:
            return None
        made = WriteOnlyCell(self._sheet)
        if isinstance(value, str):
            text = plain(value, LONGEST, lines=True)
            made.value = text
            made.data_type = "s"
            made.quotePrefix = text.startswith(DANGEROUS)
        elif value is not None:
            made.value, made.number_format = _typed(value)
        made.alignment = self._top
        if look == "head":
            numbers = below is not None and not isinstance(below, str)
            made.alignment = self._number_head if numbers else self._head
        if look in self._fonts:
            made.font = self._fonts[look]
        if look in self._fills:
            made.fill = self._fills[look]
        if look == "total":
            made.border = self._edge
        return made


def _typed(value: int | date | Money | Sum) -> tuple[Any, str]:
    """Return what openpyxl takes for a value, and its number format."""
    if isinstance(value, Money):
        return Decimal(value.cents).scaleb(-2), EURO
    if isinstance(value, Sum):
        return f"={value.formula}", EURO if value.money else NUMBER
    return (value, DAY) if isinstance(value, date) else (value, NUMBER)


def _with_values(raw: io.BytesIO, values: dict[str, dict[str, str]]) -> bytes:
    """Return the workbook with the values of its formulas, and without the time at which it was made."""
    tidy = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(tidy, "w") as archive:
        for item in old.infolist():
            content = old.read(item)
            if values.get(item.filename):
                content = _valued(content.decode(), values[item.filename]).encode()
            if item.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(item.filename, ZIPPED)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    return tidy.getvalue()


def _valued(xml: str, values: dict[str, str]) -> str:
    """Return a sheet with the value behind each formula."""
    return _FORMULA.sub(lambda found: f"{found[1]}<v>{values[found[2]]}</v>", xml)
