"""Cells of a workbook with live formulas: each formula with the value that it has, so that every reader shows it.

What is here is plain data; `workbook_file` writes it, `workbook_charts` draws over it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inventory.publish.workbook_charts import Plot


class Money(NamedTuple):
    """An amount in cents."""

    cents: int


class Price(NamedTuple):
    """A unit price in 1/10000 euro."""

    units: int


class Percent(NamedTuple):
    """A percentage in 1/100 %."""

    hundredths: int


class Year(NamedTuple):
    """A book year as people call it: "2027" becomes a number without signs in it, "2027-2028" a text."""

    label: str


class Sum(NamedTuple):
    """A formula with the value that it has, in cents, or as a plain number when it is no money.

    A value that is a text or a day is shown as that.
    """

    formula: str
    value: int | str | date
    money: bool = True


Cell = str | int | date | Money | Price | Percent | Year | Sum | None


class Choice(NamedTuple):
    """A cell in which a person chooses from a list.

    Attributes:
        cell: Where, such as "B3".
        source: The range that lists the choices, with its sheet.
    """

    cell: str
    source: str


@dataclass
class Sheet:
    """A sheet that is being filled.

    Attributes:
        name: Its name, without signs that a sheet cannot have.
        widths: Widths of its columns, in characters.
        head: The row of its header, which stays in sight and is repeated on paper; 0 for none.
        filtered: Whether the header filters.
        fixed: Columns on the left that stay in sight.
        rows: Its rows, each with its look.
        choices: Cells with a list to choose from.
        plots: Charts over it.
        last: The last row that the filter takes in; 0 for all that there are.
        tall: Whether it is printed upright.
        printed: How many columns go on paper; 0 for all.
        wrapped: Columns whose texts take more lines.
        breaks: Rows after which a new page begins.
    """

    name: str
    widths: tuple[int, ...]
    head: int = 1
    filtered: bool = True
    fixed: int = 0
    rows: list[tuple[tuple[Cell, ...], str]] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    plots: list[Plot] = field(default_factory=list)
    last: int = 0
    tall: bool = False
    printed: int = 0
    wrapped: tuple[int, ...] = ()
    breaks: list[int] = field(default_factory=list)

    def add(self, *cells: Cell, look: str = "") -> int:
        """Add a row and return its number; the look is "", "title", "head", "total", "small" or "note"."""
        self.rows.append((cells, look))
        return len(self.rows)

    @property
    def next(self) -> int:
        """The number of the row that will be added next."""
        return len(self.rows) + 1

    @property
    def quoted(self) -> str:
        """The name as formulas write it."""
        return quoted(self.name)


def quoted(name: str) -> str:
    """Return the name of a sheet as formulas write it."""
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


def column(number: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def text_in(formula_text: str) -> str:
    """Return a text of ours as a formula writes it."""
    doubled = formula_text.replace('"', '""')
    return f'"{doubled}"'
