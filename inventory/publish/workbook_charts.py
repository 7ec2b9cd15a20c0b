"""Charts that live in the workbook: drawn by the spreadsheet over its own cells, with their values for previews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from inventory.publish import chart_looks as looks
from inventory.publish import colours as c
from inventory.publish.plain import plain
from inventory.publish.workbook_cells import Money, Sum, Year, column, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.publish.workbook_cells import Cell, Sheet

NUMBERS = '"€" #,##0'
GAP = 55
SIZE = (24.0, 9.5)


class Span(NamedTuple):
    """A block of cells of a sheet, from its top left cell."""

    sheet: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def range(self) -> str:
        """The cells as a formula writes them."""
        first = f"${column(self.column)}${self.row}"
        last = f"${column(self.column + self.columns - 1)}${self.row + self.rows - 1}"
        return f"{quoted(self.sheet)}!{first}" + (f":{last}" if last != first else "")


class Strip(NamedTuple):
    """A series of a plot.

    Attributes:
        name: The cell with its name.
        values: Its cells.
        colour: Its place in the palette; -1 for its place in the plot.
    """

    name: Span
    values: Span
    colour: int = -1


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart over cells.

    Attributes:
        kind: "stacked" columns, "paired" columns beside each other, or "combined": columns with a line on its own axis.
        title: What it shows.
        anchor: The cell at its top left.
        labels: The cells with the years.
        columns: The series that are columns.
        line: The series that is a line, or None.
        size: Width and height in cm.
    """

    kind: Literal["stacked", "paired", "combined"]
    title: str
    anchor: str
    labels: Span
    columns: tuple[Strip, ...]
    line: Strip | None = None
    size: tuple[float, float] = SIZE


def draw(plot: Plot, sheets: Mapping[str, Sheet]) -> Any:
    """Return a plot as a chart of openpyxl, with the values that its cells have."""
    from openpyxl.chart import BarChart  # noqa: PLC0415  with openpyxl

    chart: Any = BarChart()
    chart.type, chart.gapWidth = "col", GAP
    if plot.kind == "stacked":
        chart.grouping, chart.overlap = "stacked", 100
    for place, strip in enumerate(plot.columns):
        made = _series(strip, plot.labels, sheets)
        made.graphicalProperties.solidFill = _paint(plot, place if strip.colour < 0 else strip.colour)
        made.graphicalProperties.line.solidFill = "FFFFFF" if plot.kind == "stacked" else "0072B2"
        chart.series.append(made)
    chart.title = plain(plot.title)
    chart.title.overlay = chart.legend.overlay = False
    _axes(chart)
    if plot.line is not None:
        chart += _over(plot, plot.line, sheets)
    chart.legend.position = "b" if len(plot.columns) < len(looks.STACK) // 2 else "r"
    chart.width, chart.height = plot.size
    return chart


def _over(plot: Plot, strip: Strip, sheets: Mapping[str, Sheet]) -> Any:
    """Return the line over the columns: a dashed limit on their axis, or a value with points on an axis of its own."""
    from openpyxl.chart import LineChart  # noqa: PLC0415

    line: Any = LineChart()
    made = _series(strip, plot.labels, sheets)
    stroke = made.graphicalProperties.line
    stroke.width, made.smooth = 28_000, False
    line.series.append(made)
    if plot.kind != "combined":
        stroke.solidFill, stroke.dashStyle, made.marker.symbol = c.GAP[1:].upper(), "dash", "none"
        return line
    stroke.solidFill = c.INK[1:].upper()
    made.marker.symbol, made.marker.size = "circle", 7
    made.marker.graphicalProperties.solidFill = "FFFFFF"
    made.marker.graphicalProperties.line.solidFill = c.INK[1:].upper()
    _axes(line)
    line.y_axis.axId, line.y_axis.crosses, line.y_axis.majorGridlines = 200, "max", None
    return line


def _paint(plot: Plot, place: int) -> str:
    """Return the colour of a series, without its sign."""
    if plot.kind == "stacked":
        return looks.STACK[place % len(looks.STACK)][1:].upper()
    if plot.kind == "combined":
        return looks.COLUMN[1:].upper()
    pale = place == 0 and len(plot.columns) > 1
    return (looks.LEFT if pale else looks.RIGHT)[1:].upper()


def _axes(chart: Any) -> None:
    """Show both axes, which newer versions of Excel leave out unless told, with whole euros."""
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = NUMBERS
    chart.y_axis.majorGridlines.spPr = _thin()


def _thin() -> Any:
    from openpyxl.chart.shapes import GraphicalProperties  # noqa: PLC0415
    from openpyxl.drawing.line import LineProperties  # noqa: PLC0415

    return GraphicalProperties(ln=LineProperties(solidFill=c.RULE[1:].upper(), w=6350))


def _series(strip: Strip, labels: Span, sheets: Mapping[str, Sheet]) -> Any:
    """Return a series with its name, years and values as they are now."""
    from openpyxl.chart.data_source import (  # noqa: PLC0415
        AxDataSource,
        NumData,
        NumDataSource,
        NumRef,
        NumVal,
        StrData,
        StrRef,
        StrVal,
    )
    from openpyxl.chart.series import Series, SeriesLabel  # noqa: PLC0415

    def words(span: Span) -> StrRef:
        shown = [StrVal(idx=n, v=text) for n, text in enumerate(map(_word, _cells(span, sheets)))]
        return StrRef(f=span.range, strCache=StrData(ptCount=len(shown), pt=shown))

    points = [NumVal(idx=n, v=text) for n, text in enumerate(map(_number, _cells(strip.values, sheets)))]
    numbers = NumRef(
        f=strip.values.range, numCache=NumData(formatCode=NUMBERS, ptCount=len(points), pt=points)
    )
    made = Series()
    made.val = NumDataSource(numRef=numbers)
    made.cat = AxDataSource(strRef=words(labels))
    made.tx = SeriesLabel(strRef=words(strip.name))
    return made


def _cells(span: Span, sheets: Mapping[str, Sheet]) -> list[Cell]:
    """Return what stands in the cells of a block, row by row."""
    found: list[Cell] = []
    for number in range(span.row, span.row + span.rows):
        row = sheets[span.sheet].rows[number - 1][0]
        places = range(span.column - 1, span.column + span.columns - 1)
        found += [row[place] if place < len(row) else None for place in places]
    return found


def _word(cell: Cell) -> str:
    if isinstance(cell, Year):
        return plain(cell.label)
    return plain(str(cell.value if isinstance(cell, Sum) else "" if cell is None else cell))


def _number(cell: Cell) -> str:
    if isinstance(cell, Money):
        return f"{cell.cents / 100:.2f}"
    if isinstance(cell, Sum) and isinstance(cell.value, int):
        return f"{cell.value / 100:.2f}" if cell.money else str(cell.value)
    return str(cell) if isinstance(cell, int) else "0"
