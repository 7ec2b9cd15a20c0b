"""The page of signals: everything that calls for action in groups, why, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.signals.grouping import GROUPINGS
from tui.actions import State, bindings
from tui.board import board
from tui.messages import GoTo, SituationChanged
from tui.signalling import arranged, look
from tui.widgets import signals_lines as lines
from tui.widgets import signals_told as said
from tui.widgets.filter_bar import FilterInput, filter_line, thousands
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Sort
from tui.widgets.grid import messages as told
from tui.widgets.rows import Keyed
from tui.widgets.sifted import Sifted
from tui.widgets.signals_acts import SignalsActs
from tui.widgets.signals_grid import SignalsGrid
from tui.writes import Progress

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import ComposeResult

    from inventory.signals.finding import Finding
    from inventory.signals.grouping import By, Group
    from tui.signalling import Look

TICK = 0.2
"""Seconds between two looks at how far the check is."""


class SignalsPane(Fresh, Sifted, SignalsActs, Vertical):
    """All that is found, in groups."""

    CONTEXT = "signals"
    BINDINGS = bindings("signals")
    KEPT = "signals"

    def __init__(self) -> None:
        super().__init__(id="page-signals", classes="signals")
        self.found: Look | None = None
        self.by: By = "urgency"
        self.since: dt.date | None = None
        self._groups: list[Group] = []
        self._shown = lines.Shown()
        self._folded: set[str] = set()
        self._accepted = self._changed = False
        self._sort = ("", False)
        self._begun = False
        self._progress: Progress | None = None

    def compose(self) -> ComposeResult:
        """Make heading, filter, list, and what is told of the finding."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        with Horizontal(classes="parts"):
            yield SignalsGrid(classes="table")
            with VerticalScroll(classes="side", can_focus=False):
                yield Static("", classes="whole", markup=False)
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Take over what is kept, and read after the first paint."""
        kept = board(self).memory.part(self.KEPT)
        self.by = kept["by"] if kept.get("by") in GROUPINGS else "urgency"
        self._accepted = kept.get("accepted") is True
        self.grid.set_empty(_("Looking at what needs a decision …"))
        self.set_interval(TICK, self._tick)
        self.call_after_refresh(self.load)

    def keep(self) -> None:
        """Keep what is shown for the next time."""
        board(self).memory.data[self.KEPT] = {"by": self.by, "accepted": self._accepted}

    @property
    def grid(self) -> SignalsGrid:
        """Return the list."""
        return self.query_one(SignalsGrid)

    @property
    def current(self) -> Finding | None:
        """Return the finding under the cursor, None on a heading."""
        key = self.grid.current_key
        return self._shown.findings.get(key) if key is not None else None

    @property
    def targets(self) -> list[Finding]:
        """Return the findings that an action is for: those marked, the whole group on its heading, or the one here."""
        found: list[int] = []
        for key in self.grid.target_keys():
            found += self._shown.members.get(key, [key])
        there = (key for key in dict.fromkeys(found) if key < lines.SOLVED)
        return [self._shown.findings[key] for key in there if key in self._shown.findings]

    def situation(self) -> State:
        """Return what can be done now; `rows` counts what an action is for, `marked` what of that is marked."""
        meant = self.targets
        return State(
            board(self).read_only,
            rows=len(meant),
            row=self.current is not None,
            marked=sum(one.state != "open" for one in meant),
            pages=2,
        )

    def load(self) -> None:
        """Check in a thread; what is shown stays until then."""
        app = board(self)
        database, today, since = app.database, app.today, self.since
        self._stop()
        self._progress = progress = Progress()
        self.grid.fetching = True
        self.background(
            lambda: look(database, today, since, progress), self._loaded, group="signals", failed=self._failed
        )

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self._done()
        return False

    def _done(self) -> None:
        """Take the sign of work away."""
        self._progress = None
        self.grid.fetching = False
        self._head()

    def _loaded(self, found: Look) -> None:
        """Show what was found."""
        self.found = found
        self._done()
        self.regroup()

    def regroup(self) -> None:
        """Put what was found in groups, in a thread: schools are read."""
        database, found, by = board(self).database, self.found, self.by
        if found is not None:
            self.background(lambda: arranged(database, found, by), self._grouped, group="groups")

    def _grouped(self, groups: list[Group]) -> None:
        self._groups = groups
        self._fill()

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Show what the filter lets through; the cursor stays on its finding."""
        found, before = self.found, self.current
        if found is None:
            return
        typed = self.query_one(FilterInput).value
        columns = lines.columns_of(self.grid.size.width or self.size.width, found.on)
        asked = lines.Asked(typed, self._accepted, self._changed, frozenset(self._folded), self._sort)
        at = self.grid.current_index
        self.grid.mark(self.grid.marked_keys(), marked=False)
        self._shown = lines.shown(found, self._groups, asked, [one.name for one in columns])
        self.grid.headings = self._shown.headings
        self.grid.set_empty(self._nothing(typed))
        self.grid.set_source(Keyed(self._shown.rows), columns)
        column, descending = self._sort
        self.grid.set_sort([Sort(column, descending)] if column else [])
        self._go_back(before, at)
        self._head()
        self._tell()
        self.post_message(SituationChanged())

    def _go_back(self, before: Finding | None, at: int) -> None:
        """Put the cursor on the finding that it was on, or where that was; first on the first finding."""
        keys = list(self._shown.rows)
        if before is not None:
            same = (
                key
                for key, one in self._shown.findings.items()
                if one[0] == before[0] and one.subject == before.subject
            )
            place = next(same, None)
            # A finding whose group is folded now is under its heading.
            if place is not None and (
                self.grid.move_to(place) or self.grid.move_to(self._shown.group_of[place])
            ):
                return
        if keys:
            self.grid.move_to(keys[min(at if self._begun else 1, len(keys) - 1)])
            self._begun = True

    def _nothing(self, typed: str) -> str:
        """Return why there are no rows."""
        if typed:
            return _("No signal has these words: Esc shows all")
        if self._changed and self.found is not None:
            return _("Nothing changed since {day}: n shows everything").format(
                day=day(self.found.changed.asked)
            )
        if self.found is not None and self.found.blank:
            return _("Nothing is recorded yet, so nothing can be found: i imports")
        return _("✓ Nothing needs a decision")

    def _tick(self) -> None:
        """Show how far the check is."""
        if self._progress is not None and self.is_on_screen:
            self._head()

    def _head(self) -> None:
        """Write heading and count."""
        heading, now, found = Text(_("Signals"), no_wrap=True), self._progress, self.found
        if now is not None and now.total:
            text = _("checking {done} of {total} · Esc stops")
            heading.append("  " + text.format(done=min(now.done + 1, now.total), total=now.total), "italic")
        elif found is not None:
            heading.append(f" · {day(found.on)} · {_(lines.BY[self.by])} · {self._news()}")
        self.query_one(".heading", Static).update(heading)
        if found is None:
            return
        accepted = sum(one.state == "accepted" for one in found.findings)
        total = len(found.findings) - accepted
        shown = sum(
            one.state != "accepted" and key < lines.SOLVED for key, one in self._shown.findings.items()
        )
        count = ngettext("{count} of {total} signal", "{count} of {total} signals", total)
        text = count.format(count=thousands(shown), total=thousands(total))
        if accepted:
            text += " · " + _("{count} accepted").format(count=accepted)
        self.query_one(".count", Static).update(Text(text))

    def _news(self) -> str:
        """Return what changed, in a few words."""
        assert self.found is not None  # it was read
        changed = self.found.changed
        text = _("since {day}: {new} new, {solved} solved")
        fresh = len(changed.new) + len(changed.back)
        return text.format(day=day(changed.asked), new=fresh, solved=len(changed.solved))

    def _tell(self) -> None:
        """Write what there is to know of the finding under the cursor, below the list and beside it."""
        one, found = self.current, self.found
        about = said.short(found, one) if found is not None and one is not None else Text("")
        whole = said.as_text(said.whole(found, one)) if found is not None and one is not None else Text("")
        self.query_one(".about", Static).update(about)
        self.query_one(".whole", Static).update(whole)
        self.query_one(".side", VerticalScroll).scroll_home(animate=False)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Let what is told follow the cursor."""
        event.stop()
        self._tell()
        self.post_message(SituationChanged())

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show words in the filter."""
        del number
        self.query_one(FilterInput).value = filter_ or ""

    def _stop(self) -> None:
        """Stop the check."""
        if self._progress is not None:
            self._progress.stop.set()
            self.forget_work("signals")
            self._done()

    def action_open(self) -> None:
        """Show the record, or fold the group."""
        one = self.current
        if one is None:
            self.action_fold()
            return
        from tui.screens.record import RecordScreen  # noqa: PLC0415  only when one is opened

        self.app.push_screen(RecordScreen(one.subject.kind, one.subject.id), self._left)

    def _left(self, order: Any) -> None:
        """Go where the record's screen leads."""
        if isinstance(order, GoTo):
            self.post_message(order)

    def action_list(self) -> None:
        """Go to the record in its list."""
        one = self.current
        if one is not None:
            self.post_message(GoTo(one.subject.kind, number=one.subject.id))

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(FilterInput).focus()

    def action_clear(self) -> None:
        """Stop the check, or show everything again."""
        if self._progress is not None:
            self._stop()
            board(self).say(_("Stopped: F5 looks again"))
            return
        self._changed = False
        self.query_one(FilterInput).value = ""
        self._fill()

    def action_by(self) -> None:
        """Group otherwise."""
        self.by = GROUPINGS[(GROUPINGS.index(self.by) + 1) % len(GROUPINGS)]
        self._folded.clear()
        self.regroup()

    def action_accepted(self) -> None:
        """Show what is accepted too, or leave it out."""
        self._accepted = not self._accepted
        self._fill()

    def action_changed(self) -> None:
        """Show only what changed, or everything."""
        self._changed = not self._changed
        self._fill()

    def action_fold(self) -> None:
        """Fold the group under the cursor, or unfold it."""
        key = self.grid.current_key
        if key is None:
            return
        heading = self._shown.group_of.get(key, key)
        label = self._label(heading)
        self._folded ^= {label}
        self.grid.move_to(heading)
        self._fill()
        self.grid.move_to(heading)

    def action_fold_all(self) -> None:
        """Fold all groups, or unfold them when all are folded."""
        labels = {self._label(heading) for heading in self._shown.members}
        self._folded = set() if labels <= self._folded else labels
        self._fill()

    def _label(self, heading: int) -> str:
        """Return the label of a group that is shown."""
        return self._shown.labels[heading]
