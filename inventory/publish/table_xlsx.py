"""A table as a workbook: numbers as numbers, days as days, texts as texts whatever they begin with.

The header is bold, stays in sight and filters. Nothing that was entered can become a formula: every text is written as
a string, and one that begins like a formula is marked as a quoted text, which stays so when a person edits the cell.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _
from inventory.publish.table_csv import DANGEROUS
from inventory.records.field import SCALES, Kind
from inventory.records.values import show
from inventory.text import clean, rearm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inventory.publish.table import Table
    from inventory.records import Field

DAY = "dd-mm-yyyy"
MOMENT = "dd-mm-yyyy hh:mm"
ROWS = 1_048_575
"""Most rows under a header that a sheet can hold."""
LONGEST = 32_767
"""Most characters that a cell can hold."""
WIDEST = 60
_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

Make = Any
"""Makes a cell of a stored value, or gives a plain value that needs no style."""


def write(tables: Iterable[Table], to: str | IO[bytes]) -> None:
    """Write tables as a workbook, one sheet each.

    Args:
        tables: What to write; each one's name becomes that of its sheet.
        to: Path or binary stream.

    Raises:
        InputError: A table has more rows than a sheet can hold.
    """
    from openpyxl import Workbook  # noqa: PLC0415  0.2 s
    from openpyxl.workbook.properties import CalcProperties  # noqa: PLC0415

    book = Workbook(write_only=True)
    book.calculation = CalcProperties(fullCalcOnLoad=False)
    try:
        for table in tables:
            _fill(book.create_sheet(_sheet_name(table.name)), table)
    except BaseException:
        _drop(book)
        raise
    book.save(to)


def _drop(book: Any) -> None:
    """Close a workbook that is not saved: openpyxl's generators complain on stderr when they are dropped half-way."""
    for sheet in book.worksheets:
        sheet.close()
        sheet._writer.cleanup()  # noqa: SLF001  removes the temporary file, which only saving does otherwise


def _sheet_name(name: str) -> str:
    """Return a name that a sheet can have: at most 31 characters and none of [ ] : * ? / and backslash."""
    return clean(name.translate(_TITLE)).strip("'")[:31] or "inventaris"


def _fill(sheet: Any, table: Table) -> None:
    """Write one table into an empty sheet."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.freeze_panes = "A2"
    for index, (field, header) in enumerate(zip(table.fields, table.headers, strict=True), 1):
        wide = max(field.width, len(header) + 3)
        sheet.column_dimensions[get_column_letter(index)].width = min(wide, WIDEST)
    head = [WriteOnlyCell(sheet, header) for header in table.headers]
    for cell in head:
        cell.data_type, cell.font = "s", Font(bold=True)
    sheet.append(head)
    makers = [_maker(sheet, field) for field in table.fields]
    count = 0
    for row in table.rows:
        count += 1
        if count > ROWS:
            raise InputError(
                _("A sheet holds {most} rows, and there are more.").format(most=ROWS), _("Write a .csv file.")
            )
        sheet.append([None if v is None else make(v) for make, v in zip(makers, row, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(head), 1))}{count + 1}"


def _maker(sheet: Any, field: Field) -> Callable[[Any], Make]:
    """Return what makes the cells of a column."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    def styled(value: Any, look: str) -> Any:
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = look
        return cell

    def text(value: Any) -> Any:
        shown = clean(str(value), lines=field.kind is Kind.NOTE)[:LONGEST]
        if not shown.startswith(DANGEROUS):
            return shown
        # A reader takes an apostrophe before a formula away; one that was entered needs a second to survive.
        shown = shown if rearm(shown) == shown else f"'{shown}"
        cell = WriteOnlyCell(sheet, shown)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell

    if field.secret:
        return lambda _value: None
    if field.kind in SCALES:
        places = SCALES[field.kind]
        look = "#,##0." + "0" * places
        return lambda value: styled(Decimal(value).scaleb(-places), look)
    if field.kind is Kind.DATE:
        return lambda value: styled(dt.date(value.year, value.month, value.day), DAY)
    if field.kind is Kind.MOMENT:
        return lambda value: styled(value.replace(tzinfo=dt.UTC).astimezone().replace(tzinfo=None), MOMENT)
    if field.kind in {Kind.INTEGER, Kind.MONTHS}:
        return lambda value: value
    if field.kind in {Kind.FLAG, Kind.CHOICE}:
        return lambda value: text(show(field, value))
    return text
