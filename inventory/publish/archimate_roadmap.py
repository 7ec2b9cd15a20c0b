"""The roadmap in ArchiMate: plateaus with the systems that they hold, gaps between them, and work packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory.landscape import reading, roadmap_rows
from inventory.landscape.diff import uses
from inventory.language import _, written
from inventory.publish.archimate_model import Element, Relation, identifier
from inventory.publish.archimate_names import OWN
from inventory.records.roadmap import DEPENDENCIES, Project
from inventory.records.values import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.landscape.model import LandscapeView
    from inventory.landscape.roadmap_rows import ProjectRow, RoadmapRows
    from inventory.publish.archimate_records import Records

SHOWN = 20
"""Changes that a gap tells of each kind."""


@dataclass(frozen=True)
class Stage:
    """A plateau: its number among the records (0 for how it is now), name, day, text, and the landscape of that day."""

    number: int
    name: str
    date: date
    text: str
    view: LandscapeView


@dataclass
class Road:
    """The roadmap of a model.

    Args:
        records: The records of the model; the systems of plateaus and sub-projects are added to it.
    """

    records: Records

    def __post_init__(self) -> None:
        """Read the roadmap."""
        connection = self.records.connection
        self.rows: RoadmapRows = roadmap_rows.read(connection)
        self.stages = self._stages() if self.rows.plateaus or self.rows.projects else []
        for change in self.rows.standing():
            named = {number for number in (change.system, change.target) if number is not None}
            self.records.systems |= named & set(self.records.rows["system"])
        for stage in self.stages:
            self.records.systems |= self.held(stage)

    def _stages(self) -> list[Stage]:
        """Return how it is now and the plateaus, by day."""
        records, connection = self.records, self.records.connection
        now = records.view if records.mode == "now" else reading.view(connection, records.on, "now")
        first = Stage(0, _("Now"), records.on, "", now)
        later = [p for p in self.rows.plateaus if records.mode != "now" or p.date >= records.on]
        return [
            first,
            *(
                Stage(p.id, p.name, p.date, p.notes or "", reading.view(connection, p.date, "plateau"))
                for p in later
            ),
        ]

    def held(self, stage: Stage) -> set[int]:
        """Return the numbers of the systems that support something at a plateau."""
        numbers = self.records.numbers
        return {numbers[row.system] for row in stage.view.support if row.system in numbers}

    def elements(self) -> Iterator[Element]:
        """Yield plateaus, gaps and work packages."""
        for stage in self.stages:
            text = "\n".join(part for part in (written(stage.date), stage.text) if part)
            marks = ((OWN, f"plateau {stage.name}" if stage.number else "now"),)
            yield Element(identifier("plateau", stage.number), "Plateau", stage.name, text, marks)
        for one, other in zip(self.stages, self.stages[1:], strict=False):
            yield Element(identifier("gap", other.number), "Gap", f"{one.name} → {other.name}", _changes(one, other), ((OWN, "gap"),))  # fmt: skip
        for project in self.rows.projects.values():
            yield self._work_package(project)

    def relations(self) -> Iterator[Relation]:
        """Yield the order of plateaus, what they hold, between which a gap is, and what work packages bring about."""
        for stage in self.stages:
            for system in sorted(self.held(stage)):
                ends = identifier("plateau", stage.number), identifier("system", system)
                yield Relation(identifier("holds", f"{stage.number}/{system}"), "Aggregation", *ends)
        for one, other in zip(self.stages, self.stages[1:], strict=False):
            ends = identifier("plateau", one.number), identifier("plateau", other.number)
            yield Relation(identifier("leads to", other.number), "Triggering", *ends)
            for side, stage in (("from", one), ("to", other)):
                ends = identifier("gap", other.number), identifier("plateau", stage.number)
                yield Relation(identifier(f"gap {side}", other.number), "Association", *ends)
        for row in self.rows.dependencies:
            ends = identifier("project", row.needs), identifier("project", row.project)
            yield Relation(identifier("waits for", row.id), "Triggering", *ends, _(DEPENDENCIES[row.type]))
        for project in self.rows.projects.values():
            reached = self._reached(project)
            if reached is not None:
                ends = identifier("project", project.id), identifier("plateau", reached.number)
                yield Relation(identifier("brings about", project.id), "Realization", *ends)

    def _reached(self, project: ProjectRow) -> Stage | None:
        """Return the first plateau after a sub-project ends, the last one when its end is not known."""
        plateaus = self.stages[1:]
        if project.status == "cancelled" or not plateaus:
            return None
        last = project.last
        return next((p for p in plateaus if last is not None and p.date >= last), plateaus[-1])

    def _work_package(self, project: ProjectRow) -> Element:
        """Return a sub-project."""
        marks: list[tuple[str, str]] = [(OWN, f"project {project.code}")]
        for name in ("status", "decision", "start", "end", "days", "not_before"):
            field = Project.fields[name]
            text = show(field, getattr(project, name))
            marks += [(_(field.label), text)] if text else []
        text = "\n".join(part for part in (project.working, project.notes) if part)
        return Element(identifier("project", project.id), "WorkPackage", f"{project.code} {project.name}", text, tuple(marks))  # fmt: skip


def _changes(one: Stage, other: Stage) -> str:
    """Return what goes and what comes between two plateaus."""
    before, after = uses(one.view), uses(other.view)
    old, new = set(before), set(after)
    gone = [use for use in before if use not in new]
    come = [use for use in after if use not in old]
    return "\n".join([*_lines("−", gone), *_lines("+", come)])  # noqa: RUF001  the sign


def _lines(sign: str, found: list[Any]) -> Iterator[str]:
    """Yield a line for each of the first changes, and how many there are more."""
    for use in found[:SHOWN]:
        yield f"{sign} {use.system} · {use.process} · {use.party}"
    if len(found) > SHOWN:
        yield f"{sign} " + _("and {count} more").format(count=len(found) - SHOWN)
