"""Actions of the start screen, of the history and of the import; the rest is in `tui.action_table`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

START, PAST, IMPORT = N_("Overview"), N_("History"), N_("Import")


def needs_line(state: State) -> str | None:
    """Say that there is nothing under the cursor."""
    return None if state.row else _("There is nothing under the cursor.")


def needs_batch(state: State) -> str | None:
    """Say that no batch is meant, or that it was taken back already."""
    if state.archived:
        return _("This was taken back already: U does it again.")
    return needs_line(state)


def needs_undone(state: State) -> str | None:
    """Say that the batch was not taken back."""
    return None if state.archived else _("Only what was taken back can be done again.")


def needs_tables(state: State) -> str | None:
    """Say that there is one table only."""
    return None if state.pages > 1 else _("There is one table.")


def needs_column_line(state: State) -> str | None:
    """Say that no column of the file is under the cursor."""
    return None if state.column else _("Go to the columns first: Tab.")


def needs_preview(state: State) -> str | None:
    """Say that there is nothing to import yet."""
    return None if state.marked else _("There is nothing to import: no row is new or changed.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    group = {"start": START, "history": PAST, "import": IMPORT}[context]
    return Action(name, keys, label, help_, group, context, command, **more)  # type: ignore[arg-type]


BOARD = (
    _one(
        "start.open",
        "enter",
        N_("Open"),
        N_("Show the record that the decision is about"),
        "open",
        footer=10,
        enabled=needs_line,
    ),
    _one(
        "start.severity",
        "f",
        N_("Severity"),
        N_("Show the decisions of one severity, then of the next, then all"),
        "severity(1)",
        footer=20,
    ),
    _one(
        "start.severity-back",
        "F",
        N_("Severity before"),
        N_("Show the severity before"),
        "severity(-1)",
    ),
    _one(
        "start.part",
        "tab",
        N_("Rest"),
        N_("Go from the decisions to the budget, changes and counts, and then to the next page"),
        "part",
        footer=30,
    ),
    _one(
        "start.list",
        "o",
        N_("In its list"),
        N_("Go to the record in its list"),
        "list",
        enabled=needs_line,
    ),
    _one("start.stop", "escape", N_("Stop"), N_("Stop looking; F5 looks again"), "stop"),
    _one(
        "history.open",
        "enter",
        N_("Open"),
        N_("Show what the batch changed; from there the record"),
        "open",
        footer=10,
        enabled=needs_line,
    ),
    _one(
        "history.undo",
        "u",
        N_("Undo this"),
        N_("Take this batch back, also after a restart; asks first"),
        "undo",
        writes=True,
        dangerous=True,
        footer=20,
        enabled=needs_batch,
    ),
    _one(
        "history.redo",
        "U",
        N_("Redo this"),
        N_("Do again what was taken back; asks first"),
        "redo",
        writes=True,
        dangerous=True,
        footer=30,
        enabled=needs_undone,
    ),
    _one("history.filter", "slash", N_("Filter"), N_("Show what fits a few words"), "filter", footer=40),
    _one(
        "history.leave",
        "escape",
        N_("Back"),
        N_("From the changes to the batches; clears the filter"),
        "leave",
    ),
    _one(
        "import.apply",
        "ctrl+s,f2",
        N_("Import"),
        N_("Write what the preview shows, as one batch that u takes back"),
        "apply",
        writes=True,
        footer=10,
        enabled=needs_preview,
    ),
    _one(
        "import.part",
        "tab",
        N_("Next part"),
        N_("Columns, new, changed, rejected, remarks"),
        "part(1)",
        footer=20,
    ),
    _one(
        "import.part-back",
        "shift+tab",
        N_("Part before"),
        N_("Columns, new, changed, rejected, remarks"),
        "part(-1)",
    ),
    _one(
        "import.field",
        "enter",
        N_("Choose field"),
        N_("Choose which field the column fills"),
        "field",
        footer=30,
        enabled=needs_column_line,
    ),
    _one(
        "import.omit",
        "d,delete",
        N_("Leave out"),
        N_("Leave the column out, or take it back in"),
        "omit",
        enabled=needs_column_line,
        footer=45,
    ),
    _one(
        "import.suggestions",
        "s",
        N_("Take suggestions"),
        N_("Take the likeliest field for all headers that are not known"),
        "suggestions",
        footer=40,
    ),
    _one(
        "import.recognise",
        "r",
        N_("Recognise as"),
        N_("Choose which records or which export the table is, or leave it out"),
        "recognise",
        footer=50,
    ),
    _one(
        "import.match",
        "m",
        N_("Match by"),
        N_("Choose the columns that say which record a row is about"),
        "match",
        footer=55,
    ),
    _one(
        "import.blank",
        "b",
        N_("Empty cells"),
        N_("Let an empty cell keep the value that is there, or clear it"),
        "blank",
    ),
    _one(
        "import.create",
        "k",
        N_("Make on the way"),
        N_("Choose which records may be made when a row points to one that is not there"),
        "create",
    ),
    _one(
        "import.dates",
        "o",
        N_("Day or month first"),
        N_("How 1/2/2026 is read where the column leaves it open"),
        "dates",
    ),
    _one(
        "import.table",
        "n",
        N_("Next table"),
        N_("Go to the next table"),
        "table(1)",
        enabled=needs_tables,
    ),
    _one(
        "import.table-back",
        "p",
        N_("Table before"),
        N_("Go to the table before"),
        "table(-1)",
        enabled=needs_tables,
    ),
    _one(
        "import.save-profile",
        "w",
        N_("Save as profile"),
        N_("Keep how this table is read as a profile of your own"),
        "save_profile",
    ),
    _one("import.preview", "f5", N_("Preview"), N_("Look again what the import would do"), "preview"),
    _one(
        "import.leave",
        "escape",
        N_("Stop or leave"),
        N_("Stop what runs, without traces; when nothing runs, leave the import"),
        "leave",
        footer=60,
    ),
)
"""The actions, in the order of the help."""
