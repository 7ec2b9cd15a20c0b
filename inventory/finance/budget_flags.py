"""What a budget has to say about itself: no staff, no pupils, amounts without a row, a scope that leaves things out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lines import Flag
from inventory.finance.money import euro
from inventory.language import _
from inventory.records.choices import SCOPES
from inventory.records.values import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.finance.budget import Budget

REASONED = ("no_staff", "no_pupils", "late_count", "unplaced", "board_costs", "unmarked")
"""Codes of flags that follow from the figures; the others come with what was read."""


def noted(flags: Iterable[Flag]) -> list[Flag]:
    """Return the flags that came with what was read."""
    return [flag for flag in flags if flag.code not in REASONED]


def called_for(found: Budget) -> Iterator[Flag]:
    """Return the flags that the figures of a budget call for."""
    if found.staff_unknown:
        text = _("No staff costs are recorded: what staff cost is unknown, not nothing.")
        if not found.only.everything:
            text = _("No staff costs are recorded for this choice: what staff cost is unknown, not nothing.")
        yield Flag("no_staff", text)
    if not found.pupils:
        yield Flag("no_pupils", _("No pupils are recorded: the amount per pupil is unknown."))
    elif found.count_date and found.count_date > found.first:
        text = _("There is no count before the year begins; that of {day} is used.")
        yield Flag("late_count", text.format(day=day(found.count_date)))
    if found.unplaced:
        text = _("{amount} has no row in the budget yet and is in no total.")
        yield Flag("unplaced", text.format(amount=euro(found.unplaced)))


def narrowed(whole: Budget, found: Budget) -> Iterator[Flag]:
    """Return the flags of a budget that counts only a part of another one."""
    yield from called_for(found)
    only = found.only
    lines = whole.all_lines if only.natures else whole.brief
    if only.site:
        shared = sum(
            line.amount for line in lines if not line.site and line.cost_row and only.holds_elsewhere(line)
        )
        if shared:
            text = _("Costs of the board as a whole ({amount}) are not in the figures of {site}.")
            yield Flag("board_costs", text.format(amount=euro(shared), site=only.site))
    marked = {line.scope for line in lines} if only.without else set()
    for scope in SCOPES:
        if scope in only.without and scope not in marked:
            text = _(
                "Nothing that costs money this year is marked as {scope}: leaving it out changes nothing."
            )
            yield Flag("unmarked", text.format(scope=_(SCOPES[scope])))
