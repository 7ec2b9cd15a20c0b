"""Views with arrows: which system sends what to which, and the road from plateau to plateau."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.archimate_model import Connection, Node, View, identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inventory.publish.archimate_model import Element, Relation

EDGE, ACROSS, DOWN = 20, 120, 40
BOX_W, BOX_H = 140, 55
MOST = 8
"""Boxes below each other in a column before it goes on in the next."""


def interface_view(elements: Iterable[Element], relations: Sequence[Relation], text: str) -> list[View]:
    """Return the view of the interfaces: senders left of receivers; none without interfaces.

    Args:
        elements: All elements of the model, in its order.
        relations: All relations.
        text: What is said of the day.
    """
    flows = [one for one in relations if one.type == "Flow"]
    if not flows:
        return []
    ends = {end for one in flows for end in (one.source, one.target)}
    names = {e.id: e.name for e in elements if e.id in ends}
    layers = _layers(sorted(names, key=lambda i: (names[i].casefold(), i)), flows)
    return [_view("interfaces", _("Interfaces"), text, _columns(layers), flows)]


def roadmap_view(elements: Sequence[Element], relations: Sequence[Relation], text: str) -> list[View]:
    """Return the view of the road: plateaus, the gaps between them, and the work packages; none without a roadmap."""
    stages = [e.id for e in elements if e.type == "Plateau"]
    if not stages:
        return []
    gaps = [e.id for e in elements if e.type == "Gap"]
    packages = [e.id for e in elements if e.type == "WorkPackage"]
    places = _columns([[one] for one in stages])
    step = BOX_W + ACROSS
    for place, gap in enumerate(gaps):
        places[gap] = (EDGE + place * step + step // 2, EDGE + BOX_H + DOWN)
    # A work package stands below the plateau that it brings about.
    reached = {
        r.source: stages.index(r.target) for r in relations if r.type == "Realization" and r.target in stages
    }
    filled = [0] * len(stages)
    for package in packages:
        column = reached.get(package, 0)
        places[package] = (EDGE + column * step, EDGE + (2 + filled[column]) * (BOX_H + DOWN))
        filled[column] += 1
    shown = {*stages, *gaps, *packages}
    arrows = [one for one in relations if one.source in shown and one.target in shown]
    return [_view("roadmap", _("Roadmap"), text, places, arrows)]


def _view(
    kind: str, name: str, text: str, places: Mapping[str, tuple[int, int]], relations: Iterable[Relation]
) -> View:
    """Return a view of boxes of one size with arrows between them."""
    boxes = {element: identifier(f"node {kind}", element) for element in places}
    nodes = tuple(Node(boxes[element], x, y, BOX_W, BOX_H, element) for element, (x, y) in places.items())
    arrows = tuple(
        Connection(identifier(f"arrow {kind}", one.id), one.id, boxes[one.source], boxes[one.target])
        for one in relations
        if one.source in boxes and one.target in boxes
    )
    return View(identifier("view", kind), name, text, nodes, arrows)


def _columns(layers: Iterable[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Return the left and top of boxes, a column a layer; a long layer goes on in the next column."""
    found: dict[str, tuple[int, int]] = {}
    column = 0
    for layer in layers:
        for place, element in enumerate(layer):
            x = EDGE + (column + place // MOST) * (BOX_W + ACROSS)
            found[element] = (x, EDGE + place % MOST * (BOX_H + DOWN))
        column += max(1, -(-len(layer) // MOST))
    return found


def _layers(names: Sequence[str], flows: Iterable[Relation]) -> list[list[str]]:
    """Return systems by how many steps they are from a source; those that go round stand together."""
    import networkx as nx  # noqa: PLC0415  0.1 s

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((one.source, one.target) for one in flows)
    rounds = nx.condensation(graph)
    depth: dict[int, int] = {}
    for node in nx.topological_sort(rounds):
        depth[node] = max((depth[before] + 1 for before in rounds.predecessors(node)), default=0)
    layer = {name: depth[rounds.graph["mapping"][name]] for name in names}
    return [
        [name for name in names if layer[name] == at] for at in range(max(layer.values(), default=-1) + 1)
    ]
