"""Sheets as the bytes of a workbook: styles, print set-up, charts, and a value behind every formula.

openpyxl writes formulas without values; phones, previews and Excel's protected view then show empty cells. What is
known here is put into the sheets afterwards.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from inventory.language import _
from inventory.publish.plain import plain
from inventory.publish.table_csv import DANGEROUS
from inventory.publish.workbook_cells import Money, Percent, Price, Sum, Year, column
from inventory.publish.workbook_charts import draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.workbook_cells import Cell, Sheet

EURO = "[$€-413] #,##0.00_ ;[$€-413] -#,##0.00_ "
"""With room behind it, so that a text in the next cell stays apart."""
UNIT = "[$€-413] #,##0.00##_ "
DAY = "dd-mm-yyyy_ "
NUMBER, PLAIN, SHARE = "#,##0_ ", "0_ ", '0.00" %"_ '
LONGEST = 32_767
FONT = "Calibri"
INK, GROUND, BAND = "FFFFFF", "1F3A5F", "E3EAF2"
A4, A3 = 9, 8
"""Paper sizes of the workbook format."""
WIDEST_A4 = 190
"""Characters beyond which a sheet goes on A3: smaller print than that of a telephone book cannot be read."""
FILL = 1.05
"""Letters of a text that go in the room of one digit, a little less than there are."""
WIDEST_PAGE = 380
"""Characters beyond which even A3 is too narrow, and a sheet goes on more pages beside each other."""
LINE = 15.0
"""Height of a line of text in points."""
ZIPPED = (1980, 1, 1, 0, 0, 0)
ORIGIN = dt.date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar."""
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)<v ?/?>(?:</v>)?')
_TYPE = re.compile(r' t="[a-z]*"')
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook(sheets: Sequence[Sheet], title: str, on: dt.date) -> bytes:
    """Return sheets as a workbook whose bytes depend on nothing but them and the day."""
    from openpyxl import Workbook  # noqa: PLC0415  0.2 s
    from openpyxl.workbook.properties import CalcProperties  # noqa: PLC0415

    book = Workbook(write_only=True)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    values = {}
    by_name = {sheet.name: sheet for sheet in sheets}
    for number, sheet in enumerate(sheets, start=1):
        made = book.create_sheet(sheet.name)
        values[f"xl/worksheets/sheet{number}.xml"] = _fill(made, sheet, on)
        for plot in sheet.plots:
            made.add_chart(draw(plot, by_name), plot.anchor)
    moment = dt.datetime(on.year, on.month, on.day)  # noqa: DTZ001  the format has no zone
    book.properties.title, book.properties.creator = plain(title), "inventaris"
    book.properties.created = book.properties.modified = moment
    raw = io.BytesIO()
    book.save(raw)
    return _with_values(raw, values)


def _fill(made: Any, sheet: Sheet, on: dt.date) -> dict[str, str]:
    """Write the rows of a sheet, and return the values of its formulas by cell, as XML attributes and value."""
    _set_up(made, sheet, on)
    values: dict[str, str] = {}
    makers = Makers(made, sheet.wrapped)
    for row, (cells, look) in enumerate(sheet.rows, start=1):
        for number, cell in enumerate(cells, start=1):
            if isinstance(cell, Sum):
                values[f"{column(number)}{row}"] = cached(cell)
        below = sheet.rows[row][0] if look == "head" and row < len(sheet.rows) else ()
        lines = _lines(sheet, cells, look)
        if lines > 1:
            made.row_dimensions[row].height = LINE * lines
        pairs = zip_longest(cells, below[: len(cells)])
        made.append([makers.cell(c, look, b, place) for place, (c, b) in enumerate(pairs, start=1)])
    made.print_area = _paper(sheet)
    if sheet.filtered and sheet.head:
        last = max(sheet.last or len(sheet.rows), sheet.head + 1)
        made.auto_filter.ref = f"A{sheet.head}:{column(len(sheet.widths))}{last}"
    return values


