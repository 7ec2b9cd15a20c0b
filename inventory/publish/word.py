"""A plan as a Word document that the board goes on editing: .docx made with python-docx and a little XML of our own.

The document is the same, byte for byte, for the same blocks and day. Each generated block stands within a bookmark
named after its id, so that a later edition can be put in its place without touching what people wrote around it.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from inventory.plan.blocks import Cover, Figure, Heading
from inventory.plan.pause import paused
from inventory.publish.word_blocks import Writer, remarked
from inventory.publish.word_figures import figure
from inventory.publish.word_frame import contents_xml, cover_xml, parse, section, shape
from inventory.publish.word_house import begin, picture_room, room
from inventory.publish.word_notes import attach
from inventory.publish.word_properties import mark_edition
from inventory.publish.word_runners import lying_runners
from inventory.publish.word_styles import mapped
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


def write_plan(
    blocks: Sequence[Block],
    path: Path,
    on: date,
    plates: Plates = NONE,
    edition: str = "",
    style: bytes | None = None,
) -> None:
    """Write a plan as a Word document.

    Args:
        blocks: The blocks of `plan.assemble`, a `Cover` first.
        path: The file to make; an existing one is replaced.
        on: The day of the plan, which the document has as its date.
        plates: Its pictures (`figures.drawn`).
        edition: Code of the edition that these blocks are kept under (`plan.editions`), "" for none.
        style: The styles to make it with (`word_house.read_style`), None for our own.

    Raises:
        InputError: The file cannot be written, or the styles cannot be used.
    """
    write_whole(path, plan_document(blocks, on, plates, edition, style))


def plan_document(
    blocks: Sequence[Block],
    on: date,
    plates: Plates = NONE,
    edition: str = "",
    style: bytes | None = None,
) -> bytes:
    """Return a plan as the bytes of a Word document; the arguments are those of `write_plan`.

    Raises:
        ValueError: The first block is no cover, or a picture was not drawn; a mistake of who made the blocks.
        InputError: The styles cannot be used.
    """
    with paused():
        return _document(blocks, on, plates, edition, style)


def _document(blocks: Sequence[Block], on: date, plates: Plates, edition: str, style: bytes | None) -> bytes:
    cover = blocks[0]
    if not isinstance(cover, Cover):
        raise ValueError("a plan begins with its cover")  # noqa: TRY004  the wrong value in the first place
    begun = begin(cover, on, style)
    document = begun.document
    writer = Writer(width=room(document), numbers=begun.numbers, broad=begun.broad)
    runs = None
    if begun.own_runners and any(isinstance(block, Heading) and block.landscape for block in blocks):
        runs = lying_runners(document, cover, room(document, lying=True))
    body = _body(document, writer, blocks[1:], plates, runs)
    if cover.short:
        document.sections[-1].different_first_page_header_footer = False
    if edition:
        mark_edition(document, edition)
    attach(document, writer.notes, begun.called)
    listed = [] if cover.short else contents_xml(writer.entries)
    front = [*cover_xml(cover, edition, writer.next()), *listed]
    _fill(document, [mapped(element, begun.called) for element in (*front, *body)])
    return zipped(document)


def _body(
    document: Document,
    writer: Writer,
    blocks: Sequence[Block],
    plates: Plates,
    runs: tuple[str, str] | None,
) -> list[str]:
    """Return the elements of the body; a heading on a lying page ends one section and begins another."""
    made: list[str] = []
    lying, first = False, True
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and (block.landscape or lying):
            made.append(section(document, landscape=lying, cover=first, runs=runs))
            lying, first = block.landscape, False
            writer.width = room(document, lying=lying)
        if isinstance(block, Figure):
            if block.id not in plates:
                raise ValueError(f"the picture {block.id} was not drawn")
            made += figure(document, writer, block, plates[block.id], picture_room(document, lying=lying))
        else:
            made += writer.write(block, keep=remarked(blocks, place))
    last = document.sections[-1]._sectPr  # noqa: SLF001  python-docx gives no other way
    last.addprevious(shape(document, landscape=lying, cover=first, runs=runs))
    document.element.body.remove(last)
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
            packed = item.filename.endswith(".png")
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, old.read(item))
    return tidy.getvalue()
