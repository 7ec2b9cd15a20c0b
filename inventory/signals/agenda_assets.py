"""Days of devices and purchase lots for the agenda: warranty, support, return of what is leased, replacement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import obligations, reading
from inventory.finance.calendar import DAY, month_index, month_last
from inventory.language import N_, _, ngettext
from inventory.records.assets import Lot
from inventory.signals import device_groups
from inventory.signals.agenda_entry import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.reading import LotRow
    from inventory.signals.agenda_entry import Draft, Pen
    from inventory.signals.board import Board
    from inventory.signals.device_groups import Group

KINDS = {
    "warranty_end": Kind(N_("end of warranty"), N_("warranty")),
    "support_end": Kind(N_("end of support"), N_("support")),
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


def _groups(pen: Pen) -> Iterator[Draft]:
    connection = pen.board.connection
    warranty, support = device_groups.by_warranty(connection), device_groups.by_support(connection)
    for group, mark in _marked(warranty):
        if pen.holds(group.day):
            text = ngettext(
                "{name}: warranty of {number} device ends",
                "{name}: warranty of {number} devices ends",
                group.number,
            )
            yield from _grouped(pen, group, "warranty_end", (text, mark, "warranty_warning_days"))
    for group, mark in _marked(support):
        if pen.holds(group.day):
            text = ngettext(
                "{name}: support of {number} device ends",
                "{name}: support of {number} devices ends",
                group.number,
            )
            yield from _grouped(pen, group, "support_end", (text, mark, ""))


def _grouped(pen: Pen, group: Group, kind: str, told: tuple[str, str, str]) -> Iterator[Draft]:
    text, mark, policy = told
    subject = device_groups.subject_of(pen.board, group)
    site = pen.board.lot_rows[group.lot].site if group.lot in pen.board.lot_rows else None
    yield from pen.write(
        group.day, kind, text, subject, values={"number": group.number}, mark=mark, policy=policy, site=site
    )


def _marked(groups: list[Group]) -> Iterator[tuple[Group, str]]:
    """Yield groups with a date and what marks each, whatever its day.

    Groups of the same lot and product are told apart by their place from the last day back: the first ones leave the list
    when their devices do, and a later one that is added moves the others along.
    """
    alike: dict[tuple[int | None, int | None, int | None], list[Group]] = {}
    for one in groups:
        if one.day is not None:
            alike.setdefault((one.lot, one.product, one.device), []).append(one)
    for (lot, product, device), found in alike.items():
        kind, number = ("lot", lot) if lot else ("product", product) if product else ("device", device)
        days_: dict[date, int] = {}
        for one in sorted(found, key=lambda it: str(it.day), reverse=True):
            if one.day is not None:
                place = days_.setdefault(one.day, len(days_))
                more = f"-{place}" if place else ""
                yield one, f"{kind}-{number}-{product or 0}{more}"


def _returns(pen: Pen) -> Iterator[Draft]:
    """Yield the days on which leased lots must be back that are still there."""
    board = pen.board
    for row in reading.rows(board.connection, Lot, LeaseRow):
        if row.return_by is None and row.acquisition != LEASE:
            continue
        lot = board.lot_rows[row.id]
        back = row.return_by or _lease_end(board, row.id)
        if pen.holds(back) and _there(board, lot):
            text = _("{name}: leased devices must be back")
            yield from pen.write(back, "lease_return", text, board.subject("lot", row.id), site=lot.site)


def _there(board: Board, lot: LotRow) -> bool:
    """Return whether something of a lot is still there, as far as the records tell."""
    used, known = board.devices_of_lots.get(lot.id, (0, 0))
    return (lot.disposed is None or lot.disposed > board.on) and (used > 0 or not known)


def _lease_end(board: Board, lot: int) -> date | None:
    """Return the last day of the contracts that cover a lot, or None when it is not known."""
    ends = []
    for cover in board.books.covers:
        row = board.books.contracts.get(cover.contract) if cover.lot == lot else None
        if row is None:
            continue
        try:
            ends.append(obligations.final(row))
        except InputError:  # the rule on terms (CON-001) says what contradicts itself
            continue
    known = [one for one in ends if one is not None]
    return max(known) if known else None


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
