"""A graph as Mermaid, for a page or a wiki: refused when Mermaid itself would show an error in its place.

Its limits are those of `maxTextSize` (50,000 characters) and `maxEdges` (500), as Mermaid has them unless a site says
otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.publish.graph_text import plain
from inventory.publish.graph_text_drawn import drawn, grouped

if TYPE_CHECKING:
    from inventory.publish.graph_text import Graph, Link, Node, Style

MOST_TEXT, MOST_EDGES = 50_000, 500
ARROWS: dict[Style, str] = {"solid": "-->", "thick": "==>", "dashed": "-.->", "thin": "-->"}
SHAPES = {
    "party": '(["{}"])',
    "process": '["{}"]',
    "system": '[["{}"]]',
    "project": '["{}"]',
    "plateau": '{{{{"{}"}}}}',
}
CLASSES = {
    "party": "fill:#e6f1f8,stroke:#0072B2,color:#1f2328",
    "process": "fill:#fdf3d6,stroke:#8a6d00,color:#1f2328",
    "system": "fill:#e2f3ec,stroke:#00795a,color:#1f2328",
    "project": "fill:#eaf3fa,stroke:#0072B2,color:#1f2328",
    "plateau": "fill:#f3e8f5,stroke:#6a1b9a,color:#1f2328",
}
SAFE = frozenset(" .,:()/+-'!?=")
"""Signs that mean nothing within a quoted text of Mermaid; all others but letters and digits are written as numbers."""


def mermaid(graph: Graph) -> bytes:
    """Return a graph in the language of Mermaid.

    Raises:
        InputError: It has more arrows or characters than Mermaid draws.
    """
    links = drawn(graph)
    if len(links) > MOST_EDGES:
        raise _refusal(_("{count} arrows").format(count=len(links)), _("500 arrows"))
    lines = ["flowchart LR", f"  %% {comment(graph.title)}"]
    for place, (name, nodes) in enumerate(grouped(graph)):
        indent = "    " if name else "  "
        if name:
            lines.append(f'  subgraph group_{place}["{label(name)}"]')
        lines += [indent + _node(node) for node in nodes]
        lines += ["  end"] if name else []
    lines += [f"  {_link(link)}" for link in links]
    kinds = sorted({node.kind for node in graph.nodes})
    lines += [f"  classDef {kind} {CLASSES[kind]}" for kind in kinds]
    found = "\n".join([*lines, ""])
    if len(found) > MOST_TEXT:
        raise _refusal(_("{count} characters").format(count=len(found)), _("50000 characters"))
    return found.encode()


def name(text: str) -> str:
    """Return a text as a name of Mermaid: letters and digits of ASCII, all else as its number between underscores."""
    return "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in plain(text))


def label(text: str) -> str:
    """Return a text as it may stand between quotes: signs that Mermaid could read as its own are written as numbers."""
    return "".join(c if c.isalnum() or c in SAFE else f"#{ord(c)};" for c in plain(text))


def comment(text: str) -> str:
    """Return a text as it may stand behind %%: only letters, digits and signs that mean nothing."""
    return "".join(c if c.isalnum() or c in SAFE else " " for c in plain(text))


def _node(node: Node) -> str:
    return f"{name(node.id)}{SHAPES[node.kind].format(label(node.name) or ' ')}:::{node.kind}"


def _link(link: Link) -> str:
    text = f'|"{label(link.name)}"|' if link.name else ""
    return f"{name(link.source)} {ARROWS[link.style]}{text} {name(link.target)}"


def _refusal(found: str, most: str) -> InputError:
    return InputError(
        _("This drawing has {found}; Mermaid shows an error above {most}.").format(found=found, most=most),
        _(
            "Narrow it with --party, --domain or, for the flows, --system; "
            "or write .dot, .d2 or .graphml, which have no such limit."
        ),
    )
