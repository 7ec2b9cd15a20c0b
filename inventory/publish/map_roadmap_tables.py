"""A roadmap as text: sub-projects, what they change, milestones, plateaus, and what calls for attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import number_text
from inventory.language import _, written
from inventory.publish.plate import PlainTable
from inventory.records.roadmap import CHANGES, DEPENDENCIES, OLD_DATA, PROJECT_STATES, SYSTEM_DECISIONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from inventory.landscape.road import Road, RoadProject


def tables(road: Road, shown: Sequence[RoadProject]) -> tuple[PlainTable, ...]:
    """Return a roadmap as tables; those without rows are left out, but for the sub-projects.

    Args:
        road: The roadmap.
        shown: The sub-projects that are drawn.
    """
    made = [_projects(road, shown), _changes(shown), _milestones(shown), _plateaus(road), _checks(road)]
    return tuple(table for place, table in enumerate(made) if table.rows or not place)


def named(words: Mapping[str, str], key: str) -> str:
    """Return a choice in the language now spoken, "" when it is not recorded."""
    return _(words[key]) if key in words else key


def dated(day: dt.date | None) -> str:
    """Return a day, "" for none."""
    return written(day) if day else ""


def hundredths(amount: int | None) -> str:
    """Return an amount in hundredths as people write it, "" for none."""
    return "" if amount is None else number_text(amount)


def period(project: RoadProject) -> str:
    """Return from when to when a sub-project runs, and whether that was reckoned."""
    if not project.first or not project.last:
        return _("no dates")
    days = f"{written(project.first)} \N{EN DASH} {written(project.last)}"
    return _("{days} (reckoned)").format(days=days) if project.reckoned else days


def waits(project: RoadProject) -> str:
    """Return what a sub-project waits for: "R1; R2 (blocks)"."""
    return "; ".join(
        wait.code if wait.type != "blocks" else f"{wait.code} ({_(DEPENDENCIES['blocks'])})"
        for wait in project.needs
    )


def _projects(road: Road, shown: Sequence[RoadProject]) -> PlainTable:
    head = (
        _("Code"),
        _("Name"),
        _("Status"),
        _("Decision"),
        _("From and until"),
        _("Days"),
        _("Slack"),
        _("Critical path"),
        _("Waits for"),
        _("Change of working"),
        _("Party"),
        _("Owner"),
        _("Fte"),
        _("Cost in euro"),
    )
    rows = tuple(
        (
            one.code,
            one.name,
            named(PROJECT_STATES, one.status),
            named(SYSTEM_DECISIONS, one.decision),
            period(one),
            "" if one.duration is None else str(one.duration),
            "" if one.slack is None else str(one.slack),
            _("yes") if one.code in road.critical else _("no"),
            waits(one),
            one.working or _("missing"),
            one.party or _("all parties"),
            one.owner,
            hundredths(one.effort),
            hundredths(one.cost),
        )
        for one in shown
    )
    return PlainTable(_("Sub-projects"), head, rows)


def _changes(shown: Sequence[RoadProject]) -> PlainTable:
    head = (
        _("Sub-project"),
        _("Change"),
        _("System"),
        _("To system"),
        _("Party"),
        _("Process"),
        _("Function"),
        _("From"),
        _("Old until"),
        _("Old data"),
    )
    rows = tuple(
        (
            one.code,
            named(CHANGES, change.change),
            change.system,
            change.target,
            change.party,
            change.process,
            change.function,
            dated(change.day) or _("no date"),
            dated(change.last),
            named(OLD_DATA, change.data),
        )
        for one in shown
        for change in one.changes
    )
    return PlainTable(_("Changes of systems"), head, rows)


def _milestones(shown: Sequence[RoadProject]) -> PlainTable:
    rows = tuple(
        (one.code, milestone.name, dated(milestone.date), dated(milestone.done) or _("not yet"))
        for one in shown
        for milestone in one.milestones
    )
    head = (_("Sub-project"), _("Milestone"), _("Date"), _("Reached on"))
    return PlainTable(_("Milestones"), head, rows)


def _plateaus(road: Road) -> PlainTable:
    rows = tuple((one.name, dated(one.date), _("yes") if one.target else _("no")) for one in road.plateaus)
    return PlainTable(_("Plateaus"), (_("Plateau"), _("Date"), _("Target")), rows)


def _checks(road: Road) -> PlainTable:
    rows = tuple((one.rule, one.key, one.name, one.message, dated(one.due)) for one in road.checks)
    head = (_("Rule"), _("Key"), _("Name"), _("What is wrong"), _("Before"))
    return PlainTable(_("What calls for attention"), head, rows)
