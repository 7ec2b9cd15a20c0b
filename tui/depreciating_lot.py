"""One lot as the screens show it: its schedule by book year, how its figures came about, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.lot_lines import Lots
from inventory.finance.lot_rules import LEASE
from inventory.finance.money import euro
from inventory.finance.reading import read
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from inventory.records import get
from inventory.records.assets import LotEvent
from inventory.records.methods import EVENTS
from inventory.records.values import day, decimals
from inventory.store.titles import titles
from tui.depreciating import places, years

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.reading import LotRow
    from inventory.store.database import Database


class YearRow(NamedTuple):
    """A book year of a schedule; amounts in cents.

    Attributes:
        label: What people call the book year.
        first, last: What of it counts.
        depreciation: What is charged.
        value_change: What changes added to the book value.
        disposed: Book value of what left.
        moved: Book value of what was split off from or into the lot.
        book_value: At the end of the last day.
    """

    label: str
    first: dt.date
    last: dt.date
    depreciation: int
    value_change: int
    disposed: int
    moved: int
    book_value: int


FIELDS = (
    f.text(N_("Book year")).but(name="label"),
    f.date(N_("From")).but(name="first"),
    f.date(N_("Until")).but(name="last"),
    f.amount(N_("Depreciation")).but(name="depreciation"),
    f.amount(N_("Change of value")).but(name="value_change"),
    f.amount(N_("Left")).but(name="disposed"),
    f.amount(N_("Moved")).but(name="moved"),
    f.amount(N_("Book value")).but(name="book_value"),
)
"""The columns of a schedule, in the order of `YearRow`."""


class EventRow(NamedTuple):
    """Something that happened to a lot: number of its record, date, what, how many, figures and why, as people read them."""

    number: int
    on: dt.date
    what: str
    quantity: int | None
    figures: str
    reason: str


@dataclass(frozen=True)
class LotShown:
    """One lot with its schedule.

    Args:
        number: Number of the lot.
        title: Code and description.
        facts: A few facts about it, in a line.
        explanation: Which rule its figures come from; "" when it is not depreciated.
        rows: Its schedule.
        events: What happened to it, oldest first.
        problem: Why it cannot be reckoned, or is not depreciated; "" when it is.
        here: Place in `rows` of the book year around the day asked.
    """

    number: int
    title: str
    facts: str
    explanation: str
    rows: tuple[YearRow, ...]
    events: tuple[EventRow, ...]
    problem: str = ""
    here: int = 0


def lot_at(database: Database, number: int, kind: str, on: dt.date) -> LotShown:
    """Reckon one lot.

    Args:
        database: Where it is.
        number: Number of the lot.
        kind: How years are cut, "calendar" or "school".
        on: The day that the figures are explained for.

    Raises:
        InputError: The lot is not there, or was archived.
    """
    with database.read() as connection:
        lots = Lots(read(connection))
        row = next((one for one in lots.books.lots if one.id == number), None)
        if row is None:
            raise InputError(_("This lot is not there any more."))
        rows, explanation, problem = _schedule(lots, row, years(connection, kind, row.in_use), on)
        events = events_of(connection, number)
    here = next((place for place, one in enumerate(rows) if one.last >= on), max(0, len(rows) - 1))
    title = f"{row.code} · {row.description}"
    return LotShown(number, title, _facts(lots, row, on), explanation, rows, events, problem, here)


def _schedule(lots: Lots, row: LotRow, book: BookYear, on: dt.date) -> tuple[tuple[YearRow, ...], str, str]:
    """Return the schedule, its explanation, and why there is none."""
    if row.acquisition == LEASE:
        return (), "", _("An operational lease: nothing is depreciated.")
    try:
        if not lots.capitalised(row):
            return (), "", _("Below the capitalisation threshold: an expense in the month of delivery.")
        if lots.course(row) is None:
            return (), "", _("No depreciation term is recorded for this lot or its category.")
        rows = [
            YearRow(
                book.label(book.year(one.first)),
                one.first,
                one.last,
                one.depreciation,
                one.value_change,
                -one.disposed,
                one.moved,
                one.book_value,
            )
            for one in lots.schedule(row, book)
        ]
        return tuple(rows), lots.explain(row, on), ""
    except InputError as problem:
        return (), "", str(problem)


def _pieces(lots: Lots, row: LotRow, on: dt.date) -> str:
    """Return how many there are, and how many of them are left on a day."""
    said = ngettext("{count} piece", "{count} pieces", row.quantity).format(count=row.quantity)
    try:
        left = lots.quantity(row, on)
    except InputError:  # the schedule says what is wrong
        return said
    if on < row.in_use or left == row.quantity:
        return said
    return _("{left} of {pieces} left").format(left=left, pieces=said)


def _facts(lots: Lots, row: LotRow, on: dt.date) -> str:
    """Return quantity, cost, first use, category and site, in a line."""
    category = lots.books.categories.get(row.category)
    facts = [
        _pieces(lots, row, on),
        euro(lots.cost(row)),
        _("first used {day}").format(day=day(row.in_use)),
        category.name if category else "",
        places(lots, row, on),
    ]
    return " · ".join(filter(None, facts))


def events_of(connection: Connection, number: int) -> tuple[EventRow, ...]:
    """Return what happened to a lot, oldest first."""
    table = LotEvent.table
    query = sa.select(table).where(
        table.c.archived.is_(None), (table.c.lot == number) | (table.c.into == number)
    )
    found = list(connection.execute(query.order_by(table.c.date, table.c.number)).mappings())
    sites = titles(connection, get("site"), [one["site"] for one in found if one["site"]])
    lots = titles(
        connection, get("lot"), [one[name] for one in found for name in ("lot", "into") if one[name]]
    )
    return tuple(
        EventRow(
            one["id"],
            one["date"],
            _(EVENTS.get(one["type"], one["type"])),
            one["quantity"],
            " · ".join(_figures(one, sites, lots, number)),
            one["reason"] or "",
        )
        for one in found
    )


def _figures(one: sa.RowMapping, sites: dict[int, str], lots: dict[int, str], number: int) -> Sequence[str]:
    """Return what an event changed, a text a figure."""
    found = []
    if one["months"] is not None:
        found.append(_("{months} months").format(months=one["months"]))
    if one["amount"] is not None:
        found.append(f"€ {decimals(one['amount'], 2)}")
    if one["residual"] is not None:
        found.append(_("residual € {amount}").format(amount=decimals(one["residual"], 2)))
    if one["proceeds"]:
        found.append(_("proceeds € {amount}").format(amount=decimals(one["proceeds"], 2)))
    if one["site"] is not None:
        found.append(f"→ {sites.get(one['site'], '')}")
    if one["into"] is not None:
        found.append(
            f"→ {lots.get(one['into'], '')}" if one["into"] != number else f"← {lots.get(one['lot'], '')}"
        )
    return found


def changes_of(connection: Connection, number: int) -> str:
    """Return the changes of a whole lot as the calculator takes them: `01-01-2026 termijn=60; 01-07-2026 waarde=500`."""
    table = LotEvent.table
    query = sa.select(table).where(
        table.c.archived.is_(None), table.c.lot == number, table.c.quantity.is_(None)
    )
    found = []
    for one in connection.execute(query.order_by(table.c.date, table.c.number)).mappings():
        name = {"value": _("value"), "addition": _("add")}.get(one["type"])
        parts = []
        if one["months"] is not None:
            parts.append(_("term={months}").format(months=one["months"]))
        if name and one["amount"] is not None:
            parts.append(f"{name}={decimals(one['amount'], 2)}")
        if one["residual"] is not None:
            parts.append(_("residual={amount}").format(amount=decimals(one["residual"], 2)))
        if parts and one["type"] in {"term", "value", "addition", "residual"}:
            found.append(" ".join([day(one["date"]), *parts]))
    return "; ".join(found)


def title_of(database: Database, number: int) -> str:
    """Return what people call a lot."""
    with database.read() as connection:
        return titles(connection, get("lot"), [number]).get(number, "")
