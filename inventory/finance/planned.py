"""Planned lots: a scenario that is adopted writes them, they stand in the budget as planned, and a purchase makes them real."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance import scenarios
from inventory.finance.lines import CostLine, Flag
from inventory.finance.lot_lines import Lots
from inventory.finance.money import BASIS, euro, rounded, share
from inventory.finance.reading import LotRow, rows
from inventory.finance.scenario_plan import Wish, make
from inventory.language import _
from inventory.records.lots import Lot
from inventory.records.replacement import PlannedLot, Scenario
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.lines import CostKind
    from inventory.finance.reading import Books
    from inventory.finance.replacement_terms import Line
    from inventory.store.work import Work


class PlannedRow(NamedTuple):
    """A planned lot as it is recorded; amounts in cents."""

    id: int
    code: str
    scenario: int | None
    replaces: int | None
    description: str
    category: int
    product: int | None
    site: int | None
    quantity: int
    unit_price: int
    residual: int | None
    in_use: date
    term_months: int | None
    financing: str | None
    bought_as: int | None
    notes: str | None

    @property
    def cost(self) -> int:
        """What all pieces cost, in cents."""
        return self.quantity * self.unit_price

    @property
    def title(self) -> str:
        """What people call it."""
        return f"{self.code} · {self.description}"


def listing(connection: Connection, *, open_only: bool = False) -> tuple[PlannedRow, ...]:
    """Return the planned lots in the order of their first use; open ones only are not bought yet."""
    where = [PlannedLot.table.c.bought_as.is_(None)] if open_only else []
    return tuple(
        sorted(rows(connection, PlannedLot, PlannedRow, *where), key=lambda one: (one.in_use, one.code))
    )


def find(connection: Connection, code: str) -> PlannedRow:
    """Return the planned lot with a code.

    Raises:
        InputError: There is none.
    """
    found = rows(connection, PlannedLot, PlannedRow, PlannedLot.table.c.code == clean(code))
    if not found:
        raise InputError(
            _("There is no planned lot “{code}”.").format(code=clean(code)),
            _("Look at the codes with: inventaris replacement planned."),
        )
    return found[0]


class Adopted(NamedTuple):
    """What adopting a scenario did.

    Attributes:
        planned: How many planned lots were written.
        withdrawn: How many of before, not bought yet, were put away.
        before: Name of the scenario that was adopted before, "" for none or the same.
    """

    planned: int
    withdrawn: int
    before: str


def adopt(work: Work, name: str, on: date) -> Adopted:
    """Make a scenario the plan of the board: its purchases become planned lots, and count in the budget.

    The scenario that was adopted before becomes a draft again, and its planned lots that are not bought are put away.
    Adopting the same one again makes its planned lots anew. The price of a piece is kept in whole cents, so that a
    planned lot may differ from the plan by half a cent a piece.

    Args:
        work: The unit of work.
        name: Of the scenario.
        on: Today.

    Raises:
        InputError: There is no such scenario.
    """
    made = make(work.connection, Wish(scenario=name), on)
    assert made.scenario is not None  # it was asked by name
    before = [one for one in scenarios.listing(work.connection) if one.status == "adopted"]
    owners = {one.id for one in before} | {made.scenario.id}
    old = [one for one in listing(work.connection, open_only=True) if one.scenario in owners]
    for one in old:
        work.archive(PlannedLot, one.id)
    for other in before:
        if other.id != made.scenario.id:
            work.change(Scenario, other.id, {"status": "draft"})
    work.change(Scenario, made.scenario.id, {"status": "adopted"})
    taken = {one.code for one in listing(work.connection)}
    for line in made.result.lines:
        work.add(PlannedLot, _values(line, made.scenario.id, taken))
    others = [one.name for one in before if one.id != made.scenario.id]
    return Adopted(len(made.result.lines), len(old), others[0] if others else "")


def _values(line: Line, scenario: int, taken: set[str]) -> dict[str, Any]:
    """Return a planned purchase as it is recorded, with a code that no other one has."""
    need = line.due.need
    code = _free(f"{need.code[:56]}-{line.due.generation}-{line.year}", taken)
    return {
        "code": code,
        "scenario": scenario,
        "replaces": need.lot if line.due.generation == 1 else None,
        "description": need.description,
        "category": need.category_id,
        "product": need.product,
        "site": need.site_id,
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "residual": rounded(line.quantity * line.unit_price * need.residual, BASIS),
        "in_use": line.in_use,
        "term_months": need.plan.months,
        "financing": need.financing,
        "notes": line.why,
    }


def _free(code: str, taken: set[str]) -> str:
    """Return a code that is not taken, and take it."""
    found, number = code, 1
    while found in taken:
        number += 1
        found = f"{code}-{number}"
    taken.add(found)
    return found


class Bought(NamedTuple):
    """What a purchase made of a planned lot: number of the lot, and the code of what is still to be bought, "" for none."""

    lot: int
    rest: str


def buy(
    work: Work, planned: str, code: str, on: date, price: int | None = None, quantity: int | None = None
) -> Bought:
    """Make a real lot of a planned one; what is not bought of it stays planned.

    Args:
        work: The unit of work.
        planned: Code of the planned lot.
        code: Code of the real one, such as the order number.
        on: Its day of first use.
        price: What a piece cost, in cents; None: as planned.
        quantity: Pieces; None: as planned.

    Raises:
        InputError: There is no such planned lot, it was bought before, or the code, price or quantity cannot be.
    """
    row = find(work.connection, planned)
    if row.bought_as is not None:
        raise InputError(
            _("{planned} was bought already.").format(planned=row.title),
            _("Look at it with: inventaris show planned_lot {code}.").format(code=row.code),
        )
    pieces = row.quantity if quantity is None else quantity
    if pieces < 1:
        raise InputError(_("Buy at least one piece."))
    if price is not None and price < 0:
        raise InputError(_("The price of a piece cannot be negative."))
    paid = row.unit_price if price is None else price
    lot = work.add(Lot, {**_bought_values(row, pieces, paid), "code": clean(code), "in_use": on})
    rest = _rest(work, row, pieces) if pieces < row.quantity else ""
    work.change(PlannedLot, row.id, {"bought_as": lot})
    return Bought(lot, rest)


def _bought_values(row: PlannedRow, pieces: int, price: int) -> dict[str, Any]:
    residual = rounded((row.residual or 0) * pieces * price, row.cost) if row.cost else 0
    return {
        "description": row.description,
        "category": row.category,
        "product": row.product,
        "site": row.site,
        "quantity": pieces,
        "unit_price": price,
        "residual": residual,
        "term_months": row.term_months,
        "financing": row.financing,
    }


def _rest(work: Work, row: PlannedRow, pieces: int) -> str:
    """Cut a planned lot to what is bought, write the rest as another, and return the code of that one."""
    code = _free(row.code, {one.code for one in listing(work.connection)})
    residual = share(row.residual or 0, pieces, row.quantity)
    values = row._asdict()
    del values["id"]
    left = {"code": code, "quantity": row.quantity - pieces, "residual": (row.residual or 0) - residual}
    work.change(PlannedLot, row.id, {"quantity": pieces, "residual": residual})
    work.add(PlannedLot, {**values, **left})
    return code


def planned_lines(connection: Connection, books: Books, period: tuple[date, date]) -> Iterator[CostLine]:
    """Return what planned lots that are not bought yet cost in a period; nature "planned", record "planned_lot".

    Args:
        connection: One that reads.
        books: What was read of the board, for its policy and categories.
        period: First and last day.
    """
    return lines_of(listing(connection, open_only=True), books, period)


def lines_of(
    planned: Iterable[PlannedRow], books: Books, period: tuple[date, date], flags: list[Flag] | None = None
) -> Iterator[CostLine]:
    """Return the cost lines of planned lots in a period: depreciation, or below the threshold an expense.

    Args:
        planned: Planned lots that are not bought yet.
        books: What was read of the board, for its policy and categories.
        period: First and last day.
        flags: Gets a flag for each planned lot that has no term, and so costs nothing in the figures.
    """
    lots = Lots(books)
    first, last = period
    for one in planned:
        if one.in_use > last:
            continue
        row = _as_lot(one)
        if not lots.months(row):
            if flags is not None:
                text = _("Planned lot {lot}: no depreciation term is recorded").format(lot=one.code)
                flags.append(Flag("planned_without_term", text, "planned_lot", one.id))
        elif lots.capitalised(row):
            amount = lots.charge(row, first, last)
            if amount:
                line = _line(lots, one, row, "depreciation", lots.explain(row))
                yield line._replace(amount=amount, first=max(first, one.in_use), last=last)
        elif first <= one.in_use:
            text = _("{quantity} × {price}, below the capitalisation threshold").format(  # noqa: RUF001  the sign itself
                quantity=one.quantity, price=euro(one.unit_price)
            )
            yield _line(lots, one, row, "operating", text)


def _as_lot(one: PlannedRow) -> LotRow:
    """Return a planned lot as if it were bought; its negative number is that of no lot, so that it has no events."""
    values: dict[str, Any] = {
        **{name: value for name, value in one._asdict().items() if name in LotRow._fields},
        "id": -one.id,
    }
    return LotRow._make(values.get(name) for name in LotRow._fields)


def _line(lots: Lots, one: PlannedRow, row: LotRow, kind: CostKind, text: str) -> CostLine:
    """Return the line of a planned lot: all that it costs, on its first day of use."""
    return CostLine(
        amount=lots.cost(row),
        first=one.in_use,
        last=one.in_use,
        cost_row=lots.cost_row(row),
        pillar=None,
        kind=kind,
        nature="planned",
        record="planned_lot",
        record_id=one.id,
        title=one.title,
        explanation=text,
        site=lots.books.site(one.site),
        financing=one.financing or "operating",
    )
