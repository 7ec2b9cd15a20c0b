"""The grid: our own table, which reads, measures and draws only what is on screen.

A screen gives it a source of rows (keys in the order shown, rows by key) and columns, and answers its messages::

    grid.set_source(source, [GridColumn("tag", _("Tag"), 10, fixed=True), GridColumn("price", _("Price"), kind="amount")])

    @on(Grid.SortRequested)
    def sort(self, event: Grid.SortRequested) -> None:
        ...  # make a source in the new order
        grid.set_source(source)  # cursor and marks stay on their rows
        grid.set_sort([Sort("price", descending=True)])

Its selector in style sheets is `GridView`, since Textual has a container called Grid.
"""

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
