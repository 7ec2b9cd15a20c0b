"""Bringing a generated table up to date in place: new figures, new rows, and all that people put in it.

Rows are found by what was written in them, so a table may have been sorted or have rows and columns of people; a figure
or a date is always that of the inventory, and words that only a person changed stay.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import ColumnKind
from inventory.publish.refresh_bring import unmarked
from inventory.publish.refresh_columns import columns
from inventory.publish.refresh_lines import ONCE, set_lines
from inventory.publish.refresh_merge import merged
from inventory.publish.refresh_pen import slot_of, words_of
from inventory.publish.refresh_preview import CELL, Conflict, Kept, Overwritten, Told
from inventory.publish.refresh_read import normal, written
from inventory.publish.refresh_rows import Row, cells_of, matched, rows_of
from inventory.publish.refresh_text import cell_paragraphs, drop
from inventory.publish.refresh_written import HEAD, TOTALS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from inventory.plan.blocks import Cell, Table
    from inventory.publish.refresh_pen import Pen
    from inventory.publish.refresh_preview import Spot
    from inventory.publish.refresh_written import Written

NOTHING: Mapping[str, str] = {}


@dataclass
class Tables:
    """One table of the document with what was and what is to be written.

    Attributes:
        pen: What tells and decides.
        spot: Where it is.
        table: The table of the document.
        before, now: The blocks.
        base, ours: The tables made of them.
    """

    pen: Pen
    spot: Spot
    table: _Element
    before: Table
    now: Table
    base: Written
    ours: Written

    def __post_init__(self) -> None:
        """Find rows and columns of what was written in the document's table."""
        self.rows = rows_of(self.table)
        labels = [column.label for column in self.before.columns]
        written = [
            tuple(self.base.text(key, place) for key in self.base.keys[1:]) for place in range(len(labels))
        ]
        theirs = {place: tuple(row.text(place) for row in self.rows) for place in self.rows[0].cells}
        self.places = columns(labels, written, theirs)
        self.known = self._matched()

    def _matched(self) -> dict[int, str]:
        """Return the key of each row of the document that was written by the program."""
        names = self.base.keys[1:]
        width = range(len(self.places))
        base = [tuple(self.base.text(key, column) for column in width) for key in names]
        theirs = [tuple(self._text(row, column) for column in width) for row in self.rows[1:]]
        found = {place + 1: names[other] for place, other in matched(base, theirs).items()}
        return {0: HEAD, **found}

    def _text(self, row: Row, column: int) -> str:
        place = self.places[column]
        return "" if place is None else row.text(place)

    def run(self) -> bool:
        """Bring the table up to date; return whether anything changed."""
        self._tell()
        changed = False
        for place, key in sorted(self.known.items()):
            if key in self.ours.values:
                changed |= self._row(self.rows[place], key)
        return self._order() or changed

    def _tell(self) -> None:
        """Tell the rows and columns that people added or took out."""
        own = [row for place, row in enumerate(self.rows) if place not in self.known]
        for row in own:
            told = " | ".join(text for text in (row.text(place) for place in row.cells) if text)
            self.pen.preview.own.append(Told(self.spot._replace(row=told or _("empty row"))))
        for place in self.rows[0].cells.keys() - set(self.places):
            told = self.rows[0].text(place) or _("column without heading")
            self.pen.preview.own.append(Told(self.spot._replace(column=told)))
        for column, there in enumerate(self.places):
            if there is None:
                told = self.before.columns[column].label
                self.pen.preview.gone.append(Told(self.spot._replace(column=told)))

    def _row(self, row: Row, key: str) -> bool:
        changed = False
        for column, place in enumerate(self.places):
            cell = None if place is None else row.cells.get(place)
            if cell is not None and column < len(self.ours.values[key]):
                changed |= self._cell(cell, key, column)
        return changed

    def _cell(self, cell: _Element, key: str, column: int) -> bool:
        """Bring one cell up to date."""
        value = self.ours.value(key, column)
        base, ours = self.base.text(key, column), self.ours.text(key, column)
        theirs = Row(cell, {0: cell}).text(0)
        spot = self._spot(key, column)
        slot = slot_of(value) or slot_of(self.base.value(key, column))
        if slot:
            made = self._written(slot, spot, key, column, theirs)
        elif key != HEAD and self._is_figure(self.now, value, column):
            made = self._figure(spot, base, theirs, ours)
        else:
            made = self._words(spot, base, theirs, ours)
        return self._put(cell, made, key, column)

    def _put(self, cell: _Element, made: str, key: str, column: int) -> bool:
        paragraphs = cell_paragraphs(cell)
        changed = set_lines(paragraphs, made.split("\n")) if made != Row(cell, {0: cell}).text(0) else False
        model = self.ours.rows[key].cells.get(column)
        if model is not None and made == self.ours.text(key, column):
            changed |= self.pen.look(paragraphs[0], cell_paragraphs(model)[0])
        return changed

    def _spot(self, key: str, column: int) -> Spot:
        labels = self.now.columns
        row = self.ours.text(key, 0) if key not in {HEAD, TOTALS} else ""
        return self.spot._replace(row=row if column else "", column=labels[column].label)

    def _written(self, slot: str, spot: Spot, key: str, column: int, theirs: str) -> str:
        """Return what stands in a cell that people write."""
        base = words_of(self.base.value(key, column)) if self.pen.based else None
        ours = words_of(self.ours.value(key, column))
        now = written(theirs)
        made = self.pen.written(slot, spot, base, now, ours)
        if made == now and now:
            return theirs
        return self.ours.text(key, column) if made == ours else made

    def _figure(self, spot: Spot, base: str, theirs: str, ours: str) -> str:
        """Return what stands in a cell with a figure: that of the inventory, with the words that people put beside it."""
        if theirs in {base, ours}:
            return ours
        beside = re.search(rf"(?<!\d){re.escape(base)}(?!\d)", theirs) if base else None
        made = theirs[: beside.start()] + ours + theirs[beside.end() :] if beside else ours
        if not base and not ours:
            made = theirs
        if made != ours:
            self.pen.preview.cells.append(Kept(spot, normal(made)))
        else:
            self.pen.preview.figures.append(Overwritten(spot, theirs, made))
        return made

    def _words(self, spot: Spot, base: str, theirs: str, ours: str) -> str:
        prefer = self.pen.prevails(CELL, self.spot.block, spot)
        found = merged(base, theirs, ours, prefer, guard=False)
        if found.clashes:
            known = (CELL, self.spot.block, spot, theirs, ours, prefer)
            self.pen.preview.conflicts.append(Conflict(*known))
        elif found.text != ours:
            self.pen.preview.cells.append(Kept(spot, normal(theirs)))
        return found.text

    def _order(self) -> bool:
        """Put new rows in, take out what is no longer there, and keep the order that people gave the rows."""
        wanted = self._wanted()
        elements = {key: self.rows[place].element for place, key in self.known.items()}
        self._dropped(elements)
        made: list[_Element] = []
        follow = self._following()
        for key in wanted:
            if key not in elements:
                elements[key] = self._new(key, made)
            made += [elements[key], *follow.get(key, [])]
        return self._laid(made)

    def _wanted(self) -> list[str]:
        """Return the keys of the rows in the order that the document gets."""
        ours = self.ours.keys
        there = [key for place, key in sorted(self.known.items()) if key in self.ours.values]
        out = {key for key in self.base.keys if key in self.ours.values and key not in there}
        # Without a base nobody knows whether a row is new or was taken out: then it comes.
        back = self.pen.restore or not self.pen.based
        if not back:
            for key in sorted(out - {HEAD}, key=ours.index):
                told = self.ours.text(key, 0) or _("totals")
                self.pen.preview.gone.append(Told(self.spot._replace(row=told)))
        missing = set() if back else out
        before = [self.base.keys.index(key) for place, key in sorted(self.known.items())]
        if all(one < other for one, other in pairwise(before)):
            return [key for key in ours if key not in missing]
        order = list(there)
        for place, key in enumerate(ours):
            if key not in order and key not in missing:
                behind = next((one for one in reversed(ours[:place]) if one in order), HEAD)
                order.insert(order.index(behind) + 1, key)
        return order

    def _following(self) -> dict[str, list[_Element]]:
        """Return the rows of people by the key of the row that they stand behind and that stays."""
        found: dict[str, list[_Element]] = {}
        last = HEAD
        for place, row in enumerate(self.rows):
            key = self.known.get(place)
            if key is None:
                found.setdefault(last, []).append(row.element)
            elif key in self.ours.values:
                last = key
        return found

    def _dropped(self, elements: dict[str, _Element]) -> None:
        """Take out the rows that the inventory no longer has; one that people wrote in stays, without its figures."""
        for place, key in list(self.known.items()):
            if key in self.ours.values:
                continue
            row, where = self.rows[place], self.spot._replace(row=self.base.text(key, 0))
            self._answers(row, key)
            if key not in {HEAD, TOTALS} and self.words_in(place):
                told = _("no longer part of the plan; it stays because somebody wrote in it")
                self.pen.preview.own.append(Told(where, told))
                self._emptied(row, key)
                # From now on it is a row of people.
                del self.known[place]
                continue
            self.pen.preview.dropped.append(Told(where, normal("\n".join(self.words_in(place)))))
            drop(elements[key])

    def _answers(self, row: Row, key: str, answers: Mapping[str, str] = NOTHING) -> None:
        """Tell what people wrote in the cells for their texts of a row that goes."""
        for column, place in enumerate(self.places):
            slot = slot_of(self.base.value(key, column))
            if slot and place in row.cells:
                was, now = words_of(self.base.value(key, column)), written(row.text(place))
                base, ours = was if self.pen.based else None, answers.get(slot, was)
                self.pen.written(slot, self._spot_of(key, column), base, now, ours)

    def _emptied(self, row: Row, key: str) -> None:
        """Take the figures out of a row."""
        for column, place in enumerate(self.places):
            if place in row.cells and self._is_figure(self.before, self.base.value(key, column), column):
                set_lines(cell_paragraphs(row.cells[place]), [""])

    def words_in(self, place: int) -> list[str]:
        """Return what people wrote in a row by themselves: in columns of their own, and over words of the program."""
        row, key = self.rows[place], self.known.get(place, "")
        found = []
        for at in row.cells:
            column = self.places.index(at) if at in self.places else None
            text = normal(row.text(at))
            if column is not None and key:
                value = self.base.value(key, column)
                figure = self._is_figure(self.before, value, column) and bool(self.base.text(key, column))
                if figure or slot_of(value) or text == normal(self.base.text(key, column)):
                    continue
            found += [text] if text else []
        return found

    def left(self, answers: Mapping[str, str]) -> list[str]:
        """Return what people wrote in a table that goes, a line for each row; answers go back to the database.

        Args:
            answers: What the database has today for the cells that people write, by their slot.
        """
        found = []
        for place, row in enumerate(self.rows):
            key = self.known.get(place)
            words = self.words_in(place)
            if key:
                before = len(self.pen.preview.conflicts)
                self._answers(row, key, answers)
                words += [one.theirs for one in self.pen.preview.conflicts[before:] if not one.chosen]
            first = normal(self.base.text(key, 0)) if key else ""
            if words:
                found.append(" | ".join([first, *words] if first and first not in words else words))
        return found

    def _is_figure(self, block: Table, value: Cell, column: int) -> bool:
        return isinstance(value, int | date) or block.columns[column].kind is not ColumnKind.TEXT

    def _spot_of(self, key: str, column: int) -> Spot:
        row = self.base.text(key, 0) if column else ""
        return self.spot._replace(row=row, column=self.before.columns[column].label)

    def _new(self, key: str, made: list[_Element]) -> _Element:
        """Return a row for the table, made like the one before it, or like ours when there is none of its form."""
        model = self.ours.rows[key]
        like = next((row for row in self._models(made) if self._fits(row, model)), None)
        if like is None or key == TOTALS:
            return self._arranged(self.pen.bring.copies([model.element])[0])
        element = deepcopy(like.element)
        unmarked(element)
        for one in list(element.iter(*ONCE)):
            drop(one)
        row = Row(element, cells_of(element))
        for place, cell in row.cells.items():
            column = self.places.index(place) if place in self.places else None
            text = "" if column is None else self.ours.text(key, column)
            set_lines(cell_paragraphs(cell), text.split("\n"))
            ours = None if column is None else model.cells.get(column)
            if ours is not None:
                self.pen.look(cell_paragraphs(cell)[0], cell_paragraphs(ours)[0])
        return element

    def _arranged(self, element: _Element) -> _Element:
        """Return a row of ours with its cells where people put the columns, empty ones under columns of people."""
        mine, there = cells_of(element), list(self.rows[0].cells)
        if len(mine) < len(self.places) or self.places == there:
            return element
        model = next(iter(mine.values()))
        for cell in mine.values():
            drop(cell)
        for place in there:
            if place in self.places:
                element.append(mine[self.places.index(place)])
            else:
                empty = deepcopy(model)
                unmarked(empty)
                set_lines(cell_paragraphs(empty), [""])
                element.append(empty)
        return element

    def _models(self, made: list[_Element]) -> list[Row]:
        """Return the rows that a new one may be made like, the nearest first."""
        special = {self.rows[place].element for place, key in self.known.items() if key in {HEAD, TOTALS}}
        near = [element for element in reversed(made) if element not in special]
        other = [row.element for row in self.rows if row.element not in special]
        return [Row(element, cells_of(element)) for element in [*near, *other]]

    def _fits(self, row: Row, model: Row) -> bool:
        """Return whether a row has a cell for every cell of ours, and no more than people added."""
        wanted = [self.places[column] for column in model.cells]
        extra = len(self.rows[0].cells) - len([place for place in self.places if place is not None])
        heading = len(model.cells) == 1 < len(self.places)
        return all(place is None or place in row.cells for place in wanted) and (
            len(row.cells) == 1 if heading else len(row.cells) <= len(wanted) + extra and len(row.cells) > 1
        )

    def _laid(self, made: list[_Element]) -> bool:
        """Lay the rows in their order; those that lie right are not touched."""
        now = [row.element for row in rows_of(self.table)]
        if now == made:
            return bool(len(now) != len(self.rows))
        last = made[0]
        for element in made[1:]:
            if last.getnext() is not element:
                last.addnext(element)
            last = element
        return True
