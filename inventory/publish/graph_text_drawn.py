"""What a drawing shows of a graph: its nodes by group, and one arrow for all that say the same between two nodes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory.publish.graph_text import Graph, Link, Node

MOST = 3
"""Names on one arrow before the rest becomes a number: "De Linde, Zon, Pip +2"."""


def grouped(graph: Graph) -> list[tuple[str, list[Node]]]:
    """Return the nodes by the name of their group, those without one first."""
    found: dict[str, list[Node]] = {"": [], **{key: [] for key in graph.groups}}
    for node in graph.nodes:
        found[node.group].append(node)
    return [(graph.groups.get(key, ""), nodes) for key, nodes in found.items() if nodes]


def drawn(graph: Graph) -> list[Link]:
    """Return the arrows to draw; those of one kind and style between the same nodes are one, with the names of all."""
    found: dict[tuple[str, str, str, str], list[Link]] = {}
    for link in graph.links:
        if link.drawn:
            found.setdefault((link.source, link.target, link.kind, link.style), []).append(link)
    return [replace(links[0], name=_names(links)) for links in found.values()]


def _names(links: list[Link]) -> str:
    names = list(dict.fromkeys(link.name for link in links if link.name))
    more = f" +{len(names) - MOST}" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
