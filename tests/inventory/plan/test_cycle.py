"""Sections 2.2, 3 and 4 from the records, the phase Check beside the books, and the year report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.plan.assemble import assemble
from inventory.plan.blocks import TOTALS, Note, Paragraph, Prompt, Table, Written, walk
from inventory.plan.facts import Settings
from inventory.plan.sources import SOURCES
from inventory.plan.template import Part, load
from inventory.signals import life
from inventory.signals.check import check
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.cycle_board import ON, YEAR, build, facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block, Cell
    from inventory.store.database import Database


@pytest.fixture(scope="module")
def cycle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("cycle") / "cycle.db")
    build(opened)
    yield opened
    opened.close()


def made(database: Database, source: str, on: date = ON, **options: Any) -> list[Block]:
    """Return what a source makes of the small board."""
    years = options.pop("years", (YEAR, 2030))
    with database.read() as connection:
        return SOURCES[source](
            facts(connection, on, *years), Part("source", "x", {}, {}, source=source, options=options)
        )


def table(blocks: list[Block]) -> Table:
    found = blocks[0]
    assert isinstance(found, Table)
    assert len(found.keys) in {0, len(found.rows)}
    assert len(set(found.keys)) == len(found.keys)
    _proved(found)
    return found


def _proved(found: Table) -> None:
    """Hold that the lines behind a cell add up to it."""
    for proof in found.proofs:
        row: tuple[Cell, ...] = (found.totals or ()) if proof.row == TOTALS else found.rows[proof.row]
        cell = row[proof.column]
        if isinstance(cell, int):
            assert sum(1 if line.amount is None else line.amount for line in proof.lines) == cell


def test_results_ask_for_what_is_missing_and_take_what_was_written(cycle: Database) -> None:
    found = table(made(cycle, "results_table"))
    assert [row[0] for row in found.rows] == ["Deskundigheid", "Leermateriaal", "Infrastructuur", "Gegevens"]
    assert found.rows[0][2:] == ("1. Leraren basisvaardig", "1. 90% vaardig")
    assert found.rows[1][1:] == (Prompt("content-policy"), Prompt("goal-content"), Prompt("result-content"))
    assert found.rows[2][3] == Prompt("result-infrastructure-1")
    assert found.rows[3][1] == "", "no strategy is asked for a theme that the format has not"
    assert found.keys == ("goal:1", "theme:content", "goal:2", "goal:3")


def test_goals_by_year_have_their_indicators_and_goals_of_no_year_come_last(cycle: Database) -> None:
    found = table(made(cycle, "years_table"))
    assert [row[0] for row in found.rows] == ["2027", "2028", "2029", "2030", "geen jaar"]
    assert found.rows[0][3] == "Vaardige leraren"
    assert found.rows[2][1:] == (Prompt("goals-2029"), Prompt("results-2029"), Prompt("indicators-2029"))


def test_indicators_stand_with_result_baseline_newest_value_target_and_state(cycle: Database) -> None:
    found = table(made(cycle, "indicators_table"))
    assert found.rows[0] == (
        "90% vaardig", "Vaardige leraren", "50%", "75%\n01-09-2027", "90%\n31-12-2028", "● onderweg, op schema",
    )  # fmt: skip
    assert found.rows[1][0] == "het hele plan"
    assert found.rows[1][3:] == ("€ 72,00\n15-11-2027", "€ 50,00\n30-06-2027", "○ ver van het doel")
    assert found.rows[2][5] == "? niet gemeten"
    history = table(made(cycle, "indicators_history"))
    assert history.rows[0][2] == "01-02-2027: 60%\n01-09-2027: 75%"
    assert history.rows[0][4] == "15%\nbeter"
    assert history.rows[2][2] == "er zijn geen apparaten vastgelegd"


def test_phases_come_from_records_then_from_texts_then_are_asked(cycle: Database) -> None:
    when = table(made(cycle, "phases_when"))
    assert when.rows[0] == ("Plan", "01-09-2026 tot en met 31-01-2027", Prompt("planning-plan-remarks"))
    assert when.rows[1][1] == Written("planning-do-when", "vanaf februari")
    effort = table(made(cycle, "phases_effort"))
    assert effort.rows[0][1:] == ("18,5 werkdagen", "coördinator", "0,15 fte: ict-coördinator")
    assert effort.rows[3][3] == Prompt("planning-act-fte")


def test_the_planning_is_in_order_of_time_and_a_goal_of_a_year_ends_it(cycle: Database) -> None:
    found = table(made(cycle, "milestones"))
    days = [when if isinstance(when, date) else date(int(str(when)), 12, 31) for when, *_rest in found.rows]
    assert days == sorted(days)
    kinds = {row[1] for row in found.rows}
    assert {"fase", "doel", "indicator", "besluit"} <= kinds
    assert "uiterste opzegdag" not in kinds, "contracts have a calendar of their own"
    assert ("goal:3" in found.keys) is False, "a goal without year or day has no place in a planning"


def test_the_books_stand_beside_the_budget_with_the_entries_behind_them(cycle: Database) -> None:
    blocks = made(cycle, "realised_table")
    found = table(blocks)
    assert found.rows[5] == ("Connectiviteit", 1_440_000, 1_250_000, 240_000, -190_000)
    assert found.totals == ("Totaal", 1_440_000, 1_250_000, 240_000, -190_000)
    behind = {(one.row, one.column): one.lines for one in found.proofs}
    assert [line.id for line in behind[5, 2]] == [1]
    assert {(line.kind, line.amount) for line in behind[5, 4]} == {
        ("contract", -1_200_000), ("contract", -240_000), ("ledger_entry", 1_250_000),
    }  # fmt: skip
    note = blocks[1]
    assert isinstance(note, Note)
    assert "€ 12.500,00 bevestigd" in note.text
    assert "€ 999,00 geen ict" in note.text
    gaps = table(made(cycle, "realised_gaps"))
    assert [row[3] for row in gaps.rows] == [-240_000, 50_000]
    assert gaps.rows[0][4] == "1 voorgestelde boeking maakt het sluitend."


def test_as_long_as_nothing_is_confirmed_what_was_realised_is_unknown(cycle: Database) -> None:
    blocks = made(cycle, "realised_table", on=date(2028, 3, 1), years=(2028, 2030))
    assert isinstance(blocks[0], Note)
    assert "geen boekingen" in blocks[0].text
    assert made(cycle, "realised_gaps", on=date(2028, 3, 1), years=(2028, 2030)) == []


def test_each_year_of_a_report_has_blocks_of_its_own(cycle: Database) -> None:
    ids = [one.id for one in made(cycle, "realised_table", years=(2026, 2027), year="report")]
    assert ids == ["x-2026-note", "x", "x-note"]


def test_goals_are_laid_beside_what_was_reached(cycle: Database) -> None:
    found = table(made(cycle, "goals_check"))
    assert found.rows == (
        ("Gegevens", "Dashboards", "Eén overzicht", None, "nog niet klaar"),
        ("Deskundigheid", "Leraren basisvaardig", "90% vaardig", "deels bereikt", "75% vaardig"),
    )
    told = made(cycle, "check_input")[0]
    assert isinstance(told, Paragraph)
    assert "1 ver van het doel, 1 onbekend, 1 onderweg" in told.text


def test_decisions_are_shown_and_the_open_ones_offered_as_a_draft(cycle: Database) -> None:
    found = table(made(cycle, "adjustments_table"))
    assert [row[2] for row in found.rows] == ["Extra scholing"]
    assert table(made(cycle, "adjustments_table", years=(2028, 2028), year="report")).rows == ()
    draft = made(cycle, "act_input")[0]
    assert isinstance(draft, Paragraph)
    assert "Extra scholing" in draft.text
    assert made(cycle, "act_input", on=date(2027, 9, 30)) == []


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "own.db")
    build(opened)
    yield opened
    opened.close()


def test_what_is_shared_out_over_rows_still_adds_up_to_its_lines(own: Database) -> None:
    with work(own, "test") as unit:
        post = add(unit, "staff", name="Beheerder", yearly_cost=6_000_000, fte=100)
        for row, share in (("devices", 6667), ("network", 3333)):
            add(unit, "allocation", staff=post, cost_row=row, share=share)
        add(
            unit, "ledger_entry", reference="L1", date=date(2027, 5, 1), description="Salaris", amount=100_001,
            state="confirmed", staff=post,
        )  # fmt: skip
    found = table(made(own, "realised_table"))
    realised = {row[0]: row[2] for row in found.rows}
    assert realised["Apparaten"] == 66_671
    assert realised["Ict-netwerkinfrastructuur"] == 33_330
    assert found.totals is not None
    assert found.totals[2] == 1_250_000 + 100_001
    gaps = table(made(own, "realised_gaps"))
    assert sum(int(str(row[3])) for row in gaps.rows) == found.totals[4]


def test_findings_are_unknown_until_a_check_was_remembered_and_then_counted(own: Database) -> None:
    assert table(made(own, "findings_check")).rows[0][2:] == (None, None)
    with own.read() as connection:
        before = check(connection, date(2027, 3, 1), marked=True)
    life.remember(own, before, date(2027, 3, 1))
    with work(own, "test") as unit:
        add(unit, "wifi_survey", site=1, date=date(2027, 5, 1), access_points=20, classrooms=10)
    with own.read() as connection:
        after = check(connection, ON, marked=True)
    life.remember(own, after, ON)
    blocks = made(own, "findings_check")
    found = table(blocks)
    assert found.totals == ("Totaal", 3, 3, 1)
    assert found.rows[2] == ("Midden", 2, 2, 1)
    solved = table(blocks[2:])
    assert [(row[1], row[3], row[4]) for row in solved.rows] == [("De Berk", date(2027, 3, 1), ON)]
    assert table(made(own, "findings_check", on=date(2027, 6, 1))).rows[2][3] == 0, "solved only later"


def test_the_year_report_is_whole_and_asks_what_only_people_know(cycle: Database) -> None:
    with cycle.read() as connection:
        blocks = list(walk(assemble(connection, Settings(YEAR, YEAR, template="year-report", plan=1), ON)))
    ids = [one.id for one in blocks]
    assert len(ids) == len(set(ids))
    assert {part.id for part in load("year-report").parts} <= set(ids)
    assert load("year-report").years == 1
    for one in blocks:
        if isinstance(one, Table):
            assert one.rows or one.empty, one.id
            _proved(one)
