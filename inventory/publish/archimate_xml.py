"""A model as a file in ArchiMate's Open Exchange format 3.1, the same bytes for the same model.

Order of the parts and of what stands in each: the format's XML schema (Model, View and Diagram, version 3.1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.publish.archimate_model import Connection, Element, Model, Node, Properties, Relation, View

SPACE = "http://www.opengroup.org/xsd/archimate/3.0/"
SCHEMA = "http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def written(model: Model) -> bytes:
    """Return a model as a file."""
    return "\n".join([*_Writer(model).lines(), ""]).encode()


class _Writer:
    """Writes one model.

    Args:
        model: The model.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        names = sorted({name for one in model.concepts() for name, _value in one.properties})
        self.definitions = {name: f"propid-{place}" for place, name in enumerate(names, 1)}
        self.tongue = f" xml:lang={quoteattr(model.language)}"

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        model = self.model
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield (
            f'<model xmlns="{SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="{SPACE} {SCHEMA}" identifier="{model.id}">'
        )
        yield from self._said(model.name, model.text, (), 1)
        yield from self._list("elements", (self._element(one) for one in model.elements))
        yield from self._list("relationships", (self._relation(one) for one in model.relations))
        yield from self._list("organizations", (self._folder(*one) for one in model.folders))
        yield from self._list(
            "propertyDefinitions", (self._definition(*one) for one in self.definitions.items())
        )
        if model.views:
            yield "  <views>"
            yield from self._list("diagrams", (self._view(view) for view in model.views))
            yield "  </views>"
        yield "</model>"

    def _list(self, tag: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
        """Yield a list, or nothing when it would be empty."""
        lines = [line for part in parts for line in part]
        if lines:
            yield f"  <{tag}>"
            yield from lines
            yield f"  </{tag}>"

    def _text(self, tag: str, text: str, depth: int) -> str:
        """Return one text."""
        return f"{'  ' * depth}<{tag}{self.tongue}>{_safe(text)}</{tag}>"

    def _said(self, name: str, text: str, properties: Properties, depth: int) -> Iterator[str]:
        """Yield name, documentation and properties, in the order of the format."""
        if name:
            yield self._text("name", name, depth)
        if text:
            yield self._text("documentation", text, depth)
        if properties:
            indent = "  " * depth
            yield f"{indent}<properties>"
            for key, value in properties:
                yield f'{indent}  <property propertyDefinitionRef="{self.definitions[key]}">'
                yield self._text("value", value, depth + 2)
                yield f"{indent}  </property>"
            yield f"{indent}</properties>"

    def _element(self, one: Element) -> Iterator[str]:
        yield f'    <element identifier="{one.id}" xsi:type="{one.type}">'
        yield from self._said(one.name or _("without a name"), one.text, one.properties, 3)
        yield "    </element>"

    def _relation(self, one: Relation) -> Iterator[str]:
        ends = f'source="{one.source}" target="{one.target}"'
        yield f'    <relationship identifier="{one.id}" {ends} xsi:type="{one.type}">'
        yield from self._said(one.name, one.text, one.properties, 3)
        yield "    </relationship>"

    def _folder(self, name: str, inside: tuple[str, ...]) -> Iterator[str]:
        yield "    <item>"
        yield self._text("label", name, 3)
        yield from (f'      <item identifierRef="{one}" />' for one in inside)
        yield "    </item>"

    def _definition(self, name: str, key: str) -> Iterator[str]:
        yield f'    <propertyDefinition identifier="{key}" type="string">'
        yield f"      <name>{_safe(name)}</name>"
        yield "    </propertyDefinition>"

    def _view(self, view: View) -> Iterator[str]:
        yield f'      <view identifier="{view.id}" xsi:type="Diagram">'
        yield from self._said(view.name, view.text, (), 4)
        for node in view.nodes:
            yield from self._node(node, 4)
        yield from map(self._connection, view.connections)
        yield "      </view>"

    def _node(self, node: Node, depth: int) -> Iterator[str]:
        indent = "  " * depth
        box = f'x="{node.x}" y="{node.y}" w="{node.w}" h="{node.h}"'
        shows = f'elementRef="{node.element}" xsi:type="Element"' if node.element else 'xsi:type="Label"'
        yield f'{indent}<node identifier="{node.id}" {shows} {box}>'
        if not node.element:
            yield self._text("label", node.label, depth + 1)
        for inside in node.nodes:
            yield from self._node(inside, depth + 1)
        yield f"{indent}</node>"

    def _connection(self, one: Connection) -> str:
        ends = f'source="{one.source}" target="{one.target}"'
        return f'        <connection identifier="{one.id}" relationshipRef="{one.relation}" xsi:type="Relationship" {ends} />'


def _safe(text: str) -> str:
    """Return a text as XML holds it."""
    return escape(NO_XML.sub("", clean(text, lines=True)))
