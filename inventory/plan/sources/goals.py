"""Sections 2.2 and 3: goals with their results, by theme and by year of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Fill, Paragraph, Prompt, Table, Written
from inventory.plan.facts import evidence
from inventory.records.plan import THEMES

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

STRATEGY = {
    "skills": "expertise-strategy",
    "content": "content-policy",
    "infrastructure": "infrastructure-policy",
}
"""The slot with the strategy of each theme of the format."""


def place(facts: Facts, slot: str) -> Written | Prompt:
    """Return what somebody wrote in a place of the plan, or the place that is still to be filled."""
    text = facts.text(slot)
    return Written(slot, text) if text else Prompt(slot)


def theme_goals(facts: Facts, part: Part) -> list[Block]:
    """Return the goals of one theme as a draft of the answer."""
    mine = [g for g in facts.goals if g["theme"] == part.options["theme"]]
    if not mine:
        return []
    text = "\n".join(f"{g['number']}. {g['goal']}" for g in mine)
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text=text, evidence=(evidence("goal", mine),))]


def goal_slot(goal: Row, what: str) -> str:
    """Return the slot of what is still to be written about a goal: "result-skills-1"."""
    return f"{what}-{goal['theme']}-{goal['number']}"


def _written(facts: Facts, goal: Row, column: str) -> Cell:
    """Return a value of a goal, what was written in its place, or the place."""
    return goal[column] or place(facts, goal_slot(goal, column))


def results_table(facts: Facts, part: Part) -> list[Block]:
    """Return strategy, goals and results by theme: the three of the format, and others that have goals."""
    rows: list[tuple[Cell, ...]] = []
    keys: list[str] = []
    for theme in (*STRATEGY, *(theme for theme in THEMES if theme not in STRATEGY)):
        mine = [g for g in facts.goals if g["theme"] == theme]
        if mine or theme in STRATEGY:
            rows += _of_theme(facts, theme, mine)
            keys += [f"goal:{g['id']}" for g in mine] or [f"theme:{theme}"]
    columns = (
        Column(_("Theme"), share=8),
        Column(_("Strategy"), share=14),
        Column(_("Actions and goals"), share=13),
        Column(_("Results"), share=13),
    )
    proof = (evidence("goal", facts.goals),)
    return [Table(id=part.id, columns=columns, rows=tuple(rows), keys=tuple(keys), evidence=proof)]


def _of_theme(facts: Facts, theme: str, mine: list[Row]) -> list[tuple[Cell, ...]]:
    """Return the rows of one theme: a row a goal, or one that asks for goals."""
    label = _(THEMES[theme]).capitalize()
    strategy: Cell = place(facts, STRATEGY[theme]) if theme in STRATEGY else ""
    if not mine:
        return [(label, strategy, place(facts, f"goal-{theme}"), place(facts, f"result-{theme}"))]
    rows: list[tuple[Cell, ...]] = []
    for number, goal in enumerate(mine):
        first: tuple[Cell, Cell] = ("", "") if number else (label, strategy)
        result = f"{goal['number']}. {goal['result']}" if goal["result"] else _written(facts, goal, "result")
        rows.append((*first, f"{goal['number']}. {goal['goal']}", result))
    return rows


def years_table(facts: Facts, part: Part) -> list[Block]:
    """Return the goals by year of the plan; a year without goals asks for them, goals of no year come last."""
    columns = (
        Column(_("Year"), share=5),
        Column(_("Actions and goals"), share=14),
        Column(_("Results"), share=13),
        Column(_("Performance indicators"), share=13),
    )
    rows: list[tuple[Cell, ...]] = []
    keys: list[str] = []
    years = list(facts.settings.years)
    for year in (*years, None):
        mine = [g for g in facts.goals if (g["year"] if g["year"] in years else None) == year]
        label = _("no year") if year is None else str(year)
        for number, goal in enumerate(mine):
            cells = (goal["goal"], _written(facts, goal, "result"), _measured_by(facts, goal))
            rows.append(("" if number else label, *cells))
            keys.append(f"goal:{goal['id']}")
        if not mine and year is not None:
            asked = (place(facts, f"{what}-{year}") for what in ("goals", "results", "indicators"))
            rows.append((label, *asked))
            keys.append(f"year:{year}")
    proof = (evidence("goal", facts.goals),)
    return [Table(id=part.id, columns=columns, rows=tuple(rows), keys=tuple(keys), evidence=proof)]


def _measured_by(facts: Facts, goal: Row) -> Cell:
    """Return what a goal is measured by: its indicators, or what stands with the goal itself."""
    names = [row["name"] for row in facts.rows("indicator") if row["goal"] == goal["id"]]
    return "\n".join(names) if names else _written(facts, goal, "indicator")
