"""`lot term`, `value`, `add`, `residual`, `split`, `transfer`, `dispose`, `lose`: what happens to a lot, shown before it is kept."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import lot_work
from inventory.finance.course_piece import Happening
from inventory.finance.money import amount_text, euro
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table, objects
from inventory.records import field as f
from inventory.records.assets import Lot, LotEvent
from inventory.records.methods import EVENTS
from inventory.records.organisation import Site
from inventory.records.values import day
from inventory.store.detail import locate
from inventory.store.work import work
from tui.cli import spoken, typed
from tui.cli.lot import book_of, found, lot, year_option
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Connection

    from inventory.finance.course_piece import Kind
    from inventory.finance.lot_work import Preview
    from inventory.finance.reading import LotRow
    from tui.cli.output import Target
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("Book year")).but(name="year"),
    f.text(N_("Lot code")).but(name="lot"),
    f.text(N_("Site")).but(name="site"),
    f.amount(N_("Depreciation before")).but(name="depreciation_before"),
    f.amount(N_("Depreciation after")).but(name="depreciation_after"),
    f.amount(N_("Book value before")).but(name="book_value_before"),
    f.amount(N_("Book value after")).but(name="book_value_after"),
)
AMOUNTS = ("amount", "residual", "proceeds")
"""Options that are amounts as people write them."""


def happening(kind: Kind, help: str, *more: Callable[..., Any]) -> Callable[[Callable[..., Any]], Any]:  # noqa: A002
    """Declare a command of `lot` that records one kind of happening.

    Args:
        kind: What happens.
        help: English, marked by `N_`.
        more: Arguments and options of its own; those all have come after.
    """

    def declare(function: Callable[..., Any]) -> Any:
        name = {"addition": "add", "disposal": "dispose", "loss": "lose"}.get(kind, kind)

        @wraps(function)
        def run(session: Session, /, **given: Any) -> None:
            _happen(session, kind, **given)

        made = pass_session(output_options(run))
        for option in (*_shared(), *reversed(more)):
            made = option(made)
        made = spoken.argument("code", metavar=N_("CODE"))(made)
        return lot.command(name, help=help)(made)

    return declare


def _shared() -> tuple[Callable[..., Any], ...]:
    """Return the options that every happening has, last one first."""
    return (
        spoken.option(
            "--preview", is_flag=True, help=N_("Show the figures before and after; nothing is written.")
        ),
        year_option,
        spoken.option("--document", default="", metavar=N_("TEXT"), help=N_("What proves it.")),
        spoken.option("--reason", required=True, metavar=N_("TEXT"), help=N_("Why it happens.")),
        spoken.option(
            "--on",
            type=spoken.DATE,
            metavar=N_("DATE"),
            help=N_("The day; it counts from its month. Without it today."),
        ),
    )


def _amount(help: str) -> Callable[..., Any]:  # noqa: A002
    return spoken.option("--amount", metavar=N_("AMOUNT"), help=help)


MONTHS = spoken.option("--months", metavar=N_("MONTHS"), help=N_("New total term as well."))
RESIDUAL = spoken.option(
    "--residual", metavar=N_("AMOUNT"), help=N_("New residual value as well, of all that is left of the lot.")
)
QUANTITY = spoken.option(
    "--quantity", metavar=N_("NUMBER"), help=N_("How many; without it all that are left.")
)
SITE = spoken.option("--site", metavar=N_("SITE"), help=N_("Only of what is at this site."))
PROCEEDS = spoken.option(
    "--proceeds", metavar=N_("AMOUNT"), help=N_("What it brought, or what the insurer paid.")
)
AMOUNT = spoken.argument("amount", metavar=N_("AMOUNT"))


@happening(
    "term",
    N_("Give a lot another term: MONTHS is the new term in all."),
    spoken.argument("months", metavar=N_("MONTHS")),
    RESIDUAL,
)
def term() -> None:
    """Record another term."""


@happening(
    "value", N_("Give a lot another book value, such as after an impairment."), AMOUNT, MONTHS, RESIDUAL
)
def value() -> None:
    """Record another book value."""


@happening(
    "addition", N_("Add to a lot: an upgrade or a repair that is capitalised."), AMOUNT, MONTHS, RESIDUAL
)
def addition() -> None:
    """Record an addition."""


@happening(
    "residual", N_("Give a lot another residual value."), spoken.argument("residual", metavar=N_("AMOUNT"))
)
def residual() -> None:
    """Record another residual value."""


@happening(
    "split",
    N_(
        "Split a part off a lot, by pieces or by its cost; the part becomes a lot of its own.\n\n"
        "With both, so many pieces carry that part of the cost."
    ),
    spoken.option("--quantity", metavar=N_("NUMBER"), help=N_("How many are split off.")),
    _amount(N_("The part of the cost that is split off.")),
    spoken.option("--into", required=True, metavar=N_("CODE"), help=N_("Code of the new lot.")),
)
def split() -> None:
    """Record a split."""


@happening(
    "transfer",
    N_("Bring a lot, or some of it, to another site."),
    spoken.option("--site", required=True, metavar=N_("SITE"), help=N_("Where it goes.")),
    spoken.option(
        "--from-site",
        "origin",
        metavar=N_("SITE"),
        help=N_("Where it comes from; without it what is at the lot's own site goes first."),
    ),
    QUANTITY,
)
def transfer() -> None:
    """Record a transfer."""


@happening("disposal", N_("Dispose of a lot, or some of it."), QUANTITY, PROCEEDS, SITE)
def disposal() -> None:
    """Record a disposal."""


@happening("loss", N_("Record that a lot, or some of it, was lost or stolen."), QUANTITY, PROCEEDS, SITE)
def loss() -> None:
    """Record a loss."""


def _happen(
    session: Session,
    kind: Kind,
    *,
    on: dt.datetime | None,
    preview: bool,
    target: Target,
    **given: str | None,
) -> None:
    """Show what a happening changes, and keep it unless that is all that was asked."""
    when = on.date() if on else session.today
    if preview:
        with session.database.read() as connection:
            shown, _row, _event = _previewed(connection, kind, when, given)
        _show(shown, target)
        talk(_("Nothing was written."))
        return
    with work(session.database, session.who, given["reason"] or "", "edit") as unit:
        shown, row, what = _previewed(unit.connection, kind, when, given)
        lot_work.record(unit, row.id, what, given.get("into") or "", given["document"] or "")
    _show(shown, target)
    text = _("{lot}: {what} on {day} was recorded (batch {batch}).")
    talk(text.format(lot=row.code, what=_(EVENTS[kind]), day=day(when), batch=unit.started))


def _previewed(
    connection: Connection, kind: Kind, when: dt.date, given: dict[str, str | None]
) -> tuple[Preview, LotRow, Happening]:
    """Return the figures before and after, the lot, and what happens to it."""
    lots, row = found(connection, given["code"] or "")
    what = _what(connection, kind, row.id, when, given)
    book = book_of(lots, given["year"], when)
    return lot_work.preview(connection, row.id, what, book, given.get("into") or ""), row, what


def _what(
    connection: Connection, kind: Kind, number: int, when: dt.date, given: dict[str, str | None]
) -> Happening:
    """Return what the options say.

    Raises:
        InputError: One of them cannot be read.
    """
    values: dict[str, Any] = {}
    for name in ("quantity", "months", *AMOUNTS):
        text = given.get(name)
        if text is not None:
            field = LotEvent.fields[name].but(required=True)
            field = field.but(least=1) if (kind, name) == ("addition", "amount") else field
            values[name] = typed.value(connection, field, text)
    if kind == "split":
        if not values:
            raise InputError(
                _("Split: how much is split off is not clear."),
                _("Give --quantity, or --amount for a part of the cost, or both."),
            )
        _new_code(connection, given.get("into") or "")
    for name in ("site", "origin"):
        if given.get(name) is not None:
            values[name] = _place(connection, str(given[name]))
    return Happening(when, kind, number, reason=given["reason"] or "", **values)


def _new_code(connection: Connection, code: str) -> None:
    """Refuse a code that cannot be that of a new lot."""
    if not code.strip():
        raise InputError(_("Split: the code of the new lot is missing."), _("Give it with --into."))
    same = sa.func.lower(Lot.table.c.code) == code.strip().lower()
    if connection.execute(sa.select(Lot.table.c.id).where(same, Lot.table.c.archived.is_(None))).first():
        raise InputError(
            _("There is a purchase lot “{code}” already.").format(code=code), _("Choose another code.")
        )


def _place(connection: Connection, name: str) -> int | None:
    """Return the number of a site, or None for the whole board."""
    return None if name.strip() == "-" else locate(connection, Site, name)


def _show(shown: Preview, target: Target) -> None:
    """Write the figures before and after."""
    rows = [
        (one.label, one.lot, one.site or None, one.before, one.after, one.book_before, one.book_after)
        for one in shown.figures
    ]
    table = Table(FIELDS, rows, _("Before and after"))
    write(table, target, _json(shown, table) if target.format == "json" else None)
    if target.format != "table":
        return
    if shown.explanation:
        talk(shown.explanation)
    if shown.quantity_before != shown.quantity_after:
        text = ngettext("{before} → {after} piece.", "{before} → {after} pieces.", shown.quantity_after)
        talk(text.format(before=shown.quantity_before, after=shown.quantity_after))
    for one in shown.results:
        talk(_("Result of the disposal: {amount}").format(amount=euro(one.result)))


def _json(shown: Preview, table: Table) -> dict[str, Any]:
    """Return the figures for programs: amounts as text with two decimals."""
    return {
        "figures": list(objects(table)),
        "results": [
            {
                "disposed": one.disposed.isoformat(),
                "quantity": one.quantity,
                "proceeds": amount_text(one.proceeds),
                "result": amount_text(one.result),
            }
            for one in shown.results
        ],
        "quantity_before": shown.quantity_before,
        "quantity_after": shown.quantity_after,
        "explanation": shown.explanation,
    }
