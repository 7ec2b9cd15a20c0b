"""Values: from cells of a foreign table to values as records keep them, decided by the column as a whole.

`column_reader(kind, cells)` looks at a column and gives a `Reader`; `reader.read(cell)` gives a value, None for an
empty cell, or a `Problem`. Nothing is guessed: `1.234` or 1/2/2026 is read as the rest of its column says, as the
`Hints` say, or reported.
"""

from importers.values.hints import Hints
from importers.values.plain import macs
from importers.values.problem import Problem
from importers.values.reader import Reader, column_reader

__all__ = ["Hints", "Problem", "Reader", "column_reader", "macs"]
