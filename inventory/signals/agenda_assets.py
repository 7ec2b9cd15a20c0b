"""Days of devices and purchase lots for the agenda: warranty, support, return of what is leased, replacement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import obligations, reading
from inventory.finance.calendar import DAY, month_index, month_last
from inventory.language import N_, _, ngettext
from inventory.records.assets import Lot
from inventory.signals import device_groups, support
from inventory.signals.agenda_entry import Kind
from inventory.signals.device_groups import Group
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.reading import LotRow
    from inventory.signals.agenda_entry import Draft, Pen
    from inventory.signals.board import Board

KINDS = {
    "warranty_end": Kind(N_("end of warranty"), N_("warranty")),
    "support_end": Kind(N_("end of support"), N_("end supp.")),
    "replacement": Kind(N_("replacement"), N_("replace"), stays=True),
    "lease_return": Kind(N_("return of leased devices"), N_("return"), stays=True),
}
LEASE = "operational_lease"


class LeaseRow(NamedTuple):
    """How a lot was acquired, and when it must be back."""

    id: int
    acquisition: str | None
    return_by: date | None


def days(pen: Pen) -> Iterator[Draft]:
    """Yield the days of devices and lots."""
    yield from _groups(pen)
    yield from _returns(pen)
    yield from _replacements(pen)


class Ending(NamedTuple):
    """Devices that share a lot, a product and the day on which something of them ends.

    Attributes:
        lot, product, device: Numbers, or None; the device when there is neither lot nor product.
        what: What ends, when there are several; "" else.
        day: The last day.
        number: How many devices.
    """

    lot: int | None
    product: int | None
    device: int | None
    what: str
    day: date
    number: int


def _groups(pen: Pen) -> Iterator[Draft]:
    warranty = [
        Ending(one.lot, one.product, one.device, "", one.day, one.number)
        for one in device_groups.by_warranty(pen.board.connection)
        if one.day is not None
    ]
    for one, mark in _marked(warranty):
        if pen.holds(one.day):
            text = ngettext(
                "{name}: warranty of {number} device ends",
                "{name}: warranty of {number} devices ends",
                one.number,
            )
            yield from _grouped(pen, one, "warranty_end", (text, mark, "warranty_warning_days"))
    for one, mark in _marked(_supported(pen.board)):
        if pen.holds(one.day):
            yield from _grouped(pen, one, "support_end", (_support_text(one), mark, ""))


def _support_text(one: Ending) -> str:
    if one.what:
        return ngettext(
            "{name}: support of {what} ends on {number} device",
            "{name}: support of {what} ends on {number} devices",
            one.number,
        )
    return ngettext(
        "{name}: support of {number} device ends",
        "{name}: support of {number} devices ends",
        one.number,
    )


def _supported(board: Board) -> list[Ending]:
    """Return the devices in use with each day on which support of them ends, the earliest where several fit."""
    found: dict[tuple[int | None, int | None, int | None, str, date], int] = {}
    for one in support.seen(board):
        for end in one.verdict.ends:
            if end.day is not None:
                key = (one.lot, one.product, one.device, end.what, end.day)
                found[key] = found.get(key, 0) + one.number
    return [Ending(*key, number) for key, number in found.items()]


def _grouped(pen: Pen, one: Ending, kind: str, told: tuple[str, str, str]) -> Iterator[Draft]:
    text, mark, policy = told
    group = Group(one.lot, one.product, one.device, one.day, one.number, supported=True)
    subject = device_groups.subject_of(pen.board, group)
    site = pen.board.lot_rows[one.lot].site if one.lot in pen.board.lot_rows else None
    values = {"number": one.number, "what": one.what}
    yield from pen.write(one.day, kind, text, subject, values=values, mark=mark, policy=policy, site=site)


def _marked(endings: list[Ending]) -> Iterator[tuple[Ending, str]]:
    """Yield devices with what marks each, whatever its day.

    Those of the same lot and product are told apart by their place from the last day back: the first ones leave the list
    when their devices do, and a later one that is added moves the others along.
    """
    places: dict[tuple[int | None, int | None, int | None, str], int] = {}
    for one in sorted(endings, key=lambda it: it.day, reverse=True):
        key = (one.lot, one.product, one.device, one.what)
        place = places.setdefault(key, 0)
        places[key] += 1
        kind, number = (
            ("lot", one.lot)
            if one.lot
            else ("product", one.product)
            if one.product
            else ("device", one.device)
        )
        what = re.sub(r"[^a-z0-9]+", "_", fold(one.what)).strip("_")
        more = [str(one.product or 0), what, str(place) if place else ""]
        yield one, f"{kind}-{number}-{'-'.join(part for part in more if part)}"


def _returns(pen: Pen) -> Iterator[Draft]:
    """Yield the days on which leased lots must be back that are still there."""
    board, ends = pen.board, _ends(pen.board)
    for row in reading.rows(board.connection, Lot, LeaseRow):
        if row.return_by is None and row.acquisition != LEASE:
            continue
        lot = board.lot_rows[row.id]
        back = row.return_by or ends.get(row.id)
        if pen.holds(back) and _there(board, lot):
            text = _("{name}: leased devices must be back")
            yield from pen.write(back, "lease_return", text, board.subject("lot", row.id), site=lot.site)


def _there(board: Board, lot: LotRow) -> bool:
    """Return whether something of a lot is still there, as far as the records tell."""
    used, known = board.devices_of_lots.get(lot.id, (0, 0))
    return (lot.disposed is None or lot.disposed > board.on) and (used > 0 or not known)


def _ends(board: Board) -> dict[int, date]:
    """Return the last day of the contracts that cover each lot, as far as it is known."""
    found: dict[int, date] = {}
    for cover in board.books.covers:
        row = board.books.contracts.get(cover.contract)
        if cover.lot is None or row is None:
            continue
        try:
            end = obligations.final(row)
        except InputError:  # the rule on terms (CON-001) says what contradicts itself
            continue
        if end is not None:
            found[cover.lot] = max(end, found.get(cover.lot, end))
    return found


def _replacements(pen: Pen) -> Iterator[Draft]:
    """Yield the lots whose term is over in the span, on the day after it."""
    board = pen.board
    for lot in board.books.lots:
        try:
            months = board.lots.term(lot)
            if months is None or not board.lots.capitalised(lot) or not board.lots.quantity(lot, board.on):
                continue
        except InputError:  # the rule on lots (AST-009) says what contradicts itself
            continue
        on = month_last(month_index(lot.in_use) + months - 1) + DAY
        if pen.holds(on):
            subject, cost = board.subject("lot", lot.id), board.lots.cost(lot)
            text = _("{name}: term is over, replace")
            yield from pen.write(on, "replacement", text, subject, amount=cost, site=lot.site)
