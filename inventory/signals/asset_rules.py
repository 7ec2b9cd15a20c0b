"""Rules on devices and on the lots that they hang under."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.calendar import month_index
from inventory.finance.depreciation import Life
from inventory.language import N_, _, ngettext
from inventory.records.assets import Device
from inventory.records.values import day
from inventory.signals import device_groups, lot_terms
from inventory.signals.finding import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.reading import LotRow
    from inventory.signals.board import Board

NOT_YET_OR_GONE = ("ordered", "retired")


@rule(
    "AST-001",
    "medium",
    title=N_("Device without serial number, site or status"),
    explanation=N_("It cannot be recognised, or nobody knows where it is and who answers for it."),
    action=N_("Look the device up and fill in what is missing."),
    basis="FORA, beheer ict-middelen",
)
def incomplete_device(board: Board) -> Iterator[Found]:
    """Devices that are there and have no serial number, site or status; one finding a device."""
    table = Device.table
    asked = {"serial": _("serial number"), "site": _("site"), "status": _("status")}
    columns = [table.c[name] for name in asked]
    query = sa.select(table.c.id, table.c.tag, table.c.serial, table.c.name, *columns).where(
        table.c.archived.is_(None),
        sa.func.coalesce(table.c.status, "").not_in(NOT_YET_OR_GONE),
        sa.or_(*(column.is_(None) for column in columns)),
    )
    for number, tag, serial, name, *values in board.connection.execute(query.order_by(table.c.id)).all():
        missing = [label for value, label in zip(values, asked.values(), strict=True) if value is None]
        text = _("Missing: {fields}.").format(fields=", ".join(missing))
        yield Found(device_groups.named(number, tag, serial, name), text)


@rule(
    "AST-006",
    "medium",
    title=N_("Warranty is about to end"),
    explanation=N_("Faults that are known by now can still be repaired at no cost."),
    action=N_("Have faulty devices repaired first, or extend the warranty."),
    basis="garantie",
)
def warranty_ends(board: Board) -> Iterator[Found]:
    """Lots whose warranty ends within the warning days; unknown for lots that are still depreciated."""
    latest = board.on + timedelta(days=max(board.policies.days("warranty_warning_days", board.on)))
    groups = device_groups.by_warranty(board.connection)
    known = {group.lot for group in groups if group.day is not None}
    for group in groups:
        if group.day is not None and board.on <= group.day <= latest:
            text = ngettext(
                "The warranty of {number} device ends on {day}.",
                "The warranty of {number} devices ends on {day}.",
                group.number,
            )
            shown = text.format(number=group.number, day=day(group.day))
            yield Found(device_groups.subject_of(board, group), shown, group.day)
    for number in sorted({group.lot for group in groups if group.lot is not None} - known):
        lot = board.lot_rows.get(number)
        end = lot_terms.depreciated_on(board, lot) if lot is not None else None
        if end is not None and end >= board.on:
            text = _("No warranty date is recorded for any device of the lot.")
            yield Found(board.subject("lot", number), text, status="unknown", severity="low")


@rule(
    "AST-007",
    "low",
    title=N_("Fully depreciated and still in use"),
    explanation=N_(
        "It costs nothing in the books any more, so its replacement is easily forgotten in the plan."
    ),
    action=N_("Plan the replacement, or record that the lot was disposed of."),
    basis="afschrijving",
)
def depreciated_in_use(board: Board) -> Iterator[Found]:
    """Lots with nothing left to depreciate whose devices are in use; unknown without a term or without devices."""
    for lot in board.books.lots:
        if lot.in_use > board.on or not board.lots.capitalised(lot) or lot_terms.gone(board, lot):
            continue
        end = lot_terms.depreciated_on(board, lot)
        used, there = board.devices_of_lots.get(lot.id, (0, 0))
        if (end is not None and end > board.on) or (there and not used):
            continue
        yield from _depreciated(board, lot, used, end)


def _depreciated(board: Board, lot: LotRow, used: int, end: date | None) -> Iterator[Found]:
    subject = board.subject("lot", lot.id)
    try:
        over = _over(board, lot)
    except InputError as problem:
        yield Found(subject, str(problem), status="unknown")
        return
    if over is None:
        yield Found(subject, _("No depreciation term is recorded."), status="unknown")
    elif over and not used:
        text = _("The term is over; whether it is still in use is not known: no devices hang under the lot.")
        yield Found(subject, text, end, status="unknown")
    elif over:
        text = ngettext(
            "The term is over; {number} device is still in use.",
            "The term is over; {number} devices are still in use.",
            used,
        )
        yield Found(subject, text.format(number=used), end)


def _over(board: Board, lot: LotRow) -> bool | None:
    """Return whether nothing is left to charge, of a lot whose term has passed by the calendar; None without a term.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    if board.lots.first_month(lot) == month_index(lot.in_use):
        return True
    if board.lots.families.special(lot):
        course = board.lots.course(lot)
        return None if course is None else course.charged_out(board.on, lot.id)
    asset = board.lots.asset(lot)
    return None if asset is None else Life(asset).charged_out(board.on)
