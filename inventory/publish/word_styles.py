"""Our styles, and how a document calls them: Word gives styles an id in the language of the user, and keeps the name."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.publish.word_ooxml import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

SPACE = f"{{{W}}}"
HERE = Path(__file__).parent
USED = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)"')
REFERENCES = ("basedOn", "next", "link")


def our_styles(language: str) -> Any:
    """Return our styles as an element.

    Args:
        language: Such as "nl-NL", which the texts of a document are in.
    """
    from docx.oxml import parse_xml  # noqa: PLC0415  80 ms, only for who writes Word

    text = (HERE / "word_styles.xml").read_text("utf-8").replace('"nl-NL"', f'"{language}"')
    return parse_xml(text.encode())


def ids(theirs: _Element, ours: _Element | None = None) -> dict[str, str]:
    """Return how a document calls our styles: our id → its id, for those that it has.

    Args:
        theirs: The root of its styles.
        ours: The root of ours; read when it is not given.
    """
    named = {_name(style): style.get(f"{SPACE}styleId", "") for style in theirs.findall(f"{SPACE}style")}
    own = our_styles("nl-NL") if ours is None else ours
    found: dict[str, str] = {}
    for style in own.findall(f"{SPACE}style"):
        if _name(style) in named:
            found[style.get(f"{SPACE}styleId", "")] = named[_name(style)]
    return found


def _name(style: _Element) -> tuple[str, str]:
    """Return by which a style is known everywhere: its kind, and its name without regard to capitals."""
    called = style.find(f"{SPACE}name")
    name = "" if called is None else called.get(f"{SPACE}val", "")
    return style.get(f"{SPACE}type", "paragraph"), name.casefold()


def completed(theirs: Any, ours: Any) -> tuple[dict[str, str], list[Any]]:
    """Add the styles of ours that a document has not, and return how it calls all of them, and what was added.

    Args:
        theirs: The root of its styles.
        ours: The root of ours.
    """
    called = ids(theirs, ours)
    taken = {style.get(f"{SPACE}styleId") for style in theirs.findall(f"{SPACE}style")}
    missing = [s for s in ours.findall(f"{SPACE}style") if s.get(f"{SPACE}styleId") not in called]
    for style in missing:
        own = style.get(f"{SPACE}styleId")
        called[own] = own if own not in taken else f"Inventaris{own}"
    made = []
    for style in missing:
        new = deepcopy(style)
        if new.get(f"{SPACE}default") and any(_default(new, one) for one in theirs.findall(f"{SPACE}style")):
            del new.attrib[f"{SPACE}default"]
        new.set(f"{SPACE}styleId", called[new.get(f"{SPACE}styleId")])
        for tag in REFERENCES:
            for reference in new.findall(f"{SPACE}{tag}"):
                reference.set(f"{SPACE}val", called[reference.get(f"{SPACE}val")])
        theirs.append(new)
        made.append(new)
    return called, made


def _default(new: _Element, one: _Element) -> bool:
    """Return whether a style is already the default of the kind of another."""
    return one.get(f"{SPACE}type") == new.get(f"{SPACE}type") and one.get(f"{SPACE}default") in {"1", "true"}


def mapped(xml: str, called: Mapping[str, str]) -> str:
    """Return a piece of a document with our styles as that document calls them."""
    return USED.sub(lambda found: f'{found[1]}{called.get(found[2], found[2])}"', xml) if called else xml


def numbered(theirs: _Element, style: str) -> bool:
    """Return whether a style, or one that it is based on, has a number."""
    found = {one.get(f"{SPACE}styleId"): one for one in theirs.findall(f"{SPACE}style")}
    for _step in range(len(found)):
        one = found.get(style)
        if one is None:
            return False
        if one.find(f"{SPACE}pPr/{SPACE}numPr") is not None:
            return True
        base = one.find(f"{SPACE}basedOn")
        style = "" if base is None else base.get(f"{SPACE}val", "")
    return False
