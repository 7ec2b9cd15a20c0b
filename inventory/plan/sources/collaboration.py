"""Working together inside the schools and with others: what runs and what is planned, with whom and to what purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.plan.blocks import Column, ColumnKind, Fill, Paragraph, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.ikc import parties
from inventory.plan.wording import listed
from inventory.text import fold

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

NOTHING = {
    ("internal", "running"): N_("No collaboration inside the schools is recorded."),
    ("internal", "planned"): N_("No collaboration inside the schools is planned."),
    ("external", "running"): N_("No collaboration with others is recorded."),
    ("external", "planned"): N_("No collaboration with others is planned."),
}


def together(facts: Facts, side: str, state: str) -> list[Row]:
    """Return the collaborations of a side that run or are planned on the day of the plan, by name.

    Args:
        facts: The records.
        side: "internal" or "external".
        state: "running" or "planned"; what has ended is neither, also when only its last day says so.
    """
    found = [
        row
        for row in facts.rows("collaboration")
        if row["side"] == side and row["state"] == state and not (row["end"] and row["end"] < facts.on)
    ]
    return sorted(found, key=lambda row: row["name"].casefold())


def collaboration_table(facts: Facts, part: Part) -> list[Block]:
    """Return the collaborations of one side (option `side`) that run or are planned (option `state`)."""
    side, state = part.options["side"], part.options["state"]
    found = together(facts, side, state)
    columns = (
        Column(_("Collaboration"), share=13),
        Column(_("With whom"), share=13),
        Column(_("Since") if state == "running" else _("Begins"), ColumnKind.DATE, 8),
        Column(_("Aim"), share=17),
        Column(_("What it adds to education"), share=17),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row["name"], _with(facts, row), row["start"], row["purpose"], row["contribution"]) for row in found
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=rows,
        caption=part.text,
        empty=_(NOTHING[side, state]),
        keys=tuple(f"collaboration:{row['id']}" for row in found),
        evidence=(evidence("collaboration", found),),
    )
    return [table]


def _with(facts: Facts, row: Row) -> str | None:
    """Return with whom, as it is written and as it is linked; a name that the other holds stands there once."""
    names = [row["who"] or ""]
    for linked in (facts.name("supplier", row["supplier"]), facts.name("party", row["party"])):
        if linked and fold(names[0]) in fold(linked):
            names[0] = linked
        elif linked and fold(linked) not in fold(names[0]):
            names.append(linked)
    return listed(names) or None


def collaboration_parties(facts: Facts, part: Part) -> list[Block]:
    """Return who else the inventory shows that the board works with: parties of the landscape and suppliers by contract."""
    board = facts.board["id"] if facts.board else None
    others = [facts.by_id("party")[one] for one in parties(facts) if one != board]
    under = {c["supplier"] for c in facts.rows("contract") if c["type"] == "service" and not c["ended"]}
    suppliers = [s for s in facts.rows("supplier") if s["id"] in under]
    lines = []
    if others:
        names = listed(row["name"] for row in others)
        lines.append(_("Parties that share processes or systems: {names}").format(names=names))
    if suppliers:
        names = listed(sorted(row["name"] for row in suppliers))
        lines.append(_("Suppliers with a service contract: {names}").format(names=names))
    if not lines:
        return []
    proof = (evidence("party", others), evidence("supplier", suppliers))
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text="\n".join(lines), evidence=proof)]
