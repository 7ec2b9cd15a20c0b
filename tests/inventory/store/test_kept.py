"""What is read is kept for one piece of work, and no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance import reading
from inventory.landscape.reading import known_landscape
from inventory.store.kept import keeping, keeps, kept

if TYPE_CHECKING:
    from inventory.store.database import Database


def test_kept(database: Database) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    with database.read() as connection:
        assert (kept(connection, "one", make), kept(connection, "one", make)) == (0, 1)
        with keeping(connection), keeping(connection):
            assert (kept(connection, "one", make), kept(connection, "one", make)) == (2, 2)
            assert reading.read(connection) is reading.read(connection)
            assert known_landscape(connection) is known_landscape(connection)
            assert known_landscape(connection) is not known_landscape(connection, with_roadmap=False)
        assert not keeps(connection)
        assert kept(connection, "one", make) == 3
