"""The board's own styles: a Word file whose styles, fonts, theme, page, header and footer a plan is made with.

What stands in the file is not used. Styles that the plan needs and the file has not are added; the file itself is never
written. Text that Word fills in (title, author, subject) may stand in its header: the plan sets them.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError, InventoryError
from inventory.language import _, current
from inventory.publish.refresh_package import open_package, unpacked
from inventory.publish.word_figures import Room
from inventory.publish.word_frame import LANGUAGES, MARGIN, dress, paged, parse, shaped
from inventory.publish.word_numbers import added
from inventory.publish.word_ooxml import W
from inventory.publish.word_properties import properties
from inventory.publish.word_runners import renewed, runners
from inventory.publish.word_settings import UPDATE, freed, put
from inventory.publish.word_styles import completed, numbered, our_styles
from inventory.publish.word_table import SLIM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from docx.document import Document

    from inventory.plan.blocks import Cover

SPACE = f"{{{W}}}"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
TYPES = "[Content_Types].xml"
CONTENT = (
    "image",
    "header",
    "footer",
    "hyperlink",
    "chart",
    "oleObject",
    "package",
    "comments",
    "footnotes",
    "endnotes",
)
"""What the text of the file refers to; it goes with the text when nothing refers to it any more."""
UNSECTIONED = ("type", "pgNumType", "cols", "sectPrChange")
"""Settings of a section that would start a plan's pages anew, not on a new page, or in columns."""
MM = 1440 / 25.4
"""1/20 points in a mm."""
BESIDE, ABOVE = 22, 45
"""What heading and caption take on a lying page, and what else may stand with a picture on a standing one, in mm."""
BROAD = 1.05
"""Most fonts that a board has (Arial, Verdana, Georgia) are at most so much wider than Inter."""
LEAST = 2835
"""The least room between the margins of a page, in 1/20 point: 5 cm, on which no table can be read."""


@dataclass(frozen=True)
class Begun:
    """A document without text, dressed.

    Attributes:
        document: The document.
        called: Our styles as the document calls them; empty when they are our own.
        numbers: Numberings to be written in headings whose styles have none, by style ("Heading1").
        own_runners: Whether header and footer are ours.
        broad: How wide its letters are against those that `measure` knows, at most.
    """

    document: Document
    called: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    own_runners: bool = False
    broad: float = SLIM


def read_style(path: Path) -> bytes:
    """Return a style file that was looked at with care.

    Raises:
        InputError: It is not there, is no Word document, or is damaged; the message names it.
    """
    try:
        package = open_package(path)
        content = path.read_bytes()
        return _as_document(content) if TEMPLATE.encode() in package.parts.get(TYPES, b"") else content
    except (InventoryError, OSError) as problem:
        raise _unusable(path.name, str(problem)) from problem


def _unusable(file: str, reason: str) -> InputError:
    return InputError(
        _("The styles of {file} cannot be used: {reason}").format(file=file, reason=reason),
        _("Make a style file with inventaris plan style -o FILE.docx, and change its styles in Word."),
    )


def _as_document(content: bytes) -> bytes:
    """Return a template of Word (.dotx) as a document."""
    package = unpacked("style.dotx", content)
    package.parts[TYPES] = package.parts[TYPES].replace(TEMPLATE.encode(), MAIN.encode())
    return package.packed()


def begin(cover: Cover, on: date, style: bytes | None = None) -> Begun:
    """Return a new document with our styles, or with those of a style file.

    Args:
        cover: The front page, which has title and board.
        on: The day that the document has as its date.
        style: What `read_style` returned, None for our own styles.

    Raises:
        InputError: The style file is no Word document, or leaves no room on its pages.
    """
    from docx import Document as new  # noqa: N813, PLC0415  80 ms, only for who writes Word

    if style is None:
        document = new()
        dress(document, cover, on)
        return Begun(document, own_runners=True)
    try:
        document = new(io.BytesIO(style))
        return _housed(document, cover, on)
    except (KeyError, ValueError, AttributeError, IndexError) as problem:
        raise _unusable(_("this file"), str(problem)) from problem


