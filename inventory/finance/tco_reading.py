"""The total cost of ownership of a board's devices in a year, from its records."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.lines import Flag, total
from inventory.finance.lot_lines import Lots
from inventory.finance.money import euro
from inventory.finance.other_lines import staff_lines
from inventory.finance.reading import device_counts, read, rows
from inventory.finance.replacement_reading import still_needed
from inventory.finance.tco import Cost, Kind, Labour, Tco
from inventory.finance.tco import rows as reckoned
from inventory.language import _, ngettext
from inventory.records import ledger
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.reading import Books
    from inventory.finance.reading_contracts import ContractRow

COLUMN_OF = {"service": "service", "operational_lease": "lease", "financial_lease": "lease"}
"""Column of a kind of contract; all others are licences and subscriptions."""
DEVICE_ROWS = ("devices", "network")
"""Rows of the budget whose contracts are about devices."""


class _Labour(NamedTuple):
    """Labour as it is recorded."""

    category: int
    who: str
    minutes: int
    rate: int


def tco(
    connection: Connection,
    book: BookYear,
    year: int,
    on: date,
    *,
    category: str | None = None,
    with_staff: bool = False,
) -> Tco:
    """Return what each kind of device costs in a book year.

    Args:
        connection: One that reads.
        book: How years are cut.
        year: The calendar year in which the book year begins.
        on: The day from which contracts are seen.
        category: Only this kind, by its name.
        with_staff: Whether staff of a row of the budget is shared by the devices of that row.

    Raises:
        InputError: There is no such category.
    """
    period = (book.first(year), book.last(year))
    books = read(connection, period[1])
    lots = Lots(books)
    kinds = _kinds(connection, lots, period[1])
    wanted = _category(books, category) if category is not None else None
    spent = _Spent(books, kinds, period, on)
    costs = [*spent.lots(lots), *spent.contracts(), *(spent.staff() if with_staff else ())]
    labour = [Labour(*one) for one in rows(connection, ledger.Labour, _Labour)]
    found = reckoned(kinds.values(), costs, labour)
    if wanted is not None:
        found = tuple(row for row in found if row.kind.id == wanted)
    pupils = Counts(books).pupils(period[0])
    result = Tco(book.label(year), found, pupils, (), with_staff)
    return result._replace(flags=(*lots.flags, *spent.flags, *_flags(result)))


def _category(books: Books, name: str) -> int:
    for one in books.categories.values():
        if fold(one.name) == fold(name):
            return one.id
    names = ", ".join(sorted(one.name for one in books.categories.values()))
    raise InputError(
        _("There is no category “{name}”.").format(name=clean(name)),
        _("There are: {names}.").format(names=names) if names else "",
    )


def _kinds(connection: Connection, lots: Lots, on: date) -> dict[int, Kind]:
    """Return all categories with their devices: those registered, else what is left of the lots in use by a day."""
    registered: dict[int, int] = defaultdict(int)
    for one in device_counts(connection):
        if one.category is not None:
            registered[one.category] += one.number
    books, left = lots.books, still_needed(connection, lots)
    bought: dict[int, int] = defaultdict(int)
    for row in books.lots:
        if row.in_use <= on:
            bought[row.category] += left[row.id]
    return {
        number: Kind(number, one.name, registered.get(number) or bought[number], number in registered)
        for number, one in books.categories.items()
    }


class _Spent:
    """What is spent for devices in a period.

    Args:
        books: What was read.
        kinds: The kinds of devices by number.
        period: First and last day.
        on: The day from which contracts are seen.
    """

    def __init__(self, books: Books, kinds: dict[int, Kind], period: tuple[date, date], on: date) -> None:
        self.flags: list[Flag] = []
        self._books = books
        self._kinds = kinds
        self._period = period
        self._on = on

    def lots(self, lots: Lots) -> Iterator[Cost]:
        """Return what the lots of each kind are charged, or cost below the threshold."""
        for one in lots.charges(*self._period):
            column = "depreciation" if one.kind == "depreciation" else "purchases"
            if one.lot.category in self._kinds:
                yield Cost(column, one.amount, (one.lot.category,))

    def contracts(self) -> Iterator[Cost]:
        """Return what contracts and licences cost that cover a kind of device, or are paid by device.

        What stands in a row of devices and covers none is flagged.
        """
        contracts = Contracts(self._books, Counts(self._books))
        outside: dict[str, int] = {}
        for row in self._books.contracts.values():
            amount = total(contracts.of(row, self._period, self._on))
            kinds = self._covered(row)
            if amount and kinds:
                yield Cost(COLUMN_OF.get(row.type or "", "licences"), amount, kinds)
            elif amount and row.cost_row in DEVICE_ROWS:
                outside[row.number] = amount
        by_device = {one.id for one in self._books.licences if one.type == "device"}
        for line in contracts.licences.lines(self._period, self._on):
            if line.record_id in by_device:
                yield Cost("licences", line.amount, self._all())
        self.flags += contracts.flags
        self._flag_outside(outside)

    def _covered(self, row: ContractRow) -> set[int]:
        """Return the kinds that a contract covers, itself or by their lots; all that are registered when every device is paid."""
        category_of = {one.id: one.category for one in self._books.lots}
        found: set[int] = set()
        for one in self._books.covers:
            if one.contract == row.id:
                lot = category_of.get(one.lot) if one.lot is not None else None
                found |= {number for number in (one.category, lot) if number in self._kinds}
        by_device = any(
            one.contract == row.id and one.basis == "device" and one.quantity is None
            for one in self._books.prices
        )
        return found or (self._all() if by_device else set())

    def _all(self) -> set[int]:
        """Return all kinds whose devices are registered; all kinds when none are."""
        return {kind.id for kind in self._kinds.values() if kind.registered} or set(self._kinds)

    def _flag_outside(self, outside: dict[str, int]) -> None:
        if outside:
            text = ngettext(
                "{count} contract on devices or network covers no kind of device: {amount} is not counted ({names}).",
                "{count} contracts on devices or network cover no kind of device: {amount} is not counted ({names}).",
                len(outside),
            )
            names = ", ".join(sorted(outside))
            self.flags.append(
                Flag(
                    "uncovered",
                    text.format(count=len(outside), amount=euro(sum(outside.values())), names=names),
                )
            )

    def staff(self) -> Iterator[Cost]:
        """Return what staff costs in the rows of the budget that kinds of devices have."""
        kinds: dict[str, set[int]] = defaultdict(set)
        for one in self._books.categories.values():
            kind = self._kinds[one.id]
            if one.cost_row and kind.devices:
                kinds[one.cost_row].add(one.id)
        for line in staff_lines(self._books, self._period, self._on, self.flags):
            if line.cost_row in kinds:
                yield Cost("staff", line.amount, kinds[line.cost_row])


def _flags(found: Tco) -> Iterator[Flag]:
    """Return what the figures cannot know."""
    unknown = [row.kind.name for row in found.rows if not row.complete]
    if unknown:
        yield Flag(
            "labour_unknown",
            _("Time of IT staff or users is unknown and in no total: {names}.").format(
                names=", ".join(unknown)
            ),
        )
    yield from _counted(row.kind for row in found.rows)
    if not found.pupils:
        yield Flag("no_pupils", _("No pupils are recorded: the amount per pupil is unknown."))


def _counted(kinds: Iterable[Kind]) -> Iterator[Flag]:
    names = [kind.name for kind in kinds if not kind.registered]
    if names:
        yield Flag(
            "counted_by_lots",
            _("Counted by what was bought, since no devices are registered: {names}.").format(
                names=", ".join(names)
            ),
        )
