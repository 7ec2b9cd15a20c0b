"""The IKC report: the four steps filled from the records, with what is missing said aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.language import choose
from inventory.plan.assemble import assemble
from inventory.plan.blocks import Check, Figure, Heading, Note, Paragraph, Table, walk
from inventory.plan.checks import CHECKS
from inventory.plan.facts import Settings
from inventory.plan.sources import SOURCES
from inventory.plan.sources.ikc import grouped
from inventory.plan.template import load, names
from inventory.store.database import open_database
from tests.inventory.plan.ikc_board import ON, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.store.database import Database

CHOSEN = Settings(2027, 2028, template="ikc")


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the child centre, made once."""
    database = open_database(tmp_path_factory.mktemp("ikc") / "centre.db")
    build(database)
    yield database
    database.close()


@pytest.fixture(scope="module")
def blocks(centre: Database) -> dict[str, Block]:
    """Give the blocks of the Dutch report by id."""
    choose("nl")
    with centre.read() as connection:
        made = list(walk(assemble(connection, CHOSEN, ON)))
    assert len({block.id for block in made}) == len(made)
    return {block.id: block for block in made}


def rows(blocks: dict[str, Block], name: str) -> tuple[tuple[object, ...], ...]:
    block = blocks[name]
    assert isinstance(block, Table)
    return block.rows


def test_the_template_is_there_and_every_source_of_it() -> None:
    assert "ikc" in names()
    known = {"check": CHECKS.keys(), "source": SOURCES.keys()}
    for part in load("ikc").parts:
        assert not part.source or part.source in known[part.type], part.id


def test_every_part_is_told_in_both_languages() -> None:
    for part in load("ikc").parts:
        if part.type != "source":
            assert set(part.texts) == {"nl", "en"}, part.id


def test_step_1_has_the_vision_words_and_decisions(blocks: dict[str, Block]) -> None:
    assert [row[:3] for row in rows(blocks, "vision-statements")] == [
        ("uitgangspunt", "allen samen", "Eén doorgaande lijn"),
        ("basisconcept", "De Zon", "Spelen is leren"),
    ]
    assert rows(blocks, "words-table") == (("kind", "Iedereen van 0 tot 13 jaar", "leerling"),)
    assert rows(blocks, "vision-decided") == ()


def test_step_2a_has_the_processes_in_everybodys_words(blocks: dict[str, Block]) -> None:
    found = {row[0]: row[1:] for row in rows(blocks, "processes-table")}
    assert found["2 Observeren"] == ("ja, herkend", "ja, herkend\n“Kindvolgen”")
    note = blocks["processes-table-note"]
    assert isinstance(note, Note)
    assert "9 Roosteren" in note.text


def test_step_2b_has_answers_side_by_side_and_the_conclusion(blocks: dict[str, Block]) -> None:
    tables = [b for b in blocks.values() if isinstance(b, Table) and b.id.startswith("choices-answers-q")]
    answered, open_one = tables
    assert answered.rows == (("Twee keer per jaar", "Elke dag\nin het logboek"),)
    conclusion = blocks[f"{answered.id}-c"]
    assert isinstance(conclusion, Paragraph)
    assert conclusion.text == "Samen (01-10-2026): Met hetzelfde instrument."
    assert (open_one.rows, "nog niet beantwoord" in open_one.empty) == ((), True)
    assert [row[0] for row in rows(blocks, "choices-decided")] == ["Observeren met Volg"]


def test_step_2c_has_gaps_overlaps_difference_and_flows(blocks: dict[str, Block]) -> None:
    gap = ("4 Overdragen", "")
    assert rows(blocks, "systems-gaps") == (("De Linde",), gap, ("De Zon",), gap)
    assert rows(blocks, "systems-overlaps") == (
        ("De Linde",),
        ("3 Berichten", "niet vastgelegd", "App A, App B"),
    )
    assert [row[:2] for row in rows(blocks, "systems-difference")] == [
        ("1 Inschrijven", "100%"), ("3 Berichten", "100%"), ("2 Observeren", "50%"),
    ]  # fmt: skip
    assert [row[0:2] + row[5:] for row in rows(blocks, "systems-interfaces")] == [
        ("Volg", "Foto-opslag", "niet gedekt"), ("LAS", "Volg", "gedekt"),
    ]  # fmt: skip


