from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from inventory.errors import InputError
from inventory.language import choose
from inventory.publish import table_xlsx
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.text import rearm

FIELDS = [
    f.text("Name").but(name="name"),
    f.amount("Cost").but(name="cost"),
    f.date("Got on").but(name="bought"),
    f.integer("Count").but(name="count"),
    f.flag("Sound").but(name="sound"),
    f.text("Pass").but(name="key", secret=True),
]


@pytest.fixture(autouse=True)
def dutch() -> None:
    choose("nl")


def sheet_of(table: Table) -> Worksheet:
    stream = io.BytesIO()
    table_xlsx.write([table], stream)
    sheet = load_workbook(stream).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_cells_have_their_types_and_looks() -> None:
    sheet = sheet_of(Table(FIELDS, [("Dell", 123450, dt.date(2026, 1, 31), 3, True, "s3cret")], "Apparaten"))
    name, cost, bought, count, sound, key = sheet[2]
    assert (name.value, name.data_type) == ("Dell", "s")
    assert (cost.value, cost.number_format) == (1234.5, "#,##0.00")
    assert (bought.value, bought.number_format) == (dt.datetime(2026, 1, 31), "dd-mm-yyyy")  # noqa: DTZ001
    assert (count.value, sound.value, key.value) == (3, "ja", None)
    assert sheet.title == "Apparaten"


def test_the_header_is_bold_stays_in_sight_and_filters() -> None:
    sheet = sheet_of(Table(FIELDS, [("Dell", 1, None, 1, None, None)] * 3))
    assert [cell.value for cell in sheet[1]] == ["Naam", "Aanschafwaarde", "Got on", "Count", "Sound", "Pass"]
    assert all(cell.font.b for cell in sheet[1])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F4")


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-x", "@SUM(A1)", "|cmd", "0012", "1-2", "'=1"])
def test_no_text_becomes_a_formula_or_a_number(text: str) -> None:
    cell = sheet_of(Table(FIELDS[:1], [(text,)]))["A2"]
    assert cell.data_type == "s"
    assert rearm(str(cell.value)) == text
    assert bool(cell.quotePrefix) == (text[0] in "=+-@|'")


def test_what_no_sheet_can_hold_is_taken_out_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = sheet_of(Table(FIELDS[:1], [("a\x00\x1bb",)], "a/b:c[d]*?" * 9))
    assert sheet["A2"].value == "ab"
    assert len(sheet.title) == 31
    monkeypatch.setattr(table_xlsx, "ROWS", 1)
    with pytest.raises(InputError):
        sheet_of(Table(FIELDS[:1], [("a",), ("b",)]))


def test_what_xml_does_not_know_is_taken_out_everywhere() -> None:
    fields = [
        f.text("Na\uffffam").but(name="name"),
        f.choice("Soort", {"x": "k\x1beus\ufffe"}).but(name="kind"),
    ]
    sheet = sheet_of(Table(fields, [("a\ufffeb\uffff\ufdd0", "x")], "blad\uffff"))
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["Naam", "Soort"], ["ab", "keus"]]
    assert sheet.title == "blad"


def test_every_row_of_every_sheet_is_there_also_for_a_reader_that_streams() -> None:
    rows = [(f"<{number}> & é", number, dt.date(2000, 1, 1), number, None, None) for number in range(5_000)]
    stream = io.BytesIO()
    table_xlsx.write([Table(FIELDS, rows, "A"), Table(FIELDS, [], "B"), Table(FIELDS, rows[:1], "A")], stream)
    book = load_workbook(stream, read_only=True)
    found = [list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book.worksheets]
    assert [len(part) for part in found] == [5_000, 0, 1]
    assert [row[0] for row in found[0]] == [row[0] for row in rows]
    assert found[0][4_999][1] == 49.99


def test_a_moment_is_shown_in_local_time() -> None:
    moment = dt.datetime(2026, 1, 2, 11, 30, 15)  # noqa: DTZ001  kept in UTC without zone
    cell = sheet_of(Table([f.moment("Seen").but(name="seen")], [(moment,)]))["A2"]
    local = moment.replace(tzinfo=dt.UTC).astimezone().replace(tzinfo=None)
    assert (cell.value, cell.number_format) == (local, "dd-mm-yyyy hh:mm")


def test_same_rows_give_the_same_bytes_whenever_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for now in (1_700_000_000, 1_800_000_000):
        monkeypatch.setattr("time.time", lambda now=now: now)
        stream = io.BytesIO()
        table_xlsx.write(
            [Table(FIELDS, [("Dell", 1, dt.date(2026, 1, 31), 3, True, "")], "Apparaten")], stream
        )
        moments = [member.date_time for member in zipfile.ZipFile(stream).infolist()]
        assert set(moments) == {(1980, 1, 1, 0, 0, 0)}
        core = zipfile.ZipFile(stream).read("docProps/core.xml").decode()
        assert core.count("1980-01-01T00:00:00Z") == 2
        written.append(stream.getvalue())
    assert written[0] == written[1]
