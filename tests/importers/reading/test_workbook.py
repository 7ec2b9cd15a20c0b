from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from importers.reading import Limits, read
from importers.values import column_reader
from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA = Path(__file__).parent / "data"
EMPTY_ODS = "<table:table-cell table:number-columns-repeated='16384'/>"


def workbook(tables: Mapping[str, Sequence[Sequence[Any]]], hidden: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(content: bytes, changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """Return a ZIP with some bytes of some members replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name in changes:
                assert changes[name][0] in data
                data = data.replace(*changes[name])
            new.writestr(name, data)
    return stream.getvalue()


SMALL: dict[str, list[list[Any]]] = {
    "Blad1": [["Merk", "Serienummer", "Prijs"], ["HP", "00123", 749.95], ["Dell", 6.4e15, 12]]
}
SHEET = "xl/worksheets/sheet1.xml"


def test_typed_cells() -> None:
    day, moment = dt.date(2026, 1, 2), dt.datetime.fromisoformat("2026-01-02T03:04:05")
    [sheet] = read(
        workbook({"A": [["a", "b", "c", "d", "e"], ["00123", 749.95, day, moment, True]]}), "a.xlsx"
    )
    assert list(sheet.rows) == [["00123", 749.95, day, moment, True]]
    assert (sheet.name, sheet.encoding, sheet.delimiter, sheet.epoch_1904) == ("a.xlsx", "", "", False)


def test_a_table_away_from_the_corner_with_titles_and_totals() -> None:
    table: list[list[Any]] = [
        ["Overzicht"],
        [],
        [None, None, "Merk", "Aantal", "Datum"],
        [None, None, "HP", 3, dt.date(2026, 1, 2)],
        [],
        [None, None, "Dell", 4, None],
        [None, None, "Totaal", 7, None],
    ]
    [sheet] = read(workbook({"A": table}), "a.xlsx")
    assert (sheet.header_row, sheet.headers) == (3, ["Merk", "Aantal", "Datum"])
    assert list(sheet.numbered()) == [(4, ["HP", 3, dt.date(2026, 1, 2)]), (6, ["Dell", 4, ""])]
    assert list(sheet.numbered())[1][0] == 6
    assert [p.row for p in sheet.problems] == [1, 7]


def test_sheets_that_are_empty_or_hidden_are_left_out() -> None:
    tables = {"Een": [["Naam"], ["x"]], "Leeg": [], "Lijst": [["Keuze"], ["a"]], "Twee": [["Naam"], ["y"]]}
    sheets = read(workbook(tables, hidden=("Lijst",)), "a.xlsx")
    assert [sheet.name for sheet in sheets] == ["a.xlsx / Een", "a.xlsx / Twee"]
    assert "Lijst" in sheets[0].problems[0].reason
    with pytest.raises(InputError):
        read(workbook({"Leeg": []}), "a.xlsx")


@pytest.mark.parametrize("name", ["small.xls", "small.ods"])
def test_the_other_formats(name: str) -> None:
    first, second = read(DATA / name)
    assert first.name == f"{name} / Toestellen"
    assert first.headers == ["Merk", "Serienummer", "Aanschaf", "Prijs", "Actief"]
    assert [row[1] for row in first.rows] == ["5CG00001", "00123", "é€"]
    dates = column_reader("date")
    assert [dates.read(row[2]) for row in first.rows] == [dt.date(2024, 8, 1), dt.date(2025, 1, 2), None]
    assert [(number, row) for number, row in second.numbered()] == [(4, ["x", 3])]


def test_a_workbook_in_a_zip() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xlsx", workbook(SMALL))
    [sheet] = read(stream.getvalue(), "b.zip")
    assert (sheet.name, len(list(sheet.rows))) == ("b.zip / a.xlsx", 2)


def test_days_from_1904() -> None:
    content = changed(workbook(SMALL), {"xl/workbook.xml": (b"<workbookPr", b'<workbookPr date1904="1"')})
    assert read(content, "a.xlsx")[0].epoch_1904


def ods(rows: str) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(DATA / "small.ods") as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                start = data.index(b"<office:spreadsheet>") + len(b"<office:spreadsheet>")
                data = (
                    data[:start] + f'<table:table table:name="A">{rows}</table:table>'.encode() + data[start:]
                )
            new.writestr(name, data)
    return stream.getvalue()


CELL = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="1048576">{CELL.format(100)}</table:table-row>',
        f'<table:table-row table:number-rows-repeated="99999999">{CELL.format(1)}</table:table-row>',
        f"<table:table-row>{CELL.format(99_999_999)}</table:table-row>",
        (
            f'<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>'
            f'<table:table-row><table:table-cell table:number-columns-repeated="900"/>{CELL.format(1)}</table:table-row>'
        ),
    ],
)
def test_an_ods_that_repeats_without_end(rows: str) -> None:
    refusal(ods(rows), "a.ods")


def refusal(content: bytes, name: str, limits: Limits | None = None) -> InputError:
    with pytest.raises(InputError) as error:
        read(content, name, limits=limits or Limits())
    assert name in error.value.message
    assert error.value.hint
    return error.value


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "ZZZ2", "AA999999", "Z400000"])
def test_a_forgotten_cell_far_away(cell: str) -> None:
    content = changed(workbook(SMALL), {SHEET: (b'r="A3"', f'r="{cell}"'.encode())})
    if cell in {"A1048576", "ZZZ2"}:  # ZZZ is column 18,278, of which a rectangle with few rows would fit
        content = changed(content, {SHEET: (b'r="C3"', b'r="ZZ1048576"')})
    assert "rij" in refusal(content, "a.xlsx").message or "row" in refusal(content, "a.xlsx").message


def test_a_wide_sheet_is_read() -> None:
    [sheet] = read(workbook({"A": [[f"k{i}" for i in range(60)], list(range(60))]}), "a.xlsx")
    assert next(iter(sheet.rows))[59] == 59


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("code", ["utf-8", "utf-16-le"])
def test_xml_attacks(member: str, code: str) -> None:
    attack = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><'.encode(code)
    content = workbook(SMALL)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.read(member)[:60]
    refusal(changed(content, {member: (start, attack + start)}), "a.xlsx")


def test_bombs() -> None:
    content = changed(workbook(SMALL), {SHEET: (b"</sheetData>", b" " * 3_000_000 + b"</sheetData>")})
    refusal(content, "a.xlsx")
    refusal(workbook(SMALL), "a.xlsx", Limits(unpacked_bytes=1000))
    refusal(workbook(SMALL), "a.xlsx", Limits(members=3))
    assert read(content, "a.xlsx", limits=Limits(free_bytes=10_000_000))


def test_a_zip_in_a_zip() -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    for stream, name, data in ((inner, "a.csv", b"a;b\n1;2\n"), (outer, "inner.zip", b"")):
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(name, data or inner.getvalue())
            archive.writestr("b.csv", b"a;b\n1;2\n")
    assert "inner.zip" in refusal(outer.getvalue(), "outer.zip").message


def test_two_members_of_one_name() -> None:
    stream = io.BytesIO(workbook(SMALL))
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<x/>")
    refusal(stream.getvalue(), "a.xlsx")


def test_a_column_without_name_is_called_as_excel_calls_it() -> None:
    table: list[list[Any]] = [
        [None, None, "Merk", None, "Prijs"],
        [None, None, "HP", "X", 3],
        [None, None, "Dell", "Y", 4],
    ]
    [sheet] = read(workbook({"A": table}), "a.xlsx")
    assert sheet.headers == ["Merk", _("Column {letters}").format(letters="D"), "Prijs"]


def test_the_rows_of_an_old_workbook_run_again() -> None:
    first = read(DATA / "small.xls")[0]
    assert list(first.numbered()) == list(first.numbered())


def test_an_old_workbook_that_takes_too_long() -> None:
    with pytest.raises(InputError):
        read(DATA / "small.xls", limits=Limits(seconds=0))


def test_a_wide_sheet_is_counted_by_the_rows_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "breed.xlsx"
    path.write_bytes(workbook({"Blad1": [[f"Kolom {n}" for n in range(300)], list(range(300))]}))
    [sheet] = read(path, limits=Limits(cells=600))
    assert len(sheet.headers) == 300
    with pytest.raises(InputError):
        read(path, limits=Limits(cells=599))
