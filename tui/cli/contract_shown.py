"""`contract timeline`, `prices`, `invoices` and `procurement`: a recorded contract as it runs, costs and was bought."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.finance import (
    contract_timeline,
    contract_years,
    invoices,
    procurement,
    procurement_groups,
    reading,
)
from inventory.finance.contract_lines import Contracts
from inventory.finance.contract_years import quantity_text
from inventory.finance.counts import Counts
from inventory.finance.money import amount_text, euro
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records import get
from inventory.records.choices import COST_ROWS
from inventory.records.contract_choices import ROUTES
from inventory.records.values import day
from inventory.store.detail import locate
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.finance.contract_timeline import TermRow
    from inventory.finance.procurement import Threshold, Worth
    from inventory.finance.procurement_groups import Group
    from inventory.finance.reading_contracts import ContractRow
    from tui.cli.output import Target
    from tui.cli.session import Session

AHEAD = 4
"""Years that are shown after the first."""
VAT = ("cost", "in", "out")
TERMS = (
    f.integer(N_("Term"), width=5).but(name="number"),
    f.choice(N_("Kind"), contract_timeline.KINDS, width=16).but(name="kind"),
    f.date(N_("First day")).but(name="first"),
    f.date(N_("Last day")).but(name="last"),
    f.date(N_("Notice by")).but(name="notice_by"),
    f.date(N_("Send by")).but(name="advisory"),
    f.choice(N_("State"), contract_timeline.STATES, width=8).but(name="state"),
    f.amount(N_("Costs")).but(name="cost"),
    f.amount(N_("Committed")).but(name="committed"),
    f.text(N_("Decision"), width=30).but(name="decision"),
)
PRICES = (
    f.integer(N_("Year"), width=5).but(name="year"),
    f.text(N_("Description"), width=24).but(name="description"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.text(N_("Quantity"), width=9).but(name="quantity"),
    f.price(N_("Unit price")).but(name="unit_price"),
    f.percent(N_("Rise")).but(name="rise"),
    f.flag(N_("Assumption")).but(name="assumed"),
    f.amount(N_("Costs")).but(name="cost"),
)
INVOICES = (
    f.date(N_("Invoice date")).but(name="date"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.amount(N_("Amount")).but(name="amount"),
)
WORTH = (
    f.text(N_("Contract or supplier"), width=34).but(name="subject"),
    f.choice(N_("Cost row"), COST_ROWS, width=20).but(name="cost_row"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.amount(N_("Value without VAT")).but(name="value"),
    f.amount(N_("Threshold")).but(name="threshold"),
    f.choice(N_("Route"), ROUTES, width=18).but(name="route"),
    f.text(N_("File"), width=24).but(name="file"),
    f.flag(N_("In order")).but(name="fits"),
)
VAT_HELP = N_("With VAT (in), without (out), or what of it is cost (cost).")


def number_argument(function: Any) -> Any:
    """Give a command the argument NUMBER: the contract."""
    return spoken.argument("number", metavar=N_("NUMBER"))(function)


def on_option(function: Any) -> Any:
    """Give a command the option `--on`."""
    text = N_("On this day instead of today.")
    return spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=text)(function)


def found(connection: Connection, number: str, until: dt.date | None = None) -> tuple[Contracts, ContractRow]:
    """Return what reckons with contracts, and the contract that a person means.

    Raises:
        InputError: There is none, or more than one.
    """
    books = reading.read(connection, until)
    return Contracts(books, Counts(books)), books.contracts[locate(connection, get("contract"), number)]


@spoken.command(
    N_(
        "Show the terms of a contract: first, last and notice day of each, what was decided and what it costs.\n\n"
        "“Send by” is the working day that leaves the letter the lead days of the contract. Committed is what the board "
        "is bound to, whatever it decides from now on."
    ),
    name="timeline",
)
@number_argument
@on_option
@output_options
@pass_session
def timeline(session: Session, /, *, number: str, on: dt.datetime | None, target: Target) -> None:
    """Show the time line of a contract."""
    today = on.date() if on else session.today
    with session.database.read() as connection:
        contracts, row = found(connection, number, contract_timeline.NO_LOTS)
        listed = contract_timeline.line(contracts, row, today)
    rows = [tuple(getattr(one, field.name) for field in TERMS) for one in listed]
    write(Table(TERMS, rows, row.title), target, [contract_timeline.json_of(one) for one in listed])
    if target.format == "table":
        _told(row, listed, today)


def _told(row: ContractRow, listed: list[TermRow], on: dt.date) -> None:
    """Say for people which term runs on the day."""
    running = next((one for one in listed if one.state == "running"), None)
    text = _("{contract}, seen on {day}: {what}")
    what = _("no term runs.") if running is None else _("term {number} runs.").format(number=running.number)
    talk(text.format(contract=row.title, day=day(on), what=what))


@spoken.command(
    N_(
        "Show the prices of a contract by year: quantity, unit price, indexation and cost.\n\n"
        "A rise is an assumption when no value was published for its year."
    ),
    name="prices",
)
@number_argument
@spoken.option(
    "--from",
    "first",
    type=click.IntRange(1950, 2150),
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
@spoken.option("--vat", type=click.Choice(VAT), default="cost", help=VAT_HELP)
@on_option
@output_options
@pass_session
def prices(
    session: Session,
    /,
    *,
    number: str,
    first: int | None,
    last: int | None,
    vat: Any,
    on: dt.datetime | None,
    target: Target,
) -> None:
    """Show the prices of a contract."""
    today = on.date() if on else session.today
    begin = first if first is not None else min(today.year, last or today.year)
    with session.database.read() as connection:
        contracts, row = found(connection, number, contract_timeline.NO_LOTS)
    years = range(begin, (last if last is not None else begin + AHEAD) + 1)
    listed = contract_years.price_years(contracts, row, years, today, vat)
    rows = [
        (
            one.year, one.description, one.first, one.last, quantity_text(one.quantity), one.unit_price,
            one.rise, one.assumed if one.rise is not None else None, one.cost,
        )
        for one in listed
    ]  # fmt: skip
    write(Table(PRICES, rows, row.title), target, [contract_years.json_of(one) for one in listed])
    if target.format == "table":
        total = sum(one.cost for one in listed)
        talk(
            _("{first} until {last}: {amount} in all.").format(
                first=begin, last=years[-1], amount=euro(total)
            )
            if listed
            else _("Nothing is paid in these years.")
        )
    _flags(contracts)


def _flags(contracts: Contracts) -> None:
    for flag in contracts.flags:
        talk(flag.text)


@spoken.command(
    N_("Show the invoices of a contract that are to be expected, in advance or afterwards as it says."),
    name="invoices",
)
@number_argument
@spoken.option(
    "--from",
    "first",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("First day; without it 1 January of this year."),
)
@spoken.option(
    "--to",
    "last",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("Last day; without it the end of next year."),
)
@spoken.option("--vat", type=click.Choice(VAT), default="in", help=VAT_HELP)
@output_options
@pass_session
def shown_invoices(
    session: Session,
    /,
    *,
    number: str,
    first: dt.datetime | None,
    last: dt.datetime | None,
    vat: Any,
    target: Target,
) -> None:
    """Show the invoices of a contract."""
    begin = first.date() if first else dt.date(session.today.year, 1, 1)
    end = last.date() if last else dt.date(max(session.today.year, begin.year) + 1, 12, 31)
    if end < begin:
        raise InputError(_("The last day comes before the first day."), _("Give --from before --to."))
    with session.database.read() as connection:
        contracts, row = found(connection, number, contract_timeline.NO_LOTS)
    listed = invoices.invoices(row, contracts.courses(row, session.today, vat), begin, end)
    data = [
        {
            "date": one.on.isoformat(),
            "from": one.first.isoformat(),
            "to": one.last.isoformat(),
            "amount": amount_text(one.amount),
        }
        for one in listed
    ]
    write(Table(INVOICES, [tuple(one) for one in listed], row.title), target, data)
    _flags(contracts)


@spoken.command(
    N_(
        "Show what contracts are worth without VAT with all options and renewals, and what was bought from one supplier in "
        "48 months, against the procurement thresholds.\n\n"
        "With NUMBER one contract only."
    ),
    name="procurement",
)
@spoken.argument("number", metavar=N_("[NUMBER]"), required=False)
@on_option
@output_options
@pass_session
def shown_procurement(
    session: Session, /, *, number: str | None, on: dt.datetime | None, target: Target
) -> None:
    """Show values against thresholds."""
    today = on.date() if on else session.today
    with session.database.read() as connection:
        books = reading.read(connection)
        contracts = Contracts(books, Counts(books))
        rows = list(books.contracts.values())
        if number is not None:
            rows = [books.contracts[locate(connection, get("contract"), number)]]
        bought = [] if number else procurement_groups.bought(connection, contracts)
    worths = [one for row in rows if (one := procurement.worth(contracts, row)) is not None]
    groups = procurement_groups.groups(contracts, bought, today) if number is None else []
    worths.sort(key=lambda one: (-one.value, one.row.number))
    groups = [one for one in groups if one.lots]
    table = [*map(_worth, worths), *(_group(contracts, one) for one in groups)]
    names = [field.name for field in WORTH]
    data = [dict(zip(names, map(_plain, row), strict=True)) for row in table]
    for shown, group in zip(data[len(worths) :], groups, strict=True):
        shown["lots"], shown["contracts"] = list(group.lots), list(group.contracts)
    write(Table(WORTH, table, _("Procurement")), target, data)
    _flags(contracts)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return amount_text(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _limit(threshold: Threshold | None) -> int | None:
    return threshold.amount if threshold else None


def _worth(one: Worth) -> tuple[Any, ...]:
    row = one.row
    return (
        row.title, row.cost_row, one.first, one.last, one.value, _limit(one.threshold),
        row.route, row.procurement, one.fits,
    )  # fmt: skip


def _group(contracts: Contracts, one: Group) -> tuple[Any, ...]:
    name = contracts.books.supplier(one.supplier)
    return (
        name, one.cost_row, one.first, one.last, one.value, _limit(one.threshold),
        None, None, one.threshold is None,
    )  # fmt: skip
