"""Bringing the blocks of a document up to date one by one, each after its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Check, Figure, Heading, Table, TextSlot, walk
from inventory.plan.taking_back import TickRead
from inventory.publish.refresh_box import set_box
from inventory.publish.refresh_lines import remove, set_lines, texts
from inventory.publish.refresh_notes import footnotes
from inventory.publish.refresh_package import W
from inventory.publish.refresh_pen import slot_of, words_of
from inventory.publish.refresh_picture import drawings, own_pictures, parted, replaced
from inventory.publish.refresh_places import question_of, unanchor
from inventory.publish.refresh_preview import TICK, Conflict, Spot, Told
from inventory.publish.refresh_read import answer_items, answer_text, box_states, normal
from inventory.publish.refresh_table import Tables
from inventory.publish.refresh_text import drop, has_object, set_text, text_of
from inventory.publish.refresh_written import as_written
from inventory.publish.word_ooxml import name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from inventory.plan.blocks import Block
    from inventory.publish.refresh_pen import Pen


def spots(blocks: Iterable[Block]) -> dict[str, Spot]:
    """Return where each block is for people: under which heading or question, or by its own caption or text."""
    found: dict[str, Spot] = {}
    heading = ""
    for block in walk(blocks):
        match block:
            case Heading():
                heading = told = block.text
            case TextSlot():
                heading = told = block.question
            case Check():
                told = block.text
            case Table():
                told = block.caption or heading
            case Figure():
                told = block.title
            case _:
                told = heading
        found[block.id] = Spot(block.id, told)
    return found


@dataclass
class Blocks:
    """Brings blocks up to date.

    Attributes:
        pen: What tells and decides.
        before: The blocks that the document was made from, by id; those of today when they are not known.
        pictures: Digests of the pictures that the program wrote, by name.
        where: Where each block is, for people.
    """

    pen: Pen
    before: Mapping[str, Block]
    pictures: Mapping[str, str]
    where: Mapping[str, Spot] = field(default_factory=dict)

    def update(self, block: Block) -> bool:
        """Bring a block up to date that is in the document; return whether anything changed."""
        called, spot = name(block.id), self.where[block.id]
        theirs = self.pen.theirs.flow.places[called]
        base = self.pen.base.flow.places.get(called, [])
        ours = self.pen.fresh.flow.places[called]
        match block:
            case TextSlot():
                return self._slot(block, spot, theirs, ours)
            case Check():
                return self._check(block, spot, theirs, base, ours)
            case Table():
                return self._table(block, spot, theirs, base, ours)
            case Figure():
                return self._figure(spot, theirs, base, ours)
            case _:
                return self._words(spot, theirs, base, ours)

    def _words(
        self,
        spot: Spot,
        theirs: Sequence[_Element],
        base: Sequence[_Element],
        ours: Sequence[_Element],
    ) -> bool:
        """Bring the paragraphs of a block up to date, with their footnotes; tables of people within it stay."""
        mine = [item for item in theirs if item.tag == f"{W}p"]
        self._tell_own(spot, [item for item in theirs if item not in mine])
        changed = self.pen.lines(
            spot, mine, *([one for one in side if one.tag == f"{W}p"] for side in (base, ours))
        )
        return footnotes(self.pen, spot, theirs, base, ours) or changed

    def _tell_own(self, spot: Spot, items: Iterable[_Element]) -> None:
        for item in items:
            told = _("a table of your own") if item.tag == f"{W}tbl" else _("a picture of your own")
            self.pen.preview.own.append(Told(spot, told))

    def _check(
        self,
        block: Check,
        spot: Spot,
        theirs: Sequence[_Element],
        base: Sequence[_Element],
        ours: Sequence[_Element],
    ) -> bool:
        """Bring an item of a checklist up to date, and tell when a person ticked or unticked it."""
        states = box_states(theirs[0])
        before = self.before.get(block.id)
        made = block.ticked
        if not states:
            self.pen.preview.own.append(Told(spot, _("the box was taken out; the inventory keeps its own")))
        elif self.pen.based and isinstance(before, Check):
            mine = next((state for state in states if state is not before.ticked), before.ticked)
            if mine is not before.ticked:
                made = mine
                if mine is not block.ticked and before.found is None and block.found is not None:
                    # Meanwhile somebody decided in the inventory, with a reason.
                    made = self._undecided(block, spot, theirs=mine)
                elif mine is not block.ticked:
                    self.pen.preview.ticks.append(TickRead(block.id, block.text, mine))
        elif states[0] is not block.ticked:
            made = self._undecided(block, spot, theirs=states[0])
        changed = set_box(theirs[0], ticked=made) if states else False
        return self._words(spot, theirs, base, ours) or changed

    def _undecided(self, block: Check, spot: Spot, *, theirs: bool) -> bool:
        """Return how a box stands that both sides decided on, or of which nobody knows how the program wrote it."""
        signs = {True: _("ticked"), False: _("not ticked")}
        prefer = self.pen.prevails(TICK, block.id, spot)
        known = (TICK, block.id, spot, signs[theirs], signs[block.ticked], prefer)
        self.pen.preview.conflicts.append(Conflict(*known))
        if prefer == "document":
            self.pen.preview.ticks.append(TickRead(block.id, block.text, theirs))
        return block.ticked if prefer == "database" else theirs

    def _slot(
        self, block: TextSlot, spot: Spot, theirs: Sequence[_Element], ours: Sequence[_Element]
    ) -> bool:
        """Bring an answer up to date, or tell what a person wrote there."""
        asked = question_of(self.pen.theirs, theirs)
        items = answer_items(self.pen.theirs, list(theirs), asked)
        paragraphs = [item for item in items if item.tag == f"{W}p"]
        self._tell_own(spot, [item for item in items if item.tag == f"{W}tbl" or has_object(item)])
        before = self.before.get(block.id)
        base = normal(before.text) if self.pen.based and isinstance(before, TextSlot) else None
        now = answer_text(self.pen.theirs, items)
        made = self.pen.written(block.id, spot, base, now, normal(block.text))
        changed = self._question(asked, before, block)
        if made == now or not paragraphs:
            return changed
        set_lines(paragraphs, made.split("\n") if made else [prompts_now()])
        for paragraph in paragraphs:
            if self.pen.theirs.styles.is_listed(paragraph) and text_of(paragraph).startswith("- "):
                set_text(paragraph, text_of(paragraph).removeprefix("- "))
        self.pen.look(paragraphs[0], ours[0])
        return True

    def _question(self, asked: _Element | None, before: Block | None, block: TextSlot) -> bool:
        """Give a question the words of today, unless a person changed it."""
        if (
            asked is None
            or not isinstance(before, TextSlot)
            or text_of(asked).strip() != before.question.strip()
        ):
            return False
        return set_text(asked, block.question)

    def _table(
        self,
        block: Table,
        spot: Spot,
        theirs: Sequence[_Element],
        base: Sequence[_Element],
        ours: Sequence[_Element],
    ) -> bool:
        """Bring a table up to date: in place when its columns are the same, otherwise as a whole."""
        was, new = _tables(base), _tables(ours)
        mine = ours_first(_tables(theirs), was or new)
        before = self.before.get(block.id)
        if not mine and was and new:
            self.pen.preview.gone.append(Told(spot))
            return self.pen.restore and self._put_whole(theirs, ours) is not None
        if not mine and not new:
            return self._words(spot, theirs, base, ours)
        if not mine or not new or not was or not isinstance(before, Table) or not same_columns(before, block):
            return self._other_table(block, spot, theirs, base, ours)
        keyed = bool(before.keys) and bool(block.keys)
        written = as_written(before, was[0], keyed=keyed), as_written(block, new[0], keyed=keyed)
        changed = Tables(self.pen, spot, mine[0], before, block, *written).run()
        changed |= _described(mine[0], was[0], new[0])
        sides = ([one for one in side if one.tag == f"{W}p"] for side in (theirs, base, ours))
        self._tell_own(spot, mine[1:])
        return self._words(spot, *sides) or changed

    def _other_table(
        self,
        block: Table,
        spot: Spot,
        theirs: Sequence[_Element],
        base: Sequence[_Element],
        ours: Sequence[_Element],
    ) -> bool:
        """Put a table of other columns in the place of one; what people wrote in it stands under it from now on."""
        was, new = _tables(base), _tables(ours)
        mine = ours_first(_tables(theirs), was or new)
        own = self._left(block, spot, mine[0], was[0]) if mine and was else []
        if mine and new:
            last = self.pen.bring.copies(new[:1])[0]
            mine[0].addprevious(last)
            drop(mine[0])
            sides = ([one for one in side if one.tag == f"{W}p"] for side in (theirs, base, ours))
            self._words(spot, *sides)
            if theirs[-1].getparent() is not None and theirs[-1].find(f"{W}pPr/{W}sectPr") is None:
                last = theirs[-1]
        else:
            last = self._put_whole([*mine[:1], *(one for one in theirs if one.tag == f"{W}p")], ours)
        self._tell_own(spot, mine[1:])
        self._put_under(spot, last, own)
        return True

    def _left(self, block: Table, spot: Spot, mine: _Element, was: _Element) -> list[str]:
        """Return what people wrote in a table that goes; answers go back to the database."""
        before = self.before.get(block.id)
        if not isinstance(before, Table):
            return []
        written = as_written(before, was, keyed=bool(before.keys))
        answers = {slot_of(cell): words_of(cell) for row in block.rows for cell in row}
        return Tables(self.pen, spot, mine, before, before, written, written).left(answers)

    def _put_under(self, spot: Spot, last: _Element, own: Sequence[str]) -> None:
        """Put words of people behind an element, each a paragraph of its own, and tell them."""
        for text in own:
            made = last.makeelement(f"{W}p")
            set_text(made, text)
            last.addnext(made)
            last = made
            told = _("stands under the table, which has other columns now: {text}").format(text=text)
            self.pen.preview.own.append(Told(spot, told))

    def _put_whole(self, theirs: Sequence[_Element], ours: Sequence[_Element]) -> _Element:
        """Put ours in the place of theirs, and return its last element."""
        last = theirs[-1]
        for element in self.pen.bring.copies(ours):
            last.addnext(element)
            last = element
        for item in theirs:
            if item.find(f"{W}pPr/{W}sectPr") is None:
                drop(item)
        return last

    def _figure(
        self, spot: Spot, theirs: Sequence[_Element], base: Sequence[_Element], ours: Sequence[_Element]
    ) -> bool:
        """Bring a picture up to date, file by file; with another number of sheets as a whole."""
        found, new = drawings(theirs), drawings(ours)
        if not new:
            return False
        mine, others = parted(found, name(spot.block))
        if others:
            self.pen.preview.own.append(Told(spot, _("a picture of your own")))
        if len(mine) != len(new):
            if not mine and not self.pen.restore:
                self.pen.preview.gone.append(Told(spot))
                return False
            free = [item for item in theirs if not set(item.iter(f"{W}drawing")) & set(others)]
            return self._put_whole(free or theirs[-1:], ours) is not None
        changed, own = replaced(self.pen, mine, new, self.pictures)
        if own:
            self.pen.preview.own.append(Told(spot, _("a picture of your own")))
        return self._words(spot, theirs, base or ours, ours) or changed

    def take_out(self, block: Block) -> bool:
        """Take out a block that the plan no longer has, unless a person wrote in it; return whether it went."""
        called = name(block.id)
        theirs = self.pen.theirs.flow.places[called]
        base = self.pen.base.flow.places.get(called, [])
        spot = self.where[block.id]
        asked = None
        if isinstance(block, TextSlot):
            asked = question_of(self.pen.theirs, theirs)
            theirs = answer_items(self.pen.theirs, list(theirs), asked)
            now, was = answer_text(self.pen.theirs, theirs), normal(block.text)
            self.pen.written(block.id, spot, was, now, was)
            same = not now
        else:
            same = _all_texts(theirs) == _all_texts(base) or isinstance(block, Figure)
            same = same and not own_pictures(self.pen.theirs, theirs, called, self.pictures)
        if not same:
            self.pen.preview.own.append(
                Told(spot, _("no longer part of the plan; it stays because somebody wrote in it"))
            )
            return False
        unanchor(self.pen.theirs, called)
        for item in [*theirs, *([asked] if asked is not None else [])]:
            if item.tag == f"{W}p":
                remove(item)
            else:
                drop(item)
        self.pen.preview.dropped.append(Told(spot))
        return True


def prompts_now() -> str:
    """Return what stands in the language now spoken where somebody still has to write."""
    from inventory.publish.word_table import prompt  # noqa: PLC0415  fonts are measured there

    return prompt()


def same_columns(one: Table, other: Table) -> bool:
    """Return whether two tables have as many columns of the same kinds, whatever their headings."""
    return [column.kind for column in one.columns] == [column.kind for column in other.columns]


def _tables(items: Iterable[_Element]) -> list[_Element]:
    return [item for item in items if item.tag == f"{W}tbl"]


def ours_first(theirs: list[_Element], written: Sequence[_Element]) -> list[_Element]:
    """Return tables with the one that is most like the one that was written in front; the others are of people."""
    if not written:
        return theirs
    wanted = set(_all_texts(written))
    return sorted(theirs, key=lambda table: -len(wanted & set(_all_texts([table]))))


def _all_texts(items: Iterable[_Element]) -> list[str]:
    """Return the texts of paragraphs and cells, without empty ones: word processors add and drop those."""
    found = [text for item in items for text in texts(item.iter(f"{W}p"))]
    return [text for text in found if text.strip()]


def _described(theirs: _Element, base: _Element, ours: _Element) -> bool:
    """Give a table the words of today for who hears it, where they are still those of the program."""
    changed = False
    for tag in (f"{W}tblCaption", f"{W}tblDescription"):
        mine, was, new = (one.find(f"{W}tblPr/{tag}") for one in (theirs, base, ours))
        if mine is None or was is None or new is None or mine.get(f"{W}val") != was.get(f"{W}val"):
            continue
        changed |= mine.get(f"{W}val") != new.get(f"{W}val")
        mine.set(f"{W}val", new.get(f"{W}val", ""))
    return changed
