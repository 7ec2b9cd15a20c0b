"""`landscape`: what the landscape lacks and has twice, how parties differ, what a failure does, where data go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.landscape import analysis, reading
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from tui.cli import landscape_columns as c
from tui.cli import spoken
from tui.cli.landscape_group import known, landscape, moment_options, party_named, seen
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from inventory.landscape.analysis import Finding
    from inventory.landscape.difference import Compare, Method
    from inventory.landscape.model import LandscapeView, Mode
    from tui.cli.output import Target
    from tui.cli.session import Session

__all__ = ["landscape"]

METHODS = ("pairwise", "consensus", "level")


@landscape.command("gaps", help=N_("Processes that a party runs without any system."))
@moment_options
@output_options
@pass_session
def gaps(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List gaps."""
    view = seen(session, on, mode)
    _findings(view, analysis.gaps(view), target, _("Gaps"))
    unsure = len(analysis.unknowns(view))
    if unsure:
        text = ngettext(
            "Of {count} process it is not known whether the party runs it.",
            "Of {count} processes it is not known whether the party runs them.",
            unsure,
        )
        talk(text.format(count=unsure))


@landscape.command(
    "overlaps", help=N_("Two or more systems for the same function of a process within a party.")
)
@moment_options
@output_options
@pass_session
def overlaps(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List overlaps."""
    view = seen(session, on, mode)
    _findings(view, analysis.overlaps(view), target, _("Overlaps"))


@landscape.command("orphans", help=N_("Systems that support no process."))
@moment_options
@output_options
@pass_session
def orphans(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List systems without a process."""
    view = seen(session, on, mode)
    found = [view.systems[key] for key in analysis.orphans(view)]
    data = [{"system": s.key, "kind": s.kind or None, "supplier": s.supplier or None} for s in found]
    write(Table(c.ORPHANS, [(s.name, s.kind, s.supplier) for s in found], _("Orphans")), target, data)


@landscape.command(
    "difference", help=N_("How much the parties differ in the systems that they use for a process.")
)
@spoken.option(
    "--party", "parties", multiple=True, metavar=N_("PARTY"), help=N_("Compare only these parties.")
)
@spoken.option(
    "--compare",
    type=click.Choice(("product", "kind")),
    default="product",
    help=N_("Compare products, or kinds of systems."),
)
@spoken.option(
    "--method",
    type=click.Choice(METHODS),
    default="pairwise",
    help=N_("Between pairs of parties, by what all share, or by level of support."),
)
@moment_options
@output_options
@pass_session
def difference(
    session: Session,
    *,
    parties: tuple[str, ...],
    compare: Compare,
    method: Method,
    on: dt.date,
    mode: Mode,
    target: Target,
) -> None:
    """Show the difference between parties."""
    from inventory.landscape.difference import difference as differ  # noqa: PLC0415  its name is the command's

    view = seen(session, on, mode)
    keys = [party_named(view, name) for name in parties] or None
    found = differ(view, keys, compare=compare, method=method)
    names = {p.code: p.name for p in view.processes}
    rows = [
        (
            p.process,
            names[p.process],
            c.percent(p.difference),
            p.label,
            "; ".join(p.parties),
            "; ".join(p.gaps),
        )
        for p in found.processes
    ]
    write(Table(c.DIFFERENCE, rows, _("Difference")), target, found.json())
    if found.mean is not None and target.format == "table":
        talk(
            _("Mean difference {mean}% over {count} of {all} common processes; weighted {weighted}%.").format(
                mean=round(found.mean * 100),
                count=found.defined,
                all=found.common,
                weighted=round((found.weighted or 0) * 100),
            )
        )


@landscape.command("impact", help=N_("What falls when a system or supplier fails."))
@spoken.argument("name", metavar=N_("NAME"))
@moment_options
@output_options
@pass_session
def impact(session: Session, *, name: str, on: dt.date, mode: Mode, target: Target) -> None:
    """Show what a failure does; for people only what it hits."""
    from inventory.landscape.impact import impact as impacts  # noqa: PLC0415  its name is the command's

    with session.database.read() as connection:
        view = reading.landscape(connection).at(on, mode)
    found = impacts(view, name)
    names = {p.code: p.name for p in view.processes}
    hit = [line for line in found if line.state in {"down", "degraded"}]
    shown = hit if target.format == "table" else found
    rows = [(i.party, i.process, names[i.process], i.state, " → ".join(i.chain)) for i in shown]
    write(Table(c.IMPACT, rows, name), target, [line.json() for line in found])
    if target.format == "table":
        talk(
            _("{hit} of {count} processes with a system are hit.").format(
                hit=len(hit), count=sum(line.state != "gap" for line in found)
            )
        )


@landscape.command(
    "flows", help=N_("Where pupil data go; from one system, how far they can get and where to act.")
)
@spoken.argument("system", metavar=N_("SYSTEM"), required=False, default="")
@moment_options
@output_options
@pass_session
def flows(session: Session, *, system: str, on: dt.date, mode: Mode, target: Target) -> None:
    """List the interfaces with pupil data, or what they can reach from a system."""
    from inventory.landscape.exchange import exchanges  # noqa: PLC0415  only here
    from inventory.landscape.flows import reach  # noqa: PLC0415

    with session.database.read() as connection:
        found = exchanges(connection, on, mode)
        view = reading.view(connection, on, mode)
    if not system:
        carrying = [e for e in found if e.flow.carries != "no"]
        rows = [
            (
                e.flow.source,
                e.flow.target,
                e.data,
                e.party,
                e.standard or None,
                e.flow.carries,
                e.flow.covered,
            )
            for e in carrying
        ]
        write(Table(c.FLOWS, rows, _("Flows")), target, [e.json() for e in carrying])
        return
    source = known(system, {key: view.name(key) for key in view.systems}, _("There is no system “{name}”."))
    reached = reach([e.flow for e in found], source)
    leaks = {leak.flow.target: leak.flow.covered for leak in reached.leaks}
    chains = {chain[-1]: chain for chain in reached.derived}
    places = [
        (key, "yes" if key in reached.covered else leaks.get(key, "no"), " → ".join(chains.get(key, ())))
        for key in reached.reached
    ]
    write(Table(c.REACH, places, source), target, reached.json())
    if target.format == "table":
        _tell_leaks(reached.leaks)


def _findings(view: LandscapeView, found: list[Finding], target: Target, name: str) -> None:
    """Write findings."""
    names = {p.code: p.name for p in view.processes}
    rows = [
        (
            f.party,
            f.process,
            names[f.process],
            f.function,
            "; ".join(map(view.name, f.systems)),
            "certain" if f.certain else "possible",
        )
        for f in found
    ]
    fields = c.FINDINGS if any(f.systems for f in found) else c.FINDINGS[:3]
    write(Table(fields, [row[: len(fields)] for row in rows], name), target, analysis.json_of(found))


def _tell_leaks(leaks: Iterable[Any]) -> None:
    """Say where data leave what is covered."""
    for leak in leaks:
        text = (
            _("{source} → {target}: not covered by an agreement or ground.")
            if leak.flow.covered == "no"
            else _("{source} → {target}: it is not known whether an agreement covers it.")
        )
        talk(text.format(source=leak.flow.source, target=leak.flow.target))
