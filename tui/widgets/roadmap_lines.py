"""What stands below the roadmap of the sub-project under the cursor: its changes, what it waits for, results, checks. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.money import euro
from inventory.language import N_, _, ngettext
from inventory.records.roadmap import CHANGES, DEPENDENCIES, OLD_DATA, PROJECT_STATES, SYSTEM_DECISIONS
from inventory.records.values import day, decimals
from inventory.text import clean

if TYPE_CHECKING:
    from inventory.landscape.road import Road, RoadChange, RoadCheck, RoadProject
    from tui.widgets.grid import Tone

SIGNS: dict[str, tuple[str, Tone]] = {
    "working": ("✎", "success"),
    "missing": ("!", "warning"),
    "change": ("▸", "accent"),
    "waits": ("←", "muted"),
    "holds": ("→", "muted"),
    "milestone": ("◇", "accent"),
    "reached": ("◆", "success"),
    "check": ("!", "warning"),
    "unknown": ("?", "warning"),
}
"""Sign and tone of a line."""
WORDS = {
    "working": N_("working"),
    "missing": N_("working"),
    "change": N_("change"),
    "waits": N_("waits for"),
    "holds": N_("is waited for by"),
    "milestone": N_("milestone"),
    "reached": N_("milestone"),
    "check": N_("check"),
    "unknown": N_("check"),
}
"""What a line is."""


NO_WORKING, NO_CHANGE = "LND-101", "LND-102"
"""Checks that say themselves what would be missing among the lines."""


class Line(NamedTuple):
    """A line below the roadmap.

    Args:
        sign: What it is: a name of `SIGNS`.
        text: What it says.
        when: Days, in words.
        kind, number: The record behind it; "" and 0 for that of the sub-project.
    """

    sign: str
    text: str
    when: str = ""
    kind: str = ""
    number: int = 0


def title(project: RoadProject) -> str:
    """Return a sub-project in one line: name, state, decision, days, slack, cost, who leads it."""
    parts = [f"{project.code} {project.name}", _(PROJECT_STATES.get(project.status, project.status))]
    if project.decision:
        parts.append(_(SYSTEM_DECISIONS.get(project.decision, project.decision)))
    parts.append(days(project))
    if project.critical:
        parts.append(_("critical: no slack"))
    elif project.slack is not None:
        text = ngettext("{count} day of slack", "{count} days of slack", project.slack)
        parts.append(text.format(count=project.slack))
    if project.cost is not None:
        parts.append(euro(project.cost))
    if project.effort is not None:
        parts.append(_("{fte} fte").format(fte=decimals(project.effort, 2)))
    parts += [part for part in (project.party, project.owner) if part]
    return " · ".join(clean(part) for part in parts)


def days(project: RoadProject) -> str:
    """Return from when to when it runs, and whether that is reckoned."""
    if project.first is None or project.last is None:
        return _("no days yet")
    text = f"{day(project.first)} – {day(project.last)}"  # noqa: RUF001  from one day to another
    return text + " (" + _("reckoned") + ")" if project.reckoned else text


def lines(project: RoadProject, road: Road) -> list[Line]:
    """Return what there is to say of a sub-project, its checks first."""
    about = checks(project, road)
    told = {one.rule for one in about}
    found = [_check(one) for one in about]
    if project.working:
        found.append(Line("working", project.working))
    elif NO_WORKING not in told:
        found.append(Line("missing", _("The change of working is not recorded")))
    found += [_change(one) for one in project.changes]
    if not project.changes and NO_CHANGE not in told:
        found.append(Line("missing", _("No change of a system is recorded: c adds one")))
    names = {one.code: one for one in road.projects}
    for wait in project.needs:
        text = f"{wait.code} {names[wait.code].name if wait.code in names else ''} ({_(DEPENDENCIES.get(wait.type, wait.type))})"
        found.append(_of(Line("waits", text), names.get(wait.code)))
    for other in road.projects:
        for wait in other.needs:
            if wait.code == project.code:
                found.append(_of(Line("holds", f"{other.code} {other.name}"), other))
    for one in project.milestones:
        when = day(one.date) + (" ✓ " + day(one.done) if one.done else "")
        found.append(Line("reached" if one.done else "milestone", one.name, when))
    return found


def _of(line: Line, project: RoadProject | None) -> Line:
    return line if project is None else line._replace(kind="project", number=project.number)


def checks(project: RoadProject, road: Road) -> list[RoadCheck]:
    """Return the checks that are about a sub-project."""
    return [one for one in road.checks if one.kind == "project" and one.key == project.code]


def others(road: Road) -> list[RoadCheck]:
    """Return the checks that are about no sub-project."""
    codes = {one.code for one in road.projects}
    return [one for one in road.checks if one.kind != "project" or one.key not in codes]


def _check(one: RoadCheck) -> Line:
    when = "" if one.due is None else day(one.due)
    return Line("unknown" if one.status == "unknown" else "check", f"{one.rule} {one.message}", when)


def _change(one: RoadChange) -> Line:
    """Return a change in words: what, which system, for whom, and what becomes of the data."""
    text = f"{_(CHANGES.get(one.change, one.change))} {one.system}"
    if one.target:
        text += f" → {one.target}"
    about = [part for part in (one.party, one.process, one.function) if part]
    if about:
        text += " · " + ", ".join(about)
    if one.last is not None or one.change in {"replace", "merge", "phase_out"}:
        text += " · " + _("old data: {data}").format(data=_(OLD_DATA.get(one.data, one.data)))
    parts = [day(one.day)] if one.day else [_("day unknown")]
    if one.last is not None:
        parts.append(_("old until {day}").format(day=day(one.last)))
    return Line("change", text, ", ".join(parts), "project_change", one.number)
