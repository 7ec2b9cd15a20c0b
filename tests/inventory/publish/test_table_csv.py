from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.language import choose
from inventory.publish import table_csv
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.text import clean, disarm, rearm

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = [
    f.text("Name").but(name="name"),
    f.amount("Cost").but(name="cost"),
    f.price("Fee").but(name="fee"),
    f.date("Bought").but(name="bought"),
    f.flag("Sound").but(name="sound"),
    f.choice("Status", {"in_use": "in use"}).but(name="status"),
    f.moment("Seen").but(name="seen"),
    f.months("Term").but(name="term"),
    f.text("Key").but(name="key", secret=True),
]
ROW = (
    "Dell",
    123450,
    125,
    dt.date(2026, 1, 31),
    True,
    "in_use",
    dt.datetime(2026, 1, 2, 3, 4, 5),  # noqa: DTZ001  kept in UTC without zone
    48,
    "s3cret",
)
TEXTS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.text(alphabet="=+-@'|%; ,\"\n\r\tab1.é\u0301\u200b\x1b", max_size=6),
)


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    choose("nl")
    yield
    choose("nl")


def written(table: Table, **more: Any) -> str:
    stream = io.StringIO(newline="")
    table_csv.write(table, stream, **more)
    return stream.getvalue()


def test_dutch_spreadsheets_get_semicolons_commas_and_their_days() -> None:
    choose("nl")
    assert written(Table(FIELDS, [ROW])).splitlines()[1] == (
        "Dell;1234,50;0,0125;31-01-2026;ja;in gebruik;2026-01-02 03:04:05Z;48;"
    )


def test_english_ones_get_commas_points_and_iso_days() -> None:
    choose("en")
    assert written(Table(FIELDS, [ROW])).splitlines() == [
        "Name,Cost,Fee,Bought,Sound,Status,Seen,Term,Key",
        "Dell,1234.50,0.0125,2026-01-31,yes,in use,2026-01-02 03:04:05Z,48,",
    ]


def test_empty_cells_stay_empty_and_a_lone_one_is_quoted() -> None:
    assert written(Table(FIELDS[:2], [(None, None)]), line_end="\n").splitlines()[1] == ";"
    assert written(Table(FIELDS[:1], [(None,)]), line_end="\n").splitlines()[1] == '""'


def test_columns_with_the_same_label_can_be_told_apart() -> None:
    table = Table([f.text("Name").but(name="a"), f.text("Name").but(name="b")], [("1", "2")])
    assert len(set(table.headers)) == 2


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_every_text_comes_back_cleaned_and_no_cell_is_a_formula(
    rows: list[tuple[str | None, str | None]], line_end: str
) -> None:
    fields = [f.text("A").but(name="a"), f.note("B").but(name="b")]
    text = written(Table(fields, rows), line_end=line_end)
    back = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]
    assert len(back) == len(rows)
    for cells, (line, note) in zip(back, rows, strict=True):
        assert cells[0] == disarm(clean(line or ""))
        assert rearm(cells[0]) == clean(line or "")
        assert rearm(cells[1]) == clean(note or "", lines=True)


@given(st.lists(TEXTS, max_size=6))
def test_a_column_at_once_gives_what_each_cell_alone_gives(column: list[str | None]) -> None:
    assert list(table_csv.safe(column)) == [disarm(clean(cell or "")) for cell in column]
