"""The annexes: the process by party map, and the account of which records the plan rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.landscape.reading import view as landscape_view
from inventory.language import N_, _
from inventory.plan import hardware
from inventory.plan.blocks import Column, ColumnKind, Evidence, Figure, Heading, Note, Table
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, first_capital
from inventory.records import get

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

COUNTED = (
    "site", "headcount", "person", "role", "document", "system", "process", "participation", "support", "interface",
    "agreement", "annex", "processing", "dpia", "supplier", "contract", "contract_price", "licence", "category", "lot",
    "connection", "wifi_survey", "staff", "allocation", "cost_line", "ledger_entry", "ict_budget",
    "parental_contribution", "survey_result", "stopgap", "learning_material", "goal", "indicator", "measurement",
    "stakeholder", "team_member", "responsibility", "collaboration", "plan_phase", "adjustment", "plan_text",
    "plan_tick",
)  # fmt: skip
"""The kinds of records that a plan is made from, devices apart."""
LABELS = {
    "participation": N_("processes by party"),
    "support": N_("processes that a system supports"),
    "allocation": N_("shares of staff by part of the budget"),
    "contract_price": N_("prices in contracts"),
    "lot": N_("purchases"),
    "cost_line": N_("costs entered by hand"),
}
"""Kinds whose own name says little to who reads a plan."""


PICTURED = {
    "parties": ("support", N_("Table of the processes by party, with the systems that support them.")),
    "domains": ("support", N_("The domains with their processes and the systems that support them.")),
    "matrix": ("support", N_("The processes by system.")),
    "flows": ("interface", N_("Which system sends data to which, and what covers them.")),
    "roadmap": ("project", N_("The sub-projects in time, with plateaus and dependencies.")),
    "portfolio": ("system", N_("The systems by how well they fit the work and how sound they are.")),
}
"""The pictures of the landscape: the records that each needs, and what it shows."""


def map_annex(facts: Facts, part: Part) -> list[Block]:
    """Return the map of processes and systems on a page of its own; nothing when the landscape holds nothing."""
    view = landscape_view(facts.connection, facts.on)
    if not view.support:
        return []
    alt = _(
        "Table of {processes} processes by {parties} parties, with the systems that support them on {date}."
    ).format(processes=len(view.processes), parties=len(view.parties), date=dated(facts.on))
    return _annex(facts, part, "parties", alt)


def picture(facts: Facts, part: Part) -> list[Block]:
    """Return a picture of the landscape (option `kind`) as an annex; nothing when there is nothing to draw."""
    kind = part.options["kind"]
    needed, alt = PICTURED[kind]
    if not facts.rows(needed):
        return []
    return _annex(facts, part, kind, f"{_(alt)} {_('State on {date}.').format(date=dated(facts.on))}")


def _annex(facts: Facts, part: Part, kind: str, alt: str) -> list[Block]:
    needed, _alt = PICTURED[kind]
    return [
        Heading(id=f"{part.id}-heading", text=part.text, annex=True, landscape=True),
        Figure(
            id=part.id, kind=kind, title=part.text, alt=alt, evidence=(evidence(needed, facts.rows(needed)),)
        ),
    ]


def sources_table(facts: Facts, part: Part) -> list[Block]:
    """Return how many records of each kind there are, those of a plan of this plan; kinds without any stand in the note."""
    count = sum(group.count for group in hardware.groups(facts))
    every = {"device": count, **{kind: _count(facts, kind) for kind in COUNTED}}
    counts = {kind: number for kind, number in every.items() if number}
    rows: list[tuple[Cell, ...]] = [(first_capital(_label(kind)), n) for kind, n in counts.items()]
    table = Table(
        id=part.id,
        columns=(Column(_("Kind of record"), share=20), Column(_("How many"), ColumnKind.NUMBER, 8)),
        rows=tuple(rows),
        caption=_("Records that this plan was made from"),
        keys=tuple(counts),
        empty=_("Nothing is recorded."),
        evidence=tuple(
            hardware.proof(number) if kind == "device" else Evidence(kind, (), number)
            for kind, number in counts.items()
        ),
    )
    text = _(
        "Made on {date} from the inventory. “Unknown” means that the inventory does not hold it, not that there is "
        "nothing. Texts are those of the board; a place without a text says what is still to be written."
    )
    told = text.format(date=dated(facts.on))
    missing = [_label(kind) for kind in every if kind not in counts]
    if missing:
        told = f"{told} {_('Nothing is recorded of: {kinds}.').format(kinds=', '.join(missing))}"
    return [Note(id=f"{part.id}-note", text=told), table]


def _label(kind: str) -> str:
    return _(LABELS.get(kind) or get(kind).plural)


def _count(facts: Facts, kind: str) -> int:
    """Return how many living records of a kind there are, without reading them; of a plan only its own."""
    table = get(kind).table
    query = sa.select(sa.func.count()).where(table.c.archived.is_(None))
    if "plan" in table.c:
        query = query.where(table.c.plan == facts.settings.plan)
    elif kind == "measurement":
        mine = [row["id"] for row in facts.of_plan("indicator")]
        query = query.where(table.c.indicator.in_(mine))
    return int(facts.connection.execute(query).scalar() or 0)
