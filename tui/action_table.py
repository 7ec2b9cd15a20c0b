"""Every action of the screens, once. See `tui.actions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.action_table_board import BOARD
from tui.action_table_budget import MONEY as MORE
from tui.action_table_dates import DATES
from tui.action_table_landscape import LANDSCAPE
from tui.action_table_money import LOTS
from tui.action_table_plan import PLANNED
from tui.action_table_plan_more import FOLLOWED
from tui.action_table_privacy import PRIVACY
from tui.action_table_roadmap import ROAD
from tui.action_table_signals import RULES, SIGNALS, STARTS
from tui.actions import Action
from tui.sections import SECTIONS

if TYPE_CHECKING:
    from tui.actions import State

GENERAL, MOVE, LIST, CHANGE, MARK, LOOK = (
    N_("General"),
    N_("Go to"),
    N_("List"),
    N_("Making and changing"),
    N_("Marks"),
    N_("Columns and views"),
)
PLAN = ("plan", "goal", "plan_text")
"""Kinds of records of the section in which the plan is written."""
DETAIL, FORM, MONEY = N_("Record"), N_("Form"), N_("Budget")


def needs_row(state: State) -> str | None:
    """Say that there is no record under the cursor."""
    return None if state.row else _("There is no record under the cursor.")


def needs_target(state: State) -> str | None:
    """Say that no record is meant."""
    return (
        None if state.row or state.marked else _("There is no record under the cursor, and none is marked.")
    )


def needs_marks(state: State) -> str | None:
    """Say that nothing is marked."""
    return None if state.marked else _("No records are marked: space marks one.")


def needs_living(state: State) -> str | None:
    """Say that archived records are not changed."""
    if state.archived:
        return _("Archived records are not changed: take them back first.")
    return needs_row(state)


def needs_living_target(state: State) -> str | None:
    """Say that archived records are not changed, or that none is meant."""
    return (
        _("Archived records are not changed: take them back first.")
        if state.archived
        else needs_target(state)
    )


def needs_archive(state: State) -> str | None:
    """Say that only archived records are taken back."""
    if not state.archived:
        return _("Only archived records can be taken back: A shows them.")
    return needs_target(state)


def needs_plan(state: State) -> str | None:
    """Say that the plan is written from its own section."""
    return None if state.kind in PLAN else _("The plan is written from the section Plan.")


def needs_pages(state: State) -> str | None:
    """Say that the section has no other page."""
    return None if state.pages > 1 else _("This section has one page.")


def needs_column(state: State) -> str | None:
    """Say that there is no column."""
    return None if state.column else _("There is no column under the cursor.")


def _one(name: str, keys: str, label: str, help_: str, group: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    return Action(name, keys, label, help_, group, name.split(".", maxsplit=1)[0], command, **more)  # type: ignore[arg-type]


_SECTIONS = tuple(
    _one(
        f"main.section-{number}",
        str(number),
        one.label,
        N_("Go to this section"),
        MOVE,
        f"section('{one.id}')",
    )
    for number, one in enumerate(SECTIONS, 1)
)

# One line an action, so that the table can be read as one.
# fmt: off
_APP = (
    _one("app.help", "question_mark,f1", N_("Help and keys"), N_("Search all that can be done here; Enter does it"), GENERAL, "help", footer=90),
    _one("app.palette", "ctrl+p,colon", N_("Commands"), N_("Find and run a command, go to a page or a record"), GENERAL, "command_palette", footer=80),
    _one("app.undo", "u", N_("Undo"), N_("Take the last change back, also after a restart"), GENERAL, "undo", writes=True, footer=60),
    _one("app.redo", "U", N_("Redo"), N_("Do again what was taken back"), GENERAL, "redo", writes=True),
    _one("app.theme", "t", N_("Theme"), N_("Dark, light, or the colours of the terminal"), GENERAL, "theme"),
    _one("app.quit", "ctrl+q", N_("Quit"), N_("Close the program; what is half filled in is kept as a draft"), GENERAL, "quit", priority=True),
)

_MAIN = (
    *_SECTIONS,
    _one("main.next-section", "greater_than_sign", N_("Next section"), N_("Go to the next section"), MOVE, "step_section(1)"),
    _one("main.previous-section", "less_than_sign", N_("Previous section"), N_("Go to the section before"), MOVE, "step_section(-1)"),
    _one("main.next-page", "tab", N_("Next page"), N_("Go to the next page of this section"), MOVE, "step_page(1)", footer=70, enabled=needs_pages),
    _one("main.previous-page", "shift+tab", N_("Previous page"), N_("Go to the page before in this section"), MOVE, "step_page(-1)"),
    _one("main.pages", "0", N_("Pages"), N_("Choose a page of this section by typing"), MOVE, "pages", enabled=needs_pages),
    _one("main.back", "backspace", N_("Back"), N_("Go back to where you came from"), MOVE, "back"),
    _one("main.import", "i", N_("Import"), N_("Read files in: exports, spreadsheets, our own template; shows first what would happen"), CHANGE, "import", writes=True, footer=55),
    _one("main.history", "H,g h", N_("History"), N_("See who changed what and when, and take any of it back"), GENERAL, "history"),
    _one("main.reload", "f5,ctrl+r", N_("Reload"), N_("Read again what others may have changed"), GENERAL, "reload"),
)

_LIST = (
    _one("list.filter", "slash", N_("Filter"), N_("Type what the list must show, such as status:repair price>100"), LIST, "filter", footer=10),
    _one("list.clear-filter", "escape", N_("Clear filter"), N_("Show everything again"), LIST, "clear_filter"),
    _one("list.open", "enter", N_("Open"), N_("Show the record with its links and its history"), LIST, "open", footer=20, enabled=needs_row),
    _one("list.sort", "s", N_("Sort"), N_("Sort by the column under the cursor; again turns the order round"), LOOK, "sort", enabled=needs_column),
    _one("list.sort-also", "S", N_("Sort also by"), N_("Sort by the column under the cursor too, within the other order"), LOOK, "sort(True)", enabled=needs_column),
    _one("list.columns", "c", N_("Columns"), N_("Choose which columns are shown and in which order"), LOOK, "columns"),
    _one("list.views", "w", N_("Saved views"), N_("Open, save or remove a filter with its order and columns"), LOOK, "views"),
    _one("list.frequencies", "F", N_("Frequencies"), N_("Count the values of the column under the cursor; Enter filters"), LOOK, "frequencies", enabled=needs_column),
    _one("list.archive-shown", "A", N_("Archive or not"), N_("Show what was archived, or what is there"), LOOK, "show_archive"),
    _one("list.new", "n", N_("New"), N_("Fill in a new record"), CHANGE, "new", writes=True, footer=30),
    _one("list.edit", "e", N_("Edit cell"), N_("Change the cell under the cursor where it stands"), CHANGE, "edit", writes=True, footer=40, enabled=needs_living),
    _one("list.edit-form", "E", N_("Edit record"), N_("Change all fields of the record in a form"), CHANGE, "edit_form", writes=True, enabled=needs_living),
    _one("list.edit-marked", "g e", N_("Edit column of marked"), N_("Give one column of all marked records the same value, in one go"), CHANGE, "edit_marked", writes=True, enabled=needs_living_target),
    _one("list.duplicate", "D", N_("Duplicate"), N_("Fill in a new record that begins with the values of this one"), CHANGE, "duplicate", writes=True, enabled=needs_row),
    _one("list.archive", "d,delete", N_("Archive"), N_("Put the marked records, or this one, away; asks first"), CHANGE, "archive", writes=True, dangerous=True, footer=50, enabled=needs_living_target),
    _one("list.revive", "R", N_("Take back"), N_("Take records back from the archive"), CHANGE, "revive", writes=True, footer=45, enabled=needs_archive),
    _one("list.mark-all", "g a,ctrl+a", N_("Mark all"), N_("Mark everything that the list shows"), MARK, "mark_all"),
    _one("list.mark-none", "g n", N_("Mark none"), N_("Take all marks away"), MARK, "mark_none", enabled=needs_marks),
    _one("list.mark-invert", "g i", N_("Turn marks round"), N_("Mark what is not marked, and the other way round"), MARK, "mark_invert"),
    _one("list.first", "g g", N_("First row"), N_("Go to the first row"), MARK, "first"),
    _one("list.copy", "y", N_("Copy cell"), N_("Put the value under the cursor on the clipboard"), LIST, "copy", enabled=needs_row),
    _one("list.copy-row", "Y", N_("Copy row"), N_("Put the row on the clipboard, cells separated by tabs"), LIST, "copy_row", enabled=needs_row),
    _one("list.export", "x", N_("Export"), N_("Write what the list shows to a file: Excel or CSV"), LIST, "export"),
    _one("list.document", "W", N_("Write the plan"), N_("Write the Word document of the plan, with its texts, goals and figures"), LIST, "document", footer=25, enabled=needs_plan),
    _one("list.narrower", "left_parenthesis", N_("Narrower column"), N_("Make the column under the cursor narrower"), LOOK, "widen(-2)", enabled=needs_column),
    _one("list.wider", "right_parenthesis", N_("Wider column"), N_("Make the column under the cursor wider"), LOOK, "widen(2)", enabled=needs_column),
)

_DETAIL = (
    _one("detail.edit", "E,e", N_("Edit"), N_("Change the fields of this record in a form"), DETAIL, "edit", writes=True, footer=20, enabled=needs_living),
    _one("detail.tab", "right,l", N_("Next tab"), N_("Values, relations, history"), DETAIL, "step_tab(1)", footer=30),
    _one("detail.tab-back", "left,h", N_("Previous tab"), N_("Values, relations, history"), DETAIL, "step_tab(-1)"),
    _one("detail.copy", "y", N_("Copy"), N_("Put this line on the clipboard"), DETAIL, "copy"),
    _one("detail.leave", "escape", N_("Back to the list"), N_("Go back to the list"), DETAIL, "leave", footer=10),
)

_FORM = (
    _one("form.save", "ctrl+s,f2", N_("Save"), N_("Save what is filled in"), FORM, "save", writes=True, footer=10),
    _one("form.leave", "escape", N_("Leave"), N_("Close the form; asks when something was filled in"), FORM, "leave", footer=20),
    _one("form.next", "ctrl+n", N_("Next field"), N_("Go to the next field; Tab does so too"), FORM, "next", footer=30),
    _one("form.previous", "ctrl+b", N_("Previous field"), N_("Go to the field before"), FORM, "previous"),
    _one("form.discard", "ctrl+z", N_("Discard draft"), N_("Take away what was filled in, and begin with the saved values"), FORM, "discard"),
)

_BUDGET = (
    _one("budget.open", "enter", N_("Open"), N_("Show the lines that add up to this amount"), MONEY, "open", footer=10),
    _one("budget.next-year", "plus,n", N_("Next year"), N_("Show the budget of the next year"), MONEY, "year(1)", footer=30),
    _one("budget.previous-year", "minus,p", N_("Previous year"), N_("Show the budget of the year before"), MONEY, "year(-1)", footer=20),
    _one("budget.kind", "b", N_("Calendar or school year"), N_("Change between calendar year and school year"), MONEY, "kind", footer=40),
    _one("budget.scope", "s", N_("Counted"), N_("Choose what is counted: site, printing or cabling, who pays, how sure"), MONEY, "scope", footer=35),
    _one("budget.dimension", "d", N_("By"), N_("Put together by row, pillar, site, supplier, financing, nature, scope"), MONEY, "dimension", footer=37),
    _one("budget.other", "o", N_("Apart from it"), N_("Show results of disposals and releases of contributions, which are in no row"), MONEY, "other"),
    _one("budget.remarks", "m", N_("Remarks"), N_("Show all that the figures leave out or cannot know"), MONEY, "remarks", footer=45),
    _one("budget.leave", "escape", N_("Back"), N_("Go from the lines back to the table"), MONEY, "leave"),
    _one("budget.export", "x", N_("Export"), N_("Write the budget of this year as a workbook"), MONEY, "export", footer=50),
    _one("budget.copy", "y", N_("Copy"), N_("Put the amount on the clipboard"), MONEY, "copy"),
)

# fmt: on
ACTIONS: tuple[Action, ...] = (
    *_APP,
    *_MAIN,
    *_LIST,
    *_DETAIL,
    *_FORM,
    *_BUDGET,
    *LOTS,
    *MORE,
    *LANDSCAPE,
    *ROAD,
    *BOARD,
    *STARTS,
    *SIGNALS,
    *RULES,
    *PRIVACY,
    *DATES,
    *PLANNED,
    *FOLLOWED,
)
"""All actions, in the order of the help."""
