"""A small board for the rules: records are written through the unit of work, findings come back as short tuples."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records import get
from inventory.signals.check import check
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.finding import Finding
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2026, 11, 22)
Short = tuple[str, str, date | None]
"""Name of the subject, status and due day."""


class Maker:
    """Writes records of any kind: `make("system", name="X")` returns the number.

    Args:
        unit: The unit of work.
    """

    def __init__(self, unit: Work) -> None:
        self.unit = unit

    def __call__(self, kind: str, **values: Any) -> int:
        return self.unit.add(get(kind), values, by=get(kind).made_by)

    def contract(self, number: str, **values: Any) -> int:
        """Write a contract of a year from 1 January 2026 that renews itself with three months' notice."""
        given = {
            "name": number,
            "start": date(2026, 1, 1),
            "initial_months": 12,
            "renewal_months": 12,
            "notice": 3,
        }
        return self("contract", number=number, **{**given, **values})

    def imported(self, kind: str, number: int, **values: Any) -> None:
        """Change a record as an import does: without asking whether it contradicts others."""
        table = get(kind).table
        self.unit.connection.execute(sa.update(table).where(table.c.id == number).values(**values))


@contextmanager
def making(database: Database) -> Iterator[Maker]:
    """Give a maker whose records are kept when the block ends."""
    with work(database, "test") as unit:
        yield Maker(unit)


def findings(database: Database, rules: str = "*", on: date = ON) -> list[Finding]:
    """Return what rules find."""
    with database.read() as connection:
        return check(connection, on, rules)


def short(database: Database, rules: str, on: date = ON) -> list[Short]:
    """Return what rules find, as name of the subject, status and due day."""
    return [(one.subject.name, one.status, one.due) for one in findings(database, rules, on)]
