"""Writing documents as files, the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from importers.examples.tables import Document, Sheet

MADE = (2026, 9, 11, 16, 0, 0)
MOMENT = b"2026-09-11T16:00:00Z"
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
WIDEST = 46


def write_document(document: Document, folder: Path) -> Path:
    """Write a document into a folder, as its name asks, and return its file."""
    path = folder / document.file
    path.write_bytes(workbook(document) if path.suffix == ".xlsx" else csv_bytes(document))
    return path


def csv_bytes(document: Document) -> bytes:
    """Return a document of one table as CSV, with the line ends of Windows."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=document.delimiter, lineterminator="\r\n")
    sheet = document.sheets[0]
    writer.writerow(sheet.header)
    writer.writerows(sheet.rows)
    return stream.getvalue().encode(document.encoding)


def workbook(document: Document) -> bytes:
    """Return a document as XLSX whose dates of making are fixed."""
    from openpyxl import Workbook  # noqa: PLC0415  30 ms that only the demo needs

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Stichting Lindelaar Primair"
    for sheet in document.sheets:
        fill(book.create_sheet(sheet.name), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return steady(stream.getvalue())


def fill(worksheet: Worksheet, sheet: Sheet) -> None:
    """Write a table into a sheet: its title and an empty row, the header in bold, the rows, the totals."""
    from openpyxl.styles import Font  # noqa: PLC0415  as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    if sheet.title:
        worksheet.append([sheet.title])
        worksheet.append([])
    worksheet.append(sheet.header)
    top = worksheet.max_row
    for cell in worksheet[top]:
        cell.font = Font(bold=True)
    for row in [*sheet.rows, list(sheet.totals)]:
        worksheet.append([cell if cell != "" else None for cell in row])
    for cells in worksheet.iter_rows(min_row=top + 1):
        for cell in cells:
            if isinstance(cell.value, date):
                cell.number_format = "dd-mm-yyyy"
    for place, column in enumerate(zip(sheet.header, *sheet.rows, strict=True), 1):
        worksheet.column_dimensions[get_column_letter(place)].width = width(column)


def width(cells: tuple[Any, ...]) -> int:
    """Return how wide a column is, in characters."""
    return min(WIDEST, max(len(str(cell)) for cell in cells) + 2)


def steady(content: bytes) -> bytes:
    """Return a workbook with fixed times: in its properties, and of every entry of the ZIP that it is."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, MADE)
            entry.compress_type = ZIP_DEFLATED
            data = old.read(name)
            new.writestr(entry, STAMP.sub(rb"\g<1>" + MOMENT, data) if name == "docProps/core.xml" else data)
    return stream.getvalue()
