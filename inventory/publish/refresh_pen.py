"""What every part of a refresh works with: the three documents, what is told, and what prevails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.plan.blocks import Prompt, Written
from inventory.plan.taking_back import TextRead
from inventory.publish.refresh_lines import merged_lines, set_lines, texts
from inventory.publish.refresh_package import W
from inventory.publish.refresh_preview import TEXT, WORDS, Conflict, Kept, Overwritten, conflict_key
from inventory.publish.refresh_read import normal
from inventory.publish.refresh_styles import OURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from inventory.plan.blocks import Cell
    from inventory.publish.refresh_bring import Bringing
    from inventory.publish.refresh_preview import Preview, Spot
    from inventory.publish.refresh_read import Opened

LOOKS = frozenset({OURS["prompt"], OURS["unknown"]})
"""Looks that belong to what stands there, not to who chose them."""


@dataclass
class Pen:
    """Writes in the edited document and tells what it does.

    Attributes:
        theirs: The document that people edited, which is changed.
        base: The document as the program made it, made again; the one of today when its edition is not known.
        fresh: The document as the program makes it today.
        bring: Brings pieces of `fresh` into `theirs`.
        preview: What is told.
        prefer: "document" or "database" for what both changed, "" for neither.
        restore: Whether what was taken out comes back.
        based: Whether the edition is known.
    """

    theirs: Opened
    base: Opened
    fresh: Opened
    bring: Bringing
    preview: Preview
    prefer: str
    restore: bool
    based: bool

    def prevails(self, kind: str, number: str, spot: Spot) -> str:
        """Return what prevails in one conflict: what somebody decided on it alone, else what prevails in all."""
        return self.preview.each.get(conflict_key(kind, number, spot), self.prefer)

    def lines(
        self, spot: Spot, theirs: Sequence[_Element], base: Sequence[_Element], ours: Sequence[_Element]
    ) -> bool:
        """Merge the paragraphs of a generated block; return whether anything changed."""
        if not theirs or not ours:
            return False
        before, now, wanted = texts(base or ours), texts(theirs), texts(ours)
        prefer = self.prevails(WORDS, spot.block, spot)
        made, figures, clashes = merged_lines(before, now, wanted, prefer)
        self.preview.figures += [Overwritten(spot, one.theirs.strip(), one.ours.strip()) for one in figures]
        for one in clashes:
            known = (WORDS, spot.block, spot, one.theirs.strip(), one.ours.strip(), prefer)
            self.preview.conflicts.append(Conflict(*known))
        if made != wanted and not clashes:
            self.preview.cells.append(Kept(spot, normal("\n".join(now))))
        return set_lines(theirs, made)

    def written(self, slot: str, spot: Spot, base: str | None, theirs: str, ours: str) -> str:
        """Return what stands in a place that people write, after telling what goes where; all texts as `normal` has them.

        Args:
            slot: Code of the text.
            spot: Where it is.
            base: What the program wrote, None when that is not known.
            theirs: What the document has.
            ours: What the database has.
        """
        if theirs in {ours, base} or (base is None and not theirs):
            return ours
        if base == ours or (base is None and not ours):
            self.preview.texts.append(TextRead(slot, str(spot), ours, theirs))
            return theirs
        prefer = self.prevails(TEXT, slot, spot)
        self.preview.conflicts.append(Conflict(TEXT, slot, spot, theirs, ours, prefer))
        if prefer == "document":
            self.preview.texts.append(TextRead(slot, str(spot), ours, theirs))
        return ours if prefer == "database" else theirs

    def look(self, theirs: _Element, ours: _Element) -> bool:
        """Give the text of a paragraph the looks of a prompt or an unknown when it is one now, and take them when not."""
        mine = next(iter(theirs.iter(f"{W}r")), None)
        model = next(iter(ours.iter(f"{W}r")), None)
        if mine is None or model is None:
            return False
        now, wanted = self.theirs.styles.look(mine), self.fresh.styles.look(model)
        if now == wanted or not {now, wanted} & LOOKS:
            return False
        shape = mine.find(f"{W}rPr")
        if shape is None:
            shape = mine.makeelement(f"{W}rPr")
            mine.insert(0, shape)
        style = shape.find(f"{W}rStyle")
        if style is None:
            style = shape.makeelement(f"{W}rStyle")
            shape.insert(0, style)
        code = self._code(model)
        if code:
            style.set(f"{W}val", self.bring.style("character", code))
        else:
            shape.remove(style)
        return True

    def _code(self, run: _Element) -> str:
        style = run.find(f"{W}rPr/{W}rStyle")
        return "" if style is None else style.get(f"{W}val", "")


def slot_of(cell: Cell) -> str:
    """Return the code of the text that a cell is a place for, "" for another cell."""
    return cell.slot if isinstance(cell, Prompt | Written) else ""


def words_of(cell: Cell) -> str:
    """Return what a person wrote in a cell, as texts are compared."""
    return normal(cell.text) if isinstance(cell, Written) else ""
