"""Where a plan is signed: who adopts it, and whose advice or consent it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Table
from inventory.plan.facts import evidence
from inventory.plan.template import load

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

ROOM = "\n\n"
"""Makes a row high enough to sign in."""


def signing_table(facts: Facts, part: Part) -> list[Block]:
    """Return a row to sign for each member of the board, or one without a name, and one for the participation council."""
    roles = [r for r in facts.rows("role") if r["role"] == "board_member" and facts.running(r)]
    names = list(dict.fromkeys(facts.name("person", r["person"]) for r in roles)) or [""]
    rows: list[tuple[Cell, ...]] = [
        (facts.board_name or _("the board"), name, _("adopted"), "", ROOM) for name in names
    ]
    flemish = load(facts.settings.template).country == "VL"
    council = _("school council") if flemish else _("participation council")
    rows.append((council, "", _("advice or consent"), "", ROOM))
    columns = (
        Column(_("On behalf of"), share=14),
        Column(_("Name"), share=12),
        Column(_("Decision"), share=9),
        Column(_("Date"), share=8),
        Column(_("Signature"), share=14),
    )
    keys = tuple(f"{part.id}:{place}" for place in range(len(rows)))
    return [
        Table(id=part.id, columns=columns, rows=tuple(rows), keys=keys, evidence=(evidence("role", roles),))
    ]
