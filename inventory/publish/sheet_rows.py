"""Rows of a table as the XML of a sheet, column by column.

openpyxl makes an object and an element of every cell, 30 s for 100,000 rows of 22 columns; these lines take 5 s. It
still writes all the rest of the workbook: styles, header, widths, filter.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from inventory.language import current
from inventory.publish.plain import plain
from inventory.publish.table import parts
from inventory.publish.table_csv import DANGEROUS, Memory, scaled
from inventory.records.field import SCALES, Kind
from inventory.records.values import show
from inventory.text import rearm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inventory.publish.table import Table
    from inventory.records import Field

DAY = "dd-mm-yyyy"
MOMENT = "dd-mm-yyyy hh:mm"
QUOTED = "quoted"
LONGEST = 32_767
"""Most characters that a cell can hold."""
FIRST = dt.date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar."""
DAY_SECONDS = 86_400


def rows(table: Table, style: Callable[[str], int]) -> Iterator[tuple[int, str]]:
    """Yield rows below the header as XML, with how many they are.

    Args:
        table: What to write.
        style: Number of the style with a number format, or of the one that marks a text as `QUOTED`.
    """
    spellers = [Memory(cell(field, style)) for field in table.fields]
    for speller in spellers:
        speller[None] = "<c/>"
    row = 1
    for part in parts(table):
        columns = [map(known.__getitem__, cells) for known, cells in zip(spellers, part, strict=True)]
        lines = []
        for cells in zip(*columns, strict=True):
            row += 1
            lines.append(f'<row r="{row}">{"".join(cells)}</row>')
        yield len(lines), "".join(lines)


ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a workbook takes for the code of a character, when it was entered as it is."""


def cell(field: Field, style: Callable[[str], int]) -> Callable[[Any], str]:
    """Return what makes the XML of a cell that has a value."""
    if field.secret:
        return lambda _value: "<c/>"
    if field.kind is Kind.PERCENT:
        point, look = "," if current() == "nl" else ".", style(QUOTED)
        return lambda value: _text(scaled(value, SCALES[Kind.PERCENT], point) + "%", look)
    if field.kind in SCALES:
        places = SCALES[field.kind]
        look = style("#,##0." + "0" * places)
        return lambda value: f'<c s="{look}"><v>{scaled(value, places, ".")}</v></c>'
    if field.kind is Kind.DATE:
        day = style(DAY)
        return lambda value: (
            f'<c s="{day}"><v>{(dt.date(value.year, value.month, value.day) - FIRST).days}</v></c>'
        )
    if field.kind is Kind.MOMENT:
        moment = style(MOMENT)
        return lambda value: f'<c s="{moment}"><v>{_moment(value)}</v></c>'
    if field.kind in {Kind.INTEGER, Kind.MONTHS}:
        return lambda value: f"<c><v>{value}</v></c>"
    quoted = style(QUOTED)
    if field.kind in {Kind.FLAG, Kind.CHOICE}:
        return lambda value: _text(plain(show(field, value)), quoted)
    return lambda value: _text(plain(str(value), lines=field.kind is Kind.NOTE), quoted)


def _moment(value: dt.datetime) -> str:
    """Return a moment in UTC as days of a spreadsheet's calendar, in local time."""
    local = value.replace(tzinfo=dt.UTC).astimezone()
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return f"{(local.date() - FIRST).days + seconds / DAY_SECONDS:.9f}"


def _text(shown: str, quoted: int) -> str:
    """Return a text as a string, whatever it begins with."""
    look = ""
    if shown.startswith(DANGEROUS):
        # A reader takes an apostrophe before a formula away; one that was entered needs a second to survive.
        shown = shown if rearm(shown) == shown else f"'{shown}"
        look = f' s="{quoted}"'
    return f'<c t="inlineStr"{look}><is><t xml:space="preserve">{escape(ESCAPED.sub("_x005F_", shown[:LONGEST]))}</t></is></c>'
