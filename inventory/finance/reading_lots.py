"""What finance reads about purchase lots beside the lots themselves: events, policies of categories, closed years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import sqlalchemy as sa

from inventory.finance.course_piece import happening
from inventory.records.assets import CategoryPolicy, Lot, LotEvent
from inventory.records.ledger import ClosedYear
from inventory.store.schema import CLOSED_LINE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.course_piece import Happening


class Rule(NamedTuple):
    """How lots of a category are depreciated that are first used from a day on; shares and rates in 1/100 %."""

    start: date
    term_months: int | None
    residual_share: int | None
    method: str | None
    convention: str | None
    rate: int | None


Frozen = Literal["line", "balance", "facts"]


class Closed(NamedTuple):
    """A closed book year.

    Attributes:
        id: Its number.
        name: What people call it.
        start, end: Its first and last day.
        digest: SHA-256 of its lines.
    """

    id: int
    name: str
    start: date
    end: date
    digest: str


class Together(NamedTuple):
    """A lot that was bought together with others, whenever it came into use; amounts in cents, VAT in 1/100 %."""

    bought_together: str
    quantity: int
    unit_price: int
    contribution: int | None
    vat: int | None
    in_use: date


class LotBooks(NamedTuple):
    """What is read about lots.

    Attributes:
        together: Lots that were bought together with others.
        events: What happened, by number of the lot.
        rules: Policies by number of the category, oldest first.
        closed: Closed years, oldest first.
        balances: What the last closed year left of each lot: lines of JSON, see `closing_lines`.
    """

    together: tuple[Together, ...] = ()
    events: Mapping[int, tuple[Happening, ...]] = {}
    rules: Mapping[int, tuple[Rule, ...]] = {}
    closed: tuple[Closed, ...] = ()
    balances: tuple[str, ...] = ()


def read(connection: Connection) -> LotBooks:
    """Read what happened to lots, and what was decided about them."""
    years = closed(connection)
    return LotBooks(
        together=_together(connection),
        events=events(connection),
        rules=_rules(connection),
        closed=years,
        balances=lines(connection, years[-1].id, "balance") if years else (),
    )


def events(connection: Connection) -> dict[int, tuple[Happening, ...]]:
    """Return what happened to each lot, in the order of entry; whether a month is charged is not known here."""
    table = LotEvent.table
    query = sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.number, table.c.id)
    found: dict[int, list[Happening]] = {}
    for one in connection.execute(query).mappings():
        what = happening({**one})
        found.setdefault(what.lot, []).append(what)
    return {lot: tuple(mine) for lot, mine in found.items()}


def _together(connection: Connection) -> tuple[Together, ...]:
    table = Lot.table
    query = sa.select(*(table.c[name] for name in Together._fields))
    query = query.where(
        table.c.archived.is_(None), table.c.bought_together.is_not(None), table.c.split_from.is_(None)
    )
    return tuple(Together._make(row) for row in connection.execute(query))


def _rules(connection: Connection) -> dict[int, tuple[Rule, ...]]:
    table = CategoryPolicy.table
    columns = (table.c[name] for name in Rule._fields)
    query = sa.select(table.c.category, *columns).where(table.c.archived.is_(None)).order_by(table.c.start)
    found: dict[int, list[Rule]] = {}
    for category, *values in connection.execute(query):
        found.setdefault(category, []).append(Rule(*values))
    return {category: tuple(mine) for category, mine in found.items()}


def closed(connection: Connection) -> tuple[Closed, ...]:
    """Return the closed years, oldest first."""
    table = ClosedYear.table
    query = sa.select(*(table.c[name] for name in Closed._fields)).where(table.c.archived.is_(None))
    return tuple(Closed._make(row) for row in connection.execute(query.order_by(table.c.end)))


def lines(connection: Connection, year: int, kind: Frozen | None = None) -> tuple[str, ...]:
    """Return what was frozen of a closed year, in its order.

    Args:
        connection: One that reads.
        year: Number of the closed year.
        kind: Only its cost lines, what it left of each lot, or the facts beside them; None: all.
    """
    table = CLOSED_LINE
    query = sa.select(table.c.line).where(table.c.closed_year_id == year)
    if kind == "line":
        query = query.where(*(~table.c.line.like(f'{{"{one}"%') for one in ("balance", "facts")))
    elif kind is not None:
        query = query.where(table.c.line.like(f'{{"{kind}"%'))
    return tuple(connection.execute(query.order_by(table.c.position)).scalars())
