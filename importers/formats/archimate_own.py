"""What our own export says of records: columns in properties, parties of a support, who runs what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formats.archimate_kinds import own_mark
from importers.mapping import name_index, plain
from inventory.publish.archimate_names import COLUMNS, NOT_RUN, PARTIES, ROW, SUPPORT, parted
from inventory.records import get
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.formats.archimate_model import Concept
    from importers.formats.archimate_parts import Parts

Line = tuple[int, dict[str, str]]


def cells(concept: Concept, kind: str, names: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the columns of a record that a concept has among its properties, under their labels in either language.

    Args:
        concept: An element or relation of our own export.
        kind: Kind of the record.
        names: Columns that it may have; () for those that the export writes.
    """
    wanted = names or COLUMNS[kind]
    index = name_index(field for name, field in get(kind).fields.items() if name in wanted)
    found: dict[str, str] = {}
    for name in concept.properties:
        field = index.get(plain(name))
        if field is not None:
            found.setdefault(field.name, concept.said(name))
    return found


def participation(parts: Parts) -> list[Line]:
    """Return who runs what: the arrows of parties, and the parties that a process says do not run it."""
    found: list[Line] = []
    elements = parts.kinds.model.elements
    for one in parts.kinds.model.relations:
        if own_mark(one)[0] == "participation" and parts.kinds.of(one.target) == "process":
            parts.used.add(one.identifier)
            said = {"party": elements[one.source].name, "process": parts.codes[one.target][0], "runs": "yes"}
            found.append((one.number, {**cells(one, "participation"), **said, "notes": one.text}))
    for process in parts.every("process"):
        for text in process.properties.get(NOT_RUN, ()) if own_mark(process)[0] else ():
            code = parts.codes[process.identifier][0]
            found += [
                (process.number, {"party": name, "process": code, "runs": "no"})
                for name in parted(text, ";")
                if name
            ]
    return sorted(found, key=lambda line: line[0])


def support(parts: Parts) -> Iterator[Line]:
    """Yield which system works for which process, once for each party that the arrow names."""
    kinds = parts.kinds
    for one in kinds.model.relations:
        if (
            own_mark(one)[0] != "support"
            or kinds.of(one.source) != "system"
            or kinds.of(one.target) != "process"
        ):
            continue
        parts.used.add(one.identifier)
        common = {"process": parts.codes[one.target][0], "system": parts.names[one.source]}
        for party, said in _parties(one):
            yield one.number, {**common, "party": party, **said}


def _parties(one: Concept) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the parties of an arrow with what is said for each: on lines of their own, else for all alike."""
    named = [name for text in one.properties.get(PARTIES, ()) for name in parted(text, ";") if name]
    left = {fold(name): name for name in named}
    for text in one.properties.get(ROW, ()):
        party, *rest = parted(text, "|")
        if fold(party) in {fold(name) for name in named}:
            left.pop(fold(party), None)
            yield party, dict(zip(SUPPORT, rest, strict=False))
    alike = {"notes": one.text, **cells(one, "support", SUPPORT)}
    for name in left.values():
        yield name, alike
