"""What sub-projects of the roadmap cost: the sum of the amounts that are entered for them by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records.finance import CostLine

if TYPE_CHECKING:
    from sqlalchemy import Connection


def by_project(connection: Connection) -> dict[int, int]:
    """Return the cost of each sub-project that has cost lines, by number of the sub-project, in cents, over all years."""
    table = CostLine.table
    query = sa.select(table.c.project, sa.func.sum(table.c.amount)).where(
        table.c.archived.is_(None), table.c.project.is_not(None)
    )
    return {row[0]: int(row[1]) for row in connection.execute(query.group_by(table.c.project))}
