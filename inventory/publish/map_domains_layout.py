"""Where everything in the domain map goes: marks in processes, processes in domains, domains in columns on A3 sheets.

Domains keep their order, down one column and on to the next. A map that fits on one sheet gets the largest scale at which
it does, otherwise the largest that needs no more sheets than the normal scale; then the columns are made as even as they
can be. A domain stays whole where that wastes little of a column. Lengths are in px at scale 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.publish.map_frame import LOW, MARGIN, RIGHT
from inventory.publish.map_marks import GAP, STEP, TEXT, flow
from inventory.publish.measure import cut, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inventory.publish.map_domains_cells import Domain, ProcessBox
    from inventory.publish.map_marks import PlacedMark

SCALES = (1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8)
"""Text is 10.5 px times the scale: 13 to 6.3 pt on A3."""
NARROWEST, WIDEST = 240, 470
"""Width of a column."""
HEAD, NAME, LINE, PAD, BETWEEN, GUTTER = 24, 18, 13, 6, 14, 14
"""Heights of the name of a domain, of a process, of its second line; room in boxes, between domains, between columns."""
LINES = 10
EMPTY = 0.4
"""Share of a column that may stay empty to keep a domain whole."""
EVEN = 14
"""Halvings in the search for the lowest even columns: to 1/16384 of a sheet."""


@dataclass(frozen=True, slots=True)
class PlacedProcess:
    """A process in its domain, with its height, and its code and name as they fit: the name on one or two lines."""

    process: ProcessBox
    height: float
    code: str
    names: tuple[str, ...]
    marks: tuple[PlacedMark, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A domain, or a part of one, in a column: from y down."""

    name: str
    y: float
    height: float
    processes: tuple[PlacedProcess, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole map.

    Attributes:
        scale: Px on the sheet for each px here.
        column: Width of a column.
        sheets: Columns of each sheet, each a list of pieces.
    """

    scale: float
    column: float
    sheets: tuple[tuple[tuple[Piece, ...], ...], ...]


Placed = list[tuple[str, list[PlacedProcess]]]
"""Domains by name, with their processes."""


def plan(domains: Sequence[Domain], top: float) -> Layout:
    """Return the layout of domains on sheets whose picture begins at the top (px); at least one sheet."""
    tries = {scale: _tried(domains, top, scale) for scale in (1.0, SCALES[-1])}
    most = 1 if tries[SCALES[-1]].sheets == 1 else tries[1.0].sheets
    low, high = 0, len(SCALES) - 1
    while low < high:
        middle = (low + high) // 2
        tries[SCALES[middle]] = tried = _tried(domains, top, SCALES[middle])
        low, high = (low, middle) if tried.sheets <= most else (middle + 1, high)
    best, scale = tries[SCALES[low]], SCALES[low]
    columns = _even(best.placed, (LOW - top) / scale, best.across)
    sheets = tuple(tuple(columns[at : at + best.across]) for at in range(0, len(columns), best.across))
    return Layout(scale, best.column, sheets)


class Tried(NamedTuple):
    """How many sheets a scale needs, how many columns across and of which width, and the processes as they would stand."""

    sheets: int
    across: int
    column: float
    placed: Placed


def _tried(domains: Sequence[Domain], top: float, scale: float) -> Tried:
    """Return the fewest sheets at a scale, in the fewest columns."""
    wide, room = (RIGHT - MARGIN) / scale, (LOW - top) / scale
    found = []
    for count in range(1, 9):
        column = (wide - (count - 1) * GUTTER) / count
        if NARROWEST <= column <= WIDEST:
            placed = [(d.name, [_process(box, column - 2 * PAD) for box in d.boxes]) for d in domains]
            found.append(Tried(-(-len(_columns(placed, room)) // count), count, column, placed))
    return min(found, key=lambda tried: tried[:2])


def _even(domains: Placed, room: float, count: int) -> list[tuple[Piece, ...]]:
    """Return columns as low as they can be on as few sheets as there can be, a multiple of `count` columns at most."""
    best = _columns(domains, room)
    most = -(-len(best) // count) * count
    low, high = 0.0, room
    for _turn in range(EVEN):
        middle = (low + high) / 2
        tried = _columns(domains, middle)
        if len(tried) <= most and _fits(tried, middle):
            best, high = tried, middle
        else:
            low = middle
    return best


def _fits(columns: Iterable[Sequence[Piece]], room: float) -> bool:
    return all(not column or column[-1].y + column[-1].height <= room + 1e-6 for column in columns)


def _columns(domains: Placed, room: float) -> list[tuple[Piece, ...]]:
    columns: list[list[Piece]] = [[]]
    for name, processes in domains:
        rest, title = processes, name
        while rest:
            y = columns[-1][-1].y + columns[-1][-1].height + BETWEEN if columns[-1] else 0.0
            keep = _height(processes) <= room and room - y < EMPTY * room
            taken = _taken(rest, room - y, whole=keep)
            if not taken and columns[-1]:
                columns.append([])
                continue
            taken = max(taken, 1)
            columns[-1].append(Piece(title, y, _height(rest[:taken]), tuple(rest[:taken])))
            rest, title = rest[taken:], _("{name} (continued)").format(name=name) if name else ""
    return [tuple(column) for column in columns]


def _taken(processes: list[PlacedProcess], room: float, *, whole: bool) -> int:
    """Return how many processes go in the room: all, or, when it may break, two or more and not all but one; else 0."""
    used, count = float(HEAD + PAD), 0
    for process in processes:
        used += process.height + GAP
        if used > room:
            break
        count += 1
    if count == len(processes):
        return count
    if count == len(processes) - 1:
        count -= 1
    return 0 if whole or count <= 1 else count


def _height(processes: Sequence[PlacedProcess]) -> float:
    return HEAD + PAD + sum(process.height + GAP for process in processes)


def _process(box: ProcessBox, room: float) -> PlacedProcess:
    inner = room - 2 * PAD
    code = cut(box.code, inner / 3, TEXT)
    first = inner - indent(code)
    names = wrapped(box.name, (first, first), TEXT, bold=True)
    marks = flow(box.marks, inner, LINES)
    lowest = max((mark.y for mark in marks), default=-STEP)
    height = NAME + (len(names) - 1) * LINE + lowest + STEP + GAP / 2
    return PlacedProcess(box, height, code, names, marks)


def indent(code: str) -> float:
    """Return how far the name stands behind the beginning of its code."""
    return width(code, TEXT) + 6 if code else 0.0
