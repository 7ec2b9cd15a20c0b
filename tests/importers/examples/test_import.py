"""The ordinary import takes all files as they are, and the budget of 2027 comes out to the cent (domain.md §10)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from importers.examples import steps
from importers.importing import run
from importers.options import Options
from inventory.finance.budget import budget, json_of
from inventory.finance.calendar import BookYear
from inventory.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from importers.report import ImportReport
    from inventory.store.database import Database

ON = dt.date(2026, 11, 1)


@pytest.fixture(scope="session")
def imported(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, ImportReport]:
    database = open_database(str(tmp_path_factory.mktemp("demo") / "inventaris.db"))
    paths = [folder / name for name in dict.fromkeys(step.file for step in steps())]
    return database, run(database, paths, Options(), "test")


def test_no_row_is_rejected(imported: tuple[Database, ImportReport]) -> None:
    _database, report = imported
    assert {table.file: table.rejected[:3] for table in report.tables if table.rejected} == {}


def test_every_record_of_the_steps_is_filled(imported: tuple[Database, ImportReport]) -> None:
    _database, report = imported
    assert {step.record for step in steps()} <= {table.record for table in report.tables if table.rows}


@pytest.mark.parametrize(
    ("year", "total", "operating"),
    [(2026, "784417.33", "349698.00"), (2027, "727636.92", "349698.00")],
)
def test_the_budget(imported: tuple[Database, ImportReport], year: int, total: str, operating: str) -> None:
    database, _report = imported
    with database.read() as connection:
        found = budget(connection, BookYear(), year, ON)
    shown = json_of(found)
    assert shown["pupils"] == 2100
    assert sum(int(row["operating"].replace(".", "")) for row in shown["rows"]) == int(
        operating.replace(".", "")
    )
    assert shown["total"] == total


def test_the_budget_of_2027_by_row_and_per_pupil(imported: tuple[Database, ImportReport]) -> None:
    database, _report = imported
    with database.read() as connection:
        shown = json_of(budget(connection, BookYear(), 2027, ON))
    assert {row["row"]: row["total"] for row in shown["rows"]} == {
        "digital_learning_materials": "115505.00",
        "education_software": "98460.00",
        "generic_software": "89566.00",
        "devices": "246629.25",
        "network": "53049.67",
        "connectivity": "31732.00",
        "expertise": "92695.00",
    }
    assert shown["pillars"] == {
        "vision": "0.00",
        "skills": "92695.00",
        "content_and_applications": "303531.00",
        "infrastructure": "331410.92",
    }
    assert shown["per_pupil"] == "346.49"
