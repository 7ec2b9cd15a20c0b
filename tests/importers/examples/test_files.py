from __future__ import annotations

import csv
import datetime as dt
import hashlib
from pathlib import Path

import openpyxl
import time_machine

from importers.examples import write

HEADERS = Path(__file__).parent / "headers"


def digests(paths: list[Path]) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def header(path: Path, encoding: str = "utf-8") -> list[str]:
    with path.open(encoding=encoding, newline="") as stream:
        return next(csv.reader(stream))


def test_the_bytes_are_the_same_every_time(tmp_path: Path) -> None:
    with time_machine.travel(dt.datetime(2026, 9, 12, 8, tzinfo=dt.UTC)):
        first = digests(write(tmp_path / "one"))
    with time_machine.travel(dt.datetime(2031, 2, 3, 9, tzinfo=dt.UTC)):
        second = digests(write(tmp_path / "two"))
    assert first == second


def test_only_the_files_that_are_named_are_written(tmp_path: Path) -> None:
    paths = write(tmp_path / "new" / "folder")
    assert sorted(p.name for p in paths) == sorted(p.name for p in (tmp_path / "new" / "folder").iterdir())


def test_exports_have_the_headers_of_the_real_programs(folder: Path) -> None:
    google = header(folder / "google-admin-chromebooks.csv")
    intune = header(folder / "intune-devices.csv", "utf-8-sig")
    jamf = header(folder / "jamf-mobile-devices.csv")
    template = header(HEADERS / "jamf-mobile-devices.csv")
    assert google == header(HEADERS / "google-gam-cros.csv")
    assert intune == header(HEADERS / "intune-devices.csv")
    assert jamf[: len(template)] == template


def test_encodings_are_those_of_the_programs(folder: Path) -> None:
    assert (folder / "intune-devices.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    agreements = (folder / "verwerkersovereenkomsten.csv").read_bytes()
    assert b"KIJK! \x96 beide" in agreements


def test_spreadsheets_end_with_a_row_of_totals(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "overige-apparatuur.xlsx")
    totals = {sheet.title: sheet.cell(sheet.max_row, 2).value for sheet in book.worksheets}
    assert totals == {"Schermen": 92, "Kasten en robots": 54, "Netwerk": 176}
    assert {sheet.cell(sheet.max_row, 1).value for sheet in book.worksheets} == {"Totaal"}
