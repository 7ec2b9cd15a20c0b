"""A graph as GraphML, written and read by networkx and read by Gephi, yEd and Cytoscape."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from inventory.publish.graph_text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from inventory.publish.graph_text import Graph, Value


def graphml(graph: Graph) -> bytes:
    """Return a graph as GraphML: all arrows, each with all that is known of it."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    made = BytesIO()
    nx.write_graphml_xml(network(graph), made, prettyprint=True)
    return made.getvalue()


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return a graph as networkx has it; several arrows between two nodes keep apart."""
    import networkx as nx  # noqa: PLC0415

    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.graph.update(title=plain(graph.title), date=graph.on.isoformat(), state=graph.mode)
    for node in graph.nodes:
        group = {"group": graph.groups[node.group]} if node.group else {}
        found.add_node(node.id, **values({"kind": node.kind, "label": node.name, **group, **node.more}))
    for place, link in enumerate(graph.links, start=1):
        about = values({"kind": link.kind, "label": link.name, **link.more})
        found.add_edge(plain(link.source), plain(link.target), key=f"{link.kind}:{place}", **about)
    return found


def values(given: Mapping[str, object]) -> dict[str, Value]:
    """Return values as GraphML takes them: nothing is left out but the empty, days and sets become texts."""
    return {name: value(given[name]) for name in given if given[name] not in {None, ""}}


def value(given: object) -> Value:
    """Return one value as GraphML takes it."""
    if isinstance(given, bool | int):
        return given
    if isinstance(given, dt.date):
        return given.isoformat()
    if isinstance(given, set | frozenset | list | tuple):
        parts = [str(value(part)) for part in given]
        return "; ".join(sorted(parts) if isinstance(given, set | frozenset) else parts)
    return plain(str(given))
