"""Actions of the month view of the agenda, and of the page of incidents and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUPS = {"month": N_("Agenda"), "incidents": N_("When something fails")}
"""Heading in the help by context."""


def needs_entry(state: State) -> str | None:
    """Say that there is nothing on the day."""
    return None if state.row else _("There is nothing on this day.")


def needs_overdue(state: State) -> str | None:
    """Say that nothing is overdue."""
    return None if state.marked else _("Nothing is overdue.")


def needs_line(state: State) -> str | None:
    """Say that there is nothing under the cursor."""
    return None if state.row else _("There is nothing under the cursor.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
DATES: tuple[Action, ...] = (
    _one("month.open", "enter", N_("Open"), N_("Go to the record of the day; of several, to their list first"), "open", footer=10, enabled=needs_entry),
    _one("month.next-month", "pagedown,plus", N_("Next month"), N_("Show the next month"), "month(1)", footer=20),
    _one("month.previous-month", "pageup,minus", N_("Previous month"), N_("Show the month before"), "month(-1)"),
    _one("month.next-day", "right,l", N_("Next day"), N_("Go a day on"), "day(1)"),
    _one("month.previous-day", "left,h", N_("Previous day"), N_("Go a day back"), "day(-1)"),
    _one("month.next-week", "down,j", N_("Next week"), N_("Go a week on"), "day(7)"),
    _one("month.previous-week", "up,k", N_("Previous week"), N_("Go a week back"), "day(-7)"),
    _one("month.today", "t,home", N_("Today"), N_("Go to today"), "today", footer=30),
    _one("month.near", "n", N_("Next date"), N_("Go to the next day on which there is something"), "near(1)", footer=15),
    _one("month.near-back", "p", N_("Date before"), N_("Go to the day before on which there is something"), "near(-1)"),
    _one("month.overdue", "o", N_("Overdue"), N_("Go to the oldest day that passed and still asks for something, then to the next one"), "overdue", footer=25, enabled=needs_overdue),
    _one("month.choose", "m", N_("Which month"), N_("Type which month is shown, such as 2027-04"), "choose"),
    _one("month.filter", "slash", N_("Filter"), N_("Type words: of a kind such as notice, a school, a record or a sentence"), "filter", footer=40),
    _one("month.clear", "escape", N_("Back"), N_("Go from the list of the day back to the weeks, or show everything again"), "clear"),
    _one("month.export", "x", N_("To the calendar"), N_("Write the month, or a year from it, as a file for a calendar program (.ics)"), "export", footer=35),
    _one("month.copy", "y", N_("Copy"), N_("Put what there is on the day on the clipboard"), "copy", enabled=needs_entry),
    _one("incidents.open", "enter", N_("Open"), N_("Open the incident plan of what is under the cursor, or make one; on a line go to its record, or record one"), "open", footer=10, enabled=needs_line),
    _one("incidents.site", "s", N_("School"), N_("Choose the school, or all sites"), "site", footer=15),
    _one("incidents.next", "n", N_("Next school"), N_("Show the next site; after the last one all of them"), "step(1)", footer=25),
    _one("incidents.previous", "p", N_("Previous school"), N_("Show the site before"), "step(-1)"),
    _one("incidents.missing", "m", N_("What is missing"), N_("Show only what misses an answer, or everything"), "missing", footer=20),
    _one("incidents.below", "b", N_("Connections"), N_("Go to the internet connections of the school, or back"), "below", footer=35),
    _one("incidents.export", "x", N_("Card"), N_("Write the card for the wall of the school: Word, a web page or PDF"), "export", footer=30),
    _one("incidents.filter", "slash", N_("Filter"), N_("Type words: of what fails, a supplier, a person or an answer that is missing"), "filter", footer=40),
    _one("incidents.clear", "escape", N_("Back"), N_("Go from the connections back to the answers, or show everything again"), "clear"),
    _one("incidents.record", "e", N_("To the record"), N_("Go to the record of the system or category that fails, or of the site of the connection"), "record", enabled=needs_line),
    _one("incidents.copy", "y", N_("Copy"), N_("Put what is said of the row on the clipboard"), "copy", enabled=needs_line),
)
# fmt: on
"""What is done with dates."""
