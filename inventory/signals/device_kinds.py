"""What kind of thing devices are: by the category of their product, else of their lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records.assets import Category, Device, Lot, Product
from inventory.records.organisation import Site
from inventory.signals.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import FromClause

    from inventory.signals.board import Board
    from inventory.signals.finding import Subject

SHOWN = 5
"""Names in a message; the rest is counted."""


def with_category() -> tuple[FromClause, sa.ColumnElement[int | None]]:
    """Return devices joined with their product and lot, and the column of their category."""
    device, product, lot = Device.table, Product.table, Lot.table
    joined = device.outerjoin(product, device.c.product == product.c.id).outerjoin(
        lot, device.c.lot == lot.c.id
    )
    return joined, sa.func.coalesce(product.c.category, lot.c.category)


def category_group() -> tuple[FromClause, sa.ColumnElement[int | None]]:
    """Return devices joined with product, lot and category, and the column of the category."""
    joined, kind = with_category()
    return joined.outerjoin(Category.table, Category.table.c.id == kind), kind


def sites(board: Board) -> dict[int, Subject]:
    """Return every site as a subject, by number; read once."""
    return board.once(_sites)


def _sites(board: Board) -> dict[int, Subject]:
    numbers = list(board.connection.scalars(sa.select(Site.table.c.id)))
    return subjects(board.connection, Site, numbers)


def some(names: Sequence[str]) -> str:
    """Return the first names of many: "a, b, …"."""
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
