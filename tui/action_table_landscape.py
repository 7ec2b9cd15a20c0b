"""Actions of the screens of the landscape: the matrix of processes, and what the parties answer to the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUPS = {"matrix": N_("Matrix"), "choices": N_("Choices")}
"""Heading in the help by context."""


def needs_cell(state: State) -> str | None:
    """Say that no cell is under the cursor, or that it cannot be filled now."""
    if state.archived:
        return _("This is for looking only: d, then “Now”, goes back to what can be filled in.")
    return None if state.row else _("Go to a cell of a party or system first.")


def needs_parties(state: State) -> str | None:
    """Say that this is done where parties are the columns, or that nothing can be filled in now."""
    if state.kind == "systems":
        return _("This is done among the parties: m goes there.")
    return needs_cell(state)


def needs_question(state: State) -> str | None:
    """Say that there is no question under the cursor."""
    return None if state.row else _("There is no question yet: T takes those of the template over.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
LANDSCAPE: tuple[Action, ...] = (
    _one("matrix.fill", "a", N_("Fill in"), N_("Type systems into the cells: Enter adds, arrows and Tab go on, Esc ends; a capital letter begins too"), "fill", writes=True, footer=10, enabled=needs_parties),
    _one("matrix.open", "enter", N_("Open"), N_("Show function, level, status and days of a system of the cell; an empty cell is filled in"), "open", footer=64),
    _one("matrix.edit", "e,f2", N_("Edit text"), N_("Change the cell as one text: systems between semicolons, function in parentheses"), "edit", writes=True, footer=20, enabled=needs_cell),
    _one("matrix.take", "delete", N_("Take away"), N_("Take a system away from the cell; asks which when there are several"), "take", writes=True, footer=62, enabled=needs_cell),
    _one("matrix.not-run", "n", N_("n/a"), N_("Write down that the party does not run the process"), "runs('no')", writes=True, footer=15, enabled=needs_parties),
    _one("matrix.unknown", "o", N_("Unknown"), N_("Write down that nobody knows whether the party runs the process"), "runs('unknown')", writes=True, enabled=needs_parties),
    _one("matrix.runs", "w", N_("Runs it"), N_("Write down that the party runs the process: without a system that is a gap"), "runs('yes')", writes=True, enabled=needs_parties),
    _one("matrix.toggle", "space", N_("Level or mark"), N_("Step the level of the system: empty, fully, partly; among parties it marks the row"), "level", footer=35),
    _one("matrix.other", "m", N_("Other matrix"), N_("Change between parties and systems as columns"), "other", footer=25),
    _one("matrix.party", "p", N_("Party"), N_("Choose the party whose systems are the columns"), "party", footer=67),
    _one("matrix.moment", "d", N_("Moment"), N_("Look at today, another day, a plateau or the target"), "moment", footer=30),
    _one("matrix.copy", "c,y", N_("Copy"), N_("Copy the cell, the marked rows or the marked party; on the clipboard too"), "copy", footer=65),
    _one("matrix.paste", "v", N_("Paste"), N_("Put what was copied here; a block from a spreadsheet comes by the terminal's own paste"), "paste", writes=True, footer=66, enabled=needs_cell),
    _one("matrix.mark-party", "g p", N_("Mark party"), N_("Mark the party under the cursor, so that copying takes all its cells; again takes the mark away"), "mark_party"),
    _one("matrix.find", "slash", N_("Find"), N_("Go to a process, party or system by its name"), "find"),
    _one("matrix.next", "f", N_("Next to do"), N_("Go to the next gap, overlap or unknown"), "next(1)"),
    _one("matrix.previous", "g f", N_("To do before"), N_("Go to the gap, overlap or unknown before"), "next(-1)"),
    _one("matrix.record", "r", N_("Process"), N_("Go to the record of the process in its list"), "record"),
    _one("matrix.save", "x", N_("Save map"), N_("Choose a map and write it to a file; its suffix decides: pdf, svg, png, html, xlsx, xml"), "save"),
    _one("matrix.sheet", "g x", N_("Sheet for a partner"), N_("Write a workbook that a partner fills in and that is imported again"), "sheet"),
    _one("matrix.template", "g t,T", N_("Take template over"), N_("Add the processes and questions of the template that are not there yet; shows them first"), "template", writes=True),
    _one("matrix.new-party", "g n", N_("New party"), N_("Fill in a school board or childcare organisation: it becomes a column"), "new_party", writes=True),
    _one("matrix.merge", "g m", N_("Merge parties"), N_("Make one party of several, with all that is recorded of them; shows first what moves"), "merge", writes=True, dangerous=True),
    _one("matrix.split", "g s", N_("Split a party"), N_("Make a new party with a part of the processes of another"), "split", writes=True, dangerous=True),
    _one("matrix.leave", "escape", N_("Take marks away"), N_("Take the marks of rows and party away"), "leave"),
    _one("choices.edit", "e,enter", N_("Edit"), N_("Write the answer of the party, or the conclusion, that is under the cursor"), "edit", writes=True, footer=10, enabled=needs_question),
    _one("choices.take", "delete", N_("Take away"), N_("Take the answer or conclusion under the cursor away"), "take", writes=True, footer=20, enabled=needs_question),
    _one("choices.asked", "space", N_("Asked or not"), N_("Leave the question out of the report, or take it back in"), "asked", writes=True, footer=30, enabled=needs_question),
    _one("choices.record", "r", N_("Question"), N_("Go to the record of the question in its list"), "record", footer=40, enabled=needs_question),
    _one("choices.next", "f", N_("Next empty"), N_("Go to the next answer or conclusion that is not there"), "next(1)", footer=35),
    _one("choices.copy", "c,y", N_("Copy"), N_("Put the text under the cursor on the clipboard"), "copy", enabled=needs_question),
    _one("choices.template", "T", N_("Take template over"), N_("Add the questions of the template that are not there yet; shows them first"), "template", writes=True, footer=45),
)
# fmt: on
"""What is done with the matrix and the choices."""
