"""The text of a paragraph as people see it, and changing it with the least: runs that stay keep their looks.

Deleted text of tracked changes is not read; numbers that a field counts (captions, pages) are no text, since they follow
from the document.
"""

from __future__ import annotations

import re
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from inventory.publish.plain import plain
from inventory.publish.refresh_package import W
from inventory.publish.word_ooxml import W14

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WITHIN = frozenset(
    f"{W}{name}" for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "bdo", "dir")
)
SINGLE = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
OBJECTS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
COUNTED = re.compile(r"\s*(SEQ|PAGE|NUMPAGES|PAGEREF)\b")
PIECES = re.compile(r"\s|[^\s]+")


class Atom(NamedTuple):
    """A piece of text: the element that holds it, and its text."""

    element: _Element
    text: str


def is_box(element: _Element) -> bool:
    """Return whether an element is a control that can be ticked."""
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{{{W14}}}checkbox") is not None


def atoms(paragraph: _Element) -> list[Atom]:
    """Return the pieces of text of a paragraph, without boxes and counted fields."""
    return list(_atoms(paragraph, [""]))


def _atoms(element: _Element, field: list[str]) -> Iterator[Atom]:
    """Yield the pieces; `field` is the instruction of each open field, and whether its result has begun."""
    for child in element:
        if child.tag == f"{W}r":
            yield from _run(child, field)
        elif _within(child):
            yield from _atoms(child, field)


def _within(element: _Element) -> bool:
    """Return whether there is text of the paragraph in an element."""
    if element.tag == f"{W}fldSimple":
        return not COUNTED.match(element.get(f"{W}instr", ""))
    return element.tag in WITHIN and not is_box(element)


def _run(run: _Element, field: list[str]) -> Iterator[Atom]:
    for child in run:
        if child.tag == f"{W}fldChar":
            _turn(child.get(f"{W}fldCharType", ""), field)
        elif child.tag == f"{W}instrText":
            field[-1] += child.text or ""
        elif not any(one.startswith("…") or COUNTED.match(one) for one in field[1:]):
            if child.tag == f"{W}t":
                yield Atom(child, child.text or "")
            elif child.tag in SINGLE and child.get(f"{W}type", "textWrapping") == "textWrapping":
                yield Atom(child, SINGLE[child.tag])


def _turn(kind: str, field: list[str]) -> None:
    """Follow the begin, middle and end of a field; before its middle the instruction begins with "…"."""
    if kind == "begin":
        field.append("…")
    elif kind == "separate" and len(field) > 1:
        field[-1] = field[-1].removeprefix("…")
    elif kind == "end" and len(field) > 1:
        field.pop()


def text_of(paragraph: _Element) -> str:
    """Return the text of a paragraph."""
    return "".join(atom.text for atom in atoms(paragraph))


def cell_paragraphs(cell: _Element) -> list[_Element]:
    """Return the paragraphs of a cell, without those of a table within it."""
    return [p for p in cell.iter(f"{W}p") if next(p.iterancestors(f"{W}tc"), None) is cell]


def has_object(element: _Element) -> bool:
    """Return whether there is a picture or another object in an element."""
    return any(True for _ in element.iter(*OBJECTS))


def set_text(paragraph: _Element, new: str) -> bool:
    """Give a paragraph another text; runs of which nothing changes stay as they are.

    Returns:
        Whether anything changed.
    """
    found = atoms(paragraph)
    old = "".join(atom.text for atom in found)
    new = "\t".join(plain(f"|{piece}|", lines=True)[1:-1] for piece in new.split("\t"))
    if old == new:
        return False
    if not old:
        _first(paragraph, found, new)
        return True
    pieces = _shared(found, old, new)
    for place, atom in enumerate(found):
        _extra(atom.element, pieces[place])
        if atom.element.tag == f"{W}t":
            if pieces[place][0] != atom.text:
                _fill(atom.element, pieces[place][0])
        elif not pieces[place][0]:
            drop(atom.element)
    return True


def _shared(found: list[Atom], old: str, new: str) -> list[list[str]]:
    """Return of each atom its new text, what comes behind it and what comes before it."""
    places = [place for place, atom in enumerate(found) for _letter in atom.text]
    pieces = [["", "", ""] for _atom in found]
    before, after = PIECES.findall(old), PIECES.findall(new)
    at = [0, *accumulate(len(piece) for piece in before)]
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            for letter in range(at[a], at[b]):
                pieces[places[letter]][0] += old[letter]
        elif c < d:
            place, behind = _target(found, places, at[a], inserted=kind == "insert")
            pieces[place][behind] += "".join(after[c:d])
    return pieces


def _target(found: list[Atom], places: list[int], letter: int, *, inserted: bool) -> tuple[int, int]:
    """Return the atom that takes a new text, and how: within it (0), behind it (1) or before it (2)."""
    order = [letter - 1, letter] if inserted else [letter, letter - 1]
    near = [places[one] for one in order if 0 <= one < len(places)]
    for place in near:
        if found[place].element.tag == f"{W}t":
            return place, 0
    return near[0], 2 if inserted and letter == 0 else 1


def _extra(element: _Element, pieces: list[str]) -> None:
    """Put texts behind and before an element."""
    for text, put in ((pieces[1], element.addnext), (pieces[2], element.addprevious)):
        if text:
            made = etree.Element(f"{W}t")
            put(made)
            _fill(made, text)


def drop(element: _Element) -> None:
    """Take an element out of its document."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _fill(element: _Element, text: str) -> None:
    """Write text in a `w:t`; line ends and tabs become elements of their own behind it."""
    pieces = re.split(r"([\n\t])", text)
    _write(element, pieces[0])
    last = element
    for sign, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        for made in (etree.Element(f"{W}br" if sign == "\n" else f"{W}tab"), etree.Element(f"{W}t")):
            last.addnext(made)
            last = made
        _write(last, piece)


def _write(element: _Element, text: str) -> None:
    element.text = text
    element.set(SPACE, "preserve")


def _first(paragraph: _Element, found: list[Atom], new: str) -> None:
    """Give a paragraph without text its first, within the bookmark that ends in it."""
    if found:
        _fill(found[0].element, new)
        return
    run = etree.Element(f"{W}r")
    shape = paragraph.find(f"{W}pPr/{W}rPr")
    if shape is not None and len(shape):
        run.append(deepcopy(shape))
    _fill(etree.SubElement(run, f"{W}t"), new)
    ends = paragraph.findall(f"{W}bookmarkEnd")
    if ends:
        ends[0].addprevious(run)
    else:
        paragraph.append(run)
