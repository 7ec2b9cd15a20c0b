"""Reading a document that somebody edited: its blocks by their bookmarks, answers, boxes, and what else stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.language import _, translate
from inventory.publish.refresh_flow import Flow
from inventory.publish.refresh_package import W, open_package, unpacked, unusable
from inventory.publish.refresh_styles import Styles
from inventory.publish.refresh_text import has_object, is_box, text_of
from inventory.publish.word_ooxml import W14
from inventory.publish.word_properties import EDITION
from inventory.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from inventory.publish.refresh_package import Package

TICKS = "☑☒✓✔🗹🗷✗✘xXvV"
"""What people and word processors put in a box that is ticked."""
EMPTY = "☐□❏o"
CUSTOM = "docProps/custom.xml"
CODE = 12
TRACKED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")


@dataclass
class Opened:
    """A document as it was read.

    Attributes:
        package: Its parts.
        root: Its main part, which a refresh changes.
        flow: Its items and the places of the blocks.
        styles: Its styles.
        editions: The codes of the edition that it carries; usually one, written twice.
        tracked: Whether it has tracked changes.
    """

    package: Package
    root: _Element
    flow: Flow
    styles: Styles
    editions: list[str] = field(default_factory=list)
    tracked: bool = False


def read(path: Path) -> Opened:
    """Return a document that the program made and people edited.

    Raises:
        InputError: It is no document of the program, or is damaged; the message says why.
        RefusedError: It is open in a word processor.
    """
    return opened(open_package(path))


def read_bytes(file: str, content: bytes) -> Opened:
    """Return a document from its bytes; see `read`."""
    return opened(unpacked(file, content))


def opened(package: Package) -> Opened:
    """Return a document from its parts; see `read`."""
    root = package.root(package.main)
    if any(one.find(f".//{W}p") is None for one in root.iter(f"{W}tbl", f"{W}tc")):
        raise unusable(package.file, _("a table in it has no cells, or a cell without a paragraph"))
    flow = Flow(package.file, root)
    editions = list(dict.fromkeys([*flow.editions, *_property(package)]))
    if not editions and not flow.places:
        raise unusable(package.file, _("it was not made by inventaris: it has none of its bookmarks"))
    place = package.beside("styles")
    styles = Styles(package.root(place) if place in package.parts else None)
    tracked = any(True for _one in root.iter(*TRACKED))
    return Opened(package, root, flow, styles, editions, tracked)


def _property(package: Package) -> list[str]:
    """Return the code of the edition in the properties of the document."""
    if CUSTOM not in package.parts:
        return []
    found = [one for one in package.root(CUSTOM) if one.get("name") == EDITION]
    told = ["".join(str(text) for text in one.itertext()).strip() for one in found]
    return [code for code in told if len(code) == CODE and code.isalnum()]


def normal(text: str) -> str:
    """Return a text as texts are compared: cleaned, without empty lines and without blanks at the ends of lines."""
    lines = (" ".join(line.split()) for line in clean(text, lines=True).split("\n"))
    return "\n".join(line for line in lines if line)


def prompts() -> tuple[str, ...]:
    """Return what stands where somebody still has to write, in both languages."""
    told = "still to be written: …"
    return translate(told, "nl"), told


def written(text: str) -> str:
    """Return what a person wrote in a place: without the prompt, wherever it was left standing."""
    for one in prompts():
        text = text.replace(one, "").replace(one.removesuffix("…").rstrip(), "") if one in text else text
    return normal(text)


def line_of(styles: Styles, paragraph: _Element) -> str:
    """Return a paragraph as a line of an answer; one of a list begins with "- "."""
    text = text_of(paragraph)
    return f"- {text}" if text.strip() and styles.is_listed(paragraph) else text


def answer_items(document: Opened, items: list[_Element], floor: _Element | None) -> list[_Element]:
    """Return all that belongs to an answer: its bookmark, and what was typed before and after it.

    Args:
        document: The document.
        items: What is within the bookmark.
        floor: The question; nothing at or before it belongs to the answer.
    """
    flow, styles = document.flow, document.styles
    mine = flow.owner(items[0])
    front: list[_Element] = []
    for item in flow.before(items[0]):
        if item is floor or flow.owner(item) or styles.stops(item):
            break
        front.append(item)
    behind: list[_Element] = []
    for item in flow.after(items[-1]):
        if flow.owner(item) not in {"", mine} or styles.stops(item):
            break
        behind.append(item)
    while behind and behind[-1].tag == f"{W}p" and not text_of(behind[-1]) and not has_object(behind[-1]):
        behind.pop()
    return [*reversed(front), *items, *behind]


def answer_text(document: Opened, items: list[_Element]) -> str:
    """Return what a person wrote in an answer; "" for a prompt."""
    lines = [line_of(document.styles, item) for item in items if item.tag == f"{W}p"]
    return written("\n".join(lines))


def box_of(paragraph: _Element) -> _Element | None:
    """Return the control of a box in a paragraph."""
    return next((one for one in paragraph.iter(f"{W}sdt") if is_box(one)), None)


def box_states(paragraph: _Element) -> list[bool]:
    """Return how a box stands: as its control says and as its sign shows; [] when there is no box any more."""
    box = box_of(paragraph)
    if box is None:
        sign = text_of(paragraph).lstrip()[:1]
        behind = text_of(paragraph).lstrip()[1:2]
        known = sign in "☑☒✓✔☐□" or behind in {"\t", " "}
        return [sign in TICKS] if sign and known and sign in TICKS + EMPTY else []
    checked = box.find(f"{W}sdtPr/{{{W14}}}checkbox/{{{W14}}}checked")
    value = "0" if checked is None else checked.get(f"{{{W14}}}val", "1")
    signs = "".join(one.text or "" for one in box.iter(f"{W}t")).strip()
    return [value in {"1", "true", "on"}, *([signs[:1] in TICKS] if signs else [])]
