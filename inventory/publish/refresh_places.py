"""Where the blocks are in a document that people edited, also when a word processor lost a bookmark.

Typing over the whole text of a bookmark takes the bookmark away in Word as well as in LibreOffice. The block is then found by
what stands around it, its style and its words, and gets its bookmark back.
"""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Check, Figure, Heading, Table, TextSlot
from inventory.publish.refresh_flow import COPY
from inventory.publish.refresh_package import W, unusable
from inventory.publish.refresh_read import box_states, written
from inventory.publish.refresh_rows import rows_of
from inventory.publish.refresh_styles import OURS
from inventory.publish.refresh_text import drop, text_of
from inventory.publish.word_ooxml import name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from inventory.plan.blocks import Block
    from inventory.publish.refresh_bring import Bringing
    from inventory.publish.refresh_read import Opened

ALIKE = 0.4
"""How alike a paragraph must be to the block whose bookmark was lost; between the same neighbours and in the same style."""


def question_of(document: Opened, items: Sequence[_Element]) -> _Element | None:
    """Return the question over an answer: the nearest one before it, with nothing but drafts and own texts between."""
    for item in document.flow.before(items[0]):
        if item.tag == f"{W}p" and document.styles.of(item) == OURS["question"]:
            return item
        if document.styles.stops(item):
            return None
    return None


def recover(theirs: Opened, base: Opened, blocks: Sequence[Block], bring: Bringing) -> None:
    """Find the blocks whose bookmark was lost or halved, and give them their bookmark again.

    Args:
        theirs: The document that people edited.
        base: The document as the program made it.
        blocks: The blocks of `base` in reading order, drafts too.
        bring: Gives free numbers.

    Raises:
        InputError: Half a bookmark is left of a block of which nobody can tell where it ends.
    """
    known = {name(block.id): block for block in blocks}
    for called in sorted(theirs.flow.half):
        _mend(theirs, base, called, known.get(called), bring)
    order = [called for called in base.flow.places if called in known]
    for place, called in enumerate(order):
        if called in theirs.flow.places:
            continue
        items = _lost(theirs, base, known[called], _between(theirs, order, place))
        if items:
            theirs.flow.own(called, items)
            anchor(items, called, bring)


def _mend(theirs: Opened, base: Opened, called: str, block: Block | None, bring: Bringing) -> None:
    items = theirs.flow.places[called]
    single = len(base.flow.places.get(called, ())) <= 1 and not isinstance(block, Table | Figure)
    if block is not None and not single and not isinstance(block, TextSlot):
        raise unusable(
            theirs.package.file, _("the bookmark {name} begins and does not end").format(name=called)
        )
    unanchor(theirs, called)
    if block is not None:
        anchor(items, called, bring)


def unanchor(theirs: Opened, called: str) -> None:
    """Take a bookmark away, wherever its signs are."""
    numbers = set()
    for mark in list(theirs.root.iter(f"{W}bookmarkStart")):
        if COPY.sub("", mark.get(f"{W}name", "")) == called:
            numbers.add(mark.get(f"{W}id"))
            drop(mark)
    for mark in list(theirs.root.iter(f"{W}bookmarkEnd")):
        if mark.get(f"{W}id") in numbers:
            drop(mark)


def _between(theirs: Opened, order: Sequence[str], place: int) -> list[_Element]:
    """Return the items without a block between the neighbours that a block had."""
    flow = theirs.flow
    before = next((one for one in reversed(order[:place]) if one in flow.places), None)
    after = next((one for one in order[place + 1 :] if one in flow.places), None)
    low = flow.items.index(flow.places[before][-1]) + 1 if before else 0
    high = flow.items.index(flow.places[after][0]) if after else len(flow.items)
    return [item for item in flow.items[low:high] if not flow.owner(item)]


