"""A graph as DOT (Graphviz) and as D2: every foreign text stands in quotes, and nothing in it can end them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.graph_text import plain
from inventory.publish.graph_text_drawn import drawn, grouped

if TYPE_CHECKING:
    from inventory.publish.graph_text import Graph, Link, Node, Style

SHAPES = {
    "party": ("ellipse", "oval", "#e6f1f8"),
    "process": ("box", "rectangle", "#fdf3d6"),
    "system": ("component", "rectangle", "#e2f3ec"),
    "project": ("box", "rectangle", "#eaf3fa"),
    "plateau": ("diamond", "diamond", "#f3e8f5"),
}
"""Shape in DOT, shape in D2 and colour, by kind of node."""
DOT_LINES: dict[Style, str] = {
    "solid": "",
    "thick": ', color="#c01f26", penwidth=2.6',
    "dashed": ", style=dashed",
    "thin": ', color="#5b6470", penwidth=0.7',
}
D2_LINES: dict[Style, str] = {
    "solid": "",
    "thick": " {style.stroke: '#c01f26'; style.stroke-width: 4}",
    "dashed": " {style.stroke-dash: 4}",
    "thin": " {style.stroke: '#5b6470'; style.stroke-width: 1}",
}


def dot(graph: Graph) -> bytes:
    """Return a graph in the language of Graphviz."""
    lines = [
        f"digraph {dot_id(graph.title)} {{",
        "  graph [rankdir=LR, label=" + dot_label(graph.title) + ', labelloc=t, fontname="Helvetica"];',
        '  node [style=filled, fontname="Helvetica"];',
        '  edge [fontname="Helvetica", fontsize=10];',
    ]
    for place, (name, nodes) in enumerate(grouped(graph)):
        if name:
            lines += [f"  subgraph cluster_{place} {{", f"    label={dot_label(name)};"]
        lines += [("    " if name else "  ") + _dot_node(node) for node in nodes]
        lines += ["  }"] if name else []
    lines += [f"  {_dot_link(link)}" for link in drawn(graph)]
    return "\n".join([*lines, "}\n"]).encode()


def dot_id(text: str) -> str:
    """Return a text as a quoted name of DOT; only quotes and backslashes mean something within quotes."""
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def dot_label(text: str) -> str:
    """Return a text as a label of DOT, in which Graphviz reads entities of HTML too."""
    return dot_id(plain(text).replace("&", "&amp;"))


def _dot_node(node: Node) -> str:
    shape, _d2, colour = SHAPES[node.kind]
    return f'{dot_id(node.id)} [label={dot_label(node.name)}, shape={shape}, fillcolor="{colour}"];'


def _dot_link(link: Link) -> str:
    name = dot_label(link.name)
    return f"{dot_id(link.source)} -> {dot_id(link.target)} [label={name}{DOT_LINES[link.style]}];"


def d2(graph: Graph) -> bytes:
    """Return a graph in the language D2, whose groups are containers."""
    title = f"'graph:title': {d2_text(graph.title)} {{near: top-center; shape: text; style.font-size: 24}}"
    lines = ["direction: right", title]
    names, paths = d2_names(graph), {}
    for place, (group, nodes) in enumerate(grouped(graph)):
        within = d2_text(f"group:{place}") if group else ""
        if group:
            lines.append(f"{within}: {d2_text(group)}")
        for node in nodes:
            paths[node.id] = f"{within}.{names[node.id]}" if group else names[node.id]
            _dot, shape, colour = SHAPES[node.kind]
            style = f"{{shape: {shape}; style.fill: '{colour}'}}"
            lines.append(f"{paths[node.id]}: {d2_text(node.name)} {style}")
    for link in drawn(graph):
        ends = f"{paths[plain(link.source)]} -> {paths[plain(link.target)]}"
        lines.append(f"{ends}: {d2_text(link.name)}{D2_LINES[link.style]}")
    return "\n".join([*lines, ""]).encode()


def d2_names(graph: Graph) -> dict[str, str]:
    """Return the quoted name of each node; D2 sees no case, so that names that only differ in it get a number."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for node in graph.nodes:
        name, number = node.id, 2
        while name.casefold() in taken:
            name, number = f"{node.id}#{number}", number + 1
        taken.add(name.casefold())
        found[node.id] = d2_text(name)
    return found


def d2_text(text: str) -> str:
    """Return a text between single quotes, where D2 substitutes nothing and only a doubled quote is a quote."""
    return "'" + plain(text).replace("'", "''") + "'"
