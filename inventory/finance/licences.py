"""Licences on a day: what was bought, what is used, what is short, and what a seat costs.

A shortfall is shown and never stops anybody; an expired licence gives no seats; what nobody counted is unknown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.finance import licence_use, reading, reading_licences
from inventory.finance.calendar import month_index
from inventory.finance.contract_licences import BASES
from inventory.finance.counts import HUNDREDTHS, Counts
from inventory.finance.licence_cost import NO_COST, Costs
from inventory.finance.money import rounded, share

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.licence_cost import Cost
    from inventory.finance.licence_use import Seats, Source
    from inventory.finance.reading import Books
    from inventory.finance.reading_licences import SeatRow

WHOLE = 10_000
State = Literal["in_force", "expired", "future"]


class LicenceStatus(NamedTuple):
    """A licence on a day; amounts in cents.

    Attributes:
        id: Number of the licence.
        name: What it is called.
        system, supplier, contract: What people call them, "" for none.
        kind: A choice of `records.software.LICENCE_KINDS`.
        state: Whether it is in force, expired, or begins later.
        end: Its last day, or None.
        seats: Bought; None when unlimited or by count.
        by_count: Pupils, fte, sites or devices that it is for, rounded up, when no seats are recorded; else None.
        assigned: Seats assigned on the day; None when none ever were.
        used: Seats in use; None when nobody counted.
        source: Where `used` comes from.
        free: Seats that nobody has; None when unlimited, unknown or not in force.
        shortfall: Seats used or assigned beyond those bought; 0 when not in force.
        use_share: Part of the seats that is used, in 1/100 %; None when it is not known.
        low: Whether that is below the policy `licence_lowest_use`.
        cost: What it costs.
        per_seat, per_used: Cost a year of a seat, and of a used one; None when not known or there is none.
        wasted: Cost a year of the seats that nobody uses; None when not known.
        counted: Count date of `used`, or None.
        age: Whole months since that date, or None.
    """

    id: int
    name: str
    system: str
    supplier: str
    contract: str
    kind: str
    state: State
    end: date | None
    seats: int | None
    by_count: int | None
    assigned: int | None
    used: int | None
    source: Source
    free: int | None
    shortfall: int
    use_share: int | None
    low: bool
    cost: Cost
    per_seat: int | None
    per_used: int | None
    wasted: int | None
    counted: date | None
    age: int | None

    @property
    def unlimited(self) -> bool:
        """Whether any number may be used: that is not the same as 0 seats."""
        return self.seats is None and self.kind not in BASES

    @property
    def taken(self) -> int:
        """Seats that somebody has, as far as is known: used or assigned, whichever is more."""
        return max(self.used or 0, self.assigned or 0)


def licences(connection: Connection, on: date) -> tuple[LicenceStatus, ...]:
    """Return every living licence as it is on a day, by name.

    Args:
        connection: One that reads.
        on: The day, past or future.
    """
    return statuses(connection, reading.read(connection), on)


def statuses(connection: Connection, books: Books, on: date) -> tuple[LicenceStatus, ...]:
    """Return the same of books that were read already."""
    rows = reading_licences.licences(connection)
    if not books.devices and any(row.type == "device" and row.seats is None for row in rows):
        books = replace(books, devices=reading.device_counts(connection))
    assigned = reading_licences.assigned(connection, on)
    known = licence_use.seats(
        rows, reading_licences.counts(connection), assigned, reading_licences.found(connection), on
    )
    running = [row for row in rows if licence_use.in_force(row, on)]
    costs = Costs(books, running, {number: one.bought for number, one in known.items()}, on)
    desk = _Desk(books, reading_licences.systems(connection), costs, on)
    return tuple(desk.status(row, known[row.id], assigned.get(row.id)) for row in rows)


class _Desk:
    """Puts together what is known of a licence."""

    def __init__(
        self, books: Books, systems: dict[int, tuple[str, int | None]], costs: Costs, on: date
    ) -> None:
        self.books = books
        self.systems = systems
        self.costs = costs
        self.on = on
        self.counts = Counts(books)
        self.lowest = books.policies.whole("licence_lowest_use", on)

    def status(self, row: SeatRow, seats: Seats, assigned: int | None) -> LicenceStatus:
        """Return a licence as it is on the day."""
        state = _state(row, self.on)
        by_count = self._by_count(row) if seats.bought is None else None
        quantity = seats.bought if seats.bought is not None else by_count
        system, its_supplier = self.systems.get(row.system or 0, ("", None))
        cost = self.costs.of(row, quantity, system) if state == "in_force" else NO_COST
        free, shortfall = _fit(seats, assigned) if state == "in_force" else (None, 0)
        contract = self.books.contracts.get(row.contract or 0)
        return LicenceStatus(
            id=row.id,
            name=row.name,
            system=system,
            supplier=self.books.supplier(row.supplier or its_supplier),
            contract=contract.title if contract else "",
            kind=row.type,
            state=state,
            end=row.end,
            seats=seats.bought,
            by_count=by_count,
            assigned=assigned,
            used=seats.used,
            source=seats.source,
            free=free,
            shortfall=shortfall,
            use_share=_share(seats.used, quantity),
            low=state == "in_force" and self._low(seats.used, quantity),
            cost=cost,
            per_seat=_each(cost.year, quantity),
            per_used=_each(cost.year, seats.used),
            wasted=_wasted(cost.year, quantity, seats.used),
            counted=seats.counted,
            age=_age(seats.counted, self.on),
        )

    def _low(self, used: int | None, quantity: int | None) -> bool:
        """Return whether less is used than the policy's lowest share; what is not known is not low."""
        return used is not None and bool(quantity) and used * WHOLE < self.lowest * (quantity or 0)

    def _by_count(self, row: SeatRow) -> int | None:
        """Return how many a licence without recorded seats is for, rounded up, or None when it is not known."""
        if row.type not in BASES:
            return None
        found = self.counts.quantity(BASES[row.type], self.on, None)
        return None if found is None else -(-found // HUNDREDTHS)


def _state(row: SeatRow, on: date) -> State:
    if licence_use.expired(row, on):
        return "expired"
    return "in_force" if licence_use.in_force(row, on) else "future"


def _fit(seats: Seats, assigned: int | None) -> tuple[int | None, int]:
    """Return the free seats, None when they are unlimited or nothing is known of their use, and the shortfall."""
    if seats.bought is None or (seats.used is None and assigned is None):
        return None, 0
    left = seats.bought - max(seats.used or 0, assigned or 0)
    return max(0, left), max(0, -left)


def _share(used: int | None, quantity: int | None) -> int | None:
    return rounded(used * WHOLE, quantity) if used is not None and quantity else None


def _each(year: int | None, number: int | None) -> int | None:
    return rounded(year, number) if year and number else None


def _wasted(year: int | None, quantity: int | None, used: int | None) -> int | None:
    """Return the cost a year of what is not used, or None when it is not known."""
    if year is None or not quantity or used is None:
        return None
    return year - share(year, min(used, quantity), quantity)


def _age(counted: date | None, on: date) -> int | None:
    """Return the whole months between a count and a day."""
    if counted is None:
        return None
    return month_index(on) - month_index(counted) - (on.day < counted.day)
