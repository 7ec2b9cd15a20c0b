"""Closing a book year: its figures are frozen with a digest, and come out identical for ever after.

Every cost line of the year's budget is kept as it is, and of each lot what was ever booked and what it is worth. Later
happenings are refused a date in a closed year; what else changes (a lot, a term, a policy) shows as one correction line
a lot in the first open month (`lot_corrections`). Only the last closed year can be opened again.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import closing_facts, lot_corrections, reading_lots
from inventory.finance.calendar import DAY
from inventory.finance.lines import CostLine
from inventory.finance.reading_lots import Closed
from inventory.language import _, written
from inventory.records.ledger import ClosedYear
from inventory.store.schema import CLOSED_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.closing_facts import Facts
    from inventory.finance.lot_lines import Lots
    from inventory.finance.reading import Books, LotRow
    from inventory.store.work import Work

__all__ = ["Closed", "Verified", "close", "closed", "facts", "frozen", "refuse", "reopen", "verify"]


class Verified(NamedTuple):
    """Whether what was frozen of a closed year is what was frozen then.

    Attributes:
        name: What people call the year.
        end: Its last day.
        holds: Whether its lines still give its digest.
        lines: How many there are.
        digest: The digest that was written down when it was closed.
    """

    name: str
    end: date
    holds: bool
    lines: int
    digest: str


def close(unit: Work, book_year: BookYear, year: int, on: date, notes: str = "") -> Closed:
    """Freeze a book year.

    Args:
        unit: The unit of work.
        book_year: How years are cut.
        year: The calendar year in which it begins.
        on: Today.
        notes: Why, or by whom it was approved.

    Raises:
        InputError: The year is not over, was closed already, does not follow the last closed one, or holds a lot that
            cannot be reckoned with.
    """
    from inventory.finance.budget import budget  # noqa: PLC0415  a budget reads closed years from here

    first, last = book_year.first(year), book_year.last(year)
    name = book_year.label(year)
    _check(closed(unit.connection), (first, last), name, on)
    found = budget(unit.connection, book_year, year, last)
    wrong = [flag.text for flag in found.flags if flag.code in {"lot_contradicts", "lot_without_term"}]
    if wrong:
        raise InputError(
            _("{year} cannot be closed: {problem}").format(year=name, problem=wrong[0]),
            _("Mend what cannot be reckoned with first."),
        )
    told = [_canonical(_cost(line)) for line in (*found.lines(), *found.other)]
    told += [_canonical({"balance": one}) for one in _balances(found.lots, last)]
    told.append(_canonical({"facts": closing_facts.told(found.lots.books, first)}))
    values = {"name": name, "start": first, "end": last, "digest": digest(told), "notes": notes or None}
    number = unit.add(ClosedYear, values, by="close")
    rows = [
        {"closed_year_id": number, "position": position, "line": line} for position, line in enumerate(told)
    ]
    if rows:
        unit.connection.execute(sa.insert(CLOSED_LINE), rows)
    return Closed(number, name, first, last, str(values["digest"]))


def _check(years: tuple[Closed, ...], period: tuple[date, date], name: str, on: date) -> None:
    """Refuse a year that cannot be closed now."""
    first, last = period
    if last >= on:
        raise InputError(
            _("{year} is not over yet: its last day is {last}.").format(year=name, last=written(last)),
            _("Close it from {day} on.").format(day=written(last + DAY)),
        )
    if not years:
        return
    if last <= years[-1].end:
        raise InputError(
            _("{year} is closed already: years are closed up to {end}.").format(
                year=name, end=written(years[-1].end)
            )
        )
    if first != years[-1].end + DAY:
        raise InputError(
            _("{year} does not follow {before}, which ends on {end}.").format(
                year=name, before=years[-1].name, end=written(years[-1].end)
            ),
            _("Close the year that begins on {day} first.").format(day=written(years[-1].end + DAY)),
        )


def _cost(line: CostLine) -> dict[str, Any]:
    return {**line._asdict(), "first": line.first.isoformat(), "last": line.last.isoformat()}


def _balances(lots: Lots, end: date) -> Iterator[dict[str, Any]]:
    """Return what each lot came to by the end of a year, for those that cost or are worth something."""
    booked: dict[int, dict[str, int]] = {}
    for (lot, kind), amount in lot_corrections.booked(lots, end).items():
        booked.setdefault(lot, {})[kind] = amount
    for row in lots.books.lots:
        sites = {lots.books.site(site): value for site, value in lots.book_values(row, end).items() if value}
        if row.id in booked or sites:
            category = lots.books.categories.get(row.category)
            plain = {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in row._asdict().items()
            }
            yield {
                "row": plain,
                "booked": booked.get(row.id, {}),
                "sites": sites,
                "counted": {
                    lots.books.site(site): number for site, number in counted(lots, row, end).items()
                },
                "category": category.name if category else "",
                "cost_row": lots.cost_row(row),
            }


def counted(lots: Lots, row: LotRow, on: date) -> dict[int | None, int]:
    """Return how many of a lot are at each site; none for one that contradicts itself, which is flagged elsewhere."""
    try:
        return lots.quantities(row, on)
    except InputError:
        return {}


def _canonical(value: dict[str, Any]) -> str:
    """Return a value as the one text that JSON has for it here."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(lines: Iterable[str]) -> str:
    """Return the SHA-256 of lines in their order, in hexadecimal."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def closed(connection: Connection) -> tuple[Closed, ...]:
    """Return the closed years, oldest first."""
    return reading_lots.closed(connection)


def frozen(connection: Connection, first: date, last: date) -> list[CostLine] | None:
    """Return the cost lines of a closed book year as they were when it was closed, or None for any other period."""
    for year in closed(connection):
        if (year.start, year.end) == (first, last):
            return [_line(text) for text in reading_lots.lines(connection, year.id, "line")]
    return None


def facts(connection: Connection, books: Books, first: date, last: date) -> Facts | None:
    """Return what stood fast when a book year was closed, or None for any other period."""
    for year in closed(connection):
        if (year.start, year.end) == (first, last):
            for text in reading_lots.lines(connection, year.id, "facts"):
                return closing_facts.read(text, books)
    return None


def _line(text: str) -> CostLine:
    values: dict[str, Any] = json.loads(text)
    values.update({name: date.fromisoformat(values[name]) for name in ("first", "last")})
    return CostLine(**{name: values[name] for name in CostLine._fields if name in values})


def verify(connection: Connection) -> list[Verified]:
    """Return for each closed year whether its lines still give its digest."""
    found = []
    for year in closed(connection):
        lines = reading_lots.lines(connection, year.id)
        found.append(Verified(year.name, year.end, digest(lines) == year.digest, len(lines), year.digest))
    return found


def refuse(connection: Connection, day: date, what: str) -> None:
    """Refuse something that would be dated in a closed year.

    Args:
        connection: One that reads.
        day: Its date.
        what: What it is, in the user's language.

    Raises:
        InputError: The day lies in a closed year, or before one.
    """
    years = closed(connection)
    if years and day <= years[-1].end:
        year = next((one for one in years if one.start <= day <= one.end), years[-1])
        raise InputError(
            _("{what}: {day} cannot be, {year} is closed.").format(
                what=what, day=written(day), year=year.name
            ),
            _("Date it {day} or later.").format(day=written(years[-1].end + DAY)),
        )


def reopen(unit: Work) -> Closed:
    """Open the last closed year again, and return it; its frozen lines are kept aside.

    Raises:
        InputError: No year is closed.
    """
    years = closed(unit.connection)
    if not years:
        raise InputError(_("No year is closed."))
    unit.archive(ClosedYear, years[-1].id)
    return years[-1]
