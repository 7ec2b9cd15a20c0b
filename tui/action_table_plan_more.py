"""Actions of the indicators of a plan, of its versions, of what differs, and of bringing a document up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUPS = {
    "indicators": N_("Indicators of the plan"),
    "versions": N_("Versions of the plan"),
    "differences": N_("Differences of the plan"),
    "refresh": N_("Bringing a document up to date"),
}
"""Heading in the help by context."""


def needs_plan(state: State) -> str | None:
    """Say that no plan is recorded."""
    return None if state.pages else _("No plan is recorded yet.")


def needs_indicator(state: State) -> str | None:
    """Say that there is no indicator under the cursor."""
    return None if state.row else _("There is no indicator under the cursor.")


def needs_version(state: State) -> str | None:
    """Say that there is no version under the cursor."""
    return None if state.row else _("No version of this plan was kept yet: k keeps one.")


def needs_draft(state: State) -> str | None:
    """Say that the version was adopted already."""
    return needs_version(state) or (None if state.kind == "draft" else _("This version was adopted already."))


def needs_two(state: State) -> str | None:
    """Say that there are no two versions."""
    return None if state.pages > 1 else _("There are no two versions to compare.")


def needs_difference(state: State) -> str | None:
    """Say that there is no difference under the cursor."""
    return None if state.row else _("There is no difference under the cursor.")


def needs_reasons(state: State) -> str | None:
    """Say that nothing is known behind a difference."""
    return needs_difference(state) or (
        None if state.marked else _("No record is known behind this difference.")
    )


def needs_look(state: State) -> str | None:
    """Say that there is no preview to carry out."""
    return None if state.rows else _("There is no document that was looked at: o chooses one.")


def needs_conflict(state: State) -> str | None:
    """Say that the line is no conflict."""
    return None if state.row else _("There is no conflict under the cursor.")


def needs_conflicts(state: State) -> str | None:
    """Say that there are no conflicts."""
    return None if state.marked else _("There are no conflicts.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
FOLLOWED: tuple[Action, ...] = (
    _one("indicators.open", "enter", N_("Open"), N_("Show the record of the indicator"), "open", footer=10, enabled=needs_indicator),
    _one("indicators.measure", "m", N_("Measure now"), N_("Measure what the program can measure itself; shows first what would be kept"), "measure", writes=True, footer=15, enabled=needs_plan),
    _one("indicators.new", "n", N_("New measurement"), N_("Fill in what people measured of the indicator"), "new", writes=True, footer=20, enabled=needs_indicator),
    _one("indicators.behind", "v", N_("Records"), N_("Show the records behind the newest value, and go to them"), "behind", footer=25, enabled=needs_indicator),
    _one("indicators.detail", "d", N_("History"), N_("Show all values in time, the goal, the target and how it is reckoned"), "detail", footer=30, enabled=needs_indicator),
    _one("indicators.add", "a", N_("New indicator"), N_("Make an indicator of this plan"), "add", writes=True, footer=35, enabled=needs_plan),
    _one("indicators.list", "e", N_("In its list"), N_("Go to the record in its list"), "list", enabled=needs_indicator),
    _one("indicators.plan", "p", N_("Other plan"), N_("Choose the plan whose indicators are shown"), "plan", enabled=needs_plan),
    _one("indicators.export", "x", N_("Export"), N_("Write the indicators as a workbook or CSV file"), "export", footer=40, enabled=needs_plan),
    _one("indicators.filter", "slash", N_("Filter"), N_("Type words: of an indicator, a goal, or how it stands"), "filter", footer=50),
    _one("indicators.clear", "escape", N_("Clear filter"), N_("Show everything again"), "clear"),
    _one("indicators.sort", "o", N_("Sort"), N_("Sort by the column under the cursor; again turns it round, a third time goes back"), "sort"),
    _one("indicators.copy", "y", N_("Copy"), N_("Put what is said of the indicator on the clipboard"), "copy", enabled=needs_indicator),
    _one("versions.today", "enter,d", N_("Differences"), N_("Show what differs between the version and today, with the records behind it"), "today", footer=10, enabled=needs_version),
    _one("versions.between", "b", N_("Between two"), N_("Show what differs between this version and another one"), "between", footer=15, enabled=needs_two),
    _one("versions.keep", "k", N_("Keep draft"), N_("Keep the plan as it is today as its next version, with all its texts, figures and pictures"), "keep", writes=True, footer=20),
    _one("versions.adopt", "a", N_("Adopt"), N_("Write down that the draft was adopted, on which day and by whom; it never changes after that"), "adopt", writes=True, footer=25, enabled=needs_draft),
    _one("versions.write", "w", N_("Document"), N_("Write the version exactly as it was kept: Word, PDF, web page, or its budgets as a workbook"), "write", footer=30, enabled=needs_version),
    _one("versions.verify", "v", N_("Verify"), N_("Check that every version still holds what it held when it was kept"), "verify", enabled=needs_version),
    _one("versions.record", "e", N_("Record"), N_("Show the record of the version"), "record", enabled=needs_version),
    _one("versions.export", "x", N_("Export"), N_("Write the list as a workbook or CSV file"), "export", footer=40, enabled=needs_version),
    _one("versions.leave", "escape", N_("Back"), N_("Go back to the plan"), "leave", footer=60),
    _one("differences.open", "enter,v", N_("Records"), N_("Show the records that explain the difference, and open them"), "open", footer=10, enabled=needs_reasons),
    _one("differences.changes", "c", N_("All changes"), N_("Show all records that were changed between both, and open them"), "changes", footer=20),
    _one("differences.whole", "d", N_("Whole"), N_("Show the difference whole, with all that explains it"), "whole", footer=25, enabled=needs_difference),
    _one("differences.filter", "slash", N_("Filter"), N_("Type words: of a chapter, a row, a text or a record"), "filter", footer=30),
    _one("differences.export", "x", N_("Export"), N_("Write the differences as a workbook, CSV file or text"), "export", footer=40),
    _one("differences.copy", "y", N_("Copy"), N_("Put the difference on the clipboard"), "copy", enabled=needs_difference),
    _one("differences.leave", "escape", N_("Back"), N_("Take the filter away, then go back to the versions"), "leave", footer=60),
    _one("refresh.choose", "o", N_("Other file"), N_("Choose another document"), "choose", footer=40),
    _one("refresh.part", "tab", N_("Next part"), N_("Show the next part of what would happen"), "part(1)", footer=30),
    _one("refresh.part-back", "shift+tab", N_("Part before"), N_("Show the part before"), "part(-1)"),
    _one("refresh.document", "d", N_("Document"), N_("Let the document prevail in this conflict"), "prefer('document')", footer=15, enabled=needs_conflict),
    _one("refresh.database", "b", N_("Database"), N_("Let the database prevail in this conflict"), "prefer('database')", footer=16, enabled=needs_conflict),
    _one("refresh.all-document", "D", N_("Document everywhere"), N_("Let the document prevail in all conflicts"), "prefer_all('document')", enabled=needs_conflicts),
    _one("refresh.all-database", "B", N_("Database everywhere"), N_("Let the database prevail in all conflicts"), "prefer_all('database')", enabled=needs_conflicts),
    _one("refresh.restore", "r", N_("Put back"), N_("Put back what people took out of the document, or leave it out again"), "restore", footer=35, enabled=needs_look),
    _one("refresh.again", "f5", N_("Look again"), N_("Read the document again"), "again", enabled=needs_look),
    _one("refresh.write", "w,ctrl+s", N_("Bring up to date"), N_("Take texts and boxes over, and write the document; the former one is kept beside it"), "write", footer=10, enabled=needs_look),
    _one("refresh.write-as", "W", N_("Write elsewhere"), N_("Write the document brought up to date as another file"), "write_as", enabled=needs_look),
    _one("refresh.export", "x", N_("Export"), N_("Write all that is told as a workbook or CSV file"), "export", enabled=needs_look),
    _one("refresh.whole", "enter", N_("Whole"), N_("Show the line whole"), "whole"),
    _one("refresh.leave", "escape", N_("Back"), N_("Go back to the plan; nothing is written"), "leave", footer=60),
)
# fmt: on
"""What is done with what follows a plan."""
