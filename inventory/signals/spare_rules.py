"""The rule on reserve: whoever drops a device must be able to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.language import N_, _, ngettext
from inventory.records.assets import Category, Device
from inventory.records.values import decimals
from inventory.signals import device_kinds
from inventory.signals.board import IN_USE
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board

WHOLE = 10_000
"""100 %."""


class Pool(NamedTuple):
    """Devices of a category at a site (None: of the whole board): in use and in reserve."""

    category: int
    site: int | None
    used: int
    spare: int


class Kind(NamedTuple):
    """A category: its name, its share in 1/100 % (None when not known whether it needs one)."""

    name: str
    share: int | None


@rule(
    "AST-005",
    "low",
    title=N_("Too few devices in reserve"),
    explanation=N_(
        "Whoever has a broken device waits until it is repaired; at a school class that is a lesson lost."
    ),
    action=N_("Keep devices in stock at the school, or buy some more with the next order."),
    basis="PO-Raad, ict organiseren: vervangend apparaat",
    policies=("spare_share", "spare_pool"),
)
def too_few_spares(board: Board) -> Iterator[Found]:
    """Sites with fewer devices in stock, of all they have of a category, than its share; unknown when it has none to hold to.

    The share is that of the category, else the policy for pupils' devices, and none for others. With one reserve for the
    whole board it is held against the category.
    """
    kinds, pools = _kinds(board), _pools(board)
    central = board.policies.word("spare_pool", board.on) == "board"
    short: dict[int | None, list[str]] = {}
    for pool in _together(pools) if central else pools:
        kind = kinds[pool.category]
        if kind.share is None or not pool.used:
            continue
        total = pool.used + pool.spare
        needed = -(-kind.share * total // WHOLE)
        if pool.spare < needed:
            text = _("{category}: {spare} of {total} in reserve, {needed} needed ({share} %).").format(
                category=kind.name,
                spare=pool.spare,
                total=total,
                needed=needed,
                share=decimals(kind.share, 2),
            )
            short.setdefault(pool.category if central else pool.site, []).append(text)
    open_ones = dict(_without_kind(board))
    for number, texts in short.items():
        if number is not None and central:
            yield Found(_category(number, kinds), " ".join(texts))
        elif number is not None:
            count = open_ones.pop(number, 0)
            more = [_open(count)] if count else []
            yield Found(device_kinds.sites(board)[number], " ".join([*texts, *more]))
    for number, count in open_ones.items():
        yield Found(device_kinds.sites(board)[number], _open(count), status="unknown")
    for number in dict.fromkeys(
        pool.category for pool in pools if pool.used and kinds[pool.category].share is None
    ):
        text = _("Whether it is for pupils is not recorded, so how many must be in reserve is not known.")
        yield Found(_category(number, kinds), text, status="unknown")


def _open(count: int) -> str:
    """Return what to say of devices of which nobody knows what kind of thing they are."""
    return ngettext(
        "{number} device has no category, so how many must be in reserve is not known.",
        "{number} devices have no category, so how many must be in reserve is not known.",
        count,
    ).format(number=count)


def _without_kind(board: Board) -> list[tuple[int, int]]:
    """Return for each site how many devices in use have no category by their product or lot."""
    table = Device.table
    joined, kind = device_kinds.with_category()
    query = (
        sa.select(table.c.site, sa.func.count())
        .select_from(joined)
        .where(
            table.c.archived.is_(None),
            kind.is_(None),
            table.c.site.is_not(None),
            table.c.status.in_(IN_USE),
        )
        .group_by(table.c.site)
        .order_by(table.c.site)
    )
    return [(row[0], row[1]) for row in board.connection.execute(query)]


def _category(number: int, kinds: dict[int, Kind]) -> Subject:
    name = kinds[number].name
    return Subject("category", name, name, number)


def _kinds(board: Board) -> dict[int, Kind]:
    """Return the categories, with the share that each is held to."""
    table = Category.table
    query = sa.select(table.c.id, table.c.name, table.c.group, table.c.for_pupils, table.c.spare_share)
    usual = board.policies.whole("spare_share", board.on)
    found = {}
    for number, name, group, pupils, own in board.connection.execute(query):
        share: int | None
        if own is not None:
            share = own
        elif pupils is None and group == "device":
            share = None
        else:
            share = usual if pupils else 0
        found[number] = Kind(name, share)
    return found


def _pools(board: Board) -> list[Pool]:
    """Return the devices with a category and a site, counted."""
    table = Device.table
    joined, kind = device_kinds.with_category()
    used = sa.func.sum(sa.case((table.c.status.in_(IN_USE), 1), else_=0))
    spare = sa.func.sum(sa.case((table.c.status == "in_stock", 1), else_=0))
    query = (
        sa.select(kind, table.c.site, used, spare)
        .select_from(joined)
        .where(table.c.archived.is_(None), kind.is_not(None), table.c.status.in_((*IN_USE, "in_stock")))
        .group_by(kind, table.c.site)
        .order_by(kind, table.c.site)
    )
    return [Pool(row[0], row[1], int(row[2]), int(row[3])) for row in board.connection.execute(query)]


def _together(pools: list[Pool]) -> list[Pool]:
    """Return pools added up by category."""
    found: dict[int, Pool] = {}
    for one in pools:
        there = found.get(one.category, Pool(one.category, None, 0, 0))
        found[one.category] = there._replace(used=there.used + one.used, spare=there.spare + one.spare)
    return list(found.values())
