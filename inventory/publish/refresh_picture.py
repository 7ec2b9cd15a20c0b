"""Bringing the pictures of a block up to date: the files within the document are replaced, its place and size stay."""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING

from inventory.publish.refresh_bring import DRAWN
from inventory.publish.refresh_package import R, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from inventory.publish.refresh_pen import Pen
    from inventory.publish.refresh_read import Opened

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
BLIP = f"{{{DRAWING}}}blip"
SHARP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SIZES = (f"{PLACED}extent", f"{{{DRAWING}}}ext")


def drawings(items: Iterable[_Element]) -> list[_Element]:
    """Return the pictures in items, in order."""
    return [one for item in items for one in item.iter(f"{W}drawing") if one.find(f".//{BLIP}") is not None]


def file_of(document: Opened, drawing: _Element, tag: str = BLIP) -> str:
    """Return the name of the part with a picture (or its SVG), "" for none."""
    key = next((one.get(f"{R}embed", "") for one in drawing.iter(tag)), "")
    found = next((one for one in document.package.relations() if one.get("Id") == key), None)
    place = "" if found is None else posixpath.normpath(document.package.target(found))
    return place if place in document.package.parts else ""


def digests(document: Opened) -> dict[str, str]:
    """Return the digests of the pictures of a document by the name that they have in it."""
    found = {}
    for drawing in drawings([document.flow.body]):
        about, place = drawing.find(f".//{DRAWN}"), file_of(document, drawing)
        if about is not None and place:
            content = document.package.parts[place]
            found[about.get("name", "")] = hashlib.sha256(content).hexdigest()
    return found


def parted(found: Sequence[_Element], block: str) -> tuple[list[_Element], list[_Element]]:
    """Return which pictures are of the program and which of people; all are of the program when none has its name.

    Args:
        found: The pictures within a block.
        block: Name of its bookmark, with which the names of its pictures begin.
    """
    mine = [one for one in found if _name(one).startswith(f"{block}_")]
    return (mine, [one for one in found if one not in mine]) if mine else (list(found), [])


def own_pictures(
    document: Opened, items: Iterable[_Element], block: str, known: Mapping[str, str]
) -> list[_Element]:
    """Return the pictures in items that people put there, also in the place of one of the program; see `replaced`."""
    found = drawings(items)
    others = parted(found, block)[1] if known else []
    for one in found:
        content = document.package.parts.get(file_of(document, one), b"")
        was = known.get(_name(one), "")
        if was and hashlib.sha256(content).hexdigest() != was and one not in others:
            others.append(one)
    return others


def replaced(
    pen: Pen, theirs: Sequence[_Element], ours: Sequence[_Element], known: Mapping[str, str]
) -> tuple[bool, bool]:
    """Bring pictures up to date, one by one.

    Args:
        pen: The documents.
        theirs: The pictures in the document.
        ours: The pictures of today, as many.
        known: Digests of the pictures that the program wrote, by name; a picture with another digest is of a person.

    Returns:
        Whether anything changed, and whether a picture of a person stands there and was left.
    """
    changed = own = False
    for mine, fresh in zip(theirs, ours, strict=True):
        place = file_of(pen.theirs, mine)
        wanted = pen.fresh.package.parts[file_of(pen.fresh, fresh)]
        now = pen.theirs.package.parts.get(place, b"")
        if now == wanted:
            continue
        was = known.get(_name(fresh), "")
        if was and hashlib.sha256(now).hexdigest() != was:
            own = True
            continue
        _embed(pen, mine, fresh)
        changed = True
    return changed, own


def _name(drawing: _Element) -> str:
    about = drawing.find(f".//{DRAWN}")
    return "" if about is None else about.get("name", "")


def _embed(pen: Pen, mine: _Element, fresh: _Element) -> None:
    """Give a picture its new files, its text for who cannot see it, and the height that goes with its width."""
    copy = pen.bring.copies([fresh])[0]
    blip, new = mine.find(f".//{BLIP}"), copy.find(f".//{BLIP}")
    if blip is None or new is None:
        return
    pen.bring.freed |= {one.get(f"{R}embed", "") for one in mine.iter(BLIP, SHARP)}
    for child in list(blip):
        blip.remove(child)
    blip.set(f"{R}embed", new.get(f"{R}embed", ""))
    for child in list(new):
        blip.append(child)
    for about, told in zip(mine.iter(DRAWN), copy.iter(DRAWN), strict=False):
        for attribute in ("descr", "title"):
            if told.get(attribute):
                about.set(attribute, told.get(attribute, ""))
    _size(mine, fresh)


def _size(mine: _Element, fresh: _Element) -> None:
    wanted = next(_sizes(fresh), None)
    if wanted is None or not wanted[0]:
        return
    for element in mine.iter(*SIZES):
        width = element.get("cx", "")
        if width.isdecimal():
            element.set("cy", str(int(width) * wanted[1] // wanted[0]))


def _sizes(drawing: _Element) -> Iterator[tuple[int, int]]:
    for element in drawing.iter(SIZES[0]):
        yield int(element.get("cx", "0")), int(element.get("cy", "0"))
