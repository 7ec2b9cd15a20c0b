"""A month of the agenda as text of 80 columns: the weeks in boxes, below them what there is."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.signals.agenda import KINDS, SHORT
from inventory.text import clean
from tui.cli.columns import cells, padded, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.agenda import Entry
    from inventory.signals.month import Day, Month

WIDTH = 80
CELL = 10
WEEK = 2
"""Columns of a day, and of the number of the week before it: 2 + 7 * (1 + 10) + 1 = 80."""
LINES = 3
"""Entries of a day that fit; more are counted."""
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def lines(month: Month) -> Iterator[str]:
    """Yield the lines of a month, none wider than 80 cells."""
    yield f"{_(MONTHS[month.month - 1])} {month.year}".center(WIDTH).rstrip()
    yield _row("", [_(one) for one in WEEKDAYS])
    yield _rule("┌┬┐")
    for place, week in enumerate(month.weeks):
        if place:
            yield _rule("├┼┤")
        yield from _week(week)
    yield _rule("└┴┘")
    if not month.entries:
        yield _("Nothing in this month.")
    for entry in month.entries:
        yield from told(entry)


def _week(week: tuple[Day, ...]) -> Iterator[str]:
    number = f"{week[0].date.isocalendar().week:>{WEEK}}"
    yield _row(number, [str(day.date.day) if day.inside else f"({day.date.day})" for day in week], "│")
    boxes = [_box(day) for day in week]
    for at in range(max(map(len, boxes))):
        yield _row("", [box[at] if at < len(box) else "" for box in boxes], "│")


def _box(day: Day) -> list[str]:
    """Return what stands in the box of a day."""
    shown = [_(SHORT[entry.kind]) for entry in day.entries]
    if len(shown) > LINES:
        shown = [*shown[: LINES - 1], _("+{count} more").format(count=len(shown) - LINES + 1)]
    return shown


def _row(number: str, texts: list[str], edge: str = " ") -> str:
    boxes = edge.join(padded(shortened(text, CELL), CELL) for text in texts)
    return f"{number:>{WEEK}}{edge}{boxes}{edge}".rstrip()


def _rule(signs: str) -> str:
    first, middle, last = list(signs)
    return " " * WEEK + first + middle.join("─" * CELL for _day in WEEKDAYS) + last


def told(entry: Entry) -> Iterator[str]:
    """Yield an entry as lines: its day and kind, then its title, wrapped."""
    head = f"{entry.date.day:>2}  "
    title = clean(entry.title) + (f" ({clean(entry.site)})" if entry.site else "")
    amount = f" · {euro(entry.amount)}" if entry.amount is not None else ""
    text = f"{_(KINDS[entry.kind])}: {title}{amount}"
    for at, line in enumerate(_wrapped(text, WIDTH - len(head))):
        yield (head if at == 0 else " " * len(head)) + line


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of so many cells; letters that take two cells make lines shorter."""
    room = width if cells(text) == len(text) else width // 2
    return textwrap.wrap(text, room, break_long_words=True) or [""]
