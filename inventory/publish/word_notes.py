"""Footnotes of a document: a part of their own, with a reference in the text; count dates and scopes stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.word_ooxml import SPACES, paragraph, run
from inventory.publish.word_settings import put
from inventory.publish.word_styles import mapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document

PLACE = "/word/footnotes.xml"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
"""The line between text and notes, and the one on a next page: every document with notes has both."""
SETTING = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
"""Names the separators in the settings."""


def reference(number: int) -> str:
    """Return the sign in the text that leads to a footnote."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def footnote(number: int, text: str) -> str:
    """Return a footnote with its sign."""
    sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}">{paragraph(sign + run(" " + text), "FootnoteText")}</w:footnote>'


def notes_xml(texts: Sequence[str]) -> str:
    """Return the part with all footnotes, numbered from 1."""
    tight = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph(f"<w:r><w:{kind}/></w:r>", "", tight)}</w:footnote>'
        for number, kind in SEPARATORS
    )
    made = "".join(footnote(number, text) for number, text in enumerate(texts, start=1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:footnotes {SPACES}>{lines}{made}</w:footnotes>"


def attach(document: Document, texts: Sequence[str], called: Mapping[str, str] | None = None) -> None:
    """Give a document its footnotes, and name their separators in the settings; nothing when there are none.

    Args:
        document: The document.
        texts: The footnotes in the order of their numbers.
        called: Our styles as the document calls them, when it has its own.
    """
    from docx.opc.packuri import PackURI  # noqa: PLC0415  80 ms, only for who writes Word
    from docx.opc.part import Part  # noqa: PLC0415

    if not texts:
        return
    package = document.part.package
    assert package is not None
    part = Part(PackURI(PLACE), KIND, mapped(notes_xml(texts), called or {}).encode(), package)
    document.part.relate_to(part, RELATION)
    put(document, SETTING)
