"""The rules on the roadmap, on one board with something wrong for each; what is right is not told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from inventory.language import choose
from inventory.signals.agenda import agenda
from inventory.signals.agenda_roadmap import KINDS
from inventory.signals.board import Board
from inventory.signals.check import check
from inventory.signals.windows import with_costs
from inventory.store import policy
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.signals.small import ON, making

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.finding import Finding
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker

D = dt.date
NEW = D(2027, 12, 1)


def landscape(make: Maker) -> dict[str, int]:
    """Write parties, processes and systems: an app that is replaced, another that goes, one that comes for something else."""
    found = {"S": make("party", name="School", short="S", type="board", own=True)}
    for code in ("P1", "P2", "P3", "P4"):
        found[code] = make("process", code=code, name=f"Proces {code}")
        make("participation", party=found["S"], process=found[code], runs="yes")
    supplier = make("supplier", name="Topicus")
    systems: dict[str, dict[str, Any]] = {
        "Old": {"personal_data": "yes"},
        "New": {"status": "planned", "personal_data": "yes", "supplier": supplier},
        "Gone": {"personal_data": "no"},
        "Late": {"personal_data": "no"},
        "Alone": {"status": "planned"},
        "Leaving": {"status": "phasing_out"},
        "Portal": {},
        "Extra": {},
    }
    for name, more in systems.items():
        found[name] = make("system", name=name, **more)
    for system, code in (("Old", "P1"), ("Gone", "P2"), ("Late", "P3"), ("Portal", "P4")):
        make("support", party=found["S"], process=found[code], system=found[system])
    make("support", party=found["S"], process=found["P4"], system=found["New"], status="planned")
    make("interface", source=found["Portal"], target=found["Old"], name="accounts", pupil_data="no")
    return found


def contracts(make: Maker, found: dict[str, int]) -> None:
    """Write the contracts of what goes: € 1,200 a year until somebody ends it, one that ends before, one too late to end."""
    old = make.contract("C-OLD", start=D(2026, 1, 1))
    gone = make.contract("C-GONE", start=D(2025, 8, 1), renewal="none", initial_months=24)
    late = make.contract("C-LATE", start=D(2026, 1, 1), notice=3)
    for number, system in ((old, "Old"), (gone, "Gone"), (late, "Late")):
        make("coverage", contract=number, system=found[system])
    make("contract_price", contract=old, description="licentie", unit_price=12_000_000, period_months=12)


def roadmap(make: Maker, found: dict[str, int]) -> None:
    """Write sub-projects with something wrong."""
    whole: dict[str, Any] = {"working": "anders", "start": D(2027, 6, 1), "end": D(2027, 11, 30)}
    codes = {
        "GOOD": {**whole, "effort": 60},
        "GO": {**whole, "effort": 60, "start": D(2027, 9, 1), "end": D(2028, 2, 29)},
        "BARE": {"status": "approved", "start": D(2026, 9, 1), "end": D(2026, 10, 31)},
        "IDLE": {**whole, "not_before": D(2027, 8, 1)},
        "LOOSE": {"working": "anders"},
        "WRONG": {**whole, "end": D(2027, 1, 1)},
        "ONE": {"working": "x", "days": 3},
        "TWO": {"working": "x", "days": 3},
        "OFF": {"status": "cancelled"},
    }
    project = {
        code: make("project", code=code, name=f"Project {code}", **values) for code, values in codes.items()
    }
    changes: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("GOOD", "replace", "Old", {"target": found["New"], "until": D(2028, 1, 31)}),
        ("GO", "phase_out", "Gone", {"date": D(2027, 11, 1), "data": "none"}),
        ("GO", "phase_out", "Late", {"date": D(2026, 12, 1), "data": "deleted"}),
        ("IDLE", "introduce", "Portal", {"party": found["S"], "process": found["P4"]}),
        ("LOOSE", "connect", "Portal", {"target": found["Gone"]}),
        ("WRONG", "connect", "Portal", {}),
        ("ONE", "disconnect", "Portal", {"target": found["Old"], "date": NEW}),
        ("TWO", "connect", "Portal", {"target": found["Extra"], "date": NEW}),
    )
    for code, change, system, more in changes:
        make("project_change", project=project[code], change=change, system=found[system], **more)
    for one, needs in (("ONE", "TWO"), ("TWO", "ONE"), ("GO", "GOOD"), ("GO", "OFF")):
        make("project_dependency", project=project[one], needs=project[needs])
    make("milestone", project=project["GOOD"], name="Proef", date=D(2028, 3, 1))
    make("plateau", name="Leeg", date=D(2026, 11, 23))
    make("plateau", name="Doel", date=D(2027, 11, 30), target=True)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a board with something wrong for each rule."""
    opened = open_database(tmp_path_factory.mktemp("rules") / "board.db")
    with making(opened) as make:
        found = landscape(make)
        contracts(make, found)
        roadmap(make, found)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def found(board: Database) -> list[Finding]:
    """Give what the rules find, in English."""
    choose("en")
    with board.read() as connection:
        return check(connection, ON, "LND-1*")


