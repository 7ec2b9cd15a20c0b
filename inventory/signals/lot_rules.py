"""Rules on purchase lots: devices that do not agree, a missing term, leased devices that stayed, closed years that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import closing, lot_devices
from inventory.finance.lot_rules import LEASE
from inventory.language import N_, _, ngettext
from inventory.records.assets import Lot
from inventory.records.values import day
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

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
    devices = lot_devices.tallies(board.connection)
    for one in lot_devices.disagreements(board.lots, devices, board.on):
        text = _("{quantity} in the books, {devices} there.").format(
            quantity=one.quantity, devices=one.devices.there
        )
        yield Found(board.subject("lot", one.lot.id), f"{text} {one.text}")


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


class _Leased(NamedTuple):
    """A leased lot that must go back."""

    id: int
    return_by: date


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
    devices = lot_devices.tallies(board.connection)
    for row in (_Leased(*values) for values in board.connection.execute(query.order_by(table.c.id))):
        subject = board.subject("lot", row.id)
        tally = devices.get(row.id)
        left = _left(board, row.id)
        if tally is None and left:
            text = _(
                "It had to be back on {day}; whether it is, is not known: no devices hang under the lot."
            )
            yield Found(subject, text.format(day=day(row.return_by)), row.return_by, status="unknown")
        elif tally is not None and tally.there:
            text = ngettext(
                "It had to be back on {day}; {count} device is still there.",
                "It had to be back on {day}; {count} devices are still there.",
                tally.there,
            )
            yield Found(subject, text.format(day=day(row.return_by), count=tally.there), row.return_by)


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
