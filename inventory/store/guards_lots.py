"""What may not be written about a purchase lot and what happened to it: values of one record that contradict each other.

By hand such a record is refused; an import rejects the row, so that it comes back in a file that can be mended. What
was there before is not held against a change of something else; the budget tells of it.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import N_, _, written
from inventory.records import Kind
from inventory.records.assets import Category, CategoryPolicy, Lot, LotEvent
from inventory.records.methods import EVENTS
from inventory.records.schedule import parts, refuse_other_term
from inventory.records.values import decimals
from inventory.store import policy
from inventory.store.guards import in_closed_years
from inventory.store.titles import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.policy import Policies

COLUMNS = frozenset(
    {
        "category", "quantity", "unit_price", "vat", "residual", "contribution", "in_use", "term_months", "method",
        "rate", "schedule", "opening", "opening_on", "disposed", "return_by",
    }
)  # fmt: skip
"""Columns of a lot that are looked at; a change of others is not held against what was there already."""
TELLING = ("residual", "contribution", "opening", "disposed", "return_by", "schedule")
"""Columns of a lot of which at least one is filled, or the method is another than linear, when it contradicts itself."""
DECLINING = ("declining", "declining-to-linear")
BASIS = 10_000
NEEDED = {
    "term": ("months", N_("Give the new total term in months.")),
    "value": ("amount", N_("Give the new book value.")),
    "addition": ("amount", N_("Give the amount that was added.")),
    "residual": ("residual", N_("Give the new residual value.")),
    "split": ("into", N_("Give the lot that the part became.")),
    "transfer": ("site", N_("Give the site that the lot went to.")),
}
"""What an event must say, by its type: column and what to do."""


class Checks:
    """Looks at lots and their events, with what holds for them read once.

    Args:
        connection: One that reads.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def _policies(self) -> Policies:
        return policy.read(self._connection)

    @cached_property
    def _terms(self) -> dict[int, int | None]:
        table = Category.table
        return {
            row[0]: row[1] for row in self._connection.execute(sa.select(table.c.id, table.c.term_months))
        }

    @cached_property
    def _dated(self) -> list[tuple[int, date, int]]:
        """The terms of dated policies, the oldest first: number of the category, first day, months."""
        table = CategoryPolicy.table
        query = sa.select(table.c.category, table.c.start, table.c.term_months).order_by(table.c.start)
        query = query.where(table.c.archived.is_(None), table.c.term_months.is_not(None))
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query)]

    def lot(self, values: Mapping[str, Any]) -> None:
        """Refuse a lot that contradicts itself.

        Args:
            values: It as it would be; dates as dates.

        Raises:
            InputError: It does; the message says in what, the hint what to mend.
        """
        _days(values)
        if values.get("residual") or values.get("contribution") or values.get("opening"):
            self._amounts(values)
        if values.get("method") in DECLINING and values.get("rate") == 0:
            raise InputError(
                _("A declining method with a rate of 0 % depreciates nothing."),
                _("Give a rate above 0, or leave it out for twice the linear one."),
            )
        self._schedule(values)

    def _amounts(self, values: Mapping[str, Any]) -> None:
        residual, opening = values.get("residual") or 0, values.get("opening") or 0
        price = self._price(values)
        cost = price - self._deducted(values)
        if (values.get("contribution") or 0) > price:
            raise InputError(
                _("The contribution of {contribution} is above the cost of {cost}.").format(
                    contribution=_euro(values["contribution"]), cost=_euro(price)
                ),
                _("Correct the contribution, the unit price or the quantity."),
            )
        if residual > cost:
            raise InputError(
                _("The residual value of {residual} is above the cost of {cost}.").format(
                    residual=_euro(residual), cost=_euro(cost)
                ),
                _("Correct the residual value, which is of the whole lot, or the unit price."),
            )
        if opening > cost - residual:
            raise InputError(
                _(
                    "What was already depreciated, {opening}, is above the cost less residual value, {most}."
                ).format(opening=_euro(opening), most=_euro(cost - residual)),
                _("Correct what was already depreciated, or the unit price."),
            )

    def _price(self, values: Mapping[str, Any]) -> int:
        """Return what was paid in cents, without the VAT that is no cost, as finance reckons it."""
        paid = int(values["quantity"]) * int(values["unit_price"])
        if self._policies.word("vat_cost", values["in_use"]) == "included":
            return paid
        rate = values.get("vat")
        if rate is None:
            rate = self._policies.whole("default_vat", values["in_use"])
        return (2 * paid * BASIS + BASIS + rate) // (2 * (BASIS + rate))

    def _deducted(self, values: Mapping[str, Any]) -> int:
        if self._policies.word("contributions", values["in_use"]) == "released":
            return 0
        return values.get("contribution") or 0

    def _schedule(self, values: Mapping[str, Any]) -> None:
        """Refuse a schedule of one's own that cannot be read, is missing, or does not fit the term."""
        schedule = values.get("schedule")
        found = parts(schedule) if schedule else ()
        if values.get("method") != "manual":
            return
        if not found:
            raise InputError(
                _("The method is an own schedule, but there is none."),
                _("Give the part of each year of the term, such as 40;30;20;10."),
            )
        months = self._months(values)
        if months:
            refuse_other_term(found, months)

    def _months(self, values: Mapping[str, Any]) -> int | None:
        """Return the term of a lot: its own, else that of its category when it was first used, else that of the category."""
        category = values.get("category")
        dated = [months for of, start, months in self._dated if of == category and start <= values["in_use"]]
        usual = dated[-1] if dated else self._terms.get(category or 0)
        return values.get("term_months") or usual

    def event(self, values: Mapping[str, Any]) -> None:
        """Refuse an event of a lot that does not say what changed, or cannot have happened to that lot.

        Whether it fits what else happened only the course of the lot can tell.

        Raises:
            InputError: It is so; the hint says what to mend.
        """
        name = _(EVENTS[values["type"]]).capitalize()
        needed, hint = NEEDED.get(values["type"], ("reason", ""))
        if values.get(needed) is None and needed != "reason":
            text = _("{what}: {field} is missing.")
            raise InputError(text.format(what=name, field=_(LotEvent.fields[needed].label)), _(hint))
        self._fits(values, name)

    def _fits(self, values: Mapping[str, Any], name: str) -> None:
        table = Lot.table
        query = sa.select(table.c.in_use, table.c.opening, table.c.opening_on, table.c.quantity)
        lot = self._connection.execute(query.where(table.c.id == values["lot"])).first()
        if lot is None:
            return
        first = max(lot.in_use, lot.opening_on or lot.in_use) if lot.opening else lot.in_use
        if values["date"] < first:
            raise InputError(
                _("{what}: {on} comes before the start of the lot on {start}.").format(
                    what=name, on=written(values["date"]), start=written(first)
                ),
                _("Give a date from then on."),
            )
        if (values.get("quantity") or 0) > lot.quantity:
            raise InputError(
                _("{what}: {quantity} pieces are more than the {bought} of the lot.").format(
                    what=name, quantity=values["quantity"], bought=lot.quantity
                ),
                _("Give a smaller quantity, or none for all that is left."),
            )


