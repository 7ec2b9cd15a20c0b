"""What goes into a graph: the parties, processes and systems of a day, or the interfaces between the systems."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from inventory.landscape.exchange import exchanges
from inventory.landscape.model import natural
from inventory.language import _, written
from inventory.publish import map_flows_links as flow
from inventory.publish.graph_text import Graph, Link, Node
from inventory.publish.map_frame import situation
from inventory.publish.map_kinds import seen
from inventory.records.roadmap import DEPENDENCIES
from inventory.signals.road import road

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.model import LandscapeView, Mode, Support, System
    from inventory.landscape.road import Road
    from inventory.publish.graph_text import Style, Value
    from inventory.publish.map_kinds import Asked

STYLES: dict[flow.State, Style] = {
    "covered": "solid",
    "uncovered": "thick",
    "unknown": "dashed",
    "none": "thin",
}
LEVELS = {1: "partial", 2: "full"}


def graph(connection: Connection, kind: str, asked: Asked) -> Graph:
    """Return the graph of a kind of map.

    Args:
        connection: One that reads.
        kind: "flows" gives the interfaces, "roadmap" the sub-projects, any other the landscape.
        asked: What it is to show.
    """
    if kind == "roadmap":
        return roadmap(road(connection, asked.on), asked.mode, asked.title)
    view = seen(connection, asked)
    if kind != "flows":
        return landscape(view, asked.title)
    known = [
        exchange
        for exchange in exchanges(connection, asked.on, asked.mode)
        if not asked.parties or exchange.party is None or exchange.party in asked.parties
    ]
    system = asked.system
    if system:
        _found, known = flow.reached(known, system)
        ends = {end for e in known for end in (e.flow.source, e.flow.target)} | {system}
        systems = {key: one for key, one in view.systems.items() if key in ends}
    else:
        systems = dict(view.systems)
    return flows(known, systems, asked.on, asked.mode, asked.title)


def landscape(view: LandscapeView, title: str = "") -> Graph:
    """Return the parties, processes and systems of a day as a graph.

    A party runs a process and a system supports a process for a party; whether a party runs it is told for every pair,
    and drawn where it does or where that is not known.
    """
    groups = {
        p.domain_code or p.domain_name: f"{p.domain_code} {p.domain_name}".strip() for p in view.processes
    }
    groups.pop("", None)
    nodes = [Node("party", p.key, p.name) for p in view.parties]
    nodes += [
        Node(
            "process",
            p.code,
            f"{p.code} {p.name}".strip(),
            p.domain_code or p.domain_name,
            {"code": p.code, "importance": p.importance, "description": p.description},
        )
        for p in view.processes
    ]
    nodes += _systems(view.systems)
    heading = title or _("Processes, parties and systems")
    head = f"{heading} · {situation(view.date, view.mode, view.plateau)}"
    return Graph(head, view.date, view.mode, tuple(nodes), (*_runs(view), *_supports(view)), groups)


def flows(
    known: Sequence[Exchange], systems: Mapping[str, System], on: dt.date, mode: Mode, title: str = ""
) -> Graph:
    """Return the interfaces of a day as a graph; systems without an interface are in it too.

    Args:
        known: The interfaces.
        systems: The systems by key.
        on: The day.
        mode: The state.
        title: What stands above it.
    """
    ends = {end for e in known for end in (e.flow.source, e.flow.target)}
    nodes = [
        *_systems(systems),
        *(
            Node("system", key, key)
            for key in sorted(ends - set(systems), key=lambda key: (natural(key), key))
        ),
    ]
    head = f"{title or _('Interfaces between systems')} · {situation(on, mode)}"
    return Graph(head, on, mode, tuple(nodes), tuple(_flow(exchange) for exchange in known))


def roadmap(given: Road, mode: Mode, title: str = "") -> Graph:
    """Return the sub-projects as a graph: an arrow from each to what waits for it; those of the critical path are thick."""
    nodes = tuple(
        Node(
            "project",
            one.code,
            f"{one.code} {one.name}",
            more={
                "status": one.status,
                "decision": one.decision,
                "from": one.first.isoformat() if one.first else "",
                "until": one.last.isoformat() if one.last else "",
                "working": one.working,
                "party": one.party,
                "critical": one.code in given.critical,
            },
        )
        for one in given.projects
    )
    chain = set(pairwise(given.critical))
    links = tuple(
        Link(
            "needs",
            f"project:{wait.code}",
            f"project:{one.code}",
            _(DEPENDENCIES["blocks"]) if wait.type == "blocks" else "",
            "thick" if (wait.code, one.code) in chain else "dashed" if wait.type == "blocks" else "solid",
            {"type": wait.type},
        )
        for one in given.projects
        for wait in one.needs
    )
    head = f"{title or _('Roadmap')} · {_('on {date}').format(date=written(given.on))}"
    return Graph(head, given.on, mode, nodes, links)


def _systems(systems: Mapping[str, System]) -> list[Node]:
    return [
        Node(
            "system",
            key,
            systems[key].name or key,
            "",
            {"type": systems[key].kind, "supplier": systems[key].supplier},
        )
        for key in sorted(systems, key=lambda key: (natural(systems[key].name or key), key))
    ]


def _runs(view: LandscapeView) -> Iterable[Link]:
    for party in view.parties:
        for process in view.processes:
            answer = view.takes_part(party.key, process.code)
            empty = not view.rows(party.key, process.code)
            gap = answer == "yes" and empty
            yield Link(
                "runs",
                f"party:{party.key}",
                f"process:{process.code}",
                _("gap") if gap else _("unknown") if answer == "unknown" else "",
                "thick" if gap else "dashed" if answer == "unknown" else "thin",
                {"runs": answer, "gap": gap},
                drawn=answer != "no",
            )


def _supports(view: LandscapeView) -> Iterable[Link]:
    names = {party.key: party.name for party in view.parties}
    places = {process.code: place for place, process in enumerate(view.processes)}
    rows = [row for row in view.support if row.process in places and row.party in names]
    for row in sorted(rows, key=lambda row: (places[row.process], view.system_order(row.system))):
        yield Link(
            "supports",
            f"system:{row.system}",
            f"process:{row.process}",
            names[row.party],
            more=_support(row),
        )


def _support(row: Support) -> dict[str, Value]:
    return {
        "party": row.party,
        "function": row.function or "",
        "level": LEVELS.get(row.level, str(row.level)),
        "status": row.status,
        "from": row.start.isoformat() if row.start else "",
        "until": row.end.isoformat() if row.end else "",
    }


def _flow(exchange: Exchange) -> Link:
    words = flow.standard(exchange)
    state = flow.state(exchange.flow)
    sign = {"uncovered": "✗ ", "unknown": "? "}.get(state, "")
    return Link(
        "flow",
        f"system:{exchange.flow.source}",
        f"system:{exchange.flow.target}",
        f"{sign}{exchange.data} ({words})" if words else f"{sign}{exchange.data}",
        STYLES[state],
        {
            "data": exchange.data,
            "party": exchange.party or "",
            "standard": exchange.standard,
            "pupil_data": exchange.flow.carries,
            "covered": exchange.flow.covered,
            "ground": exchange.ground,
            "agreement": exchange.agreement,
        },
    )
