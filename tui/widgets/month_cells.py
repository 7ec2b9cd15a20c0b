"""How a month is drawn: a week a row, a day a box with its number, a sign and a count, and what is most urgent. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals.agenda import KINDS, SHORT
from inventory.text import clean
from tui.dating import STATES, state_of, worst
from tui.widgets.grid.cells import fit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from rich.style import Style

    from inventory.signals.agenda import Entry
    from inventory.signals.month import Day, Month

WEEK = 3
"""Cells of the number of the week."""
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
TONES = {"late": "error", "soon": "warning", "later": "accent", "settled": "success", "past": "muted"}
"""The tone of each state; the sign says the same without colour."""
DAYS = 7


class Frame(NamedTuple):
    """How large a month is drawn.

    Attributes:
        box: Cells of a day.
        lines: Lines of a week: the number, and below it kinds of entries.
    """

    box: int
    lines: int


def frame(width: int, height: int, weeks: int) -> Frame:
    """Return how large a month of some weeks is drawn in a room: a line of weekdays, and the weeks."""
    return Frame(max(5, (width - WEEK) // DAYS), max(1, min(4, (height - 1) // weeks)))


def name_of(year: int, month: int) -> str:
    """Return a month as people call it."""
    return f"{_(MONTHS[month - 1])} {year}"


def drawn(
    month: Month, size: Frame, on: tuple[dt.date, dt.date], styled: Callable[[str], Style]
) -> list[Text]:
    """Return the lines of a month.

    Args:
        month: The month.
        size: How large.
        on: The day under the cursor, and today.
        styled: Gives the style of a tone, of "cursor", "today" and "outside".
    """
    head = Text(" " * WEEK, no_wrap=True)
    for one in WEEKDAYS:
        head.append(fit(f" {_(one)}", size.box), styled("muted"))
    found = [head]
    for week in month.weeks:
        boxes = [_box(each, size, on, styled) for each in week]
        for line in range(size.lines):
            number = f"{week[0].date.isocalendar().week:>2} " if line == 0 else " " * WEEK
            row = Text(number, styled("muted"), no_wrap=True)
            for box in boxes:
                row.append_text(box[line])
            found.append(row)
    return found


def _box(one: Day, size: Frame, on: tuple[dt.date, dt.date], styled: Callable[[str], Style]) -> list[Text]:
    """Return the lines of a day, all of the same width."""
    chosen, today = on
    here = one.date == chosen
    base = styled("cursor") if here else styled("" if one.inside else "outside")
    number = str(one.date.day) if one.inside else f"({one.date.day})"
    mark = "▸" if here else " "
    first = Text(f"{mark}{number}", base + styled("today") if one.date == today else base)
    first.append("*" if one.date == today else "")
    state = worst(one.entries, today)
    rest = f" {STATES[state][0]}{len(one.entries)}" if state else ""
    room = size.box - first.cell_len
    first.append(fit(rest, max(0, room)), base if here or not state else base + styled(TONES[state]))
    return [first, *_kinds(one, size, today, base)]


def _kinds(one: Day, size: Frame, today: dt.date, base: Style) -> list[Text]:
    """Return the lines below the number: kinds of entries, the most urgent first."""
    order = list(STATES)
    entries = sorted(one.entries, key=lambda entry: order.index(state_of(entry, today)))
    names = list(dict.fromkeys(_(SHORT[entry.kind]) for entry in entries))
    return [
        Text(fit(f" {names[place]}" if place < len(names) else "", size.box), base)
        for place in range(size.lines - 1)
    ]


def spot(x: int, y: int, size: Frame, month: Month) -> dt.date | None:
    """Return the day at a place of the drawing, None beside the days."""
    week, place = (y - 1) // size.lines, (x - WEEK) // size.box
    if y < 1 or x < WEEK or week >= len(month.weeks) or place >= DAYS:
        return None
    return month.weeks[week][place].date


def legend() -> str:
    """Return the signs in words."""
    return "  ".join(f"{sign} {_(word)}" for sign, word in STATES.values())


def told(entry: Entry, today: dt.date) -> str:
    """Return an entry in words: sign, kind, sentence, school and amount."""
    state = state_of(entry, today)
    said = f"{STATES[state][0]} {_(KINDS[entry.kind])}: {entry.title}"
    if entry.site:
        said += f" ({entry.site})"
    if entry.amount is not None:
        said += f" · {euro(entry.amount)}"
    if state == "late":
        said += " · " + _("overdue since {day}").format(day=day(entry.date))
    return clean(said)


def day_name(on: dt.date) -> str:
    """Return a day with the name of its weekday."""
    return f"{_(WEEKDAYS[on.weekday()])} {day(on)}"
