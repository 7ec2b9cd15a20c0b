"""Rules on what contracts cost and how they were bought: amounts, procurement, quantities, leases, cancellations."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import obligations, procurement, procurement_groups, reading
from inventory.finance.calendar import DAY, month_first, month_index
from inventory.finance.contract_lines import LICENCE_BASES, Contracts
from inventory.finance.counts import HUNDREDTHS, Counts
from inventory.finance.money import euro
from inventory.language import N_, _, ngettext
from inventory.records.assets import Lot
from inventory.records.choices import COST_ROWS
from inventory.records.contract_choices import ROUTES
from inventory.records.values import day
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.procurement import Worth
    from inventory.finance.procurement_groups import Group
    from inventory.finance.reading import LotRow
    from inventory.finance.reading_contracts import ContractRow, DecisionRow, PriceRow
    from inventory.signals.board import Board

TOLERANCE = 20
"""A quantity may differ from the count by one part in so many: 5 %."""
PARTLY = 4
"""A quantity that is more than one part in so many below the count may be meant for a part of them."""
NAMED = 4
"""Lots that a sentence names."""


@rule(
    "CON-005",
    "medium",
    title=N_("Contract without amount or row of the budget"),
    explanation=N_("What it costs is in no total of the plan."),
    action=N_("Record its prices, and the row of the budget they belong to."),
    basis="PO-Raad format, chapter 5",
)
def without_amount(board: Board) -> Iterator[Found]:
    """Running contracts that no price and no licence price, or no row, brings into the budget."""
    contracts = Contracts(board.books, board.counts)
    licensed = {one.contract for one in board.books.licences if one.unit_price}
    for row in board.contracts:
        if row.start > board.on or board.runs(row) is False or contracts.bought(row):
            continue
        prices = contracts.prices.of(row)
        subject = board.subject("contract", row.id)
        free = row.id in licensed or row.type == "framework"
        if not prices and not free:
            yield Found(subject, _("No price is recorded."))
        elif not free and not any(_holds(board, row, price) for price in prices):
            yield Found(subject, _("None of its prices holds on {day}.").format(day=day(board.on)))
        elif any(price.cost_row is None for price in prices) and row.cost_row is None:
            yield Found(subject, _("Its row of the budget is not recorded."))


def _holds(board: Board, row: ContractRow, price: PriceRow) -> bool:
    """Return whether a price holds on the day; what is paid once always counts."""
    ended = price.end is not None and price.end < board.on
    return bool(price.one_off) or (not ended and (price.start or row.start) <= board.on)


@rule(
    "CON-012",
    "medium",
    title=N_("Prices of a contract contradict each other"),
    explanation=N_("Only one of them is counted, and it may be the wrong one."),
    action=N_("Give the earlier price an end before the later one begins, or archive one of them."),
    basis="contract",
)
def contradicting_prices(board: Board) -> Iterator[Found]:
    """Contracts with two prices of one description on the same day, or a price that ends before it begins."""
    contracts = Contracts(board.books, board.counts)
    for row in board.contracts:
        if board.runs(row) is not False:
            contracts.prices.courses(row, None)
    for flag in contracts.flags:
        if flag.code in {"overlapping_prices", "price_contradicts"}:
            yield Found(board.subject("contract", flag.record_id), flag.text)


@rule(
    "CON-006",
    "high",
    title=N_("Bought without the procedure that its value asks for"),
    explanation=N_(
        "From the threshold on a purchase without procedure is unlawful, and the auditor reports it."
    ),
    action=N_("Record the route and the file of the procedure, or plan one before the next term."),
    basis="Aanbestedingswet 2012 / Wet inzake overheidsopdrachten",
)
def procured(board: Board) -> Iterator[Found]:
    """Contracts, and purchases from one supplier in 48 months, that reach a threshold without a fitting procedure."""
    contracts = Contracts(board.books, board.counts)
    told = set()
    for row in board.contracts:
        found = procurement.worth(contracts, row) if row.start <= board.on else None
        if found is not None and not found.fits:
            told.add(row.number)
            yield Found(board.subject("contract", row.id), _worth(found))
    lots = procurement_groups.bought(board.connection, contracts)
    for group in procurement_groups.groups(contracts, lots, board.on):
        alone = not group.lots and len(group.contracts) == 1
        if group.threshold is not None and not alone and not told & set(group.contracts):
            name = board.books.supplier(group.supplier)
            yield Found(Subject("supplier", name, name, group.supplier), _bought(group))


def _worth(found: Worth) -> str:
    assert found.threshold is not None  # what reaches none fits
    said = {"value": euro(found.value), "threshold": euro(found.threshold.amount)}
    if (found.row.route or "none") == "none":
        text = _("Without VAT it is worth {value}, threshold {threshold}; no procedure is recorded.")
        return text.format(**said)
    text = _(
        "Without VAT it is worth {value}, threshold {threshold}; the route “{route}” does not do for that."
    )
    return text.format(**said, route=_(ROUTES[str(found.row.route)]))


def _bought(group: Group) -> str:
    assert group.threshold is not None  # asked before
    things = [*group.lots, *group.contracts]
    named = ", ".join(things[:NAMED])
    if len(things) > NAMED:
        more = len(things) - NAMED
        named += ngettext(" and {number} more", " and {number} more", more).format(number=more)
    text = _(
        "{row}: {value} without VAT in 48 months ({first} until {last}), threshold {threshold}; "
        "no procedure is recorded. It is about {things}."
    )
    return text.format(
        row=_(COST_ROWS[group.cost_row]) if group.cost_row else _("without a row"),
        value=euro(group.value),
        first=day(group.first),
        last=day(group.last),
        threshold=euro(group.threshold.amount),
        things=named,
    )


@rule(
    "CON-007",
    "medium",
    title=N_("Quantity differs from the count"),
    explanation=N_("More than 5 % too many is paid for nothing; too few breaks the agreement."),
    action=N_("Report the new quantity to the supplier, or leave the quantity empty to have it counted."),
    basis="licentievoorwaarden",
)
def quantity_differs(board: Board) -> Iterator[Found]:
    """Running prices and licences by pupil, fte, site or device whose own quantity is not the counted one.

    What is far below the count is told as low: it may be meant for a part of them.
    """
    counts = _counts(board)
    for price in board.books.prices:
        row = board.books.contracts.get(price.contract)
        if row is None or price.quantity is None or price.one_off or not _counted(board, row, price):
            continue
        if _holds(board, row, price) and board.runs(row):
            found = counts.quantity(price.basis, board.on, row.site, row.id)
            subject = board.subject("contract", row.id)
            yield from _differing(subject, price.description, price.quantity, found)
    paid = {price.contract for price in board.books.prices}
    for one in board.books.licences:
        basis = LICENCE_BASES.get(one.type)
        over = one.end is not None and one.end < board.on
        if basis in {None, "device"} or one.seats is None or one.contract in paid or over:
            continue
        subject = Subject("licence", one.name, one.name, one.id)
        yield from _differing(subject, one.name, one.seats, counts.quantity(str(basis), board.on, None))


def _counts(board: Board) -> Counts:
    """Return counts that know the devices when a quantity of devices must be compared."""
    if board.books.devices or all(price.basis != "device" for price in board.books.prices):
        return board.counts
    return Counts(replace(board.books, devices=reading.device_counts(board.connection)))


def _counted(board: Board, row: ContractRow, price: PriceRow) -> bool:
    """Return whether there is a count to compare with: of devices only those that the contract names."""
    if price.basis != "device":
        return price.basis != "fixed"
    return any(one.contract == row.id and (one.category or one.lot) for one in board.books.covers)


def _differing(subject: Subject, what: str, quantity: int, counted: int | None) -> Iterator[Found]:
    if counted is None:
        text = _("“{price}” is paid for {number}; how many there are is not known.")
        yield Found(subject, text.format(price=what, number=quantity), status="unknown")
        return
    gap = quantity * HUNDREDTHS - counted
    if abs(gap) * TOLERANCE <= counted:
        return
    shown = (counted + HUNDREDTHS // 2) // HUNDREDTHS
    if -gap * PARTLY > counted:
        text = _(
            "“{price}” is paid for {number}; the count is {counted}. That is right when it is for a part of them."
        )
        yield Found(subject, text.format(price=what, number=quantity, counted=shown), severity="low")
    else:
        text = _("“{price}” is paid for {number}; the count is {counted}.")
        yield Found(subject, text.format(price=what, number=quantity, counted=shown))


@rule(
    "CON-008",
    "medium",
    title=N_("Lease ends before its use"),
    explanation=N_(
        "What is leased goes back: without it nobody can work, and what is kept longer costs more."
    ),
    action=N_("Return the devices, lengthen the lease, or plan what comes after it."),
    basis="contract",
)
def lease_ends(board: Board) -> Iterator[Found]:
    """Lots on operational lease that are used beyond their day of return, or planned to be."""
    table = Lot.table
    query = sa.select(table.c.id, table.c.return_by).where(
        table.c.archived.is_(None),
        (table.c.acquisition == "operational_lease")
        | (table.c.acquisition.is_(None) & table.c.return_by.is_not(None)),
    )
    for number, stated in board.connection.execute(query.order_by(table.c.id)):
        lot = board.lot_rows[number]
        if lot.disposed is None or lot.disposed > board.on:
            yield from _leased(board, lot, stated or _lease_end(board, number))


def _leased(board: Board, lot: LotRow, back: date | None) -> Iterator[Found]:
    """Yield what is the matter with a lot that must be back on a day."""
    subject = board.subject("lot", lot.id)
    used, there = board.devices_of_lots.get(lot.id, (0, 0))
    months = board.lots.term(lot)
    until = month_first(month_index(lot.in_use) + months) - DAY if months else None
    if back is None:
        text = _("It is leased, and when it must be returned is not recorded.")
        yield Found(subject, text, status="unknown")
    elif back < board.on and used:
        text = ngettext(
            "It had to be returned on {day}; {number} device is still in use.",
            "It had to be returned on {day}; {number} devices are still in use.",
            used,
        )
        yield Found(subject, text.format(day=day(back), number=used), back, severity="high")
    elif back < board.on and not there:
        text = _("It had to be returned on {day}; whether it is still in use is not known.")
        yield Found(subject, text.format(day=day(back)), back, "unknown")
    elif back >= board.on and until is None:
        text = _("It must be returned on {day}; until when it is planned to be used is not recorded.")
        yield Found(subject, text.format(day=day(back)), back, "unknown")
    elif back >= board.on and until is not None and back < until:
        text = _("It must be returned on {day}, and is planned to be used until {until}.")
        yield Found(subject, text.format(day=day(back), until=day(until)), back)


def _lease_end(board: Board, lot: int) -> date | None:
    """Return the last day of the contracts that cover a lot, or None when it is not known."""
    ends = []
    for cover in board.books.covers:
        row = board.books.contracts.get(cover.contract)
        if cover.lot != lot or row is None:
            continue
        try:
            ends.append(obligations.final(row, board.on))
        except InputError:  # the rule on terms (CON-001) says what contradicts itself
            continue
    known = [one for one in ends if one is not None]
    return max(known) if known else None


@rule(
    "CON-011",
    "medium",
    title=N_("Cancellation not sent or not confirmed"),
    explanation=N_("Without proof that notice was received in time the contract may be held to run on."),
    action=N_("Send the letter, ask for a confirmation, and record both days at the decision."),
    basis="contract",
)
def unconfirmed(board: Board) -> Iterator[Found]:
    """Contracts that the board decided to cancel, without a letter, or without an answer after the least warning days."""
    patience = min(board.policies.days("notice_warning_days", board.on), default=30)
    for row in board.contracts:
        cancel = obligations.standing(row, board.on).cancel
        if cancel is None or cancel.confirmed is not None or row.ended is not None or not board.runs(row):
            continue
        subject, by = board.subject("contract", row.id), _received_by(row, cancel, board.on)
        if cancel.letter_sent is None:
            text = _("To cancel was decided on {day}; no letter is recorded.")
            yield Found(subject, text.format(day=day(cancel.date)), by, severity="high")
        elif board.on > cancel.letter_sent + timedelta(days=patience):
            text = _("The letter of {day} is not confirmed.")
            yield Found(subject, text.format(day=day(cancel.letter_sent)), by)


def _received_by(row: ContractRow, cancel: DecisionRow, on: date) -> date | None:
    """Return the last day of notice for the end that was decided on, or None."""
    contract = obligations.terms_of(row, on)
    if contract is None or cancel.term_end is None or contract.kind == "open-ended":
        return None
    return contract.last_notice(contract.index_on(cancel.term_end))
