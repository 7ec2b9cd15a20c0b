"""The building blocks beside each other, so that none is forgotten, and the actions of the plan over all its themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, ColumnKind, Fill, Line, Proof, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.context import template
from inventory.plan.template import load_block
from inventory.plan.wording import dated
from inventory.records.plan import THEMES

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

BLOCK_OF = {
    "vision": "vision",
    "skills": "expertise",
    "content": "content",
    "infrastructure": "infrastructure",
    "data": "data",
}
"""The building block of the template that is about each theme."""


def balance_table(facts: Facts, part: Part) -> list[Block]:
    """Return the five building blocks beside each other: questions, answers, goals and indicators; it compares, it does not judge."""
    rows: list[tuple[Cell, ...]] = []
    proofs: list[Proof] = []
    for place, (theme, block) in enumerate(BLOCK_OF.items()):
        slots = [p.id for p in template(facts).parts if p.type == "question" and p.block == block]
        answers = [facts.texts[slot] for slot in slots if facts.text(slot)]
        goals = [g for g in facts.goals if g["theme"] == theme]
        reached = [g for g in goals if g["status"] == "reached"]
        rows.append((load_block(block).title, len(slots), len(answers), len(goals), len(reached)))
        proofs.append(Proof(place, 2, tuple(Line("plan_text", a["id"], a["slot"]) for a in answers)))
        proofs += [
            Proof(place, column, tuple(Line("goal", g["id"], g["goal"]) for g in records))
            for column, records in ((3, goals), (4, reached))
        ]
    number = ColumnKind.NUMBER
    columns = (
        Column(_("Building block"), share=16),
        Column(_("Questions"), number, 9),
        Column(_("Answered"), number, 9),
        Column(_("Goals"), number, 8),
        Column(_("Goals reached"), number, 9),
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=tuple(rows),
        caption=_("The five building blocks beside each other"),
        keys=tuple(f"theme:{theme}" for theme in BLOCK_OF),
        proofs=tuple(proofs),
        evidence=(evidence("goal", facts.goals), evidence("plan_text", facts.texts.values())),
    )
    return [table]


def action_planner(facts: Facts, part: Part) -> list[Block]:
    """Return the actions of the plan by theme: what, with which result, who, when, and how far it is."""
    order = list(THEMES)
    found = sorted(facts.goals, key=lambda g: (order.index(g["theme"]), g["number"]))
    rows: list[tuple[Cell, ...]] = []
    keys: list[str] = []
    last = ""
    for goal in found:
        if goal["theme"] != last:
            rows.append((_(THEMES[goal["theme"]]).capitalize(),))
            keys.append(f"theme:{goal['theme']}")
            last = goal["theme"]
        rows.append(_action(facts, goal))
        keys.append(f"goal:{goal['id']}")
    columns = (
        Column(_("Action"), share=18),
        Column(_("Result"), share=16),
        Column(_("Who"), share=9),
        Column(_("When"), share=10),
        Column(_("Progress"), share=8),
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(rows),
        caption=_("Actions of the plan"),
        empty=_("No goals are recorded yet."),
        keys=tuple(keys),
        evidence=(evidence("goal", found),),
    )
    return [table]


def _action(facts: Facts, goal: Row) -> tuple[Cell, ...]:
    status = facts.shown("goal", goal, "status") if goal["status"] else None
    return (
        f"{goal['number']}. {goal['goal']}",
        goal["result"],
        facts.name("person", goal["owner"]) or None,
        _when(goal),
        status,
    )


def _when(goal: Row) -> str | None:
    """Return from when to when, or the year; None when nothing is said."""
    start, end = goal["start"], goal["end"]
    if start and end:
        return _("{start} to {end}").format(start=dated(start), end=dated(end))
    if end:
        return _("until {end}").format(end=dated(end))
    if start:
        return _("from {start}").format(start=dated(start))
    return str(goal["year"]) if goal["year"] else None
