"""The agenda as months: weeks of days with a sign and a count, and what there is on the chosen day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from inventory.errors import InputError
from inventory.language import _, ngettext
from inventory.records import REGISTRY
from inventory.signals import month as months
from inventory.text import clean
from tui import dating
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import FilterLeft, GoTo, SituationChanged
from tui.widgets import month_cells as cells
from tui.widgets.filter_bar import FilterInput, filter_line
from tui.widgets.fresh import Fresh
from tui.widgets.month_weeks import DayChosen, Weeks

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from inventory.signals.agenda import Entry
    from tui.dating import Agenda

LEAST = 5
"""Lines that the entries of the day keep."""


class MonthPane(Fresh, Acting, Background, Vertical):
    """A month of the agenda."""

    CONTEXT = "month"
    BINDINGS = bindings("month")

    def __init__(self) -> None:
        super().__init__(id="page-month", classes="month")
        self.found: Agenda | None = None
        self.chosen = dt.date.min
        self.shown: tuple[Entry, ...] = ()
        self.late: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Make heading, filter, weeks, legend, and the list of the day."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        yield Weeks()
        yield Static("", classes="day", markup=False)
        yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Begin with today."""
        self.chosen = board(self).today
        self.query_one(".count", Static).update(Text(cells.legend()))
        self.load()

    @property
    def weeks(self) -> Weeks:
        """Return the weeks."""
        return self.query_one(Weeks)

    @property
    def listed(self) -> OptionList:
        """Return the list of the day."""
        return self.query_one(OptionList)

    @property
    def main_part(self) -> Widget:
        """Return the weeks."""
        return self.weeks

    @property
    def dated(self) -> tuple[Entry, ...]:
        """Return what there is on the chosen day, the most urgent first."""
        order, now = list(dating.STATES), board(self).today
        mine = (one for one in self.shown if one.date == self.chosen)
        return tuple(sorted(mine, key=lambda one: order.index(dating.state_of(one, now))))

    @property
    def current(self) -> Entry | None:
        """Return the entry under the cursor of the list, None without any."""
        place, found = self.listed.highlighted, self.dated
        return found[place] if place is not None and place < len(found) else None

    def situation(self) -> State:
        """Return what can be done now; `marked` is how much is overdue."""
        return State(
            board(self).read_only,
            rows=len(self.shown),
            row=bool(self.dated),
            marked=len(self.late),
            filtered=bool(self.query_one(FilterInput).value),
            pages=2,
        )

    def load(self) -> None:
        """Read the agenda around the chosen day in a thread; what is shown stays until then."""
        app, chosen = board(self), self.chosen
        database, today = app.database, app.today
        self.background(lambda: dating.read(database, today, chosen), self._loaded, group="agenda")

    def _loaded(self, found: Agenda) -> None:
        """Show it."""
        self.found = found
        self._sift()

    def on_resize(self) -> None:
        """Share the lines out between weeks and list."""
        self.call_after_refresh(self._draw)

    @on(Input.Changed)
    def filter_typed(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        event.stop()
        self._sift()

    @on(FilterLeft)
    def filter_left(self, event: FilterLeft) -> None:
        """Go from the filter to the weeks."""
        event.stop()
        self.weeks.focus()

    def _sift(self) -> None:
        """Take the entries that the filter lets through."""
        if self.found is not None:
            self.shown = self.found.sifted(self.query_one(FilterInput).value)
            self.late = dating.overdue(self.shown, self.found.today)
        self._draw()

    def _draw(self) -> None:
        """Draw the month of the chosen day, and list what is on the day."""
        now, page = board(self).today, months.month_of(self.shown, self.chosen.year, self.chosen.month)
        weeks = len(page.weeks)
        room = self.size.height - 3 - LEAST
        self.weeks.styles.height = 1 + weeks * max(1, min(4, (room - 1) // weeks))
        self.weeks.show(page, self.chosen, now)
        self._head(page)
        self._list(now)
        self.post_message(SituationChanged())

    def _head(self, page: months.Month) -> None:
        """Write which month it is, how much there is in it, and what is overdue in all."""
        parts = [_("Agenda"), cells.name_of(page.year, page.month)]
        if self.found is None:
            parts.append(_("reading …"))
        else:
            count = len(page.entries)
            parts.append(ngettext("{count} date", "{count} dates", count).format(count=count))
            if self.late:
                parts.append(_("{count} overdue in all (o)").format(count=len(self.late)))
        self.query_one(".heading", Static).update(Text(" · ".join(parts)))

    def _list(self, now: dt.date) -> None:
        """Write the entries of the chosen day; without any, the next day that has some."""
        lines, found = self.listed, self.dated
        before = lines.highlighted
        lines.clear_options()
        lines.add_options([Option(self._line(one, now)) for one in found])
        lines.highlighted = min(before or 0, len(found) - 1) if found else None
        said = cells.day_name(self.chosen)
        if found:
            said += " · " + ngettext("{count} date", "{count} dates", len(found)).format(count=len(found))
        elif self.found is not None:
            nearest = dating.next_day(self.shown, self.chosen, back=False)
            said += " · " + _("nothing")
            if nearest is not None:
                said += " · " + _("next: {day} (n)").format(day=cells.day_name(nearest))
        self.query_one(".day", Static).update(Text(said))

    def _line(self, one: Entry, now: dt.date) -> Text:
        """Return an entry as a line; the sign has its colour."""
        text = Text(cells.told(one, now))
        text.stylize(self.weeks.tone(dating.state_of(one, now)), 0, 1)
        return text

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show a day (2027-04-30), or words in the filter."""
        del number  # entries have none
        if filter_ is None:
            return
        try:
            self._go(dt.date.fromisoformat(filter_))
        except ValueError:
            self.query_one(FilterInput).value = filter_

    def _go(self, to: dt.date) -> None:
        """Go to a day; what is not read yet is read."""
        self.chosen = dating.moved(to)
        self.listed.highlighted = None
        self._draw()
        if self.found is not None and not self.found.holds(*months.span(self.chosen.year, self.chosen.month)):
            self.load()

    @on(DayChosen)
    def day_chosen(self, event: DayChosen) -> None:
        """Go to the day that was clicked, and open it when it was clicked twice."""
        event.stop()
        self._go(event.date)
        if event.again:
            self.action_open()

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the record of the entry."""
        event.stop()
        self._to_record()

    def action_day(self, by: int) -> None:
        """Go some days on or back."""
        self._go(dating.moved(self.chosen, days=by))

    def action_month(self, by: int) -> None:
        """Go some months on or back."""
        self._go(dating.moved(self.chosen, months=by))

    def action_today(self) -> None:
        """Go to today."""
        self._go(board(self).today)

    def action_near(self, by: int) -> None:
        """Go to the next day with something, or the one before."""
        found = dating.next_day(self.shown, self.chosen, back=by < 0)
        if found is None:
            board(self).say(_("There is nothing before this day.") if by < 0 else _("There is nothing after this day."))  # fmt: skip
        else:
            self._go(found)

    def action_overdue(self) -> None:
        """Go to the next day that passed and still asks for something; after the last one again to the oldest."""
        days = sorted({one.date for one in self.late})
        if days:
            self._go(next((one for one in days if one > self.chosen), days[0]))

    def action_open(self) -> None:
        """Go to the record of the day; of several, to their list first."""
        if len(self.dated) > 1 and not self.listed.has_focus:
            self.listed.focus()
        else:
            self._to_record()

    def _to_record(self) -> None:
        """Go to the record of the entry under the cursor."""
        one = self.current
        if one is None:
            return
        if one.subject.kind in REGISTRY and one.subject.id:
            self.post_message(GoTo(one.subject.kind, number=one.subject.id))
        else:
            board(self).say(_("There is no record behind this row."))

    def action_clear(self) -> None:
        """Go back: from the list to the weeks, then show everything again."""
        if self.listed.has_focus:
            self.weeks.focus()
        else:
            self.query_one(FilterInput).value = ""

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(FilterInput).focus()

    def action_copy(self) -> None:
        """Put what is said of the day, or of the entry, on the clipboard."""
        one, now = self.current, board(self).today
        found = [one] if one is not None and self.listed.has_focus else self.dated
        text = "\n".join([cells.day_name(self.chosen), *(cells.told(each, now) for each in found)])
        self.app.copy_to_clipboard(text)
        board(self).say(_("Copied: {text}").format(text=clean(text)[:60]))

    def action_choose(self) -> None:
        """Ask which month."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when it is asked

        hint = _("Write it as 2027-04 or 4-2027.")
        self.app.push_screen(Prompt(_("Which month?"), "", hint, _("Show")), self._asked)

    def _asked(self, typed: str | None) -> None:
        """Show the month that was typed."""
        if typed is None:
            return
        try:
            year, month = months.parse(typed)
        except InputError as error:
            board(self).say(str(error), severity="warning")
        else:
            self._go(dt.date(year, month, 1))

    def action_export(self) -> None:
        """Ask what goes into a calendar file: the month, or a year from it."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when a file is written

        name = cells.name_of(self.chosen.year, self.chosen.month)
        choices = [("12", _("A year from {month}").format(month=name)), ("1", name)]
        hint = _("What the filter leaves out stays out.") if self.situation().filtered else ""
        self.app.push_screen(Pick(_("Which days to the calendar?"), choices, hint), self._ask_file)

    def _ask_file(self, count: str | None) -> None:
        """Ask for the file."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written
        from tui.dialogs.replacing import when_free  # noqa: PLC0415

        if count is not None:
            first = self.chosen.replace(day=1)
            path = str(Path.cwd() / _("agenda-{month}.ics").format(month=f"{first:%Y-%m}"))
            hint = _("Import it in a calendar program; a newer file replaces what an older one brought.")
            dialog = Prompt(_("Export to file"), path, hint, _("Export"))
            self.app.push_screen(
                dialog, lambda place: when_free(self, place, lambda free: self._export(free, int(count)))
            )

    def _export(self, place: str | None, count: int) -> None:
        """Write the file in a thread."""
        if place is None:
            return
        first = self.chosen.replace(day=1)
        end = dating.moved(first, months=count)
        entries = [one for one in self.shown if first <= one.date < end]
        path = Path(place).expanduser()

        def done(made: tuple[int, Any]) -> None:
            text = ngettext("{count} day written to {file}.", "{count} days written to {file}.", made[0])
            board(self).say(text.format(count=made[0], file=made[1]))

        self.background(lambda: dating.write_calendar(entries, path), done, group="export")
