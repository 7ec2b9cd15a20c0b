"""Flows, roadmap and graphs of what is recorded: one small board."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from inventory.publish.graph_text import text
from inventory.publish.map_kinds import Asked, plate
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "board.db")
    with work(database, "test", "", "add") as unit:
        school = unit.add(get("party"), {"name": "School", "type": "board", "own": True})
        care = unit.add(get("party"), {"name": "Opvang", "type": "childcare"})
        names = ("LAS", "App", "Planner", "Camera")
        las, app, planner, _camera = (unit.add(get("system"), {"name": name}) for name in names)
        domain = unit.add(get("process"), {"code": "1", "name": "Leren"})
        process = unit.add(get("process"), {"code": "1.1", "name": "Volgen", "parent": domain})
        unit.add(get("support"), {"party": school, "process": process, "system": las})
        both = {"source": las, "target": app, "name": "marks", "direction": "both_ways", "party": school}
        unit.add(get("interface"), {**both, "pupil_data": "yes", "ground": "law"})
        leak = {"source": app, "target": planner, "name": "names", "party": care}
        unit.add(get("interface"), {**leak, "pupil_data": "yes", "ground": "none"})
        first = {"code": "R1", "name": "Eerst", "start": DAY, "end": dt.date(2027, 1, 31), "party": care}
        one = unit.add(get("project"), first)
        two = unit.add(get("project"), {"code": "R2", "name": "Dan", "days": 30, "working": "Samen"})
        unit.add(get("project_dependency"), {"project": two, "needs": one})
        unit.add(
            get("project_change"), {"project": two, "change": "connect", "system": las, "target": planner}
        )
        unit.add(get("milestone"), {"project": one, "name": "Gekozen", "date": dt.date(2026, 12, 15)})
        unit.add(get("plateau"), {"name": "Samen", "date": dt.date(2027, 3, 1)})
    yield database
    database.close()


def test_flows_and_roadmap_of_what_is_recorded(board: Database) -> None:
    with board.read() as connection:
        flows = plate(connection, "flows", Asked(DAY))
        reach = plate(connection, "flows", Asked(DAY, system="LAS"))
        school = plate(connection, "flows", Asked(DAY, parties=("School",)))
        road = plate(connection, "roadmap", Asked(DAY))
        care = plate(connection, "roadmap", Asked(DAY, parties=("School",)))
        target = plate(connection, "flows", Asked(dt.date(2027, 6, 1), "target"))
        graphs = {
            kind: nx.read_graphml(BytesIO(text(connection, ".graphml", kind, Asked(DAY))))
            for kind in ("flows", "parties", "roadmap")
        }
    rows = flows.tables[0].rows
    assert [(row[1], row[2], row[4], row[10]) for row in rows] == [
        ("App", "LAS", "both ways", "covered"),
        ("App", "Planner", "one way", "not covered"),
    ]
    assert flows.tables[1].rows == (("Camera",),)
    assert reach.tables[1].rows == (
        ("App", "by covered ways", ""),
        ("Planner", "only through a leak", "LAS → App → Planner"),
    )
    assert [row[2] for row in school.tables[0].rows] == ["LAS"]
    assert [(row[1], row[2]) for row in target.tables[0].rows][-1] == ("LAS", "Planner")
    projects = {row[0]: row for row in road.tables[0].rows}
    assert projects["R2"][4] == "2027-02-01 \N{EN DASH} 2027-03-02 (reckoned)"
    assert (projects["R2"][8], projects["R1"][9]) == ("R1", "missing")
    assert [row[0] for row in care.tables[0].rows] == ["R2"]
    assert "1 sub-project of other parties is not drawn" in care.notes
    assert {table.caption for table in road.tables} >= {"Changes of systems", "Milestones", "Plateaus"}
    assert set(graphs["flows"]) == {f"system:{name}" for name in ("LAS", "App", "Planner", "Camera")}
    assert ("system:LAS", "process:1.1") in {edge[:2] for edge in graphs["parties"].edges}
    assert ("project:R1", "project:R2") in {edge[:2] for edge in graphs["roadmap"].edges}


@pytest.mark.parametrize("kind", ["parties", "domains", "matrix", "flows", "portfolio"])
def test_a_plateau_is_named_above_the_picture(board: Database, kind: str) -> None:
    with board.read() as connection:
        named = plate(connection, kind, Asked(dt.date(2027, 3, 1), "plateau"))
        other = plate(connection, kind, Asked(dt.date(2027, 3, 2), "plateau"))
    assert "on 2027-03-01 · Samen" in named.subtitle
    assert "Samen" not in other.subtitle


def test_the_roadmap_of_the_target_is_looked_at_today(board: Database) -> None:
    end = dt.date(2027, 6, 1)
    with board.read() as connection:
        now = plate(connection, "roadmap", Asked(DAY))
        target = plate(connection, "roadmap", Asked(end, "target", today=DAY))
        then = plate(connection, "roadmap", Asked(end, today=DAY))
    assert target.sheets == now.sheets
    assert "on 2027-06-01" in then.subtitle
