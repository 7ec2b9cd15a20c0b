"""`budget -o FILE.xlsx` writes the workbook of money: the year that is asked and those after it, or exactly those asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


def years(path: Path) -> list[Any]:
    return [cell.value for cell in openpyxl.load_workbook(path)["Meerjaren"][3]][1:]


def test_one_year_brings_those_that_follow(board: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "begroting.xlsx"
    assert board("budget", "--year", "2026", "--on", "2026-11-22", "-o", str(path)).code == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "Begroting", "Meerjaren", "Regels", "Partijen", "Contracten", "Licenties", "Vervanging", "Aankopen",
        "Uitgangspunten",
    ]  # fmt: skip
    assert years(path) == [2026, 2027, 2028, 2029]
    charts: Any = book["Meerjaren"]
    assert len(charts._charts) == 2


def test_as_many_years_as_are_asked_and_of_their_kind(board: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "schooljaren.xlsx"
    options = ("--year", "2026", "--to", "2027", "--year-kind", "school", "--site", "WIL")
    assert board("budget", *options, "-o", str(path)).code == 0
    assert years(path) == ["2026-2027", "2027-2028"]
    assert "De Wilgenhof" in str(openpyxl.load_workbook(path)["Begroting"]["A4"].value)
