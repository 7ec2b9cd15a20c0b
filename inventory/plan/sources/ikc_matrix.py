"""The table that step 2C of the IKC report asks to fill: every process, every party, and the systems that support it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Note, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.ikc import grouped, seen

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part


def ikc_matrix(facts: Facts, part: Part) -> list[Block]:
    """Return the processes with the systems of each party; unknown where nobody recorded whether a party runs it."""
    view = seen(facts)
    rows: list[tuple[str, tuple[Cell, ...]]] = []
    for process in view.processes:
        cells = tuple(_cell(view, party.key, process.code) for party in view.parties)
        domain = f"{process.domain_code} {process.domain_name}".strip()
        rows.append((domain, (f"{process.code} {process.name}", *cells)))
    columns = (Column(_("Process"), share=22), *(Column(party.name, share=18) for party in view.parties))
    table = Table(
        id=part.id,
        columns=columns,
        rows=grouped(rows) if view.parties else (),
        caption=_("Systems by process and party"),
        empty=_("No parties are recorded."),
        evidence=(
            evidence("process", facts.rows("process")),
            evidence("participation", facts.rows("participation")),
            evidence("support", facts.rows("support")),
        ),
    )
    if not table.rows:
        return [table]
    text = _(
        "“None” is a process that a party runs without a system; a dash says that the party does not run it."
    )
    return [table, Note(id=f"{part.id}-note", text=text)]


def _cell(view: LandscapeView, party: str, process: str) -> str | None:
    systems = ", ".join(map(view.name, view.systems_of(party, process)))
    if systems:
        return systems
    return {"yes": _("none"), "no": "\N{EN DASH}"}.get(view.takes_part(party, process))
