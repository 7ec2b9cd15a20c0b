"""Which service sends what to which: from the sources and destinations of data, else from who depends on whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from importers.formats.cyclonedx_reading import items, references, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from importers.formats.cyclonedx_reading import Data, Part

Json = Any
LINK = "#"
"""Stands before the reference in a link into a file."""


@dataclass
class Flow:
    """Data between two parts.

    Attributes:
        source, target: Keys of the parts.
        both: They go both ways.
        known: The file says which way they go.
        data: What they are.
    """

    source: str
    target: str
    both: bool = False
    known: bool = False
    data: list[Data] = field(default_factory=list)


def flows(bom: Mapping[str, Json], parts: Sequence[Part]) -> list[Flow]:
    """Return the flows between parts, one for each pair.

    Data that name where they come from or go to say so themselves. Of others it is known whether they go into the
    service or out of it; the other side is then who depends on it, else the service that it is a part of, else what the
    file as a whole is about.

    Args:
        bom: The file.
        parts: The services, and the component that the file is about as the first that is none.
    """
    users = _users(bom, parts)
    found: dict[tuple[str, str], Flow] = {}
    names = _names(parts)
    for part in parts:
        rest = []
        for data in part.data:
            ends = list(_named(part, data, names))
            for source, target in ends:
                _add(found, source, target, [data], known=True, both=False)
            if not ends:
                rest.append(data)
        for user in users.get(part.key, ()):
            source, target, both, known = _way(part.key, user, rest)
            _add(found, source, target, rest, known=known, both=both)
    return list(found.values())


def _add(
    found: dict[tuple[str, str], Flow],
    source: str,
    target: str,
    data: Sequence[Data],
    *,
    known: bool,
    both: bool,
) -> None:
    """Add data to the flow between two parts; what goes back as well makes it one that goes both ways."""
    if source == target:
        return
    back = found.get((target, source))
    flow = back or found.setdefault((source, target), Flow(source, target))
    flow.both |= both or back is not None
    flow.known |= known
    flow.data += [one for one in data if one not in flow.data]


def _way(service: str, user: str, data: Sequence[Data]) -> tuple[str, str, bool, bool]:
    """Return from where to where the data of a service go, both ways or not, and whether the file says so."""
    said = {one.flow for one in data} - {""}
    if not said:
        return user, service, False, False
    if said == {"outbound"}:
        return service, user, False, True
    return user, service, said != {"inbound"}, True


def _named(part: Part, data: Data, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield from where to where data go, when they name parts of the file."""
    for one in data.sources:
        if _key(one, names):
            yield _key(one, names), part.key
    for one in data.destinations:
        if _key(one, names):
            yield part.key, _key(one, names)


def _key(said: str, names: Mapping[str, str]) -> str:
    """Return the key of a part by its reference, a link to it, an address or its name; "" for none."""
    return names.get(said) or names.get(said.rpartition(LINK)[2], "")


def _names(parts: Sequence[Part]) -> dict[str, str]:
    """Return the keys of parts by all that can name them."""
    found: dict[str, str] = {}
    for part in parts:
        found.setdefault(part.key, part.key)
    for part in parts:
        for name in (*part.endpoints, part.name):
            found.setdefault(name, part.key)
    return found


def dangling(bom: Mapping[str, Json]) -> list[str]:
    """Return the references of dependencies that name nothing in the file, in their order."""
    there = references({name: value for name, value in bom.items() if name != "dependencies"})
    said = [
        one
        for pair in items(bom.get("dependencies"))
        for one in (text(pair.get("ref")), *texts(pair.get("dependsOn")))
    ]
    return [one for one in dict.fromkeys(said) if one and one not in there]


def _users(bom: Mapping[str, Json], parts: Sequence[Part]) -> dict[str, list[str]]:
    """Return who uses each part: who depends on it, else what it is a part of, else what the file is about."""
    known = {part.key for part in parts}
    found: dict[str, list[str]] = {}
    pairs = dict.fromkeys(
        (used, text(one.get("ref")))
        for one in items(bom.get("dependencies"))
        for used in texts(one.get("dependsOn"))
    )
    for used, user in pairs:
        if user in known and used in known and user != used:
            found.setdefault(used, []).append(user)
    root = next((part.key for part in parts if part.type != "service"), "")
    for part in parts:
        above = part.within or (root if part.type == "service" else "")
        if part.key not in found and above and above != part.key:
            found[part.key] = [above]
    return found
