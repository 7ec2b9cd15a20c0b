"""What runs along on every page: board and title above, the day and the pages below; lying pages have their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.publish.plain import plain
from inventory.publish.word_ooxml import TAB, W, field, paragraph, run
from inventory.publish.word_properties import MOST_PROPERTY

if TYPE_CHECKING:
    from docx.document import Document

    from inventory.plan.blocks import Cover

SPACE = f"{{{W}}}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def runners(document: Document, cover: Cover, width: int) -> None:
    """Give a document our header, with board and title, and our footer, with the day and the pages.

    Board, title and day are fields, so that a style file that has this header shows those of every plan made with it.

    Args:
        document: The document.
        cover: Its front page.
        width: Room between the margins, in 1/20 point.
    """
    section = document.sections[0]
    for part, content in zip((section.header, section.footer), _texts(cover), strict=True):
        part.is_linked_to_previous = False
        _fill(part._element, content, width)  # noqa: SLF001  python-docx gives no other way


def lying_runners(document: Document, cover: Cover, width: int) -> tuple[str, str]:
    """Add a header and a footer as wide as a lying page, and return by which keys a section refers to them.

    The arguments are those of `runners`.
    """
    owner: Any = document.part  # python-docx says nothing of the types of these two
    above, below = owner.add_header_part(), owner.add_footer_part()
    for (part, _key), content in zip((above, below), _texts(cover), strict=True):
        _fill(part._element, content, width)  # noqa: SLF001
    return above[1], below[1]


def renewed(document: Document, cover: Cover) -> None:
    """Let fields of title, author and subject in headers and footers show those of this plan, also before they are worked out."""
    title = plain(f"{cover.title} {cover.period}".strip(), MOST_PROPERTY)
    shown = {"TITLE": title, "AUTHOR": plain(cover.board), "SUBJECT": plain("; ".join(cover.lines))}
    for relation in document.part.rels.values():
        if relation.reltype.rsplit("/", 1)[-1] in {"header", "footer"}:
            for one in relation.target_part._element.iter(f"{SPACE}p"):  # noqa: SLF001
                _renew(one, shown)


def _renew(paragraph_: Any, shown: dict[str, str]) -> None:
    """Put new texts in the fields of a paragraph: the first text after the instruction gets it, the others nothing."""
    now: str | None = None
    for one in paragraph_.iter(f"{SPACE}instrText", f"{SPACE}fldSimple", f"{SPACE}fldChar", f"{SPACE}t"):
        if one.tag in {f"{SPACE}instrText", f"{SPACE}fldSimple"}:
            told = (one.text if one.tag == f"{SPACE}instrText" else one.get(f"{SPACE}instr")) or ""
            now = shown.get((told.split() or [""])[0].upper(), now)
        elif one.tag == f"{SPACE}fldChar":
            now = None if one.get(f"{SPACE}fldCharType") == "end" else now
        elif now is not None:
            one.text, now = now, ""


def refer(section: Any, keys: tuple[str, str]) -> None:
    """Let a section refer to another header and footer."""
    for tag, key in zip(("headerReference", "footerReference"), keys, strict=True):
        for reference in section.findall(f"{SPACE}{tag}"):
            if reference.get(f"{SPACE}type") == "default":
                reference.set(f"{RELATIONS}id", key)


def _texts(cover: Cover) -> tuple[str, str]:
    """Return the runs of header and footer."""
    title = plain(f"{cover.title} {cover.period}".strip(), MOST_PROPERTY)
    board, told = plain(cover.board, MOST_PROPERTY), plain("; ".join(cover.lines), MOST_PROPERTY)
    pages = _("Page {page} of {pages}").split("{page}")
    after = pages[1].split("{pages}")
    number = run(pages[0]) + field("PAGE") + run(after[0]) + field("NUMPAGES") + run(after[1])
    return _told("AUTHOR", board) + TAB + _told("TITLE", title), _told("SUBJECT", told) + TAB + number


def _told(instruction: str, text: str) -> str:
    """Return a field of a property of the document; nothing for a property that is empty, which Word tells as an error."""
    return field(instruction, text) if text else ""


def _fill(root: Any, content: str, width: int) -> None:
    """Fill a header or footer with one paragraph, whose right end is at the margin."""
    from inventory.publish.word_frame import parse  # noqa: PLC0415  it uses this module

    style = "Header" if str(root.tag).endswith("}hdr") else "Footer"
    for child in list(root):
        root.remove(child)
    tabs = f'<w:tabs><w:tab w:val="clear" w:pos="{STYLED}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    root.append(parse(paragraph(content, style, tabs if width != STYLED else "")))


STYLED = 9412
"""Where the styles of header and footer have their right end, in 1/20 point (`word_styles.xml`)."""
