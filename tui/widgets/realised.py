"""Budget beside the books: by row, the lines of a row with why they differ, their entries; and what is still to be settled."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from inventory.finance.money import euro
from inventory.language import _, ngettext
from tui.actions import bindings
from tui.board import board
from tui.realising import books_of, confirm, entries_of, ignore, lines_of, reopen, targets
from tui.widgets.budget_asking import FIRST, KINDS, LAST
from tui.widgets.budget_figures import Figures
from tui.widgets.realised_lines import LIKELY, by_row, compared, entries, queue

if TYPE_CHECKING:
    from inventory.finance.realised_compare import Compared
    from inventory.finance.realised_matching import Target
    from tui.actions import State
    from tui.realising import Books, Open

TABLE, LINES, ENTRIES, QUEUE = "table", "lines", "entries", "queue"
"""What is shown: the rows, the lines of a row, the entries of a line, what is still to be settled."""


class RealisedPane(Figures):
    """Budget beside the books."""

    CONTEXT = "realised"
    BINDINGS = bindings("realised")

    def __init__(self) -> None:
        super().__init__(id="page-realised")
        self.found: Books | None = None
        self.level = TABLE
        self._kind, self._year = "calendar", 0
        self._code, self._line = "", 0
        self._compared: list[Compared] = []

    def restore(self) -> None:
        """Take over year and kind of year of the last time."""
        kept = board(self).memory.part("realised")
        year, kind = kept.get("year"), kept.get("kind")
        self._year = year if isinstance(year, int) and FIRST <= year <= LAST else board(self).today.year
        self._kind = kind if kind in KINDS else "calendar"

    def keep(self) -> None:
        """Keep year and kind of year for the next time."""
        board(self).memory.data["realised"] = {"year": self._year, "kind": self._kind}

    def situation(self) -> State:
        """Return what can be done now; `kind` is the level, `marked` how many entries are meant."""
        return replace(super().situation(), kind=self.level, marked=len(self.meant))

    def load(self) -> None:
        """Reckon the year beside the books in a thread."""
        app = board(self)
        database, kind, year, today = app.database, self._kind, self._year, app.today
        self.began()
        self.background(
            lambda: books_of(database, kind, year, today), self._loaded, group="figures", failed=self.failed
        )

    def _loaded(self, found: Books) -> None:
        """Show the year; what was open is shown again."""
        self.found = found
        columns, rows = by_row(found.rows)
        self.show_table(columns, rows, found.comparison.budget.flags)
        if self.level == QUEUE:
            self._show_queue()
        elif self.level == LINES:
            self._show_lines(keep=True)
        elif self.level == ENTRIES:
            self._show_entries()

    def head(self) -> str:
        """Return year, kind of year, and what is still to be settled."""
        if self.found is None:
            return _("Realised")
        return _("Realised {year} · {left}").format(year=self.context(), left=self.found.left)

    def context(self) -> str:
        """Return the year and its kind."""
        kind = _("school year") if self._kind == "school" else _("calendar year")
        label = self.found.comparison.budget.label if self.found else str(self._year)
        return f"{label} · {kind}"

    def facts(self) -> Text:
        """Return what became of all entries."""
        found = self.found
        if found is None:
            return Text("")
        comparison = found.comparison
        if not comparison.entries:
            return Text(_("There are no entries of this year: i reads an export of the ledger in."))
        ignored = sum(one.amount for one in comparison.ignored)
        said = _(
            "{total} in the books: {confirmed} confirmed, {proposed} proposed, {open} open, {ignored} no ICT"
        )
        text = said.format(
            total=euro(comparison.total),
            confirmed=euro(comparison.confirmed),
            proposed=euro(comparison.proposed),
            open=euro(sum(one.amount for one in comparison.open)),
            ignored=euro(ignored),
        )
        return Text(text + (" · " + _("o settles them") if found.queue else ""))

    def said(self) -> str:
        """Return why the row under the cursor differs."""
        found, key = self.found, self.table.current_key
        if found is None or key is None or key >= len(found.rows):
            return ""
        row = found.rows[key]
        text = _("{row}: {realised} of {budget} ({difference})").format(
            row=row.label,
            realised=euro(row.realised),
            budget=euro(row.budget),
            difference=euro(row.realised - row.budget),
        )
        return f"{text}: {row.why}" if row.why else text

    def open_cell(self) -> None:
        """Show the lines of the row under the cursor."""
        found, key = self.found, self.table.current_key
        if found is not None and key is not None and key < len(found.rows):
            self._code = found.rows[key].code
            self._show_lines()

    def _show_lines(self, *, keep: bool = False) -> None:
        """Show the lines of a row."""
        assert self.found is not None  # a row was shown
        label = next((row.label for row in self.found.rows if row.code == self._code), "")
        self._compared = lines_of(self.found.comparison, self._code)
        self.level = LINES
        self.show_behind(compared(label, self._compared))
        if keep:
            self.lines.move_to(self._line)

    def _show_entries(self) -> None:
        """Show the entries of the line that was opened."""
        if self.found is None or self._line >= len(self._compared):
            return
        one = self._compared[self._line]
        fresh = next((it for it in self.found.comparison.rows if it.key == one.key), one)
        self.level = ENTRIES
        self.show_behind(entries(fresh.title, entries_of(self.found.comparison, fresh)))

    def _show_queue(self) -> None:
        """Show what is still to be settled; the cursor stays on its place."""
        assert self.found is not None  # asked by the callers
        place = self.lines.current_index if self.level == QUEUE and self.lines.display else 0
        self.level = QUEUE
        heading = _("To settle: {left}").format(left=self.found.left)
        self.lines.action_mark_none()
        self.show_behind(queue(heading, self.found.queue))
        self.lines.set_empty(_("✓ Every entry is settled: Esc goes back"))
        self.lines.move_to(min(place, max(0, len(self.found.queue) - 1)))

    def hint(self) -> str:
        """Return the keys of what is shown."""
        return {
            LINES: _("Enter shows the entries, Esc goes back"),
            QUEUE: _("Enter or y confirms · a chooses another · x is no ICT · space marks · u undoes"),
        }.get(self.level, super().hint())

    @property
    def meant(self) -> list[Open]:
        """Return the open entries that are meant: the marked ones, else the one under the cursor."""
        if self.level != QUEUE or self.found is None:
            return []
        current = self.lines.current_key
        keys = self.lines.marked_keys() or ([] if current is None else [current])
        return [self.found.queue[key] for key in keys if key < len(self.found.queue)]

    def action_open(self) -> None:
        """Go a level deeper: lines, entries, the record; in the list of what is open, confirm."""
        if self.level == QUEUE and not board(self).read_only:
            self.action_confirm()
        elif self.level == LINES and self.lines.current_key is not None:
            self._line = self.lines.current_key
            self._show_entries()
        else:
            super().action_open()

    def action_leave(self) -> None:
        """Go a level back."""
        if self.level == ENTRIES:
            self._show_lines(keep=True)
            return
        self.level = TABLE
        super().action_leave()

    def action_queue(self) -> None:
        """Show what is still to be settled, or go back to the rows."""
        if self.level == QUEUE:
            self.action_leave()
        elif self.found is not None:
            self._show_queue()

    def action_confirm(self) -> None:
        """Confirm what is proposed for the entries that are meant."""
        settled = [(one.entry.id, one.proposal.target) for one in self.meant if one.proposal is not None]
        if settled:
            self._confirm(settled)
        elif self.meant:
            self.action_choose()

    def _confirm(self, settled: list[tuple[int, Target]]) -> None:
        """Write down what entries were for, in a thread."""
        app = board(self)
        database, who = app.database, app.who
        self.background(lambda: confirm(database, who, settled), self._settled, group="settle")

    def _settled(self, count: int) -> None:
        """Say how many are settled, and reckon anew."""
        text = ngettext("{count} entry settled. u undoes it.", "{count} entries settled. u undoes it.", count)
        board(self).say(text.format(count=count))
        board(self).reread()

    def action_confirm_likely(self) -> None:
        """Confirm all proposals that are likely, after a question."""
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        found = self.found.queue if self.found else ()
        settled = [
            (one.entry.id, one.proposal.target)
            for one in found
            if one.proposal is not None and one.proposal.score >= LIKELY
        ]
        if not settled:
            board(self).say(_("No proposal is likely enough: settle them one by one."), severity="warning")
            return
        text = ngettext(
            "{count} proposal of {score} % or more is confirmed as one batch, which u undoes.",
            "{count} proposals of {score} % or more are confirmed as one batch, which u undoes.",
            len(settled),
        ).format(count=len(settled), score=LIKELY)
        choices = [("no", _("Cancel"), "primary"), ("yes", _("Confirm them"), "default")]
        self.app.push_screen(
            Choice(_("Confirm what is likely?"), text, choices),
            lambda answer: self._confirm(settled) if answer == "yes" else None,
        )

    def action_choose(self) -> None:
        """Choose what the entries were for."""
        meant, app = self.meant, board(self)
        database, today = app.database, app.today
        if meant:
            self.background(
                lambda: targets(database, today), lambda found: self._pick(meant, found), group="targets"
            )

    def _pick(self, meant: list[Open], found: list[tuple[str, Target]]) -> None:
        """Let one thing be chosen."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        title = meant[0].entry.title if len(meant) == 1 else _("{count} entries").format(count=len(meant))
        choices = [(str(place), text) for place, (text, _target) in enumerate(found)]
        self.app.push_screen(
            Pick(_("What was it for? {entry}").format(entry=title), choices),
            lambda place: self._picked(meant, found, place),
        )

    def _picked(self, meant: list[Open], found: list[tuple[str, Target]], place: str | None) -> None:
        """Write down what was chosen."""
        if place is not None:
            self._confirm([(one.entry.id, found[int(place)][1]) for one in meant])

    def action_ignore(self) -> None:
        """Say that the entries are no ICT costs, with the reason."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then

        numbers = [one.entry.id for one in self.meant]
        if numbers:
            hint = _("The reason stands with the entry, and in the history.")
            self.app.push_screen(
                Prompt(_("No ICT: why?"), "", hint, _("No ICT")), partial(self._ignore, numbers)
            )

    def _ignore(self, numbers: list[int], reason: str | None) -> None:
        """Write down that entries are no ICT costs, in a thread."""
        if reason:
            app = board(self)
            database, who = app.database, app.who
            self.background(lambda: ignore(database, who, numbers, reason), self._settled, group="settle")

    def action_reopen(self) -> None:
        """Open the settled entry under the cursor again."""
        key, behind = self.lines.current_key, self.behind
        if self.level != ENTRIES or key is None or behind is None:
            return
        app = board(self)
        database, who, number = app.database, app.who, behind.records[key][1]
        self.background(
            lambda: reopen(database, who, number), lambda _done: board(self).reread(), group="settle"
        )

    def action_year(self, by: int) -> None:
        """Show another year."""
        self._year = max(FIRST, min(LAST, self._year + by))
        self._again()

    def action_kind(self) -> None:
        """Change between calendar and school year."""
        self._kind = KINDS[1 - KINDS.index(self._kind)]
        self._again()

    def _again(self) -> None:
        """Reckon another year; what is still to be settled stays shown."""
        if self.level != QUEUE:
            self.level = TABLE
            super().action_leave()
        self.load()
