"""`chart`: money by year as a picture, or in block characters in the terminal."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.publish import chart_file
from inventory.text import clean
from tui.cli import spoken
from tui.cli.output import file_option
from tui.cli.replacement_options import AMOUNT
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.publish.chart import Chart
    from tui.cli.session import Session

WHAT = ("costs", "depreciation", "replacement")
LENGTH = {"costs": 5, "depreciation": 10}
"""Years when nobody says how many; a replacement plan knows its own."""
YEARS = click.IntRange(1950, 2150)


@spoken.command(
    N_(
        "Draw money by year: costs by row of the budget, depreciation with book value, or replacement before and after "
        "smoothing.\n\n"
        "With -o a picture as wide as A4, .svg or .png; without it the same chart in the terminal."
    ),
    name="chart",
)
@spoken.argument("what", metavar=N_("costs|depreciation|replacement"), type=click.Choice(WHAT))
@spoken.option(
    "--from", "first", type=YEARS, metavar=N_("YEAR"), help=N_("First year; without it this year.")
)
@spoken.option("--to", "last", type=YEARS, metavar=N_("YEAR"), help=N_("Last year."))
@spoken.option("--year", type=YEARS, metavar=N_("YEAR"), help=N_("Only this year."))
@spoken.option(
    "--year-kind",
    type=click.Choice(("calendar", "school")),
    help=N_("Calendar or school years; without it the policy of the board."),
)
@spoken.option("--scenario", metavar=N_("NAME"), help=N_("Scenario of the replacement plan."))
@spoken.option(
    "--ceiling", type=AMOUNT, metavar=N_("AMOUNT"), help=N_("Replacement: what a year may cost at most.")
)
@spoken.option(
    "--on",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("State of the inventory on this day instead of today."),
)
@file_option(help=N_("Write a picture to this file: .svg or .png."))
@pass_session
def chart(
    session: Session,
    /,
    *,
    what: str,
    year_kind: str | None,
    scenario: str | None,
    on: dt.datetime | None,
    output: Path | None,
    **asked: int | None,
) -> None:
    """Draw a chart."""
    _refuse(what, scenario is not None or asked["ceiling"] is not None, output)
    seen = on.date() if on else session.today
    first, last = asked["year"] or asked["first"], asked["year"] or asked["last"]
    with session.database.read() as connection:
        if what == "replacement":
            found = _replacement(connection, (first, last), (year_kind, scenario), asked["ceiling"], seen)
        else:
            book = _book(connection, year_kind, seen)
            found = drawn(connection, what, book, _years(book.year(seen), LENGTH[what], first, last), seen)
    if output is None:
        _show(found)
    else:
        chart_file.write(found, output)
        talk(_("Written: {file}").format(file=output))


def drawn(
    connection: Connection,
    what: str,
    book: BookYear,
    years: tuple[int, int],
    on: dt.date,
) -> Chart:
    """Return the chart that is asked.

    Args:
        connection: One that reads.
        what: "costs" or "depreciation".
        book: How years are cut.
        years: The calendar years in which the first and the last book year begin.
        on: The day from which it is seen.

    Raises:
        InputError: The years cannot be.
    """
    from inventory.publish import chart_data  # noqa: PLC0415  SQLAlchemy, 200 ms

    make = {"costs": chart_data.costs, "depreciation": chart_data.depreciation}[what]
    return make(connection, book, *years, on)


def _book(connection: Connection, kind: str | None, on: dt.date) -> BookYear:
    from inventory.finance.lot_lines import board_year, year_of  # noqa: PLC0415
    from inventory.store import policy  # noqa: PLC0415

    policies = policy.read(connection)
    return year_of(policies, kind, on) if kind else board_year(policies, on)


def _years(now: int, length: int, first: int | None, last: int | None) -> tuple[int, int]:
    """Return the first and the last year: as asked, else from this one on, as many as usual."""
    if first is None:
        first = now if last is None or last >= now else last
    return first, last if last is not None else first + length - 1


def _replacement(
    connection: Connection,
    years: tuple[int | None, int | None],
    named: tuple[str | None, str | None],
    ceiling: int | None,
    on: dt.date,
) -> Chart:
    """Return the chart of a replacement plan: first and last year, kind of year and scenario as asked."""
    from inventory.finance.scenario_plan import Wish  # noqa: PLC0415
    from inventory.publish.chart_data import replacement  # noqa: PLC0415

    kind, scenario = named
    wish = Wish(scenario=scenario, first=years[0], last=years[1], ceiling=ceiling, year_kind=kind)
    return replacement(connection, wish, on)


def _refuse(what: str, planned: bool, output: Path | None) -> None:  # noqa: FBT001  one place calls it
    """Refuse what cannot be drawn.

    Raises:
        InputError: The file is no picture, or a scenario or ceiling is asked of something else than replacement.
    """
    if planned and what != "replacement":
        raise InputError(
            _("A scenario or a ceiling belongs to the replacement plan."),
            _("Ask for `inventaris chart replacement`."),
        )
    if output is not None and output.suffix.lower() not in chart_file.SUFFIXES:
        raise InputError(
            _("{file}: a chart cannot be written as this kind of file.").format(file=output),
            _("Name a file that ends in {suffixes}.").format(suffixes=", ".join(chart_file.SUFFIXES)),
        )


def _show(found: Chart) -> None:
    """Draw a chart in the terminal, or as text for a pipe: told apart by filling, without colour."""
    from inventory.publish.chart_text import plain  # noqa: PLC0415  only what is asked for

    width = shutil.get_terminal_size((80, 24)).columns
    click.echo(clean(plain(found, min(width, 120)), lines=True))