@pytest.mark.parametrize(
    ("rule", "subjects"),
    [
        ("LND-101", {"BARE"}),
        ("LND-102", {"BARE"}),
        ("LND-103", {"IDLE", "WRONG"}),
        ("LND-104", {"Alone", "Leaving", "New"}),
        ("LND-105", {"GO", "GOOD", "IDLE", "WRONG"}),
        ("LND-106", {"ONE"}),
        ("LND-107", {"GO"}),
        ("LND-108", {"C-GONE", "C-LATE", "C-OLD"}),
        ("LND-109", {"Old"}),
        ("LND-110", set()),
        ("LND-111", {"Gone", "Late"}),
        ("LND-112", {"GOOD"}),
        ("LND-113", {"GOOD"}),
        ("LND-114", {"Portal"}),
        ("LND-115", {"LOOSE", "WRONG"}),
        ("LND-116", {"BARE"}),
        ("LND-117", {"GOOD"}),
        ("LND-118", {"Doel", "Leeg"}),
        ("LND-119", {"GOOD"}),
    ],
)
def test_who(found: list[Finding], rule: str, subjects: set[str]) -> None:
    """Each rule finds what is wrong, and nothing else."""
    assert {one.subject.key for one in found if one.rule == rule} == subjects


@pytest.mark.parametrize(
    ("rule", "key", "status", "due", "said"),
    [
        ("LND-105", "GO", "finding", None, "takes effect on 2026-12-01, before it begins on 2027-09-01"),
        ("LND-105", "GOOD", "finding", None, "Milestone “Proef”"),
        ("LND-106", "ONE", "finding", None, "ONE → TWO → ONE"),
        ("LND-107", "GO", "finding", D(2027, 9, 1), "GOOD · Project GOOD is done on 2027-11-30"),
        ("LND-108", "C-GONE", "finding", D(2027, 7, 31), "ends on 2027-07-31, and Gone is in use until 2027-10-31"),
        ("LND-108", "C-LATE", "finding", D(2027, 9, 30), "Notice for 2026-12-31 is too late; it runs until 2027-12-31"),
        ("LND-108", "C-OLD", "finding", D(2028, 9, 30), "paid for 335 days, until 2028-12-31. Give notice by 2028-09-30"),
        ("LND-109", "Old", "finding", NEW, "(62 days) New is there too, for P1 (S). In those days it costs € 200.00."),
        ("LND-111", "Gone", "finding", D(2027, 11, 1), "P2 (S)"),
        ("LND-112", "GOOD", "unknown", None, "Old"),
        ("LND-113", "GOOD", "finding", NEW, "no agreement is valid on 2027-12-01"),
        ("LND-114", "Portal", "unknown", NEW, "go to Extra"),
        ("LND-116", "BARE", "finding", D(2026, 10, 31), "2026-10-31"),
        ("LND-117", "GOOD", "unknown", None, "not decided"),
        ("LND-118", "Doel", "finding", None, "2028-01-31"),
        ("LND-119", "GOOD", "finding", NEW, "Old is connected to Portal, and New is not"),
    ],
)  # fmt: skip
def test_what(found: list[Finding], rule: str, key: str, status: str, due: dt.date | None, said: str) -> None:
    """What is told, and by when something must be done."""
    mine = [one for one in found if (one.rule, one.subject.key) == (rule, key)]
    assert any((one.status, one.due) == (status, due) and said in one.message for one in mine), mine


def test_agenda(board: Database) -> None:
    """The agenda holds plateaus, milestones, and the days on which systems come and go; uids stay the same."""
    with board.read() as connection:
        days = [one for one in agenda(connection, D(2027, 10, 1), D(2028, 3, 31)) if one.kind in KINDS]
    assert [(one.date, one.kind, one.subject.key) for one in days] == [
        (D(2027, 10, 31), "system_leaves", "GO"),
        (D(2027, 11, 30), "plateau", "Doel"),
        (NEW, "system_arrives", "GOOD"),
        (NEW, "system_arrives", "IDLE"),
        (D(2028, 1, 31), "system_leaves", "GOOD"),
        (D(2028, 3, 1), "milestone", "GOOD"),
    ]
    assert len({one.uid for one in days}) == len(days)


def test_windows_cost(board: Database) -> None:
    """The double cost of an overlap is what the contracts of the old ask in those days; shared contracts tell nothing."""
    with board.read() as connection:
        (window,) = with_costs(Board(connection, ON))
    assert (window.leaves, window.days, window.cost) == ("Old", 62, 20_000)


def test_capacity(board: Database) -> None:
    """With a decision on capacity, the days on which more is asked are told, with who asks it."""
    with work(board, "test") as unit:
        policy.decide(unit, "project_capacity", "100 %")
    choose("en")
    with board.read() as connection:
        one, *others = check(connection, ON, "LND-117")
    assert {(it.status, it.severity) for it in others} == {("unknown", "low")}
    assert (one.subject.key, one.due, one.status) == ("GO", D(2027, 9, 1), "finding")
    assert (
        "From 2027-09-01 to 2027-11-30 at most 1.20 fte is asked, and there is 1.00: GOOD, GO." in one.message
    )


def test_nothing_without_a_roadmap(tmp_path: Any) -> None:
    """A board without a roadmap hears nothing of it."""
    opened = open_database(tmp_path / "board.db")
    with making(opened) as make:
        make("support", party=make("party", name="S", type="board"), process=make("process", code="1", name="x"),
             system=make("system", name="A"))  # fmt: skip
    with opened.read() as connection:
        assert check(connection, ON, "LND-1*") == []
    opened.close()
