"""A table as CSV that a spreadsheet opens by double click and that an import reads back without a difference.

Dutch: cells separated by ";", a decimal comma, days as 31-12-2026; English: ",", a decimal point, days as 2026-12-31.
No thousands separators and always all decimals, so that no number can be read in two ways. A text that a spreadsheet
would take for a formula gets an apostrophe, which the import takes away. Secret values are left empty: an import keeps
what is there.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from inventory.language import _, current
from inventory.publish.table import parts
from inventory.records.field import SCALES, Kind
from inventory.text import clean, disarm

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from typing import TextIO

    from inventory.publish.table import Table
    from inventory.records import Field

Column = Sequence[Any]
BOM = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "'", "|", "%")
"""How a text begins that a spreadsheet may take for a formula or for a mark of its own."""
_JOINT = "|"
_SUSPECT = ("  ", f" {_JOINT}", f"{_JOINT} ", *(_JOINT + start for start in DANGEROUS if start != _JOINT))
"""What texts joined by a bar hold when one of them may have to be trimmed or disarmed."""


def write(table: Table, stream: TextIO, *, line_end: str = "\r\n") -> int:
    """Write a table and return how many rows it had.

    Args:
        table: What to write.
        stream: Where; opened with `newline=""`.
        line_end: Between rows; spreadsheets expect the default.
    """
    separator = ";" if current() == "nl" else ","
    writer = csv.writer(stream, delimiter=separator, lineterminator=line_end)
    writer.writerow([disarm(header) for header in table.headers])
    spell = [speller(field) for field in table.fields]
    count = 0
    for part in parts(table):
        columns = [make(cells) for make, cells in zip(spell, part, strict=True)]
        if text := unquoted(columns, separator):
            stream.write(text.replace("\n", line_end) if line_end != "\n" else text)
        else:
            writer.writerows(zip(*columns, strict=True))
        count += len(columns[0]) if columns else 0
    return count


def unquoted(columns: Sequence[Sequence[str]], separator: str) -> str:
    """Return rows as lines, or "" when one of their cells has to be quoted.

    Joining and then counting separators takes half of what csv.writer needs to look at every character.
    """
    if len(columns) < 2:  # noqa: PLR2004  an empty cell alone in its row is quoted
        return ""
    text = "\n".join(map(separator.join, zip(*columns, strict=True))) + "\n"
    rows = len(columns[0])
    clear = text.count(separator) == rows * (len(columns) - 1) and text.count("\n") == rows
    return text if clear and '"' not in text and "\r" not in text else ""


def speller(field: Field) -> Callable[[Column], Sequence[str]]:
    """Return what spells the cells of a column, hundreds at a time; None becomes an empty cell."""
    if field.secret:
        return lambda column: [""] * len(column)
    remembered = _remembered(field)
    if remembered is not None:
        memory = Memory(remembered)
        return lambda column: list(map(memory.__getitem__, column))
    if field.kind in {Kind.INTEGER, Kind.MONTHS}:
        return lambda column: ["" if value is None else str(value) for value in column]
    lines = field.kind is Kind.NOTE
    return lambda column: safe(column, lines=lines)


class Memory(dict[Any, Any]):
    """What a spelling made of values that it met: those of a column repeat.

    Args:
        spell: Makes the text of a value that is not None.
    """

    def __init__(self, spell: Callable[[Any], str]) -> None:
        super().__init__({None: ""})
        self.spell = spell

    def __missing__(self, value: Any) -> str:
        if len(self) > 50_000:  # noqa: PLR2004  a column of amounts that never repeat must not fill the memory
            self.clear()
            self[None] = ""
        text = self[value] = self.spell(value)
        return text


def _remembered(field: Field) -> Callable[[Any], str] | None:
    """Return how a value of a kind whose values repeat is spelled; None for the other kinds."""
    if field.kind in SCALES:
        places, point = SCALES[field.kind], "," if current() == "nl" else "."
        if field.kind is Kind.PERCENT:
            # With its sign: 0,07 alone can be a part of one as well, and then it is 7 %.
            return lambda value: scaled(value, places, point) + "%"
        return lambda value: scaled(value, places, point)
    if field.kind is Kind.DATE:
        return _day
    if field.kind is Kind.MOMENT:
        return lambda value: str(value)[:19].replace("T", " ") + "Z"
    if field.kind is Kind.FLAG:
        return lambda value: _("yes") if value else _("no")
    if field.kind is Kind.CHOICE:
        return lambda value: disarm(clean(_(field.choices.get(value, str(value)))))
    if field.kind is Kind.LINK:
        return lambda value: disarm(clean(str(value)))
    return None


def scaled(value: int, places: int, point: str) -> str:
    """Return a scaled whole number with all its decimals: 1234550 with 2 places is "12345,50"."""
    whole, rest = divmod(abs(value), 10**places)
    return f"{'-' if value < 0 else ''}{whole}{point}{rest:0{places}d}"


def _day(value: dt.date | str) -> str:
    """Return a day as the language's spreadsheets know it."""
    text = str(value)[:10]
    return f"{text[8:]}-{text[5:7]}-{text[:4]}" if current() == "nl" else text


def safe(column: Sequence[str | None], *, lines: bool = False) -> Sequence[str]:
    """Return texts cleaned and disarmed; most columns need no look at a single cell (100,000 cells: 6 ms, not 60).

    Whatever `clean` takes away is not printable (controls, directions, other blanks) or not in normal form.
    """
    cells = [cell or "" for cell in column]
    joined = f"{_JOINT}{_JOINT.join(cells)}{_JOINT}"
    plain = joined.isprintable() and (joined.isascii() or unicodedata.is_normalized("NFC", joined))
    if plain and joined.count(_JOINT) == len(cells) + 1 and not any(s in joined for s in _SUSPECT):
        return cells
    return [disarm(clean(cell, lines=lines)) for cell in cells]
