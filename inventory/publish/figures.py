"""The pictures that a plan has places for, drawn while the database is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.plan.blocks import Figure, walk
from inventory.plan.pause import paused
from inventory.publish.map_kinds import Asked, plate
from inventory.publish.plan_charts import PREFIX, chart_plate
from inventory.store.kept import keeping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.publish.plate import Plate

    Plates = Mapping[str, Plate]
    """A picture by the id of its block."""


def drawn(connection: Connection, blocks: Iterable[Block], on: date) -> dict[str, Plate]:
    """Return the pictures of a plan by the id of their block.

    Args:
        connection: One that reads.
        blocks: The blocks of `plan.assemble`.
        on: The day of the plan.
    """
    with paused(), keeping(connection):
        return {
            block.id: _plate(connection, block, on) for block in walk(blocks) if isinstance(block, Figure)
        }


def _plate(connection: Connection, block: Figure, on: date) -> Plate:
    if block.kind.startswith(PREFIX):
        return chart_plate(block, on)
    return plate(connection, block.kind, Asked(on, title=block.title))
