"""`depreciation`: what the board's lots are charged by year, and `depreciation calculate` for any single case."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.finance import book_values, overview
from inventory.finance import depreciation as reckoning
from inventory.finance.calendar import YEAR, BookYear, book_year
from inventory.finance.course import ALL
from inventory.finance.explanation import explain
from inventory.finance.lot import Convention, Disposal, Lot, Method, Plan, change, parts, rate
from inventory.finance.lot_lines import board_year, year_of
from inventory.finance.money import cents, euro
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.organisation import Site
from inventory.store import policy
from inventory.store.detail import locate
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tui.cli.output import Target
    from tui.cli.session import Session

YEARS = 5
KINDS = ("calendar", "school")
SCHEDULE = (
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.amount(N_("Depreciation")).but(name="depreciation"),
    f.amount(N_("Book value")).but(name="book_value"),
    f.amount(N_("Change of value")).but(name="value_change"),
)


@spoken.group(
    N_(
        "Show the depreciation of all purchase lots by year.\n\n"
        "With `calculate` the schedule of one case that need not be recorded."
    ),
    name="depreciation",
    invoke_without_command=True,
)
@spoken.option(
    "--from",
    "first",
    type=click.IntRange(1950, 2100),
    metavar=N_("YEAR"),
    help=N_("First year; without it this year."),
)
@spoken.option(
    "--to",
    "last",
    type=click.IntRange(1950, 2150),
    metavar=N_("YEAR"),
    help=N_("Last year; without it four years on."),
)
@spoken.option(
    "--by",
    type=click.Choice(tuple(overview.GROUPS)),
    default="category",
    help=N_("Put lots together by this."),
)
@spoken.option(
    "--year",
    "kind",
    type=click.Choice(KINDS),
    help=N_("Calendar or school years; without it the policy of the board."),
)
@spoken.option(
    "--on",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("The book value at the end of this day instead of years."),
)
@spoken.option(
    "--site", metavar=N_("SITE"), help=N_("Only what is at this site; - for what belongs to none.")
)
@output_options
@pass_session
@click.pass_context
def depreciation(
    ctx: click.Context,
    session: Session,
    /,
    *,
    by: str,
    on: dt.datetime | None,
    site: str | None,
    target: Target,
    **years: Any,
) -> None:
    """Show the depreciation of all lots, unless a command of the group is asked."""
    if ctx.invoked_subcommand is not None:
        return
    with session.database.read() as connection:
        place = _site(connection, site)
        if on is None:
            _by_year(_years(connection, session, by, place, **years), by, target)
        elif any(value is not None for value in years.values()):
            raise InputError(
                _("{options} do not go together.").format(options="--on, --from, --to, --year"),
                _("Ask one after the other."),
            )
        else:
            _by_day(book_values.book_values(connection, on.date(), by, place), target)


def _site(connection: Connection, name: str | None) -> int | None:
    """Return the number of a site, None for none ("-"), `ALL` when it is not asked."""
    if name is None:
        return ALL
    return None if name.strip() == "-" else locate(connection, Site, name)


def _years(
    connection: Connection,
    session: Session,
    by: str,
    place: int | None,
    *,
    first: int | None,
    last: int | None,
    kind: str | None,
) -> overview.Overview:
    """Return the depreciation by book year."""
    policies = policy.read(connection)
    book = year_of(policies, kind, session.today) if kind else board_year(policies, session.today)
    begin = first if first is not None else min(book.year(session.today), last or 9999)
    end = last if last is not None else begin + YEARS - 1
    if place == ALL:
        return overview.overview(connection, book, begin, end, by)
    return book_values.at_site(connection, book, (begin, end), by, place)


def _by_day(found: book_values.Values, target: Target) -> None:
    """Write book values on a day."""
    fields = (
        f.text(overview.GROUPS[found.by], width=30).but(name=found.by),
        f.integer(N_("Quantity")).but(name="quantity"),
        f.amount(N_("Book value")).but(name="book_value"),
    )
    rows: list[tuple[Any, ...]] = [(one.name or "–", *one[1:]) for one in found.groups]  # noqa: RUF001
    if len(rows) > 1 and target.format == "table":
        rows.append((_("Total"), *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))))
    write(Table(fields, rows, _("Book value")), target, book_values.json_of(found))
    for flag in found.flags:
        talk(flag.text)


def _by_year(found: overview.Overview, by: str, target: Target) -> None:
    """Write depreciation by book year."""
    fields = (
        f.text(overview.GROUPS[by], width=30).but(name=by),
        *(f.amount(label).but(name=label) for label in found.labels),
        f.amount(N_("Total")).but(name="total"),
        f.amount(N_("Book value")).but(name="book_value"),
    )
    rows = [(one.name or "–", *one.charges, sum(one.charges), one.book_value) for one in found.groups]  # noqa: RUF001
    if len(rows) > 1 and target.format == "table":
        rows.append((_("Total"), *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))))
    write(Table(fields, rows, _("Depreciation")), target, overview.json_of(found))
    for flag in found.flags:
        talk(flag.text)


@depreciation.command(
    "calculate",
    help=N_(
        "Calculate the schedule of one case: a row a book year, and what a disposal brings.\n\n"
        "A change is written as a date and what changes, such as 2026-01-01 months=60, or value=500, residual=0, add=100; "
        "months is the new total term."
    ),
)
@spoken.option("--cost", required=True, metavar=N_("AMOUNT"), help=N_("What was paid."))
@spoken.option("--residual", default="0", metavar=N_("AMOUNT"), help=N_("Worth at the end of the term."))
@spoken.option("--months", required=True, type=int, metavar=N_("NUMBER"), help=N_("The term in months."))
@spoken.option("--start", required=True, type=spoken.DATE, metavar=N_("DATE"), help=N_("Day of first use."))
@spoken.option(
    "--method",
    type=click.Choice([one.value for one in Method]),
    default="linear",
    help=N_("How the amount is spread."),
)
@spoken.option(
    "--rate", "yearly", metavar=N_("RATE"), help=N_("Declining: part of the book value a year, such as 0.40.")
)
@spoken.option(
    "--schedule",
    metavar="40;30;20;10",
    help=N_("Method manual: the part of each year of the term."),
)
@spoken.option(
    "--convention",
    type=click.Choice([one.value for one in Convention]),
    default="month-of-use",
    help=N_("When depreciation begins."),
)
@spoken.option(
    "--year",
    "kind",
    type=click.Choice(KINDS),
    help=N_("Calendar or school years; without it calendar years."),
)
@spoken.option(
    "--first-month",
    type=click.IntRange(1, YEAR),
    metavar=N_("MONTH"),
    help=N_("Years that begin in this month, 1 to 12."),
)
@spoken.option(
    "--opening", default="0", metavar=N_("AMOUNT"), help=N_("Depreciation already booked elsewhere.")
)
@spoken.option("--opening-date", type=spoken.DATE, metavar=N_("DATE"), help=N_("Day of that balance."))
@spoken.option(
    "--change",
    "changes",
    multiple=True,
    metavar=N_("CHANGE"),
    help=N_("Something that changes; can be repeated."),
)
@spoken.option("--dispose", type=spoken.DATE, metavar=N_("DATE"), help=N_("Day of disposal."))
@spoken.option("--proceeds", default="0", metavar=N_("AMOUNT"), help=N_("What the disposal brought."))
@spoken.option(
    "--disposal-month",
    type=click.Choice(("charged", "free")),
    default="charged",
    help=N_("Whether the month of disposal is depreciated."),
)
@output_options
def calculate(*, target: Target, kind: str | None, first_month: int | None, **given: object) -> None:
    """Show the schedule of one case."""
    if (given["method"] == Method.MANUAL) != (given["schedule"] is not None):
        raise InputError(
            _("A schedule belongs to --method manual, and --method manual needs one."),
            _("Write for example: --method manual --schedule '40;30;20;10'"),
        )
    book = _book(kind, first_month)
    lot = _lot(given, book)
    rows = [
        (row.first, row.last, row.depreciation, row.book_value, row.value_change or None)
        for row in reckoning.schedule(lot, book)
    ]
    fields = SCHEDULE if any(row[4] for row in rows) else SCHEDULE[:4]
    shown = [row[: len(fields)] for row in rows]
    write(Table(fields, shown, _("Depreciation")), target, reckoning.json_of(lot, book))
    if target.format == "table":
        talk(explain(lot))
        result = reckoning.disposal_result(lot)
        if result is not None:
            talk(_("Result of the disposal: {amount}").format(amount=euro(result.result)))


def _book(kind: str | None, first_month: int | None) -> BookYear:
    """Return how years are cut: as asked, else by calendar years; school years begin in August."""
    if first_month is None:
        return book_year(kind or "calendar")
    if kind == "calendar" and first_month != 1:
        raise InputError(
            _("A calendar year begins in January, not in month {month}.").format(month=first_month),
            _("Leave --year out, or give only that."),
        )
    return BookYear("calendar" if first_month == 1 else "school", first_month)


def _lot(given: dict[str, object], book: BookYear) -> Lot:
    """Return the case that the options describe."""

    def text(name: str) -> str:
        return str(given[name])

    def on(name: str) -> dt.date | None:
        value = given[name]
        return value.date() if isinstance(value, dt.datetime) else None

    start, dispose = on("start"), on("dispose")
    assert start is not None  # click requires it
    changes = given["changes"]
    assert isinstance(changes, tuple)
    plan = Plan(
        int(text("months")),
        Method(text("method")),
        Convention(text("convention")),
        rate(text("yearly")) if given["yearly"] is not None else None,
        book,
        parts(text("schedule")) if given["schedule"] is not None else (),
    )
    charged = given["disposal_month"] == "charged"
    return Lot(
        cost=cents(text("cost")),
        start=start,
        plan=plan,
        residual=cents(text("residual")),
        opening=cents(text("opening")),
        opening_on=on("opening_date"),
        changes=tuple(change(one) for one in changes),
        disposal=Disposal(dispose, cents(text("proceeds")), charged) if dispose else None,
    )
