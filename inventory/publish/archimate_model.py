"""An ArchiMate model to be written: elements, relations, folders and views, whatever file they end up in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

NAMESPACE = uuid.UUID("5d2f2f0e-6d0b-5b55-9a63-0e3a6c6b1d11")
"""Ours, so that no other program gives the same identifiers."""

Properties = tuple[tuple[str, str], ...]
"""Name and value of each property; one name can have several values."""


def identifier(kind: str, key: object) -> str:
    """Return an identifier that the same thing always gets: it begins with a letter, as XML asks of a name.

    Args:
        kind: What it is of.
        key: What tells it from others of its kind: the number of a record, which stays when its name changes.
    """
    return f"id-{uuid.uuid5(NAMESPACE, f'{kind}/{key}')}"


@dataclass(frozen=True, slots=True)
class Element:
    """An element: identifier, ArchiMate type, name, and what is said of it."""

    id: str
    type: str
    name: str
    text: str = ""
    properties: Properties = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two elements, from source to target."""

    id: str
    type: str
    source: str
    target: str
    name: str = ""
    text: str = ""
    properties: Properties = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a view, with the boxes in it; places are those of the view as a whole, in pixels.

    Attributes:
        id: Identifier.
        x, y, w, h: Left, top, width and height; width and height are at least 1.
        element: Identifier of the element that it shows; "" for a box with a text only.
        label: Its text, when it shows no element.
        nodes: What stands in it.
    """

    id: str
    x: int
    y: int
    w: int
    h: int
    element: str = ""
    label: str = ""
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Connection:
    """An arrow of a view: identifier, relation, and the boxes that it connects."""

    id: str
    relation: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class View:
    """A picture: boxes and arrows."""

    id: str
    name: str
    text: str
    nodes: tuple[Node, ...]
    connections: tuple[Connection, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A whole model.

    Attributes:
        id: Identifier.
        name: Its name.
        text: What it shows, and of which day.
        elements, relations, views: What is in it, each identifier once.
        folders: Name and identifiers of what is in each folder.
        language: Language of its texts, as XML names it.
    """

    id: str
    name: str
    text: str
    elements: tuple[Element, ...]
    relations: tuple[Relation, ...]
    views: tuple[View, ...] = ()
    folders: tuple[tuple[str, tuple[str, ...]], ...] = ()
    language: str = "nl"

    def concepts(self) -> tuple[Element | Relation, ...]:
        """Return the elements, and then the relations."""
        return (*self.elements, *self.relations)
