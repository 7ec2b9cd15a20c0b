"""Vier in balans + (GO!) and Digisprong from a board: core team, tasks, collaboration, data, context, vision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.language import choose
from inventory.plan.assemble import assemble
from inventory.plan.blocks import (
    TOTALS,
    Bullets,
    Check,
    Note,
    Paragraph,
    Prompt,
    Table,
    TextSlot,
    Written,
    walk,
)
from inventory.plan.facts import Settings
from inventory.plan.sources.context import duty
from inventory.plan.team_defaults import missing, proposal, take_over
from inventory.plan.template import load, load_block
from inventory.records.plan_people import CORE_ROLES, LEVELS
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.board import ON, build, find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.store.database import Database
    from inventory.store.work import Work

GO = Settings(2027, 2030, "go-vier-in-balans", 1)
DIGISPRONG = replace(GO, template="digisprong")
VISION = "Elke leerling en elke leraar wil optimaal leren door te doen. Dat is voor het hele team effectief."


@pytest.fixture(scope="module")
def flemish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a board with a core team, tasks, collaborations, interfaces and a text of the vision; for reading only."""
    opened = open_database(tmp_path_factory.mktemp("go") / "board.db")
    build(opened)
    with work(opened, "test") as unit:
        _people(unit)
        _data(unit)
        add(unit, "plan_text", plan=1, slot="vision-role", text=VISION)
        add(unit, "plan_text", plan=1, slot="team-partner", text="Het samenwerkingsverband")
        add(unit, "plan_tick", plan=1, item="vision-shared", ticked=True, reason="Besproken op 12 oktober")
        add(
            unit,
            "goal",
            plan=1,
            theme="data",
            number=1,
            goal="Eén overzicht",
            start=date(2027, 1, 1),
            status="reached",
        )
    yield opened
    opened.close()


def _people(unit: Work) -> None:
    add(unit, "team_member", role="management", name="Directeur Peeters", tasks="Beslist")
    add(unit, "team_member", role="teacher", name="Juf Els", site=find(unit, "site", "name", "School 1"))
    add(unit, "team_member", role="technical", name="Oud lid", end=date(2025, 8, 31))
    for role, letter in (
        ("management", "accountable"),
        ("technical", "responsible"),
        ("teacher", "informed"),
    ):
        add(unit, "responsibility", task="Inkoop", level="board", role=role, letter=letter)
    add(unit, "responsibility", task="Inkoop", level="school", role="teacher", letter="consulted")
    add(unit, "responsibility", task="Feest", level="school", role="teacher", letter="informed")
    for side, state, name, more in (
        (
            "internal",
            "running",
            "Werkgroep",
            {"purpose": "Eén lijn", "who": "leraren", "start": date(2024, 9, 1)},
        ),
        ("external", "running", "Scholengroep", {"purpose": "Samen kopen", "end": date(2027, 1, 1)}),
        ("external", "running", "Voorbij", {"purpose": "Iets", "end": date(2026, 1, 1)}),
        ("external", "planned", "Hogeschool", {"start": date(2027, 2, 1)}),
    ):
        add(unit, "collaboration", name=name, side=side, state=state, **more)


def _data(unit: Work) -> None:
    parnassys, cito = (find(unit, "system", "name", name) for name in ("ParnasSys", "Cito"))
    add(unit, "interface", source=parnassys, target=cito, name="leerlingen", standard="uwlr", pupil_data="yes",
        purpose="toetsen klaarzetten")  # fmt: skip
    add(unit, "interface", source=cito, target=parnassys, name="resultaten", standard="csv", pupil_data="yes")
    process = add(unit, "process", code="13.4", name="Stuurinformatie", type="supporting")
    party = find(unit, "party", "name", "Stichting Lindelaar Primair")
    add(unit, "support", party=party, process=process, system=parnassys)
    entry = add(
        unit,
        "processing",
        code="V-01",
        categories="contactgegevens; verzuim",
        name="Leerlingadministratie",
        purposes="inschrijven",
        retention="5 jaar",
    )
    add(unit, "processing_use", processing=entry, system=parnassys)


def made(database: Database, settings: Settings) -> dict[str, Block]:
    with database.read() as connection:
        blocks = list(walk(assemble(connection, settings, ON)))
    found = {block.id: block for block in blocks}
    assert len(found) == len(blocks)
    return found


@pytest.fixture(scope="module")
def go(flemish: Database) -> dict[str, Block]:
    choose("nl")
    return made(flemish, GO)


@pytest.fixture(scope="module")
def digisprong(flemish: Database) -> dict[str, Block]:
    choose("nl")
    return made(flemish, DIGISPRONG)


def table(blocks: dict[str, Block], name: str) -> Table:
    found = blocks[name]
    assert isinstance(found, Table)
    return found


