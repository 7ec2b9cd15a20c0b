"""A table as a workbook: numbers as numbers, days as days, texts as texts whatever they begin with.

The header is bold, stays in sight and filters. Nothing that was entered can become a formula: every text is written as
a string, and one that begins like a formula is marked as a quoted text, which stays so when a person edits the cell.
"""

from __future__ import annotations

import io
import re
import shutil
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from inventory.errors import InputError
from inventory.language import _
from inventory.publish import sheet_rows
from inventory.publish.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inventory.publish.table import Table

ROWS = 1_048_575
"""Most rows under a header that a sheet can hold."""
WIDEST = 60
END = b"</sheetData>"
DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
"""What openpyxl says of a sheet that has its header only; readers that believe it would stop there."""
FAST = 1
"""Level of compression: half the time of the usual one, for a file that is a fifth larger."""
MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
EPOCH = b"1980-01-01T00:00:00Z"
"""Instead of the time of writing, so that the same data give the same bytes; also the first day that a ZIP knows."""
_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write(tables: Iterable[Table], to: str | IO[bytes]) -> None:
    """Write tables as a workbook, one sheet each.

    Args:
        tables: What to write; each one's name becomes that of its sheet.
        to: Path or binary stream.

    Raises:
        InputError: A table has more rows than a sheet can hold.
    """
    from openpyxl import Workbook  # noqa: PLC0415  0.2 s

    book = Workbook()
    del book["Sheet"]
    with ExitStack() as stack:
        spools: list[IO[bytes]] = []
        for table in tables:
            spools.append(stack.enter_context(TemporaryFile()))
            _fill(book, table, spools[-1])
        frame = io.BytesIO()
        book.save(frame)
        _merge(frame, spools, to)


def _merge(frame: IO[bytes], spools: list[IO[bytes]], to: str | IO[bytes]) -> None:
    """Write the workbook that openpyxl made with the rows of each sheet behind its header."""
    rows = {f"xl/worksheets/sheet{number}.xml": spool for number, spool in enumerate(spools, 1)}
    with ZipFile(frame) as source, ZipFile(to, "w", ZIP_DEFLATED, compresslevel=FAST) as target:
        for name in source.namelist():
            content = source.read(name)
            if name not in rows:
                target.writestr(_member(name), MADE.sub(rb"\g<1>" + EPOCH, content), ZIP_DEFLATED, FAST)
                continue
            head, _end, tail = content.partition(END)
            with target.open(_member(name), "w", force_zip64=True) as stream:
                stream.write(DIMENSION.sub(b"", head))
                rows[name].seek(0)
                shutil.copyfileobj(rows[name], stream, 1 << 20)
                stream.write(END + tail)


def _member(name: str) -> ZipInfo:
    """Return what a ZIP says of a member: its name, packed, and not when it was written."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


def _sheet_name(name: str) -> str:
    """Return a name that a sheet can have: at most 31 characters and none of [ ] : * ? / and backslash."""
    return plain(name.translate(_TITLE)).strip("'")[:31] or "inventaris"


def _fill(book: Any, table: Table, spool: IO[bytes]) -> None:
    """Make the sheet of a table with its header, and write the XML of its rows to a file of its own."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet = book.create_sheet(_sheet_name(table.name))
    sheet.freeze_panes = "A2"
    for index, (field, header) in enumerate(zip(table.fields, table.headers, strict=True), 1):
        wide = max(field.width, len(header) + 3)
        sheet.column_dimensions[get_column_letter(index)].width = min(wide, WIDEST)
        cell = sheet.cell(1, index, plain(header))
        cell.data_type, cell.font = "s", Font(bold=True)
    count = 0
    for many, text in sheet_rows.rows(table, _styles(sheet)):
        count += many
        if count > ROWS:
            raise InputError(
                _("A sheet holds {most} rows, and there are more.").format(most=ROWS), _("Write a .csv file.")
            )
        spool.write(text.encode())
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(table.fields), 1))}{count + 1}"


def _styles(sheet: Any) -> Callable[[str], int]:
    """Return what gives the number of a style, which the workbook then knows."""
    from openpyxl.cell import Cell  # noqa: PLC0415

    def number(look: str) -> int:
        cell = Cell(sheet, 1, 1)
        if look == sheet_rows.QUOTED:
            cell.quotePrefix = True
        else:
            cell.number_format = look
        return int(cell.style_id)

    return number
