"""The charts of a plan as pictures: a figure brings its own figures, in its table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import ColumnKind
from inventory.publish.chart import Chart, Series, Trace
from inventory.publish.plan_chart_indicators import sheets
from inventory.publish.plate import PlainTable, Plate
from inventory.publish.word_table import cell_text
from inventory.records.values import day

if TYPE_CHECKING:
    from datetime import date

    from inventory.plan.blocks import Cell, Figure, Table

PREFIX = "chart:"
"""How the kind of a chart begins, against that of a map."""
MONEY = {"chart:years": "stacked", "chart:pillars": "stacked", "chart:replacement": "paired"}
CEILING = "ceiling"
"""Key of the row that is drawn as a limit."""

HEAD = 34
"""Height in px of the title that a chart has above it."""
TITLE = re.compile(r'<text x="[0-9.]+" y="27" font-size="17"[^>]*>[^<]*</text>\n?')
FRAME = re.compile(r'width="([0-9.]+)" height="([0-9.]+)" viewBox="0 0 \1 \2"')


def chart_plate(block: Figure, on: date) -> Plate:
    """Return the picture of a chart, as wide as A4 between its margins.

    Args:
        block: A figure with a table.
        on: The day of the plan.

    Raises:
        ValueError: It has no table, or there is no chart of its kind; a mistake of who made the block.
    """
    if block.table is None:
        raise ValueError(f"the chart {block.id} has no figures")
    note = _("Source: inventaris, seen on {day}.").format(day=day(on))
    if block.kind in MONEY:
        from inventory.publish.chart_svg import svg  # noqa: PLC0415  fonts, for who draws only

        pages: tuple[str, ...] = (svg(money_chart(block, block.table, note)),)
    elif block.kind == "chart:indicators":
        pages = sheets(block.title, block.table, note)
    else:
        raise ValueError(f"there is no chart {block.kind!r}")
    sheets_ = tuple(map(bare, pages))
    return Plate(block.kind, block.title, note, sheets_, (told(block.title, block.table),))


def bare(svg: str) -> str:
    """Return a drawing without the title that is drawn above it: in a document the caption says it already."""
    without = TITLE.sub("", svg, count=1)
    found = FRAME.search(without)
    if without == svg or found is None:
        return svg
    width, height = found[1], f"{float(found[2]) - HEAD:g}"
    frame = f'width="{width}" height="{height}" viewBox="0 {HEAD} {width} {height}"'
    return without[: found.start()] + frame + without[found.end() :]


def money_chart(block: Figure, table: Table, note: str) -> Chart:
    """Return the chart whose series are the rows of a table of amounts; an unknown amount is drawn as nothing."""
    keys = table.keys or ("",) * len(table.rows)
    rows = [(key, row) for key, row in zip(keys, table.rows, strict=True) if len(row) == len(table.columns)]
    limit = [Trace(_text(row[0]), tuple(map(_known, row[1:]))) for key, row in rows if key == CEILING]
    series = tuple(
        Series(_text(row[0]), tuple(_known(cell) or 0 for cell in row[1:]))
        for key, row in rows
        if key != CEILING
    )
    return Chart(
        "paired" if MONEY[block.kind] == "paired" else "stacked",
        block.title,
        tuple(column.label for column in table.columns[1:]),
        series,
        limit[0] if limit else None,
        note=note,
    )


def _text(cell: Cell) -> str:
    return cell_text(cell, ColumnKind.TEXT)


def _known(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None


def told(title: str, table: Table) -> PlainTable:
    """Return the figures of a chart as text."""
    head = tuple(column.label for column in table.columns)
    cells = [*table.rows, *([table.totals] if table.totals is not None else [])]
    rows = tuple(
        tuple(cell_text(cell, column.kind) for cell, column in zip(row, table.columns, strict=False))
        for row in cells
    )
    return PlainTable(title, head, rows)
