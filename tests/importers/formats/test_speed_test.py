"""Speed tests come in from programs, web servers and lists that people keep."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from importers import formats, importing
from importers.options import Options
from inventory.errors import InputError
from inventory.language import choose, current
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from importers.report import TableReport
    from inventory.store.database import Database

HEAD = "datum;tijd;school;download;upload;ping\n"
OOKLA: dict[str, Any] = {
    "type": "result",
    "timestamp": "2026-06-20T22:30:05Z",
    "ping": {"jitter": 0.3, "latency": 3.9},
    "download": {"bandwidth": 36_000_000, "bytes": 1},
    "upload": {"bandwidth": 35_500_000},
    "packetLoss": 0,
    "interface": {"name": "eth0"},
    "server": {"name": "Glasnet"},
}
Test = tuple[str, str | None, str | None, int, int | None]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English."""
    before = current()
    choose("en")
    yield
    choose(before)


@pytest.fixture
def board(opening: Callable[[str], Database]) -> Database:
    """Give a board with a school that has one line, and one that has two and had another."""
    database = opening("board")
    with work(database, "Anna") as unit:
        linde = unit.add(get("site"), {"name": "De Linde", "code": "99AA00"})
        eik = unit.add(get("site"), {"name": "De Eik", "other_names": "Eikenschool"})
        unit.add(get("connection"), {"site": linde, "name": "internet"})
        unit.add(get("connection"), {"site": eik, "name": "internet", "start": dt.date(2026, 1, 1)})
        unit.add(get("connection"), {"site": eik, "name": "4G", "start": dt.date(2026, 1, 1)})
        unit.add(get("connection"), {"site": eik, "name": "oud", "end": dt.date(2025, 12, 31)})
    return database


def taken(database: Database, path: Path) -> TableReport:
    """Import a file of one table and return what became of it."""
    return importing.run(database, [path], Options(), "Anna").tables[0]


def stored(database: Database) -> list[Test]:
    """Return the tests that are kept: connection, day, time, download and upload in 1/100 Mbit/s."""
    test, line = get("speed_test").table, get("connection").table
    query = sa.select(line.c.name, test.c.date, test.c.time, test.c.down, test.c.up)
    query = query.join(line, line.c.id == test.c.connection).order_by(test.c.date, test.c.time)
    with database.read() as connection:
        return [(name, str(day), time, down, up) for name, day, time, down, up in connection.execute(query)]