def check(blocks: dict[str, Block], name: str) -> Check:
    found = blocks[name]
    assert isinstance(found, Check)
    return found


def test_all_seven_roles_stand_there_with_members_and_places_to_fill(go: dict[str, Block]) -> None:
    rows = table(go, "team-table").rows
    assert [row[0] for row in rows if row[0]] == [
        "Directie", "Technisch ict-coördinator", "Pedagogisch ict-coördinator", rows[3][0], "Ict-vaardige leraren",
        "Ouders en leerlingen", "Externe partner",
    ]  # fmt: skip
    assert rows[0][1:] == ("Directeur Peeters", "hele bestuur", "Beslist")
    assert rows[1][1] == Prompt("team-technical"), "who left the team is no member"
    assert rows[4][1:3] == ("Juf Els", "School 1")
    assert rows[6][1] == Written("team-partner", "Het samenwerkingsverband")
    assert rows[6][2] == "", "a partner from outside has no site"
    assert all(row[3] for row in rows)
    near = go["team-table-near"]
    assert isinstance(near, Note)
    assert "A. de Wit" in near.text
    roles = go["team-roles"]
    assert isinstance(roles, Bullets)
    assert len(roles.items) == len(CORE_ROLES) == 7
    assert check(go, "team-filled").note.startswith("3 van de 7")
    assert not check(go, "team-filled").ticked


def test_tasks_by_level_with_a_letter_for_each_role(go: dict[str, Block]) -> None:
    found = table(go, "team-raci")
    assert found.rows == (
        ("Bestuur",),
        ("Inkoop", "A", "R", "", "", "I", "", ""),
        ("School",),
        ("Inkoop", "", "", "", "", "C", "", ""),
        ("Feest", "", "", "", "", "I", "", ""),
    )
    assert len(found.keys) == len(set(found.keys)) == 5
    warning = go["team-raci-open"]
    assert isinstance(warning, Note)
    assert warning.warning
    assert "Feest" in warning.text
    assert "Inkoop" not in warning.text, "the board answers for it, the schools only have their say"
    assert not check(go, "team-divided").ticked


def test_collaboration_inside_and_outside_now_and_planned(go: dict[str, Block]) -> None:
    assert table(go, "collab-inside-now").rows == (
        ("Werkgroep", "leraren", date(2024, 9, 1), "Eén lijn", None),
    )
    assert table(go, "collab-inside-planned").rows == ()
    assert table(go, "collab-inside-planned").empty
    assert [row[0] for row in table(go, "collab-outside-now").rows] == ["Scholengroep"]
    assert [row[0] for row in table(go, "collab-outside-planned").rows] == ["Hogeschool"]
    assert check(go, "collab-inside-known").ticked
    outside = check(go, "collab-outside-known")
    assert (outside.ticked, "Hogeschool" in outside.note) == (False, True)
    how = go["collab-outside-how"]
    assert isinstance(how, TextSlot)
    assert isinstance(how.drafts[0], Paragraph)
    assert "Kinderopvang Zonnekring B.V." in how.drafts[0].text


def test_data_has_sources_flows_quality_and_overviews(go: dict[str, Block]) -> None:
    sources = {row[0]: row for row in table(go, "data-sources").rows}
    assert "Dossierkast" not in sources
    assert sources["Gynzy"][2:4] == (None, None), "what nobody recorded is unknown, not none"
    assert sources["ParnasSys"][2] == "contactgegevens, verzuim"
    flows = table(go, "data-flows").rows
    assert [row[:3] for row in flows] == [
        ("Cito", "ParnasSys", "resultaten"),
        ("ParnasSys", "Cito", "leerlingen"),
    ]
    assert table(go, "data-overviews").rows == (("ParnasSys", "13.4 Stuurinformatie"),)
    assert table(go, "data-register").rows[0][0] == "V-01 Leerlingadministratie"
    assert not check(go, "data-flows-known").ticked
    assert check(go, "data-overviews-known").ticked


def test_every_count_of_the_quality_opens_to_its_records(go: dict[str, Block]) -> None:
    found = table(go, "data-quality")
    assert len(found.rows) == 8
    for proof in found.proofs:
        assert proof.row != TOTALS
        assert found.rows[proof.row][proof.column] == len(proof.lines)
    assert len(found.proofs) == 16
    for _label, good, all_, share in found.rows:
        assert isinstance(good, int)
        assert isinstance(all_, int)
        assert share == round(10000 * good / all_)
    interfaces = [row[1:] for row in found.rows if "oppeling" in str(row[0])]
    assert interfaces == [(1, 2, 5000), (1, 2, 5000)]


