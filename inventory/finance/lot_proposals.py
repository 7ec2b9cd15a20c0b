"""Lots whose quantity and devices disagree, with a proposal to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.lot_lines import Lots
from inventory.finance.reading import read
from inventory.language import _, ngettext
from inventory.records.assets import Device

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.reading import LotRow

Mend = Literal["disposal", "loss", "transfer", "devices", "quantity"]


class Proposal(NamedTuple):
    """A lot whose quantity and devices disagree, and what would mend it.

    Attributes:
        lot: Number of the lot.
        code: Its code.
        title: Its code and description.
        recorded: How many should be there, by what happened to the lot.
        devices: How many devices of it are there.
        mend: What to record: "disposal" or "loss" of `quantity`, a "transfer" of `quantity` to `site`, missing "devices",
            or another "quantity" bought.
        quantity: How many it is about.
        site: Number of the site of a transfer.
        text: The proposal in a sentence.
    """

    lot: int
    code: str
    title: str
    recorded: int
    devices: int
    mend: Mend
    quantity: int
    site: int | None
    text: str


class _Counted(NamedTuple):
    """Devices of a lot: those there by site, and how many are retired or missing."""

    there: dict[int | None, int]
    retired: int
    missing: int


def proposals(connection: Connection, on: date) -> list[Proposal]:
    """Return the lots whose quantity and devices disagree on a day; lots of which no device is recorded are left out.

    Args:
        connection: One that reads.
        on: The day; devices are counted as they are recorded now.
    """
    lots = Lots(read(connection))
    found = []
    for lot, counted in _devices(connection).items():
        row = lots.rows.get(lot)
        if row is not None and row.in_use <= on:
            try:
                recorded = lots.quantities(row, on)
            except InputError:
                continue  # the lot itself is a finding already
            found += list(_of(lots, row, recorded, counted))
    return found


def _devices(connection: Connection) -> dict[int, _Counted]:
    table = Device.table
    columns = (table.c.lot, table.c.site, table.c.status)
    query = sa.select(*columns, sa.func.count()).where(table.c.archived.is_(None), table.c.lot.is_not(None))
    found: dict[int, _Counted] = {}
    for lot, site, status, number in connection.execute(query.group_by(*columns)).all():
        one = found.get(lot, _Counted({}, 0, 0))
        if status in {"retired", "missing"}:
            one = one._replace(**{status: getattr(one, status) + number})
        elif status != "ordered":
            one.there[site] = one.there.get(site, 0) + number
        found[lot] = one
    return found


def _of(lots: Lots, row: LotRow, recorded: Mapping[int | None, int], counted: _Counted) -> Iterator[Proposal]:
    """Return what would mend a lot: what left or was never bought, else what is at another site."""
    should, there = sum(recorded.values()), sum(counted.there.values())

    def told(mend: Mend, quantity: int, text: str, site: int | None = None) -> Proposal:
        said = text.format(quantity=quantity, recorded=should, devices=there, site=lots.books.site(site))
        title = f"{row.code} · {row.description}"
        return Proposal(row.id, row.code, title, should, there, mend, quantity, site, said)

    if there > should:
        extra = there - should
        text = ngettext(
            "{devices} devices hang under it and {recorded} were bought and are left: correct the quantity, or hang "
            "{quantity} device under another lot.",
            "{devices} devices hang under it and {recorded} were bought and are left: correct the quantity, or hang "
            "{quantity} devices under another lot.",
            extra,
        )
        yield told("quantity", extra, text)
        return
    short = should - there
    for mend, number in (("disposal", counted.retired), ("loss", counted.missing)):
        part = min(short, _not_yet(row, number, should))
        if part:
            yield told("disposal" if mend == "disposal" else "loss", part, _left(mend, part))
            short -= part
    if short:
        text = _(
            "{recorded} should be there and {devices} devices are recorded: add {quantity}, or record that they left."
        )
        yield told("devices", short, text)
    elif there == should:
        yield from _moves(recorded, counted, told)


def _not_yet(row: LotRow, number: int, should: int) -> int:
    """Return how many of the devices that left may not be written off yet: those written off are not bought any more."""
    return max(0, number - (row.quantity - should))


def _left(mend: str, number: int) -> str:
    if mend == "disposal":
        return ngettext(
            "{quantity} device of it is retired: record the disposal.",
            "{quantity} devices of it are retired: record the disposal.",
            number,
        )
    return ngettext(
        "{quantity} device of it is missing: record the loss when it does not turn up.",
        "{quantity} devices of it are missing: record the loss when they do not turn up.",
        number,
    )


def _moves(recorded: Mapping[int | None, int], counted: _Counted, told: _Told) -> Iterator[Proposal]:
    """Return transfers that would bring the lot where its devices are; a lot of the whole board may be anywhere."""
    if set(recorded) == {None}:
        return
    for site, number in counted.there.items():
        more = number - recorded.get(site, 0)
        if site is not None and more > 0:
            text = ngettext(
                "{quantity} device of it more is at {site} than the lot says: record the transfer.",
                "{quantity} devices of it more are at {site} than the lot says: record the transfer.",
                more,
            )
            yield told("transfer", more, text, site)


if TYPE_CHECKING:
    from typing import Protocol

    class _Told(Protocol):
        """Makes a proposal."""

        def __call__(self, mend: Mend, quantity: int, text: str, site: int | None = None) -> Proposal: ...
