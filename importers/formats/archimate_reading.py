"""Reading an ArchiMate Open Exchange file as a stream: nothing of the file but its elements and relations is kept.

What differs between versions and tools is made alike here: the names of types of version 2.1, where a property names its
definition, names in several languages. Source: the Open Group's exchange format, versions 2.1 and 3.0 to 3.2; all of the
latter have the namespace of 3.0.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from importers.formats.archimate_model import Concept, Model
from importers.formats.several import few
from inventory.errors import InputError
from inventory.language import _, ngettext
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMESPACE = "http://www.opengroup.org/xsd/archimate"
MOST_BYTES = 40_000_000
"""The largest public model, of 3,006 elements, has 6.7 MB."""
DEEPEST = 100
"""Levels of tags; files of Archi have about ten."""
CHUNK = 1 << 16
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED = "nl"
DEFINITION = ("propertyDefinitionRef", "propertydefinitionref", "identifierRef", "identifierref")
"""Attributes by which a property names its definition, by version."""
SECTIONS = {"elements": "element", "relationships": "relationship"}
TEXTS = frozenset({"name", "label", "documentation", "value"})
RENAMED = {"UsedBy": "Serving", "Realisation": "Realization", "Specialisation": "Specialization"}
INFRASTRUCTURE = re.compile(r"^Infrastructure(?=Service|Function|Interface)")

Attributes = dict[str, str]


class _Draft:
    """An element, a relation or a definition that is being read."""

    def __init__(self, line: int, attributes: Attributes) -> None:
        self.line = line
        self.attributes = attributes
        self.names: dict[str, str] = {}
        self.texts: list[str] = []
        self.values: list[tuple[str, str]] = []
        self.reference = ""

    def name(self) -> str:
        """Return the name in the language that is preferred, else the first."""
        for language, name in self.names.items():
            if language.casefold().startswith(PREFERRED) and name:
                return name
        return next((name for name in self.names.values() if name), "")


class _Target:
    """Takes the tags of a file one by one.

    Args:
        name: What messages call the file.
    """

    def __init__(self, name: str) -> None:
        self.file = name
        self.parser: Any = None
        self.path: list[str] = []
        self.model = _Draft(0, {})
        self.draft: _Draft | None = None
        self.drafts: dict[str, list[_Draft]] = {"element": [], "relationship": []}
        self.definitions: dict[str, str] = {}
        self.pieces: list[str] = []
        self.views = 0

    @property
    def line(self) -> int:
        """Return the line that is being read."""
        return int(self.parser.parser.CurrentLineNumber)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Open a tag."""
        space, _brace, local = tag.rpartition("}")
        if not self.path:
            self._root(space, local, attributes)
        self.path.append(local)
        self.pieces = []
        if len(self.path) > DEEPEST:
            raise InputError(
                _("{file}, line {line}: tags are nested more than {most} deep.").format(
                    file=self.file, line=self.line, most=DEEPEST
                ),
                _("This is no file of an ArchiMate program; export the model again."),
            )
        if self._is_concept() or local in {"propertyDefinition", "propertydef"}:
            self.draft = _Draft(self.line, attributes)
        elif local == "property" and self.draft is not None:
            self.draft.reference = next((attributes[a] for a in DEFINITION if a in attributes), "")
        elif local in {"name", "label"}:
            self.language = attributes.get(LANGUAGE, "")
        elif local == "view":
            self.views += 1

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self.path and self.path[-1] in TEXTS:
            self.pieces.append(text)

    def end(self, tag: str) -> None:
        """Close a tag."""
        local = tag.rpartition("}")[2]
        if local in TEXTS:
            self._text(local, "".join(self.pieces))
        elif self.draft is not None and self._is_concept():
            self.drafts[local].append(self.draft)
            self.draft = None
        elif local in {"propertyDefinition", "propertydef"} and self.draft is not None:
            given = self.draft.attributes
            self.definitions[given.get("identifier", "")] = clean(self.draft.name() or given.get("name", ""))
            self.draft = None
        self.path.pop()
        self.pieces = []

    def close(self) -> None:
        """End the file."""

    def _root(self, space: str, local: str, attributes: Attributes) -> None:
        """Take the first tag.

        Raises:
            InputError: It is not that of a model in the exchange format.
        """
        if local != "model" or NAMESPACE not in space:
            raise InputError(
                _("{file} is not in ArchiMate's Open Exchange format.").format(file=self.file),
                _("Export the model as Open Exchange File (.xml)."),
            )
        self.model = _Draft(self.line, attributes)

    def _is_concept(self) -> bool:
        """Return whether the tag is an element in the list of elements, or a relation in that of relations."""
        return len(self.path) == 3 and SECTIONS.get(self.path[1]) == self.path[2]  # noqa: PLR2004  model, list, one

    def _text(self, local: str, text: str) -> None:
        """Put a text where it belongs: that of a whole model, element, relation, definition or property."""
        at = self.draft or (self.model if len(self.path) == 2 else None)  # noqa: PLR2004  model, text
        if at is None:
            return
        if local in {"name", "label"}:
            at.names.setdefault(self.language, clean(text))
        elif local == "documentation":
            at.texts.append(clean(text, lines=True))
        elif at.reference:
            at.values.append((at.reference, clean(text, lines=True)))


