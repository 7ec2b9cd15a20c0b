"""Who takes part inside and outside the board, by theme, and what was agreed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.plan.blocks import Column, Fill, Prompt, Table, Written
from inventory.plan.checks_systems import not_over
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, listed
from inventory.records.plan import THEMES
from inventory.records.plan_people import SIDES

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

MOST_NAMED = 6
THEMES_OF_PEOPLE = {
    "expertise": (N_("Expertise"), "skills", ("i_coach", "school_leader"), ("expertise",)),
    "materials": (
        N_("Learning materials"),
        "content",
        ("i_coach", "functional_administrator"),
        ("digital_learning_materials", "education_software"),
    ),
    "infrastructure": (
        N_("Infrastructure"),
        "infrastructure",
        ("ict_coordinator", "system_administrator"),
        ("devices", "network", "connectivity", "generic_software"),
    ),
    "finance": (N_("Finance"), "finance", ("controller", "budget_holder", "board_member"), ()),
    "communication": (
        N_("Communication"),
        "communication",
        ("ict_school", "privacy_officer", "school_leader"),
        (),
    ),
}
"""The five themes of the PO-Raad format: label, theme of our records, and (our choice) the roles and cost rows of each."""


def stakeholders_table(facts: Facts, part: Part) -> list[Block]:
    """Return for each of the five themes who takes part inside and outside, and the agreements.

    Where no stakeholders are recorded for a theme, people by role and suppliers by cost row stand there; what was agreed
    is the text of the plan, else what the records of stakeholders say, else a place to fill.
    """
    every = facts.of_plan("stakeholder")
    rows: list[tuple[Cell, ...]] = []
    derived = False
    for name, (label, theme, roles, cost_rows) in THEMES_OF_PEOPLE.items():
        mine = [s for s in every if s["theme"] == theme]
        sides = _named(mine, "internal"), _named(mine, "external")
        others = _by_role(facts, roles), _by_contract(facts, cost_rows)
        shown = [own or other for own, other in zip(sides, others, strict=True)]
        derived = derived or any(other and not own for own, other in zip(sides, others, strict=True))
        rows.append((_(label), *shown, _agreed(facts, f"stakeholders-{name}", mine)))
    columns = (
        Column(_("Theme"), share=9),
        Column(_("Inside"), share=14),
        Column(_("Outside"), share=14),
        Column(_("Agreements"), share=16),
    )
    note = _(
        "People by their role and suppliers by their contract on {date}, where no stakeholders are recorded."
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(rows),
        keys=tuple(f"theme:{name}" for name in THEMES_OF_PEOPLE),
        footnotes=(note.format(date=dated(facts.on)),) if derived else (),
        evidence=(
            evidence("stakeholder", every),
            *(evidence(kind, facts.rows(kind)) for kind in ("role", "contract") if derived),
        ),
    )
    return [table]


def _named(rows: list[Row], side: str) -> str | None:
    """Return the recorded stakeholders of a side, a line each with the role; None for none."""
    mine = [r for r in rows if r["side"] == side]
    return "\n".join(f"{r['name']} ({r['role']})" if r["role"] else str(r["name"]) for r in mine) or None


def _by_role(facts: Facts, roles: tuple[str, ...]) -> str | None:
    people = facts.by_id("person")
    found = [
        f"{people[r['person']]['name']} ({facts.shown('role', r, 'role')})"
        for r in facts.rows("role")
        if r["role"] in roles and facts.running(r) and r["person"] in people
    ]
    return listed(dict.fromkeys(found), MOST_NAMED) or None


def _by_contract(facts: Facts, cost_rows: tuple[str, ...]) -> str | None:
    found = [
        facts.name("supplier", c["supplier"])
        for c in facts.rows("contract")
        if c["cost_row"] in cost_rows and not_over(facts, c)
    ]
    return listed(dict.fromkeys(found), MOST_NAMED) or (None if cost_rows else "")


def _agreed(facts: Facts, slot: str, mine: list[Row]) -> Cell:
    text = facts.text(slot)
    if text:
        return Written(slot, text)
    lines = [f"{r['name']}: {r['agreement']}" for r in mine if r["agreement"]]
    return "\n".join(lines) or Prompt(slot)


def stakeholders_list(facts: Facts, part: Part) -> list[Block]:
    """Return every recorded stakeholder with side, role and agreement, by theme; nothing when none is recorded."""
    order = list(THEMES)
    found = sorted(
        facts.of_plan("stakeholder"),
        key=lambda s: (order.index(s["theme"]), list(SIDES).index(s["side"]), s["name"].casefold()),
    )
    if not found:
        return []
    columns = (
        Column(_("Theme"), share=9),
        Column(_("Who"), share=14),
        Column(_("Inside or outside"), share=8),
        Column(_("Role"), share=11),
        Column(_("What was agreed"), share=18),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            facts.shown("stakeholder", s, "theme").capitalize(),
            s["name"],
            facts.shown("stakeholder", s, "side"),
            s["role"] or "",
            s["agreement"] or "",
        )
        for s in found
    )
    return [
        Table(
            id=part.id,
            fill=Fill.DRAFT,
            columns=columns,
            rows=rows,
            caption=_("Stakeholders with the agreements"),
            keys=tuple(f"stakeholder:{s['id']}" for s in found),
            evidence=(evidence("stakeholder", found),),
        )
    ]
