"""Workbooks: checked first, then read by calamine, which is ten times as fast as openpyxl (performance.md §B)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from importers.reading.archive import opened
from importers.reading.bounds import scan
from importers.reading.kinds import damaged, protected
from importers.reading.opendocument import measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from python_calamine import CalamineSheet

    from importers.reading.limits import Limits
    from importers.reading.source import Source

PART = 2_000
"""Rows that are read at once."""
EPOCH = re.compile(rb"date1904\s*=\s*[\"'](1|true)", re.IGNORECASE)


@dataclass
class Loaded:
    """A sheet that was read.

    Args:
        name: The sheet's own name.
        rows: Its rows from the first on, restartable; columns left of its first filled one are not there.
        hidden: Its maker hid it.
        left: How many columns are not there.
    """

    name: str
    rows: Iterable[list[Any]]
    hidden: bool = False
    left: int = 0

    def __iter__(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield the rows with their numbers."""
        return enumerate(self.rows, 1)

    def parts(self) -> Iterator[tuple[int, list[list[Any]]]]:
        """Yield the rows some thousands at a time, with the number of the first."""
        rows, number = iter(self.rows), 1
        while part := list(islice(rows, PART)):
            yield number, part
            number += len(part)


class CalamineRows:
    """The rows of a sheet that the library holds, restartable."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self.sheet = sheet

    def __iter__(self) -> Iterator[list[Any]]:
        return self.sheet.iter_rows()


def inspect_xlsx(source: Source, limits: Limits) -> bool:
    """Check all XML of an XLSX; return whether its day numbers count from 1904.

    Raises:
        InputError: A limit is passed, it is damaged, or it holds an attack.
    """
    with opened(source, limits) as archive:
        for member in archive.namelist():
            if member.endswith((".xml", ".rels", ".vml")):
                with archive.open(member) as stream:
                    scan(source.name, stream, limits, cells=member.startswith("xl/worksheets/"))
        return EPOCH.search(archive.read("xl/workbook.xml")) is not None


def inspect_ods(source: Source, limits: Limits) -> None:
    """Check all XML of an ODS.

    Raises:
        InputError: A limit is passed, it is damaged, encrypted, or it holds an attack.
    """
    with opened(source, limits) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise protected(source.name)
        for member in archive.namelist():
            if member.endswith((".xml", ".rdf")):
                with archive.open(member) as stream:
                    scan(source.name, stream, limits, cells=False)
        with archive.open("content.xml") as stream:
            measure(source.name, stream, limits)


def load(name: str, stream: IO[bytes]) -> list[Loaded]:
    """Return the sheets of a workbook, charts left out.

    Raises:
        InputError: It is damaged or protected.
    """
    import python_calamine as calamine  # noqa: PLC0415  loaded for workbooks only

    try:
        with calamine.CalamineWorkbook.from_filelike(stream) as book:
            found = [m for m in book.sheets_metadata if m.typ == calamine.SheetTypeEnum.WorkSheet]
            shown = calamine.SheetVisibleEnum.Visible
            return [loaded(book.get_sheet_by_name(m.name), hidden=m.visible != shown) for m in found]
    except calamine.PasswordError as error:
        raise protected(name) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # a failed assertion in the library; derives from BaseException
            raise damaged(name) from error
        raise


def loaded(sheet: CalamineSheet, *, hidden: bool) -> Loaded:
    """Return one sheet as it was read."""
    return Loaded(sheet.name, CalamineRows(sheet), hidden, (sheet.start or (0, 0))[1])
