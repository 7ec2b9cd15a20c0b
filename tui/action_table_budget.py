"""Actions of the screens of years, replacement, realised amounts, and of decisions on contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUPS = {"years": N_("Years"), "replacement": N_("Replacement"), "realised": N_("Realised"), "list": N_("Contract"), "detail": N_("Contract")}
"""Heading in the help by context."""


def needs_line(state: State) -> str | None:
    """Say that there is nothing under the cursor."""
    return None if state.row else _("There is nothing under the cursor.")


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
MONEY: tuple[Action, ...] = (
    _one("years.open", "enter", N_("Open"), N_("Show the lines of a year that add up to this amount"), "open", footer=10),
    _one("years.next", "plus,n", N_("Next year"), N_("Begin a year later"), "year(1)", footer=30),
    _one("years.previous", "minus,p", N_("Previous year"), N_("Begin a year earlier"), "year(-1)", footer=20),
    _one("years.more", "full_stop", N_("More years"), N_("Show a year more beside these"), "count(1)"),
    _one("years.fewer", "comma", N_("Fewer years"), N_("Show a year less"), "count(-1)"),
    _one("years.chart", "c", N_("Chart"), N_("Draw the years as stacked columns, or go back to the table"), "chart", footer=35),
    _one("years.scope", "s", N_("Counted"), N_("Choose what is counted: site, printing or cabling, who pays, how sure"), "scope", footer=40),
    _one("years.dimension", "d", N_("By"), N_("Put together by row, pillar, site, supplier, financing, nature, scope"), "dimension", footer=45),
    _one("years.kind", "b", N_("Calendar or school years"), N_("Change between calendar years and school years"), "kind", footer=50),
    _one("years.remarks", "m", N_("Remarks"), N_("Show all that the figures leave out or cannot know"), "remarks"),
    _one("years.leave", "escape", N_("Back"), N_("Go from the lines or the chart back to the table"), "leave"),
    _one("years.export", "x", N_("Export"), N_("Write these years as a workbook"), "export", footer=55),
    _one("years.picture", "X", N_("Export chart"), N_("Write the chart as a picture: SVG or PNG"), "picture"),
    _one("years.copy", "y", N_("Copy"), N_("Put the amount on the clipboard"), "copy"),
)
# fmt: on
"""What is done with years, replacement, realised amounts and contracts."""
