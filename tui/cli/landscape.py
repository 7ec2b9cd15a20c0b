"""`landscape`: what the landscape lacks and has twice, how parties differ, what a failure does, where data go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from inventory.landscape import analysis, reading
from inventory.landscape.facts import categories
from inventory.landscape.flows import of_category, reach
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from tui.cli import (  # noqa: F401  they add their commands to the group
    landscape_analysis,
    landscape_entry,
    landscape_parties,
    landscape_report,
    landscape_roadmap,
    landscape_state,
    spoken,
)
from tui.cli import landscape_columns as c
from tui.cli.landscape_group import known, landscape, moment_options, party_named, seen
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.landscape.analysis import Finding
    from inventory.landscape.difference import Compare, Difference, Method
    from inventory.landscape.exchange import Exchange
    from inventory.landscape.flows import Reach
    from inventory.landscape.model import LandscapeView, Mode
    from tui.cli.output import Target
    from tui.cli.session import Session

__all__ = ["landscape"]

METHODS = ("pairwise", "consensus", "level")
SHOWN = 40
"""Processes that are shown of a failure, unless all are asked for."""


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
    if target.format == "table":
        _tell_difference(found)


def _tell_difference(found: Difference) -> None:
    """Say the mean, and for each two parties what it rests on."""
    if len(found.parties) < 2:  # noqa: PLR2004  the fewest that can differ
        talk(_("Fewer than two parties are compared: there is no difference to tell."))
    if found.mean is not None:
        talk(
            _("Mean difference {mean}% over {count} of {all} common processes; weighted {weighted}%.").format(
                mean=round(found.mean * 100),
                count=found.defined,
                all=found.common,
                weighted=round((found.weighted or 0) * 100),
            )
        )
    for pair in found.pairs:
        text = _("{parties}: {common} common processes, mean difference {mean} over {count}. {labels}")
        labels = ", ".join(f"{_(c.PAIR_LABELS[label])} {count}" for label, count in pair.labels.items())
        share = _("unknown") if pair.mean is None else f"{round(pair.mean * 100)}%"
        talk(
            text.format(
                parties=" · ".join(pair.parties),
                common=pair.common,
                mean=share,
                count=pair.defined,
                labels=labels,
            ).rstrip()
        )


@landscape.command(
    "impact",
    help=N_("What falls when a system, a supplier or devices fail; devices by category, product or number."),
)
@spoken.argument("name", metavar=N_("NAME"))
@spoken.option("--all", "whole", is_flag=True, help=N_("Show all processes that are hit, however many."))
@moment_options
@output_options
@pass_session
def impact(session: Session, *, name: str, whole: bool, on: dt.date, mode: Mode, target: Target) -> None:
    """Show what a failure does; for people only what it hits."""
    from inventory.landscape.devices import Devices  # noqa: PLC0415  only here
    from inventory.landscape.impact import impact as impacts  # noqa: PLC0415  its name is the command's

    with session.database.read() as connection:
        # A system that is gone, or still to come, is known all the same.
        view = reading.landscape(connection, mode=mode).at(on, mode)
        found = impacts(view, name, Devices(connection))
        if not any(line.chain for line in found):
            _tell_silence(connection, view, name)
    names = {p.code: p.name for p in view.processes}
    hit = sorted((line for line in found if line.chain), key=lambda line: (line.state != "down", line.depth))
    shown = found if target.format != "table" else hit if whole else hit[:SHOWN]
    rows = [(i.party, i.process, names[i.process], i.state, i.depth, " → ".join(i.chain)) for i in shown]
    write(Table(c.IMPACT, rows, name), target, [line.json() for line in found])
    if target.format == "table":
        if len(shown) < len(hit):
            talk(_("+{count} more; --all shows them.").format(count=len(hit) - len(shown)))
        talk(
            _("{hit} of {count} processes with a system are hit.").format(
                hit=len(hit), count=sum(line.state != "gap" for line in found)
            )
        )


def _tell_silence(connection: Connection, view: LandscapeView, name: str) -> None:
    """Say why a failure hits nothing: because nothing depends on it, or because nothing is recorded about it."""
    from inventory.landscape.devices import Devices  # noqa: PLC0415  only here
    from inventory.landscape.exchange import exchanges  # noqa: PLC0415
    from inventory.landscape.impact import silence  # noqa: PLC0415

    links = exchanges(connection, view.date, view.mode)
    touched = {end for one in links for end in (one.flow.source, one.flow.target)}
    touched |= {row.system for row in reading.landscape(connection).support}
    if silence(view, name, touched, Devices(connection)) == "nothing depends":
        text = _("Nothing depends on “{name}” on this day: it has relations, and none leads to a process.")
    else:
        text = _(
            "Nothing is recorded about “{name}”: no process, interface or installation. That does not say that nothing depends on it."
        )
    talk(text.format(name=name))


@landscape.command(
    "flows", help=N_("Where pupil data go; from one system, how far they can get and where to act.")
)
@spoken.argument("system", metavar=N_("SYSTEM"), required=False, default="")
@spoken.option(
    "--party",
    metavar=N_("PARTY"),
    default="",
    help=N_("Only the interfaces of this party, and those of all."),
)
@spoken.option(
    "--data",
    metavar=N_("CATEGORY"),
    default="",
    help=N_("Follow this kind of data instead of all data of pupils."),
)
@moment_options
@output_options
@pass_session
def flows(
    session: Session, *, system: str, party: str, data: str, on: dt.date, mode: Mode, target: Target
) -> None:
    """List the interfaces with pupil data, or what they can reach from a system."""
    with session.database.read() as connection:
        view = reading.view(connection, on, mode)
        found = _links(connection, view, party, data)
    if not system:
        _listed(view, [one for one in found if one.flow.carries != "no"], target)
        return
    source = known(system, {key: view.name(key) for key in view.systems}, _("There is no system “{name}”."))
    reached = reach([one.flow for one in found], source)
    leaks = {leak.flow.target: leak.flow.covered for leak in reached.leaks}
    chains = {chain[-1]: chain for chain in reached.derived}
    places = [
        (key, "yes" if key in reached.covered else leaks.get(key, "no"), " → ".join(chains.get(key, ())))
        for key in reached.reached
    ]
    write(Table(c.REACH, places, source), target, reached.json())
    if target.format == "table":
        _tell_leaks(reached)


def _links(connection: Connection, view: LandscapeView, party: str, data: str) -> list[Exchange]:
    """Return the interfaces of a day: of one party when it is named, as they are for one kind of data when that is."""
    from inventory.landscape.exchange import exchanges  # noqa: PLC0415  only here

    found = exchanges(connection, view.date, view.mode)
    if party:
        key = party_named(view, party)
        found = [one.of(key) for one in found if one.party in {None, key}]
    if data:
        kinds = categories(connection)
        found = [
            replace(
                one,
                flow=of_category(one.flow, kinds.get((one.flow.source, one.flow.target, one.data), ()), data),
            )
            for one in found
        ]
    return found


def _listed(view: LandscapeView, found: list[Exchange], target: Target) -> None:
    """Write interfaces."""
    rows = [
        (
            view.name(one.flow.source),
            view.name(one.flow.target),
            one.data,
            one.party,
            one.standard or None,
            one.flow.carries,
            one.flow.covered,
        )
        for one in found
    ]
    write(Table(c.FLOWS, rows, _("Flows")), target, [one.json() for one in found])


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


def _tell_leaks(reached: Reach) -> None:
    """Say where data leave what is covered, and of which interfaces it is not known whether they carry them."""
    for leak in reached.leaks:
        text = (
            _("{source} → {target}: not covered by an agreement or ground.")
            if leak.flow.covered == "no"
            else _("{source} → {target}: it is not known whether an agreement covers it.")
        )
        talk(text.format(source=leak.flow.source, target=leak.flow.target))
    for flow in reached.unsure:
        text = _("{source} → {target}: it is not known whether it carries these data.")
        talk(text.format(source=flow.source, target=flow.target))
