"""What stands around the blocks of a document: styles, cover, table of contents, header, footer, sections."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from inventory.language import _, current
from inventory.publish.word_numbers import numbering
from inventory.publish.word_ooxml import SPACES, bookmark, edition_name, paragraph, run
from inventory.publish.word_properties import properties
from inventory.publish.word_runners import refer, runners
from inventory.publish.word_settings import UPDATE
from inventory.publish.word_styles import our_styles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from docx.document import Document
    from lxml.etree import _Element

    from inventory.plan.blocks import Cover
    from inventory.publish.word_blocks import Entry

A4 = (11906, 16838)
MARGIN = 1247
"""Margins left and right, in 1/20 point: 2,2 cm."""
TOP, BOTTOM = 1361, 1247
LOW_MARGIN = 1077
"""Margins above and below on a lying page of ours, in 1/20 point: 1,9 cm, which leaves a picture more room."""
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
FONT = "Calibri"
FALLBACK = "Carlito"
"""What LibreOffice takes where Calibri is not installed: its letters are as wide."""


def parse(xml: str) -> _Element:
    """Return one element from its text."""
    from docx.oxml import parse_xml  # noqa: PLC0415  docx costs 80 ms

    at = next(i for i, letter in enumerate(xml) if letter in " />" and i)
    found: _Element = parse_xml(f"{xml[:at]} {SPACES}{xml[at:]}")
    return found


def dress(document: Document, cover: Cover, on: date) -> None:
    """Give a new document our styles, numbering, fonts, language, properties and page."""
    _replace(document.part._styles_part._element, our_styles(LANGUAGES[current()]))  # noqa: SLF001  no other way
    _replace(document.part.numbering_part._element, numbering())  # noqa: SLF001
    _fonts(document)
    _settings(document)
    properties(document, cover, on, LANGUAGES[current()])
    paged(document.sections[0]._sectPr)  # noqa: SLF001
    runners(document, cover, A4[0] - 2 * MARGIN)


def paged(section: Any) -> None:
    """Give a section our page: a standing A4."""
    for child in list(section):
        section.remove(child)
    section.append(parse(f'<w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/>'))
    section.append(
        parse(
            f'<w:pgMar w:top="{TOP}" w:right="{MARGIN}" w:bottom="{BOTTOM}" w:left="{MARGIN}" w:header="624" '
            'w:footer="567" w:gutter="0"/>'
        )
    )


def _replace(old: _Element, new: _Element) -> None:
    """Give an element the children of another."""
    for child in list(old):
        old.remove(child)
    old.extend(list(new))


def _fonts(document: Document) -> None:
    """Name the font and what to take where it is not installed; leave out what the base document brought along."""
    package = document.part.package
    assert package is not None
    for relations, kinds in (
        (package.rels, ("thumbnail",)),
        (document.part.rels, ("stylesWithEffects", "customXml", "webSettings")),
    ):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in kinds:
                del relations[key]
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = (  # noqa: SLF001
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {SPACES}>'
                f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:charset w:val="00"/>'
                '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
            ).encode()


def _settings(document: Document) -> None:
    """Replace the settings: up to date with Word, fields worked out when it opens, which fills the pages of the contents."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for one in SETTINGS:
        settings.append(parse(one.replace("nl-NL", LANGUAGES[current()])))


SETTINGS = (
    '<w:zoom w:percent="100"/>',
    '<w:defaultTabStop w:val="567"/>',
    '<w:characterSpacingControl w:val="doNotCompress"/>',
    UPDATE,
    (
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
    ),
    '<w:themeFontLang w:val="nl-NL"/>',
    (
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    ),
    '<w:decimalSymbol w:val=","/>',
    '<w:listSeparator w:val=";"/>',
)
"""In the order of the schema."""


def cover_xml(cover: Cover, edition: str = "", number: int = 0) -> list[str]:
    """Return the front page, or what stands above the first one; its title holds the bookmark of the edition.

    LibreOffice keeps that bookmark.

    Args:
        cover: The block.
        edition: Code of the edition, "" for none.
        number: A number that no other bookmark of the document has; only needed with an edition.
    """
    title = run(cover.title)
    if edition:
        title = bookmark(number, edition_name(edition), title)
    if cover.short:
        about = run(" · ".join(part for part in (cover.board, cover.period, *cover.lines) if part))
        return [
            paragraph(title, "Title", '<w:spacing w:before="0" w:after="40"/>'),
            paragraph(about, "InvCoverLine"),
        ]
    return [
        paragraph(title, "Title"),
        paragraph(run(cover.period), "Subtitle"),
        paragraph("", "InvCoverRule"),
        paragraph(run(cover.board), "Subtitle"),
        *(paragraph(run(line), "InvCoverLine") for line in cover.lines),
    ]


def contents_xml(entries: Iterable[Entry]) -> list[str]:
    """Return the table of contents: a field with its entries written, so that it is never empty; pages come later."""
    made = [paragraph(run(_("Contents")), "TOCHeading", "<w:pageBreakBefore/>")]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for entry in entries:
        text = run(entry.number) + "<w:r><w:tab/></w:r>" + run(entry.text)
        if not entry.number[:1].isdigit():
            text = run(f"{entry.number} {entry.text}")
        link = f'<w:hyperlink w:anchor="{entry.mark}" w:history="1">{text}</w:hyperlink>'
        made.append(paragraph(begin + link, f"TOC{entry.level}"))
        begin = ""
    made.append(paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "InvEdge"))
    made.append(paragraph("", "InvEdge", "<w:pageBreakBefore/>"))
    return made


def section(
    document: Document, *, landscape: bool, cover: bool = False, runs: tuple[str, str] | None = None
) -> str:
    """Return a paragraph that ends a section of the document; the arguments are those of `shape`."""
    from docx.oxml.xmlchemy import serialize_for_reading  # noqa: PLC0415

    made = shape(document, landscape=landscape, cover=cover, runs=runs)
    return paragraph("", "InvEdge", serialize_for_reading(made))


def shape(
    document: Document, *, landscape: bool, cover: bool = False, runs: tuple[str, str] | None = None
) -> Any:
    """Return the settings of a section, with the header and footer of the whole document.

    Args:
        document: The document.
        landscape: Whether its pages lie.
        cover: Whether its first page goes without header.
        runs: Header and footer of a lying page (`word_runners.lying_runners`), None for those of the whole.
    """
    made = shaped(document.sections[-1]._sectPr, landscape=landscape, cover=cover)  # noqa: SLF001
    if landscape and runs is not None:
        refer(made, runs)
    return made


def shaped(sectPr: Any, *, landscape: bool, cover: bool = False) -> Any:  # noqa: N803  the schema's own name
    """Return a section's settings, lying or standing, with a first page without header or not."""
    found = deepcopy(sectPr)
    found.titlePg_val = cover
    if landscape:
        space = f"{{{found.nsmap['w']}}}"
        size, margins = found.find(f"{space}pgSz"), found.find(f"{space}pgMar")
        short, long = sorted(int(size.get(f"{space}{side}")) for side in ("w", "h"))
        size.set(f"{space}w", str(long))
        size.set(f"{space}h", str(short))
        size.set(f"{space}orient", "landscape")
        if (margins.get(f"{space}top"), margins.get(f"{space}bottom")) == (str(TOP), str(BOTTOM)):
            margins.set(f"{space}top", str(LOW_MARGIN))
            margins.set(f"{space}bottom", str(LOW_MARGIN))
    return found
