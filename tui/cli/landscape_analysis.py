"""`landscape coverage`, `harmonisation`, `risk`, `dependence`, `connecting`, `bottlenecks` and `clusters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import analysis, chains, reading, suppliers
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records.values import decimals
from tui.cli import landscape_columns as c
from tui.cli import spoken
from tui.cli.landscape_group import known, landscape, moment_options, seen
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.landscape.model import LandscapeView, Mode
    from tui.cli.output import Target
    from tui.cli.session import Session


@landscape.command("coverage", help=N_("How many of its processes each party has a system for."))
@moment_options
@output_options
@pass_session
def coverage(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """Show the coverage of each party."""
    found = analysis.coverage(seen(session, on, mode))
    rows = [(one.party, one.runs, one.covered, one.unknown, c.percent(one.share)) for one in found]
    write(Table(c.COVERAGE, rows, _("Coverage")), target, analysis.json_of(found))


@landscape.command(
    "harmonisation", help=N_("Processes for which two parties use entirely different systems.")
)
@moment_options
@output_options
@pass_session
def harmonisation(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List what parties could do with the same system."""
    view = seen(session, on, mode)
    found = analysis.harmonisations(view)
    names = {p.code: p.name for p in view.processes}
    rows = [
        (
            one.process,
            names[one.process],
            " · ".join(one.parties),
            *("; ".join(map(view.name, systems)) for systems in one.systems),
        )
        for one in found
    ]
    write(Table(c.HARMONISATION, rows, _("Harmonisation")), target, analysis.json_of(found))


@landscape.command(
    "risk",
    help=N_(
        "On how many suppliers each process rests: 1 means that one supplier can stop it. Empty: it has no system, or a "
        "supplier that is not recorded decides."
    ),
)
@moment_options
@output_options
@pass_session
def risk(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List processes by the suppliers of their weakest function."""
    view = seen(session, on, mode)
    found = suppliers.risks(view)
    names = {p.code: p.name for p in view.processes}
    rows = [
        (
            one.party,
            one.process,
            names[one.process],
            one.suppliers,
            "; ".join(map(view.name, one.systems)),
            "; ".join(one.names),
        )
        for one in found
        if one.systems
    ]
    write(Table(c.RISK, rows, _("Supplier risk")), target, analysis.json_of(found))
    if target.format == "table":
        talk(
            _(
                "{single} of {count} processes with a system rest on one supplier; of {unknown} it is not known."
            ).format(
                single=sum(row[3] == 1 for row in rows),
                count=len(rows),
                unknown=sum(row[3] is None for row in rows),
            )
        )


@landscape.command(
    "dependence",
    help=N_(
        "How much of each party is down when a supplier fails; of all suppliers, or of one NAME (also a system or devices)."
    ),
)
@spoken.argument("name", metavar=N_("NAME"), required=False, default="")
@moment_options
@output_options
@pass_session
def dependence(session: Session, *, name: str, on: dt.date, mode: Mode, target: Target) -> None:
    """Show what hangs on suppliers."""
    from inventory.landscape.devices import Devices  # noqa: PLC0415  only here

    with session.database.read() as connection:
        view = reading.landscape(connection, mode=mode).at(on, mode)
        found = suppliers.dependence(view, name, Devices(connection)) if name else suppliers.dependences(view)
    shown = found if name or target.format != "table" else [one for one in found if one.down or one.degraded]
    rows = [
        (one.supplier, one.party, one.covered, one.down, one.degraded, c.percent(one.share)) for one in shown
    ]
    write(Table(c.DEPENDENCE, rows, _("Dependence")), target, analysis.json_of(found))
    if target.format == "table" and not name:
        _tell_unknown(view)


def _tell_unknown(view: LandscapeView) -> None:
    """Say how many systems in use have no supplier recorded: what hangs on those is not known."""
    used = {row.system for row in view.support}
    count = sum(not view.systems[key].supplier for key in used)
    if count:
        text = ngettext(
            "Of {count} system in use the supplier is not recorded.",
            "Of {count} systems in use the supplier is not recorded.",
            count,
        )
        talk(text.format(count=count))


@landscape.command(
    "connecting",
    help=N_(
        "Systems without which the interfaces fall apart, those first that most processes hang on. A weak signal: it says where "
        "to look, not what is wrong."
    ),
)
@spoken.option(
    "--interfaces",
    is_flag=True,
    help=N_("List the pairs of systems instead that nothing else connects."),
)
@moment_options
@output_options
@pass_session
def connecting(session: Session, *, interfaces: bool, on: dt.date, mode: Mode, target: Target) -> None:
    """List connecting systems, or interfaces."""
    view, edges = _linked(session, on, mode)
    if interfaces:
        pairs = chains.bridges(edges)
        data = [{"systems": list(pair)} for pair in pairs]
        rows = [(view.name(a), view.name(b)) for a, b in pairs]
        write(Table(c.BRIDGES, rows, _("Connecting interfaces")), target, data)
        return
    found = chains.ranked(view, edges)
    lines = [(view.name(one.system), one.processes, one.degraded) for one in found]
    write(Table(c.CONNECTING, lines, _("Connecting systems")), target, analysis.json_of(found))


@landscape.command(
    "bottlenecks",
    help=N_("For each system that data of SYSTEM can reach, the last system that all ways must pass."),
)
@spoken.argument("system", metavar=N_("SYSTEM"))
@moment_options
@output_options
@pass_session
def bottlenecks(session: Session, *, system: str, on: dt.date, mode: Mode, target: Target) -> None:
    """List bottlenecks of the chains from a system."""
    view, edges = _linked(session, on, mode)
    names = {key: view.name(key) for key in [*view.systems, *(end for edge in edges for end in edge)]}
    found = chains.passed(edges, known(system, names, _("There is no system “{name}”.")))
    rows = [(view.name(one.system), view.name(one.bottleneck), one.cut) for one in found]
    write(Table(c.BOTTLENECKS, rows, _("Bottlenecks")), target, analysis.json_of(found))


def _linked(session: Session, on: dt.date, mode: Mode) -> tuple[LandscapeView, list[tuple[str, str]]]:
    """Return the landscape of a day and its interfaces, by the keys of their systems."""
    from inventory.landscape.exchange import exchanges  # noqa: PLC0415  only here

    with session.database.read() as connection:
        view = reading.view(connection, on, mode)
        edges = [(one.flow.source, one.flow.target) for one in exchanges(connection, on, mode)]
    if not edges:
        talk(_("No interfaces are recorded on this day."))
    return view, edges


@landscape.command(
    "clusters",
    help=N_("Systems that support the same processes together: what to look at in one sub-project."),
)
@moment_options
@output_options
@pass_session
def clusters(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List clusters of systems."""
    from inventory.landscape.clusters import clusters as found_in  # noqa: PLC0415  its name is the command's

    view = seen(session, on, mode)
    found = found_in(view)
    shared: dict[str, list[str]] = {}
    for one, other, weight in found.edges:
        shared.setdefault(one, []).append(f"{view.name(other)} ({weight})")
        shared.setdefault(other, []).append(f"{view.name(one)} ({weight})")
    rows = [
        (number, view.name(system), "; ".join(shared.get(system, ())))
        for number, cluster in enumerate(found.clusters, 1)
        for system in cluster
    ]
    write(Table(c.CLUSTERS, rows, _("Clusters")), target, found.json())
    if target.format == "table" and found.modularity is not None:
        talk(
            _("Modularity {value}: 0 is no better than chance, 1 is wholly apart.").format(
                value=decimals(round(found.modularity * 100), 2)
            )
        )
