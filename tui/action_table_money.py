"""Actions of the screens of money: lots, depreciation and calculators, then years, replacement and realised amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

LOT, DEPRECIATION, CALCULATOR = N_("Lot"), N_("Depreciation"), N_("Calculators")
GROUPS: dict[str, str] = {
    "main": CALCULATOR,
    "list": LOT,
    "detail": LOT,
    "depreciation": DEPRECIATION,
    "schedule": DEPRECIATION,
    "event": LOT,
    "calculator": CALCULATOR,
}
"""Heading in the help by context."""


def needs_row(state: State) -> str | None:
    """Say that there is nothing under the cursor."""
    return None if state.row else _("There is nothing under the cursor.")


def needs_lot(state: State) -> str | None:
    """Say that this is no purchase lot, or that it was archived."""
    if state.kind != "lot":
        return _("This is done with purchase lots.")
    if state.archived:
        return _("Archived records are not changed: take them back first.")
    return needs_row(state)


def needs_event(state: State) -> str | None:
    """Say that no event is under the cursor."""
    return None if state.column else _("Go to an event first: Tab.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS.get(context, N_("Budget")), context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
def _events(context: str) -> tuple[Action, ...]:
    """Return what can happen to a lot, for a page on which one is meant."""
    return (
        _one(f"{context}.lot-event", "e", N_("Event"), N_("Record what happened to the lot: its figures before and after are shown first"), "lot_event", writes=True, footer=30, enabled=needs_lot),
        _one(f"{context}.dispose", "D", N_("Dispose"), N_("Dispose of the lot or of a part of it"), "lot_event('disposal')", writes=True, enabled=needs_lot),
        _one(f"{context}.split", "S", N_("Split"), N_("Split off a part as a lot of its own"), "lot_event('split')", writes=True, enabled=needs_lot),
        _one(f"{context}.transfer", "T", N_("Transfer"), N_("Transfer the lot or a part of it to another site"), "lot_event('transfer')", writes=True, enabled=needs_lot),
        _one(f"{context}.calculate", "c", N_("Calculator"), N_("Try figures, beginning with those of the lot"), "calculate", footer=45, enabled=needs_row),
    )


LOTS: tuple[Action, ...] = (
    _one("main.calculate-depreciation", "equals_sign d", N_("Depreciation calculator"), N_("Reckon a schedule that need not be recorded; begins with the lot under the cursor"), "calculate('depreciation')"),
    _one("main.calculate-contract", "equals_sign c", N_("Contract calculator"), N_("Reckon terms and days of notice; begins with the contract under the cursor"), "calculate('contract')"),
    _one("main.calculate-lease", "equals_sign l", N_("Lease or buy"), N_("Compare buying and leasing a device, over its term and a year"), "calculate('lease')"),
    _one("main.close-year", "K", N_("Close a book year"), N_("Freeze the figures of the book year that comes next, or open the last one again; asks first"), "close_year", writes=True, dangerous=True),
    _one("list.lot-schedule", "a", N_("Schedule"), N_("Show the depreciation of the lot by book year"), "lot_schedule", enabled=needs_lot),
    _one("list.lot-event", "L", N_("What happened to a lot"), N_("Dispose of a lot, split or transfer it, or change its term or value; its figures before and after are shown first"), "lot_event", writes=True, enabled=needs_lot),
    _one("detail.lot-schedule", "a", N_("Schedule"), N_("Show the depreciation of the lot by book year"), "lot_schedule", enabled=needs_lot),
    _one("detail.lot-event", "L", N_("What happened to a lot"), N_("Dispose of a lot, split or transfer it, or change its term or value; its figures before and after are shown first"), "lot_event", writes=True, enabled=needs_lot),
    _one("depreciation.open", "enter", N_("Schedule"), N_("Show the depreciation of the lot by book year, and what happened to it"), "open", footer=10, enabled=needs_row),
    _one("depreciation.previous-year", "minus,p", N_("Year before"), N_("Go to the end of the book year before"), "year(-1)", footer=20),
    _one("depreciation.next-year", "plus,n", N_("Next year"), N_("Go to the end of the next book year"), "year(1)", footer=21),
    _one("depreciation.day", "d", N_("Day"), N_("Choose the day on which the book values are shown"), "day", footer=25),
    _one("depreciation.kind", "b", N_("Calendar or school year"), N_("Change between calendar year and school year"), "kind"),
    _one("depreciation.filter", "slash", N_("Filter"), N_("Show the lots in which all typed words stand"), "filter", footer=40),
    _one("depreciation.clear", "escape", N_("Clear filter"), N_("Show all lots again"), "clear"),
    _one("depreciation.sort", "s", N_("Sort"), N_("Sort by the column under the cursor; again turns the order round"), "sort"),
    _one("depreciation.record", "o", N_("In its list"), N_("Go to the record of the lot in its list"), "record", enabled=needs_row),
    *_events("depreciation"),
    _one("depreciation.export", "x", N_("Export"), N_("Write the lots that are shown to a file: Excel or CSV"), "export", footer=50),
    _one("depreciation.copy", "y", N_("Copy"), N_("Put the cell under the cursor on the clipboard"), "copy", enabled=needs_row),
    _one("schedule.record", "o,enter", N_("Open"), N_("Show the record of the lot, or of the event under the cursor"), "record", footer=10),
    _one("schedule.part", "tab,shift+tab", N_("Events"), N_("Go from the book years to the events, and back"), "part", footer=20),
    *_events("schedule"),
    _one("schedule.take-back", "d,delete", N_("Take back"), N_("Take the event under the cursor back; asks first"), "take_back", writes=True, dangerous=True, enabled=needs_event),
    _one("schedule.kind", "b", N_("Calendar or school year"), N_("Change between calendar year and school year"), "kind", footer=40),
    _one("schedule.export", "x", N_("Export"), N_("Write the schedule to a file: Excel or CSV"), "export", footer=50),
    _one("schedule.copy", "y", N_("Copy"), N_("Put the schedule on the clipboard"), "copy"),
    _one("schedule.undo", "u", N_("Undo"), N_("Take the last change back, also after a restart"), "undo", writes=True, footer=55),
    _one("schedule.help", "question_mark,f1", N_("Help and keys"), N_("Search all that can be done here; Enter does it"), "help", footer=90),
    _one("schedule.leave", "escape", N_("Back"), N_("Close the schedule"), "leave", footer=60),
    _one("event.save", "ctrl+s,f2", N_("Save"), N_("Write down what happened; u takes it back"), "save", writes=True, footer=10),
    _one("event.leave", "escape", N_("Leave"), N_("Close without writing anything down"), "leave", footer=20),
    _one("event.next", "ctrl+n", N_("Next field"), N_("Go to the next field; Tab does so too"), "next", footer=30),
    _one("event.previous", "ctrl+b", N_("Previous field"), N_("Go to the field before"), "previous"),
    _one("calculator.copy", "ctrl+y", N_("Copy"), N_("Put the result on the clipboard, cells separated by tabs"), "copy", footer=10),
    _one("calculator.clear", "ctrl+n", N_("Begin anew"), N_("Empty all fields"), "clear", footer=20),
    _one("calculator.leave", "escape", N_("Leave"), N_("Close the calculator; nothing was recorded"), "leave", footer=30),
)
# fmt: on
"""What is done with lots, their depreciation, and the calculators."""
