"""A small child centre: two parties with a vision, words, questions, systems, interfaces and a road."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.store.work import work
from tests.inventory.finance.lindelaar import add

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2026, 11, 22)
USES = (
    ("school", "1", "LAS", "registreren"), ("school", "2", "Volg", "observeren"), ("school", "2", "LAS", "registreren"),
    ("school", "3", "App A", None), ("school", "3", "App B", None), ("care", "1", "Plan", "registreren"),
    ("care", "2", "Volg", "observeren"), ("care", "3", "Plan", None),
)  # fmt: skip


def build(database: Database) -> None:
    """Write the child centre."""
    with work(database, "test") as unit:
        parties = {
            "school": add(unit, "party", name="De Linde", short="L", type="board", own=True),
            "care": add(unit, "party", name="De Zon", short="Z", type="childcare"),
        }
        add(unit, "site", name="Kindcentrum Zuid", code="K1", type="ikc", party=parties["school"])
        processes = _processes(unit, parties)
        systems = _systems(unit, parties, processes)
        _vision(unit, parties, processes)
        _road(unit, processes, systems)


def _processes(unit: Work, parties: dict[str, int]) -> dict[str, int]:
    found = {
        code: add(unit, "process", code=code, name=name, importance=2)
        for code, name in (("1", "Inschrijven"), ("2", "Observeren"), ("3", "Berichten"), ("4", "Overdragen"))
    }
    found["9"] = add(unit, "process", code="9", name="Roosteren", in_scope=False)
    for code in "1234":
        for party in parties.values():
            add(unit, "participation", party=party, process=found[code], runs="yes", recognised="yes")
    add(unit, "term", process=found["2"], party=parties["care"], name="Kindvolgen")
    return found


def _systems(unit: Work, parties: dict[str, int], processes: dict[str, int]) -> dict[str, int]:
    supplier = add(unit, "supplier", name="Lumen")
    names = ("LAS", "Volg", "App A", "App B", "Plan", "Foto-opslag")
    found = {name: add(unit, "system", name=name, supplier=supplier) for name in names}
    for party, process, system, function in USES:
        add(
            unit, "support", party=parties[party], process=processes[process], system=found[system], function=function
        )  # fmt: skip
    add(
        unit, "interface", source=found["LAS"], target=found["Volg"], name="leerlingen", pupil_data="yes", ground="law"
    )  # fmt: skip
    add(
        unit, "interface", source=found["Volg"], target=found["Foto-opslag"], name="foto's", pupil_data="yes", ground="none"
    )  # fmt: skip
    return found


def _vision(unit: Work, parties: dict[str, int], processes: dict[str, int]) -> None:
    add(unit, "vision", topic="principle", name="Eén doorgaande lijn", text="Van 0 tot 13.", status="agreed")
    add(unit, "vision", topic="concept", party=parties["care"], name="Spelen is leren")
    word = add(unit, "concept", name="kind", meaning="Iedereen van 0 tot 13 jaar")
    add(unit, "concept_word", concept=word, party=parties["school"], name="leerling")
    question = add(
        unit, "question", code="2.1", process=processes["2"], question="Hoe leggen wij vast wat wij zien?",
        conclusion="Met hetzelfde instrument.", concluded=date(2026, 10, 1),
    )  # fmt: skip
    add(unit, "question", code="2.2", process=processes["2"], question="Wie ziet wat?")
    add(unit, "answer", question=question, party=parties["school"], answer="Twee keer per jaar")
    add(unit, "answer", question=question, party=parties["care"], answer="Elke dag\nin het logboek")
    add(
        unit,
        "joint_decision",
        name="Observeren met Volg",
        step="choices",
        date=date(2026, 10, 1),
        status="agreed",
    )
    add(unit, "joint_decision", name="Toch niet", step="choices", status="dropped")


def _road(unit: Work, processes: dict[str, int], systems: dict[str, int]) -> None:
    add(unit, "plateau", name="Samen overdragen", date=date(2027, 8, 1), target=True)
    project = add(
        unit, "project", code="R1", name="Digitaal overdragen", status="approved", decision="shared", order=1,
        start=date(2027, 1, 1), end=date(2027, 6, 30), working="Samen bespreken",
    )  # fmt: skip
    add(unit, "project", code="R2", name="Eén app", start=date(2027, 3, 1), end=date(2027, 12, 31), order=2)
    add(unit, "project", code="R9", name="Van de baan", status="cancelled")
    add(
        unit, "project_change", project=project, change="introduce", system=systems["Volg"], process=processes["4"],
        date=date(2027, 7, 1), data="none",
    )  # fmt: skip
    add(
        unit, "cost_line", description="Koppeling", cost_row="education_software", amount=250000, project=project,
        start=date(2027, 1, 1), end=date(2027, 6, 30),
    )  # fmt: skip
