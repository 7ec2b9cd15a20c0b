"""Step 2C of the IKC report: all systems of all parties in one table, by process, with what is a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.ikc import grouped, seen

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part


def ikc_support(facts: Facts, part: Part) -> list[Block]:
    """Return the systems of each party by process, under the domain of the process."""
    view = seen(facts)
    rows: list[tuple[str, tuple[Cell, ...]]] = [
        (
            f"{process.domain_code} {process.domain_name}".strip(),
            (
                f"{process.code} {process.name}",
                *(_cell(view, process.code, party.key) for party in view.parties),
            ),
        )
        for process in view.processes
    ]
    columns = (Column(_("Process"), share=18), *(Column(party.name, share=15) for party in view.parties))
    return [
        Table(
            id=part.id,
            columns=columns,
            rows=grouped(rows),
            caption=_("Systems of each party by process"),
            empty=_("No processes are recorded yet."),
            evidence=(evidence("support", facts.rows("support")), evidence("process", facts.rows("process"))),
        )
    ]


def _cell(view: LandscapeView, process: str, party: str) -> str:
    """Return the systems of a party for a process; what it does not run, and what it runs without a system, say so."""
    systems = view.systems_of(party, process)
    if systems:
        return ", ".join(map(view.name, systems))
    runs = view.takes_part(party, process)
    return {"yes": _("without a system"), "no": _("n/a")}.get(runs, _("unknown"))
