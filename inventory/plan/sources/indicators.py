"""Section 2.2, indicators: by result, with where they began, where they are and where they must be; what is measured itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Evidence, Proof, Table
from inventory.plan.facts import evidence
from inventory.plan.indicators import TRENDS, standings, trend_text
from inventory.plan.measures import UNITS, measure, shown
from inventory.plan.sources.goals import place
from inventory.plan.wording import dated
from inventory.records.plan_cycle import MEASURES

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.indicators import Standing
    from inventory.plan.template import Part

MOST_POINTS = 5
"""Values that the history of an indicator shows, the newest last."""


def aimed(found: Standing) -> str | None:
    """Return the target with the day on which it must be reached on a line of its own; None when there is no target."""
    if found.row["target"] is None:
        return None
    text = found.text(found.row["target"])
    return f"{text}\n{dated(found.row['target_date'])}" if found.row["target_date"] else text


def newest(found: Standing) -> str | None:
    """Return the newest value with its day on a line of its own; None when it was never measured."""
    point = found.newest
    return None if point is None else f"{found.text(point.value)}\n{dated(point.date)}"


def proof_of(found: list[Standing]) -> tuple[Evidence, ...]:
    """Return the indicators and their measurements as evidence."""
    ids = tuple(one.id for standing in found for one in standing.points if one.id)
    return (
        evidence("indicator", [one.row for one in found]),
        Evidence("measurement", ids if len(ids) <= 50 else (), len(ids)),  # noqa: PLR2004  as `facts.evidence`
    )


def indicators_table(facts: Facts, part: Part) -> list[Block]:
    """Return the indicators of each result with baseline, newest value, target and light."""
    found = standings(facts)
    goals = {g["id"]: g for g in facts.goals}
    measured = {one.row["goal"] for one in found}
    rows: list[tuple[Cell, ...]] = [
        (
            _result(goals.get(one.row["goal"])),
            one.row["name"],
            "" if one.row["baseline"] is None else one.text(one.row["baseline"]),
            newest(one) or "",
            aimed(one) or "",
            one.light.text,
        )
        for one in found
    ]
    keys = [f"indicator:{one.row['id']}" for one in found]
    for goal in facts.goals:
        if goal["indicator"] and goal["id"] not in measured:
            rows.append((_result(goal), goal["indicator"], "", "", "", _("not followed yet")))
            keys.append(f"goal:{goal['id']}")
    if not rows:
        rows.append((place(facts, "goal-results"), place(facts, "goal-indicators"), "", "", "", ""))
        keys.append("none")
    columns = (
        Column(_("Result"), share=15),
        Column(_("Performance indicator"), share=15),
        Column(_("Began at"), share=7),
        Column(_("Now"), share=10),
        Column(_("Target"), share=10),
        Column(_("State"), share=10),
    )
    proof = (evidence("goal", facts.goals), *proof_of(found))
    return [Table(id=part.id, columns=columns, rows=tuple(rows), keys=tuple(keys), evidence=proof)]


def _result(goal: Row | None) -> str:
    return str(goal["result"] or goal["goal"]) if goal else _("the whole plan")


def indicators_now(facts: Facts, part: Part) -> list[Block]:
    """Return what the inventory itself measures on the day of the plan, with how it comes to that."""
    rows: list[tuple[Cell, ...]] = []
    proofs: list[Proof] = []
    behind: dict[str, Evidence] = {}
    for name, label in MEASURES.items():
        found = measure(facts, name)
        value = None if found.value is None else shown(found.value, UNITS[name])
        rows.append((_first_up(_(label)), value, found.words))
        if found.lines:
            proofs.append(Proof(len(rows) - 1, 1, found.lines))
        behind.update({one.kind: one for one in found.evidence})
    table = Table(
        id=part.id,
        columns=(
            Column(_("Indicator"), share=15),
            Column(_("State on the date of this plan"), share=8),
            Column(_("How it is reckoned"), share=20),
        ),
        rows=tuple(rows),
        caption=_("Indicators that the inventory measures"),
        keys=tuple(MEASURES),
        proofs=tuple(proofs),
        evidence=tuple(behind.values()),
    )
    return [table]


def _first_up(text: str) -> str:
    """Return a text with a capital at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def indicators_history(facts: Facts, part: Part) -> list[Block]:
    """Return how each indicator went: its values with their days, what it still lacks, and whether it gets better."""
    found = standings(facts)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.row["name"],
            "" if one.row["baseline"] is None else one.text(one.row["baseline"]),
            _history(one),
            aimed(one) or "",
            _lacks(one),
            one.light.text,
        )
        for one in found
    )
    table = Table(
        id=part.id,
        columns=(
            Column(_("Indicator"), share=14),
            Column(_("Began at"), share=7),
            Column(_("Measured"), share=15),
            Column(_("Target"), share=10),
            Column(_("Still to go, trend"), share=11),
            Column(_("State"), share=10),
        ),
        rows=rows,
        caption=_("Indicators: planned and measured"),
        empty=_("No indicators are recorded for this plan, so progress cannot be measured."),
        keys=tuple(f"indicator:{one.row['id']}" for one in found),
        evidence=proof_of(found),
    )
    return [table]


def _history(found: Standing) -> str:
    """Return the last values with their days, a line each; what was never measured says so."""
    lines = [f"{dated(one.date)}: {found.text(one.value)}" for one in found.points[-MOST_POINTS:]]
    if not lines:
        return found.now.words if found.now else _("not measured")
    return "\n".join(lines)


def _lacks(found: Standing) -> str:
    """Return what an indicator still lacks, and its trend; "" when neither is known."""
    lines = []
    if found.gap:
        lines.append(found.text(found.gap))
    elif found.gap == 0:
        lines.append(_("nothing"))
    if trend_text(found):
        lines.append(_(TRENDS[found.trend]))
    return "\n".join(lines)