def test_step_3_has_projects_costs_target_and_what_is_missing(blocks: dict[str, Block]) -> None:
    projects = rows(blocks, "road-projects")
    assert [(row[0], row[6]) for row in projects] == [("R1 Digitaal overdragen", 250000), ("R2 Eén app", "")]
    assert "ontbreekt" in str(projects[1][4])
    assert rows(blocks, "road-projects-plateaus")[0][3] == 0
    target = {row[0]: row[1:] for row in rows(blocks, "road-target")}
    assert target["Processen zonder systeem (witte vlekken)"] == ("2", "0")
    assert any("R2" in str(row[0]) or "Eén app" in str(row[0]) for row in rows(blocks, "road-checks"))


def test_changes_stand_below_their_project_and_findings_name_their_records(blocks: dict[str, Block]) -> None:
    heads = [row[0] for row in rows(blocks, "road-changes") if len(row) == 1]
    assert heads
    assert set(heads) <= {"R1 Digitaal overdragen", "R2 Eén app"}
    assert {proof.kind for proof in blocks["road-checks"].evidence} >= {"project"}


def test_rows_of_a_group_stand_below_its_name() -> None:
    assert grouped([("", (1,)), ("A", (2,)), ("A", (3,)), ("", (4,))]) == (
        (1,), ("A",), (2,), (3,), ("\N{EN DASH}",), (4,),
    )  # fmt: skip


def test_a_large_landscape_lists_what_is_shared_and_counts_the_rest(
    centre: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose("nl")
    monkeypatch.setattr("inventory.plan.sources.ikc_systems.MOST", 2)
    with centre.read() as connection:
        made = {block.id: block for block in assemble(connection, CHOSEN, ON)}
    assert [row[0] for row in rows(made, "systems-difference")] == ["2 Observeren"]
    note = made["systems-difference-apart"]
    assert isinstance(note, Note)
    assert note.text == "Niets gemeenschappelijk in 2 processen. Verschillend (2): 1, 3."


def test_pictures_are_annexes_in_order(blocks: dict[str, Block]) -> None:
    assert [b.kind for b in blocks.values() if isinstance(b, Figure)] == ["parties", "flows", "roadmap"]
    annexes = [b.text for b in blocks.values() if isinstance(b, Heading) and b.annex]
    assert annexes[-1] == "Verantwoording"


def test_an_empty_board_gets_a_report_that_says_what_is_missing(tmp_path: Path) -> None:
    choose("nl")
    database = open_database(tmp_path / "empty.db")
    with database.read() as connection:
        made = assemble(connection, CHOSEN, ON)
    database.close()
    assert not [block for block in made if isinstance(block, Figure)]
    assert all(block.empty for block in made if isinstance(block, Table) and not block.rows)
    told = {block.id: block.empty for block in made if isinstance(block, Table)}
    assert told["systems-gaps"] == told["systems-overlaps"] == told["systems-difference"]
    assert told["systems-gaps"].startswith("Onbekend:")


def test_the_table_names_the_systems_of_each_party_by_process(blocks: dict[str, Block]) -> None:
    found = {row[0]: row[1:] for row in rows(blocks, "matrix-table") if len(row) > 1}
    assert found["2 Observeren"] == ("LAS, Volg", "Volg")
    assert found["4 Overdragen"] == ("geen", "geen")


def test_what_the_steps_brought_is_ticked_with_evidence_only(blocks: dict[str, Block]) -> None:
    made = {name: block for name, block in blocks.items() if isinstance(block, Check)}
    assert {name for name, block in made.items() if block.ticked} == {
        "outcome-recognised", "outcome-systems", "outcome-difference", "outcome-road",
    }  # fmt: skip
    assert len(made) == 9
    assert made["outcome-vision"].note.startswith("1 uitspraak van alle partijen samen")
    assert made["outcome-answers"].note.startswith("1 van de 2 vragen")
    for name, block in made.items():
        assert block.note, name
        assert block.evidence or not block.ticked, name
