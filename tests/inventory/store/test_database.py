from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError, RefusedError, StorageError
from inventory.records.assets import Supplier
from inventory.store import database as place
from inventory.store.database import connect, default_path, on_network, open_database, shape
from inventory.store.undo import undo
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

pytestmark = pytest.mark.usefixtures("migrated")


def test_a_reader_sees_one_state_and_stops_no_writer(database: Database) -> None:
    with database.read() as reader:
        count = sa.select(sa.func.count()).select_from(Supplier.table)
        assert reader.execute(count).scalar() == 0
        with work(database, "Anna") as unit:
            unit.add(Supplier, {"name": "x"})
        assert reader.execute(count).scalar() == 0
    with database.read() as reader:
        assert reader.execute(count).scalar() == 1


def test_a_reader_cannot_write(database: Database) -> None:
    if database.dialect == "sqlite":
        pytest.skip("SQLite knows no reading transaction; the program's own functions only select")
    with pytest.raises(sa.exc.DatabaseError), database.read() as reader:
        reader.execute(sa.insert(Supplier.table).values(id=1, name="x"))


def test_a_locked_database_is_refused_and_left_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "BUSY_MS", 150)
    url = database.path or database.engine.url.render_as_string(hide_password=False)
    other = connect(url)
    with database.write(), pytest.raises(RefusedError) as error, work(other, "Bas") as unit:
        unit.add(Supplier, {"name": "x"})
    assert error.value.exit_code == 3
    assert error.value.hint
    with work(other, "Bas") as unit:
        unit.add(Supplier, {"name": "x"})
    other.close()


def test_writers_in_threads_wait_for_one_another(database: Database) -> None:
    def write(name: str) -> None:
        for count in range(5):
            with work(database, name) as unit:
                number = unit.add(Supplier, {"name": f"{name} {count}"})
                unit.change(Supplier, number, {"notes": "x"})

    threads = [threading.Thread(target=write, args=(str(n),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as reader:
        assert reader.execute(sa.select(sa.func.count()).select_from(Supplier.table)).scalar() == 20


def test_read_only_reads_and_refuses_the_rest(database: Database) -> None:
    url = database.path or database.engine.url.render_as_string(hide_password=False)
    with work(database, "Anna") as unit:
        unit.add(Supplier, {"name": "x"})
    reader = open_database(url, read_only=True)
    with reader.read() as connection:
        assert connection.execute(sa.select(Supplier.table.c.name)).scalar() == "x"
    with pytest.raises(RefusedError):
        undo(reader, "Anna")
    reader.close()


def test_read_only_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        open_database(tmp_path / "new" / "x.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["mysql://x/y", "://", "postgresql://a:b:c@x:y/z", "oracle+cx://x"])
def test_an_address_that_is_not_understood(url: str) -> None:
    with pytest.raises(InputError):
        connect(url)


def test_what_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "brief.db"
    path.write_text("Geachte heer, " * 500)
    with pytest.raises(StorageError, match=r"brief\.db"):
        open_database(path)
    assert path.read_text().startswith("Geachte")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(StorageError, match="bookmarks"):
        open_database(path)
    with sqlite3.connect(path) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["bookmarks"]
    other.close()


def test_an_unreachable_server_is_a_sentence() -> None:
    with pytest.raises(StorageError) as error:
        open_database("postgresql://user:geheim@127.0.0.1:1/board?connect_timeout=2")
    assert "geheim" not in str(error.value)


def test_where_the_database_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INVENTARIS_DATABASE", str(tmp_path / "a.db"))
    assert connect().path == tmp_path / "a.db"
    monkeypatch.delenv("INVENTARIS_DATABASE")
    assert connect().path == default_path()
    assert connect(f"sqlite:///{tmp_path}/b.db").path == tmp_path / "b.db"


@pytest.mark.parametrize(
    ("mounts", "found"),
    [
        ("/dev/sda / ext4 rw 0 0\n", False),
        ("/dev/sda / ext4 rw 0 0\nnas:/x {root} nfs4 rw 0 0\n", True),
        ("//nas/x {root} cifs rw 0 0\n/dev/sdb {root}/data ext4 rw 0 0\n", False),
        ("//nas/x {root}/da cifs rw 0 0\n", False),
        ("sshfs {root}/data\\040map fuse.sshfs rw 0 0\n", False),
        ("rommel\n\n", False),
    ],
)
def test_network_drives_are_known_by_their_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, *, found: bool
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "mounts").write_text(mounts.format(root=tmp_path))
    monkeypatch.setattr(place, "MOUNTS", tmp_path / "mounts")
    assert on_network(tmp_path / "data" / "x.db") is found


def test_a_mount_with_a_blank_and_a_link_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data map").mkdir()
    (tmp_path / "kort").symlink_to(tmp_path / "data map")
    (tmp_path / "mounts").write_text(f"nas:/x {tmp_path}/data\\040map nfs rw 0 0\n")
    monkeypatch.setattr(place, "MOUNTS", tmp_path / "mounts")
    assert on_network(tmp_path / "data map" / "x.db")
    assert on_network(tmp_path / "kort" / "x.db")
    shared = open_database(tmp_path / "kort" / "x.db")
    with shared.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    shared.close()


def test_unc_paths_are_on_a_network(tmp_path: Path) -> None:
    from pathlib import PureWindowsPath  # noqa: PLC0415

    assert on_network(PureWindowsPath(r"\\server\share\x.db"))  # type: ignore[arg-type]
    assert not on_network(tmp_path / "x.db")


def test_two_programs_that_make_the_same_database_at_once(tmp_path: Path) -> None:
    code = "import sys; from inventory.store.database import open_database as o; o(sys.argv[1]).close()"
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "x.db")], env=dict(os.environ))
        for _ in range(3)
    ]
    assert [one.wait(60) for one in started] == [0, 0, 0]
    assert shape(connect(tmp_path / "x.db")) == place.HEAD
