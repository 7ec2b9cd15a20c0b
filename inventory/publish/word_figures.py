"""Pictures in a document: a PNG that every word processor shows, with the SVG that newer ones print sharper."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.publish.picture import png
from inventory.publish.plain import plain
from inventory.publish.svg import escape
from inventory.publish.word_ooxml import bookmark_end, bookmark_start, name, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document

    from inventory.plan.blocks import Figure
    from inventory.publish.plate import Plate
    from inventory.publish.word_blocks import Writer

EMU = 36_000
"""Units of DrawingML in a mm."""
DOTS = 135 / 25.4
"""Dots of a PNG to a mm: what is printed without the SVG; at 170 an inch drawing took a third longer."""
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHARP = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SHARP_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""By which a word processor knows that a picture has an SVG beside it (MS-ODRAWXML, 2.1)."""


class Room(NamedTuple):
    """The largest that a picture can be, in mm."""

    width: float
    height: float


def figure(document: Document, writer: Writer, block: Figure, plate: Plate, room: Room) -> list[str]:
    """Return the sheets of a picture, each with a text for who cannot see it, and a caption under each.

    Args:
        document: The document, which gets the picture files.
        writer: Counts bookmarks and captions.
        block: The block.
        plate: Its picture.
        room: The largest that a sheet can be.
    """
    made, number = [], writer.next()
    for page, svg in enumerate(plate.sheets, start=1):
        shape = _shape(svg, room)
        keys = _kept(document, svg, shape)
        drawing = _drawing(block, page, writer.next(), shape, keys)
        mark = bookmark_start(number, name(block.id)) if page == 1 else ""
        made.append(paragraph(mark + drawing, "InvFigure"))
        made.append(_caption(writer, block.title, page, len(plate.sheets)))
    made[-1] = made[-1].removesuffix("</w:p>") + bookmark_end(number) + "</w:p>"
    return made


def _caption(writer: Writer, title: str, page: int, pages: int) -> str:
    """Return the caption of a sheet; only the first one is counted."""
    free = '<w:keepNext w:val="0"/>'
    told = title if pages == 1 else _("{title}, sheet {page} of {pages}")
    told = told if pages == 1 else told.format(title=title, page=page, pages=pages)
    return (
        writer.caption("figure", told, properties=free)
        if page == 1
        else paragraph(run(told), "Caption", free)
    )


def _shape(svg: str, room: Room) -> Room:
    """Return how large a drawing becomes, in mm: as large as fits, its sides in proportion."""
    found = SIZE.search(svg)
    wide, high = (float(side) for side in found.groups()) if found else room
    scale = min(room.width / wide, room.height / high)
    return Room(wide * scale, high * scale)


def _kept(document: Document, svg: str, shape: Room) -> tuple[str, str]:
    """Put a picture in the document, as PNG and as SVG, and return by which keys it refers to them."""
    from docx.opc.packuri import PackURI  # noqa: PLC0415  80 ms, only for who writes Word
    from docx.opc.part import Part  # noqa: PLC0415

    part = document.part
    dots = round(shape.width * DOTS)
    key, _image = part.get_or_add_image(io.BytesIO(png(svg, dots)))
    package = part.package
    assert package is not None
    place = PackURI(f"/word/media/drawing{key.removeprefix('rId')}.svg")
    for relation in part.rels.values():
        if not relation.is_external and relation.target_part.partname == place:
            return key, relation.rId
    return key, part.relate_to(Part(place, "image/svg+xml", svg.encode(), package), f"{RELATIONS}/image")


def _drawing(block: Figure, page: int, number: int, shape: Room, keys: tuple[str, str]) -> str:
    """Return the run that shows a picture within the text."""
    wide, high = (round(side * EMU) for side in shape)
    called = f"{name(block.id)}_{page}"
    size = f'cx="{wide}" cy="{high}"'
    sharp = (
        f'<a:extLst><a:ext uri="{SHARP_EXTENSION}"><asvg:svgBlip xmlns:asvg="{SHARP}" r:embed="{keys[1]}"/>'
        "</a:ext></a:extLst>"
    )
    about = f'descr="{escape(plain(block.alt))}" title="{escape(plain(block.title))}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{PLACED}" xmlns:a="{DRAWING}" xmlns:pic="{PICTURE}" '
        f'xmlns:r="{RELATIONS}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{called}" {about}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{called}" {about}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{keys[0]}">{sharp}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
