"""The roadmap as a picture: sub-projects in time with what they wait for, plateaus, milestones, and the critical path.

Each row is a sub-project: its name and status, below it the change of working that goes with it or that there is none yet,
and its bar. A long roadmap goes on over sheets, by rows and by years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import reading
from inventory.language import _, ngettext, written
from inventory.publish import map_roadmap_ink as ink
from inventory.publish.map_frame import MARGIN, RIGHT, Frame
from inventory.publish.map_roadmap_scale import scales
from inventory.publish.map_roadmap_sheet import LABEL, Sheet, rows_per_sheet, size
from inventory.publish.map_roadmap_tables import tables
from inventory.publish.plate import Plate
from inventory.signals.road import road

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.landscape.road import Road, RoadProject
    from inventory.publish.map_kinds import Asked
    from inventory.publish.map_roadmap_scale import Scale


def plate(connection: Connection, asked: Asked) -> Plate:
    """Return the roadmap on a day; of some parties: what they lead, and what all do together.

    The roadmap itself is the same in every state: of the target or a plateau it is that of today.
    """
    given = road(connection, asked.on if asked.mode == "now" else asked.today or asked.on)
    led = None
    if asked.parties:
        view = reading.view(connection, asked.on, asked.mode)
        led = {party.name for party in view.parties if party.key in asked.parties}
    shown = [one for one in given.projects if led is None or not one.party or one.party in led]
    return draw(given, shown, asked.title)


def draw(given: Road, shown: Sequence[RoadProject] | None = None, title: str = "") -> Plate:
    """Return a roadmap as a picture in the language now spoken; the same roadmap is the same bytes.

    Args:
        given: The roadmap.
        shown: The sub-projects to draw, all when None.
        title: Title above it.
    """
    projects = list(given.projects if shown is None else shown)
    heading = title or _("Roadmap")
    about = _("Sub-projects in time, with the change of working that goes with each")
    subtitle = f"{about} · {_('on {date}').format(date=written(given.on))}"
    notes = _notes(given, projects)
    frame = Frame(heading, subtitle, ink.key(), notes)
    rows, larger = rows_per_sheet(frame.top, given), size(frame.top, given, len(projects))
    stretches = _stretches(given, MARGIN + (RIGHT - MARGIN) / larger)
    pages = [
        (scale, here[at : at + rows])
        for scale in stretches
        for here in [[one for one in projects if _on(one, scale, stretches)]]
        for at in range(0, len(here), rows)
    ] or [(stretches[0], [])]
    sheets = [
        frame.sheet(
            Sheet(given, group, scale, frame.top, larger).draw,
            (number, len(pages)),
            _part(scale, stretches),
        )
        for number, (scale, group) in enumerate(pages, start=1)
    ]
    return Plate("roadmap", heading, subtitle, tuple(sheets), tables(given, projects), notes)


def _stretches(given: Road, right: float) -> list[Scale]:
    """Return the stretches of time; the day on which it is looked at is in one when it is near."""
    first, last = given.span or (given.on, given.on)
    if abs((given.on - first).days) < NEAR:
        first = min(first, given.on)
    return scales(first, last, MARGIN + LABEL, right)


NEAR = 200
"""Days before the roadmap from which today is still shown."""


def _on(project: RoadProject, scale: Scale, stretches: Sequence[Scale]) -> bool:
    """Return whether a sub-project stands on the sheets of a stretch: those without days on the first ones."""
    days = [milestone.date for milestone in project.milestones]
    days += [day for day in (project.first, project.last) if day]
    whole = len(stretches) == 1 or (not days and scale is stretches[0])
    return whole or (bool(days) and scale.shows(min(days), max(days)))


def _part(scale: Scale, stretches: Sequence[Scale]) -> str:
    if len(stretches) == 1:
        return ""
    return f"{scale.first.year}\N{EN DASH}{scale.last.year}"


def _notes(given: Road, shown: Sequence[RoadProject]) -> tuple[str, ...]:
    count = len(shown)
    found = [ngettext("{count} sub-project", "{count} sub-projects", count).format(count=count)]
    if given.cycle:
        circle = " → ".join((*given.cycle, given.cycle[0]))
        found.append(
            _("these wait for each other in a circle, so there is no order: {codes}").format(codes=circle)
        )
    elif given.critical and given.length:
        text = ngettext(
            "critical path {codes}: {count} day", "critical path {codes}: {count} days", given.length
        )
        found.append(text.format(codes=" → ".join(given.critical), count=given.length))
    going = [one for one in shown if one.status != "cancelled"]
    silent = sum(not one.working for one in going)
    if silent:
        text = ngettext("{count} without a change of working", "{count} without a change of working", silent)
        found.append(text.format(count=silent))
    dateless = sum(one.first is None for one in going)
    if dateless:
        found.append(
            ngettext("{count} without dates", "{count} without dates", dateless).format(count=dateless)
        )
    hidden = len(given.projects) - count
    if hidden:
        text = ngettext(
            "{count} sub-project of other parties is not drawn",
            "{count} sub-projects of other parties are not drawn",
            hidden,
        )
        found.append(text.format(count=hidden))
    return tuple(found)
