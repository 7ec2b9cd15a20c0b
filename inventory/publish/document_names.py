"""What the records are called that a document rests on, read while the database is open."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inventory.plan.blocks import walk
from inventory.records.record import REGISTRY
from inventory.store.titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block


def named(connection: Connection, blocks: Iterable[Block]) -> dict[tuple[str, int], str]:
    """Return what the records are called that blocks name as evidence, by kind and number.

    Args:
        connection: One that reads.
        blocks: The blocks of a plan.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for block in walk(blocks):
        for one in block.evidence:
            if one.kind in REGISTRY:
                wanted[one.kind].update(one.ids)
    return {
        (kind, number): title
        for kind, ids in wanted.items()
        for number, title in titles(connection, REGISTRY[kind], ids).items()
    }
