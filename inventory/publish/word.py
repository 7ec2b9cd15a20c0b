"""A plan as a Word document that the board goes on editing: .docx made with python-docx and a little XML of our own.

The document is the same, byte for byte, for the same blocks and day. Each generated block stands within a bookmark
named after its id, so that a later edition can be put in its place without touching what people wrote around it.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from inventory.plan.blocks import Cover, Figure, Heading
from inventory.publish.picture import png
from inventory.publish.plain import plain
from inventory.publish.word_blocks import Writer
from inventory.publish.word_frame import contents_xml, cover_xml, dress, parse, section
from inventory.publish.word_ooxml import bookmark_end, bookmark_start, name, paragraph
from inventory.publish.word_properties import mark_edition
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from docx.document import Document

    from inventory.plan.blocks import Block
    from inventory.publish.figures import Plates

NONE: Plates = {}
ZIPPED = (1980, 1, 1, 0, 0, 0)
"""Time of every file in the archive: the oldest that the format knows, so that the same plan is the same bytes."""
FIGURE_WIDTH = 1700
"""Width of a picture in px: 170 dots an inch on the width that it gets on a lying A4."""
FIGURE_HEIGHT_MM = 152


def write_plan(
    blocks: Sequence[Block], path: Path, on: date, plates: Plates = NONE, edition: str = ""
) -> None:
    """Write a plan as a Word document.

    Args:
        blocks: The blocks of `plan.assemble`, a `Cover` first.
        path: The file to make; an existing one is replaced.
        on: The day of the plan, which the document has as its date.
        plates: Its pictures (`figures.drawn`).
        edition: Code of the edition that these blocks are kept under (`plan.editions`), "" for none.

    Raises:
        InputError: The file cannot be written.
    """
    write_whole(path, plan_document(blocks, on, plates, edition))


def plan_document(blocks: Sequence[Block], on: date, plates: Plates = NONE, edition: str = "") -> bytes:
    """Return a plan as the bytes of a Word document; the arguments are those of `write_plan`.

    Raises:
        ValueError: The first block is no cover, or a picture was not drawn; a mistake of who made the blocks.
    """
    from docx import Document as new  # noqa: N813, PLC0415  80 ms, only for who writes Word

    cover = blocks[0]
    if not isinstance(cover, Cover):
        raise ValueError("a plan begins with its cover")  # noqa: TRY004  the wrong value in the first place
    document = new()
    dress(document, cover, on)
    writer = Writer()
    body = _body(document, writer, blocks[1:], plates)
    if edition:
        mark_edition(document, edition)
    front = [*cover_xml(cover, edition, writer.next()), *contents_xml(writer.entries)]
    _fill(document, [*front, *body])
    return zipped(document)


def _body(document: Document, writer: Writer, blocks: Sequence[Block], plates: Plates) -> list[str]:
    """Return the elements of the body; a heading on a lying page ends one section and begins another."""
    made: list[str] = []
    lying, first = False, True
    for block in blocks:
        if isinstance(block, Heading) and (block.landscape or lying):
            made.append(section(document, landscape=lying, cover=first))
            lying, first = block.landscape, False
        if isinstance(block, Figure):
            made += _figure(document, writer, block, plates)
        else:
            made += writer.write(block)
    if first:  # no page lies: the one section of the document has the cover
        document.sections[-1].different_first_page_header_footer = True
    return made


def _figure(document: Document, writer: Writer, block: Figure, plates: Plates) -> list[str]:
    """Return the pages of a picture, each with a text for who cannot see it."""
    from docx.oxml.xmlchemy import serialize_for_reading  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    if block.id not in plates:
        raise ValueError(f"the picture {block.id} was not drawn")
    made = []
    number = writer.next()
    for page, svg in enumerate(plates[block.id].sheets, start=1):
        picture = io.BytesIO(png(svg, FIGURE_WIDTH))
        inline = document.part.new_pic_inline(picture, height=Mm(FIGURE_HEIGHT_MM))
        about = inline.docPr
        about.set("id", str(writer.next()))
        about.set("name", f"{name(block.id)}_{page}")
        about.set("descr", plain(block.alt))
        about.set("title", plain(block.title))
        drawing = f"<w:r><w:drawing>{serialize_for_reading(inline)}</w:drawing></w:r>"
        mark = bookmark_start(number, name(block.id)) if page == 1 else ""
        made.append(paragraph(mark + drawing, "InvFigure"))
    made[-1] = made[-1].removesuffix("</w:p>") + bookmark_end(number) + "</w:p>"
    return made


def _fill(document: Document, elements: list[str]) -> None:
    """Put elements in the body, before the settings of the last section."""
    body = document.element.body
    last = body[-1]
    for child in list(body)[:-1]:
        body.remove(child)
    for element in elements:
        last.addprevious(parse(element))


def zipped(document: Document) -> bytes:
    """Return the document as an archive whose bytes depend on nothing but its content."""
    raw, tidy = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(tidy, "w") as archive:
        for item in old.infolist():
            info = zipfile.ZipInfo(item.filename, ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, old.read(item))
    return tidy.getvalue()
