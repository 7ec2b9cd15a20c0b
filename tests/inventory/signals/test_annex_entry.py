from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError, StaleError
from inventory.records import get
from inventory.signals import annex_entry
from inventory.signals.annex_steps import STEPS
from inventory.store import undo
from inventory.store.database import open_database
from inventory.store.schema import BATCH
from inventory.store.work import work
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.signals.annex_entry import Draft
    from inventory.store.database import Database

ON = date(2026, 11, 22)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    with making(opened) as make:
        make("agreement", code="VO-1", name="Leesapp", status="signed")
        make("system", name="Leesapp")
        make("system", name="Rekenapp")
        make("subprocessor", agreement=1, name="Wolkenhuis", country="NL")
        make("subprocessor", agreement=1, system=2, name="Van de ander", country="NL")
    yield opened
    opened.close()


def begun(database: Database, on: date = ON) -> Draft:
    with database.read() as connection:
        return annex_entry.begin(connection, 1, 1, on)


def saved(database: Database, draft: Draft) -> int:
    with work(database, "test") as unit:
        return annex_entry.save(unit, draft)


def full(draft: Draft) -> Draft:
    draft.values["annex"] |= {"purposes": "Lezen", "edition": "1.0", "date": date(2026, 8, 1)}
    draft.set("system", "confidentiality", "high")
    draft.set("security_annex", "scheme", "3.0")
    draft.add("annex_service", name="Oefenen", optional=True, switched_on="no")
    draft.add("annex_data", category="contact", subject="pupil", retention_months=24)
    draft.add("annex_data", category="national_number", subject="pupil", processed="no")
    draft.add("storage_location", country="NL")
    draft.values["processing"] |= {"code": "L1", "name": "Leren lezen", "ground": "public_task"}
    return draft


def rows(database: Database, kind: str) -> list[dict[str, object]]:
    table = get(kind).table
    with database.read() as connection:
        query = sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.id)
        return [dict(row) for row in connection.execute(query).mappings()]


def test_all_is_written_at_once_and_taken_back_at_once(board: Database) -> None:
    number = saved(board, full(begun(board)))
    annex = rows(board, "annex")[0]
    assert (annex["id"], annex["purposes"], annex["agreement"], annex["system"]) == (number, "Lezen", 1, 1)
    assert [row["processed"] for row in rows(board, "annex_data")] == ["yes", "no"]
    assert rows(board, "security_annex")[0]["scheme"] == "3.0"
    assert [(row["processing"], row["system"]) for row in rows(board, "processing_use")] == [(1, 1)]
    with board.read() as connection:
        batch = connection.execute(sa.select(sa.func.max(BATCH.c.id))).scalar_one()
    undo.undo(board, "test", batch)
    kinds = (
        "annex",
        "annex_data",
        "annex_service",
        "storage_location",
        "security_annex",
        "processing",
        "processing_use",
    )
    assert [rows(board, kind) for kind in kinds] == [[]] * len(kinds)
    assert rows(board, "system")[0]["confidentiality"] is None


def test_what_was_saved_is_read_again_and_saving_it_changes_nothing(board: Database) -> None:
    saved(board, full(begun(board)))
    again = begun(board)
    assert again.values["annex"]["edition"] == "1.0"
    assert [row["category"] for row in again.rows["annex_data"]] == ["contact", "national_number"]
    assert [row["name"] for row in again.rows["subprocessor"]] == ["Wolkenhuis"]
    with work(board, "test") as unit:
        annex_entry.save(unit, again)
        assert unit.started is None


def test_a_security_annex_for_all_products_is_changed_instead_of_doubled(board: Database) -> None:
    with making(board) as make:
        make("security_annex", agreement=1, scheme="2.0")
    draft = begun(board)
    assert draft.values["security_annex"]["scheme"] == "2.0"
    draft.set("security_annex", "scheme", "3.0")
    saved(board, draft)
    assert [(one["system"], one["scheme"]) for one in rows(board, "security_annex")] == [(None, "3.0")]


def test_rows_are_changed_removed_and_added(board: Database) -> None:
    saved(board, full(begun(board)))
    draft = begun(board)
    draft.rows["annex_data"][0]["retention_months"] = 60
    draft.remove("annex_data", 1)
    draft.add("subprocessor", name="Mailbedrijf", service="mail", country="US", outside_eea="yes")
    draft.add("storage_location")
    saved(board, draft)
    assert [row["retention_months"] for row in rows(board, "annex_data")] == [60]
    assert [(row["name"], row["system"]) for row in rows(board, "subprocessor")][-1] == ("Mailbedrijf", 1)
    assert len(rows(board, "storage_location")) == 1


def test_nothing_is_made_of_what_was_not_typed(board: Database) -> None:
    saved(board, begun(board))
    assert len(rows(board, "annex")) == 1
    assert [rows(board, kind) for kind in ("security_annex", "processing", "processing_use")] == [[], [], []]


def test_a_wrong_value_is_told_with_its_step_and_nothing_is_written(board: Database) -> None:
    draft = full(begun(board))
    draft.set("annex", "edition", "x" * 50)
    draft.add("annex_data", category="contact", subject="pupil")
    draft.add("annex_service", name="", optional=True)
    draft.set("processing", "name", "")
    told = [(one.step, one.kind, one.place, one.column) for one in annex_entry.problems(draft)]
    assert told == [
        ("B", "annex_service", 1, "name"),
        ("C", "annex_service", 1, "name"),
        ("D", "annex_data", 2, "category"),
        ("G", "annex_data", 2, "category"),
        ("I", "annex", None, "edition"),
        ("register", "processing", None, "name"),
    ]
    assert [one.step for one in annex_entry.problems(draft, "I")] == ["I"]
    with pytest.raises(InputError):
        saved(board, draft)
    assert rows(board, "annex") == []


def test_a_change_by_another_is_refused(board: Database) -> None:
    saved(board, full(begun(board)))
    draft = begun(board)
    with work(board, "other") as unit:
        unit.change(get("annex"), 1, {"purposes": "Anders"})
    draft.set("annex", "purposes", "Mijn tekst")
    with pytest.raises(StaleError):
        saved(board, draft)


def test_the_version_of_the_day_is_read(board: Database) -> None:
    with making(board) as make:
        make("annex", agreement=1, system=1, edition="1", date=date(2024, 1, 1))
        make("annex", agreement=1, system=1, edition="2", date=date(2027, 1, 1))
    assert begun(board).values["annex"]["edition"] == "1"
    assert begun(board, date(2027, 2, 1)).values["annex"]["edition"] == "2"
    assert begun(board, date(2023, 1, 1)).values["annex"]["edition"] == "1"


def test_steps_ask_columns_that_exist_and_tell_how_far_they_are(board: Database) -> None:
    draft = begun(board)
    assert [step.code for step in STEPS[:9]] == list("ABCDEFGHI")
    empty = {step.code: annex_entry.filled(draft, step) for step in STEPS}
    assert empty["A"] == (0, 3)
    assert empty["F"] == (1, 4)
    assert annex_entry.filled(full(draft), STEPS[8]) == (2, 3)


def test_an_agreement_that_is_not_there_is_refused(board: Database) -> None:
    with pytest.raises(InputError), board.read() as connection:
        annex_entry.begin(connection, 9, 1, ON)
