"""How far the cells of an ODS reach: there one element can stand for a million rows."""

from __future__ import annotations

import xml.parsers.expat
from typing import IO, TYPE_CHECKING

from importers.reading.bounds import refuse_far
from importers.reading.kinds import damaged

if TYPE_CHECKING:
    from importers.reading.limits import Limits

ROWS = "table:number-rows-repeated"
COLUMNS = "table:number-columns-repeated"
CELLS = {"table:table-cell", "table:covered-table-cell"}
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


class Extent:
    """Counts rows and columns of each table up to the last filled cell, repeats counted."""

    def __init__(self) -> None:
        self.row = self.repeat = self.column = 0
        self.rows = self.columns = self.largest = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take one element into account."""
        if name == "table:table":
            self.row = self.repeat = self.rows = self.columns = 0
        elif name == "table:table-row":
            self.row += self.repeat
            self.repeat = repeats(attributes, ROWS, MOST_ROWS)
            self.column = 0
        elif name in CELLS:
            self.column += repeats(attributes, COLUMNS, MOST_COLUMNS)
            if "office:value-type" in attributes or "table:formula" in attributes:
                self.fill()

    def fill(self) -> None:
        """Note that the current cell holds something."""
        self.rows = max(self.rows, self.row + self.repeat)
        self.columns = max(self.columns, self.column)
        self.largest = max(self.largest, self.rows * self.columns)


def repeats(attributes: dict[str, str], name: str, most: int) -> int:
    """Return how often an element counts.

    Raises:
        ValueError: Not at all, or more often than a sheet has room for.
    """
    count = int(attributes.get(name, 1))
    if not 0 < count <= most:
        raise ValueError(name)
    return count


def measure(name: str, stream: IO[bytes], limits: Limits) -> None:
    """Read the content of an ODS and refuse cells that reach too far.

    Raises:
        InputError: The XML is broken, or its filled cells span more than the limit.
    """
    extent = Extent()
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = extent.start
    try:
        parser.ParseFile(stream)
    except (xml.parsers.expat.ExpatError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    if extent.largest > limits.cells:
        refuse_far(name, extent.rows, extent.columns)
