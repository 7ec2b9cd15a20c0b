"""Rules on where devices are: not seen for long, recorded twice, or at another site than they belong to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import N_, _, ngettext
from inventory.records.assets import Device
from inventory.records.organisation import Room
from inventory.records.values import day
from inventory.signals import device_groups, device_kinds, duplicates
from inventory.signals.finding import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Row

    from inventory.signals.board import Board
    from inventory.signals.finding import Subject

OUT = ("in_use", "on_loan")
"""States in which a managed device is expected to report."""


@rule(
    "AST-009",
    "low",
    title=N_("Device not seen for long"),
    explanation=N_("It may be lost, broken in a cupboard, or no longer managed and without updates."),
    action=N_("Look for it at the school; record it as missing, in stock or retired."),
    basis="beheer ict-middelen",
    policies=("not_seen_days",),
)
def not_seen(board: Board) -> Iterator[Found]:
    """Devices in use that did not report for the days of the policy, told by site; unknown for those that never did.

    When no device at all was seen in those days it is the export that is old, and where the devices are is not known.
    Only what is managed can be seen: devices that have a day, a management id, or others of their product that have a day.
    """
    days = board.policies.whole("not_seen_days", board.on)
    if not days:
        return
    before = board.on - timedelta(days=days)
    newest = _newest(board)
    late: dict[Subject, list[tuple[date, str]]] = {}
    never: dict[Subject, list[str]] = {}
    for row in board.connection.execute(_unseen(before)).all():
        device = device_groups.named(row.id, row.tag, row.serial, row.name)
        subject = device if row.site is None else device_kinds.sites(board)[row.site]
        if row.last_seen is None:
            never.setdefault(subject, []).append(device.key)
        else:
            late.setdefault(subject, []).append((row.last_seen, device.key))
    for subject, seen in late.items():
        if newest is not None and newest < before:
            text = _(
                "No device was seen after {day}: whether these are there is only known after a newer export."
            )
            yield Found(subject, text.format(day=day(newest)), status="unknown")
            never.pop(subject, None)
        else:
            yield Found(subject, _late(sorted(seen), never.pop(subject, [])))
    for subject, names in never.items():
        yield Found(subject, _never(names), status="unknown")


def _newest(board: Board) -> date | None:
    """Return the last day on which any device was seen."""
    table = Device.table
    newest = sa.type_coerce(sa.func.max(table.c.last_seen), sa.Date)
    query = sa.select(newest).where(table.c.archived.is_(None), table.c.last_seen <= board.on)
    found: date | None = board.connection.execute(query).scalar()
    return found


def _unseen(before: date) -> sa.Select[Any]:
    """Return the query for managed devices that were last seen before a day, or never."""
    table = Device.table
    other = table.alias()
    managed = sa.or_(
        table.c.managed_id.is_not(None),
        table.c.product.in_(
            sa.select(other.c.product)
            .where(other.c.archived.is_(None), other.c.last_seen.is_not(None), other.c.product.is_not(None))
            .distinct()
        ),
    )
    columns = (table.c.id, table.c.tag, table.c.serial, table.c.name, table.c.site, table.c.last_seen)
    unseen = sa.or_(table.c.last_seen < before, sa.and_(table.c.last_seen.is_(None), managed))
    return (
        sa.select(*columns)
        .where(table.c.archived.is_(None), table.c.status.in_(OUT), unseen)
        .order_by(table.c.id)
    )


def _late(seen: list[tuple[date, str]], never: list[str]) -> str:
    """Return how many were not seen, and since when."""
    first = seen[0][0]
    text = ngettext(
        "{number} device was last seen on {day}: {names}.",
        "{number} devices were not seen for long, the first one since {day}: {names}.",
        len(seen),
    ).format(number=len(seen), day=day(first), names=device_kinds.some([name for _seen, name in seen]))
    return f"{text} {_never(never)}" if never else text


def _never(names: list[str]) -> str:
    """Return how many never reported."""
    text = ngettext(
        "When {number} device was last seen is not recorded: {names}.",
        "When {number} devices were last seen is not recorded: {names}.",
        len(names),
    )
    return text.format(number=len(names), names=device_kinds.some(names))


@rule(
    "AST-010",
    "medium",
    title=N_("Device recorded twice"),
    explanation=N_(
        "It counts double in numbers and replacement, and what is changed at one is not changed at the other."
    ),
    action=N_("Keep the record with the right data, and archive the other one."),
    basis="activaregister",
)
def recorded_twice(board: Board) -> Iterator[Found]:
    """Devices with the same serial number (however written), MAC address or, less severe, name; told at the first of them."""
    for one in board.once(duplicates.groups):
        if one.apart:
            continue
        others = device_kinds.some([device.key for device in one.devices[1:]])
        text = _("The same {fields} as {devices}.").format(fields=one.fields, devices=others)
        yield Found(one.devices[0], text, severity="low" if one.only_name else None)


@rule(
    "AST-011",
    "medium",
    title=N_("Device at two sites"),
    explanation=N_("Both schools count it, or neither; who looks for it looks in the wrong place."),
    action=N_("Record where it is: move it, change its home site, or record it as on loan."),
    basis="activaregister",
)
def two_sites(board: Board) -> Iterator[Found]:
    """Devices away from their home site that are not on loan, in a room of another site, or recorded twice at two sites."""
    sites = device_kinds.sites(board)
    for one in board.once(duplicates.groups):
        if one.apart:
            places = ", ".join(
                f"{device.key} ({sites[site].name if site else '?'})"
                for device, site in zip(one.devices, one.sites, strict=True)
            )
            text = _("Recorded more than once with the same {fields}: {places}.")
            yield Found(one.devices[0], text.format(fields=one.fields, places=places))
    for row in board.connection.execute(_away()).all():
        yield _place(row, sites)


def _away() -> sa.Select[Any]:
    """Return the query for devices whose places do not agree."""
    table, room = Device.table, Room.table
    columns = (table.c.id, table.c.tag, table.c.serial, table.c.name, table.c.site, table.c.home_site)
    elsewhere = sa.and_(
        table.c.home_site.is_not(None), sa.or_(table.c.site.is_(None), table.c.site != table.c.home_site)
    )
    other_room = sa.and_(table.c.site.is_not(None), room.c.site != table.c.site)
    return (
        sa.select(*columns, room.c.site.label("room_site"), room.c.name.label("room"))
        .select_from(table.outerjoin(room, table.c.room == room.c.id))
        .where(
            table.c.archived.is_(None),
            table.c.status.not_in(("ordered", "retired", "missing", "on_loan", "repair")),
            sa.or_(elsewhere, other_room),
        )
        .order_by(table.c.id)
    )


def _place(row: Row[Any], sites: dict[int, Subject]) -> Found:
    """Return what does not agree about a device's place."""
    subject = device_groups.named(row.id, row.tag, row.serial, row.name)
    if row.site is None:
        text = _("It belongs to {home}; where it is now is not recorded.").format(
            home=sites[row.home_site].name
        )
        return Found(subject, text, status="unknown")
    texts = []
    if row.home_site is not None and row.home_site != row.site:
        text = _("It is at {site} and belongs to {home}; no loan is recorded.")
        texts.append(text.format(site=sites[row.site].name, home=sites[row.home_site].name))
    if row.room_site is not None and row.room_site != row.site:
        text = _("It is at {site}, and its room {room} is at {other}.")
        texts.append(text.format(site=sites[row.site].name, room=row.room, other=sites[row.room_site].name))
    return Found(subject, " ".join(texts))
