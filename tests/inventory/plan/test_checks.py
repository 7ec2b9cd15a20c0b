"""Boxes: each has its evidence in counts and dates, what is not recorded never ticks, and a person has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from inventory.language import choose
from inventory.plan.checks import CHECKS, tick
from inventory.plan.facts import Facts, Settings
from inventory.plan.template import load, names
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.plan import followed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.checks import Tick
    from inventory.plan.template import Part
    from inventory.store.database import Database

PLAN = 1
NOTHING = "nothing"
FOUND = {
    "vision-strategic-plan": "1 geldig document: Koers (01-03-2026)",
    "vision-school-plans": "Van 2 van de 2 scholen",
    "vision-responsibilities": "Naar rol verdeelde taken: 1 van het bestuur en 1 van de scholen",
    "expertise-staff": "1 score van eigen vragenlijst vastgelegd, van 01-05-2027. Ten hoogste 30 mensen",
    "expertise-satisfaction": "van 01-05-2028",
    "content-paper": "2 leermiddelen vastgelegd, aantal vakken: 2",
    "content-digital": "1 systeem: Rekenwijs",
    "infrastructure-temporary": "1 tijdelijke oplossing; met een structurele oplossing gekozen: 1. Er is 1 opgelost",
    "plan-plans": "3 jaar- en schoolplannen",
    "plan-strategy": "3 doelen vastgelegd.",
    "plan-conditions": "50 werkdagen in 4 van de 4 fasen",
    "plan-cycle": "Van de 4 fasen hebben er 4 data",
    "do-activities": "Van de 3 doelen hebben er 3 een beoogd resultaat en 3 een jaar",
    "do-stakeholders": "Vastgelegde betrokkenen: 1 binnen en 1 buiten het bestuur; met afspraken: 2.",
    "do-tasks": "Van de 3 doelen hebben er 3 een eigenaar. Er zijn 2 taken",
    "do-carried-out": "bereikt 1",
    "do-registered": "3 metingen bewaard, de nieuwste van 01-04-2028. Doelen waarvan is vastgelegd wat er bereikt is: 1 van 3",
    "do-indicators": "3 indicatoren vastgelegd om te meten, met een streefwaarde: 3",
    "check-measured": "3 een meting tussen 01-06-2027 en 01-06-2028",
    "check-gaps": "klaar moesten zijn: 1; vastgelegd wat er bereikt is: 1.",
    "check-conditions": "Geld: boekingen in 2028: 1, waarvan afgehandeld: 1.",
    "check-process": "De fase Check is klaar sinds 28-03-2028",
    "act-output": "klaar moesten zijn: 1; vastgelegd wat er bereikt is: 1.",
    "act-feasible": "Van 3 van de 3 doelen",
    "act-satisfied": "1 score van eigen vragenlijst vastgelegd, van 01-05-2028",
    "act-adjusted": "Tot 1 bijsturing is besloten, op 15-05-2028",
    "budget-depreciation": "1 inkooppartij vastgelegd, van 01-08-2027",
    "budget-sizes": "€ 50.000,00 en hebben 2 van de 2 scholen samen € 16.000,00",
    "budget-parents": "Voor het schooljaar vanaf 2026 is 1 bijdrage",
}
"""What the note says of the board of `followed`, by item: each of these boxes is ticked there."""
SILENT = {"expertise-didactics"}
"""Items that no record can show."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("followed") / "board.db")
    followed.build(opened)
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def items() -> dict[str, Part]:
    return {part.id: part for part in load("po-raad").parts if part.type == "check"}


def judged(database: Database, plan: int | None = PLAN) -> dict[str, Tick]:
    with database.read() as connection:
        facts = Facts(connection, Settings(2027, 2030, plan=plan), followed.ON)
        return {name: tick(facts, part) for name, part in items().items()}


def decide(database: Database, **values: Any) -> None:
    with work(database, "test") as unit:
        unit.add(get("plan_tick"), {"plan": PLAN, **values})


def test_every_template_names_checks_that_exist() -> None:
    for name in names():
        for part in load(name).parts:
            if part.type == "check" and part.source:
                assert part.source in CHECKS, f"{name}: {part.id}"


