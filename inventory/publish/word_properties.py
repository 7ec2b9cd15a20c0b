"""What a document says of itself: title, author, language, day, and the edition of the plan that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.plain import plain

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document

    from inventory.plan.blocks import Cover

MOST_PROPERTY = 255
"""Characters that a property of a document can hold."""
EDITION = "inventaris_edition"
"""Name of the custom property with the code of the edition."""
CUSTOM = "/docProps/custom.xml"
CUSTOM_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
CUSTOM_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that belongs to who made the document, in every document of Office (ISO 29500, 22.3)."""


def properties(document: Document, cover: Cover, on: date, language: str) -> None:
    """Give a document its title, author, language and day; nothing of the machine or the hour.

    Args:
        document: The document.
        cover: Its front page, which has title and board.
        on: The day that it has as its date.
        language: Such as "nl-NL".
    """
    import datetime as dt  # noqa: PLC0415

    made = dt.datetime(on.year, on.month, on.day, tzinfo=dt.UTC)
    found = document.core_properties
    found.title = plain(f"{cover.title} {cover.period}".strip(), MOST_PROPERTY)
    found.author = found.last_modified_by = plain(cover.board, MOST_PROPERTY)
    found.subject = plain("; ".join(cover.lines), MOST_PROPERTY)
    found.comments, found.keywords = "", ""
    found.language = language
    found.created = found.modified = made
    found.revision = 1


def mark_edition(document: Document, edition: str) -> None:
    """Write the code of the edition in a property of the document; a former one is replaced."""
    from docx.opc.packuri import PackURI  # noqa: PLC0415  80 ms, only for who writes Word
    from docx.opc.part import Part  # noqa: PLC0415

    package = document.part.package
    assert package is not None
    for key, relation in list(package.rels.items()):
        if relation.reltype == CUSTOM_RELATION:
            del package.rels[key]
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{CUSTOM_SPACE}" xmlns:vt="{TYPES_SPACE}">'
        f'<property fmtid="{OWN}" pid="2" name="{EDITION}"><vt:lpwstr>{edition}</vt:lpwstr></property></Properties>'
    )
    part = Part(PackURI(CUSTOM), CUSTOM_KIND, content.encode(), package)
    package.relate_to(part, CUSTOM_RELATION)
