"""Figures of others beside the board's: their year and what they count always stand with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.finance.benchmarks import Benchmark, benchmarks, beside, json_of, published
from inventory.finance.budget import budget
from inventory.finance.budget_scope import Scope
from inventory.finance.calendar import CALENDAR
from inventory.language import choose
from inventory.records import get
from inventory.records.choices import SCOPES
from inventory.store.detail import locate
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add, build

if TYPE_CHECKING:
    from inventory.store.database import Database

TODAY = date(2026, 11, 22)


def test_every_published_figure_says_whose_when_and_what() -> None:
    for language in ("nl", "en"):
        choose(language)
        for one in published():
            assert one.source
            assert one.about
            assert one.year
            assert one.country in {"NL", "VL"}
            assert one.includes | one.unknown <= set(SCOPES)
    choose("nl")
    assert {one.amount for one in published()} >= {16_000, 70, 4_200}


def test_the_board_is_counted_as_the_benchmark_counts(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        printers = locate(unit.connection, get("contract"), "C-Printers")
        unit.change(get("contract"), printers, {"scope": "print"})
        cables = locate(unit.connection, get("category"), "Bekabeling")
        unit.change(get("category"), cables, {"scope": "cabling"})
        add(
            unit, "benchmark", name="Veltwerk", year=2027, amount=30_000, country="NL", includes="Print; building",
            staff=False, source="eigen onderzoek",
        )  # fmt: skip
    with database.read() as connection:
        found = budget(connection, CALENDAR, 2027, TODAY)
        figures = {one.benchmark.name: one for one in beside(found, benchmarks(connection))}
        part = budget(connection, CALENDAR, 2027, TODAY, Scope(without={"print"}))
        narrowed = {one.benchmark.name: one for one in beside(part, benchmarks(connection))}
    mine = figures["Veltwerk"]
    assert (mine.board, mine.alike) == (34_649, (72_763_692 - 455_334 - 22_200_000 + 1_050) // 2_100)
    assert any("vaste bekabeling" in remark for remark in mine.remarks)
    assert any("personeelskosten" in remark for remark in mine.remarks)
    assert not any("2027" in remark for remark in mine.remarks)
    kennisnet = figures["Kennisnet, Meer ict per euro"]
    assert kennisnet.alike == 34_649
    assert any("2012" in remark for remark in kennisnet.remarks)
    assert any("printen" in remark for remark in narrowed["Kennisnet, Meer ict per euro"].remarks)
    assert figures["Digisprong, ICT-infrastructuur"].alike is None
    assert next(iter(figures)) == "Veltwerk"
    assert json_of([mine])[0]["includes"] == ["print", "building"]


def test_an_own_figure_takes_the_place_of_a_published_one(database: Database) -> None:
    with work(database, "test") as unit:
        add(unit, "benchmark", name="kennisnet, meer ict per euro", year=2012, amount=15_900)
    with database.read() as connection:
        found = [one for one in benchmarks(connection) if "ict per euro" in one.name]
        unknown = beside(budget(connection, CALENDAR, 2027), [Benchmark("x", 2027, 100)])
    assert [(one.amount, one.own, one.unknown) for one in found] == [(15_900, True, frozenset(SCOPES))]
    assert (unknown[0].board, unknown[0].alike) == (None, None)
