from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.map_kinds import KINDS, plate
from inventory.store.database import open_database
from tests.perf import landscape, pictures

if TYPE_CHECKING:
    from pathlib import Path


def test_every_picture_that_is_timed_has_something_on_it(tmp_path: Path) -> None:
    database = open_database(pictures.board(tmp_path / "board.db", landscape.Size(20, 20, 60)))
    with database.read() as connection:
        made = {kind: plate(connection, kind, pictures.ASKED) for kind in KINDS}
    database.close()
    assert all(len(plate.tables[0].rows) >= 3 for plate in made.values())
    assert all(plate.sheets[0].count("<text") > 20 for plate in made.values())
