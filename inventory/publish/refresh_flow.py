"""A document as its paragraphs and tables in order, with the place of each block by its bookmark.

Word processors move bookmarks: LibreOffice writes the one around a table as a half one and a whole one at either end,
and puts paragraphs with a tick box inside a control of its own. The place of a block is therefore from the first to the last sign
of its bookmark, wherever that hangs. Only what cannot be meant so is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.refresh_package import W, unusable
from inventory.publish.refresh_text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from inventory.errors import InputError

PREFIX = "inv_"
EDITION = "inv_edition_"
AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
COPY = re.compile(r"(_Copy_\d+)+$")
"""What LibreOffice puts behind the name of a bookmark when it has written that name already."""
NEAR = 3
"""Items between a block and its copy at most: a caption, the table and its edge."""
MARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


def flattened(body: _Element) -> Iterator[_Element]:
    """Yield the paragraphs and tables of a body in order, also those within controls."""
    for child in body:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in AROUND:
            yield from flattened(child)


@dataclass
class Found:
    """The signs of one bookmark: where they are among the items, and whether one pair is whole."""

    places: list[int] = field(default_factory=list)
    starts: int = 0
    whole: bool = False


class Flow:
    """The items of a document and the places of the blocks.

    Attributes:
        items: Its paragraphs and tables in order.
        places: The items of a block by the name of its bookmark, in the order of the document.
        half: Names of bookmarks that begin and never end.
        editions: The codes in the bookmarks of the cover.
    """

    def __init__(self, file: str, root: _Element) -> None:
        body = root.find(f"{W}body")
        if root.tag != f"{W}document" or body is None:
            raise unusable(file, _("its text has another form than Word and LibreOffice write"))
        self.body = body
        self.items = list(flattened(body))
        self.editions: list[str] = []
        self.half: set[str] = set()
        self.places: dict[str, list[_Element]] = {}
        self._owner: dict[_Element, str] = {}
        self._place(file, self._marks())

    def owner(self, item: _Element) -> str:
        """Return the name of the bookmark that an item belongs to, "" for none."""
        return self._owner.get(item, "")

    def own(self, name: str, items: Iterable[_Element]) -> None:
        """Note that a block has its place at items that have none yet."""
        self.places[name] = list(items)
        self._owner.update(dict.fromkeys(self.places[name], name))

    def after(self, item: _Element) -> Iterator[_Element]:
        """Yield the items behind one."""
        yield from self.items[self.items.index(item) + 1 :]

    def before(self, item: _Element) -> Iterator[_Element]:
        """Yield the items before one, the nearest first."""
        yield from reversed(self.items[: self.items.index(item)])

    def _marks(self) -> dict[str, Found]:
        """Return the signs of our bookmarks by name."""
        index = {item: place for place, item in enumerate(self.items)}
        found: dict[str, Found] = {}
        opened: dict[str, tuple[str, int]] = {}
        at = -1
        for element in self.body.iter(f"{W}p", f"{W}tbl", *MARKS):
            if element in index:
                at = index[element]
            elif element.tag == MARKS[0]:
                self._start(element, self._within(element, index, at + 1), found, opened)
            elif element.tag == MARKS[1] and element.get(f"{W}id", "") in opened:
                called, began = opened.pop(element.get(f"{W}id", ""))
                place = self._within(element, index, at)
                if place > began and _at_front(element):
                    place -= 1
                found[called].places.append(max(place, began))
                found[called].whole = True
        return found

    def _start(
        self, element: _Element, place: int, found: dict[str, Found], opened: dict[str, tuple[str, int]]
    ) -> None:
        called = element.get(f"{W}name", "")
        if called.startswith(EDITION):
            self.editions.append(called.removeprefix(EDITION))
        elif called.startswith(PREFIX) and place < len(self.items):
            mine = found.setdefault(called, Found())
            mine.places.append(place)
            mine.starts += 1
            opened[element.get(f"{W}id", "")] = (called, place)

    def _within(self, element: _Element, index: dict[_Element, int], otherwise: int) -> int:
        """Return the item that an element is in; for one between items what is given."""
        return next((index[one] for one in element.iterancestors() if one in index), otherwise)

    def _place(self, file: str, found: dict[str, Found]) -> None:
        """Give each block its items.

        Raises:
            InputError: Two blocks run into each other, or one is there twice.
        """
        mine = {name: one for name, one in found.items() if not COPY.search(name)}
        for called, one in sorted(mine.items(), key=lambda pair: (min(pair[1].places), -max(pair[1].places))):
            items = self.items[min(one.places) : max(one.places) + 1]
            others = {self._owner[item] for item in items if item in self._owner}
            for other in others:
                if len(others) > 1 or not self._nested(items, other, mine[other]):
                    raise _mixed(
                        file, called, other, {name for name in (called, other) if mine[name].starts > 1}
                    )
                self.places[other] = [item for item in self.places[other] if item not in items]
            if not one.whole:
                self.half.add(called)
            self.own(called, items)
        for called in found.keys() - mine.keys():
            self._copy(COPY.sub("", called), found[called])

    def _nested(self, items: list[_Element], other: str, outer: Found) -> bool:
        """Return whether items were pasted into the middle of another block, which keeps what is around them."""
        around = self.places[other]
        inside = all(item in around for item in items)
        return inside and outer.starts == 1 and around[0] not in items and around[-1] not in items

    def _copy(self, called: str, copy: Found) -> None:
        """Add what LibreOffice calls a copy to its block; a copy that people made elsewhere is a text of their own."""
        known = [self.items.index(item) for item in self.places.get(called, ())]
        places = [*known, *copy.places]
        items = self.items[min(places) : max(places) + 1]
        if all(self.owner(item) in {"", called} for item in items) and max(places) - min(
            places
        ) <= NEAR + len(known):
            self.own(called, items)
            if copy.whole:
                self.half.discard(called)


def _mixed(file: str, called: str, other: str, twice: set[str]) -> InputError:
    """Return the refusal of a document in which two blocks have the same place."""
    if twice:
        return unusable(file, _("the bookmark {name} is there twice").format(name=min(twice)))
    return unusable(
        file, _("the bookmarks {one} and {two} run into each other").format(one=other, two=called)
    )


def _at_front(mark: _Element) -> bool:
    """Return whether a sign stands before all text of a paragraph that has text."""
    item = next(mark.iterancestors(f"{W}p"), None)
    if item is None or mark.getparent() is not item or not text_of(item):
        return False
    return not any(True for one in mark.itersiblings(preceding=True) if one.find(f".//{W}t") is not None)
