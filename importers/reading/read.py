"""From a file to its tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from importers.reading import archive, workbook
from importers.reading.header import layout
from importers.reading.isolated import load_isolated
from importers.reading.kinds import Kind, kind
from importers.reading.limits import Limits
from importers.reading.sheet import Report, Rows, Sheet
from importers.reading.source import Source
from importers.reading.text import text_records
from inventory.errors import InputError
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from importers.reading.sheet import Records
    from importers.reading.workbook import Loaded

DEFAULT = Limits()
OWN = "inventaris_"
"""How the names of sheets begin that the program writes for itself, beside those that people read."""


def read(
    content: Path | bytes,
    name: str = "",
    *,
    encoding: str = "",
    delimiter: str = "",
    limits: Limits = DEFAULT,
) -> list[Sheet]:
    """Return the tables of a file: CSV, TSV, XLSX, XLSM, XLSB, XLS, ODS, or several of them in a ZIP.

    Args:
        content: A path, or the bytes of a file.
        name: What messages call the file; by default its own name.
        encoding: Python's name of the encoding of a text, when the found one is wrong.
        delimiter: What separates the cells of a text, when the found one is wrong.
        limits: Caps, checked before anything is parsed.

    Returns:
        At least one sheet, each with at least one column; sheets without content and hidden sheets are left out.

    Raises:
        InputError: The file cannot be used; says what it is and what to do. Running through rows raises nothing.
    """
    called = name or (content.name if isinstance(content, Path) else "")
    source = Source(clean(called) or _("The file"), content)
    if source.size() > limits.file_bytes:
        raise archive.too_large(source.name, limits.file_bytes)
    found = kind(source)
    if found is not Kind.ZIP:
        return sheets(source, found, limits, (encoding, delimiter))
    return zipped(source, limits, (encoding, delimiter))


def zipped(source: Source, limits: Limits, given: tuple[str, str]) -> list[Sheet]:
    """Return the tables of all files in a ZIP; a file that is none is reported with the first table."""
    found: list[Sheet] = []
    refused: list[InputError] = []
    members = archive.files(source, limits)
    kinds = []
    for member in members:
        try:
            kinds.append((member, archive.refuse_nested(member)))
        except archive.NestedError:
            raise
        except InputError as error:
            refused.append(error)
    for member, how in kinds:
        try:
            found += sheets(member, how, limits, given)
        except InputError as error:
            refused.append(error)
    if not found:
        raise refused[0] if refused else nothing(source.name)
    for refusal in refused:
        found[0].rows.report.add(0, refusal.message)
    return found


def sheets(source: Source, how: Kind, limits: Limits, given: tuple[str, str]) -> list[Sheet]:
    """Return the tables of one file.

    Args:
        source: The file.
        how: How to read it.
        limits: Caps.
        given: Encoding and delimiter of a text, "" where they are to be found.
    """
    if how is not Kind.TEXT:
        return from_workbook(source, how, limits)
    records = text_records(source, *given)
    sheet = placed(source.name, records, records.report, limits)
    if sheet is None:
        raise nothing(source.name)
    sheet.encoding, sheet.delimiter = records.encoding, records.delimiter
    return [sheet]


def from_workbook(source: Source, how: Kind, limits: Limits) -> list[Sheet]:
    """Return the visible tables of a workbook, of one that hides them all, all; and beside them what the program itself wrote."""
    epoch = False
    if how is Kind.XLSX:
        epoch = workbook.inspect_xlsx(source, limits)
        with source.seekable() as stream:
            everything = workbook.load(source.name, stream)
    else:
        if how is Kind.ODS:
            workbook.inspect_ods(source, limits)
        everything = load_isolated(source, limits)
    own = {one.name: one.rows for one in everything if one.name.startswith(OWN)}
    everything = [one for one in everything if one.name not in own]
    shown = [sheet for sheet in everything if not sheet.hidden] or everything
    found = tables(source.name, shown, limits)
    for sheet in found:
        sheet.epoch_1904, sheet.own = epoch, own
    for one in everything:
        if one.hidden and shown is not everything:
            found[0].rows.report.add(
                0, _("Sheet “{name}” is hidden and was not read.").format(name=clean(one.name))
            )
    return found


def tables(name: str, loaded: list[Loaded], limits: Limits) -> list[Sheet]:
    """Return the sheets with content of a workbook.

    Raises:
        InputError: None has any.
    """
    several = len(loaded) > 1
    found = []
    for one in loaded:
        title = f"{name} / {clean(one.name)}" if several else name
        sheet = placed(title, one, Report(), limits, one.left)
        found += [sheet] if sheet else []
    if not found:
        raise nothing(name)
    return found


def placed(name: str, records: Records, report: Report, limits: Limits, left: int = 0) -> Sheet | None:
    """Return a table with its header found; None without content.

    Raises:
        InputError: It has too many columns.
    """
    found = layout(records, report, left)
    if found is None:
        return None
    width = len(found.headers)
    if width > limits.columns:
        raise InputError(
            _("{name} has {count} columns; {most} is the most that can be read.").format(
                name=name, count=width, most=limits.columns
            ),
            _("Delete the columns that are not needed."),
        )
    rows = Rows(records, found.row, found.offset, width, limits.rows, report)
    return Sheet(name, found.headers, rows, found.row)


def nothing(name: str) -> InputError:
    """Return what to say of a file without any filled cell."""
    return InputError(
        _("{name} holds no table: there is nothing in it.").format(name=name), _("Make the export again.")
    )
