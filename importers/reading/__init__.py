"""Reading: from a file, whatever it is called, to tables with headers and rows of cells.

`read(path)` gives `Sheet`s. Nothing here knows what a column means; `importers.values` turns cells into values.
"""

from importers.reading.limits import Limits
from importers.reading.read import read
from importers.reading.sheet import Cell, RowProblem, Sheet

__all__ = ["Cell", "Limits", "RowProblem", "Sheet", "read"]
