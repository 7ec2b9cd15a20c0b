"""Rules on purchase lots: devices that do not agree, a missing term, leased devices that stayed, closed years that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import closing, lot_proposals
from inventory.finance.lot_rules import LEASE
from inventory.finance.reading import GONE
from inventory.language import N_, _, ngettext
from inventory.records.assets import Device, Lot
from inventory.records.values import day
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from inventory.finance.lot_proposals import Proposal
    from inventory.signals.board import Board


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
    "AST-009",
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
    "AST-010",
    "high",
    title=N_("Leased devices past their return date"),
    explanation=N_("The lessor charges every month that they stay, or what they are worth."),
    action=N_("Return the devices and record it, or agree on a later date."),
    basis="leaseovereenkomst",
)
def lease_past(board: Board) -> Iterator[Found]:
    """Lots with a return date that has passed and devices that are still there; unknown when none hang under them."""
    table = Lot.table
    query = sa.select(table.c.id, table.c.return_by).where(
        table.c.archived.is_(None), table.c.return_by < board.on
    )
    devices = _devices(board.connection)
    for number, by in board.connection.execute(query.order_by(table.c.id)).all():
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