def _lines(sheet: Sheet, cells: tuple[Cell, ...], look: str) -> int:
    """Return how many lines a row takes: programs that only print do not work that out themselves."""
    if look not in {"", "head"}:
        return 1
    texts = [
        (cell.label if isinstance(cell, Year) else cell, sheet.widths[place])
        for place, cell in enumerate(cells[: len(sheet.widths)])
        if look == "head" or place + 1 in sheet.wrapped
    ]
    return max((_wrapped(text, width) for text, width in texts if isinstance(text, str)), default=1)


def _wrapped(text: str, width: int) -> int:
    """Return in how many lines a text fits a column of so many characters, word by word."""
    lines, used = 1, 0
    for word in text.split():
        size = len(word) + (1 if used else 0)
        if used and used + size > width * FILL:
            lines, used = lines + 1, 0
            size = len(word)
        used += size
    return lines


def _paper(sheet: Sheet) -> str | None:
    """Return what goes on paper, when that is not everything."""
    return f"A1:{column(sheet.printed)}{len(sheet.rows)}" if sheet.printed else None


def _set_up(made: Any, sheet: Sheet, on: dt.date) -> None:
    """Set widths, what stays in sight, what is chosen from a list, and how it is printed."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415
    from openpyxl.worksheet.pagebreak import Break  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    for number, width in enumerate(sheet.widths, start=1):
        made.column_dimensions[column(number)].width = width
    printed = sum(sheet.widths[: sheet.printed or None])
    made.page_setup.paperSize = A3 if printed > WIDEST_A4 else A4
    made.page_setup.orientation = "portrait" if sheet.tall else "landscape"
    pages = -(-printed // WIDEST_PAGE)
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = pages, 0
    if pages > 1 and sheet.fixed:
        made.print_title_cols = f"A:{column(sheet.fixed)}"
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side in ("left", "right"):
        setattr(made.page_margins, side, 0.4)
    made.page_margins.top, made.page_margins.bottom = 0.5, 0.6
    footer = made.oddFooter
    footer.left.text, footer.right.text = "&A", "&P / &N"
    footer.center.text = _("State of {day}").format(day=f"{on:%d-%m-%Y}")
    if sheet.head:
        made.freeze_panes = f"{column(sheet.fixed + 1)}{sheet.head + 1}"
        made.print_title_rows = f"{sheet.head}:{sheet.head}"
    for row in sheet.breaks:
        made.row_breaks.append(Break(id=row))
    for choice in sheet.choices:
        found = DataValidation(type="list", formula1=f"={choice.source}", allow_blank=False)
        found.add(choice.cell)
        made.data_validations.append(found)


class Makers:
    """Makes the cells of one sheet, with styles that are made once.

    Args:
        sheet: The sheet of openpyxl.
        wrapped: Columns whose texts take more lines.
    """

    def __init__(self, sheet: Any, wrapped: tuple[int, ...] = ()) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

        self._sheet = sheet
        self._wrapped = wrapped
        self._fonts = {
            "title": Font(FONT, 15, bold=True, color=GROUND),
            "head": Font(FONT, 11, bold=True, color=INK),
            "total": Font(FONT, 11, bold=True),
            "note": Font(FONT, 10, italic=True, color="5B6470"),
            "small": Font(FONT, 9, color="5B6470"),
        }
        self._fills = {
            "head": PatternFill("solid", fgColor=GROUND),
            "total": PatternFill("solid", fgColor=BAND),
        }
        self._edge = Border(top=Side("thin", color=GROUND))
        self._alignments = {
            "head": Alignment(wrap_text=True, vertical="center"),
            "number head": Alignment(wrap_text=True, vertical="center", horizontal="right"),
            "top": Alignment(vertical="top"),
            "lines": Alignment(vertical="top", wrap_text=True),
            "right": Alignment(vertical="top", horizontal="right"),
        }
        self._styles: dict[tuple[str, str, str, bool], Any] = {}

    def cell(self, value: Cell, look: str, below: Cell = None, place: int = 0) -> Any:
        """Return a cell; a text never becomes a formula, whatever it begins with.

        Args:
            value: What it holds.
            look: Look of its row.
            below: What stands under it, since the header of numbers stands on the right.
            place: Its column.
        """
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

        if value is None and not look:
            return None
        made: Any = WriteOnlyCell(self._sheet)
        quoted, shape = False, ""
        if isinstance(value, str):
            text = plain(value, LONGEST, lines=True)
            made.value = text
            made.data_type = "s"
            quoted = text.startswith(DANGEROUS)
        elif value is not None:
            made.value, shape = typed(value)
        aligned = self._aligned(value, look, below, place)
        key = (look, shape, aligned, quoted)
        known = self._styles.get(key)
        if known is None:
            self._style(made, *key)
            self._styles[key] = made._style  # noqa: SLF001  a style that is looked up anew for every cell takes half of the time
        else:
            made._style = known  # noqa: SLF001
        return made

    def _style(self, made: Any, look: str, shape: str, aligned: str, quoted: bool) -> None:  # noqa: FBT001  a part of the key
        """Give a cell its style."""
        made.alignment = self._alignments[aligned]
        made.quotePrefix = quoted
        if shape:
            made.number_format = shape
        if look in self._fonts:
            made.font = self._fonts[look]
        if look in self._fills:
            made.fill = self._fills[look]
        if look == "total":
            made.border = self._edge

    def _aligned(self, value: Cell, look: str, below: Cell, place: int) -> str:
        """Return how a cell is aligned: numbers and their header on the right, long texts in lines."""
        if look == "head":
            return "head" if below is None or isinstance(below, str) else "number head"
        if isinstance(value, Sum) and isinstance(value.value, str):
            return "right"
        return "lines" if isinstance(value, str) and not look and place in self._wrapped else "top"


def typed(value: Cell) -> tuple[Any, str]:
    """Return what openpyxl takes for a value that is no text, and its number format."""
    match value:
        case Money(cents):
            return Decimal(cents).scaleb(-2), EURO
        case Price(units):
            return Decimal(units).scaleb(-4), UNIT
        case Percent(hundredths):
            return Decimal(hundredths).scaleb(-2), SHARE
        case Year(label):
            return (int(label), PLAIN) if label.isdigit() else (plain(label), PLAIN)
        case Sum(formula, known, money):
            if isinstance(known, dt.date):
                return f"={formula}", DAY
            return f"={formula}", EURO if money else NUMBER
        case dt.date():
            return value, DAY
        case _:
            return value, NUMBER


def cached(cell: Sum) -> str:
    """Return the value of a formula as XML: its type, a bar, and what is shown before anybody reckons."""
    known = cell.value
    if isinstance(known, str):
        return f"str|{escape(plain(known))}"
    if isinstance(known, dt.date):
        return f"|{(known - ORIGIN).days}"
    return f"|{Decimal(known).scaleb(-2) if cell.money else known}"


def _with_values(raw: io.BytesIO, values: dict[str, dict[str, str]]) -> bytes:
    """Return the workbook with the values of its formulas, and without the time at which it was made."""
    tidy = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(tidy, "w") as archive:
        for item in old.infolist():
            content = old.read(item)
            if values.get(item.filename):
                content = _valued(content.decode(), values[item.filename]).encode()
            if item.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(item.filename, ZIPPED)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    return tidy.getvalue()


def _valued(xml: str, values: dict[str, str]) -> str:
    """Return a sheet with the value behind each formula."""

    def filled(found: re.Match[str]) -> str:
        kind, _bar, value = values[found[1]].partition("|")
        attributes = _TYPE.sub("", found[2]) + (f' t="{kind}"' if kind else "")
        return f'<c r="{found[1]}"{attributes}>{found[3]}<v>{value}</v>'

    return _FORMULA.sub(filled, xml)
