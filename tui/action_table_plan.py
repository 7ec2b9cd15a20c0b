"""Actions of the page of the plan: reading it, writing in it, making its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUP = N_("The plan")
SLOTS = ("question", "cell")
"""Kinds of items that take a text."""


def needs_item(state: State) -> str | None:
    """Say that the plan is not there yet."""
    return None if state.row else _("The plan is still being made.")


def needs_plan(state: State) -> str | None:
    """Say that no plan is recorded."""
    return None if state.marked else _("No plan is recorded yet: n makes one.")


def needs_slot(state: State) -> str | None:
    """Say that the cursor is on no place for a text."""
    if state.kind not in SLOTS:
        return needs_item(state) or _("The cursor is on no question and no place for a text.")
    return needs_plan(state)


def needs_box(state: State) -> str | None:
    """Say that the cursor is on no box."""
    if state.kind != "box":
        return needs_item(state) or _("The cursor is on no box of a checklist.")
    return needs_plan(state)


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action of the page."""
    return Action(f"plan.{name}", keys, label, help_, GROUP, "plan", command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
PLANNED: tuple[Action, ...] = (
    _one("open", "enter", N_("Open"), N_("Write the text of a question or a place in a table; of anything else show the records behind it"), "open", footer=10),
    _one("edit", "e", N_("Write"), N_("Write the text of the question or the place under the cursor; Ctrl+S saves it"), "edit", writes=True, footer=15, enabled=needs_slot),
    _one("editor", "E", N_("Write in editor"), N_("Write the text in the editor of this machine ($VISUAL or $EDITOR)"), "editor", writes=True, enabled=needs_slot),
    _one("tick", "space", N_("Tick"), N_("Say of a box that it is so or not, and why; or take that word away, so that the inventory decides again"), "tick", writes=True, footer=20, enabled=needs_box),
    _one("behind", "v", N_("Records"), N_("Show the records that add up to the figure, or that the block rests on, and open them"), "behind", footer=25, enabled=needs_item),
    _one("points", "o", N_("Open points"), N_("Show what is still open: questions, boxes, places in tables, indicators; Enter goes there"), "points", footer=30),
    _one("write", "w", N_("Document"), N_("Make the document: Word, PDF or web page, its budgets as a workbook, or JSON for programs"), "write", footer=35),
    _one("refresh", "R", N_("Refresh"), N_("Bring a document that people edited up to date, and take their texts and ticks over"), "refresh", footer=40),
    _one("versions", "V", N_("Versions"), N_("Keep the plan as a version, write down that it was adopted, and see what changed since"), "versions", footer=45, enabled=needs_plan),
    _one("indicators", "i", N_("Indicators"), N_("Go to the indicators of the plan: value, target, how it stands"), "indicators"),
    _one("template", "t", N_("Template"), N_("Choose the template: to look at the plan with it, or to keep it so"), "template"),
    _one("profile", "p", N_("Profile"), N_("See which profile of the infrastructure the inventory points to and why, and choose one"), "profile"),
    _one("plan", "P", N_("Other plan"), N_("Choose the plan that is shown"), "plan"),
    _one("years", "Y", N_("Years"), N_("Choose the years of the plan: to look at them, or to keep them"), "years"),
    _one("new", "n", N_("New plan"), N_("Record a plan: its name, its template and its years"), "new", writes=True),
    _one("part", "tab", N_("Outline or chapter"), N_("Go from the outline to the chapter, and from there to the next page"), "part"),
    _one("search", "slash", N_("Search"), N_("Go to a heading, question, box, table or picture by typing"), "search"),
    _one("next", "plus", N_("Next chapter"), N_("Show the next chapter"), "chapter(1)"),
    _one("previous", "minus", N_("Previous chapter"), N_("Show the chapter before"), "chapter(-1)"),
    _one("whole", "z", N_("Whole width"), N_("Give the chapter the whole width, or show the outline again"), "whole"),
    _one("copy", "y", N_("Copy"), N_("Put the block under the cursor on the clipboard"), "copy", enabled=needs_item),
    _one("leave", "escape", N_("Outline"), N_("Stop making the plan; otherwise go back to the outline"), "leave"),
)
# fmt: on
"""What is done with the plan on its page."""
