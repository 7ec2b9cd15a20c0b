"""A plan of records made, edited, changed in the database and brought up to date, as the command does it."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
import sqlalchemy as sa

from inventory.errors import InputError, RefusedError
from inventory.language import choose, current
from inventory.plan.blocks import Figure, walk
from inventory.plan.facts import Settings
from inventory.publish import refresh_run
from inventory.publish.plate import Plate
from inventory.publish.refresh_run import Wanted, bring_up_to_date, former_name, load, make
from inventory.records import get
from inventory.records.plan import PlanText
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.plan.board import ON, build
from tests.inventory.publish.edited import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.store.database import Database

NOW = dt.datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001  the store's times are UTC without a zone
SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="10"><rect width="{0}" height="10"/></svg>'
)


def tiny(_connection: object, blocks: Iterable[Block], _on: dt.date, width: int = 20) -> dict[str, Plate]:
    """Return a small picture for every place of one: the real ones take a second each."""
    sheet = SHEET.format(width)
    return {one.id: Plate("matrix", "", "", (sheet,), ()) for one in walk(blocks) if isinstance(one, Figure)}


def wider(connection: object, blocks: Iterable[Block], on: dt.date) -> dict[str, Plate]:
    """Return other pictures."""
    return tiny(connection, blocks, on, 30)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Give the file of the golden board, made once with the document of its plan beside it, and the number of that plan."""
    path = tmp_path_factory.mktemp("built") / "board.db"
    database = open_database(path)
    plan = build(database)
    choose("nl")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(refresh_run, "drawn", tiny)
        settings = Settings(2027, 2030, "po-raad", plan)
        make(database, settings, ON, NOW, path.with_name("plan.docx"))
    database.close()
    return path, plan


@pytest.fixture
def board(
    built: tuple[Path, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Database, Wanted, Path]]:
    choose("nl")
    monkeypatch.setattr(refresh_run, "drawn", tiny)
    shutil.copy(built[0], tmp_path / "board.db")
    database = open_database(tmp_path / "board.db")
    wanted = Wanted(Settings(2027, 2030, "po-raad", built[1]), ON)
    path = tmp_path / "plan.docx"
    shutil.copy(built[0].with_name("plan.docx"), path)
    yield database, wanted, path
    database.close()


def write(path: Path, old: str, new: str) -> None:
    """Type over the first paragraph with a text."""
    document = docx.Document(str(path))
    next(one for one in document.paragraphs if one.text == old).text = new
    document.save(str(path))


def test_the_whole_way_there_and_back(
    board: tuple[Database, Wanted, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    database, wanted, path = board
    write(path, "Elk kind leert op zijn eigen niveau.", "Elk kind telt.")
    edited = path.read_bytes()
    with work(database, "test") as unit:
        table = get("staff").table
        unit.connection.execute(sa.update(table).values(yearly_cost=table.c.yearly_cost + 100_00))
        plan = wanted.settings.plan
        unit.add(PlanText, {"plan": plan, "slot": "vision-pupil", "text": "In de database geschreven."})
    monkeypatch.setattr(refresh_run, "drawn", wider)

    loaded = load(database, path)
    assert loaded.edition is not None
    assert loaded.edition.settings == wanted.settings
    done = bring_up_to_date(database, loaded, wanted, path, "test", NOW)
    assert [one.after for one in done.preview.texts] == ["Elk kind telt.\nIct helpt."]
    assert done.former == former_name(path) == path.with_name("plan (vorige).docx")
    assert done.former.read_bytes() == edited
    assert done.batch is not None
    fresh = path.with_name("fresh.docx")
    make(database, wanted.settings, ON, NOW, fresh)
    assert words(path.read_bytes()) == words(fresh.read_bytes())
    assert "In de database geschreven." in words(path.read_bytes())

    again = bring_up_to_date(database, load(database, path), wanted, path, "test", NOW)
    assert (again.written, again.former, again.batch) == (None, None, None)


def test_texts_need_a_recorded_plan_and_a_database_that_can_be_written(
    board: tuple[Database, Wanted, Path],
) -> None:
    database, wanted, path = board
    write(path, "Elk kind leert op zijn eigen niveau.", "Anders.")
    before = path.read_bytes()
    without = wanted._replace(settings=Settings(2027, 2030, "digisprong"))
    planless = path.with_name("planless.docx")
    make(database, without.settings, ON, NOW, planless)
    write(planless, "nog in te vullen: …", "Anders.")
    with pytest.raises(InputError, match=r"planless\.docx"):
        bring_up_to_date(database, load(database, planless), without, planless, "test", NOW)
    assert database.path is not None
    locked = open_database(database.path, read_only=True)
    with pytest.raises(RefusedError):
        bring_up_to_date(locked, load(locked, path), wanted, path, "test", NOW)
    locked.close()
    assert path.read_bytes() == before


def test_a_document_keeps_its_language(board: tuple[Database, Wanted, Path]) -> None:
    database, wanted, path = board
    wanted = wanted._replace(settings=replace(wanted.settings, template="summary"))
    make(database, wanted.settings, ON, NOW, path)
    choose("en")
    done = bring_up_to_date(database, load(database, path), wanted, path, "test", NOW)
    assert done.written is None
    assert current() == "en"
