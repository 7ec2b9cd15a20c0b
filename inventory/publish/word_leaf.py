"""A short document: a title over its blocks, without front page or table of contents, on standing or lying paper.

For what is read at once or hung on a wall: a page about one system, a list, a card. It is set with the pieces of the
plan (`word`), and is the same, byte for byte, for the same blocks and day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.plan.blocks import Cover, Figure
from inventory.publish.word import zipped
from inventory.publish.word_blocks import PORTRAIT_WIDTH, Writer, remarked
from inventory.publish.word_frame import A4, MARGIN, dress, parse
from inventory.publish.word_notes import attach
from inventory.publish.word_ooxml import paragraph, run
from inventory.publish.word_runners import runners
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from docx.document import Document

    from inventory.plan.blocks import Block, Heading
    from inventory.publish.word_captions import Kind

LYING_WIDTH = A4[1] - 2 * MARGIN
"""Room between the margins of a lying A4, in 1/20 point."""
UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
STYLES = {1: "Heading2", 2: "Heading3", 3: "Heading3"}
"""A heading is one size smaller than in a plan."""


class LeafWriter(Writer):
    """Writes blocks with headings that have no number and begin no page."""

    def heading(self, block: Heading) -> list[str]:
        """Return a heading."""
        self._under = block.text
        return [paragraph(run(block.text), STYLES[block.level], UNNUMBERED)]

    def caption(self, kind: Kind, title: str, after: str = "", properties: str = "") -> str:  # noqa: ARG002  as in a plan
        """Return a caption without a number: a short document refers to none."""
        return paragraph(run(title) + after, "Caption", properties)


def write_leaf(blocks: Sequence[Block], path: Path, on: date, *, lying: bool = False) -> None:
    """Write a short document.

    Args:
        blocks: A `Cover`, of which the title and the lines stand over the rest, and the rest without pictures.
        path: The file to make; an existing one is replaced.
        on: The day that the document has as its date.
        lying: Whether the paper lies.

    Raises:
        InputError: The file cannot be written.
    """
    write_whole(path, leaf(blocks, on, lying=lying))


def leaf(blocks: Sequence[Block], on: date, *, lying: bool = False) -> bytes:
    """Return a short document as the bytes of a Word document; see `write_leaf`.

    Raises:
        ValueError: The first block is no cover, or there is a picture; a mistake of who made the blocks.
    """
    from docx import Document as new  # noqa: N813, PLC0415  80 ms, only for who writes Word

    cover = blocks[0]
    if not isinstance(cover, Cover) or any(isinstance(block, Figure) for block in blocks):
        raise ValueError("a short document begins with its cover and has no pictures")
    document = new()
    dress(document, cover, on)
    body = document.element.body
    last = body[-1]
    if lying:
        _lay(document, last, cover)
    for child in list(body)[:-1]:
        body.remove(child)
    writer = LeafWriter(width=LYING_WIDTH if lying else PORTRAIT_WIDTH)
    made = _top(cover)
    for place, block in enumerate(blocks):
        if place:
            made += writer.write(block, keep=remarked(blocks, place))
    attach(document, writer.notes)
    for element in made:
        last.addprevious(parse(element))
    return zipped(document)


def _lay(document: Document, last: Any, cover: Cover) -> None:
    """Let the paper lie, and the right ends of header and footer with it."""
    size = last.find(f"{{{last.nsmap['w']}}}pgSz")
    last.replace(size, parse(f'<w:pgSz w:w="{A4[1]}" w:h="{A4[0]}" w:orient="landscape"/>'))
    runners(document, cover, LYING_WIDTH)


def _top(cover: Cover) -> list[str]:
    """Return the title with what a cover says, in the room of a few lines."""
    title = run(cover.title, properties='<w:sz w:val="36"/><w:szCs w:val="36"/>')
    about = " · ".join(part for part in (cover.board, cover.period) if part)
    return [
        paragraph(title, "Title", '<w:spacing w:before="0" w:after="40"/>'),
        paragraph(run(about), "InvCoverLine"),
        *(paragraph(run(line), "InvCoverLine") for line in cover.lines),
    ]
