"""Actions of the screens of years, replacement, realised amounts, and of decisions on contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from tui.actions import Action

if TYPE_CHECKING:
    from tui.actions import State

GROUPS = {
    "years": N_("Years"),
    "replacement": N_("Replacement"),
    "realised": N_("Realised"),
    "list": N_("Contract"),
    "detail": N_("Contract"),
    "start": N_("Contract"),
}
"""Heading in the help by context."""


def needs_line(state: State) -> str | None:
    """Say that there is nothing under the cursor."""
    return None if state.row else _("There is nothing under the cursor.")


def needs_contract(state: State) -> str | None:
    """Say that this is no contract, or that it was archived."""
    if state.kind != "contract":
        return _("This is done with contracts.")
    if state.archived:
        return _("Archived records are not changed: take them back first.")
    return needs_line(state)


def needs_scenario(state: State) -> str | None:
    """Say that no scenario is chosen."""
    return None if state.kind else _("Choose a scenario first (w), or make one (n).")


def needs_purchase(state: State) -> str | None:
    """Say that no purchase of a scenario is under the cursor, or that the scenario is adopted."""
    if state.kind == "adopted":
        return _("This scenario is adopted: move in another one, and adopt that.")
    if not state.marked:
        return _("Open a year first (Enter), and go to the purchase to move.")
    return needs_scenario(state)


def needs_entry(state: State) -> str | None:
    """Say that no open entry is meant."""
    if state.kind != "queue":
        return _("Show what is still to be settled first (o).")
    return None if state.marked else _("There is nothing under the cursor.")


def needs_settled(state: State) -> str | None:
    """Say that no settled entry is under the cursor."""
    return (
        None
        if state.kind == "entries" and state.row
        else _("Open the entries of a line first (Enter twice).")
    )


def _one(name: str, keys: str, label: str, help_: str, command: str, **more: object) -> Action:
    """Return an action; its context is the first part of its name."""
    context = name.split(".", maxsplit=1)[0]
    return Action(name, keys, label, help_, GROUPS[context], context, command, **more)  # type: ignore[arg-type]


# One line an action, so that the table can be read as one.
# fmt: off
def _decisions(context: str) -> tuple[Action, ...]:
    """Return what can be decided about a contract, for a page on which one is meant."""
    return (
        _one(f"{context}.contract-renew", "V", N_("Renew"), N_("Record that a contract is renewed: terms and costs before and after are shown first"), "decide('renew')", writes=True, enabled=needs_contract),
        _one(f"{context}.contract-renegotiate", "N", N_("Renegotiate"), N_("Record that a contract is negotiated anew"), "decide('renegotiate')", writes=True, enabled=needs_contract),
        _one(f"{context}.contract-cancel", "O", N_("Cancel contract"), N_("Record that a contract is ended by notice: terms and costs before and after are shown first"), "decide('cancel')", writes=True, enabled=needs_contract),
        _one(f"{context}.contract-option", "P", N_("Take up option"), N_("Record that an extension option is taken up"), "decide('option')", writes=True, enabled=needs_contract),
    )


MONEY: tuple[Action, ...] = (
    *_decisions("list"), *_decisions("detail"), *_decisions("start"),
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
    _one("replacement.open", "enter", N_("Open"), N_("Show what is bought in this year; from there the purchase lot"), "open", footer=10),
    _one("replacement.scenario", "w", N_("Scenario"), N_("Choose a scenario, or the plan without one"), "scenario", footer=20),
    _one("replacement.new", "n", N_("New scenario"), N_("Make a scenario with its own index, ceiling and years in advance"), "new", writes=True, footer=25),
    _one("replacement.move", "e", N_("Move"), N_("Buy it in another year, another quantity or price, or not at all; the totals before and after are shown first"), "move", writes=True, footer=15, enabled=needs_purchase),
    _one("replacement.unmove", "E", N_("Move no more"), N_("Let the plan decide again over this purchase"), "unmove", writes=True, enabled=needs_purchase),
    _one("replacement.chart", "c", N_("Chart"), N_("Draw investments a year before and after smoothing, or go back to the table"), "chart", footer=30),
    _one("replacement.compare", "o", N_("Compare"), N_("Put this plan beside another scenario"), "compare", footer=35),
    _one("replacement.adopt", "a", N_("Adopt"), N_("Make the scenario the plan of the board: its purchases stand in the budget as planned; asks first"), "adopt", writes=True, dangerous=True, footer=40, enabled=needs_scenario),
    _one("replacement.buy", "B", N_("Buy planned"), N_("Make a purchase lot of what was planned"), "buy", writes=True, footer=45),
    _one("replacement.dimension", "d", N_("By"), N_("Put together by year, category, lot, site, financing, cost row"), "dimension", footer=50),
    _one("replacement.later", "plus", N_("Later"), N_("Let the plan begin a year later"), "year(1)"),
    _one("replacement.earlier", "minus", N_("Earlier"), N_("Let the plan begin a year earlier"), "year(-1)"),
    _one("replacement.kind", "b", N_("Calendar or school years"), N_("Change between calendar years and school years"), "kind"),
    _one("replacement.remarks", "m", N_("Remarks"), N_("Show all that the figures leave out or cannot know"), "remarks"),
    _one("replacement.leave", "escape", N_("Back"), N_("Go from the lines or the chart back to the table"), "leave"),
    _one("replacement.export", "x", N_("Export"), N_("Write the years of the plan as a workbook"), "export", footer=55),
    _one("replacement.picture", "X", N_("Export chart"), N_("Write the chart as a picture: SVG or PNG"), "picture"),
    _one("replacement.copy", "y", N_("Copy"), N_("Put the amount on the clipboard"), "copy"),
    _one("realised.open", "enter", N_("Open"), N_("Show the lines of a row, then their entries; among what is open: confirm"), "open", footer=10),
    _one("realised.queue", "o", N_("To settle"), N_("Show the entries that are still to be settled, with what they are probably about"), "queue", footer=15),
    _one("realised.confirm", "y", N_("Confirm"), N_("Confirm what is proposed for this entry, or for the marked ones"), "confirm", writes=True, footer=20, enabled=needs_entry),
    _one("realised.choose", "a", N_("Another"), N_("Choose which contract, lot, post or row the entry was for"), "choose", writes=True, footer=25, enabled=needs_entry),
    _one("realised.ignore", "x,n", N_("No ICT"), N_("Say that the entry is no ICT cost, with the reason"), "ignore", writes=True, footer=30, enabled=needs_entry),
    _one("realised.confirm-likely", "Y", N_("Confirm likely"), N_("Confirm all proposals that are likely, as one batch; asks first"), "confirm_likely", writes=True, dangerous=True, footer=35),
    _one("realised.reopen", "R", N_("Open again"), N_("Open the settled entry under the cursor again"), "reopen", writes=True, enabled=needs_settled),
    _one("realised.next-year", "plus", N_("Next year"), N_("Show the next year"), "year(1)", footer=50),
    _one("realised.previous-year", "minus", N_("Previous year"), N_("Show the year before"), "year(-1)", footer=45),
    _one("realised.kind", "b", N_("Calendar or school year"), N_("Change between calendar year and school year"), "kind"),
    _one("realised.remarks", "m", N_("Remarks"), N_("Show all that the figures leave out or cannot know"), "remarks"),
    _one("realised.leave", "escape", N_("Back"), N_("Go a level back"), "leave"),
    _one("realised.copy", "c", N_("Copy"), N_("Put the amount on the clipboard"), "copy"),
)
# fmt: on
"""What is done with years, replacement, realised amounts and contracts."""
