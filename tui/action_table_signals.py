"""Actions of the page of signals: what is found, its marks, what mends it, and the policy of its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

SIGNALS_GROUP = N_("Signals")


def needs_finding(state: State) -> str | None:
    """Say that there is no finding under the cursor."""
    return None if state.row else _("There is no finding under the cursor.")


def needs_findings(state: State) -> str | None:
    """Say that no finding is meant that is still there."""
    return None if state.rows else _("There is no finding under the cursor that is still there.")


def needs_one(state: State) -> str | None:
    """Say that not one finding is meant that is still there."""
    return needs_finding(state) or needs_findings(state)


def needs_mark(state: State) -> str | None:
    """Say that nobody marked it."""
    return needs_findings(state) or (None if state.marked else _("Nothing is marked here."))


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, SIGNALS_GROUP, context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
SIGNALS: tuple[Action, ...] = (
    _one("signals.open", "enter", N_("Open"), N_("Show the record that it is about; on a heading, fold or unfold the group"), "open", footer=10),
    _one("signals.mend", "f", N_("Mend"), N_("Do what solves it: record a decision, fill in the field, make what is missing"), "mend", writes=True, footer=15, enabled=needs_one),
    _one("signals.known", "m", N_("Known"), N_("Say that somebody deals with it; on a heading, with the whole group"), "known", writes=True, footer=20, enabled=needs_findings),
    _one("signals.accept", "a", N_("Accept"), N_("Leave it out until a day, with the reason; on a heading, the whole group"), "accept", writes=True, footer=25, enabled=needs_findings),
    _one("signals.unmark", "w", N_("Take the mark away"), N_("Let it count again as if nobody had decided anything"), "unmark", writes=True, enabled=needs_mark),
    _one("signals.owner", "o", N_("Owner"), N_("Say who deals with it"), "owner", writes=True, enabled=needs_findings),
    _one("signals.by", "b,g g", N_("Grouped by"), N_("Group by urgency, by what it is about, by school, by rule"), "by", footer=30),
    _one("signals.detail", "d", N_("Why"), N_("Show why it matters, what to do, who decided what, and what the rule reads"), "detail", footer=35, enabled=needs_finding),
    _one("signals.fold", "space", N_("Fold"), N_("Fold the group or unfold it"), "fold"),
    _one("signals.fold-all", "z", N_("Fold all"), N_("Fold all groups, or unfold them"), "fold_all"),
    _one("signals.changed", "n", N_("What changed"), N_("Show only what is new, back or solved since last week, or everything again"), "changed", footer=40),
    _one("signals.since", "N", N_("Changed since"), N_("Choose the day from which it is shown what changed"), "since"),
    _one("signals.accepted", "v", N_("Accepted too"), N_("Show what is accepted too, or leave it out"), "accepted"),
    _one("signals.policy", "p", N_("Policy of the rule"), N_("Switch the rule off or on, or say how bad the board holds it, from a day on"), "policy", writes=True, enabled=needs_findings),
    _one("signals.filter", "slash", N_("Filter"), N_("Type words: of a record, a rule, a message, an owner or a severity"), "filter", footer=50),
    _one("signals.clear", "escape", N_("Clear filter"), N_("Stop the check; otherwise show everything again"), "clear"),
    _one("signals.list", "e", N_("In its list"), N_("Go to the record in its list"), "list", enabled=needs_finding),
    _one("signals.copy", "y", N_("Copy"), N_("Put the finding on the clipboard"), "copy", enabled=needs_finding),
)
"""What is done with findings."""
STARTS: tuple[Action, ...] = (
    Action("start.signals", "s", N_("Signals"), N_("Go to the page of all signals, in groups, with what can be done about each"), N_("Overview"), "start", "signals", footer=25),
)
"""The way from the start page to that of signals."""
RULES: tuple[Action, ...] = (
    Action("list.rule", "g r", N_("Make this a rule"), N_("Make the filter of this list a rule of the board: what it finds becomes a signal"), N_("Columns and views"), "list", "rule", writes=True),
)
"""Rules of the board from the filter of a list."""
# fmt: on