def test_an_empty_inventory_ticks_nothing_and_says_what_is_missing(fresh: Database) -> None:
    for name, found in judged(fresh, None).items():
        assert not found.ticked, name
        assert found.note.endswith("."), name
        assert found.found is None, name


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_note_is_sentences_and_every_tick_has_records(full: Database, language: str) -> None:
    choose(language)
    for name, found in judged(full).items():
        assert found.note.endswith("."), name
        assert "{" not in found.note, name
        if found.ticked:
            assert any(one.count for one in found.evidence), name
        assert all(one.count for one in found.evidence if found.ticked), name


def test_what_is_recorded_ticks_with_counts_and_dates(full: Database) -> None:
    found = judged(full)
    missing = {
        name: found[name]
        for name, text in FOUND.items()
        if not found[name].ticked or text not in found[name].note
    }
    assert not missing
    assert not any(found[name].ticked for name in SILENT)


def test_one_thing_missing_unticks(fresh: Database) -> None:
    followed.build(fresh)
    changes: tuple[tuple[str, int, dict[str, Any], str], ...] = (
        ("document", 1, {"valid_until": followed.ON.replace(year=2027)}, "vision-strategic-plan"),
        ("document", 3, {"valid_until": followed.ON.replace(year=2027)}, "vision-school-plans"),
        ("responsibility", 1, {"letter": "informed"}, "vision-responsibilities"),
        ("responsibility", 2, {"letter": "consulted"}, "vision-responsibilities"),
        ("ict_budget", 3, {"year": 2029}, "budget-sizes"),
        ("goal", 1, {"status": None, "outcome": None}, "act-output"),
        ("measurement", 1, {"date": followed.ON.replace(year=2026)}, "check-measured"),
        ("adjustment", 1, {"status": "withdrawn"}, "act-adjusted"),
        ("stakeholder", 1, {"side": "external"}, "do-stakeholders"),
        ("plan_phase", 2, {"days": None}, "plan-conditions"),
        ("plan_phase", 3, {"end": None}, "plan-cycle"),
        ("ledger_entry", 1, {"state": "open"}, "check-conditions"),
    )
    with work(fresh, "test") as unit:
        for kind, number, values, _item in changes:
            unit.change(get(kind), number, values)
    found = judged(fresh)
    assert [item for *_rest, item in changes if found[item].ticked] == []


def test_a_person_overrules_both_ways_and_the_inventory_is_still_told(fresh: Database) -> None:
    followed.build(fresh)
    decide(fresh, item="vision-strategic-plan", ticked=False, reason="De koers is ingetrokken", document=1)
    decide(fresh, item="act-adjusted", ticked=True, reason="Zie notulen.")
    decide(fresh, item="expertise-didactics", ticked=True, reason="Afgesproken in mei")
    decide(fresh, item="infrastructure-servers", ticked=True, reason="Alles staat in de cloud")
    found = judged(fresh)
    refused = found["vision-strategic-plan"]
    assert (refused.ticked, refused.found) == (False, True)
    assert refused.note == (
        "Volgens het bestuur: De koers is ingetrokken. De inventaris zegt iets anders: Er is 1 geldig document: "
        "Koers (01-03-2026)."
    )
    assert [one.kind for one in refused.evidence] == ["document", "plan_tick", "document"]
    agreed = found["act-adjusted"]
    assert (agreed.ticked, agreed.found, agreed.note) == (True, True, "Volgens het bestuur: Zie notulen.")
    silent = found["expertise-didactics"]
    assert (silent.ticked, silent.found, silent.note) == (
        True,
        None,
        "Volgens het bestuur: Afgesproken in mei.",
    )
    none = found["infrastructure-servers"]
    assert (none.ticked, none.found) == (True, False)
    assert "Er zijn geen servers vastgelegd" in none.note


def test_a_box_of_a_person_goes_before_an_old_text(fresh: Database) -> None:
    followed.build(fresh)
    with work(fresh, "test") as unit:
        unit.add(get("plan_text"), {"plan": PLAN, "slot": "budget-parents", "text": "Nee, nog niet."})
    assert (judged(fresh)["budget-parents"].ticked, judged(fresh)["budget-parents"].note) == (
        False,
        "Nee, nog niet.",
    )
    decide(fresh, item="budget-parents", ticked=True, reason="Navraag gedaan")
    assert judged(fresh)["budget-parents"].ticked


def test_a_box_of_another_plan_counts_for_nothing(fresh: Database) -> None:
    followed.build(fresh)
    decide(fresh, item="vision-strategic-plan", ticked=False, reason="Niet gezien")
    assert judged(fresh, None)["vision-strategic-plan"].ticked
