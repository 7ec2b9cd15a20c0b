"""Actions of the screens of privacy: the board of systems by checks, and the entry of an annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUPS = {"privacy": N_("Privacy board"), "annex": N_("Privacy annex, entry")}
"""Heading in the help by context."""


def needs_cell(state: State) -> str | None:
    """Say that there is no cell under the cursor."""
    return None if state.row else _("There is no system under the cursor.")


def needs_system(state: State) -> str | None:
    """Say that the row is not a system."""
    if not state.row:
        return _("There is no system under the cursor.")
    return None if state.kind == "system" else _("This row is of no system.")


def needs_rows(state: State) -> str | None:
    """Say that the step has no list."""
    return None if state.kind else _("This step has no list.")


def needs_line(state: State) -> str | None:
    """Say that there is no line of the list under the cursor."""
    return None if state.row else _("There is no line of a list under the cursor.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
PRIVACY: tuple[Action, ...] = (
    _one("privacy.open", "enter", N_("Open"), N_("Show what was found behind the cell, why it matters and what to do; go from there to the record, or mend it"), "open", footer=10, enabled=needs_cell),
    _one("privacy.mend", "f", N_("Mend"), N_("Mend the worst finding of the cell: enter the step of the annex, make the record that is missing, or change the record in its form"), "mend", writes=True, footer=15, enabled=needs_cell),
    _one("privacy.wizard", "w", N_("Enter annex"), N_("Enter the privacy annex of the system step by step: sections A to I, security, register; saved in one go"), "wizard", writes=True, footer=20, enabled=needs_system),
    _one("privacy.register", "r", N_("Register"), N_("Write the register of processing, of the own board or another party, as a workbook or document"), "register", footer=25),
    _one("privacy.lists", "l", N_("Lists"), N_("Write the list of agreements, or that of suppliers and the covenant, as a workbook or document"), "lists", footer=27),
    _one("privacy.page", "s", N_("Page"), N_("Write the page of the system for the privacy officer, as a document or web page"), "page", footer=30, enabled=needs_system),
    _one("privacy.copy", "c", N_("New version"), N_("Make a new version of the annex from an older one, with its data, services and locations"), "copy", writes=True, footer=35, enabled=needs_system),
    _one("privacy.compare", "V", N_("Compare versions"), N_("Show in words what differs between two versions of the annex"), "compare", footer=36, enabled=needs_system),
    _one("privacy.filter", "slash", N_("Filter"), N_("Type words: of a system, a supplier, a state such as unknown, a rule or a message"), "filter", footer=50),
    _one("privacy.clear", "escape", N_("Clear filter"), N_("Show everything again"), "clear"),
    _one("privacy.all", "a", N_("All systems"), N_("Show systems without personal data too, or leave them out"), "all", footer=60),
    _one("privacy.sort", "o", N_("Sort"), N_("Sort by the column under the cursor, what falls short first; again turns it round, a third time goes back"), "sort"),
    _one("privacy.record", "e", N_("System"), N_("Go to the record of the system in its list"), "record", enabled=needs_system),
    _one("privacy.copy-cell", "y", N_("Copy"), N_("Put what the cell says on the clipboard"), "copy_cell", enabled=needs_cell),
    _one("annex.save", "ctrl+s,f2", N_("Save"), N_("Save all steps in one go; one undo takes all of it back"), "save", writes=True, footer=10),
    _one("annex.next", "pagedown,ctrl+down", N_("Next step"), N_("Go to the next step"), "step(1)", priority=True, footer=20),
    _one("annex.previous", "pageup,ctrl+up", N_("Step before"), N_("Go to the step before"), "step(-1)", priority=True, footer=25),
    _one("annex.add", "ctrl+n", N_("New line"), N_("Make a new line in the list of the step"), "add", writes=True, enabled=needs_rows),
    _one("annex.remove", "delete,ctrl+d", N_("Take out"), N_("Take the line under the cursor out of the list; saving archives it"), "remove", writes=True, enabled=needs_line),
    _one("annex.leave", "escape", N_("Leave"), N_("Close the entry; asks when something was filled in"), "leave", footer=50),
)
# fmt: on
"""What is done with privacy."""