def read(path: Path) -> Model:
    """Return the model in a file.

    Raises:
        InputError: It is too large, cannot be read, is broken (says in which line), or is not safe to read.
    """
    target = _Target(path.name)
    _feed(path, target)
    return _model(target)


def _feed(path: Path, target: _Target) -> None:
    """Run through a file."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415  only for such files
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415

    target.parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                _("{file} is larger than {most} MB.").format(file=path.name, most=MOST_BYTES // 1_000_000),
                _("Export a part of the model."),
            )
        with path.open("rb") as stream:
            while part := stream.read(CHUNK):
                target.parser.feed(part)
        target.parser.close()
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=problem.strerror or problem)
        ) from problem
    except DefusedXmlException as problem:
        raise InputError(
            _(
                "{file}, line {line}: the file declares a document type or entities, which no model needs."
            ).format(file=path.name, line=target.line),
            _("It can be made to do harm, so it is not read. Export the model again."),
        ) from problem
    except ParseError as problem:
        raise _broken(path.name, problem.position[0]) from problem
    except (ValueError, LookupError) as problem:  # an encoding that cannot be read
        raise _broken(path.name, target.line) from problem


def _broken(name: str, line: int) -> InputError:
    """Return the error for a text that is no XML."""
    return InputError(
        _("{file}, line {line}: this is not valid XML; nothing was taken in.").format(file=name, line=line),
        _("Export the model again."),
    )


def _model(target: _Target) -> Model:
    """Return the model, and what was wrong with it."""
    lines = [draft.line for drafts in target.drafts.values() for draft in drafts]
    counted = len(set(lines)) < len(lines)
    missing: Counter[str] = Counter()
    notes: list[str] = []
    found = {
        kind: [_concept(draft, place if counted else draft.line, target.definitions, missing) for place, draft in enumerate(drafts, 1)]
        for kind, drafts in target.drafts.items()
    }  # fmt: skip
    elements: dict[str, Concept] = {}
    for element in found["element"]:
        elements.setdefault(element.identifier, element)
    notes += _doubled(found["element"])
    relations = [one for one in found["relationship"] if one.source in elements and one.target in elements]
    notes += _loose(found["relationship"], elements)
    if missing:
        notes.append(
            _("{count} values of properties that the file does not define are left out: {names}.").format(
                count=missing.total(), names=_few(missing)
            )
        )
    return Model(
        target.model.attributes.get("identifier", ""),
        target.model.name(),
        elements,
        tuple(relations),
        tuple(notes),
        target.views,
    )


def _concept(draft: _Draft, number: int, definitions: Mapping[str, str], missing: Counter[str]) -> Concept:
    """Return an element or relation with its properties by name; those without a definition are counted."""
    properties: dict[str, tuple[str, ...]] = {}
    for reference, value in draft.values:
        name = definitions.get(reference)
        if name is None:
            missing[clean(reference)] += 1
        elif value:
            properties[name] = (*properties.get(name, ()), value)
    given = draft.attributes
    return Concept(
        number,
        clean(given.get("identifier", "")),
        _type(given.get(TYPE, "")),
        draft.name(),
        "\n\n".join(text for text in draft.texts if text),
        properties,
        clean(given.get("source", "")),
        clean(given.get("target", "")),
    )


def _type(name: str) -> str:
    """Return the name of a type as version 3 spells it."""
    plain = clean(name).rpartition(":")[2]
    bare = plain.removesuffix("Relationship") if plain != "Relationship" else plain
    return INFRASTRUCTURE.sub("Technology", RENAMED.get(bare, bare))


def _doubled(elements: list[Concept]) -> list[str]:
    """Return what to say of elements that have the identifier of another."""
    times = Counter(element.identifier for element in elements)
    doubled = [identifier for identifier, count in times.items() if count > 1]
    if not doubled:
        return []
    text = ngettext(
        "{count} identifier stands at several elements; the first counts: {names}.",
        "{count} identifiers stand at several elements; the first counts: {names}.",
        len(doubled),
    )
    return [text.format(count=len(doubled), names=_few(doubled))]


def _loose(relations: list[Concept], elements: Mapping[str, Concept]) -> list[str]:
    """Return what to say of relations with an end that is no element."""
    known = {relation.identifier for relation in relations}
    ends = [(end, one) for one in relations for end in (one.source, one.target) if end not in elements]
    to_relation = {one.identifier for end, one in ends if end in known}
    dangling = {one.identifier: end for end, one in ends if end not in known}
    notes = []
    if to_relation:
        text = ngettext(
            "{count} relation with another relation at one end is not taken in.",
            "{count} relations with another relation at one end are not taken in.",
            len(to_relation),
        )
        notes.append(text.format(count=len(to_relation)))
    if dangling:
        text = ngettext(
            "{count} relation to an element that is not in the file is not taken in: {names}.",
            "{count} relations to elements that are not in the file are not taken in: {names}.",
            len(dangling),
        )
        notes.append(text.format(count=len(dangling), names=_few(dangling.values())))
    return notes


def _few(names: Any) -> str:
    """Return the first of some names, and how many there are more."""
    every = list(dict.fromkeys(clean(str(name)) or "?" for name in names))
    return few(every)
