"""Step 2C of the IKC report: what the landscape covers, lacks and has twice, its systems, and where pupil data go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import analysis
from inventory.landscape.difference import difference
from inventory.landscape.exchange import exchanges
from inventory.language import N_, _
from inventory.plan.blocks import Column, ColumnKind, Note, Table
from inventory.plan.contracts import standings
from inventory.plan.facts import evidence
from inventory.plan.privacy import STATES, states
from inventory.plan.sources.ikc import grouped, nothing, seen, share
from inventory.plan.wording import listed
from inventory.records.landscape import STANDARDS

if TYPE_CHECKING:
    from inventory.landscape.analysis import Finding
    from inventory.landscape.difference import ProcessDifference
    from inventory.landscape.exchange import Exchange
    from inventory.landscape.model import LandscapeView
    from inventory.plan.blocks import Block, Cell, Evidence
    from inventory.plan.contracts import Standing
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

LABELS = {
    "same": N_("the same"),
    "same kind": N_("same kind of system, another product"),
    "different": N_("different"),
    "one party": N_("one party runs it"),
    "no systems": N_("no systems"),
    "unknown": N_("unknown"),
}
"""How a difference between parties is told (`landscape.difference.Label`)."""
Named = tuple[str, tuple["Cell", ...]]
"""A row and the group that it stands in."""
COVERED = {"yes": N_("covered"), "no": N_("not covered"), "unknown": N_("unknown")}
MOST = 40
"""Lines of a table of the report that a landscape of any size keeps to; what is left out is counted below it."""


def ikc_coverage(facts: Facts, part: Part) -> list[Block]:
    """Return for each party how many of its processes have a system."""
    view = seen(facts)
    names = {party.key: party.name for party in view.parties}
    number = ColumnKind.NUMBER
    columns = (
        Column(_("Party"), share=20),
        Column(_("Processes it runs"), number),
        Column(_("With a system"), number),
        Column(_("Share"), number, 8),
        Column(_("Not known"), number),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            names[one.party],
            one.runs,
            one.covered,
            _("n/a") if one.share is None else share(one.share),
            one.unknown,
        )
        for one in analysis.coverage(view)
    )
    caption = _("How far the processes have a system")
    empty = _("No parties are recorded.")
    return [
        Table(id=part.id, columns=columns, rows=rows, caption=caption, empty=empty, evidence=_proof(facts))
    ]


def ikc_gaps(facts: Facts, part: Part) -> list[Block]:
    """Return the processes that a party runs without a system."""
    view = seen(facts)
    columns = (Column(_("Process"), share=26), Column(_("Domain"), share=18))
    domains = {one.code: f"{one.domain_code} {one.domain_name}".strip() for one in view.processes}
    rows: list[Named] = []
    for one in analysis.gaps(view):
        party, (process, *_more) = _named(view, one)
        rows.append((party, (process, domains[one.process])))
    return _cut(part.id, columns, rows, _("Processes without a system"), _("No gaps were found."), facts)


def ikc_overlaps(facts: Facts, part: Part) -> list[Block]:
    """Return where a party has more than one system for the same function."""
    view = seen(facts)
    order = [party.key for party in view.parties]
    found = sorted(analysis.overlaps(view), key=lambda one: (order.index(one.party), not one.certain))
    columns = (
        Column(_("Process"), share=20),
        Column(_("Function"), share=9),
        Column(_("Systems"), share=22),
    )
    rows = [_named(view, one) for one in found]
    return _cut(part.id, columns, rows, _("More than one system"), _("No overlaps were found."), facts)


def _named(view: LandscapeView, found: Finding) -> Named:
    """Return a finding in words: party, and process, function, systems."""
    party = next(one.name for one in view.parties if one.key == found.party)
    process = next(one for one in view.processes if one.code == found.process)
    function = found.function or ("" if found.certain else _("not recorded"))
    return party, (f"{process.code} {process.name}", function, ", ".join(map(view.name, found.systems)))


def ikc_difference(facts: Facts, part: Part) -> list[Block]:
    """Return how much the parties differ, for each process that two or more of them run."""
    view = seen(facts)
    found = difference(view)
    names = {one.code: f"{one.code} {one.name}" for one in view.processes}
    shared = [one for one in found.processes if one.difference is not None]
    shared.sort(key=lambda one: -(one.difference or 0))
    apart = [one for one in shared if one.difference == 1] if len(shared) > MOST else []
    rows: list[Named] = [
        ("", (names[one.process], share(one.difference or 0), _(LABELS[one.label])))
        for one in shared
        if one not in apart
    ]
    number = ColumnKind.NUMBER
    columns = (
        Column(_("Process"), share=26),
        Column(_("Difference"), number, 8),
        Column(_("How"), share=18),
    )
    caption = _("Difference between the parties")
    made = _cut(part.id, columns, rows, caption, _("No two parties run the same process."), facts)
    if apart:
        made.append(Note(id=f"{part.id}-apart", text=_nothing_shared(apart)))
    if found.mean is not None:
        text = _(
            "On average {mean} over {count} processes; weighted by importance {weighted}; all systems of those processes "
            "together {pooled}. 0% is the same systems, 100% none in common."
        )
        text = text.format(
            mean=share(found.mean),
            count=found.defined,
            weighted=_("unknown") if found.weighted is None else share(found.weighted),
            pooled=_("unknown") if found.pooled is None else share(found.pooled),
        )
        made.append(Note(id=f"{part.id}-note", text=text))
    return made


def _nothing_shared(apart: list[ProcessDifference]) -> str:
    """Return the codes of the processes in which parties have nothing in common, by how they differ."""
    by_label: dict[str, list[str]] = {}
    for one in apart:
        by_label.setdefault(one.label, []).append(one.process)
    parts = [f"{_(LABELS[label])} ({len(codes)}): {', '.join(codes)}" for label, codes in by_label.items()]
    text = _("Nothing in common in {count} processes. {parts}.")
    return text.format(count=len(apart), parts="; ".join(part[0].upper() + part[1:] for part in parts))


def _cut(
    block: str,
    columns: tuple[Column, ...],
    rows: list[Named],
    caption: str,
    empty: str,
    facts: Facts,
) -> list[Block]:
    """Return a table of at most `MOST` rows under their groups, with how many more there are below it."""
    table = Table(
        id=block,
        columns=columns,
        rows=grouped(rows[:MOST]),
        caption=caption,
        empty=nothing(seen(facts), empty),
        evidence=_proof(facts),
    )
    if len(rows) <= MOST:
        return [table]
    text = _("{count} more: `inventaris landscape` lists them all.").format(count=len(rows) - MOST)
    return [table, Note(id=f"{block}-more", text=text)]


def _proof(facts: Facts) -> tuple[Evidence, ...]:
    return (
        evidence("support", facts.rows("support")),
        evidence("participation", facts.rows("participation")),
    )


def ikc_systems(facts: Facts, part: Part) -> list[Block]:
    """Return the systems with supplier, who uses them for how many processes, contract and agreement."""
    view = seen(facts)
    uses: dict[str, set[tuple[str, str]]] = {}
    for row in view.support:
        uses.setdefault(row.system, set()).add((row.party, row.process))
    names = {party.key: party.name for party in view.parties}
    under = _contracts(facts)
    agreements = states(facts)
    rows: list[tuple[Cell, ...]] = []
    for system in facts.systems:
        used = uses.get(system["name"], set())
        contract = under.get(system["id"])
        state = agreements.get(system["id"])
        rows.append(
            (
                system["name"],
                facts.name("supplier", system["supplier"]) or None,
                listed(sorted({names[party] for party, _process in used})),
                (contract.end or contract.problem or _("open-ended")) if contract else _("none recorded"),
                _(STATES[state.code]) if state else _("n/a"),
                len({process for _party, process in used}),
            )
        )
    columns = (
        Column(_("System"), share=14),
        Column(_("Supplier"), share=13),
        Column(_("Used by"), share=14),
        Column(_("Contract until"), ColumnKind.DATE, 11),
        Column(_("Agreement"), share=14),
        Column(_("Processes"), ColumnKind.NUMBER, 9),
    )
    proof = (evidence("system", facts.systems), evidence("agreement", facts.rows("agreement")))
    empty = _("No systems are recorded.")
    return [Table(id=part.id, columns=columns, rows=tuple(rows), empty=empty, evidence=proof)]


def _contracts(facts: Facts) -> dict[int, Standing]:
    """Return the contract that covers each system; of several the one that ends last."""
    running = {one.row.id: one for one in standings(facts)}
    found: dict[int, Standing] = {}
    for row in facts.rows("coverage"):
        standing = running.get(row["contract"])
        if standing is None or row["system"] is None:
            continue
        before = found.get(row["system"])
        later = before is None or (before.end is not None and (standing.end or before.end) >= before.end)
        if later:
            found[row["system"]] = standing
    return found


def ikc_interfaces(facts: Facts, part: Part) -> list[Block]:
    """Return the interfaces that carry pupil data, what is not covered first."""
    found = [one for one in facts.once("exchanges", _exchanges) if one.flow.carries != "no"]
    order = ("no", "unknown", "yes")
    found.sort(key=lambda one: (order.index(one.flow.covered), one.flow.source, one.flow.target))
    columns = (
        Column(_("From"), share=13),
        Column(_("To"), share=13),
        Column(_("Data"), share=17),
        Column(_("Standard"), share=9),
        Column(_("Pupil data"), share=8),
        Column(_("Agreement or ground"), share=11),
    )
    rows = [_interface(one) for one in found]
    proof = (evidence("interface", facts.rows("interface")),)
    open_ones = sum(one.flow.covered != "yes" for one in found)
    table = Table(
        id=part.id,
        columns=columns,
        rows=tuple(rows),
        empty=_("No interfaces with pupil data are recorded."),
        evidence=proof,
    )
    if not open_ones:
        return [table]
    text = _("Of {count} of {all} interfaces no agreement or ground covers the data, or it is not known.")
    return [
        table,
        Note(id=f"{part.id}-note", text=text.format(count=open_ones, all=len(found)), warning=True),
    ]


def _interface(one: Exchange) -> tuple[Cell, ...]:
    carries = {"yes": _("yes"), "unknown": _("unknown")}[one.flow.carries]
    return (
        one.flow.source,
        one.flow.target,
        one.data,
        _(STANDARDS[one.standard]) if one.standard in STANDARDS else one.standard,
        carries,
        _(COVERED[one.flow.covered]),
    )


def _exchanges(facts: Facts) -> list[Exchange]:
    return exchanges(facts.connection, facts.on)
