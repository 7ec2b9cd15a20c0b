"""Target 11: one edit with its history, against an ORM that writes its audit row by an event."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event, orm

from inventory.records.assets import Device
from inventory.store.database import open_database
from inventory.store.work import work
from tests.perf.measure import clocked, compared, in_turn

if TYPE_CHECKING:
    from pathlib import Path

    from tests.perf.ground import Ground
    from tests.perf.measure import Line

TIMES = 100


class Base(orm.DeclarativeBase):
    """Root of the floor's two classes."""


class Plain(Base):
    """A device, as an ORM maps it."""

    __table__ = Device.table


class Audit(Base):
    """One change."""

    __tablename__ = "audit"
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    record_id: orm.Mapped[int]
    before: orm.Mapped[str]
    after: orm.Mapped[str]


class Floor:
    """Edits through an ORM session.

    Args:
        path: The database.
    """

    def __init__(self, path: Path) -> None:
        self.engine = sa.create_engine(f"sqlite:///{path}")
        event.listen(self.engine, "connect", self._durable)
        Audit.__table__.create(self.engine)  # type: ignore[attr-defined]

    def _durable(self, connection: Any, _record: Any) -> None:
        """Wait for the disk, as the program does."""
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    def edit(self, number: int, user: str) -> None:
        """Change one device."""
        with orm.Session(self.engine) as session:
            event.listen(session, "before_flush", _audit)
            found: Any = session.get(Plain, number)
            found.user = user
            found.version += 1
            session.commit()


def _audit(session: orm.Session, _context: Any, _instances: Any) -> None:
    """Add an audit row for every changed object."""
    for one in session.dirty:
        seen: Any = sa.inspect(one)
        changed = {a.key: a.history for a in seen.attrs if a.history.has_changes()}
        before = json.dumps({name: history.deleted[0] for name, history in changed.items()})
        after = json.dumps({name: history.added[0] for name, history in changed.items()})
        session.add(Audit(record_id=seen.identity[0], before=before, after=after))


def edits(ground: Ground) -> list[Line]:
    """Measure edits of single devices, each kept on disk."""
    path = ground.copy(ground.full())
    floor, database = Floor(path), open_database(path)
    numbers, versions = count(1), dict.fromkeys(range(1, 4 * TIMES), 1)

    def ours() -> None:
        number = next(numbers)
        with work(database, "bench") as unit:
            assert unit.change(
                Device, number, {"user": f"docent{number}@lindelaar.example"}, versions[number]
            )

    def bare() -> None:
        number = next(numbers)
        floor.edit(number, f"docent{number}@lindelaar.example")

    bare()
    ours()
    found = in_turn(TIMES, floor=lambda: clocked(bare), ours=lambda: clocked(ours))
    floor.engine.dispose()
    database.close()
    return [compared("11", "one edit with history, floor ORM", found["ours"], found["floor"], 3, "ms")]
