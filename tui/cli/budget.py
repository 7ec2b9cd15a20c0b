"""`budget`: what ICT costs in a year or several, by row, pillar, site and more, per pupil, with the lines behind a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.finance import budget as reckoning
from inventory.finance.budget_names import find_dimension
from inventory.finance.budget_scope import asked
from inventory.finance.calendar import YEAR, BookYear
from inventory.finance.lines import total
from inventory.finance.lot_lines import board_year, year_of
from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.records.values import day
from inventory.store import policy
from tui.cli import budget_tables as tables
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from tui.cli.output import Target
    from tui.cli.session import Session

YEARS = click.IntRange(1950, 2100)
MOST_YEARS = 50
"""Years that are reckoned at once."""


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see, as the options say it."""

    year: int
    to: int | None
    by: str | None
    explain: str | None
    benchmarks: bool
    realised: bool


def year_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which book year is meant."""
    wrapped: Callable[..., Any] = spoken.option(
        "--year-kind",
        type=click.Choice(("calendar", "school")),
        help=N_("Calendar or school years; without it the policy of the board."),
    )(
        spoken.option(
            "--first-month",
            type=click.IntRange(1, YEAR),
            metavar=N_("MONTH"),
            help=N_("Years that begin in this month, 1 to 12, instead of the board's."),
        )(function)
    )
    return wrapped


@spoken.command(
    N_(
        "Show what ICT costs in a year: rows by operating costs, staff and depreciation, pillars, and per pupil.\n\n"
        "Each figure is a sum of lines: --explain ROW/COLUMN shows them, such as devices/depreciation, connectivity, "
        "vision or total/staff. With --to several years stand beside each other."
    ),
    name="budget",
)
@spoken.option(
    "--year",
    type=YEARS,
    required=True,
    metavar=N_("YEAR"),
    help=N_("The year, or the year in which a school year begins."),
)
@spoken.option("--to", type=YEARS, metavar=N_("YEAR"), help=N_("All years up to and including this one."))
@year_options
@spoken.option(
    "--by",
    metavar=N_("WHAT"),
    help=N_("Put together by row, pillar, site, supplier, financing, nature, scope or project."),
)
@spoken.option("--site", metavar=N_("SITE"), help=N_("Only costs of this site; - for the board as a whole."))
@spoken.option(
    "--without",
    metavar=N_("SCOPES"),
    help=N_("Leave these out: print, cabling, building, private; several with a comma."),
)
@spoken.option("--financing", metavar=N_("SOURCE"), help=N_("Only what this source pays."))
@spoken.option("--supplier", metavar=N_("SUPPLIER"), help=N_("Only what this supplier is paid; - for none."))
@spoken.option(
    "--nature",
    "natures",
    metavar=N_("NATURES"),
    help=N_("Only what is actual, committed, expected or planned; several with a comma."),
)
@spoken.option("--benchmarks", is_flag=True, help=N_("Show what others spend per pupil beside it."))
@spoken.option("--realised", is_flag=True, help=N_("Show what the books say beside it."))
@spoken.option(
    "--explain", metavar=N_("ROW/COLUMN"), help=N_("Show the lines of a cell, row, column or pillar.")
)
@spoken.option(
    "--on",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("Seen from this day instead of today: it decides what is actual and what is committed."),
)
@output_options
@pass_session
def budget(
    session: Session,
    /,
    *,
    on: dt.datetime | None,
    year_kind: str | None,
    first_month: int | None,
    target: Target,
    **options: Any,
) -> None:
    """Show the budget of a year or several, or the lines behind a figure."""
    seen = on.date() if on else session.today
    what = Asked(*(options.pop(name) for name in Asked.__dataclass_fields__))
    partly = what.realised and any(options.values())
    _sensible(what, partly=partly)
    scope = {**options, "without": _split(options["without"]), "natures": _split(options["natures"])}
    with session.database.read() as connection:
        book = book_of(connection, year_kind, first_month, seen)
        only = asked(connection, **scope)
        found = reckoning.budgets(connection, book, what.year, what.to or what.year, seen, only)
        _show(connection, found, what, target)
    for text in dict.fromkeys(flag.text for one in found for flag in one.flags):
        talk(text)


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").replace(";", ",").split(",") if part.strip()]


def book_of(connection: Connection, kind: str | None, first_month: int | None, on: dt.date) -> BookYear:
    """Return how years are cut: as asked, else by the policy of the board.

    Raises:
        InputError: A calendar year would begin in another month than January.
    """
    policies = policy.read(connection)
    if first_month is None:
        return year_of(policies, kind, on) if kind else board_year(policies, on)
    if kind == "calendar" and first_month != 1:
        raise InputError(
            _("A calendar year begins in January, not in month {month}.").format(month=first_month),
            _("Leave --year-kind out, or give only that."),
        )
    return BookYear("calendar" if first_month == 1 else "school", first_month)


def _sensible(what: Asked, *, partly: bool) -> None:
    """Refuse options that contradict each other; `partly`: the books would stand beside a part of the budget."""
    if what.to is not None and not what.year <= what.to < what.year + MOST_YEARS:
        raise InputError(
            _("The years {first} to {last} cannot be shown.").format(first=what.year, last=what.to),
            _("--to is not before --year, and at most {years} years.").format(years=MOST_YEARS),
        )
    chosen = [
        name
        for name, given in (
            ("--by", what.by),
            ("--explain", what.explain is not None),
            ("--benchmarks", what.benchmarks),
            ("--realised", what.realised),
        )
        if given
    ]
    single = [name for name in chosen if name in {"--benchmarks", "--realised"}]
    if partly:
        raise InputError(
            _("--realised is beside the whole budget: entries do not say what they are a part of."),
            _("Leave --site, --without, --financing, --supplier and --nature out."),
        )
    if len(chosen) > 1 or (single and what.to is not None):
        names = chosen if len(chosen) > 1 else [*single, "--to"]
        raise InputError(
            _("{options} do not go together.").format(options=", ".join(names)), _("Ask one after the other.")
        )


def _show(connection: Connection, found: list[Budget], what: Asked, target: Target) -> None:
    """Write what was asked."""
    if what.explain is not None:
        _explain(found, what.explain, target)
    elif what.benchmarks:
        _benchmarks(connection, found[0], target)
    elif what.realised:
        from tui.cli.realised import show_comparison  # noqa: PLC0415  only then

        show_comparison(connection, found[0], target)
    elif what.by is not None:
        _by(found, what.by, several=what.to is not None, target=target)
    elif target.format == "xlsx" and target.file is not None:
        _workbook(connection, found, several=what.to is not None, path=target.file)
    elif what.to is not None:
        write(tables.years(found, "row"), target, [reckoning.json_of(one) for one in found])
    else:
        _year(found[0], target)


def _workbook(connection: Connection, found: list[Budget], *, several: bool, path: Path) -> None:
    """Write the workbook of the years that were asked, or of one year and those that follow."""
    from inventory.publish.budget_workbook import write_budget  # noqa: PLC0415  openpyxl
    from inventory.publish.finance_material import AHEAD, gather  # noqa: PLC0415

    first = found[0]
    last = found[-1].year if several else first.year + AHEAD - 1
    write_budget(gather(connection, first.book_year, first.year, last, first.on, first.only), path)


def _explain(found: list[Budget], cell: str, target: Target) -> None:
    """Write the lines of a cell named as ROW/COLUMN."""
    row, _slash, column = cell.partition("/")
    lines = [line for one in found for line in one.explain(row or reckoning.ALL, column or reckoning.ALL)]
    write(tables.lines(lines, cell), target, [tables.line_json(line) for line in lines])
    if target.format == "table":
        talk(_("{count} lines, {amount} together.").format(count=len(lines), amount=euro(total(lines))))


def _by(found: list[Budget], dimension: str, *, several: bool, target: Target) -> None:
    """Write a year, or several, put together by a dimension."""
    by = find_dimension(dimension)
    if several:
        write(tables.years(found, by), target, [tables.group_json(one, by) for one in found])
    else:
        write(tables.groups(found[0], by), target, tables.group_json(found[0], by))


def _benchmarks(connection: Connection, found: Budget, target: Target) -> None:
    """Write what others spend beside the board."""
    from inventory.finance import benchmarks as others  # noqa: PLC0415  only then

    beside = others.beside(found, others.benchmarks(connection))
    data = {**reckoning.json_of(found), "benchmarks": others.json_of(beside)}
    write(tables.benchmarks(beside), target, data)
    if target.format == "table":
        talk(_("Figures of others are of their own year and count other things: no norm."))


def _year(found: Budget, target: Target) -> None:
    """Write the table of rows; for people also that of pillars, and the amount per pupil."""
    write(tables.rows(found), target, reckoning.json_of(found))
    if target.format != "table" or target.file is not None:
        return
    click.echo()
    write(tables.pillars(found), target)
    click.echo()
    if found.per_pupil is not None and found.count_date is not None:
        text = _("{amount} per pupil: {pupils} pupils on {day}.")
        click.echo(text.format(amount=euro(found.per_pupil), pupils=found.pupils, day=day(found.count_date)))
    if found.other:
        text = _("Results of disposals and releases of contributions, in no column: {amount}.")
        click.echo(text.format(amount=euro(total(found.other))))
    if found.closed:
        click.echo(_("{year} is closed: these are the figures of when it was.").format(year=found.label))
    if not found.only.everything:
        click.echo(_("Counted: {scope}.").format(scope="; ".join(found.only.told())))
