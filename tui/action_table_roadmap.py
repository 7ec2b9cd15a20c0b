"""Actions of the screens of the landscape's findings, of failure and data, and of the roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

FINDINGS, IMPACT, ROADMAP = N_("Findings"), N_("Failure and data"), N_("Roadmap")
GROUPS = {
    "findings": FINDINGS,
    "impact": IMPACT,
    "roadmap": ROADMAP,
    "list": IMPACT,
    "detail": IMPACT,
    "matrix": IMPACT,
}
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


def needs_project(state: State) -> str | None:
    """Say that no sub-project is under the cursor."""
    return None if state.marked else _("There is no sub-project under the cursor: n makes one.")


def needs_time(state: State) -> str | None:
    """Say that this is of the time line."""
    return None if state.kind in {"time", "lot"} else _("This is of the time line: Esc goes there.")


def needs_differences(state: State) -> str | None:
    """Say that this is of the differences."""
    return None if state.kind in {"diff", "lot"} else _("This is of the differences: a shows them.")


def needs_named(state: State) -> str | None:
    """Say that no system is under the cursor."""
    return None if state.column else _("There is no system or supplier under the cursor.")


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
    _one("findings.failure", "f,I", N_("Failure"), N_("Show what the failure of the system or supplier under the cursor would do"), "failure", footer=30, enabled=needs_system),
    _one("findings.filter", "slash", N_("Filter"), N_("Show the rows in which all typed words stand"), "filter", footer=40),
    _one("findings.clear", "escape", N_("Clear filter"), N_("Show all rows again"), "clear"),
    _one("findings.sort", "s", N_("Sort"), N_("Sort by the column under the cursor; again turns the order round"), "sort"),
    _one("findings.export", "x", N_("Export"), N_("Write the rows that are shown to a file: Excel or CSV"), "export", footer=50),
    _one("findings.copy", "y", N_("Copy"), N_("Put the cell under the cursor on the clipboard"), "copy", enabled=needs_row),
    _one("impact.choose", "slash,a", N_("Choose"), N_("Choose by typing which system, supplier or group of devices fails"), "choose", footer=10),
    _one("impact.open", "enter", N_("Open"), N_("Go to the record of the line: system, supplier, process or party"), "open", footer=15, enabled=needs_record),
    _one("impact.failure", "f,I", N_("Failure"), N_("Show the failure of the system under the cursor by itself"), "failure", footer=20, enabled=needs_system),
    _one("impact.moment", "d", N_("When"), N_("Choose the landscape of today, of another day, of a plateau, or the target"), "moment", footer=25),
    _one("impact.unfold", "right,l", N_("Open branch"), N_("Open the branch, or go into it; space opens and shuts"), "unfold", footer=30),
    _one("impact.fold", "left,h", N_("Shut branch"), N_("Shut the branch, or go to what it hangs on"), "fold"),
    _one("impact.leave", "escape", N_("Back"), N_("Go back to the failure that was shown before"), "leave", footer=40),
    _one("impact.export", "x", N_("Export"), N_("Write the processes with their state and chain to a file: Excel or CSV"), "export", footer=50),
    _one("impact.copy", "y", N_("Copy"), N_("Put the whole tree on the clipboard, as text"), "copy"),
    _one("roadmap.open", "enter", N_("Open"), N_("Go to the record under the cursor: sub-project, change, or what a row is about"), "open", footer=10, enabled=needs_row),
    _one("roadmap.choose", "a", N_("Views"), N_("Choose what is shown: time line, differences with the target, overlaps and gaps, points of attention"), "choose", footer=15),
    _one("roadmap.view", "o", N_("Other view"), N_("Show the next view"), "step(1)"),
    _one("roadmap.moment", "d", N_("Up to"), N_("Choose up to which plateau or day the differences go"), "moment", enabled=needs_differences),
    _one("roadmap.nearer", "plus", N_("Nearer"), N_("Look nearer: more room for a month"), "zoom(1)", footer=20, enabled=needs_time),
    _one("roadmap.farther", "minus", N_("Farther"), N_("Look farther: less room for a month"), "zoom(-1)", enabled=needs_time),
    _one("roadmap.whole", "z", N_("Whole road"), N_("Show the whole road"), "whole", enabled=needs_time),
    _one("roadmap.earlier", "comma", N_("Look earlier"), N_("Show an earlier part of the road"), "pan(-1)", enabled=needs_time),
    _one("roadmap.later", "full_stop", N_("Look later"), N_("Show a later part of the road"), "pan(1)", enabled=needs_time),
    _one("roadmap.below", "b", N_("Below"), N_("Go to the lines of the sub-project below, or back"), "below", footer=25, enabled=needs_time),
    _one("roadmap.new", "n", N_("New"), N_("Fill in a new sub-project"), "new", writes=True, footer=30),
    _one("roadmap.change", "c", N_("Change"), N_("Add a change of a system to the sub-project"), "change", writes=True, footer=35, enabled=needs_project),
    _one("roadmap.waits", "w", N_("Waits for"), N_("Write down what the sub-project waits for"), "waits", writes=True, enabled=needs_project),
    _one("roadmap.milestone", "m", N_("Milestone"), N_("Add a milestone to the sub-project"), "milestone", writes=True, enabled=needs_project),
    _one("roadmap.plateau", "P", N_("Plateau"), N_("Fill in a new plateau"), "plateau", writes=True),
    _one("roadmap.edit", "e", N_("Edit"), N_("Change the sub-project in its form"), "edit", writes=True, enabled=needs_project),
    _one("roadmap.month-earlier", "E", N_("A month earlier"), N_("Move the sub-project a month earlier; u undoes it"), "move(-1)", writes=True, footer=40, enabled=needs_project),
    _one("roadmap.month-later", "L", N_("A month later"), N_("Move the sub-project a month later; u undoes it"), "move(1)", writes=True, footer=41, enabled=needs_project),
    _one("roadmap.failure", "f,I", N_("Failure"), N_("Show what the failure of the system under the cursor would do"), "failure", enabled=needs_named),
    _one("roadmap.leave", "escape", N_("Back"), N_("Go back to the time line"), "leave"),
    _one("roadmap.export", "x", N_("Export"), N_("Write what is shown as a table to a file: Excel or CSV"), "export", footer=50),
    _one("roadmap.copy", "y", N_("Copy"), N_("Put what is said of the row on the clipboard"), "copy", enabled=needs_row),
    _one("matrix.failure", "g i", N_("Failure"), N_("Show what the failure of the system in the cell would do, and where its data go"), "failure"),
    _one("list.failure", "f,I", N_("Failure"), N_("Show what the failure of this system or supplier would do, and where its data go"), "failure", enabled=needs_failing),
    _one("detail.failure", "f,I", N_("Failure"), N_("Show what the failure of this system or supplier would do, and where its data go"), "failure", enabled=needs_failing),
)
# fmt: on
"""What is done with findings, failures and the roadmap."""
