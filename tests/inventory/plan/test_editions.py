"""Editions: what a document was made from comes back by its code; the oldest are forgotten."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import StorageError
from inventory.language import choose
from inventory.plan import editions
from inventory.plan.blocks import Cover, TextSlot
from inventory.plan.facts import Settings
from inventory.store.database import open_database
from inventory.store.schema import PLAN_EDITION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.store.database import Database

NOW = dt.datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001  the store's times are UTC without a zone


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def plan(text: str) -> list[Block]:
    cover = Cover(id="cover", title="Plan", board="De Linde", period="2027")
    return [cover, TextSlot(id="q", question="What?", text=text)]


def test_what_a_document_was_made_from_comes_back_by_its_code(database: Database) -> None:
    asked = Settings(2027, 2030, "ikc", 4, "school")
    code = editions.remember(database, 4, plan("one"), NOW, {"picture": "ab"}, asked)
    assert code == editions.code_of(4, plan("one"))
    assert len(code) == editions.DIGITS
    with database.read() as connection:
        assert editions.edition(connection, code) == (plan("one"), "nl", {"picture": "ab"}, asked)
        assert editions.recall(connection, code) == plan("one")
        assert editions.recall(connection, "0" * 12) is None


def test_the_code_follows_from_the_content(database: Database) -> None:
    one = editions.remember(database, None, plan("one"), NOW)
    assert editions.remember(database, None, plan("one"), NOW + dt.timedelta(days=1)) == one
    assert editions.code_of(None, plan("two")) != one
    assert editions.code_of(7, plan("one")) != one
    choose("en")
    assert editions.code_of(None, plan("one")) != one
    with database.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(PLAN_EDITION)).scalar() == 1


def test_the_newest_of_each_plan_are_kept(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "MOST", 3)
    other = editions.remember(database, 2, plan("other"), NOW)
    codes = [editions.remember(database, 1, plan(str(n)), NOW + dt.timedelta(hours=n)) for n in range(5)]
    with database.read() as connection:
        kept = [code for code in (*codes, other) if editions.recall(connection, code)]
    assert kept == [*codes[2:], other]


def test_a_database_that_is_read_only_keeps_nothing(tmp_path: Path) -> None:
    open_database(tmp_path / "board.db").close()
    database = open_database(tmp_path / "board.db", read_only=True)
    assert editions.remember(database, 1, plan("one"), NOW) == ""
    database.close()


def test_a_damaged_edition_is_told(database: Database) -> None:
    code = editions.remember(database, 1, plan("one"), NOW)
    with database.write() as connection:
        connection.execute(sa.update(PLAN_EDITION).values(content="no base64!"))
    with database.read() as connection, pytest.raises(StorageError, match=code):
        editions.edition(connection, code)
