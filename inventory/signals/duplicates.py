"""Devices that are recorded more than once: the same serial number however it is written, MAC address or name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.language import _
from inventory.records.assets import Device
from inventory.signals.subjects import subjects

if TYPE_CHECKING:
    from inventory.signals.board import Board
    from inventory.signals.finding import Subject

GONE = ("retired", "missing")
SIGNS = str.maketrans("", "", " -./")
"""What people put into serial numbers."""


class Twice(NamedTuple):
    """Devices that are the same by some fields.

    Attributes:
        devices: As subjects, by number.
        sites: Where each is.
        fields: Names of the fields, for a sentence.
        only_name: Whether only their name is the same.
        apart: Whether they are the same thing at different sites.
    """

    devices: tuple[Subject, ...]
    sites: tuple[int | None, ...]
    fields: str
    only_name: bool
    apart: bool


def groups(board: Board) -> list[Twice]:
    """Return the devices that are recorded more than once; those that share several fields are told once.

    One pass over the devices: with 20,000 of them a third of what grouping by each field in the database took.
    """
    table = Device.table
    columns = (table.c.id, table.c.serial, table.c.mac_wifi, table.c.mac_lan, table.c.name, table.c.status)
    query = sa.select(*columns).where(table.c.archived.is_(None)).order_by(table.c.id)
    serials, macs, names = _Same(), _Same(), _Same()
    for number, serial, wifi, wired, name, status in board.connection.execute(query).all():
        serials.add(serial.upper().translate(SIGNS) if serial else "", number)
        macs.add(wifi, number)
        if wired != wifi:
            macs.add(wired, number)
        if name and status not in GONE:
            names.add(name.casefold(), number)
    shared: dict[tuple[int, ...], list[str]] = {}
    for field, found in (("serial", serials), ("mac", macs), ("name", names)):
        for numbers in found.twice():
            shared.setdefault(numbers, []).append(field)
    called = subjects(board.connection, Device, sorted({number for numbers in shared for number in numbers}))
    sites = _sites(board, list(called))
    return [_twice(numbers, fields, called, sites) for numbers, fields in sorted(shared.items())]


class _Same:
    """Numbers of devices by what they share."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def add(self, text: str | None, number: int) -> None:
        """Take a device with a text; without one it shares nothing."""
        if text and self._first.setdefault(text, number) != number:
            self._more.setdefault(text, [self._first[text]]).append(number)

    def twice(self) -> list[tuple[int, ...]]:
        """Return the devices that share a text."""
        return [tuple(numbers) for numbers in self._more.values()]


def _twice(
    numbers: tuple[int, ...], fields: list[str], called: dict[int, Subject], sites: dict[int, int | None]
) -> Twice:
    labels = {"serial": _("serial number"), "mac": _("MAC address"), "name": _("name")}
    only_name = fields == ["name"]
    there = tuple(sites[number] for number in numbers)
    apart = not only_name and len({site for site in there if site is not None}) > 1
    shown = ", ".join(labels[field] for field in fields)
    return Twice(tuple(called[number] for number in numbers), there, shown, only_name, apart)


def _sites(board: Board, numbers: list[int]) -> dict[int, int | None]:
    """Return where devices are."""
    if not numbers:
        return {}
    table = Device.table
    wanted = set(numbers)
    return {
        row[0]: row[1]
        for row in board.connection.execute(sa.select(table.c.id, table.c.site)).all()
        if row[0] in wanted
    }