def _days(values: Mapping[str, Any]) -> None:
    """Refuse days of a lot that are in the wrong order."""
    start, opening_on = values["in_use"], values.get("opening_on")
    for name in ("disposed", "return_by"):
        last = values.get(name)
        if last is not None and last < start:
            raise InputError(
                _("{field}: {last} comes before the first use on {first}.").format(
                    field=_(Lot.fields[name].label), last=written(last), first=written(start)
                ),
                _("Correct one of both dates."),
            )
    if not values.get("opening"):
        return
    if opening_on is None:
        raise InputError(
            _("What was already depreciated has no date."), _("Give the day of that balance as well.")
        )
    disposed = values.get("disposed")
    if disposed is not None and disposed < opening_on:
        raise InputError(
            _("{field}: {last} comes before the day of what was already depreciated, {first}.").format(
                field=_(Lot.fields["disposed"].label), last=written(disposed), first=written(opening_on)
            ),
            _("Correct one of both dates."),
        )


def refuse(
    connection: Connection, record: type[Record], values: Mapping[str, Any], changed: Iterable[str]
) -> None:
    """Refuse a lot or an event of one that contradicts itself.

    Args:
        connection: One that reads.
        record: Kind of the record.
        values: It as it would be.
        changed: Columns of which the value is new.

    Raises:
        InputError: It does.
    """
    if record is Lot and not COLUMNS.isdisjoint(changed):
        Checks(connection).lot(values)
    if record is LotEvent and "lot" in changed:
        Checks(connection).event(values)


