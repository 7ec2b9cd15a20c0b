"""`lot`: the schedule of a purchase lot, what happened to it, and whether its devices agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import click
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import course_report, lot_work
from inventory.finance import depreciation as reckoning
from inventory.finance.course_piece import Happening
from inventory.finance.lot_lines import Lots, board_year, year_of
from inventory.finance.lot_rules import LEASE
from inventory.finance.money import euro
from inventory.finance.reading import read
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.assets import Lot, LotEvent
from inventory.records.organisation import Site
from inventory.records.values import day
from inventory.store.detail import locate
from inventory.store.titles import titles
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.failure import ACTION
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.course_piece import Kind
    from inventory.finance.depreciation import Row
    from inventory.finance.lot_work import Proposal
    from inventory.finance.reading import LotRow
    from tui.cli.output import Target
    from tui.cli.session import Session

KINDS = ("calendar", "school")
SCHEDULE = (
    f.text(N_("Book year")).but(name="year"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.amount(N_("Depreciation")).but(name="depreciation"),
    f.amount(N_("Book value")).but(name="book_value"),
)
MORE = {
    "value_change": f.amount(N_("Change of value")).but(name="value_change"),
    "disposed": f.amount(N_("Left")).but(name="disposed"),
    "moved": f.amount(N_("Moved")).but(name="moved"),
}
"""Columns that only some schedules need."""
EVENTS = tuple(
    LotEvent.fields[name]
    for name in (
        "number", "type", "date", "quantity", "amount", "months", "residual", "proceeds", "site", "origin", "into", "reason",
        "document",
    )
)  # fmt: skip
MENDS = {
    "disposal": N_("disposal"),
    "loss": N_("loss or theft"),
    "transfer": N_("transfer"),
    "devices": N_("devices missing"),
    "quantity": N_("quantity bought"),
}
CHECK = (
    f.text(N_("Lot code")).but(name="lot"),
    f.text(N_("Description"), width=30).but(name="title"),
    f.integer(N_("In the books")).but(name="recorded"),
    f.integer(N_("There")).but(name="devices"),
    f.choice(N_("What"), MENDS).but(name="mend"),
    f.integer(N_("Quantity")).but(name="quantity"),
    f.text(N_("Site")).but(name="site"),
    f.text(N_("What to do"), width=60).but(name="advice"),
)
year_option = spoken.option(
    "--year",
    "year",
    type=click.Choice(KINDS),
    help=N_("Calendar or school years; without it the policy of the board."),
)


@spoken.group(
    N_(
        "Show the schedule of a purchase lot, and record what happens to it.\n\n"
        "What is recorded counts from the month it falls in, is never rewritten, and can be taken back with `undo`. "
        "With --preview the figures before and after are shown and nothing is written."
    ),
    name="lot",
)
def lot() -> None:
    """Group the commands on lots."""


def book_of(lots: Lots, kind: str | None, on: dt.date) -> BookYear:
    """Return the book year that an option asks for, else that of the board."""
    policies = lots.books.policies
    return year_of(policies, kind, on) if kind else board_year(policies, on)


def found(connection: Connection, code: str) -> tuple[Lots, LotRow]:
    """Return the lots of the board and the one that is meant.

    Raises:
        InputError: There is none, or it was archived.
    """
    number = locate(connection, Lot, code)
    lots = Lots(read(connection))
    if number not in lots.rows:
        raise InputError(
            _("Purchase lot {code} was archived.").format(code=code),
            _("Take it back first: inventaris revive lot '{code}'").format(code=code),
        )
    return lots, lots.rows[number]


@lot.command("schedule", help=N_("Show the schedule of a lot by book year, and how its figures come about."))
@spoken.argument("code", metavar=N_("CODE"))
@year_option
@output_options
@pass_session
def schedule(session: Session, *, code: str, year: str | None, target: Target) -> None:
    """Show the schedule of a lot."""
    with session.database.read() as connection:
        lots, row = found(connection, code)
        why = not_depreciated(lots, row)
        book = book_of(lots, year, session.today)
        rows = [] if why else lots.schedule(row, book)
        data = [] if why else _json(lots, row, book)
        told = why or lots.explain(row)
    write(_table(rows, book), target, data)
    if target.format == "table":
        talk(told)


def not_depreciated(lots: Lots, row: LotRow) -> str:
    """Return why a lot is not depreciated, "" for one that is.

    Raises:
        InputError: It should be, but no term is recorded.
    """
    if row.acquisition == LEASE:
        return _("An operational lease: nothing is depreciated.")
    if not lots.capitalised(row):
        return _("Below the capitalisation threshold: an expense of {amount} on {day}.").format(
            amount=euro(lots.cost(row)), day=day(row.delivered or row.in_use)
        )
    if lots.months(row) is None:
        raise InputError(
            _("No depreciation term is recorded for purchase lot {lot}.").format(lot=row.code),
            _("Record it: inventaris edit lot '{code}' term_months=48").format(code=row.code),
        )
    return ""


def _json(lots: Lots, row: LotRow, book: BookYear) -> list[dict[str, str]]:
    """Return a schedule for programs."""
    if lots.families.special(row):
        course = lots.course(row)
        return course_report.json_of(course, book, row.id) if course else []
    asset = lots.asset(row)
    return reckoning.json_of(asset, book) if asset else []


def _table(rows: list[Row], book: BookYear) -> Table:
    """Return a schedule for people and spreadsheets, with the columns that it needs."""
    more = [name for name in MORE if any(getattr(row, name) for row in rows)]
    cells = [
        (
            book.label(book.year(row.first)), row.first, row.last, row.depreciation, row.book_value,
            *(getattr(row, name) or None for name in more),
        )
        for row in rows
    ]  # fmt: skip
    return Table((*SCHEDULE, *(MORE[name] for name in more)), cells, _("Schedule"))


@lot.command("events", help=N_("List what happened to a lot."))
@spoken.argument("code", metavar=N_("CODE"))
@output_options
@pass_session
def events(session: Session, *, code: str, target: Target) -> None:
    """List what happened to a lot."""
    table = LotEvent.table
    with session.database.read() as connection:
        number = locate(connection, Lot, code)
        query = sa.select(*(table.c[field.name] for field in EVENTS)).where(
            table.c.lot == number, table.c.archived.is_(None)
        )
        rows = [list(row) for row in connection.execute(query.order_by(table.c.date, table.c.number))]
        for place, field in enumerate(EVENTS):
            if field.target:
                _named(connection, rows, place, field)
    write(Table(EVENTS, rows, _("Lot events")), target)


def _named(connection: Connection, rows: list[list[Any]], place: int, field: f.Field) -> None:
    """Put titles in the place of numbers in a column of links."""
    from inventory.records import get  # noqa: PLC0415  only for links

    names = titles(connection, get(field.target), [row[place] for row in rows if row[place] is not None])
    for row in rows:
        row[place] = names.get(row[place])


@lot.command(
    "check",
    help=N_(
        "Compare lots with the devices that hang under them.\n\n"
        "With --mend the disposals, losses and transfers that the devices tell of are recorded, dated on the day."
    ),
)
@spoken.argument("codes", metavar=N_("CODE"), nargs=-1)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@spoken.option("--mend", is_flag=True, help=N_("Record what would mend it."))
@output_options
@pass_session
@click.pass_context
def check(
    ctx: click.Context,
    session: Session,
    /,
    *,
    codes: tuple[str, ...],
    on: dt.datetime | None,
    mend: bool,
    target: Target,
) -> None:
    """Compare lots with their devices."""
    when = on.date() if on else session.today
    with session.database.read() as connection:
        only = {locate(connection, Lot, code) for code in codes}
        wrong = [one for one in lot_work.proposals(connection, when) if not only or one.lot in only]
        sites = titles(connection, Site, [one.site for one in wrong if one.site is not None])
    rows = [(*one[1:7], sites.get(one.site or 0), one.text) for one in wrong]
    write(Table(CHECK, rows, _("Check")), target)
    if mend:
        wrong = _mend(session, wrong, when)
    elif not wrong and target.format == "table":
        talk(_("All lots agree with their devices."))
    if wrong:
        ctx.exit(ACTION)


def _mend(session: Session, wrong: list[Proposal], when: dt.date) -> list[Proposal]:
    """Record what was proposed, all of it or nothing; return what is still to be done by hand."""
    by_hand = [one for one in wrong if one.mend not in {"disposal", "loss", "transfer"}]
    proposed = [one for one in wrong if one not in by_hand]
    with work(session.database, session.who, _("Lots and devices made to agree"), "edit") as unit:
        for one in proposed:
            kind = cast("Kind", one.mend)
            what = Happening(when, kind, one.lot, quantity=one.quantity, site=one.site, reason=one.text)
            lot_work.record(unit, one.lot, what)
    text = ngettext(
        "{count} happening was recorded (batch {batch}).",
        "{count} happenings were recorded (batch {batch}).",
        len(proposed),
    )
    talk(text.format(count=len(proposed), batch=unit.started or "-"))
    return by_hand