def test_the_five_blocks_stand_beside_each_other(go: dict[str, Block]) -> None:
    rows = table(go, "leadership-balance").rows
    assert [row[0] for row in rows] == [
        load_block(name).title for name in ("vision", "expertise", "content", "infrastructure", "data")
    ]
    assert rows[4][3:] == (1, 1)
    assert rows[0][1:3] == (4, 1)
    actions = table(go, "follow-up-actions").rows
    assert ("1. Eén overzicht", None, None, "vanaf 01-01-2027", "bereikt") in actions


def test_the_duty_has_its_date_and_only_holds_in_flanders(digisprong: dict[str, Block]) -> None:
    note = digisprong["place-duty"]
    assert isinstance(note, Note)
    assert note.text.startswith("Sinds 01-09-2026 moet elke Vlaamse school")
    assert duty("NL") is None
    found = duty("VL")
    assert found is not None
    assert found.since == date(2026, 9, 1)


def test_before_its_date_the_duty_is_still_to_come(flemish: Database) -> None:
    with flemish.read() as connection:
        blocks = {b.id: b for b in assemble(connection, DIGISPRONG, date(2026, 8, 31))}
    note = blocks["place-duty"]
    assert isinstance(note, Note)
    assert note.text.startswith("Vanaf 01-09-2026")


def test_documents_are_links_and_a_headcount_a_line(digisprong: dict[str, Block]) -> None:
    names = [row[0] for row in table(digisprong, "place-documents").rows]
    assert names == ["Schoolplan", "Koers 2025-2029", "Oud privacybeleid"]
    assert table(digisprong, "place-documents").rows[0][1] == "schoolwerkplan", "the word of Flanders"
    flow = table(digisprong, "context-flow-d")
    assert [row[2] for row in flow.rows] == [2100]
    pupils = next(proof for proof in flow.proofs if proof.column == 2)
    assert sum(line.amount or 0 for line in pupils.lines) == 2100
    assert len(pupils.lines) == flow.rows[0][1]


def test_the_vision_is_held_against_its_criteria_and_never_marked(digisprong: dict[str, Block]) -> None:
    rows = table(digisprong, "vision-findings").rows
    words = [str(row[2]) for row in rows]
    assert any("optimaal" in word for word in words)
    assert any("effectief" in word for word in words)
    assert str(rows[0][0]).endswith("(zin 1)")
    concrete = check(digisprong, "vision-concrete")
    assert (concrete.ticked, concrete.found) == (False, None)
    assert "“optimaal”, “effectief”" in concrete.note
    shared = check(digisprong, "vision-shared")
    assert (shared.ticked, shared.found) == (True, None)
    assert "Besproken op 12 oktober" in shared.note
    criteria = [p.options["criterion"] for p in load("digisprong").parts if p.source == "vision_criterion"]
    assert len(criteria) == len(set(criteria)) == 9
    assert (
        sum(isinstance(b, Check) and b.id.startswith("vision-") and b.ticked for b in digisprong.values())
        == 1
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a database without records, for tests that leave it so."""
    opened = open_database(tmp_path_factory.mktemp("empty") / "empty.db")
    yield opened
    opened.close()


@pytest.mark.parametrize("name", ["go-vier-in-balans", "digisprong"])
def test_an_empty_inventory_gives_a_whole_document(empty: Database, name: str) -> None:
    choose("nl")
    blocks = made(empty, Settings(2027, 2030, name))
    assert not any(isinstance(b, Check) and b.ticked for b in blocks.values())
    assert all(b.rows or b.empty for b in blocks.values() if isinstance(b, Table))
    assert not any(isinstance(b, TextSlot) and b.text for b in blocks.values())


def test_the_proposal_is_sound_and_taken_over_once(tmp_path: Path) -> None:
    choose("nl")
    database = open_database(tmp_path / "team.db")
    tasks = proposal()
    assert len({(task.name, task.level) for task in tasks}) == len(tasks)
    for task in tasks:
        letters = list(task.letters.values())
        assert letters.count("accountable") == 1, task.name
        assert "responsible" in letters, task.name
        assert task.level in LEVELS
    assert {role for task in tasks for role in task.letters} == set(CORE_ROLES)
    with work(database, "test") as unit:
        add(
            unit,
            "responsibility",
            task=tasks[0].name.upper(),
            level=tasks[0].level,
            role="partner",
            letter="informed",
        )
        left = missing([{"task": tasks[0].name.upper(), "level": tasks[0].level}])
        assert len(left) == len(tasks) - 1
        assert take_over(unit, left) == sum(len(task.letters) for task in left)
    choose("en")
    assert missing({"task": task.name, "level": task.level} for task in tasks) == []
    choose("nl")
    blocks = made(database, Settings(2027, 2030, "go-vier-in-balans"))
    assert check(blocks, "team-divided").note.endswith(f"Niemand voert uit: {tasks[0].name.upper()}."), (
        "all but that one"
    )
    database.close()
