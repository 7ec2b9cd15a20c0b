"""Versions of a plan: kept whole, told when tampered with, undone and redone, and not to be changed by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError, RefusedError, StorageError
from inventory.plan import versions
from inventory.plan.blocks import Cover, Heading, Note, Prompt, TextSlot
from inventory.plan.facts import Settings
from inventory.plan.versions import Adoption, Content
from inventory.records.plan import Plan
from inventory.records.plan_cycle import PlanVersion
from inventory.store.database import open_database
from inventory.store.schema import PLAN_CONTENT
from inventory.store.undo import redo, undo
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.plan.versions import Version
    from inventory.store.database import Database

ON = date(2026, 11, 23)
BOARD = Adoption(date(2026, 12, 15), "College van bestuur")
BLOCKS = (
    Cover(id="cover", title="Plan", board="Lindelaar", period="2027-2030"),
    Heading(id="h1", text="Organisatie \u202e 🏫"),
    TextSlot(id="vision", question="Waarheen?", text="Naar <leren> & “doen”"),
    Note(id="note", text=repr(Prompt("slot"))),
)
PARTS = {"figure:map": b"\x00\xff<svg/>", "workbook": b"PK"}


def content(plan: int | None = 1, blocks: tuple[object, ...] = BLOCKS, on: date = ON) -> Content:
    settings = Settings(2027, 2030, "po-raad", plan, "school")
    return Content(settings, on, blocks, PARTS, "nl", 7)  # type: ignore[arg-type]


@pytest.fixture
def planned(database: Database) -> Database:
    """Give a board with a plan, on both kinds of databases."""
    with work(database, "Anna") as unit:
        unit.add(Plan, {"name": "Ict-plan", "first_year": 2027, "last_year": 2030})
    return database


@pytest.fixture
def small(tmp_path: Path) -> Database:
    """Give a board with a plan in a file."""
    opened = open_database(tmp_path / "small.db")
    with work(opened, "Anna") as unit:
        unit.add(Plan, {"name": "Ict-plan", "first_year": 2027, "last_year": 2030})
    return opened


def keep(database: Database, name: str = "", adoption: Adoption | None = None) -> Version:
    with work(database, "Anna") as unit:
        return versions.keep(unit, content(), name, adoption)


def status(database: Database) -> str:
    with database.read() as connection:
        return str(connection.execute(sa.select(Plan.table.c.status)).scalar_one())


def tamper(database: Database, part: str) -> None:
    with database.write() as connection:
        where = PLAN_CONTENT.c.part == part
        packed = connection.execute(sa.select(PLAN_CONTENT.c.content).where(where)).scalars().first()
        other = versions._packed(versions.base64.b64decode(packed or "") + b"x")  # type: ignore[attr-defined]
        connection.execute(sa.update(PLAN_CONTENT).where(where).values(content=other))


def test_a_version_holds_what_was_kept_until_it_is_undone_and_again_when_redone(planned: Database) -> None:
    first, second = keep(planned, "concept"), keep(planned, adoption=BOARD)
    assert (first.number, second.number, first.adoption, second.adoption) == (1, 2, None, BOARD)
    assert status(planned) == "adopted"
    with planned.read() as connection:
        assert versions.listed(connection, 1) == [second, first]
        assert versions.find(connection, 1, 1).title.endswith("(concept)")
        assert versions.last_adopted(connection, 1) == second
        held = versions.load(connection, second)
        assert [repr(one) for one in held.blocks] == [repr(one) for one in BLOCKS]
        assert (held.settings, held.on, held.parts, held.language, held.batch) == (
            content().settings,
            ON,
            PARTS,
            "nl",
            7,
        )
    undo(planned, "Anna")
    assert status(planned) == "draft"
    with planned.read() as connection:
        assert versions.listed(connection, 1) == [first]
    redo(planned, "Anna")
    with planned.read() as connection:
        assert [repr(one) for one in versions.load(connection, second).blocks] == [repr(o) for o in BLOCKS]


@pytest.mark.parametrize("part", ["blocks", "about", "workbook"])
def test_what_was_changed_outside_the_program_is_told(small: Database, part: str) -> None:
    version = keep(small)
    tamper(small, part)
    with small.read() as connection:
        with pytest.raises(StorageError) as caught:
            versions.load(connection, version)
        assert [one.holds for one in versions.verify(connection)] == [False]
    assert caught.value.hint


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM plan_content WHERE part = 'blocks'",
        "INSERT INTO plan_content VALUES (1, 'figure:x', 'eJwDAAAAAAE=')",
        "UPDATE plan_content SET content = 'geen base64'",
        "UPDATE plan_version SET state = '2020-01-01'",
        "UPDATE plan_version SET number = 9",
    ],
)
def test_rows_that_went_came_or_were_damaged_are_told(small: Database, statement: str) -> None:
    keep(small)
    with small.read() as connection:
        assert [one.holds for one in versions.verify(connection, 1)] == [True]
    with small.write() as writing:
        writing.exec_driver_sql(statement)
    with small.read() as connection:
        assert [one.holds for one in versions.verify(connection, 1)] == [False]


def test_a_draft_is_adopted_as_it_is_and_then_stays(small: Database) -> None:
    draft = keep(small)
    with work(small, "Anna") as unit:
        adopted = versions.adopt(unit, draft, BOARD)
    assert (adopted.digest, adopted.adoption, status(small)) == (draft.digest, BOARD, "adopted")
    with pytest.raises(InputError), work(small, "Anna") as unit:
        versions.adopt(unit, adopted, BOARD)
    with pytest.raises(InputError), work(small, "Anna") as unit:
        unit.change(PlanVersion, adopted.id, {"adopted_by": "Iemand anders"})
    with pytest.raises(InputError, match="1"), work(small, "Anna") as unit:
        unit.archive(PlanVersion, adopted.id)
    with work(small, "Anna") as unit:
        assert unit.change(PlanVersion, adopted.id, {"notes": "notulen van 15 december"})


@pytest.mark.parametrize(
    "changed", [{"digest": "0" * 64}, {"state": date(2027, 1, 1)}, {"number": 5}, {"status": "adopted"}]
)
def test_what_a_draft_says_is_not_changed_by_hand(small: Database, changed: dict[str, object]) -> None:
    draft = keep(small)
    with pytest.raises(InputError) as caught, work(small, "Anna") as unit:
        unit.change(PlanVersion, draft.id, changed)
    assert "inventaris plan" in caught.value.hint
    with work(small, "Anna") as unit:
        assert unit.change(PlanVersion, draft.id, {"name": "voor de raad"})
        assert unit.archive(PlanVersion, draft.id)
    assert keep(small).number == 2, "the number of one in the archive is not given again"


def test_a_version_is_not_made_by_hand(small: Database) -> None:
    values = {"plan": 1, "number": 1, "state": ON, "digest": "0" * 64}
    with pytest.raises(InputError, match="versie"), work(small, "Anna") as unit:
        unit.add(PlanVersion, values)


@pytest.mark.parametrize("adoption", [Adoption(date(2026, 11, 1), "Bestuur"), Adoption(ON, " ")])
def test_an_adoption_that_cannot_be_is_refused(small: Database, adoption: Adoption) -> None:
    with pytest.raises(InputError):
        keep(small, adoption=adoption)
    with small.read() as connection:
        assert versions.listed(connection, 1) == []
        assert connection.execute(sa.select(PLAN_CONTENT)).first() is None


def test_only_a_recorded_plan_is_kept_and_only_kept_ones_are_found(small: Database) -> None:
    with pytest.raises(InputError) as caught, work(small, "Anna") as unit:
        versions.keep(unit, content(plan=None))
    assert caught.value.hint
    with small.read() as connection, pytest.raises(InputError):
        versions.find(connection, 1)
    keep(small)
    with small.read() as connection, pytest.raises(InputError, match="4"):
        versions.find(connection, 1, 4)


def test_a_read_only_database_refuses(small: Database, tmp_path: Path) -> None:
    small.close()
    shut = open_database(tmp_path / "small.db", read_only=True)
    with pytest.raises(RefusedError):
        keep(shut)
    shut.close()
