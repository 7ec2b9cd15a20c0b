"""Chapter 4, the detailed planning: goals, indicators, phases, decisions, contracts, replacement and the road, by time."""

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
    from collections.abc import Iterator

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

PLANNED = (
    "notice", "decision", "contract_end", "connection_end", "lease_return", "support_end", "replacement", "milestone",
    "plateau", "system_arrives", "system_leaves",
)  # fmt: skip
"""Kinds of the agenda that a plan of several years shows; reviews and yearly counts are day-to-day work."""
ONCE = ("notice", "decision")
"""Kinds that come every term: the plan shows the first, which is the one to decide about."""


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
    """Return what happens from the day of the plan, or its first day when that is sooner, to its last day."""
    first = facts.book_year.first(facts.settings.first_year)
    last = facts.book_year.last(facts.settings.last_year)
    steps = [
        *_goals(facts),
        *_indicators(facts),
        *_phases(facts),
        *_adjustments(facts),
        *_agenda(facts, min(first, facts.on), last),
    ]
    shown = [one for one in steps if min(first, facts.on) <= one.day <= last]
    mine = sorted(shown, key=lambda one: (one.day, one.kind, one.key))
    rows: tuple[tuple[Cell, ...], ...] = tuple((one.when, one.kind, one.what, one.remark) for one in mine)
    return [
        Table(
            id=part.id,
            columns=(
                Column(_("When"), ColumnKind.DATE, 9),
                Column(_("Kind"), share=14),
                Column(_("What"), share=27),
                Column(_("Remark"), share=14),
            ),
            rows=rows,
            caption=_("Goals, indicators, phases, dates of contracts and replacement"),
            empty=_("Nothing is recorded for these years."),
            keys=tuple(one.key for one in mine),
            evidence=(
                evidence("goal", facts.goals),
                evidence("indicator", facts.of_plan("indicator")),
                evidence("plan_phase", phases(facts).values()),
                evidence("adjustment", adjustments(facts)),
                evidence("contract", facts.rows("contract")),
                evidence("lot", facts.rows("lot")),
            ),
        )
    ]


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


def _agenda(facts: Facts, first: date, last: date) -> Iterator[Step]:
    """Give the days of the agenda that a plan shows."""
    seen: set[tuple[str, int]] = set()
    for entry in agenda.written(board(facts), first, last):
        about = (entry.subject.kind, entry.subject.id)
        if entry.kind not in PLANNED or (entry.kind in ONCE and about in seen):
            continue
        if entry.kind in ONCE:
            seen.add(about)
        remark = entry.site or (_("decided already") if entry.settled else "")
        yield Step(entry.date, entry.date, _(agenda.KINDS[entry.kind]), entry.title, remark, entry.uid)
