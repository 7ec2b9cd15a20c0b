"""The rule on devices that left: what held data must have been wiped, with proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import N_, _
from inventory.records.assets import Category, Device
from inventory.records.values import day
from inventory.signals import device_groups, device_kinds
from inventory.signals.finding import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board


@rule(
    "AST-003",
    "high",
    title=N_("Device left without proof of wiping"),
    explanation=N_(
        "What is on it of pupils and staff is out of the house; without proof that is a data breach."
    ),
    action=N_(
        "Ask whoever took it for the certificate, or wipe it after all, and record the day and the proof."
    ),
    basis="AVG 32; Normenkader IBP PR.07",
)
def unwiped(board: Board) -> Iterator[Found]:
    """Retired devices of categories that hold data (unless the category says otherwise: all devices) without a certificate.

    A day of wiping without a certificate is less severe; private devices are their owner's; unknown without a category.
    """
    for number, tag, serial, name, wiped, retired, data in board.connection.execute(_left(board.on)).all():
        subject = device_groups.named(number, tag, serial, name)
        if data is None:
            text = _(
                "It has no product or purchase lot: whether it held data is not known, and no proof of wiping is there."
            )
            yield Found(subject, text, status="unknown")
        elif wiped is not None and wiped <= board.on:
            text = _("Wiped on {day}; the certificate is not recorded.").format(day=day(wiped))
            yield Found(subject, text, severity="medium")
        elif retired is not None:
            text = _("It left on {day}; that it was wiped is not recorded.").format(day=day(retired))
            yield Found(subject, text)
        else:
            yield Found(subject, _("It left; that it was wiped is not recorded."))


def _left(on: date) -> sa.Select[Any]:
    """Return the query for devices that left without certificate and that held data, or may have."""
    table, category = Device.table, Category.table
    joined, _kind = device_kinds.category_group()
    holds = sa.func.coalesce(
        category.c.holds_data, sa.case((category.c.id.is_(None), None), else_=category.c.group == "device")
    )
    blank = sa.func.trim(sa.func.coalesce(table.c.wipe_certificate, "")) == ""
    columns = (table.c.id, table.c.tag, table.c.serial, table.c.name, table.c.wiped, table.c.retired)
    return (
        sa.select(*columns, sa.type_coerce(holds, sa.Boolean))
        .select_from(joined)
        .where(
            table.c.archived.is_(None),
            table.c.status == "retired",
            sa.or_(table.c.retired.is_(None), table.c.retired <= on),
            sa.func.coalesce(table.c.ownership, "owned") != "private",
            blank,
            sa.or_(holds.is_(None), sa.type_coerce(holds, sa.Boolean)),
        )
        .order_by(table.c.id)
    )
