"""A table as aligned text: whole in a file or pipe, cut to the width of a terminal with "…"."""

from __future__ import annotations

import shutil
import unicodedata
from itertools import chain, islice
from typing import TYPE_CHECKING

from inventory.publish.table import texts
from inventory.records.field import SCALES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from inventory.publish.table import Table
    from inventory.records import Field

MEASURED = 1_000
"""Rows whose cells decide the widths; a wider cell below them shifts its own row only."""
GAP = "  "
NARROWEST = 6
RIGHT = {Kind.INTEGER, Kind.MONTHS, *SCALES}


def write(table: Table, stream: TextIO) -> None:
    """Write a table as text: a header, a rule, and a line a row."""
    terminal = stream.isatty()
    room = shutil.get_terminal_size().columns if terminal else None
    rows = texts(table)
    first = list(islice(rows, MEASURED))
    wide = widths(table.headers, first, room)
    right = [field.kind in RIGHT for field in table.fields]
    stream.write(line(table.headers, wide, right, cut=terminal) + "\n")
    stream.write(GAP.join("─" * width for width in wide) + "\n")
    stream.writelines(line(row, wide, right, cut=terminal) + "\n" for row in chain(first, rows))


def pairs(fields: Iterable[Field], row: Sequence[str], stream: TextIO) -> None:
    """Write one row as a line a cell: its label, then its text."""
    from inventory.language import _  # noqa: PLC0415

    labels = [_(field.label) for field in fields]
    width = max((cells(label) for label in labels), default=0)
    stream.writelines(
        f"{padded(label, width)}{GAP}{text}".rstrip() + "\n" for label, text in zip(labels, row, strict=True)
    )


def cells(text: str) -> int:
    """Return how many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def widths(headers: Sequence[str], rows: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Return the columns' widths in terminal cells; the widest give way until everything fits in `room`."""
    found = [
        max(cells(header), max((cells(row[index]) for row in rows), default=0))
        for index, header in enumerate(headers)
    ]
    if room is None:
        return found
    over = sum(found) + len(GAP) * (len(found) - 1) - room
    while over > 0 and max(found, default=0) > NARROWEST:
        widest = max(found)
        second = max([width for width in found if width < widest], default=NARROWEST)
        many = found.count(widest)
        step = max(min(widest - max(second, NARROWEST), -(-over // many)), 1)
        found = [width - step if width == widest else width for width in found]
        over -= step * many
    return found


def line(row: Sequence[str], wide: Sequence[int], right: Sequence[bool], *, cut: bool) -> str:
    """Return one row of text."""
    shown = [
        padded(shortened(text, width) if cut else text, width, right=far)
        for text, width, far in zip(row, wide, right, strict=True)
    ]
    return GAP.join(shown).rstrip()


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return a text filled with blanks to a width in terminal cells."""
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks


def shortened(text: str, width: int) -> str:
    """Return a text that takes at most so many cells, with … where it was cut."""
    if cells(text) <= width:
        return text
    kept = ""
    for character in text:
        if cells(kept + character) > width - 1:
            break
        kept += character
    return kept + "…"
