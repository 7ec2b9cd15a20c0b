"""`depreciation calculate` with a schedule of one's own, and `depreciation` on a day."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris

CASE = ("depreciation", "calculate", "--cost", "1000", "--months", "48", "--start", "2024-01-01")


def test_a_schedule_of_ones_own(inventaris: Inventaris) -> None:
    found = inventaris(*CASE, "--method", "manual", "--schedule", "40;30;20;10", "--format", "json")
    assert [row["depreciation"] for row in found.data] == ["400.00", "300.00", "200.00", "100.00"]
    assert found.data[-1]["book_value"] == "0.00"


@pytest.mark.parametrize(
    "words",
    [
        ("--method", "manual"),
        ("--schedule", "40;30;20;10"),
        ("--method", "manual", "--schedule", "40;30"),
        ("--method", "manual", "--schedule", "40;30;20;x"),
        ("--method", "manual", "--schedule", "0;0;0;0"),
        ("--method", "manual", "--schedule", "-40;30;20;10"),
        ("--method", "manual", "--schedule", ""),
    ],
)
def test_a_schedule_that_cannot_be(inventaris: Inventaris, words: tuple[str, ...]) -> None:
    found = inventaris(*CASE, *words)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Fout: ")


def test_book_values_on_a_day(board: Inventaris) -> None:
    assert board("add", "site", "code=IJS", "name=IJsbaan").code == 0
    lot = (
        "code=PO-2",
        "omschrijving=x",
        "categorie=Chromebooks",
        "aantal=10",
        "in_use=1-1-2026",
        "unit_price=600",
    )
    assert board("add", "lot", *lot, "site=WIL").code == 0
    found = board("depreciation", "--on", "2026-12-31", "--by", "lot", "--format", "json").data
    assert found[1] == {
        "lot": "PO-2 · x",
        "quantity": 10,
        "book_value": "4500.00",
    }
    assert board("depreciation", "--on", "2025-12-31", "--by", "site", "--format", "json").data == [
        {"site": "", "quantity": 3, "book_value": "2391.84"}
    ]
    here = board(
        "depreciation", "--on", "2026-12-31", "--site", "WIL", "--by", "category", "--format", "json"
    ).data
    assert [(one["category"], one["book_value"]) for one in here] == [("Chromebooks", "4500.00")]
    assert board("depreciation", "--on", "2026-12-31", "--site", "IJS", "--format", "json").data == []
    assert "5.965,97" in board("depreciation", "--on", "31-12-2026").out


def test_closed_years_stay_as_they_were_closed(board: Inventaris) -> None:
    assert board("edit", "lot", "PO-1", "site=WIL").code == 0
    assert board("close", "2024", "--year-kind", "calendar").code == 0

    def figures() -> list[str]:
        years = ("--from", "2024", "--to", "2024", "--year", "calendar", "--format", "json")
        found = [board("depreciation", *years, "--site", "WIL", "--by", by).out for by in ("lot", "cost_row")]
        day = ("--on", "2024-12-31", "--format", "json")
        return [*found, *(board("depreciation", *day, "--by", by).out for by in ("category", "site"))]

    before = figures()
    assert '"book_value": "3317.72"' in before[0]
    assert all('"3317.72"' in text for text in before)
    assert board("edit", "lot", "PO-1", "unit_price=2.000", "termijn=24").code == 0
    assert figures() == before
    assert board("close", "--reopen").code == 0
    assert figures() != before


def test_what_cannot_be_reckoned_is_told_and_not_worth_nothing(board: Inventaris, tmp_path: Path) -> None:
    assert board("edit", "lot", "PO-1", "restwaarde=99.999").code == 2
    # Past the guards, as the program before them could leave it.
    with closing(sqlite3.connect(next(tmp_path.glob("*.db")))) as raw, raw:
        raw.execute("UPDATE lot SET residual = 9999900 WHERE code = 'PO-1'")
    found = board("depreciation", "--on", "2025-12-31", "--format", "json")
    assert (found.code, found.data) == (0, [])
    assert "PO-1" in found.err


def test_fully_depreciated_and_still_there_is_listed(board: Inventaris) -> None:
    event = ("lot", "transfer", "PO-1", "--site", "WIL", "--on", "2025-01-01", "--reason", "x")
    for _round in range(2):
        found = board("depreciation", "--on", "2040-12-31", "--by", "lot", "--format", "json").data
        assert [(one["quantity"], one["book_value"]) for one in found] == [(3, "0.00")]
        assert board(*event).code in {0, 2}


def test_years_of_one_site(board: Inventaris) -> None:
    lot = (
        "code=PO-2",
        "omschrijving=x",
        "categorie=Chromebooks",
        "aantal=10",
        "in_use=1-1-2026",
        "unit_price=600",
    )
    assert board("add", "lot", *lot, "site=WIL").code == 0
    years = ("depreciation", "--from", "2026", "--to", "2027", "--year", "calendar", "--format", "json")
    whole = board(*years).data[0]["years"]
    here = board(*years, "--site", "De Wilgenhof").data[0]
    rest = board(*years, "--site", "-").data[0]["years"]
    assert here["years"] == {"2026": "1500.00", "2027": "1500.00"}
    assert here["book_value"] == "3000.00"
    for year in ("2026", "2027"):
        parts = (here["years"][year], rest[year])
        assert sum(round(float(part) * 100) for part in parts) == round(float(whole[year]) * 100)


@pytest.mark.parametrize(
    "words",
    [
        ("--on", "2026-12-31", "--from", "2026"),
        ("--on", "20226-01-01"),
        ("--site", "Bestaat niet"),
        ("--on", "2026-01-01", "--site", "Bestaat niet"),
        ("--from", "2027", "--to", "2026", "--site", "-"),
    ],
)
def test_what_cannot_be_asked(board: Inventaris, words: tuple[str, ...]) -> None:
    found = board("depreciation", *words)
    assert (found.code, found.out) == (2, "")
    assert found.err.strip()