def _housed(document: Document, cover: Cover, on: date) -> Begun:
    """Empty a document, and give it what it lacks."""
    properties(document, cover, on, LANGUAGES[current()])
    root = document.part._styles_part._element  # noqa: SLF001  python-docx gives no other way
    called, made = completed(root, our_styles(LANGUAGES[current()]))
    _spoken(root)
    numbers = _numbers(document, root, called, made)
    freed(document)
    put(document, UPDATE)
    _emptied(document)
    section: Any = document.sections[-1]._sectPr  # noqa: SLF001
    for tag in UNSECTIONED:
        for child in section.findall(f"{SPACE}{tag}"):
            section.remove(child)
    if section.find(f"{SPACE}pgSz") is None or section.find(f"{SPACE}pgMar") is None:
        paged(section)
    if room(document) < LEAST:
        raise _unusable(_("this file"), _("its margins leave no room on the page."))
    if section.find(f"{SPACE}headerReference") is None and section.find(f"{SPACE}footerReference") is None:
        runners(document, cover, room(document))
        return Begun(document, called, numbers, own_runners=True, broad=BROAD)
    renewed(document, cover)
    return Begun(document, called, numbers, broad=BROAD)


def _numbers(document: Document, root: Any, called: dict[str, str], made: list[Any]) -> dict[str, str]:
    """Add our numbering for the styles that need it, and return the numberings of headings that have none."""
    new = added(document, called, {style.get(f"{SPACE}styleId") for style in made})
    for style in made:
        for number in style.iter(f"{SPACE}numId"):
            number.set(f"{SPACE}val", new[number.get(f"{SPACE}val")])
    ours = {"Heading1": ("1", 0), "Heading2": ("1", 1), "InvAnnex": ("2", 0), "ListBullet": ("3", 0)}
    bare = {own: numbering for own, numbering in ours.items() if not numbered(root, called[own])}
    return {
        own: f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{new[number]}"/></w:numPr>'
        for own, (number, level) in bare.items()
    }


def _spoken(root: Any) -> None:
    """Let all styles speak the language of the plan."""
    for language in root.iter(f"{SPACE}lang"):
        language.set(f"{SPACE}val", LANGUAGES[current()])
    defaults = root.find(f"{SPACE}docDefaults/{SPACE}rPrDefault/{SPACE}rPr")
    if defaults is not None and defaults.find(f"{SPACE}lang") is None:
        defaults.append(parse(f'<w:lang w:val="{LANGUAGES[current()]}"/>'))


def _emptied(document: Document) -> None:
    """Take the text out of a document, with what only the text refers to; its last section stays."""
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    if body[-1].tag != f"{SPACE}sectPr":
        body.remove(body[-1])
        body.append(parse("<w:sectPr></w:sectPr>"))
    used = {value for one in body.iter() for value in one.attrib.values()}
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.rsplit("/", 1)[-1] in CONTENT and key not in used:
            del document.part.rels[key]


def room(document: Document, *, lying: bool = False) -> int:
    """Return the room between the margins of the pages of a document, in 1/20 point.

    Args:
        document: The document.
        lying: Of its lying pages.
    """
    section: Any = document.sections[-1]._sectPr  # noqa: SLF001
    size, margins = section.find(f"{SPACE}pgSz"), section.find(f"{SPACE}pgMar")
    sides = sorted(int(size.get(f"{SPACE}{side}")) for side in ("w", "h"))
    edges = sum(abs(int(margins.get(f"{SPACE}{side}", MARGIN))) for side in ("left", "right"))
    return sides[lying] - edges


def picture_room(document: Document, *, lying: bool = False) -> Room:
    """Return the largest that a picture can be on a page, in mm: with room for its caption, and a heading over it.

    The arguments are those of `room`.
    """
    section = shaped(document.sections[-1]._sectPr, landscape=lying)  # noqa: SLF001
    size, margins = section.find(f"{SPACE}pgSz"), section.find(f"{SPACE}pgMar")
    high = int(size.get(f"{SPACE}h")) - sum(
        abs(int(margins.get(f"{SPACE}{side}", MARGIN))) for side in ("top", "bottom")
    )
    return Room(room(document, lying=lying) / MM, max(high / MM - (BESIDE if lying else ABOVE), BESIDE))
