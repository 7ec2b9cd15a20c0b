"""Copying and pasting in the matrix: a cell, rows, a party, and blocks of a spreadsheet, with a preview of what changes."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inventory.landscape import editing
from inventory.language import N_, _, ngettext
from tui.board import board
from tui.landscaping import described
from tui.widgets.matrix_filling import Filling

if TYPE_CHECKING:
    from textual import events

    from inventory.landscape.editing import Block, Edit, Grid, Spot
    from tui.landscaping import Picture

PASTED = N_("Pasted")
"""Name of a batch."""


@dataclass(frozen=True)
class Clip:
    """What was copied.

    Args:
        what: A cell, rows of processes, or a party with all its cells.
        text: Of a cell.
        numbers: Of the processes, or of the party.
        party: Of the grid in which it was copied, None among parties.
    """

    what: Literal["cell", "rows", "party"]
    text: str = ""
    numbers: tuple[int, ...] = ()
    party: int | None = None


def block_of(text: str) -> Block:
    """Return the cells of a text from a spreadsheet: tabs between them, line ends between rows.

    A cell in quotes may hold tabs and line ends, and "" for a quote, as spreadsheets put it on the clipboard. Rows are
    filled up with empty cells to the same length.
    """
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    if rows and not any(rows[-1]):
        rows.pop()
    widest = max(map(len, rows), default=0)
    return [[*row, *[""] * (widest - len(row))] for row in rows]


def as_text(block: Block) -> str:
    """Return cells as a spreadsheet takes them from the clipboard."""
    made = io.StringIO()
    csv.writer(made, delimiter="\t", lineterminator="\n").writerows(block)
    return made.getvalue().removesuffix("\n")


class Copying(Filling):
    """The matrix with a clipboard."""

    clip: Clip | None = None

    def action_mark_party(self) -> None:
        """Mark the party under the cursor, or take its mark away."""
        spot = self.spot
        if self.shown_party is not None or spot is None or self.found is None:
            board(self).say(_("Go to a cell of a party first."), severity="warning")
            return
        self.marked_party = None if self.marked_party == spot[1] else spot[1]
        self.show(self.found)

    def action_leave(self) -> None:
        """Take all marks away."""
        self.grid.action_mark_none()
        if self.marked_party is not None and self.found is not None:
            self.marked_party = None
            self.show(self.found)

    def action_copy(self) -> None:
        """Copy the marked party, the marked rows, or the cell."""
        found, spot = self.found, self.spot
        if found is None:
            return
        of, rows = found.of, self.grid.marked_keys(hidden=False)
        if self.marked_party is not None and self.shown_party is None:
            self.clip = Clip("party", numbers=(self.marked_party,))
            block = [[of.cell((row.number, self.marked_party)).text] for row in of.rows]
            said = _("The cells of {party} are copied: v puts them in another party.").format(
                party=found.parties.get(self.marked_party, "")
            )
        elif rows:
            self.clip = Clip("rows", numbers=tuple(rows), party=self.shown_party)
            block = [[of.cell((row, column.number)).text for column in of.columns] for row in rows]
            said = ngettext(
                "{count} row is copied: v puts it in another process.",
                "{count} rows are copied: v puts them in other processes, from the cursor down.",
                len(rows),
            ).format(count=len(rows))
        elif spot is not None:
            self.clip = Clip("cell", of.cell(spot).text, party=self.shown_party)
            block = [[of.cell(spot).text]]
            said = _("Copied: {text}").format(text=of.cell(spot).text[:60] or _("an empty cell"))
        else:
            return
        self.app.copy_to_clipboard(as_text(block))
        board(self).say(said)

    def action_paste(self) -> None:
        """Put what was copied where the cursor is: a cell at once, more after a preview."""
        found, spot, clip = self.found, self.spot, self.clip
        if found is None or spot is None:
            return
        if clip is None or clip.party != self.shown_party:
            text = _("Nothing is copied here yet: c copies a cell, the marked rows, or the marked party.")
            board(self).say(text, severity="warning")
        elif clip.what == "cell":
            rows = self.grid.marked_keys(hidden=False) or [spot[0]]
            texts = {(row, spot[1]): clip.text for row in rows}
            if len(texts) == 1:
                self.write(self.texts(texts), _(PASTED))
            else:
                self._ask(editing.planned(found.of, texts, found.systems), found)
        else:
            self._ask(_of_clip(found, clip, spot), found)

    def on_paste(self, event: events.Paste) -> None:
        """Take a block of a spreadsheet, after a preview."""
        event.stop()
        found, spot = self.found, self.spot
        if found is None or not event.text.strip():
            return
        if board(self).read_only or not self.when.live:
            self._begin_refused()
        elif spot is None:
            board(self).say(_("Go to the cell where the block begins first."), severity="warning")
        else:
            self._ask(editing.pasted(found.of, spot, block_of(event.text), found.systems), found)

    def _ask(self, edit: Edit, found: Picture) -> None:
        """Show what pasting would change, and write it when that is wanted."""
        from tui.dialogs.preview import Preview  # noqa: PLC0415  only then

        title = ngettext("Paste: {count} cell changes", "Paste: {count} cells change", edit.cells).format(
            count=edit.cells
        )
        problems = [f"{one.where}: {one.message}" for one in edit.problems]
        dialog = Preview(title, described(found.of, edit), problems, _("Paste"))
        self.app.push_screen(dialog, lambda yes: self.write(lambda _found: edit, _(PASTED)) if yes else None)


def _of_clip(found: Picture, clip: Clip, spot: Spot) -> Edit:
    """Return what pasting rows or a party would change."""
    of, texts = found.of, dict[tuple[int, int], str]()
    if clip.what == "party":
        texts = editing.copied(of, clip.numbers[0], spot[1], "column")
        return editing.planned(of, texts, found.systems)
    targets = _below(of, spot[0], len(clip.numbers))
    for source, target in zip(clip.numbers, targets, strict=False):
        texts |= editing.copied(of, source, target)
    edit = editing.planned(of, texts, found.systems)
    if len(targets) < len(clip.numbers):
        message = ngettext(
            "{count} row falls below the last process.",
            "{count} rows fall below the last process.",
            len(clip.numbers) - len(targets),
        ).format(count=len(clip.numbers) - len(targets))
        problem = editing.Problem(None, _("Rows"), message)
        return editing.Edit(edit.changes, edit.new_systems, (*edit.problems, problem))
    return edit


def _below(of: Grid, process: int, count: int) -> list[int]:
    """Return the numbers of so many processes from one down."""
    place = of.row_places[process]
    return [row.number for row in of.rows[place : place + count]]
