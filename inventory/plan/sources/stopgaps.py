"""Temporary solutions that need a lasting place, with what takes their place and until when they may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, ColumnKind, Fill, Table
from inventory.plan.checks_systems import stands
from inventory.plan.facts import evidence
from inventory.plan.wording import dated

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


def stopgaps_table(facts: Facts, part: Part) -> list[Block]:
    """Return the temporary solutions that stand on the day of the plan, those that must go first before the others."""
    found = sorted(
        (row for row in facts.rows("stopgap") if stands(facts, row)),
        key=lambda row: (row["until"] is None, row["until"], row["name"].casefold()),
    )
    columns = (
        Column(_("Temporary solution"), share=15),
        Column(_("Where"), share=11),
        Column(_("Since"), ColumnKind.DATE, 8),
        Column(_("Until"), ColumnKind.DATE, 8),
        Column(_("Lasting solution"), share=16),
        Column(_("Owner"), share=9),
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=tuple(_row(facts, row) for row in found),
        caption=_("Temporary solutions that need a lasting place on {date}").format(date=dated(facts.on)),
        empty=_("No temporary solutions are recorded."),
        keys=tuple(f"stopgap:{row['id']}" for row in found),
        fill=Fill.AUTOMATIC,
        evidence=(evidence("stopgap", found),),
    )
    return [table]


def _row(facts: Facts, row: Row) -> tuple[Cell, ...]:
    goals = facts.by_id("goal")
    goal = goals[row["goal"]]["goal"] if row["goal"] in goals else ""
    where = [facts.name("system", row["system"]), facts.name("site", row["site"])]
    return (
        row["name"],
        ", ".join(name for name in where if name) or _("whole board"),
        row["since"],
        row["until"],
        row["lasting"] or (_("Goal: {goal}").format(goal=goal) if goal else None),
        facts.name("person", row["owner"]) or None,
    )
