"""Columns: read as all their cells together say, whatever the first thousands say; at once what is its own value."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from importers.columns import Converter
from importers.importing import run
from importers.mapping import Column
from importers.options import Options
from importers.values import Hints
from inventory.records.assets import Device
from inventory.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 4_500
"""More than are looked at beforehand."""
TEXTS = st.one_of(
    st.text(max_size=6),
    st.from_regex(r"[ !-~]{0,45}", fullmatch=True),
    st.sampled_from(["", " x", "x ", "a  b", "'007", "a\nb", "é", "x" * 101, "00:1A:2b:3c:4d:5e"]),
    st.sampled_from(["00:1a:2b:3c:4d:5e", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "00:1a:2b:3c:4d:5e\n"]),
)


def converter(name: str) -> Converter:
    field = Device.fields[name]
    return Converter(Column(0, name, field, "name"), (), Hints(), None, text_dates=True)


@pytest.mark.parametrize("name", ["serial", "os", "notes", "mac_wifi"])
@given(cells=st.lists(TEXTS, max_size=6))
def test_many_texts_at_once_are_what_they_are_one_by_one(name: str, cells: list[str]) -> None:
    made = converter(name)
    assert made.many(cells, texts=True) == [made.value(cell) if cell else None for cell in cells]


def test_plain_texts_are_told_at_once() -> None:
    assert converter("serial").as_they_are(["5CD-1", "", "a b"])
    assert converter("mac_wifi").as_they_are(["00:1a:2b:3c:4d:5e", ""])
    assert not converter("serial").as_they_are(["5CD-1", "'1"])


def purchased(folder: Path, days: list[str], hints: Hints | None = None) -> tuple[dict[str, Any], Any]:
    """Return the purchase dates that an import keeps, by tag, and its report."""
    file = folder / "devices.csv"
    lines = [f"T-{row:05d};{day}" for row, day in enumerate(days)]
    file.write_text("\n".join(["Inventarisnummer;Aankoopdatum", *lines]) + "\n", encoding="utf-8")
    database = open_database(folder / "board.db")
    report = run(database, [file], Options(profile="device", hints=hints or Hints()), "test")
    with database.read() as connection:
        table = Device.table
        found = {row[0]: row[1] for row in connection.execute(sa.select(table.c.tag, table.c.purchased))}
    database.close()
    return found, report.tables[0]


@pytest.mark.parametrize(
    ("last", "first_day"), [("12/31/2025", dt.date(2026, 1, 2)), ("31/12/2025", dt.date(2026, 2, 1))]
)
def test_a_proof_far_below_decides_for_the_first_rows(tmp_path: Path, last: str, first_day: dt.date) -> None:
    found, report = purchased(tmp_path, ["1/2/2026"] * ROWS + [last])
    assert found["T-00000"] == first_day
    assert (report.rows, report.new, report.rejected) == (ROWS + 1, ROWS + 1, [])


def test_a_contradiction_far_below_leaves_the_first_rows_open(tmp_path: Path) -> None:
    days = ["31/12/2025", *["1/2/2026"] * ROWS, "12/31/2025"]
    found, report = purchased(tmp_path, days)
    assert sorted(found) == ["T-00000", f"T-{ROWS + 1:05d}"]
    assert len({rejected.row for rejected in report.rejected}) == ROWS


def test_without_any_proof_open_days_are_rejected_once(tmp_path: Path) -> None:
    found, report = purchased(tmp_path, ["1/2/2026"] * ROWS + ["2026-02-01"])
    assert (list(found), len(report.rejected)) == ([f"T-{ROWS:05d}"], ROWS)
