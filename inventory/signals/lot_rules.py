"""Rules on purchase lots: devices that do not agree, a missing term, leased devices that stayed, closed years that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import closing, lot_proposals
from inventory.finance.lot_rules import LEASE
from inventory.finance.money import euro
from inventory.finance.reading import GONE
from inventory.language import N_, _, ngettext
from inventory.records.assets import Device, Lot
from inventory.records.values import day
from inventory.signals import device_groups
from inventory.signals.device_groups import Group
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from inventory.finance.lot_proposals import Proposal
    from inventory.finance.reading import LotRow
    from inventory.signals.board import Board

BORROWED = ("leased", "loaned")
"""Ownership of what goes back to somebody."""
OWNED = frozenset({"devices", "network"})
"""Rows of the budget in which purchases are investments."""


@rule(
    "AST-008",
    "medium",
    title=N_("Purchase lot and its devices disagree"),
    explanation=N_("The books depreciate what is not there, or the inventory has what nobody bought."),
    action=N_("Look with `inventaris lot check` at what would mend it, and record it with --mend."),
    basis="activaregister",
)
def lot_quantity(board: Board) -> Iterator[Found]:
    """Lots of which another number of devices is there than the books say; lots without devices are not compared."""
    found: dict[int, list[Proposal]] = {}
    for one in lot_proposals.proposals(board.connection, board.on):
        found.setdefault(one.lot, []).append(one)
    for number, mine in found.items():
        first = mine[0]
        counted = _("{quantity} in the books, {devices} there.").format(
            quantity=first.recorded, devices=first.devices
        )
        told = " ".join(one.text for one in mine)
        yield Found(board.subject("lot", number), f"{counted} {told}")


@rule(
    "AST-013",
    "high",
    title=N_("Purchase lot without term"),
    explanation=N_("Its depreciation is in no figure of the budget or the plan."),
    action=N_("Record the term of the lot or of its category."),
    basis="afschrijving",
)
def lot_without_term(board: Board) -> Iterator[Found]:
    """Capitalised lots that cannot be depreciated: no term is recorded, or what is recorded contradicts itself."""
    for row in board.books.lots:
        if row.acquisition == LEASE or not board.lots.capitalised(row):
            continue
        try:
            if board.lots.months(row) is None:
                text = _("No depreciation term is recorded: its cost is in no year.")
                yield Found(board.subject("lot", row.id), text)
            elif board.lots.fast(row) is None:
                board.lots.course(row)
        except InputError as problem:
            yield Found(board.subject("lot", row.id), str(problem))


@rule(
    "AST-004",
    "medium",
    title=N_("Capitalised below the threshold, or not above it"),
    explanation=N_("The annual accounts and the budget treat the same purchase in different ways."),
    action=N_("Book the purchase as the threshold of its day says, or record the threshold that held."),
    basis="activeringsgrens",
    policies=("capitalisation_threshold", "capitalisation_threshold_group"),
)
def threshold(board: Board) -> Iterator[Found]:
    """Lots below the threshold that are depreciated elsewhere, and purchases above it that are no lot; unknown without price.

    A lot below the threshold is an expense of its month of delivery: a term, a balance of depreciation or an event of its own
    says that somebody depreciates it. A purchase contract for devices or network whose one-off price reaches the threshold
    must stand behind a lot.
    """
    for row in board.books.lots:
        if row.acquisition == LEASE or row.split_from is not None:
            continue
        subject = board.subject("lot", row.id)
        if not row.unit_price:
            yield Found(subject, _("What it cost is not recorded."), status="unknown")
        elif not board.lots.capitalised(row) and (signs := _depreciated(board, row)):
            text = _("{cost} is below the threshold on {day}, and it has: {signs}.")
            when = row.delivered or row.in_use
            cost = euro(board.lots.rules.cost(row))
            yield Found(subject, text.format(cost=cost, day=day(when), signs=", ".join(signs)))
    yield from _expensed(board)


def _depreciated(board: Board, row: LotRow) -> list[str]:
    """Return by what somebody depreciates a lot."""
    signs = [
        (row.term_months, _("term")),
        (row.opening, _("already depreciated")),
        (board.books.of_lots.events.get(row.id), _("events")),
    ]
    return [label for value, label in signs if value]


def _expensed(board: Board) -> Iterator[Found]:
    """Yield purchase contracts whose one-off prices reach the threshold while no lot stands behind them."""
    covered = {one.contract for one in board.books.covers if one.lot is not None}
    for price in board.books.prices:
        row = board.books.contracts.get(price.contract)
        if row is None or row.type != "purchase" or not price.one_off or row.id in covered:
            continue
        if (price.cost_row or row.cost_row) not in OWNED:
            continue
        paid = (price.quantity or 1) * price.unit_price // 100
        limit = board.policies.whole("capitalisation_threshold", price.start or row.start)
        if paid >= limit:
            text = _(
                "“{price}” is {cost}, from the threshold of {limit} on an investment; no purchase lot stands behind it."
            )
            shown = text.format(price=price.description, cost=euro(paid), limit=euro(limit))
            yield Found(board.subject("contract", row.id), shown)


@rule(
    "AST-012",
    "high",
    title=N_("What is leased or borrowed is past its return date"),
    explanation=N_("The lessor charges every month that they stay, or what they are worth."),
    action=N_("Return the devices and record it, or agree on a later date."),
    basis="leaseovereenkomst",
)
def lease_past(board: Board) -> Iterator[Found]:
    """Lots past their return date with devices that are there, in use or not; devices that are not ours and have no return date.

    Lots on operational lease that are in use, or have no devices, are told by CON-008. Unknown when no devices hang under another.
    """
    table = Lot.table
    query = sa.select(table.c.id, table.c.return_by, table.c.acquisition).where(
        table.c.archived.is_(None), table.c.return_by < board.on
    )
    devices = _devices(board.connection)
    for number, by, acquisition in board.connection.execute(query.order_by(table.c.id)).all():
        used, known = board.devices_of_lots.get(number, (0, 0))
        if acquisition in {LEASE, None} and (used or not known):
            continue
        subject = board.subject("lot", number)
        there = devices.get(number)
        if there is None and _left(board, number):
            text = _(
                "It had to be back on {day}; whether it is, is not known: no devices hang under the lot."
            )
            yield Found(subject, text.format(day=day(by)), by, status="unknown")
        elif there:
            text = ngettext(
                "It had to be back on {day}; {count} device is still there.",
                "It had to be back on {day}; {count} devices are still there.",
                there,
            )
            yield Found(subject, text.format(day=day(by), count=there), by)
    yield from _borrowed(board)


def _borrowed(board: Board) -> Iterator[Found]:
    """Yield what is leased or on loan to the board and hangs under no lot that tells when it goes back."""
    device, lot = Device.table, Lot.table
    loose = sa.case((device.c.product.is_(None) & device.c.lot.is_(None), device.c.id))
    columns = (device.c.lot, device.c.product, loose)
    ends = sa.or_(lot.c.return_by.is_not(None), lot.c.acquisition == LEASE)
    query = (
        sa.select(*columns, sa.func.count())
        .select_from(device.outerjoin(lot, (device.c.lot == lot.c.id) & lot.c.archived.is_(None)))
        .where(
            device.c.archived.is_(None),
            device.c.ownership.in_(BORROWED),
            device.c.status.not_in(GONE),
            sa.or_(lot.c.id.is_(None), sa.not_(sa.func.coalesce(ends, sa.false()))),
        )
        .group_by(*columns)
    )
    for number, product, single, count in board.connection.execute(query):
        group = Group(number, product, single, None, count, supported=True)
        text = ngettext(
            "{count} device is not ours; when it must be returned is not recorded.",
            "{count} devices are not ours; when they must be returned is not recorded.",
            count,
        )
        yield Found(device_groups.subject_of(board, group), text.format(count=count), status="unknown")


def _devices(connection: Connection) -> dict[int, int]:
    """Return how many devices of each lot with a return date are there; only lots under which devices hang."""
    table, lot = Device.table, Lot.table
    here = sa.func.sum(sa.case((table.c.status.not_in(GONE), 1), else_=0))
    query = sa.select(table.c.lot, here).join(lot, table.c.lot == lot.c.id)
    query = query.where(table.c.archived.is_(None), lot.c.return_by.is_not(None))
    return {row[0]: int(row[1]) for row in connection.execute(query.group_by(table.c.lot))}


def _left(board: Board, number: int) -> int:
    """Return how many of a lot are there by the books; one that contradicts itself counts as there."""
    row = board.lot_rows[number]
    try:
        return board.lots.quantity(row, board.on)
    except InputError:
        return row.quantity


@rule(
    "FIN-001",
    "critical",
    title=N_("Closed year was changed"),
    explanation=N_("What was reported and approved no longer is what the database says."),
    action=N_(
        "Put back a backup from before the change; `inventaris close --verify` tells which years hold."
    ),
    basis="controleerbaarheid",
)
def closed_year(board: Board) -> Iterator[Found]:
    """Closed years whose frozen lines no longer give their digest."""
    numbers = {one.end: one.id for one in closing.closed(board.connection)}
    for one in closing.verify(board.connection):
        if not one.holds:
            subject = Subject("closed_year", one.name, one.name, numbers[one.end])
            text = _("The frozen lines of {year} ({count}) no longer give their digest.")
            yield Found(subject, text.format(year=one.name, count=one.lines))
