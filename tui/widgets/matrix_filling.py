"""Filling in the matrix by keyboard: systems typed into cells, words, levels; each change one batch that u takes back."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on

from inventory.errors import InventoryError
from inventory.landscape import editing
from inventory.landscape.cell import answer, written
from inventory.language import N_, _
from inventory.text import fold
from tui.board import board
from tui.landscaping import put, quickly
from tui.messages import RecordsChanged, SituationChanged
from tui.widgets.grid import messages as told
from tui.widgets.matrix_fill import FillBox, Given
from tui.widgets.matrix_typing import Typing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.timer import Timer

    from inventory.landscape.cell import Runs
    from inventory.landscape.editing import Edit, Grid, Held, Spot
    from tui.landscaping import Picture

    Plan = Callable[[Picture], Edit]

AFTER = 0.8
"""Seconds without a change before totals and differences are reckoned anew."""
STEPS: dict[str, str] = {"": "full", "full": "partial", "partial": ""}
"""What the level of a system becomes by one key."""
FILL, TAKE, LEVEL = N_("Filled in"), N_("Taken away"), N_("Level")
"""Names of batches."""


class Filling(Typing):
    """The matrix with what is filled in by keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._orders: deque[tuple[Plan, str]] = deque()
        self._writing = False
        self._later: Timer | None = None
        self._filled = False
        self._written_times = self._begun = 0
        self._last: tuple[Spot | None, str] = (None, "")

    def load(self) -> None:
        """Read anew, and remember after which change that began."""
        self._begun = self._written_times
        super().load()

    def _loaded(self, found: Picture) -> None:
        """Show what was read, unless something was written meanwhile: then it is read once more."""
        if self._writing or self._begun != self._written_times:
            self._filled = True
            self._reckon_later()
        else:
            super()._loaded(found)

    def write(self, plan: Plan, doing: str) -> None:
        """Write something down; orders are written one after the other, each on what the one before left.

        Args:
            plan: Makes the changes from the matrix as it then is.
            doing: What is done, for the name of the batch.
        """
        party = self.shown_party

        def still(found: Picture) -> Edit:
            return plan(found) if found.of.party == party else editing.Edit()

        self._orders.append((still, doing))
        self._write_next()

    def _write_next(self) -> None:
        """Begin the next order, unless one is under way."""
        found = self.found
        if self._writing or not self._orders or found is None:
            return
        self._writing = True
        plan, doing = self._orders.popleft()
        database, who = board(self).database, board(self).who
        self.background(
            lambda: put(database, who, found, plan, doing),
            lambda done: self._written(found, doing, *done),
            group="write",
            failed=self._not_written,
        )

    def _written(self, before: Picture, doing: str, edit: Edit, of: Grid) -> None:
        """Show what was written; the rest is reckoned when no key comes for a moment."""
        self._writing = False
        if edit.changes:
            self._filled = True
            self._written_times += 1
            spots = {change.spot for change in edit.changes}
            self._last = (self.spot, doing)
            before.of = of
            self._take_in(before, edit)
            quickly(before, spots)
            self.redraw({row for row, _column in spots})
            self.post_message(SituationChanged())
            self._reckon_later()
        self._write_next()

    def _take_in(self, found: Picture, edit: Edit) -> None:
        """Know systems that were new."""
        names = {held.name: held.system for one in edit.changes for held in found.of.cell(one.spot).held}
        fresh = {name: names[name] for name in edit.new_systems if name in names}
        if fresh:
            known = [one for one in found.suggestions if one.name not in fresh]
            own = [editing.Suggestion(name, number, "", 1) for name, number in fresh.items()]
            found.suggestions = [*own, *known]
            numbers = {fold(name): number for name, number in fresh.items()}
            found.systems = replace(found.systems, numbers={**found.systems.numbers, **numbers})
            self.query_one(FillBox).know(found.suggestions)

    def _not_written(self, error: Exception) -> bool:
        """Drop the orders that counted on this one; what is wrong is said, and what others wrote is read."""
        self._writing = False
        self._orders.clear()
        self.load()
        if isinstance(error, InventoryError):
            board(self).say(str(error), severity="warning")
            return True
        return False

    def _reckon_later(self) -> None:
        """Reckon totals and differences anew when no key comes for a moment."""
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(AFTER, self._reckon)

    def _reckon(self) -> None:
        """Read anew, and let other pages know what was written."""
        self._later = None
        if self._writing or self._orders or self.query_one(FillBox).typing:
            self._reckon_later()
        elif self._filled:
            self._filled = False
            self.post_message(RecordsChanged())

    def about(self) -> Text:
        """Return the cell in words; of what was just written there, that it was, and how it is taken back."""
        said, (spot, doing) = super().about(), self._last
        if spot is None or spot != self.spot or self.query_one(FillBox).display:
            return said
        return Text.assemble((_("{done}, u undoes it").format(done=doing), "bold"), " · ", said)

    def texts(self, spots: Mapping[Spot, str]) -> Plan:
        """Return the plan to let cells say these texts."""
        return lambda found: editing.planned(found.of, spots, found.systems)

    @on(Given)
    def given(self, event: Given) -> None:
        """Add a system to the cell, or take over a word."""
        event.stop()
        spot, text = self.spot, event.text
        if spot is None:
            return
        said = answer(text)
        if said.runs in {"no", "unknown"} and self._occupied(spot):
            return

        def plan(found: Picture) -> Edit:
            held = [one.use for one in found.of.cell(spot).held]
            runs = None if said.uses else said.runs
            whole = written(
                runs or "yes", [*held, *said.uses] if said.uses else held if runs == "yes" else ()
            )
            return editing.planned(found.of, {spot: whole}, found.systems)

        self.write(plan, _(FILL))

    def action_runs(self, said: Runs) -> None:
        """Write down whether the party runs the process; systems that are there stay, and the cell says so."""
        spot = self.spot
        if spot is None or self.found is None:
            return
        if self.shown_party is not None:
            board(self).say(_("This is done among the parties: m goes there."), severity="warning")
            return
        if said == "yes" or not self._occupied(spot):
            self.write(self.texts({spot: written(said)}), _(FILL))

    def _occupied(self, spot: Spot) -> bool:
        """Return whether there are systems in a cell, which then says so."""
        if self.found is None or not self.found.of.cell(spot).held:
            return False
        message = _("There are systems in this cell: Delete takes them away first.")
        board(self).say(message, severity="warning")
        return True

    def action_level(self) -> None:
        """Step the level of the system; among parties, mark the row."""
        spot = self.spot
        if self.shown_party is None:
            self.grid.action_toggle_mark()
        elif board(self).read_only or not self.when.live:
            self._begin_refused()
        elif spot is not None:
            self.write(_stepped(spot), _(LEVEL))

    def _begin_refused(self) -> None:
        """Say why nothing is written now."""
        why = (
            _("The database is opened read-only.")
            if board(self).read_only
            else _("This is for looking only.")
        )
        board(self).say(why, severity="warning")

    def action_edit(self) -> None:
        """Change the cell as one text."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then

        found, spot = self.found, self.spot
        if found is None or spot is None:
            return
        hint = _("Empty, partly or fully.")
        if self.shown_party is None:
            hint = _(
                "Systems between semicolons, function or level in parentheses: ParnasSys; KIJK! (observe, partly)."
                " Or n/a, unknown. Empty takes all away."
            )
        dialog = Prompt(found.of.where(spot), found.of.cell(spot).text, hint, _("Save"), empty=True)
        self.app.push_screen(dialog, lambda text: self._edited(spot, text))

    def _edited(self, spot: Spot, text: str | None) -> None:
        """Write the text of a cell."""
        if text is not None:
            self.write(self.texts({spot: text}), _(FILL))

    def action_take(self) -> None:
        """Take a system away from the cell; of several, ask which. In an empty cell, take the word away."""
        found, spot = self.found, self.spot
        if found is None or spot is None:
            return
        held = found.of.cell(spot).held
        if self.shown_party is not None or len(held) < 2:  # noqa: PLR2004  nothing to choose
            self.write(self.texts({spot: ""}), _(TAKE))
            return
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        choices = [(str(place), _use(one)) for place, one in enumerate(held)]
        choices.append(("all", _("All {count}").format(count=len(held))))
        self.app.push_screen(Pick(_("Take away which?"), choices), lambda one: self._take(spot, held, one))

    def _take(self, spot: Spot, held: tuple[Held, ...], one: str | None) -> None:
        """Take one system away, or all."""
        if one == "all":
            self.write(self.texts({spot: ""}), _(TAKE))
        elif one is not None:
            gone = held[int(one)]
            self.write(
                lambda found: editing.planned(found.of, editing.take(found.of, spot, gone), found.systems),
                _(TAKE),
            )

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open a system of the cell."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Show the support of a system of the cell; an empty cell is filled in, a name opens the process."""
        found, spot = self.found, self.spot
        if spot is None or found is None:
            self.action_record()
            return
        held = found.of.cell(spot).held if self.when.live else ()
        if len(held) == 1:
            self._open(held[0])
        elif held:
            from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

            choices = [(str(place), _use(one)) for place, one in enumerate(held)]
            self.app.push_screen(
                Pick(_("Which system?"), choices), lambda one: self._open(held[int(one)]) if one else None
            )
        elif self.shown_party is not None:
            self.action_level()
        else:
            self._begin("")

    def _open(self, held: Held) -> None:
        """Show function, level, status and days of one support in a form."""
        from tui.screens.form import open_form  # noqa: PLC0415  only then

        if board(self).read_only:
            from tui.screens.record import RecordScreen  # noqa: PLC0415  only then

            self.app.push_screen(RecordScreen("support", held.number))
            return
        open_form(self, "support", held.number)


def _stepped(spot: Spot) -> Plan:
    """Return the plan to step a level: empty, fully, partly, empty."""

    def plan(found: Picture) -> Edit:
        held = found.of.cell(spot).held
        now = "" if not held else "partial" if all(one.level == "partial" for one in held) else "full"
        return editing.level_set(found.of, spot, STEPS[now])

    return plan


def _use(held: Held) -> str:
    """Return a support of a cell as people read it."""
    return written("yes", [held.use])
