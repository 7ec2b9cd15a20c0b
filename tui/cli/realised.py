"""`realised`: what the books say beside the budget, what entries are about, and confirming or ignoring them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.finance import budget as reckoning
from inventory.finance import realised as books
from inventory.finance.money import amount_text, euro
from inventory.finance.realised_compare import COMPARED, compare, json_of
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.choices import COST_ROWS
from inventory.records.ledger import LedgerEntry
from inventory.store.titles import title_of
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.budget import YEARS, book_of, year_options
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from inventory.finance.realised import Proposal
    from inventory.finance.realised_compare import Comparison
    from tui.cli.output import Target
    from tui.cli.session import Session

SCORE = click.IntRange(0, 100)
COMPARISON = (
    f.choice(N_("Kind of cost"), COMPARED, width=16).but(name="kind"),
    f.text(N_("Contract, lot or row"), width=34).but(name="title"),
    f.choice(N_("Row"), COST_ROWS, width=24).but(name="row"),
    f.amount(N_("Budget")).but(name="budget"),
    f.amount(N_("Realised")).but(name="realised"),
    f.amount(N_("Proposed")).but(name="proposed"),
    f.amount(N_("Difference")).but(name="difference"),
    f.text(N_("Explanation"), width=50).but(name="explanation"),
)
PROPOSAL = (
    f.text(N_("Entry"), width=22).but(name="entry"),
    f.date(N_("Date")).but(name="date"),
    f.amount(N_("Amount")).but(name="amount"),
    f.text(N_("Relation"), width=22).but(name="relation"),
    f.text(N_("Description"), width=30).but(name="description"),
    f.text(N_("Proposal"), width=30).but(name="proposal"),
    f.integer(N_("Score"), width=6).but(name="score"),
    f.text(N_("Because"), width=50).but(name="reason"),
)


@spoken.group(
    N_(
        "Show what the books say beside the budget of a year.\n\n"
        "Entries come in with `inventaris import` from an export of the ledger. `realised propose` shows what open ones "
        "are probably about, `realised confirm` and `realised ignore` settle them; `inventaris undo` takes that back."
    ),
    name="realised",
    invoke_without_command=True,
)
@spoken.option("--year", type=YEARS, metavar=N_("YEAR"), help=N_("The book year; without it that of today."))
@year_options
@output_options
@pass_session
@click.pass_context
def realised(
    context: click.Context,
    session: Session,
    /,
    *,
    year: int | None,
    year_kind: str | None,
    first_month: int | None,
    target: Target,
) -> None:
    """Show what the books say beside the budget of a year."""
    if context.invoked_subcommand is not None:
        if year is not None or year_kind is not None or first_month is not None:
            raise click.UsageError(_("Write the options behind the command."))
        return
    with session.database.read() as connection:
        book = book_of(connection, year_kind, first_month, session.today)
        asked = book.year(session.today) if year is None else year
        found = reckoning.budget(connection, book, asked, session.today)
        show_comparison(connection, found, target)


def show_comparison(connection: Connection, found: Budget, target: Target) -> None:
    """Write what the books say beside a budget, and what became of all entries."""
    comparison = compare(connection, found)
    rows: list[tuple[Any, ...]] = [
        (
            one.key.kind,
            one.title,
            one.cost_row,
            one.budget,
            one.realised,
            one.proposed,
            one.difference,
            one.gap.text,
        )
        for one in comparison.rows
    ]
    rows += _totals(comparison)
    write(Table(COMPARISON, rows, found.label), target, json_of(comparison))
    if target.format == "table":
        talk(_told(comparison))


def _totals(found: Comparison) -> list[tuple[Any, ...]]:
    """Return the totals of running costs and of what was invested."""
    totals = []
    for label, invested in ((_("Total"), False), (_("Total invested"), True)):
        mine = [one for one in found.rows if (one.key.kind == "investment") is invested]
        if mine:
            sums = [sum(getattr(one, name) for one in mine) for name in ("budget", "realised", "proposed")]
            totals.append((None, label, None, *sums, sums[1] - sums[0], ""))
    return totals


def _told(found: Comparison) -> str:
    """Return what became of all entries."""
    text = ngettext(
        "{count} entry, {total}: {confirmed} confirmed, {proposed} proposed, {open} open, {ignored} no ICT.",
        "{count} entries, {total}: {confirmed} confirmed, {proposed} proposed, {open} open, {ignored} no ICT.",
        len(found.entries),
    )
    return text.format(
        count=len(found.entries),
        total=euro(found.total),
        confirmed=euro(found.confirmed),
        proposed=euro(found.proposed),
        open=euro(sum(one.amount for one in found.open)),
        ignored=euro(sum(one.amount for one in found.ignored)),
    )


@realised.command(
    name="propose",
    cls=spoken.Command,
    help=N_("Show what the open entries are probably about, with the reasons; write nothing."),
    options_metavar=spoken.OPTIONS,
)
@spoken.option("--year", type=YEARS, metavar=N_("YEAR"), help=N_("Only entries of this book year."))
@year_options
@spoken.option("--least", type=SCORE, default=0, metavar=N_("SCORE"), help=N_("Only from this score on."))
@output_options
@pass_session
def propose(
    session: Session,
    /,
    *,
    year: int | None,
    year_kind: str | None,
    first_month: int | None,
    least: int,
    target: Target,
) -> None:
    """Show what the open entries are probably about."""
    with session.database.read() as connection:
        first, last = _span(connection, session, year, year_kind, first_month)
        proposals = books.propose(connection, first, last, least)
        known = {one.entry.id for one in proposals}
        rest = [one for one in books.entries(connection, first, last) if one.state == "open"]
    rows: list[tuple[Any, ...]] = [_proposal(one) for one in proposals]
    if not least:
        rows += [
            (one.reference, one.date, one.amount, one.relation, one.description, None, None, None)
            for one in rest
            if one.id not in known
        ]
    write(Table(PROPOSAL, rows, _("Proposals")), target, [_json(one) for one in proposals])
    if target.format == "table":
        text = _("{count} of {open} open entries have a proposal.")
        talk(text.format(count=len(proposals), open=len(rest)))


def _span(
    connection: Connection, session: Session, year: int | None, kind: str | None, first_month: int | None
) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of the book year that is asked, or neither."""
    if year is None:
        return None, None
    book = book_of(connection, kind, first_month, session.today)
    return book.first(year), book.last(year)


