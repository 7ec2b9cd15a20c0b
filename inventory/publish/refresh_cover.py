"""What stands around the blocks: the front page, the edges of the pages, and the code of the edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from inventory.errors import InputError
from inventory.language import _
from inventory.plan.blocks import Cover
from inventory.publish.refresh_bring import serialised
from inventory.publish.refresh_flow import EDITION as MARK
from inventory.publish.refresh_package import W
from inventory.publish.refresh_read import CUSTOM
from inventory.publish.refresh_text import set_text, text_of
from inventory.publish.word_ooxml import edition_name
from inventory.publish.word_properties import EDITION, OWN, TYPES_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from inventory.plan.blocks import Block
    from inventory.publish.refresh_bring import Bringing
    from inventory.publish.refresh_read import Opened

EDGES = re.compile(r"(header|footer)\d*\.xml$")
DIGITS = re.compile(r"\d+")


def renew_cover(theirs: Opened, base: Cover | None, ours: Cover) -> bool:
    """Bring the front page and the edges of the pages up to date, where they are as the program wrote them.

    Args:
        theirs: The document.
        base: The front page that it was made with; None when that is not known.
        ours: The front page of today.

    Returns:
        Whether anything changed.
    """
    changed = False
    pairs = _pairs(base, ours)
    for item in _front(theirs):
        if item.tag == f"{W}p" and not theirs.styles.of(item).startswith(("toc", "contents")):
            changed |= _renewed(item, pairs)
    for part in theirs.package.parts:
        if EDGES.search(part):
            root = theirs.package.root(part)
            if sum(_edge(paragraph, pairs) for paragraph in root.iter(f"{W}p")):
                theirs.package.parts[part] = serialised(root)
                changed = True
    return changed


def _pairs(base: Cover | None, ours: Cover) -> list[tuple[str, str]]:
    """Return each text of the front page and of the edges as it was and as it is."""
    was, now = (_told(base) if base else [], _told(ours))
    if len(was) != len(now):
        was = [""] * len(now)
    return list(zip(was, now, strict=True))


def _told(cover: Cover) -> list[str]:
    return [
        f"{cover.title} {cover.period}",
        "; ".join(cover.lines),
        cover.title,
        cover.board,
        cover.period,
        *cover.lines,
    ]


def _renewed(paragraph: _Element, pairs: Iterable[tuple[str, str]]) -> bool:
    """Give a paragraph the text of today when it is one of ours, or differs from it in its figures only."""
    text = text_of(paragraph)
    for was, now in pairs:
        if text.strip() and (text == was or (not was and DIGITS.sub("0", text) == DIGITS.sub("0", now))):
            return set_text(paragraph, now)
    return False


def _edge(paragraph: _Element, pairs: Iterable[tuple[str, str]]) -> bool:
    """Give an edge of the pages the texts of today; other texts in it stay."""
    text = text_of(paragraph)
    for was, now in pairs:
        if was and was != now and was in text:
            text = text.replace(was, now)
        elif not was and now:
            text = re.sub(r"\d+".join(re.escape(piece) for piece in DIGITS.split(now)), _literal(now), text)
    return set_text(paragraph, text)


def _literal(text: str) -> str:
    return text.replace("\\", r"\\")


def mark_edition(theirs: Opened, code: str, bring: Bringing) -> None:
    """Write the code of the edition in the document, as bookmark and as property."""
    marks = [one for one in theirs.root.iter(f"{W}bookmarkStart") if one.get(f"{W}name", "").startswith(MARK)]
    if marks:
        marks[0].set(f"{W}name", edition_name(code))
    elif theirs.flow.items:
        first = next((one for one in theirs.flow.items if one.tag == f"{W}p"), theirs.flow.items[0])
        number = bring.number("bookmark")
        first.append(
            first.makeelement(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": edition_name(code)})
        )
        first.append(first.makeelement(f"{W}bookmarkEnd", {f"{W}id": number}))
    if CUSTOM in theirs.package.parts:
        _property(theirs, code)


def _property(theirs: Opened, code: str) -> None:
    root = theirs.package.root(CUSTOM)
    found = next((one for one in root if one.get("name") == EDITION), None)
    if found is None:
        pids = [int(one.get("pid", "1")) for one in root if one.get("pid", "1").isdecimal()]
        space = etree.QName(root).namespace
        told = {"fmtid": OWN, "pid": str(max(pids, default=1) + 1), "name": EDITION}
        found = etree.SubElement(root, f"{{{space}}}property", told)
        etree.SubElement(found, f"{{{TYPES_SPACE}}}lpwstr")
    if len(found) and found[0].text != code:
        found[0].text = code
        theirs.package.parts[CUSTOM] = serialised(root)


def refuse_foreign(theirs: Opened, ours: Cover | None) -> None:
    """Refuse a document of which nothing is kept, and that does not name the board on its front page or at its edges.

    Raises:
        InputError: It is a document of another board.
    """
    if ours is None or not ours.board:
        return
    front = [text_of(item) for item in _front(theirs)]
    edges = [theirs.package.root(part) for part in theirs.package.parts if EDGES.search(part)]
    told = front + [text_of(one) for root in edges for one in root.iter(f"{W}p")]
    if not any(ours.board.casefold() in text.casefold() for text in told):
        raise InputError(
            _(
                "{file} cannot be brought up to date: it does not name {board}, so it is of another board."
            ).format(file=theirs.package.file, board=ours.board),
            _(
                "Choose the database of that board. When the board was renamed: put its name on the front page."
            ),
        )


def _front(theirs: Opened) -> Iterator[_Element]:
    """Yield the items before the first block."""
    for item in theirs.flow.items:
        if theirs.flow.owner(item):
            return
        yield item


def cover_of(blocks: Iterable[Block] | None) -> Cover | None:
    """Return the front page among blocks."""
    return next((block for block in blocks or () if isinstance(block, Cover)), None)
