"""The whole of a document brought up to date: every block where it stands, new ones behind their predecessor, cover and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.plan.blocks import Cover, Figure, Heading, TextSlot, walk
from inventory.publish.refresh_blocks import Blocks, spots
from inventory.publish.refresh_package import W
from inventory.publish.refresh_places import moved, question_of, recover
from inventory.publish.refresh_preview import Told
from inventory.publish.refresh_read import answer_items
from inventory.publish.refresh_styles import OURS
from inventory.publish.refresh_text import text_of
from inventory.publish.word_ooxml import name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from inventory.plan.blocks import Block
    from inventory.publish.refresh_pen import Pen

ITEMS = (f"{W}p", f"{W}tbl")


class Renewal:
    """Brings a document up to date.

    Args:
        pen: The documents, and what is told.
        before: The blocks that the document was made from; those of today when they are not known.
        now: The blocks of today.
        pictures: Digests of the pictures that the program wrote, by name.
    """

    def __init__(
        self, pen: Pen, before: Sequence[Block], now: Sequence[Block], pictures: Mapping[str, str]
    ) -> None:
        self.pen = pen
        self.before, self.now = list(before), list(now)
        self.was = {block.id: block for block in walk(before)}
        where = {**spots(before), **spots(now)}
        self.blocks = Blocks(pen, self.was, pictures, where)
        self.where = where
        self.headings = False
        self.done: set[str] = set()
        self.tails: dict[str, _Element] = {}

    def run(self) -> None:
        """Bring everything up to date."""
        pen = self.pen
        pen.preview.tracked = pen.theirs.tracked
        recover(pen.theirs, pen.base, list(walk(self.before)), pen.bring)
        self._tell_moved()
        self.tails = {called: items[-1] for called, items in pen.theirs.flow.places.items()}
        self._answers()
        self._old()
        placed = [block for block in walk(self.now) if name(block.id) in pen.fresh.flow.places]
        for block in placed:
            if self._there(block):
                if self.blocks.update(block):
                    self._changed(block)
            elif block.id not in self.done:
                self._missing(block)
        self._undrawn({block.id for block in placed})
        if self.headings:
            self._outdate_contents()

    def _undrawn(self, placed: set[str]) -> None:
        """Tell of the pictures that are not drawn this time whether they are missing."""
        for block in walk(self.now):
            if isinstance(block, Figure) and block.id not in placed and not self._there(block):
                new = self.pen.preview.restore or (self.pen.based and block.id not in self.was)
                (self.pen.preview.new if new else self.pen.preview.gone).append(Told(self.where[block.id]))

    def _there(self, block: Block) -> bool:
        return name(block.id) in self.pen.theirs.flow.places

    def _changed(self, block: Block) -> None:
        self.headings |= isinstance(block, Heading)
        self.pen.preview.changed.append(Told(self.where[block.id]))

    def _tell_moved(self) -> None:
        order, names = self.pen.base.flow.places, {name(block.id): block for block in walk(self.now)}
        flow = self.pen.theirs.flow
        there = sorted(flow.places, key=lambda called: flow.items.index(flow.places[called][0]))
        for called in moved(list(order), there):
            if called in names:
                self.pen.preview.moved.append(Told(self.where[names[called].id]))

    def _answers(self) -> None:
        """Note where each answer ends before anything is changed."""
        theirs = self.pen.theirs
        for block in walk(self.before):
            items = theirs.flow.places.get(name(block.id))
            if isinstance(block, TextSlot) and items:
                whole = answer_items(theirs, items, question_of(theirs, items))
                self.tails[name(block.id)] = whole[-1]

    def _old(self) -> None:
        """Take out the blocks that the plan no longer has."""
        if not self.pen.based:
            return
        now = {block.id for block in walk(self.now)}
        for block in walk(self.before):
            gone = block.id not in now and not isinstance(block, Cover)
            if gone and self._there(block) and self.blocks.take_out(block):
                self.headings |= isinstance(block, Heading)

    def _missing(self, block: Block) -> None:
        """Tell that a block was taken out, or put it in the document when it is new or wanted back."""
        new = self.pen.based and block.id not in self.was
        if not new and not self.pen.restore:
            if not self._within_missing(block):
                self.pen.preview.gone.append(Told(self.where[block.id]))
            return
        items = self.segment(block)
        place = self._predecessor(block)
        if isinstance(block, TextSlot) and place is not None:
            place = self._own_behind(place)
        asked = self._asked(block)
        if asked is not None:
            items, place = self.pen.fresh.flow.places[name(block.id)], asked
        if not items or place is None:
            return
        for element in self.pen.bring.copies(items):
            place.addnext(element)
            place = element
        for one in walk([block]):
            self.tails[name(one.id)] = place
            self.done.add(one.id)
        self.headings |= isinstance(block, Heading)
        self.pen.preview.new.append(Told(self.where[block.id]))

    def _own_behind(self, place: _Element) -> _Element:
        """Return the last text of people behind a block: before it, it would be read as the answer to a new question."""
        flow, styles = self.pen.theirs.flow, self.pen.theirs.styles
        known, following = set(flow.items), place.getnext()
        while (
            following is not None
            and following in known
            and not flow.owner(following)
            and not styles.stops(following)
        ):
            place, following = following, following.getnext()
        return place

    def _asked(self, block: Block) -> _Element | None:
        """Return where an answer comes whose question still stands: behind it and its drafts; None otherwise."""
        before = self.was.get(block.id)
        if not isinstance(before, TextSlot) or not isinstance(block, TextSlot):
            return None
        theirs = self.pen.theirs
        for item in theirs.flow.items:
            if (
                theirs.styles.of(item) == OURS["question"]
                and text_of(item).strip() == before.question.strip()
            ):
                drafts = [self._tail(name(one.id)) for one in block.drafts if self._there(one)]
                there = [one for one in drafts if one is not None]
                return there[-1] if there else item
        return None

    def _within_missing(self, block: Block) -> bool:
        """Return whether the question that a draft belongs to is missing too, which is told already."""
        return any(
            isinstance(one, TextSlot) and block in one.drafts and not self._there(one) for one in self.now
        )

    def segment(self, block: Block) -> list[_Element]:
        """Return all items that the program writes for a block: also a question, and the drafts under it."""
        flow, styles = self.pen.fresh.flow, self.pen.fresh.styles
        found: list[_Element] = []
        for one in (*block.drafts, block) if isinstance(block, TextSlot) else (block,):
            found += flow.places.get(name(one.id), [])
        if isinstance(block, TextSlot) and found:
            first = next(flow.before(found[0]), None)
            if first is not None and styles.of(first) == OURS["question"]:
                found.insert(0, first)
        return found

    def _predecessor(self, block: Block) -> _Element | None:
        """Return the element behind which a block comes: the end of the nearest block before it that is there."""
        order = _reading_order(self.now)
        place = order.index(block.id)
        for one in reversed(order[:place]):
            tail = self._tail(name(one))
            if tail is not None:
                return tail
        items = [item for item in self.pen.theirs.flow.items if item.getparent() is not None]
        return items[-1] if items else None

    def _tail(self, called: str) -> _Element | None:
        """Return the last element of a block as it is now, with what was put behind it; None when it is not there."""
        tail, known = self.tails.get(called), set(self.pen.theirs.flow.items)
        if tail is not None and tail.getparent() is None:
            tail = self._found(called)
        if tail is None or called in {name(one) for one in self.done}:
            return tail
        following = tail.getnext()
        while following is not None and following.tag in ITEMS and following not in known:
            tail, following = following, following.getnext()
        return tail

    def _found(self, called: str) -> _Element | None:
        """Return the item in which the bookmark of a block begins now."""
        for mark in self.pen.theirs.root.iter(f"{W}bookmarkStart"):
            if mark.get(f"{W}name") == called:
                return next((one for one in mark.iterancestors(f"{W}p")), None)
        return None

    def _outdate_contents(self) -> None:
        """Let the word processor make the table of contents again when the document opens."""
        for item in self.pen.theirs.flow.items:
            if self.pen.theirs.styles.of(item).startswith(("toc ", "contents ")):
                for one in item.iter(f"{W}fldChar"):
                    if one.get(f"{W}fldCharType") == "begin":
                        one.set(f"{W}dirty", "true")
                        return


def _reading_order(blocks: Iterable[Block]) -> list[str]:
    """Return the ids as they stand on paper: the drafts of a question before its answer."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, TextSlot):
            found += [one.id for one in block.drafts]
        found.append(block.id)
    return found