def refused(
    connection: Connection, record: type[Record], values: Mapping[str, Sequence[Any]], targets: Sequence[Any]
) -> dict[int, str]:
    """Return which rows of an import contradict themselves or lie in a closed year: place → why, with what to mend.

    Args:
        connection: One that reads.
        record: Kind of the records.
        values: Columns of the rows by name; an empty cell keeps what is there. What could not be read counts as empty.
        targets: Number of the record that a row is about; anything else for a new one.
    """
    if record not in {Lot, LotEvent}:
        return {}
    checks, found = Checks(connection), {}
    check, places = (checks.lot, _lots) if record is Lot else (checks.event, _events)
    for place, row in places(connection, values, targets):
        if any(row.get(name) is None for name, field in record.fields.items() if field.required):
            continue
        try:
            check(row)
        except InputError as wrong:
            found[place] = f"{wrong.message} {wrong.hint}".strip()
    if record is Lot:
        return found
    days = [_row(record, values, place).get("date") for place in range(len(targets))]
    closed = in_closed_years(connection, record, days)
    return {**found, **{place: why for place, why in closed.items() if targets[place] is None}}


def _events(
    _connection: Connection, values: Mapping[str, Sequence[Any]], targets: Sequence[Any]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Return the rows that are new events; those that are there are not rewritten."""
    for place, target in enumerate(targets):
        if target is None:
            yield place, _row(LotEvent, values, place)


def _lots(
    connection: Connection, values: Mapping[str, Sequence[Any]], targets: Sequence[Any]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Return the rows of lots, as they would be, that can contradict themselves, of those that are new or differ."""
    there = _stored(connection, [target for target in targets if isinstance(target, int)])
    told = {place for name in TELLING for place, value in enumerate(values.get(name, ())) if value}
    told |= {place for place, value in enumerate(values.get("method", ())) if value not in {None, "linear"}}
    for place, target in enumerate(targets):
        if target is None and place in told:
            defaults = {name: field.default for name, field in Lot.fields.items()}
            yield place, {**defaults, **_row(Lot, values, place)}
        elif target in there:
            new = {**there[target], **_row(Lot, values, place)}
            if any(new[name] != there[target][name] for name in COLUMNS):
                yield place, new


def _stored(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    table, found = Lot.table, {}
    columns = [table.c[name] for name in ("id", *Lot.fields)]
    for start in range(0, len(numbers), CHUNK):
        query = sa.select(*columns).where(table.c.id.in_(numbers[start : start + CHUNK]))
        found.update({row["id"]: dict(row) for row in connection.execute(query).mappings()})
    return found


def _row(record: type[Record], values: Mapping[str, Sequence[Any]], place: int) -> dict[str, Any]:
    """Return what a row gives of a record's own columns, without what is empty or could not be read."""
    found: dict[str, Any] = {}
    for name, column in values.items():
        value = column[place]
        if name not in record.fields or not isinstance(value, int | str | date):
            continue
        if isinstance(value, str) and record.fields[name].kind is Kind.DATE:
            value = date.fromisoformat(value[:10])
        found[name] = value
    return found


def _euro(amount: int) -> str:
    return f"€ {decimals(amount, 2)}"
