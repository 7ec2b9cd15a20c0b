"""Lots beside their devices: where the quantity in the books and what hangs under a lot disagree, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.course_piece import Happening
from inventory.language import _, ngettext
from inventory.records.assets import Device

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.course_piece import Kind
    from inventory.finance.lot_lines import Lots
    from inventory.finance.reading import LotRow

GONE: dict[str, Kind] = {"retired": "disposal", "missing": "loss"}
"""States of a device that has left, and what happened to its part of the lot."""


class Tally(NamedTuple):
    """The devices that hang under a lot.

    Attributes:
        there: Those that are there, on loan or under repair, in stock or ordered.
        retired: Those that were disposed of.
        missing: Those that are lost.
    """

    there: int
    retired: int
    missing: int


class Disagreement(NamedTuple):
    """A lot of which the books and the devices say different quantities.

    Attributes:
        lot: The lot.
        quantity: How many are left of it by the books.
        devices: What hangs under it.
        proposals: What would mend it as far as the devices tell: a disposal, a loss.
        text: What to do, a sentence or more.
    """

    lot: LotRow
    quantity: int
    devices: Tally
    proposals: tuple[Happening, ...]
    text: str


def tallies(connection: Connection) -> dict[int, Tally]:
    """Return the devices of each lot that has any."""
    table = Device.table
    query = sa.select(table.c.lot, table.c.status, sa.func.count()).where(
        table.c.archived.is_(None), table.c.lot.is_not(None)
    )
    found: dict[int, dict[str, int]] = {}
    for lot, status, number in connection.execute(query.group_by(table.c.lot, table.c.status)):
        counts = found.setdefault(lot, {})
        name = status if status in GONE else "there"
        counts[name] = counts.get(name, 0) + number
    return {
        lot: Tally(counts.get("there", 0), counts.get("retired", 0), counts.get("missing", 0))
        for lot, counts in found.items()
    }


def disagreements(
    lots: Lots, devices: dict[int, Tally], on: date, only: Iterable[int] | None = None
) -> list[Disagreement]:
    """Return the lots whose quantity is not that of their devices; lots without devices have nothing to compare.

    Args:
        lots: The lots.
        devices: What `tallies` gives.
        on: The day; a proposal is dated on it.
        only: Numbers of the lots to look at; None for all.
    """
    wanted = None if only is None else set(only)
    found = []
    for row in lots.books.lots:
        tally = devices.get(row.id)
        if tally is None or row.in_use > on or (wanted is not None and row.id not in wanted):
            continue
        try:
            left = lots.quantity(row, on)
        except InputError:  # what contradicts itself is told where its figures are
            continue
        if left != tally.there:
            found.append(_disagreement(row, left, tally, on))
    return found


def _disagreement(row: LotRow, left: int, tally: Tally, on: date) -> Disagreement:
    """Return what is the matter with a lot, and what would mend it."""
    short = left - tally.there
    if short < 0:
        text = ngettext(
            "{count} device more than the lot has: correct its quantity, or hang the device under its own lot.",
            "{count} devices more than the lot has: correct its quantity, or hang them under their own lot.",
            -short,
        )
        return Disagreement(row, left, tally, (), text.format(count=-short))
    proposals, said = [], []
    for status, kind in GONE.items():
        number = min(short, getattr(tally, status))
        if number:
            proposals.append(_proposal(row, kind, number, on))
            said.append(_advice(row.code, kind, number))
            short -= number
    if short:
        text = ngettext(
            "{count} device of the lot is not recorded: enter it, or record what happened to it.",
            "{count} devices of the lot are not recorded: enter them, or record what happened to them.",
            short,
        )
        said.append(text.format(count=short))
    return Disagreement(row, left, tally, tuple(proposals), " ".join(said))


def _proposal(row: LotRow, kind: Kind, number: int, on: date) -> Happening:
    reason = _("The devices are retired.") if kind == "disposal" else _("The devices are missing.")
    return Happening(on, kind, row.id, quantity=number, reason=reason)


def _advice(code: str, kind: str, number: int) -> str:
    """Return which command takes what has left out of the books."""
    if kind == "disposal":
        text = ngettext(
            "{count} device is retired: inventaris lot dispose '{code}' --quantity {count}.",
            "{count} devices are retired: inventaris lot dispose '{code}' --quantity {count}.",
            number,
        )
    else:
        text = ngettext(
            "{count} device is missing: inventaris lot lose '{code}' --quantity {count}.",
            "{count} devices are missing: inventaris lot lose '{code}' --quantity {count}.",
            number,
        )
    return text.format(count=number, code=code)
