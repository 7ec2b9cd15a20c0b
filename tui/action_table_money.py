"""Actions of the screens of money: lots, depreciation and calculators, then years, replacement and realised amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUPS: dict[str, str] = {}
"""Heading in the help by context."""


def needs_row(state: State) -> str | None:
    """Say that there is nothing under the cursor."""
    return None if state.row else _("There is nothing under the cursor.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS.get(context, N_("Budget")), context, command, **more)  # type: ignore[arg-type]


LOTS: tuple[Action, ...] = ()
"""What is done with lots, their depreciation, and the calculators."""

MONEY: tuple[Action, ...] = ()
"""What is done with years, replacement and realised amounts."""
