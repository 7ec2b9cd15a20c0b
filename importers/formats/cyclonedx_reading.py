"""The services and components of a CycloneDX file as plain values; what has another shape than it should is passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = Any
DEEPEST = 50
"""Levels of services in services; what is deeper is not looked at."""
FLOWS = ("inbound", "outbound", "bi-directional")


@dataclass(frozen=True, slots=True)
class Data:
    """Data that a service takes in or gives out.

    Attributes:
        name: What they are called, "" for nothing.
        classification: Their class, such as "PII".
        flow: "inbound" (into the service), "outbound", "bi-directional" or "" when that is not known.
        sources, destinations: References, addresses or names of where they come from and go to.
    """

    name: str
    classification: str
    flow: str
    sources: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A service, or the component that the file is about.

    Attributes:
        name: Its name.
        type: "service", or the type of the component.
        reference: By which the file points to it; "" for none.
        within: Reference or name of the service that it is a part of, "" for none.
        supplier: Name of who provides it.
        website: Address of who provides it.
        told: Lines about it: description, version, endpoints.
        endpoints: Its addresses.
        data: What it takes in and gives out.
    """

    name: str
    type: str
    reference: str
    within: str = ""
    supplier: str = ""
    website: str = ""
    told: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ()
    data: tuple[Data, ...] = field(default=())

    @property
    def key(self) -> str:
        """Return by what the file points to it, its name when it points to nothing."""
        return self.reference or self.name


def text(value: Json) -> str:
    """Return a text of the file, cleaned; "" for anything else."""
    return clean(value, lines=True) if isinstance(value, str) else ""


def mapping(value: Json) -> dict[str, Json]:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: Json) -> list[dict[str, Json]]:
    """Return the objects of a list; none for anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def texts(value: Json) -> tuple[str, ...]:
    """Return the texts of a list, or the one text; none for anything else."""
    found = value if isinstance(value, list) else [value]
    return tuple(one for one in map(text, found) if one)


def services(values: Json, labels: dict[str, str], within: str = "", depth: int = 0) -> Iterator[Part]:
    """Yield services and the services in them, each before what belongs to it.

    Args:
        values: The list of the file.
        labels: What lines about a service begin with: version, endpoints, group, part of.
        within: What they are a part of.
        depth: How deep they stand.
    """
    for one in items(values) if depth < DEEPEST else ():
        name = clean(text(one.get("name")))
        if not name:
            continue
        provider = mapping(one.get("provider"))
        part = Part(
            name,
            "service",
            text(one.get("bom-ref")),
            within,
            clean(text(provider.get("name"))),
            next(iter(texts(provider.get("url"))), ""),
            tuple(_told(one, labels)),
            texts(one.get("endpoints")),
            tuple(_data(one.get("data"))),
        )
        yield part
        yield from services(one.get("services"), labels, part.key, depth + 1)


def passed_over(values: Json) -> int:
    """Return how many entries of a list of services, and of those in them, are no services with a name or stand too deep."""
    count, todo = 0, [(values, 0)]
    while todo:
        given, depth = todo.pop()
        for one in given if isinstance(given, list) else [] if given is None else [given]:
            if depth < DEEPEST and isinstance(given, list) and clean(text(mapping(one).get("name"))):
                todo.append((one.get("services"), depth + 1))
            else:
                count += 1
    return count


def references(value: Json) -> set[str]:
    """Return all that a file can be pointed into by, however deep."""
    found, todo = set(), [value]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            found.add(text(one.get("bom-ref")))
            todo += one.values()
        elif isinstance(one, list):
            todo += one
    return found - {""}


def component(one: Json, labels: dict[str, str]) -> Part | None:
    """Return a component; None when it has no name."""
    if not isinstance(one, dict) or not clean(text(one.get("name"))):
        return None
    supplier = mapping(one.get("supplier"))
    return Part(
        clean(text(one.get("name"))),
        text(one.get("type")),
        text(one.get("bom-ref")),
        "",
        clean(text(supplier.get("name"))),
        next(iter(texts(supplier.get("url"))), ""),
        tuple(_told(one, labels)),
    )


def _told(one: dict[str, Json], labels: dict[str, str]) -> Iterator[str]:
    """Yield what is told of a part: what it is, and then a line for each thing that has no column of its own."""
    if text(one.get("description")):
        yield text(one.get("description"))
    for name, label in labels.items():
        found = ", ".join(texts(one.get(name)))
        if found:
            yield f"{label}: {found}"


def _data(values: Json) -> Iterator[Data]:
    """Yield the data of a service."""
    for one in items(values):
        flow = text(one.get("flow"))
        yield Data(
            clean(text(one.get("name"))),
            clean(text(one.get("classification"))),
            flow if flow in FLOWS else "",
            texts(one.get("source")),
            texts(one.get("destination")),
        )
