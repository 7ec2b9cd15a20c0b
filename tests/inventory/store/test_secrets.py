"""Licence keys are encrypted in the database with a key that is not in it."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError, RefusedError, StorageError
from inventory.records.software import Licence
from inventory.store import secrets, undo
from inventory.store.schema import CHANGE
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

FIELD = Licence.fields["key"]
PLAIN = "ABCD-1234-ÉÉN"


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own" / "key"
    monkeypatch.setenv("INVENTARIS_KEY_FILE", str(path))
    return path


def stored(database: Database) -> str | None:
    with database.read() as connection:
        found: str | None = connection.scalars(sa.select(Licence.table.c.key)).one()
        return found


def test_neither_table_nor_history_holds_it(database: Database) -> None:
    with work(database, "me") as unit:
        number = unit.add(Licence, {"name": "Tekenprogramma", "key": PLAIN})
    kept = stored(database)
    assert kept is not None
    assert kept.startswith(secrets.MARK)
    assert secrets.unseal(FIELD, kept) == PLAIN
    with database.read() as connection:
        lines = connection.execute(sa.select(CHANGE.c.after)).scalars().all()
    assert not any(PLAIN in (line or "") for line in lines)
    with work(database, "me") as unit:
        assert not unit.change(Licence, number, {"key": PLAIN})
        assert unit.change(Licence, number, {"key": "other"})
    undo.undo(database, "me")
    assert stored(database) == kept


def test_key_is_for_its_owner_only(key_file: Path) -> None:
    secrets.seal(FIELD, PLAIN)
    assert key_file.is_file()
    if sys.platform != "win32":
        assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_another_key_shows_nothing(key_file: Path) -> None:
    sealed = secrets.seal(FIELD, PLAIN)
    assert secrets.seal(FIELD, PLAIN) == sealed
    assert secrets.seal(FIELD, sealed) == sealed
    with pytest.raises(RefusedError):
        secrets.unseal(FIELD.but(name="other"), sealed)
    key_file.unlink()
    with pytest.raises(RefusedError, match=r"niet op deze computer|not on this machine"):
        secrets.unseal(FIELD, sealed)
    secrets.seal(FIELD, "new key")
    with pytest.raises(RefusedError):
        secrets.unseal(FIELD, sealed)
    key_file.write_text("nonsense é", encoding="utf-8")
    with pytest.raises(StorageError):
        secrets.seal(FIELD, PLAIN)


def test_longest_fits_its_column(database: Database) -> None:
    with work(database, "me") as unit:
        unit.add(Licence, {"name": "lang", "key": "é" * (secrets.LONGEST // 2)})
    with pytest.raises(InputError), work(database, "me") as unit:
        unit.add(Licence, {"name": "te lang", "key": "x" * (secrets.LONGEST + 1)})
