from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.records import get
from inventory.signals import annex_versions
from inventory.store import undo
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database

ON = date(2026, 11, 22)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    with making(opened) as make:
        agreement = make("agreement", code="VO-1", name="Leesapp")
        system = make("system", name="Leesapp")
        annex = make(
            "annex", agreement=agreement, system=system, edition="1.0", date=date(2024, 8, 1), purposes="Lezen",
            reviewed=date(2025, 1, 1), not_processed="BSN", at_end="deleted",
        )  # fmt: skip
        make("annex_service", annex=annex, name="Oefenen")
        make("annex_data", annex=annex, category="contact", subject="pupil", retention_months=24)
        make("annex_data", annex=annex, category="progress", subject="pupil", retention_months=24)
        make("storage_location", annex=annex, country="NL", activity="opslag", safeguard="none")
    yield opened
    opened.close()


def holding(*dates: date | None) -> list[int]:
    rows = [
        {"id": number, "agreement": 1, "system": 1, "date": one} for number, one in enumerate(dates, start=1)
    ]
    return [row["id"] for row in annex_versions.holding(rows, ON)]


def test_the_newest_that_is_not_of_later_holds() -> None:
    assert holding(date(2024, 1, 1), ON, date(2027, 1, 1)) == [2]
    assert holding(date(2027, 1, 1)) == []


def test_a_version_without_date_is_older_than_any_with() -> None:
    assert holding(date(2020, 1, 1), None) == [1]
    assert holding(None, date(2027, 1, 1)) == [1]


def counts(database: Database) -> dict[str, int]:
    with database.read() as connection:
        return {
            kind: connection.execute(
                sa.select(sa.func.count()).where(get(kind).table.c.archived.is_(None))
            ).scalar_one()
            for kind in ("annex", *annex_versions.PARTS)
        }


def test_a_copy_has_all_parts_and_is_one_undo(board: Database) -> None:
    with work(board, "test") as unit:
        new = annex_versions.copy(unit, 1, "2.0", date(2026, 8, 1))
        row = unit.row(get("annex"), new)
        batch = unit.batch
    assert (row["edition"], row["date"], row["purposes"], row["at_end"]) == (
        "2.0",
        date(2026, 8, 1),
        "Lezen",
        "deleted",
    )
    assert row["reviewed"] is None
    assert counts(board) == {"annex": 2, "annex_service": 2, "annex_data": 4, "storage_location": 2}
    undo.undo(board, "test", batch)
    assert counts(board) == {"annex": 1, "annex_service": 1, "annex_data": 2, "storage_location": 1}


def test_a_copy_is_the_same(board: Database) -> None:
    with work(board, "test") as unit:
        new = annex_versions.copy(unit, 1, "2.0")
    with board.read() as connection:
        assert annex_versions.compare(connection, 1, new) == []


def test_differences_are_told_in_words(board: Database) -> None:
    with work(board, "test") as unit:
        new = annex_versions.copy(unit, 1, "2.0", date(2026, 8, 1))
        unit.change(get("annex"), new, {"purposes": "Lezen en spellen", "website": "https://x.example"})
        unit.change(get("annex_data"), 3, {"retention_months": 60})
        unit.archive(get("annex_data"), 4)
        unit.add(get("storage_location"), {"annex": new, "country": "US", "activity": "support"})
    with board.read() as connection:
        found = [one.text for one in annex_versions.compare(connection, 1, new)]
        back = [one.text for one in annex_versions.compare(connection, new, 1)]
    assert found == [
        "Doeleinden: was “Lezen”, is nu “Lezen en spellen”.",
        "Link: was “niets”, is nu “https://x.example”.",
        "contactgegevens, leerling, bewaartermijn: was “24 maanden”, is nu “60 maanden”.",
        "Gegevens in een bijsluiter: vervallen is studievoortgang, leerling.",
        "Opslaglocatie: nieuw is US, support.",
    ]
    assert len(back) == len(found)


def test_what_cannot_be_copied_is_refused(board: Database) -> None:
    with pytest.raises(InputError), work(board, "test") as unit:
        annex_versions.copy(unit, 1, "1.0")
    with pytest.raises(InputError), work(board, "test") as unit:
        annex_versions.copy(unit, 1, " ")
    with work(board, "test") as unit:
        unit.archive(get("annex"), 1)
    with pytest.raises(InputError), work(board, "test") as unit:
        annex_versions.copy(unit, 1, "2.0")
    with board.read() as connection:
        assert annex_versions.versions(connection, 1) == []
