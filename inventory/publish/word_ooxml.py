"""Small pieces of WordprocessingML as text: runs, paragraphs, bookmarks, fields, tick boxes.

Pieces are joined as text and parsed once a block, which is ten times as quick as a call for each cell. Every foreign
text goes through `escape`: control characters and markup cannot enter the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inventory.publish.svg import escape
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
SPACES = f'xmlns:w="{W}" xmlns:w14="{W14}"'
TICKED, EMPTY = "☑", "☐"
BOX_FONT = "Segoe UI Symbol"
"""Comes with Windows and has both signs; elsewhere the machine takes the signs from a font that has them."""
MOST_NAME = 40
"""Characters that Word takes in the name of a bookmark."""


def run(text: str, style: str = "", properties: str = "") -> str:
    """Return a run of text; line ends become line breaks.

    Args:
        text: Any text.
        style: Id of a character style.
        properties: Further run properties, as XML in the order of the schema.
    """
    given = f'<w:rStyle w:val="{style}"/>' if style else ""
    shape = f"<w:rPr>{given}{properties}</w:rPr>" if given or properties else ""
    shown = (
        f'<w:t xml:space="preserve">{_escaped(line)}</w:t>'
        for line in clean(f"|{text}|", lines=True)[1:-1].split("\n")
    )
    return f"<w:r>{shape}{'<w:br/>'.join(shown)}</w:r>"


def _escaped(line: str) -> str:
    """Return a line as character data with the blanks at its ends, which `escape` alone would take away."""
    bare = line.strip(" ")
    return " " * (len(line) - len(line.lstrip(" "))) + escape(bare) + " " * bool(bare and line.endswith(" "))


TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; `properties` is XML that follows the style in the schema."""
    given = f'<w:pStyle w:val="{style}"/>' if style else ""
    shape = f"<w:pPr>{given}{properties}</w:pPr>" if given or properties else ""
    return f"<w:p>{shape}{content}</w:p>"


def paragraphs(text: str, style: str) -> list[str]:
    """Return a paragraph for each line of a text that is not empty; at least one."""
    lines = [line for line in clean(text, lines=True).split("\n") if line.strip()]
    return [paragraph(run(line), style) for line in lines or [""]]


def name(block: str) -> str:
    """Return the name of the bookmark around a block: letters, digits and _ only, at most 40 characters.

    Raises:
        ValueError: The id of the block is too long; a mistake of who made it.
    """
    found = "inv_" + re.sub("[^a-z0-9]", "_", block.lower())
    if len(found) > MOST_NAME:
        raise ValueError(f"the id {block!r} is too long for a bookmark")
    return found


def edition_name(edition: str) -> str:
    """Return the name of the bookmark that holds the code of an edition.

    Raises:
        ValueError: The code is not 12 digits of base 16; a mistake of who made it.
    """
    if not re.fullmatch("[0-9a-f]{12}", edition):
        raise ValueError(f"{edition!r} is no code of an edition")
    return f"inv_edition_{edition}"


def bookmark(number: int, called: str, content: str) -> str:
    """Return content of one paragraph within a bookmark."""
    return bookmark_start(number, called) + content + bookmark_end(number)


def bookmark_start(number: int, called: str) -> str:
    """Return the start of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{called}"/>'


def bookmark_end(number: int) -> str:
    """Return the end of a bookmark."""
    return f'<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, shown: str = "1") -> str:
    """Return a field with what it shows until the word processor works it out."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def tick_box(number: int, tag: str, title: str, *, ticked: bool) -> str:
    """Return a box that can be ticked in the document.

    Args:
        number: A number that no other control of the document has.
        tag: By which a program finds it again, at most 64 characters.
        title: What a screen reader says.
        ticked: Whether it is ticked.
    """
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(title[:64])}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/>'
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        f'<w14:checkedState w14:val="{ord(TICKED):X}" w14:font="{BOX_FONT}"/>'
        f'<w14:uncheckedState w14:val="{ord(EMPTY):X}" w14:font="{BOX_FONT}"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{BOX_FONT}" w:hAnsi="{BOX_FONT}" w:eastAsia="{BOX_FONT}" '
        f'w:hint="eastAsia"/></w:rPr><w:t>{TICKED if ticked else EMPTY}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def kept(made: str) -> str:
    """Return a paragraph that stays on the page of what follows it."""
    if "<w:keepNext" in made or not made.startswith("<w:p>"):
        return made
    at = made.find("<w:pStyle ")
    if at < 0:
        return made.replace("<w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr>", 1)
    at = made.index("/>", at) + 2
    return made[:at] + "<w:keepNext/>" + made[at:]


def grid(widths: Iterable[int]) -> str:
    """Return the columns of a table, in 1/20 point."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
