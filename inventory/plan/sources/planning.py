"""Chapter 4, the planning by time: goals, indicators, phases and decisions; in an annex what is behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.plan.blocks import Column, ColumnKind, Table
from inventory.plan.facts import evidence
from inventory.plan.indicators import standings
from inventory.plan.measures import board
from inventory.plan.sources.cycle import adjustments, phases
from inventory.plan.wording import dated
from inventory.records.plan_cycle import PHASES
from inventory.signals import agenda

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.plan.blocks import Block, Cell, Evidence
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

ROAD = ("milestone", "plateau")
"""Kinds of the agenda that a board steers by: they stand in the chapter, beside goals, indicators and phases."""
WORK = (
    "connection_end", "lease_return", "support_end", "replacement", "system_arrives", "system_leaves",
)  # fmt: skip
"""Kinds of the agenda that stand in an annex. Contracts have a calendar of their own; reviews and yearly counts are
day-to-day work."""


class Step(NamedTuple):
    """Something that happens in the years of the plan.

    Attributes:
        day: The day by which it is put in order.
        when: What the first column shows: a day, or only a year.
        kind: What kind of thing, in words.
        what: What happens.
        remark: What else there is to say, "" for nothing.
        key: A stable code.
    """

    day: date
    when: date | str
    kind: str
    what: str
    remark: str
    key: str


def milestones(facts: Facts, part: Part) -> list[Block]:
    """Return what the board steers by, from the day of the plan (or its first day when sooner) to its last day."""
    steps = [
        *_goals(facts),
        *_indicators(facts),
        *_phases(facts),
        *_adjustments(facts),
        *_agenda(facts, ROAD),
    ]
    proof = (
        evidence("goal", facts.goals),
        evidence("indicator", facts.of_plan("indicator")),
        evidence("plan_phase", phases(facts).values()),
        evidence("adjustment", adjustments(facts)),
    )
    return [_table(facts, part, steps, _("Goals, indicators, phases and decisions"), proof)]


def milestones_work(facts: Facts, part: Part) -> list[Block]:
    """Return the days behind it: replacement, end of support, connections and leases, systems that come and go."""
    proof = (evidence("lot", facts.rows("lot")), evidence("contract", facts.rows("contract")))
    caption = _("Replacement, end of support, and systems that come and go")
    return [_table(facts, part, _agenda(facts, WORK), caption, proof)]


def _span(facts: Facts) -> tuple[date, date]:
    """Return the days that are planned: from the day of the plan, or its first day when sooner, to its last day."""
    first = facts.book_year.first(facts.settings.first_year)
    return min(first, facts.on), facts.book_year.last(facts.settings.last_year)


def _table(
    facts: Facts, part: Part, steps: Iterable[Step], caption: str, proof: tuple[Evidence, ...]
) -> Table:
    first, last = _span(facts)
    shown = [one for one in steps if first <= one.day <= last]
    mine = sorted(shown, key=lambda one: (one.day, one.kind, one.key))
    columns = (
        Column(_("When"), ColumnKind.DATE, 9),
        Column(_("Kind"), share=11),
        Column(_("What"), share=27),
        Column(_("Remark"), share=17),
    )
    count = 4 if any(one.remark for one in mine) or not mine else 3
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.when, one.kind, one.what, one.remark)[:count] for one in mine
    )
    return Table(
        id=part.id,
        columns=columns[:count],
        rows=rows,
        caption=caption,
        empty=_("Nothing is recorded for these years."),
        keys=tuple(one.key for one in mine),
        evidence=proof,
    )


def _goals(facts: Facts) -> Iterator[Step]:
    """Give the goals: by the day on which they begin or are ready, else at the end of their year."""
    for goal in facts.goals:
        remark = goal["result"] or ""
        if goal["start"] and goal["end"]:
            ready = _("ready on {end}").format(end=dated(goal["end"]))
            remark = f"{remark} ({ready})" if remark else ready
        day = goal["start"] or goal["end"]
        if day or goal["year"]:
            last = day or date(goal["year"], 12, 31)
            yield Step(last, day or str(goal["year"]), _("goal"), goal["goal"], remark, f"goal:{goal['id']}")


def _indicators(facts: Facts) -> Iterator[Step]:
    """Give the indicators by the day on which their target must be reached."""
    for one in standings(facts):
        day = one.row["target_date"]
        if day and one.row["target"] is not None:
            target = _("target {value}").format(value=one.text(one.row["target"]))
            yield Step(day, day, _("indicator"), one.row["name"], target, f"indicator:{one.row['id']}")


def _phases(facts: Facts) -> Iterator[Step]:
    """Give the phases by the day on which they begin; one that began before the plan by the day on which it is ready."""
    for phase, row in phases(facts).items():
        label = _(PHASES[phase])
        key = f"plan_phase:{row['id']}"
        if row["start"]:
            remark = _("ready on {end}").format(end=dated(row["end"])) if row["end"] else ""
            what = _("Phase {phase} begins").format(phase=label)
            yield Step(row["start"], row["start"], _("phase"), what, remark, key)
        if row["end"]:
            what = _("Phase {phase} is ready").format(phase=label)
            yield Step(row["end"], row["end"], _("phase"), what, "", f"{key}-end")


def _adjustments(facts: Facts) -> Iterator[Step]:
    """Give the decisions that are still to be carried out, by the day on which that must be done."""
    for row in adjustments(facts):
        if row["due"] and row["status"] == "open":
            who = facts.name("person", row["owner"])
            yield Step(row["due"], row["due"], _("decision"), row["decision"], who, f"adjustment:{row['id']}")


def _agenda(facts: Facts, kinds: tuple[str, ...]) -> Iterator[Step]:
    """Give the days of the agenda of some kinds."""
    for entry in agenda.written(board(facts), *_span(facts)):
        if entry.kind in kinds:
            remark = entry.site or (_("decided already") if entry.settled else "")
            yield Step(entry.date, entry.date, _(agenda.KINDS[entry.kind]), entry.title, remark, entry.uid)
