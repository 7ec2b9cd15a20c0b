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
    """Return the devices that are recorded more than once; those that share several fields are told once."""
    shared: dict[tuple[int, ...], list[str]] = {}
    for field, found in (("serial", _serials(board)), ("mac", _macs(board)), ("name", _names(board))):
        for numbers in found:
            shared.setdefault(numbers, []).append(field)
    called = subjects(board.connection, Device, sorted({number for numbers in shared for number in numbers}))
    sites = _sites(board, list(called))
    return [_twice(numbers, fields, called, sites) for numbers, fields in sorted(shared.items())]


def _twice(
    numbers: tuple[int, ...], fields: list[str], called: dict[int, Subject], sites: dict[int, int | None]
) -> Twice:
    labels = {"serial": _("serial number"), "mac": _("MAC address"), "name": _("name")}
    only_name = fields == ["name"]
    there = tuple(sites[number] for number in numbers)
    apart = not only_name and len({site for site in there if site is not None}) > 1
    shown = ", ".join(labels[field] for field in fields)
    return Twice(tuple(called[number] for number in numbers), there, shown, only_name, apart)


def _serials(board: Board) -> list[tuple[int, ...]]:
    table = Device.table
    bare = sa.func.upper(table.c.serial)
    for sign in (" ", "-", ".", "/"):
        bare = sa.func.replace(bare, sign, "")
    return _same(board, sa.select(table.c.id, bare.label("same")).where(table.c.archived.is_(None)))


def _macs(board: Board) -> list[tuple[int, ...]]:
    table = Device.table
    there = table.c.archived.is_(None)
    wifi = sa.select(table.c.id, table.c.mac_wifi.label("same")).where(there)
    wired = sa.select(table.c.id, table.c.mac_lan.label("same")).where(there)
    return _same(board, sa.union(wifi, wired))


def _names(board: Board) -> list[tuple[int, ...]]:
    table = Device.table
    there = sa.and_(table.c.archived.is_(None), table.c.status.not_in(GONE))
    return _same(board, sa.select(table.c.id, sa.func.lower(table.c.name).label("same")).where(there))


def _same(
    board: Board, query: sa.Select[tuple[int, str]] | sa.CompoundSelect[tuple[int, str]]
) -> list[tuple[int, ...]]:
    """Return the numbers that have the same text, where more than one has it."""
    rows = query.subquery()
    told = sa.select(rows.c.same).where(rows.c.same.is_not(None), rows.c.same != "")
    twice = told.group_by(rows.c.same).having(sa.func.count() > 1)
    found: dict[str, list[int]] = {}
    values = list(board.connection.scalars(twice))
    if not values:
        return []
    pairs = sa.select(rows.c.same, rows.c.id).where(rows.c.same.in_(twice)).order_by(rows.c.id)
    for same, number in board.connection.execute(pairs):
        found.setdefault(same, []).append(number)
    return [tuple(numbers) for numbers in found.values()]


def _sites(board: Board, numbers: list[int]) -> dict[int, int | None]:
    """Return where devices are."""
    if not numbers:
        return {}
    table = Device.table
    wanted = set(numbers)
    return {
        row[0]: row[1]
        for row in board.connection.execute(sa.select(table.c.id, table.c.site))
        if row[0] in wanted
    }
