"""Bringing pieces of a freshly made document into one that people edited: styles, pictures, footnotes and numbers go along."""

from __future__ import annotations

import hashlib
import posixpath
from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from inventory.publish.refresh_package import OFFICE, RELATIONS, TYPES, R, W, relations_of
from inventory.publish.refresh_text import drop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from inventory.publish.refresh_read import Opened

STYLED = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}
POINTING = (f"{R}embed", f"{R}link", f"{R}id")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
TYPE_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
IMAGES = {"png": "image/png", "svg": "image/svg+xml"}
NOTES_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Bringing:
    """Copies elements of one document into another.

    Args:
        theirs: The document that people edited; its parts are changed.
        fresh: The document that the program made just now.
    """

    def __init__(self, theirs: Opened, fresh: Opened) -> None:
        self.theirs, self.fresh = theirs, fresh
        self._used: dict[str, set[str]] = {}
        self._open: dict[str, _Element] = {}
        self.freed: set[str] = set()
        """Keys of pictures that were replaced."""

    def copies(self, elements: Iterable[_Element]) -> list[_Element]:
        """Return copies that fit in the other document; sections keep to its pages."""
        marks: dict[str, str] = {}
        return [self._fitting(deepcopy(element), marks) for element in elements]

    def close(self) -> None:
        """Write the parts that were changed back into the package, without pictures that nothing shows any more."""
        self._forget()
        for part, root in self._open.items():
            self.theirs.package.parts[part] = serialised(root)

    def _forget(self) -> None:
        used = {one.get(key) for one in self.theirs.root.iter() for key in POINTING if one.get(key)}
        package = self.theirs.package
        for one in list(self.part(relations_of(package.main))) if self.freed - used else ():
            if one.get("Id") in self.freed - used:
                drop(one)
                target = posixpath.normpath(package.target(one))
                if not any(
                    target.rpartition("/")[2].encode() in package.parts[part] for part in self._others()
                ):
                    package.parts.pop(target, None)
                    package.order = [info for info in package.order if info.filename != target]

    def _others(self) -> list[str]:
        """Return the relations of the other parts, and of this one as it is now."""
        main = relations_of(self.theirs.package.main)
        self.theirs.package.parts[main] = serialised(self.part(main))
        return [part for part in self.theirs.package.parts if part.endswith(".rels")]

    def part(self, name: str) -> _Element:
        """Return a part of the document, to be changed."""
        if name not in self._open:
            self._open[name] = self.theirs.package.root(name)
        return self._open[name]

    def style(self, kind: str, code: str) -> str:
        """Return the code that the document has for a style of ours; one that it lacks is added."""
        name = self.fresh.styles.names.get(code, code.casefold())
        known = self.theirs.styles.codes.get((kind, name))
        if known is not None:
            return known
        made, place = self.fresh.styles.find(code), self.theirs.package.beside("styles")
        if made is None or place not in self.theirs.package.parts:
            return code
        made = deepcopy(made)
        for one in made.findall(f"{W}basedOn") + made.findall(f"{W}next") + made.findall(f"{W}link"):
            one.set(f"{W}val", self.theirs.styles.codes.get((kind, self._named(one)), one.get(f"{W}val", "")))
        for number in made.findall(f"{W}pPr/{W}numPr"):
            drop(number)
        self.part(place).append(made)
        self.theirs.styles.codes[kind, name] = code
        self.theirs.styles.names[code] = name
        return code

    def _named(self, element: _Element) -> str:
        code = element.get(f"{W}val", "")
        return self.fresh.styles.names.get(code, code.casefold())

    def _fitting(self, element: _Element, marks: dict[str, str]) -> _Element:
        for section in list(element.iter(f"{W}sectPr")):
            drop(section)
        for one in element.iter():
            if one.tag in STYLED:
                one.set(f"{W}val", self.style(STYLED[str(one.tag)], one.get(f"{W}val", "")))
            for attribute in POINTING:
                key = one.get(attribute)
                if key is not None:
                    one.set(attribute, self._relation(key))
            if one.tag == f"{W}footnoteReference":
                one.set(f"{W}id", self.footnote(one.get(f"{W}id", "")))
        self._renumber(element, marks)
        return element

    def _renumber(self, element: _Element, changed: dict[str, str]) -> None:
        """Give bookmarks, controls and pictures numbers that the document has not yet.

        Args:
            element: The copy.
            changed: New numbers of bookmarks by the old ones, for those that begin in one element and end in another.
        """
        for one in element.iter(f"{W}bookmarkStart"):
            changed[one.get(f"{W}id", "")] = self.number("bookmark")
            one.set(f"{W}id", changed[one.get(f"{W}id", "")])
        for one in element.iter(f"{W}bookmarkEnd"):
            one.set(f"{W}id", changed.get(one.get(f"{W}id", ""), one.get(f"{W}id", "")))
        for one in element.iter(f"{W}id"):
            one.set(f"{W}val", self.number("control"))
        for one in element.iter(DRAWN):
            one.set("id", self.number("picture"))

    def number(self, kind: str) -> str:
        """Return the next free number of bookmarks, controls or pictures."""
        if kind not in self._used:
            path, attribute = {
                "bookmark": (f"{W}bookmarkStart", f"{W}id"),
                "control": (f"{W}id", f"{W}val"),
                "picture": (DRAWN, "id"),
            }[kind]
            self._used[kind] = {one.get(attribute, "") for one in self.theirs.root.iter(path)}
        used = self._used[kind]
        free = next(str(number) for number in count(len(used) + 1) if str(number) not in used)
        used.add(free)
        return free

    def _relation(self, key: str) -> str:
        """Return the key of a picture in the document, which gets the picture when it has not."""
        found = next((one for one in self.fresh.package.relations() if one.get("Id") == key), None)
        if found is None or found.get("TargetMode") == "External":
            return key
        content = self.fresh.package.parts[self.fresh.package.target(found)]
        return self.relate(content, posixpath.splitext(found.get("Target", ""))[1], found.get("Type", ""))

    def relate(self, content: bytes, suffix: str, kind: str) -> str:
        """Put a part beside the others, named after its content, and return the key that leads to it."""
        package = self.theirs.package
        name = f"media/inv_{hashlib.sha256(content).hexdigest()[:16]}{suffix}"
        package.parts.setdefault(f"{package.main.rsplit('/', 1)[0]}/{name}", content)
        self._known_type(suffix.lstrip("."))
        return self._key(name, kind)

    def _key(self, target: str, kind: str) -> str:
        place = relations_of(self.theirs.package.main)
        relations = self.part(place)
        for one in relations:
            if one.get("Target") == target:
                return one.get("Id", "")
        used = {one.get("Id") for one in relations}
        key = next(
            f"rId{number}" for number in range(len(used) + 1, 2 * len(used) + 3) if f"rId{number}" not in used
        )
        etree.SubElement(relations, f"{RELATIONS}Relationship", Id=key, Type=kind, Target=target)
        return key

    def _known_type(self, suffix: str) -> None:
        types = self.part(TYPES)
        if not any(one.get("Extension", "").lower() == suffix for one in types):
            one = etree.Element(f"{TYPE_SPACE}Default", Extension=suffix, ContentType=IMAGES.get(suffix, ""))
            types.insert(0, one)

    def footnote(self, number: str) -> str:
        """Bring a footnote along, and return its number in the document."""
        made = self.fresh_note(number)
        if made is None:
            return number
        notes = self.notes()
        used = [one.get(f"{W}id", "") for one in notes]
        new = str(max((int(one) for one in used if one.lstrip("-").isdecimal()), default=0) + 1)
        made = deepcopy(made)
        made.set(f"{W}id", new)
        for one in made.iter(*STYLED):
            one.set(f"{W}val", self.style(STYLED[str(one.tag)], one.get(f"{W}val", "")))
        notes.append(made)
        return new

    def fresh_note(self, number: str) -> _Element | None:
        """Return a footnote of the freshly made document."""
        return note(self.fresh, number)

    def notes(self) -> _Element:
        """Return the footnotes of the document; without any it gets the part."""
        package = self.theirs.package
        place = package.beside("footnotes")
        if not place and "word/footnotes.xml" not in self._open:
            place = f"{package.main.rsplit('/', 1)[0]}/footnotes.xml"
            empty = deepcopy(self.fresh.package.root(self.fresh.package.beside("footnotes")))
            for one in [one for one in empty if not one.get(f"{W}type")]:
                empty.remove(one)
            package.parts[place] = serialised(empty)
            self._key("footnotes.xml", f"{OFFICE}/footnotes")
            etree.SubElement(
                self.part(TYPES), f"{TYPE_SPACE}Override", PartName=f"/{place}", ContentType=NOTES_KIND
            )
        return self.part(place or f"{package.main.rsplit('/', 1)[0]}/footnotes.xml")


def note(document: Opened, number: str) -> _Element | None:
    """Return a footnote of a document by its number."""
    place = document.package.beside("footnotes")
    if place not in document.package.parts:
        return None
    return next((one for one in document.package.root(place) if one.get(f"{W}id") == number), None)


def references(elements: Sequence[_Element]) -> list[_Element]:
    """Return the references to footnotes in elements, in order."""
    return [one for element in elements for one in element.iter(f"{W}footnoteReference")]


def serialised(root: _Element) -> bytes:
    """Return a part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def unmarked(paragraph: _Element) -> None:
    """Take the bookmarks out of a copy of a paragraph or row, of which the first stands elsewhere."""
    for mark in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        drop(mark)
