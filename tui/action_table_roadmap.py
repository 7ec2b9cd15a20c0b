"""Actions of the screens of the landscape's findings, of failure and data, and of the roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

FINDINGS, IMPACT, ROADMAP = N_("Findings"), N_("Failure and data"), N_("Roadmap")
GROUPS = {"findings": FINDINGS, "impact": IMPACT, "roadmap": ROADMAP, "list": IMPACT, "detail": IMPACT}
"""Heading in the help by context."""
FAILING = frozenset({"system", "supplier", "support", "interface"})
"""Kinds of records behind which there is something that can fail."""


def needs_row(state: State) -> str | None:
    """Say that there is nothing under the cursor."""
    return None if state.row else _("There is nothing under the cursor.")


def needs_record(state: State) -> str | None:
    """Say that no record is behind what is under the cursor."""
    return None if state.row else _("There is no record behind this line.")


def needs_compared(state: State) -> str | None:
    """Say that only the difference is reckoned in more than one way."""
    return (
        None if state.kind in {"compares", "lot"} else _("This is of the difference by process: a shows it.")
    )


def needs_system(state: State) -> str | None:
    """Say that no system is under the cursor."""
    return None if state.marked else _("There is no system or supplier under the cursor.")


def needs_failing(state: State) -> str | None:
    """Say that a failure is asked of systems and suppliers."""
    if state.kind not in FAILING:
        return _("This is asked of systems and suppliers, and of what they support.")
    return needs_row(state)


def needs_way(state: State) -> str | None:
    """Say that there was no other failure before."""
    return None if state.filtered else _("There is no failure to go back to.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
ROAD: tuple[Action, ...] = (
    _one("findings.open", "enter", N_("Open"), N_("Go to the record that the row is about: process, system, supplier or support"), "open", footer=10, enabled=needs_row),
    _one("findings.next", "plus,n", N_("Next"), N_("Show the next findings"), "step(1)", footer=20),
    _one("findings.previous", "minus,p", N_("Previous"), N_("Show the findings before"), "step(-1)"),
    _one("findings.choose", "a", N_("Findings"), N_("Choose which findings are shown: gaps, overlaps, differences, leaks …"), "choose", footer=15),
    _one("findings.moment", "d", N_("When"), N_("Choose the landscape of today, of another day, of a plateau, or the target"), "moment", footer=25),
    _one("findings.compare", "c", N_("Products or kinds"), N_("Compare products, or kinds of systems"), "compare", enabled=needs_compared),
    _one("findings.method", "m", N_("Method"), N_("Reckon the difference between pairs of parties, by what all share, or by level of support"), "method", enabled=needs_compared),
    _one("findings.failure", "f", N_("Failure"), N_("Show what the failure of the system or supplier under the cursor would do"), "failure", footer=30, enabled=needs_system),
    _one("findings.filter", "slash", N_("Filter"), N_("Show the rows in which all typed words stand"), "filter", footer=40),
    _one("findings.clear", "escape", N_("Clear filter"), N_("Show all rows again"), "clear"),
    _one("findings.sort", "s", N_("Sort"), N_("Sort by the column under the cursor; again turns the order round"), "sort"),
    _one("findings.export", "x", N_("Export"), N_("Write the rows that are shown to a file: Excel or CSV"), "export", footer=50),
    _one("findings.copy", "y", N_("Copy"), N_("Put the cell under the cursor on the clipboard"), "copy", enabled=needs_row),
    _one("impact.choose", "slash,a", N_("Choose"), N_("Choose by typing which system, supplier or group of devices fails"), "choose", footer=10),
    _one("impact.open", "enter", N_("Open"), N_("Go to the record of the line: system, supplier, process or party"), "open", footer=15, enabled=needs_record),
    _one("impact.failure", "f", N_("Failure"), N_("Show the failure of the system under the cursor by itself"), "failure", footer=20, enabled=needs_system),
    _one("impact.moment", "d", N_("When"), N_("Choose the landscape of today, of another day, of a plateau, or the target"), "moment", footer=25),
    _one("impact.unfold", "right,l", N_("Open branch"), N_("Open the branch, or go into it; space opens and shuts"), "unfold", footer=30),
    _one("impact.fold", "left,h", N_("Shut branch"), N_("Shut the branch, or go to what it hangs on"), "fold"),
    _one("impact.leave", "escape", N_("Back"), N_("Go back to the failure that was shown before"), "leave", footer=40),
    _one("impact.export", "x", N_("Export"), N_("Write the processes with their state and chain to a file: Excel or CSV"), "export", footer=50),
    _one("impact.copy", "y", N_("Copy"), N_("Put the whole tree on the clipboard, as text"), "copy"),
    _one("list.failure", "f", N_("Failure"), N_("Show what the failure of this system or supplier would do, and where its data go"), "failure", enabled=needs_failing),
    _one("detail.failure", "f", N_("Failure"), N_("Show what the failure of this system or supplier would do, and where its data go"), "failure", enabled=needs_failing),
)
# fmt: on
"""What is done with findings, failures and the roadmap."""
