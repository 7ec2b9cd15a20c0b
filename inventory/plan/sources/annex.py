"""The annexes: the process by party map, and the account of which records the plan rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.landscape.reading import view as landscape_view
from inventory.language import N_, _
from inventory.plan import hardware
from inventory.plan.blocks import Column, ColumnKind, Evidence, Figure, Heading, Note, Table
from inventory.plan.facts import evidence
from inventory.plan.wording import dated
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
    """Return how many records of each kind there are; a kind without records shows that the plan could not use it."""
    count = sum(group.count for group in hardware.groups(facts))
    counts = {kind: _count(facts, kind) for kind in COUNTED}
    rows: list[tuple[Cell, ...]] = [(_(get("device").plural).capitalize(), count)]
    rows += [(_(get(kind).plural).capitalize(), number) for kind, number in counts.items()]
    table = Table(
        id=part.id,
        columns=(Column(_("Kind of record"), share=20), Column(_("How many"), ColumnKind.NUMBER, 8)),
        rows=tuple(rows),
        caption=_("Records that this plan was made from"),
        keys=("device", *counts),
        evidence=(
            hardware.proof(count),
            *(Evidence(kind, (), number) for kind, number in counts.items() if number),
        ),
    )
    text = _(
        "Made on {date} from the inventory. “Unknown” means that the inventory does not hold it, not that there is "
        "nothing. Texts are those of the board; a place without a text says what is still to be written."
    )
    return [Note(id=f"{part.id}-note", text=text.format(date=dated(facts.on))), table]


def _count(facts: Facts, kind: str) -> int:
    """Return how many living records of a kind there are, without reading them."""
    table = get(kind).table
    query = sa.select(sa.func.count()).where(table.c.archived.is_(None))
    return int(facts.connection.execute(query).scalar() or 0)
