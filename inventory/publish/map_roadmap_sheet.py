"""One sheet of a roadmap: the axis, the plateaus, the rows with their bars, and the lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _, written
from inventory.publish import colours as c
from inventory.publish import map_roadmap_ink as ink
from inventory.publish.map_frame import LOW, MARGIN
from inventory.publish.map_roadmap_flags import FLAG, LANE, MOST_LANES, flags
from inventory.publish.map_roadmap_lines import Bar, Grid, Router
from inventory.publish.map_roadmap_tables import named, period, waits
from inventory.publish.map_roadmap_zoom import Zoom
from inventory.publish.measure import cut, width
from inventory.publish.svg import Box, Font, Pen
from inventory.records.roadmap import CHANGES, PROJECT_STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.landscape.road import Road, RoadMilestone, RoadProject
    from inventory.publish.map_roadmap_scale import Scale
    from inventory.publish.svg import Drawing

LABEL = 350.0
"""Room in px for names and changes of working, left of the axis."""
ROW, BAR, MIDDLE, CHANNEL = 50.0, 18.0, 14.0, 39.0
"""Height of a row and a bar in px, and where in the row the middle of its bar and the channel for lines are."""
HEAD, STATUS = 56.0, 84.0
NAME, SMALL = 11.5, 9.0
LARGEST = 1.4
"""How much larger a roadmap of few rows is drawn, at most."""
LEAST = 5.0
"""The narrowest bar in px."""
ASIDE, AWAY = 8.0, 14.0
"""Between a milestone and its name, and between a bar and what is named beside it, in px."""


class _Note(NamedTuple):
    """A milestone, where it stands, and where its name begins."""

    milestone: RoadMilestone
    x: float
    left: float
    text: str


class _Tag(NamedTuple):
    """A text beside a bar."""

    left: float
    text: str


def rows_per_sheet(top: float, road: Road) -> int:
    """Return how many rows fit below the axis and above the names of the plateaus."""
    return max(1, int((LOW - top - HEAD - _foot(len(road.plateaus))) // ROW))


def size(top: float, road: Road, rows: int) -> float:
    """Return how much larger than itself a roadmap of so many rows can be drawn."""
    needed = HEAD + max(rows, 1) * ROW + _foot(len(road.plateaus))
    return max(1.0, min(LARGEST, (LOW - top) / needed))


def _foot(plateaus: int) -> float:
    return min(plateaus, MOST_LANES) * LANE + 6 if plateaus else 0


class Sheet:
    """A sheet that is drawn.

    Args:
        road: The whole roadmap.
        projects: The sub-projects of this sheet.
        scale: Its stretch of time.
        top: Where it may begin in px.
        size: How many times as large as itself it is drawn.
    """

    def __init__(
        self, road: Road, projects: Sequence[RoadProject], scale: Scale, top: float, size: float = 1
    ) -> None:
        self.road, self.projects, self.scale, self.size = road, projects, scale, size
        self.top = top + HEAD
        self.bottom = self.top + max(len(projects), 1) * ROW
        self.grid = Grid(self.top, ROW, MIDDLE, CHANNEL)
        self.bars = {one.code: bar for row, one in enumerate(projects) if (bar := self._bar(row, one))}
        self.texts = {one.code: self._milestones(one) for one in projects}
        self.later: dict[str, list[str]] = {}
        for one in road.projects:
            for wait in one.needs:
                self.later.setdefault(wait.code, []).append(one.code)
        here = [one for one in projects if one.code in self.bars]
        self.tags = {one.code: self._elsewhere(one, self.bars[one.code]) for one in here}

    def draw(self, drawing: Drawing) -> None:
        """Draw it."""
        if self.size > 1:
            drawing = Zoom(drawing, (MARGIN, self.top - HEAD), self.size)
        self._axis(drawing)
        if not self.road.projects:
            drawing.text(MARGIN, self.top + 30, _("No sub-projects are recorded."), Font(14))
        self._plateaus(drawing)
        self._today(drawing)
        self._dependencies(drawing)
        for row, project in enumerate(self.projects):
            self._label(drawing, row, project)
            if project.code in self.bars:
                self._project(drawing, project)
            self._results(drawing, row, project)

    def _bar(self, row: int, project: RoadProject) -> Bar | None:
        if not project.first or not project.last or not self.scale.shows(project.first, project.last):
            return None
        left = max(self.scale.x(project.first), self.scale.left)
        right = min(self.scale.end(project.last), self.scale.right)
        return Bar(row, min(left, self.scale.right - LEAST), max(right, left + LEAST))

    def _axis(self, drawing: Drawing) -> None:
        y = self.top - HEAD
        for tick in self.scale.years():
            room = tick.right - tick.left
            drawing.rect(Box(tick.left, y, room, 17), Pen(c.HEAD, c.WHITE))
            if width(tick.name, 11, bold=True) <= room - 8:
                drawing.text(tick.left + 5, y + 12.5, tick.name, Font(11, bold=True, fill=c.WHITE))
        for place, tick in enumerate(self.scale.steps()):
            room = tick.right - tick.left
            drawing.rect(Box(tick.left, y + 17, room, 17), Pen(c.GROUP if place % 2 else c.TRACK))
            short = tick.name if width(tick.name, 10) <= room - 4 else ""
            if short:
                drawing.text(tick.left + 4, y + 29, short, Font(10))
            drawing.line(tick.left, self.top, tick.left, self.bottom, Pen(stroke=c.TRACK, width=0.7))
        for row in range(len(self.projects) + 1):
            level = self.top + row * ROW - 2
            drawing.line(MARGIN, level, self.scale.right, level, Pen(stroke=c.RULE, width=0.7))

    def _plateaus(self, drawing: Drawing) -> None:
        here = [p for p in self.road.plateaus if self.scale.shows(p.date, p.date)]
        places = [self.scale.end(plateau.date) for plateau in here]
        labels = flags(
            [(x, p.name, written(p.date)) for x, p in zip(places, here, strict=True)], self.scale.right
        )
        for plateau, x, label in zip(here, places, labels, strict=True):
            low = self.bottom + (label.lane + 1) * LANE
            with drawing.group(f"{plateau.name} · {written(plateau.date)}"):
                drawing.line(x, self.top - 6, x, low, ink.TARGET if plateau.target else ink.PLATEAU)
                drawing.text(label.left, low, label.text, Font(FLAG, bold=True, fill=ink.PURPLE))

    def _today(self, drawing: Drawing) -> None:
        if not self.scale.shows(self.road.on, self.road.on):
            return
        x = self.scale.x(self.road.on)
        text = written(self.road.on)
        wide = width(text, SMALL, bold=True) + 8
        left = min(max(x - wide / 2, MARGIN), self.scale.right - wide)
        drawing.line(x, self.top - 5, x, self.bottom, ink.TODAY)
        drawing.rect(Box(left, self.top - 19, wide, 14), Pen(c.INK), 2)
        font = Font(SMALL, bold=True, fill=c.WHITE, anchor="middle")
        drawing.text(left + wide / 2, self.top - 8.7, text, font)

    def _label(self, drawing: Drawing, row: int, project: RoadProject) -> None:
        y = self.top + row * ROW
        gone = project.status == "cancelled"
        font = Font(NAME, bold=True, fill=c.MUTED if gone else c.INK)
        room = LABEL - STATUS - 14
        status = cut(named(PROJECT_STATES, project.status), STATUS, SMALL)
        with drawing.group(title(project)):
            text = f"{project.code} {project.name}"
            drawing.text(MARGIN, y + 16, cut(text, room, NAME, bold=True), font)
            place = (MARGIN + LABEL - 12, y + 16)
            drawing.text(*place, status, Font(SMALL, fill=c.MUTED, anchor="end"))
            for at, line in enumerate(self._working(project)):
                missing = not project.working and not gone
                look = Font(SMALL, bold=missing, fill=c.GAP if missing else c.MUTED)
                drawing.text(MARGIN, y + 29 + at * 12, line, look)
            if not project.first:
                words = _("no dates")
                drawing.rect(Box(self.scale.left + 4, y + 8, width(words, SMALL) + 4, 13), Pen(c.WHITE))
                drawing.text(self.scale.left + 6, y + 18, words, Font(SMALL, fill=c.MUTED))

    def _working(self, project: RoadProject) -> tuple[str, ...]:
        """Return the change of working on at most two lines; or that there is none."""
        if not project.working:
            return (
                () if project.status == "cancelled" else ("\N{BALLOT X} " + _("change of working missing"),)
            )
        room, first = LABEL - 14, ""
        words = project.working.split()
        while words and width(f"{first} {words[0]}".strip(), SMALL) <= room:
            first = f"{first} {words.pop(0)}".strip()
        if not first:
            return (cut(" ".join(words), room, SMALL),)
        return (first, cut(" ".join(words), room, SMALL)) if words else (first,)

    def _project(self, drawing: Drawing, project: RoadProject) -> None:
        bar = self.bars[project.code]
        y = self.grid.bar(bar.row)
        box = Box(bar.left, y - BAR / 2, bar.right - bar.left, BAR)
        share = self._share(project)
        critical = project.code in self.road.critical
        with drawing.group(title(project)):
            ink.bar(drawing, box, project.decision, project.status, share=share, critical=critical)
            reckoned = project.reckoned
            ink.bar_text(drawing, box, project.decision, project.status, share=share, reckoned=reckoned)
            if project.first and project.first < self.scale.first:
                ink.goes_on(drawing, bar.left, y, -1)
            if project.last and project.last > self.scale.last:
                ink.goes_on(drawing, bar.right, y, 1)
        for tag in self.tags[project.code]:
            drawing.rect(Box(tag.left - 2, y - 6, width(tag.text, SMALL) + 4, 12), Pen(c.WHITE))
            drawing.text(tag.left, y + 3.2, tag.text, Font(SMALL, fill=c.MUTED))

    def _results(self, drawing: Drawing, row: int, project: RoadProject) -> None:
        low = self.grid.bar(row) + BAR / 2 + 9
        for note in self.texts[project.code]:
            with drawing.group(f"{note.milestone.name} · {written(note.milestone.date)}"):
                if note.text:
                    wide = width(note.text, SMALL)
                    drawing.rect(Box(note.left - 1, low - 5, wide + 2, 11), Pen(c.WHITE))
                    drawing.text(note.left, low + 3.2, note.text, Font(SMALL))
                ink.diamond(drawing, note.x, low, done=note.milestone.done is not None)

    def _milestones(self, project: RoadProject) -> list[_Note]:
        """Return the milestones of this stretch, each with its name to the left, or to the right, as much as there is room."""
        here = [m for m in project.milestones if self.scale.shows(m.date, m.date)]
        places = [self.scale.end(milestone.date) for milestone in here]
        found, end = [], self.scale.left
        for milestone, x, following in zip(here, places, [*places, self.scale.right][1:], strict=True):
            wide, room = width(milestone.name, SMALL), following - x - 2 * ASIDE
            if x - ASIDE - wide > end:
                found.append(_Note(milestone, x, x - ASIDE - wide, milestone.name))
                end = x + ASIDE
            else:
                text = cut(milestone.name, room, SMALL) if room > 2 * ASIDE else ""
                found.append(_Note(milestone, x, x + ASIDE, text))
                end = x + 2 * ASIDE + width(text, SMALL)
        return found

    def _share(self, project: RoadProject) -> float:
        """Return how much of its time has gone."""
        if not project.first or not project.last or self.road.on < project.first:
            return 0
        days = (project.last - project.first).days + 1
        return min(1.0, ((self.road.on - project.first).days + 1) / days)

    def _elsewhere(self, project: RoadProject, bar: Bar) -> list[_Tag]:
        """Return the names of what it waits for and of what waits for it, when that is not on this sheet."""
        before = [wait.code for wait in project.needs if wait.code not in self.bars]
        after = [one for one in self.later.get(project.code, ()) if one not in self.bars]
        found = []
        room = bar.left - self.scale.left - 2 * AWAY
        if before and room > 2 * AWAY:
            text = cut(f"{', '.join(before)} →", room, SMALL)
            found.append(_Tag(bar.left - AWAY - width(text, SMALL), text))
        room = self.scale.right - bar.right - 2 * AWAY
        if after and room > 2 * AWAY:
            found.append(_Tag(bar.right + AWAY, cut(f"→ {', '.join(after)}", room, SMALL)))
        return found

    def _dependencies(self, drawing: Drawing) -> None:
        router = Router(self.grid, self._filled(), (self.scale.left + 2, self.scale.right - 2))
        chain = set(zip(self.road.critical, self.road.critical[1:], strict=False))
        drawn = [
            (wait, project)
            for project in self.projects
            for wait in project.needs
            if wait.code in self.bars and project.code in self.bars and wait.code != project.code
        ]
        drawn.sort(key=lambda pair: abs(self.bars[pair[0].code].row - self.bars[pair[1].code].row))
        for wait, project in drawn:
            points = router.route(self.bars[wait.code], self.bars[project.code])
            critical = (wait.code, project.code) in chain
            with drawing.group(_("{code} waits for {other}").format(code=project.code, other=wait.code)):
                ink.dependency(drawing, points, blocks=wait.type == "blocks", critical=critical)

    def _filled(self) -> list[list[tuple[float, float]]]:
        """Return what stands in each row."""
        found: list[list[tuple[float, float]]] = [[] for _project in self.projects]
        for row, project in enumerate(self.projects):
            if project.code in self.bars:
                bar = self.bars[project.code]
                found[row].append((bar.left, bar.right))
            for note in self.texts[project.code]:
                ends = (note.left, note.left + width(note.text, SMALL), note.x - ASIDE, note.x + ASIDE)
                found[row].append((min(ends), max(ends)))
            for tag in self.tags.get(project.code, ()):
                found[row].append((tag.left, tag.left + width(tag.text, SMALL)))
        return found


def title(project: RoadProject) -> str:
    """Return what shows when hovering over a sub-project."""
    lines = [f"{project.code} {project.name}", f"{period(project)} · {named(PROJECT_STATES, project.status)}"]
    lines += [project.working or _("change of working missing")]
    if project.needs:
        lines.append(_("waits for {codes}").format(codes=waits(project)))
    if project.slack is not None:
        lines.append(_("slack: {days} days").format(days=project.slack))
    for change in project.changes:
        parts = [change.system, change.target, change.party, change.process]
        about = " · ".join(part for part in parts if part)
        lines.append(f"{named(CHANGES, change.change)}: {about}")
    return "\n".join(lines)