def _lost(theirs: Opened, base: Opened, block: Block, free: Sequence[_Element]) -> list[_Element]:
    """Return the items of a block that lost its bookmark; [] when it is not there."""
    model = base.flow.places[name(block.id)]
    if isinstance(block, Table) and any(item.tag == f"{W}tbl" for item in model):
        return _table(block, free)
    if isinstance(block, TextSlot):
        return _answer(theirs, base, model, free)
    if isinstance(block, Figure) or len(model) > 1:
        return []
    style, text = base.styles.of(model[0]), text_of(model[0])
    for item in free:
        if item.tag == f"{W}p" and theirs.styles.of(item) == style and _fits(block, item, text):
            return [item]
    return []


def _fits(block: Block, item: _Element, text: str) -> bool:
    if isinstance(block, Check):
        return block.text in text_of(item) or (
            bool(box_states(item)) and _likeness(text, text_of(item)) >= ALIKE
        )
    if isinstance(block, Heading):
        return text_of(item).strip() == block.text.strip()
    return _likeness(text, text_of(item)) >= ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _table(block: Table, free: Sequence[_Element]) -> list[_Element]:
    """Return a table with the headings of its columns, and the paragraphs of ours around it that are left."""
    labels = [column.label for column in block.columns]
    for place, item in enumerate(free):
        rows = rows_of(item) if item.tag == f"{W}tbl" else []
        told = [rows[0].text(at) for at in rows[0].cells] if rows else []
        if told == labels or set(labels) <= set(told):
            before = free[place - 1 : place] if place and free[place - 1] is item.getprevious() else []
            behind = free[place + 1 : place + 2]
            edge = [one for one in behind if one is item.getnext() and not text_of(one)]
            top = [one for one in before if not block.caption or block.caption in text_of(one)]
            return [*top, item, *edge]
    return []


def _answer(
    theirs: Opened, base: Opened, model: Sequence[_Element], free: Sequence[_Element]
) -> list[_Element]:
    """Return what stands under the question of an answer."""
    asked = question_of(base, model)
    if asked is None:
        return []
    for place, item in enumerate(free):
        if (
            item.tag == f"{W}p"
            and text_of(item) == text_of(asked)
            and theirs.styles.of(item) == OURS["question"]
        ):
            return _under(theirs, free[place + 1 :])
    question = next((item for item in theirs.flow.items if text_of(item) == text_of(asked)), None)
    if question is None or not free or theirs.flow.items.index(free[0]) < theirs.flow.items.index(question):
        return []
    return _under(theirs, free)


def _under(theirs: Opened, free: Iterable[_Element]) -> list[_Element]:
    found: list[_Element] = []
    for item in free:
        if theirs.styles.stops(item) or (found and found[-1].getnext() is not item):
            break
        if item.tag == f"{W}p":
            found.append(item)
    while len(found) > 1 and not written(text_of(found[-1])):
        found.pop()
    return found


def anchor(items: Sequence[_Element], called: str, bring: Bringing) -> None:
    """Put a bookmark around items."""
    number = bring.number("bookmark")
    first, last = items[0], items[-1]
    start = first.makeelement(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": called})
    end = first.makeelement(f"{W}bookmarkEnd", {f"{W}id": number})
    if first.tag == f"{W}p":
        first.insert(0 if first.find(f"{W}pPr") is None else 1, start)
    else:
        first.addprevious(start)
    if last.tag == f"{W}p":
        last.append(end)
    else:
        last.addnext(end)


def moved(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """Return what stands in another order than before, as few as possible.

    Args:
        before: Names in their former order.
        now: Names in their order now; those that were not there are left aside.
    """
    at = {one: place for place, one in enumerate(before)}
    there = [one for one in now if one in at]
    ends: list[int] = []
    chain: list[list[str]] = []
    for one in there:
        place = bisect_left(ends, at[one])
        ends[place : place + 1] = [at[one]]
        chain[place : place + 1] = [[*(chain[place - 1] if place else []), one]]
    stays = set(chain[-1]) if chain else set()
    return [one for one in there if one not in stays]
