from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inventory.landscape.model import Landscape, Party, Process, Support, natural
from tests.inventory.landscape.board import DAY, view

if TYPE_CHECKING:
    from inventory.landscape.model import Mode, Status


def one(support: Support) -> Landscape:
    return Landscape((Party("A", "A"),), (Process("1", "P"),), {("A", "1"): "yes"}, (support,))


@pytest.mark.parametrize(
    ("status", "mode", "counts"),
    [
        ("in_use", "now", True),
        ("phasing_out", "now", True),
        ("planned", "now", False),
        ("ended", "now", False),
        ("in_use", "target", True),
        ("planned", "target", True),
        ("phasing_out", "target", False),
        ("ended", "target", False),
    ],
)
def test_the_state_decides_which_status_counts(status: Status, mode: Mode, counts: bool) -> None:
    row = Support("A", "1", "X", status=status)
    assert bool(one(row).at(DAY, mode).support) is counts


def test_the_first_and_the_last_day_count() -> None:
    row = Support("A", "1", "X", start=dt.date(2026, 1, 1), end=dt.date(2026, 1, 31))
    days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 1, 31), dt.date(2026, 2, 1)]
    assert [bool(one(row).at(day).support) for day in days] == [False, True, True, False]


def test_what_is_not_recorded_is_unknown() -> None:
    assert replace(one(Support("A", "1", "X")), participation={}).at(DAY).takes_part("A", "1") == "unknown"


def test_processes_are_read_by_domain_order_and_natural_code() -> None:
    processes = tuple(
        Process(code, code, domain)
        for code, domain in [("10.1", "10"), ("2.10", "2"), ("2.9", "2"), ("x", ""), ("1.1", "1")]
    )
    found = Landscape((), processes, {}, ()).at(DAY)
    assert [p.code for p in found.processes] == ["1.1", "2.9", "2.10", "10.1", "x"]


def test_natural_order_compares_any_texts() -> None:
    assert sorted(["b", "2", "a1", "10", "a10", "a2", ""], key=natural) == [
        "",
        "2",
        "10",
        "a1",
        "a2",
        "a10",
        "b",
    ]


def test_a_system_that_only_a_row_names_is_known() -> None:
    found = one(Support("A", "1", "X")).at(DAY)
    assert (found.systems["X"].key, found.name("X"), found.name("nothing")) == ("X", "X", "nothing")


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert view().systems_of("S", "P3") == ("MS365", "Parro")
