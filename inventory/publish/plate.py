"""A finished picture: its sheets as SVG, and the same told as text for who cannot see it or wants to calculate on."""

from __future__ import annotations

from dataclasses import dataclass

Cells = tuple[str, ...]
"""The cells of a row; a row of one cell is a heading over the rows that follow."""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table of texts.

    Attributes:
        caption: What it shows, for people: also the name of a sheet in a workbook.
        head: Headers of its columns.
        rows: Its rows, each as long as the head or of one cell (a heading).
    """

    caption: str
    head: Cells
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture in the language it was made in.

    Attributes:
        kind: Which picture: "parties", "domains", "matrix", "flows", "roadmap" or "portfolio".
        title: What stands above it.
        subtitle: What it is of: day and state in words.
        sheets: Its pages as SVG documents of A3 landscape, at least one.
        tables: The same as text.
        notes: What was counted or could not be drawn, each a sentence or count of its own.
    """

    kind: str
    title: str
    subtitle: str
    sheets: tuple[str, ...]
    tables: tuple[PlainTable, ...]
    notes: tuple[str, ...] = ()
