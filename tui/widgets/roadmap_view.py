"""How the roadmap looks in the grid: columns and rows of the time line, of its tables, and of the lines below. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.finance.calendar import month_first, month_index
from inventory.language import _
from inventory.records.roadmap import PROJECT_STATES, SYSTEM_DECISIONS
from inventory.records.values import day
from inventory.text import clean
from tui.widgets.grid import GridColumn, toned
from tui.widgets.roadmap_lines import SIGNS, WORDS
from tui.widgets.roadmap_scale import FILLS, PLATEAU, TARGET, TODAY, ZOOMS, Scale, fitting, header, row
from tui.widgets.roadmap_scale import SIGNS as DECISIONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from inventory.landscape.road import Road, RoadProject
    from tui.widgets.grid import Row
    from tui.widgets.roadmap_lines import Line
    from tui.widgets.roadmap_scale import Lines

CODE, NARROW, WIDE = 6, 18, 30
"""Characters of the code, and of the name on a narrow and on a wide screen."""
ROOM = 90
"""Characters from which there is room for longer names."""
EDGES = 9
"""Characters that the grid takes itself: gutter, padding of three columns, scroll bar."""
KIND, WHEN = 14, 12
"""Characters of what a line below is, and of its days."""
CRITICAL = "‼"


def span(road: Road) -> tuple[dt.date, dt.date]:
    """Return the first day of the month in which the road begins, and its last day; today is among them."""
    first, last = road.span or (road.on, road.on)
    return month_first(month_index(min(first, road.on))), max(last, road.on)


def window(road: Road, width: int, zoom: int | None, left: int) -> Scale:
    """Return the window on time.

    Args:
        road: The roadmap.
        width: Characters of the whole grid.
        zoom: Place in `ZOOMS`, None to see all of it.
        left: Characters to the left of the window.
    """
    first, last = span(road)
    room = max(8, width - EDGES - CODE - (WIDE if width >= ROOM else NARROW))
    if zoom is None:
        return Scale(first, fitting(first, last, room), 0, room)
    whole = Scale(first, zoom, 0, room).place(last) + 1
    return Scale(first, zoom, max(0, min(left, whole - room)), room)


def zoomed(now: int, by: int) -> int:
    """Return another zoom, held within what there is."""
    return max(0, min(len(ZOOMS) - 1, now + by))


def time_columns(scale: Scale, lines: Lines, width: int) -> list[GridColumn]:
    """Return the columns of the time line: code, name, and time with its months in the header."""
    return [
        GridColumn("code", _("Code"), width=CODE, fixed=True, format=_code),
        GridColumn(
            "name", _("Sub-project"), width=WIDE if width >= ROOM else NARROW, fixed=True, format=_name
        ),
        GridColumn("time", header(scale), width=scale.width, format=lambda value: row(value, scale, lines)),
    ]


def time_rows(road: Road) -> dict[int, Row]:
    """Return a row a sub-project, by its number."""
    return {one.number: (one, one, one) for one in road.projects}


def _code(project: RoadProject) -> Any:
    """Return the code; a critical one has a sign and is marked."""
    text = clean(project.code)
    return toned(f"{CRITICAL}{text}", "warning") if project.critical else f" {text}"


def _name(project: RoadProject) -> Any:
    """Return the name; what is over or cancelled is dimmed."""
    text = clean(project.name)
    return toned(text, "muted") if project.status in {"done", "cancelled"} else text


def below_columns(width: int) -> list[GridColumn]:
    """Return the columns of the lines below the time line, in a grid of so many characters."""
    room = max(20, width - EDGES - KIND - WHEN)
    return [
        GridColumn("what", _("What"), width=KIND, fixed=True, format=_what),
        GridColumn("when", _("When"), width=WHEN),
        GridColumn("text", _("Of this sub-project"), width=room),
    ]


def below_rows(found: Sequence[Line]) -> list[Row]:
    """Return a row a line."""
    return [(one.sign, clean(one.when), clean(one.text)) for one in found]


def _what(sign: str) -> Any:
    mark, tone = SIGNS[sign]
    return toned(f"{mark} {_(WORDS[sign])}", tone)


def legend(road: Road) -> str:
    """Return what the signs mean: those that are on this road."""
    decisions = [
        f"{sign} {_(SYSTEM_DECISIONS[name])}"
        for name, sign in DECISIONS.items()
        if any(one.decision == name for one in road.projects)
    ]
    states = [
        f"{sign} {_(PROJECT_STATES[name])}"
        for name, sign in FILLS.items()
        if any(one.status == name for one in road.projects)
    ]
    parts = [
        f"{CRITICAL} {_('critical')}",
        f"{TODAY} {_('today')}",
        *(f"{TARGET if one.target else PLATEAU} {clean(one.name)} {day(one.date)}" for one in road.plateaus),
        *decisions,
        *states,
    ]
    return " · ".join(parts) if road.projects else ""
