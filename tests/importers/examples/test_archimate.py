"""The demo board as an ArchiMate model: it comes back as no change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from importers.importing import run
from importers.options import Options
from inventory.publish.archimate import archimate
from inventory.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "lindelaar-basis.xlsx", "contracten.xlsx", "systemen.csv", "ikc-systemen-processen.xlsx",
    "verwerkersovereenkomsten.csv", "privacybijsluiters.csv", "ikc-visie-roadmap.xlsx",
)  # fmt: skip
"""The files of the landscape."""


def test_the_model_comes_back_as_no_change(folder: Path, tmp_path: Path) -> None:
    database = open_database(tmp_path / "demo.db")
    run(database, [folder / name for name in FILES], Options(), "Anna")
    path = tmp_path / "lindelaar.xml"
    with database.read() as connection:
        path.write_bytes(archimate(connection, dt.date(2026, 11, 22)))
    report = run(database, [path], Options(), "Anna")
    assert (report.new, report.changed, report.rejected, report.batch) == (0, 0, 0, None)
    kinds = {"supplier", "party", "system", "process", "interface", "participation", "support"}
    assert {table.record for table in report.tables if table.unchanged} == kinds
    database.close()