def _proposal(one: Proposal) -> tuple[Any, ...]:
    entry = one.entry
    return (
        entry.reference,
        entry.date,
        entry.amount,
        entry.relation,
        entry.description,
        one.target.title,
        one.score,
        one.reason,
    )


def _json(one: Proposal) -> dict[str, Any]:
    """Return a proposal as `realised propose --format json` prints it."""
    return {
        "entry": one.entry.reference,
        "date": one.entry.date.isoformat(),
        "amount": amount_text(one.entry.amount),
        "target": {"kind": one.target.kind, "id": one.target.id, "title": one.target.title},
        "score": one.score,
        "reasons": list(one.reasons),
        "or": one.other or None,
    }


@realised.command(
    name="confirm",
    cls=spoken.Command,
    help=N_(
        "Confirm what an entry was for: a contract, a purchase lot, or a row of the budget.\n\n"
        "Without it, what is proposed. --above confirms all proposals with a higher score at once."
    ),
    options_metavar=spoken.OPTIONS,
)
@spoken.argument("entry", metavar=N_("ENTRY"), required=False)
@spoken.argument("about", metavar=N_("CONTRACT|LOT|ROW"), required=False)
@spoken.option("--above", type=SCORE, metavar=N_("SCORE"), help=N_("All proposals with a score above this."))
@spoken.option("--year", type=YEARS, metavar=N_("YEAR"), help=N_("With --above: only of this book year."))
@pass_session
def confirm(
    session: Session, /, *, entry: str | None, about: str | None, above: int | None, year: int | None
) -> None:
    """Confirm what an entry was for, or all proposals above a score."""
    if (entry is None) == (above is None):
        raise click.UsageError(_("Name an entry, or give --above."))
    with work(session.database, session.who) as unit:
        if entry is None:
            first, last = _span(unit.connection, session, year, None, None)
            likely = [one for one in books.propose(unit.connection, first, last) if one.score > (above or 0)]
            count = books.confirm_all(unit, likely)
            talk(
                ngettext("{count} entry confirmed.", "{count} entries confirmed.", count).format(count=count)
            )
            return
        number = books.find_entry(unit.connection, entry)
        what = (
            _proposed(unit.connection, number) if about is None else books.find_target(unit.connection, about)
        )
        books.confirm(unit, number, what)
        title = title_of(unit.connection, LedgerEntry, number)
    talk(_("{entry} was for {target}.").format(entry=title, target=what.title))


def _proposed(connection: Connection, number: int) -> books.Target:
    """Return what an entry is probably about."""
    for one in books.propose(connection):
        if one.entry.id == number:
            return one.target
    raise InputError(
        _("Nothing is proposed for this entry."),
        _("Name what it was for: a contract, a purchase lot or a row."),
    )


@realised.command(
    name="ignore",
    cls=spoken.Command,
    help=N_("Say that an entry is no ICT cost."),
    options_metavar=spoken.OPTIONS,
)
@spoken.argument("entry", metavar=N_("ENTRY"))
@spoken.option("--reason", required=True, metavar=N_("TEXT"), help=N_("Why."))
@pass_session
def ignore(session: Session, /, *, entry: str, reason: str) -> None:
    """Say that an entry is no ICT cost."""
    with work(session.database, session.who, reason) as unit:
        number = books.find_entry(unit.connection, entry)
        books.ignore(unit, number, reason)
        title = title_of(unit.connection, LedgerEntry, number)
    talk(_("{entry} is no ICT cost.").format(entry=title))


@realised.command(
    name="reopen",
    cls=spoken.Command,
    help=N_("Open an entry again that was confirmed or ignored."),
    options_metavar=spoken.OPTIONS,
)
@spoken.argument("entry", metavar=N_("ENTRY"))
@pass_session
def reopen(session: Session, /, *, entry: str) -> None:
    """Open an entry again that was confirmed or ignored."""
    with work(session.database, session.who) as unit:
        number = books.find_entry(unit.connection, entry)
        books.reopen(unit, number)
        title = title_of(unit.connection, LedgerEntry, number)
    talk(_("{entry} is open again.").format(entry=title))
