"""The wide table keeps to the shape that `importers.examples` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.importers.examples.board import rows

if TYPE_CHECKING:
    from pathlib import Path

FILE = "ikc-systemen-processen.xlsx"
SIZES = [7, 6, 6, 9, 7, 6, 5, 10, 8, 5, 5, 9, 4, 7, 7, 5, 5]
"""Processes of each domain, as in domain.md §5.2."""


def test_seventeen_domains_with_all_their_processes(folder: Path) -> None:
    numbers = [row["Nr"] for row in rows(folder, FILE, "Systemen per proces", 3)]
    expected = [
        number
        for domain, size in enumerate(SIZES, 1)
        for number in [str(domain), *(f"{domain}.{place}" for place in range(1, size + 1))]
    ]
    assert numbers == expected


def test_a_title_stands_above_the_header(folder: Path) -> None:
    sheet = openpyxl.load_workbook(folder / FILE)["Systemen per proces"]
    assert sheet["A1"].value
    assert sheet["B1"].value is None
    assert [cell.value for cell in sheet[3]] == [
        "Nr",
        "Proces",
        "Stichting Lindelaar Primair",
        "Kinderopvang Zonnekring B.V.",
        "Opmerkingen",
    ]


def test_every_cell_of_a_party_names_known_systems(folder: Path) -> None:
    known = {row["Systeem"] for row in rows(folder, "systemen.csv")}
    lines = 0
    for row in rows(folder, FILE, "Systemen per proces", 3):
        for party in ("Stichting Lindelaar Primair", "Kinderopvang Zonnekring B.V."):
            cell = row[party]
            lines += "\n" in cell
            assert "." in row["Nr"] or cell == ""
            if cell and cell != "n.v.t.":
                parts = cell.replace("\n", ";").split(";")
                assert {part.split(" (")[0].strip() for part in parts} <= known
    assert lines


def test_domains_are_those_of_the_base_workbook(folder: Path) -> None:
    base = {row["Code"]: row["Naam"] for row in rows(folder, "lindelaar-basis.xlsx", "processen")}
    table = {row["Nr"]: row["Proces"] for row in rows(folder, FILE, "Systemen per proces", 3)}
    assert base == {number: name for number, name in table.items() if "." not in number}
