"""The landscape, the flows of data and the road as a graph in a text that other programs read.

GraphML for analysis, DOT for Graphviz, D2 and Mermaid for drawings in a page or a wiki. Nodes have stable names, their kind
and key: "system:ParnasSys", "process:2.4", "party:De Linde".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from inventory.publish.plain import NOT_XML
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.publish.map_kinds import Asked

Style = Literal["solid", "thick", "dashed", "thin"]
Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Node:
    """A node.

    Attributes:
        kind: What it is: "party", "process", "system", "project" or "plateau".
        key: By which its kind knows it.
        name: What people see.
        group: Key of the group that it belongs to, "" for none.
        more: What else is known of it, by English name.
    """

    kind: str
    key: str
    name: str
    group: str = ""
    more: Mapping[str, Value] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return its stable name."""
        return plain(f"{self.kind}:{self.key}")


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two nodes, by their stable names.

    Attributes:
        kind: What it is: "runs", "supports", "flow" or "needs".
        source, target: From which node to which.
        name: What people see, "" for nothing.
        style: How it is drawn.
        more: What else is known of it, by English name.
        drawn: Whether a drawing shows it; some only matter to who calculates.
    """

    kind: str
    source: str
    target: str
    name: str = ""
    style: Style = "solid"
    more: Mapping[str, Value] = field(default_factory=dict)
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph to be written.

    Attributes:
        title: What it shows, with day and state.
        on: The day.
        mode: The state.
        nodes: Its nodes, in reading order.
        links: Its arrows, in reading order; several may run between the same two nodes.
        groups: Names of the groups by key, in reading order.
    """

    title: str
    on: date
    mode: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    groups: Mapping[str, str] = field(default_factory=dict)


def plain(text: str) -> str:
    """Return a foreign text on one line, without what XML or a terminal cannot take."""
    return clean(NOT_XML.sub("", text))


def text(connection: Connection, suffix: str, kind: str, asked: Asked) -> bytes:
    """Return the graph of a kind of map in the language of a suffix, as UTF-8.

    Args:
        connection: One that reads.
        suffix: One of `SUFFIXES`.
        kind: Kind of map: "flows" gives the interfaces, "roadmap" the sub-projects, any other the landscape.
        asked: What it is to show.

    Raises:
        InputError: It is too large for Mermaid.
    """
    from inventory.publish.graph_text_sources import graph  # noqa: PLC0415  it knows this module

    return write(suffix, graph(connection, kind, asked))


def write(suffix: str, graph: Graph) -> bytes:
    """Return a graph in the language of a suffix; the same graph is the same bytes.

    Raises:
        InputError: It is too large for Mermaid.
    """
    return _writer(suffix)(graph)


def _writer(suffix: str) -> Callable[[Graph], bytes]:
    if suffix == ".graphml":
        from inventory.publish.graph_text_graphml import graphml  # noqa: PLC0415  networkx

        return graphml
    from inventory.publish import graph_text_languages, graph_text_mermaid  # noqa: PLC0415  they know this module

    return {
        ".dot": graph_text_languages.dot,
        ".d2": graph_text_languages.d2,
        ".mmd": graph_text_mermaid.mermaid,
    }[suffix]


SUFFIXES = (".graphml", ".dot", ".d2", ".mmd")
