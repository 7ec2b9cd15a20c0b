"""An ArchiMate model as plain values: elements and relations with their names, texts and properties."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STRUCTURE = ("Composition", "Aggregation")
"""Relations from a whole to its parts, the stronger one first."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An element or a relation.

    Attributes:
        number: Line of the file on which it begins; its place where several stand on one line.
        identifier: As the file has it.
        type: Name of its ArchiMate type as version 3 spells it, such as "BusinessProcess" or "Serving".
        name: In Dutch where the file has that, else the first; "" for none.
        text: Its documentation.
        properties: Values by name of the property.
        source, target: Identifiers of what a relation connects; "" for an element.
    """

    number: int
    identifier: str
    type: str
    name: str
    text: str = ""
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    target: str = ""

    def said(self, name: str) -> str:
        """Return the value of a property, several joined by ";"; "" when it has none."""
        return ";".join(self.properties.get(name, ()))


@dataclass(frozen=True)
class Model:
    """A model as it was read.

    Attributes:
        identifier: Identifier of the model as a whole.
        name: Its name.
        elements: The elements by identifier, in the order of the file.
        relations: The relations whose ends are both elements.
        notes: Sentences about what was found wrong and what is not read.
        views: How many views the file has.
    """

    identifier: str
    name: str
    elements: Mapping[str, Concept]
    relations: tuple[Concept, ...]
    notes: tuple[str, ...] = ()
    views: int = 0
