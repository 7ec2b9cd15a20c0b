"""Footnotes of generated blocks: their texts are brought up to date, those of people stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.refresh_bring import note, references
from inventory.publish.refresh_package import W
from inventory.publish.refresh_text import drop, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from inventory.publish.refresh_pen import Pen
    from inventory.publish.refresh_preview import Spot
    from inventory.publish.refresh_read import Opened


def footnotes(
    pen: Pen, spot: Spot, theirs: Sequence[_Element], base: Sequence[_Element], ours: Sequence[_Element]
) -> bool:
    """Bring the footnotes of a block up to date; return whether the text with their signs changed."""
    was, new = _texts(pen.base, base), _texts(pen.fresh, ours)
    mine = _ours(pen.theirs, references(list(theirs)), was)
    for reference, place in mine.items():
        if place < len(new):
            _merge(pen, spot, reference.get(f"{W}id", ""), (base, place), (ours, place))
    changed = _fewer(mine, len(new))
    return _more(pen, theirs, ours, len(was)) or changed


def _ours(theirs: Opened, signs: Sequence[_Element], was: Sequence[str]) -> dict[_Element, int]:
    """Return which of our footnotes each sign leads to; those of people are not among them."""
    told = [_text(theirs, one.get(f"{W}id", "")) for one in signs]
    found = {sign: was.index(text) for sign, text in zip(signs, told, strict=True) if text in was}
    if len(signs) == len(was):
        return {sign: found.get(sign, place) for place, sign in enumerate(signs)}
    return found


def _text(document: Opened, number: str) -> str:
    found = note(document, number)
    return "" if found is None else "\n".join(text_of(one) for one in found.iter(f"{W}p")).strip()


def _texts(document: Opened, items: Sequence[_Element]) -> list[str]:
    return [_text(document, one.get(f"{W}id", "")) for one in references(list(items))]


def _merge(
    pen: Pen,
    spot: Spot,
    number: str,
    base: tuple[Sequence[_Element], int],
    ours: tuple[Sequence[_Element], int],
) -> None:
    """Merge one footnote."""
    found = note(pen.theirs, number)
    sides = [_paragraphs(pen.base, *base), _paragraphs(pen.fresh, *ours)]
    now = "\n".join(text_of(one) for one in sides[1]).strip()
    if found is None or not sides[1] or _text(pen.theirs, number) == now:
        return
    changing = next(one for one in pen.bring.notes() if one.get(f"{W}id") == number)
    pen.lines(spot, list(changing.iter(f"{W}p")), *sides)


def _paragraphs(document: Opened, items: Sequence[_Element], place: int) -> list[_Element]:
    signs = references(list(items))
    found = note(document, signs[place].get(f"{W}id", "")) if place < len(signs) else None
    return [] if found is None else list(found.iter(f"{W}p"))


def _fewer(mine: dict[_Element, int], count: int) -> bool:
    """Take out the signs of footnotes that the block no longer has."""
    extra = [sign for sign, place in mine.items() if place >= count]
    for sign in extra:
        run = sign.getparent()
        drop(sign if run is None or run.tag != f"{W}r" else run)
    return bool(extra)


def _more(pen: Pen, theirs: Sequence[_Element], ours: Sequence[_Element], known: int) -> bool:
    """Put the signs of new footnotes behind the text of the paragraph where ours has them."""
    signs = references(list(ours))[known:]
    paragraphs = [one for one in theirs if one.tag == f"{W}p" and one.getparent() is not None]
    for sign in signs if paragraphs else ():
        run = sign.getparent()
        if run is not None:
            paragraphs[0].append(pen.bring.copies([run])[0])
    return bool(signs and paragraphs)
