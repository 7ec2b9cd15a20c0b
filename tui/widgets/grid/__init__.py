"""The grid: our own table, which reads, measures and draws only what is on screen."""

from tui.widgets.grid.arrangement import ColumnState
from tui.widgets.grid.cells import Tone, status, toned
from tui.widgets.grid.columns import GridColumn, Sort
from tui.widgets.grid.grid import Grid
from tui.widgets.grid.source import NoRows, Row, RowSource

__all__ = [
    "ColumnState",
    "Grid",
    "GridColumn",
    "NoRows",
    "Row",
    "RowSource",
    "Sort",
    "Tone",
    "status",
    "toned",
]
