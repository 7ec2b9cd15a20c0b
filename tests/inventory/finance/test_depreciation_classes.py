"""Every case of other programs that is known is sorted: ours gives the same, the same to a cent, or differs for a reason.

`depreciation_elsewhere.csv` holds what those that differ give (`theirs`) and what ours gives under the convention that
comes nearest (`ours`, `book_value`).
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from inventory.finance import depreciation
from inventory.finance.lot import Lot, Method, Plan, split
from inventory.finance.money import cents
from tests.inventory.finance.test_depreciation import ROWS, day, lot_of

HERE = Path(__file__).parent
FAR = date(2090, 12, 31)


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text("utf-8").splitlines()))


SORTED = read("depreciation_classes.csv")
CLASSES = {row["id"]: row["class"] for row in SORTED}
ELSEWHERE = read("depreciation_elsewhere.csv")
KNOWN = {
    f"{letter}{number:02d}"
    for letter, last in {"C": 9, "E": 21, "G": 2, "K": 5, "O": 13, "S": 4, "T": 5, "X": 10}.items()
    for number in range(1, last + 1)
}
"""The cases that the research of the field names."""


def test_every_case_is_sorted_once_with_a_reason() -> None:
    assert set(CLASSES) == KNOWN
    assert len(CLASSES) == len(SORTED)
    assert all(row["reason"] for row in SORTED)
    assert set(CLASSES.values()) == {"exact", "cent", "different", "never", "absent"}


def test_every_row_belongs_to_its_class() -> None:
    same = {row["id"] for row in ROWS}
    assert {CLASSES[one] for one in same - {"X05"}} == {"exact", "cent"}
    assert CLASSES["X05"] == "different"  # the same in every whole year, another last one
    assert same == {one for one, of in CLASSES.items() if of in {"exact", "cent"}} | {"X05"}
    assert {row["id"] for row in ELSEWHERE} == {
        one for one, of in CLASSES.items() if of in {"different", "never"}
    }
    plugged = {row["id"] for row in ROWS if row["tolerance"] != "0"}
    assert plugged == {one for one, of in CLASSES.items() if of == "cent"} | {"X05"}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if CLASSES[row["id"]] == "cent"], ids=lambda row: row["id"]
)
def test_what_differs_by_a_cent_is_exact_in_total(row: dict[str, str]) -> None:
    one = lot_of(row)
    added = sum(change.add for change in one.changes)
    charged, book = depreciation.Life(one).at(FAR)
    assert (charged, book) == (one.cost + added - one.residual, one.residual)


@pytest.mark.parametrize("row", ELSEWHERE, ids=lambda row: f"{row['id']} {row['to']}")
def test_what_ours_gives_where_others_differ(row: dict[str, str]) -> None:
    one, last = lot_of(row), day(row["to"])
    assert depreciation.charge(one, day(row["from"]), last) == cents(row["ours"])
    assert depreciation.Life(one).at(last)[1] == cents(row["book_value"])


def test_each_that_differs_does_so_in_a_row() -> None:
    differing = Counter(row["id"] for row in ELSEWHERE if row["theirs"] != row["ours"])
    assert set(differing) == {row["id"] for row in ELSEWHERE}


@pytest.mark.parametrize(
    ("of", "residual", "parts"), [("O04", 0, (40, 24, 20, 16, 0)), ("O06", 10_000, (20, 20, 20, 20, 10))]
)
def test_an_own_schedule_gives_what_another_program_gives(
    of: str, residual: int, parts: tuple[int, ...]
) -> None:
    one = Lot(100_000, date(2024, 1, 1), Plan(60, Method.MANUAL, parts=parts), residual)
    theirs = [row for row in ELSEWHERE if row["id"] == of]
    assert len(theirs) == 5
    for row in theirs:
        assert depreciation.charge(one, day(row["from"]), day(row["to"])) == cents(row["theirs"])


def test_a_split_loses_no_cent() -> None:
    """E20: a third of € 1.200 is € 400,00 in twelve months, and not twelve times € 33,33."""
    part, rest = split(Lot(120_000, date(2023, 1, 1), Plan(12)), 1, 3)
    first, last = date(2023, 1, 1), date(2023, 12, 31)
    assert depreciation.charge(part, first, last) == 40_000
    assert depreciation.charge(rest, first, last) == 80_000
