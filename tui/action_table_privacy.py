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


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
PRIVACY: tuple[Action, ...] = (
    _one("privacy.open", "enter", N_("Open"), N_("Show what was found behind the cell, why it matters and what to do; go from there to the record, or mend it"), "open", footer=10, enabled=needs_cell),
    _one("privacy.filter", "slash", N_("Filter"), N_("Type words: of a system, a supplier, a state such as unknown, a rule or a message"), "filter", footer=50),
    _one("privacy.clear", "escape", N_("Clear filter"), N_("Show everything again"), "clear"),
    _one("privacy.all", "a", N_("All systems"), N_("Show systems without personal data too, or leave them out"), "all", footer=60),
    _one("privacy.sort", "o", N_("Sort"), N_("Sort by the column under the cursor, what falls short first; again turns it round, a third time goes back"), "sort"),
    _one("privacy.record", "e", N_("System"), N_("Go to the record of the system in its list"), "record", enabled=needs_system),
    _one("privacy.copy-cell", "y", N_("Copy"), N_("Put what the cell says on the clipboard"), "copy_cell", enabled=needs_cell),
)
# fmt: on
"""What is done with privacy."""
