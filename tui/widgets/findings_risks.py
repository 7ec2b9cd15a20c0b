"""The findings as tables: what hangs on whom, and where data of pupils go; each a pure function of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.landscape.flows import reach
from inventory.landscape.suppliers import supplier_risk
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from inventory.records.choices import YES_NO_UNKNOWN
from inventory.records.landscape import GROUNDS, STANDARDS
from tui.widgets.findings_tables import CODE, NAME, PARTY, Told

if TYPE_CHECKING:
    from inventory.landscape.exchange import Exchange
    from tui.widgets.findings_scene import Scene

RULES = "LND-0*"
"""Rules of the check that are about the landscape as it is recorded."""
SEVERITIES = {"critical": N_("critical"), "high": N_("high"), "medium": N_("medium"), "low": N_("low")}
LEAKS = {"yes": N_("act here"), "no": N_("no"), "unknown": N_("unknown")}


def risk(scene: Scene) -> Told:
    """Return on how many suppliers the weakest function of each process rests; the weakest come first."""
    view = scene.view
    found = [
        (party.key, code, supplier_risk(view, party.key, code), view.systems_of(party.key, code))
        for party in view.parties
        for code in (process.code for process in view.processes)
        if view.rows(party.key, code)
    ]
    found.sort(key=lambda one: (one[2] is None, one[2] or 0))
    single, unknown = sum(one[2] == 1 for one in found), sum(one[2] is None for one in found)
    text = ngettext(
        "{single} of {count} process of a party rests on one supplier",
        "{single} of {count} processes of the parties rest on one supplier",
        len(found),
    ).format(single=single, count=len(found))
    if unknown:
        text += " · " + _("of {count} it is unknown: a supplier is missing").format(count=unknown)
    return Told(
        (
            PARTY,
            CODE,
            NAME,
            f.integer(N_("Suppliers"), width=9).but(name="suppliers"),
            f.text(N_("Systems"), width=34).but(name="systems"),
        ),
        [
            (party, code, scene.process(code), count, scene.names(systems))
            for party, code, count, systems in found
        ],
        [scene.records.support(party, code, systems) for party, code, _count, systems in found],
        [systems[0] for _party, _code, _count, systems in found],
        [text],
        _("No process has a system on this day."),
    )


def flows(scene: Scene) -> Told:
    """Return the interfaces that carry data of pupils, or may, those to act on first.

    An interface is one to act on when nothing covers it and its sender has the data by covered ways, or of its own.
    """
    carrying = [one for one in scene.exchanges if one.flow.carries != "no"]
    leaks = _leaks(carrying)
    order = {"yes": 0, "unknown": 1, "no": 2}
    found = sorted(carrying, key=lambda one: order[_leak(one, leaks)])
    act = sum(_leak(one, leaks) == "yes" for one in found)
    text = ngettext(
        "{count} interface with data of pupils, or unknown; {act} to act on: not covered by an agreement or ground",
        "{count} interfaces with data of pupils, or unknown; {act} to act on: not covered by an agreement or ground",
        len(found),
    )
    return Told(
        (
            f.text(N_("From system"), width=16).but(name="source"),
            f.text(N_("To system"), width=16).but(name="target"),
            f.choice(N_("Leak"), LEAKS, width=12).but(name="leak"),
            f.choice(N_("Covered"), YES_NO_UNKNOWN, width=9).but(name="covered"),
            f.text(N_("Data"), width=22).but(name="data"),
            PARTY,
            f.choice(N_("Pupil data"), YES_NO_UNKNOWN, width=10).but(name="pupil_data"),
            f.choice(N_("Standard"), STANDARDS, width=9).but(name="standard"),
            f.choice(N_("Legal ground"), GROUNDS, width=16).but(name="ground"),
        ),
        [_flow(scene, one, leaks) for one in found],
        [scene.records.of("system", one.flow.source) for one in found],
        [one.flow.source for one in found],
        [
            text.format(count=len(found), act=act),
            _("“Can receive”: a way is no proof that data are forwarded."),
        ],
        _("No interface carries data of pupils on this day, as far as is recorded."),
    )


def _leaks(carrying: list[Exchange]) -> set[tuple[str, str]]:
    """Return the interfaces that leave what is covered, from where data of pupils begin.

    They begin in the systems that nothing feeds; systems that feed each other in a circle begin together.
    """
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    edges = [one.flow for one in carrying if one.flow.carries == "yes"]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((one.source, one.target) for one in edges)
    circles = nx.condensation(graph)
    begins = sorted(
        system for node, fed in circles.in_degree() if not fed for system in circles.nodes[node]["members"]
    )
    return {(leak.flow.source, leak.flow.target) for source in begins for leak in reach(edges, source).leaks}


def _leak(one: Exchange, leaks: set[tuple[str, str]]) -> str:
    """Return whether this is where to act: "unknown" where it is not known whether it carries, or is covered."""
    if one.flow.covered == "yes":
        return "no"
    if one.flow.carries == "unknown":
        return "unknown"
    there = (one.flow.source, one.flow.target) in leaks
    if not there:
        return "no"
    return "yes" if one.flow.covered == "no" else "unknown"


def _flow(scene: Scene, one: Exchange, leaks: set[tuple[str, str]]) -> tuple[Any, ...]:
    return (
        scene.view.name(one.flow.source),
        scene.view.name(one.flow.target),
        _leak(one, leaks),
        one.flow.covered,
        one.data,
        one.party,
        one.flow.carries,
        one.standard or None,
        one.ground or None,
    )


def consistency(scene: Scene) -> Told:
    """Return where what is recorded of the landscape contradicts itself or is left open; the worst come first."""
    from inventory.signals.check import check  # noqa: PLC0415  all rules, only for who asks

    found = check(scene.connection, scene.moment.on, RULES)
    unknown = sum(one.status == "unknown" for one in found)
    text = ngettext(
        "{count} finding, {unknown} of them unknown",
        "{count} findings, {unknown} of them unknown",
        len(found),
    )
    return Told(
        (
            f.text(N_("Rule"), width=8).but(name="rule"),
            f.choice(N_("Severity"), SEVERITIES, width=10).but(name="severity"),
            f.text(N_("About"), width=16).but(name="subject"),
            f.text(N_("Message"), width=60).but(name="message"),
        ),
        [(one.rule, one.severity, one.subject.name, one.message) for one in found],
        [(one.subject.kind, one.subject.id) for one in found],
        [one.subject.key if one.subject.kind == "system" else "" for one in found],
        [
            text.format(count=len(found), unknown=unknown),
            _("As it is on that day; the target is not checked."),
        ],
        _("✓ Nothing contradicts itself, and nothing is left open."),
    )
