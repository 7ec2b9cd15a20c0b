"""Where every system of the portfolio goes: four by four cells of fit, and beside them what has no place.

Systems flow in their cell, so that no two names meet; the scale is the largest that needs no more sheets, and cuts no more
names, than the normal one. What does not fit on a sheet goes on at the next, line by line. Lengths
are in px at scale 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.publish.map_frame import LOW, MARGIN, RIGHT
from inventory.publish.map_marks import STEP, in_lines, sized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inventory.publish.map_marks import Mark, PlacedMark

SCALES = (1.5, 1.4, 1.3, 1.2, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8)
FITS = (1, 2, 3, 4)
AXIS, FOOT, PANEL, GUTTER = 84, 44, 330, 20
"""Width of the scale at the left, height of that below, width of what is unknown, and room beside it."""
BANNER, PAD, CELL_PAD = 40, 6, 6
"""Height of the names of the advices; room above and below the lines of a cell, and beside them."""
LEAST = 3
"""Lines of a cell, however few systems are in it."""

Cell = tuple[int, int]
"""Functional and technical fit, 1 to 4 each."""
Marks = tuple["PlacedMark", ...]
Loose = tuple[str, "Sequence[Mark]"]
"""A heading, and the systems below it that have no place."""


class Line(NamedTuple):
    """A line of systems at a functional fit: those of each technical fit."""

    fit: int
    cells: tuple[Marks, ...]


class Entry(NamedTuple):
    """A line of what has no place: a heading, or systems."""

    heading: str
    marks: Marks


class Band(NamedTuple):
    """The lines of a functional fit on a sheet: from y down, in a height; and whether the advices stand above it."""

    fit: int
    y: float
    height: float
    lines: tuple[Line, ...]
    banner: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its bands, and what has no place; without bands that has the whole width."""

    bands: tuple[Band, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture: px for each px here, width of a column, the pages."""

    scale: float
    column: float
    sheets: tuple[Sheet, ...]

    @property
    def cut(self) -> int:
        """How many names are cut."""
        return sum(
            mark.mark is not None and mark.text != mark.mark.text
            for sheet in self.sheets
            for band in sheet.bands
            for line in band.lines
            for marks in line.cells
            for mark in marks
        )


def plan(placed: Mapping[Cell, Sequence[Mark]], loose: Sequence[Loose], top: float) -> Layout:
    """Return the layout on sheets whose picture begins at the top (px); at least one sheet.

    Args:
        placed: Systems by cell.
        loose: Headings and the systems below them that have no place.
        top: Where the picture begins.
    """
    least = _tried(placed, loose, top, SCALES[-1])
    normal = _tried(placed, loose, top, 1.0)
    most = 1 if len(least.sheets) == 1 else len(normal.sheets)
    tries = (_tried(placed, loose, top, scale) for scale in SCALES)
    return next(layout for layout in tries if len(layout.sheets) <= most and layout.cut <= normal.cut)


def _tried(placed: Mapping[Cell, Sequence[Mark]], loose: Sequence[Loose], top: float, scale: float) -> Layout:
    wide, room = (RIGHT - MARGIN) / scale, (LOW - top) / scale
    panel = PANEL + GUTTER if any(marks for _heading, marks in loose) else 0
    column = (wide - AXIS - panel) / len(FITS)
    pages = _pages([line for fit in FITS[::-1] for line in _lines(placed, fit, column)], room - FOOT)
    many, sheets, rest = int((room - PAD) // STEP), [], [*loose]
    for page in pages:
        entries, rest = _entries(rest, PANEL, many)
        sheets.append(Sheet(_bands(page, room - FOOT), entries))
    while rest:
        entries, rest = _entries(rest, wide, many)
        sheets.append(Sheet((), entries))
    return Layout(scale, column, tuple(sheets))


def _lines(placed: Mapping[Cell, Sequence[Mark]], fit: int, column: float) -> list[Line]:
    cells = [_flowed(placed.get((fit, technical), ()), column - 2 * CELL_PAD) for technical in FITS]
    count = max(LEAST, *(len(cell) for cell in cells))
    return [Line(fit, tuple(cell[at] if at < len(cell) else () for cell in cells)) for at in range(count)]


def _flowed(marks: Sequence[Mark], room: float) -> list[Marks]:
    """Return marks by line."""
    found = in_lines([sized(mark, room) for mark in marks], room)
    return [tuple(line) for _y, line in groupby(found, key=lambda mark: mark.y)]


def _pages(lines: Sequence[Line], room: float) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    used = 0.0
    for line in lines:
        before = pages[-1][-1].fit if pages[-1] else 0
        if pages[-1] and used + _more(line.fit, before) > room:
            pages.append([])
            used, before = 0.0, 0
        used += _more(line.fit, before)
        pages[-1].append(line)
    return pages


def _more(fit: int, before: int) -> float:
    """Return what a line adds to the height of a page, behind a line of another fit (0: on top)."""
    if fit == before:
        return STEP
    return STEP + 2 * PAD + (BANNER if _banner(fit, before) else 0)


def _banner(fit: int, before: int) -> bool:
    high = FITS[len(FITS) // 2]
    return not before or (before >= high) != (fit >= high)


def _bands(lines: Sequence[Line], room: float) -> tuple[Band, ...]:
    """Return the bands of a page, stretched to fill it."""
    groups = [(fit, tuple(found)) for fit, found in groupby(lines, key=lambda line: line.fit)]
    fits = [0, *(fit for fit, _found in groups)]
    banners = [_banner(fit, before) for (fit, _found), before in zip(groups, fits, strict=False)]
    least = sum(len(found) * STEP + 2 * PAD for _fit, found in groups) + BANNER * sum(banners)
    extra = max(0.0, room - least) / len(groups)
    bands, y = [], 0.0
    for (fit, found), banner in zip(groups, banners, strict=True):
        y += BANNER if banner else 0
        height = len(found) * STEP + 2 * PAD + extra
        bands.append(Band(fit, y, height, found, banner))
        y += height
    return tuple(bands)


def _entries(loose: Sequence[Loose], room: float, most: int) -> tuple[tuple[Entry, ...], list[Loose]]:
    """Return at most so many lines of what has no place, and what is left for a next sheet."""
    found: list[Entry] = []
    rest: list[Loose] = []
    for heading, marks in loose:
        lines = _flowed(marks, room - 2 * CELL_PAD)
        fits = max(0, most - len(found) - 1)
        if lines and fits:
            found += [Entry(heading, ()), *(Entry("", line) for line in lines[:fits])]
        left = tuple(mark.mark for line in lines[fits:] for mark in line if mark.mark)
        if left:
            again = _("{name} (continued)").format(name=heading)
            rest.append((again if fits and not heading.endswith(again[-5:]) else heading, left))
    return tuple(found), rest
