"""`depreciation calculate` with a schedule of one's own, and `depreciation` on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
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