def test_a_list_that_a_school_keeps_comes_in_once(board: Database, tmp_path: Path) -> None:
    path = tmp_path / "tests.csv"
    path.write_text(HEAD + "20-11-2026;9:30;De Linde;455,2;440;4\n21-11-2026;09:31:05;99aa00;80,25;75;5\n")
    assert taken(board, path).new == 2
    again = taken(board, path)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert stored(board) == [
        ("internet", "2026-11-20", "09:30", 45520, 44000),
        ("internet", "2026-11-21", "09:31:05", 8025, 7500),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("20-11-2026;9:30;De Eik;455,2;440;4", "has these connections: “De Eik · internet”, “De Eik · 4G”"),
        ("20-11-2026;9:30;Nergens;455,2;440;4", "no site or internet connection “Nergens”"),
        ("20-11-2026;9:30;;455,2;440;4", "not said at which school"),
        ("20-11-2026;9:30;De Linde;-3;440;4", "“-3” is no speed"),
        ("20-11-2026;9:30;De Linde;snel;440;4", "“snel” is not a number"),
        ("ooit;9:30;De Linde;455,2;440;4", "is not a date"),
        ("20-11-2026;9:30;De Linde;=1+1;[red]x[/red];\x1b[2J", "is not a number"),
    ],
)
def test_a_row_that_cannot_come_in_says_why(board: Database, tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "tests.csv"
    path.write_text(HEAD + row + "\n20-11-2026;10:00;De Linde;455,2;440;4\n")
    report = taken(board, path)
    assert report.new == 1
    assert any(told in one.problem for one in report.rejected)


def test_a_moment_at_the_edge_of_the_calendar_is_told(board: Database, tmp_path: Path) -> None:
    path = tmp_path / "tests.json"
    path.write_text(json.dumps({**OOKLA, "timestamp": "0001-01-01T00:00:00+14:00", "school": "De Linde"}))
    report = taken(board, path)
    assert (report.new, len(report.rejected)) == (0, 1)


def test_of_several_connections_the_one_of_the_day_or_the_one_that_is_named(
    board: Database, tmp_path: Path
) -> None:
    path = tmp_path / "tests.csv"
    head = "datum;school;verbinding;download (Mbit/s);upload (Mbit/s);ping\n"
    path.write_text(head + "20-11-2026;De Eik;4G;45,2;10;40\n20-11-2025;Eikenschool;;90;90;4\n")
    assert taken(board, path).rejected == []
    assert [(one[0], one[1]) for one in stored(board)] == [("oud", "2025-11-20"), ("4G", "2026-11-20")]


@pytest.mark.parametrize(
    ("head", "row", "down"),
    [
        ("date;school;download (kbit/s);ping", "2026-11-20;De Linde;455200;4", 45520),
        ("date;school;download_MB/s;ping", "2026-11-20;De Linde;50;4", 40000),
        ("date;school;download;ping", "2026-11-20;De Linde;0,5 Gbit/s;4", 50000),
        ("date;school;download;ping", "2026-11-20;De Linde;455200 kbps;4", 45520),
        (
            "Server ID,Sponsor,Server Name,Timestamp,Distance,Ping,Download,Upload,school",
            "1,Glas,Zwolle,2026-11-18T08:00:00.123456Z,1.2,4.1,280000000.123,270000000.5,De Linde",
            28000,
        ),
        ("id,timestamp,dl,ul,ping,jitter,extra", "1,2026-11-18 09:00:00,93.41,40,4,1,De Linde", 9341),
        (
            "Date,ConnType,Lat,Lon,Download,Upload,DownloadBytes,UploadBytes,Latency,school",
            "2026-11-18 09:00,Wifi,52,6,93410,40000,1,1,4,De Linde",
            9341,
        ),
    ],
)
def test_units(board: Database, tmp_path: Path, head: str, row: str, down: int) -> None:
    path = tmp_path / "tests.csv"
    path.write_text(f"{head}\n{row}\n")
    assert taken(board, path).rejected == []
    assert stored(board)[0][3] == down


def test_a_speed_without_unit_that_is_too_large_is_asked_about(board: Database, tmp_path: Path) -> None:
    path = tmp_path / "tests.csv"
    path.write_text(HEAD + "20-11-2026;9:30;De Linde;455200;440000;4\n")
    report = taken(board, path)
    assert report.new == 0
    assert "write the unit in the header" in report.rejected[0].problem


def test_ookla_has_bytes_and_a_moment_in_another_zone(board: Database, tmp_path: Path) -> None:
    path = tmp_path / "meting De Linde.json"
    path.write_text(json.dumps(OOKLA))
    assert taken(board, path).rejected == []
    assert stored(board) == [("internet", "2026-06-21", "00:30:05", 28800, 28400)]
    wired = get("speed_test").table.c.wired
    with board.read() as connection:
        assert connection.execute(sa.select(wired)).scalar() is True


def test_ookla_csv_without_a_day_takes_that_of_its_name(board: Database, tmp_path: Path) -> None:
    path = tmp_path / "speedtest-99AA00-2026-11-19.csv"
    path.write_text(
        '"server name","server id","idle latency","idle jitter","packet loss","download","upload","download bytes","upload bytes"\n'
        '"Zwolle","12","3.2","0.1","0","36000000","35500000","360000000","355000000"\n'
    )
    report = taken(board, path)
    assert stored(board) == [("internet", "2026-11-19", None, 28800, 28400)]
    assert any("2026-11-19" in one for one in report.remarks)
    assert taken(board, path).unchanged == 1


@pytest.mark.parametrize(
    ("item", "speeds"),
    [
        ({"download": 93_410_000.4, "upload": 40_000_000, "ping": 4}, (9341, 4000)),
        ({"download": 93.41, "upload": 40, "ping": 4, "jitter": 1}, (9341, 4000)),
        ({"downloadSpeed": 93, "uploadSpeed": 40, "latency": 4}, (9300, 4000)),
    ],
)
def test_other_programs(
    board: Database, tmp_path: Path, item: dict[str, Any], speeds: tuple[int, int]
) -> None:
    path = tmp_path / "tests.json"
    said = {**item, "timestamp": "2026-11-20T10:00:00+01:00", "school": "De Linde"}
    path.write_text("\n".join(json.dumps(one) for one in (said, {"type": "log", "download": "x"})))
    assert taken(board, path).rejected == []
    assert stored(board)[0][3:] == speeds


@pytest.mark.parametrize(
    "content",
    [
        '{"download": 1, "upload": {{{{ "ping"',
        '{"download": null, "upload": [], "ping": {}}',
        '[{"download": {"bandwidth": "x"}, "upload": 1, "ping": 2}]',
        '{"download":' + "[" * 50_000 + ', "upload" "ping"',
        '{"download": 1' + "0" * 9_000 + ', "upload": 1, "ping": 1}x',
    ],
)
def test_broken_json_is_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tests.json"
    path.write_text(content)
    with pytest.raises(InputError):
        formats.sheets(path)
