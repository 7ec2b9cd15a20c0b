"""Rules on devices and on the lots that they hang under."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.calendar import add_months, month_index, month_last
from inventory.finance.depreciation import Life
from inventory.language import N_, _, ngettext
from inventory.records.assets import Device
from inventory.records.values import day
from inventory.signals import device_groups
from inventory.signals.finding import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.course import Course
    from inventory.finance.reading import LotRow
    from inventory.signals.board import Board
    from inventory.signals.device_groups import Group
    from inventory.signals.finding import Subject

NOT_YET_OR_GONE = ("ordered", "retired")


@rule(
    "AST-001",
    "medium",
    title=N_("Device without serial number or site"),
    explanation=N_("It cannot be recognised, or nobody knows where it is and who answers for it."),
    action=N_("Look the device up and fill in what is missing."),
    basis="FORA, beheer ict-middelen",
)
def incomplete_device(board: Board) -> Iterator[Found]:
    """Devices that are there and have no serial number or no site; one finding a device."""
    table = Device.table
    query = sa.select(table.c.id, table.c.tag, table.c.serial, table.c.name, table.c.site).where(
        table.c.archived.is_(None),
        table.c.status.not_in(NOT_YET_OR_GONE),
        table.c.serial.is_(None) | table.c.site.is_(None),
    )
    for number, tag, serial, name, site in board.connection.execute(query.order_by(table.c.id)):
        missing = [
            label for value, label in ((serial, _("serial number")), (site, _("site"))) if value is None
        ]
        text = _("Missing: {fields}.").format(fields=", ".join(missing))
        yield Found(device_groups.named(number, tag, serial, name), text)


@rule(
    "AST-002",
    "high",
    title=N_("Support ends too early"),
    explanation=N_("Without updates a device is not safe, and it must be replaced before it is depreciated."),
    action=N_("Plan the replacement, or shorten the term of the lot."),
    basis="AUE, einde ondersteuning",
)
def support_ends(board: Board) -> Iterator[Found]:
    """Devices in use whose support ends within the warning months, or before their lot is depreciated."""
    limit = add_months(board.on, board.policies.whole("support_warning_months", board.on))
    unknown: dict[Subject, int] = {}
    for group in device_groups.by_support(board.connection):
        if group.day is None:
            if group.supported:
                subject = device_groups.subject_of(
                    board, group._replace(lot=None) if group.product else group
                )
                unknown[subject] = unknown.get(subject, 0) + group.number
        else:
            yield from _support(board, group, group.day, limit)
    for subject, number in unknown.items():
        text = ngettext(
            "{number} device of which the end of support is not recorded.",
            "{number} devices of which the end of support is not recorded.",
            number,
        )
        yield Found(subject, text.format(number=number), status="unknown")


def _support(board: Board, group: Group, end: date, limit: date) -> Iterator[Found]:
    lot = board.lot_rows.get(group.lot) if group.lot is not None else None
    depreciated = _depreciated_on(board, lot) if lot is not None else None
    if end > limit and (depreciated is None or end >= depreciated):
        return
    text = ngettext(
        "{number} device without support after {day}.",
        "{number} devices without support after {day}.",
        group.number,
    ).format(number=group.number, day=day(end))
    if depreciated is not None and end < depreciated:
        text += " " + _("Depreciated until {day} only.").format(day=day(depreciated))
    yield Found(device_groups.subject_of(board, group), text, end)


def _depreciated_on(board: Board, lot: LotRow) -> date | None:
    """Return the last day of a lot's term, or None when it is unknown or the lot is no asset."""
    months = board.lots.months(lot)
    if months is None or not board.lots.capitalised(lot):
        return None
    return month_last(month_index(lot.in_use) + (_changed_term(board, lot) or months) - 1)


def _changed_term(board: Board, lot: LotRow) -> int | None:
    """Return the term in all that the last event on a lot gave it, or None when none did."""
    course = _course(board, lot)
    pieces = [one for one in course.mine(lot.id) if one.closes is None] if course else []
    terms = [what.months for one in pieces for what in one.story if what.months is not None]
    return terms[-1] if terms else None


def _course(board: Board, lot: LotRow) -> Course | None:
    """Return the course of a lot to which something happened, None for others and for what contradicts itself."""
    if not board.lots.families.special(lot):
        return None
    try:
        return board.lots.course(lot)
    except InputError:  # AST-009 says what contradicts itself
        return None


def _gone(board: Board, lot: LotRow) -> bool:
    """Return whether all of a lot has left by the day; what contradicts itself counts as there."""
    try:
        return board.lots.quantity(lot, board.on) == 0
    except InputError:
        return False


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
        end = _depreciated_on(board, lot) if lot is not None else None
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
        if lot.in_use > board.on or not board.lots.capitalised(lot) or _gone(board, lot):
            continue
        end = _depreciated_on(board, lot)
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
