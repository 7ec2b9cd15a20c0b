"""What finance reads of contracts: their terms with what was decided about them, their prices, and the index series."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.records.contracts import Contract, ContractPrice
from inventory.records.decisions import Decision, IndexSeries, IndexValue
from inventory.records.organisation import Person

if TYPE_CHECKING:
    import datetime as dt
    from datetime import date

    from sqlalchemy import Connection

    from inventory.store.policy import Policies


class DecisionRow(NamedTuple):
    """What was decided about a contract; `who` is the name of the person."""

    id: int
    contract: int
    date: dt.date
    decision: str
    term_end: dt.date | None
    person: int | None
    letter_sent: dt.date | None
    confirmed: dt.date | None
    reference: str | None
    who: str | None = None


class ContractRow(NamedTuple):
    """A contract as it is recorded, with what was decided about it.

    Attributes:
        decisions: In the order in which they were taken.
        school_month: First month of a school year by the policy on the first day.
    """

    id: int
    number: str
    name: str
    supplier: int | None
    type: str | None
    site: int | None
    cost_row: str | None
    start: date
    initial_months: int | None
    explicit_end: date | None
    renewal: str
    renewal_months: int | None
    max_renewals: int | None
    notice: int | None
    notice_unit: str | None
    notice_before: str | None
    explicit_notice: date | None
    early_exit: bool | None
    cancelled: date | None
    ended: date | None
    financing: str | None
    cannot_end: bool | None = None
    lead_days: int | None = None
    option_months: int | None = None
    options: int | None = None
    index_rule: str | None = None
    index_month: int | None = None
    index_series: int | None = None
    index_percent: int | None = None
    invoice_months: int | None = None
    invoice_arrears: bool | None = None
    proration: str | None = None
    value_excl: int | None = None
    route: str | None = None
    procurement: str | None = None
    scope: str | None = None
    decisions: tuple[DecisionRow, ...] = ()
    school_month: int = 8

    @property
    def title(self) -> str:
        """What people call it."""
        return f"{self.number} · {self.name}"


class PriceRow(NamedTuple):
    """A price of a contract; the unit price in 1/10000 euro, discount and VAT rate in 1/100 %."""

    id: int
    contract: int
    description: str
    basis: str
    unit_price: int
    quantity: int | None
    period_months: int
    cost_row: str | None
    start: date | None
    end: date | None
    one_off: bool | None
    discount: int | None = None
    vat: int | None = None
    indexed: bool | None = None


class IndexValueRow(NamedTuple):
    """By how much prices rise from a day on, in 1/100 %."""

    series: int
    start: date
    percent: int
    assumed: bool | None


class Series(NamedTuple):
    """An index series: its name and its values by date."""

    name: str
    values: tuple[IndexValueRow, ...]


DERIVED = ("decisions", "school_month")


def contracts(connection: Connection, policies: Policies) -> dict[int, ContractRow]:
    """Return the living contracts by number, each with what was decided about it."""
    table = Contract.table
    columns = [table.c[name] for name in ContractRow._fields if name not in DERIVED]
    query = sa.select(*columns).where(table.c.archived.is_(None)).order_by(table.c.id)
    decided: dict[int, list[DecisionRow]] = {}
    for one in decisions(connection):
        decided.setdefault(one.contract, []).append(one)
    found = {}
    for values in connection.execute(query):
        row = ContractRow(*values)
        month = policies.whole("school_year_month", row.start) if row.renewal == "school-year" else 8
        found[row.id] = row._replace(decisions=tuple(decided.get(row.id, ())), school_month=month)
    return found


def decisions(connection: Connection) -> list[DecisionRow]:
    """Return the living decisions on contracts, in the order in which they were taken."""
    table, person = Decision.table, Person.table
    columns = (table.c[name] for name in DecisionRow._fields if name != "who")
    query = (
        sa.select(*columns, person.c.name)
        .select_from(table.outerjoin(person, table.c.person == person.c.id))
        .where(table.c.archived.is_(None))
        .order_by(table.c.date, table.c.id)
    )
    return [DecisionRow._make(values) for values in connection.execute(query)]


def prices(connection: Connection) -> tuple[PriceRow, ...]:
    """Return the living prices of contracts, in the order in which they were made."""
    table = ContractPrice.table
    query = sa.select(*(table.c[name] for name in PriceRow._fields)).where(table.c.archived.is_(None))
    return tuple(PriceRow(*values) for values in connection.execute(query.order_by(table.c.id)))


def series(connection: Connection) -> dict[int, Series]:
    """Return the index series by number, with their living values by date."""
    names, values = IndexSeries.table, IndexValue.table
    query = sa.select(*(values.c[name] for name in IndexValueRow._fields)).where(values.c.archived.is_(None))
    found: dict[int, list[IndexValueRow]] = {}
    for one in connection.execute(query.order_by(values.c.start)):
        found.setdefault(one.series, []).append(IndexValueRow(*one))
    return {
        row.id: Series(row.name, tuple(found.get(row.id, ())))
        for row in connection.execute(sa.select(names.c.id, names.c.name))
    }
