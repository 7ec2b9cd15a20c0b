"""Cells of the landscape filled in, copied, pasted and taken back."""

from __future__ import annotations

import datetime as dt
from itertools import count
from time import process_time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.errors import InputError, StaleError
from inventory.landscape import editing
from inventory.landscape.cell import answer
from inventory.landscape.grid import Cell, Column, Grid, Held, Row
from inventory.landscape.known import Systems, matching
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.undo import undo
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inventory.landscape.editing import Edit, Spot
    from inventory.store.database import Database

DAY = dt.date(2026, 11, 22)
SPOTS = [(process, party) for process in (1, 2, 3) for party in (1, 2)]
"""Process 1 is the domain of 2 and 3."""


def fill(database: Database) -> None:
    """Write two parties, a domain with two processes, two systems and one support."""
    with work(database, "test") as unit:
        for name, short in (("De Linde", "L"), ("Zon", "Z")):
            unit.add(
                get("party"), {"name": name, "short": short, "type": "board" if short == "L" else "childcare"}
            )
        for code, name, parent in (("2", "Volgen", None), ("2.1", "Observeren", 1), ("2.10", "Toetsen", 1)):
            unit.add(get("process"), {"code": code, "name": name, "parent": parent})
        for name, other in (("ParnasSys", "PS; Parnassys LAS"), ("Teams (oud)", None)):
            unit.add(get("system"), {"name": name, "other_names": other})
        unit.add(get("support"), {"party": 1, "process": 2, "system": 1, "function": "registreren", "fit": 3})


@pytest.fixture
def board(database: Database) -> Database:
    """Give the small board, in both kinds of database."""
    fill(database)
    return database


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give one that a law runs on again and again."""
    opened = open_database(tmp_path_factory.mktemp("editing") / "inventaris.db")
    fill(opened)
    yield opened
    opened.close()


def now(database: Database) -> Grid:
    """Return the grid."""
    with database.read() as connection:
        return editing.grid(connection, DAY)


def plan(database: Database, texts: Mapping[Spot, str]) -> Edit:
    """Return what texts would change."""
    with database.read() as connection:
        return editing.planned(editing.grid(connection, DAY), texts, editing.systems(connection))


def put(database: Database, edit: Edit) -> None:
    """Write an edit."""
    with work(database, "test") as unit:
        editing.write(unit, edit)


def shown(grid: Grid) -> dict[Spot, str]:
    """Return the texts of all cells."""
    return {spot: grid.cell(spot).text for spot in SPOTS}


PARTS = st.sampled_from(
    [
        "ParnasSys",
        "PS (registreren)",
        '"Teams (oud)"',
        "KIJK! (deels)",
        "KIJK! (observeren, gepland)",
        "Nieuw (uitfaseren)",
    ]
)
TEXTS = st.lists(PARTS, min_size=1, max_size=3, unique_by=lambda text: text.split(" ")[0]).map(
    "; ".join
) | st.sampled_from(["n.v.t.", "onbekend", "geen"])


@settings(max_examples=15)
@given(texts=st.dictionaries(st.sampled_from(SPOTS), TEXTS, max_size=6))
def test_what_is_written_is_shown_and_can_be_taken_back(kept: Database, texts: dict[Spot, str]) -> None:
    """The grid says what was filled in, whatever the order of the cells; one undo gives the grid of before."""
    before = shown(now(kept))
    edit = plan(kept, texts)
    backwards = plan(kept, dict(reversed(texts.items())))
    assert {(c.spot, c.action, c.name) for c in edit.changes} == {
        (c.spot, c.action, c.name) for c in backwards.changes
    }
    assert not edit.problems
    put(kept, edit)
    after = now(kept)
    for spot in SPOTS:
        wanted, found = answer(texts.get(spot, before[spot])), answer(after.cell(spot).text)
        spelled = {(u.system.replace("PS", "ParnasSys"), u.function, u.status, u.level) for u in wanted.uses}
        assert (wanted.runs, spelled) == (
            found.runs,
            {(u.system, u.function, u.status, u.level) for u in found.uses},
        )
    assert not plan(kept, {s: after.cell(s).text for s in SPOTS}).changes
    if edit.changes:
        undo(kept, "test")
    assert shown(now(kept)) == before


def test_a_cell_in_both_databases(board: Database) -> None:
    """A function that changes keeps the row with its fit; a new system gets type and cost row of the catalogue."""
    edit = plan(board, {(2, 1): "ParnasSys (volgen, deels); KIJK!", (3, 2): "n.v.t.", (1, 2): "Konnect"})
    assert edit.new_systems == ("KIJK!", "Konnect")
    put(board, edit)
    assert shown(now(board)) == {
        (1, 1): "", (1, 2): "Konnect", (2, 1): "KIJK!; ParnasSys (volgen, deels)", (2, 2): "", (3, 1): "", (3, 2): "n.v.t."
    }  # fmt: skip
    with work(board, "test") as unit:
        row = unit.row(get("support"), 1)
        made = unit.row(get("system"), 3)
    assert (row["function"], row["level"], row["fit"]) == ("volgen", "partial", 3)
    assert (made["type"], made["cost_row"]) == ("pupil_tracking", "education_software")


def test_emptying(kept: Database) -> None:
    """Emptying puts the support away and leaves that the party runs the process; once more takes that away too."""
    put(kept, plan(kept, {(3, 2): "ParnasSys; Teams (oud)"}))
    put(kept, plan(kept, {(3, 2): ""}))
    assert now(kept).cell((3, 2)).text == "geen"
    put(kept, plan(kept, {(3, 2): " "}))
    assert now(kept).cell((3, 2)).text == ""


def test_a_domain_with_a_system_says_nothing_of_its_processes(kept: Database) -> None:
    """Only a word in the row of a domain goes down."""
    assert [c.action for c in plan(kept, {(1, 1): "AFAS"}).changes] == ["add"]
    put(kept, plan(kept, {(1, 2): "n.v.t."}))
    assert now(kept).cell((2, 2)).above == "no"
    undo(kept, "test")


def test_what_is_over_comes_back(kept: Database) -> None:
    """A support that ended, filled in again, is the same record without its end."""
    with work(kept, "test") as unit:
        unit.change(get("support"), 1, {"end": dt.date(2025, 7, 31), "status": "ended"})
    assert now(kept).cell((2, 1)).text == ""
    edit = plan(kept, {(2, 1): "ParnasSys (registreren)"})
    assert [(c.action, c.number, dict(c.values)) for c in edit.changes if c.name] == [
        ("alter", 1, {"status": "in_use", "end": None})
    ]
    undo(kept, "test")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ParnasSys; n.v.t.", "twee dingen"),
        ("n.v.t.; onbekend", "twee dingen"),
        ("ParnasSys (deels); PS (gepland)", "tweemaal"),
        ("x" * 401, "400"),
    ],
)
def test_problems_stop_everything(kept: Database, text: str, message: str) -> None:
    """A wrong cell is named, and nothing of the rest is written."""
    edit = plan(kept, {(3, 1): "KIJK!", (2, 2): text})
    assert [(p.where, message in p.message) for p in edit.problems] == [("2.1 Observeren · Zon", True)]
    with pytest.raises(InputError, match=r"2\.1 Observeren · Zon"):
        put(kept, edit)
    assert now(kept).cell((3, 1)).text == ""


def test_a_cell_that_changed_meanwhile_is_refused(kept: Database) -> None:
    """What was planned on what is no longer there is not written."""
    edit = plan(kept, {(2, 1): "KIJK!"})
    put(kept, plan(kept, {(2, 1): "ParnasSys (toetsen)"}))
    with pytest.raises(StaleError):
        put(kept, edit)
    undo(kept, "test")


def test_blocks(kept: Database) -> None:
    """A copied block pasted onto itself changes nothing; outside the table it is told where."""
    grid = now(kept)
    with kept.read() as connection:
        known = editing.systems(connection)
    copy = editing.block(grid, (3, 2), (1, 1))
    assert copy == [["", ""], ["ParnasSys (registreren)", ""], ["", ""]]
    assert not editing.pasted(grid, (1, 1), copy, known).changes
    moved = editing.pasted(grid, (2, 2), copy, known)
    assert [p.where for p in moved.problems] == []
    wide = editing.pasted(grid, (3, 2), [["KIJK!", "Parro"], ["", "Snappet"]], known)
    assert [p.where for p in wide.problems] == [
        "rij 1, kolom 2 van wat geplakt wordt", "rij 2, kolom 2 van wat geplakt wordt"
    ]  # fmt: skip


def test_copying_rows_and_parties(kept: Database) -> None:
    """A row or a column is copied as far as it says something."""
    grid = now(kept)
    assert editing.copied(grid, 2, 3) == {(3, 1): "ParnasSys (registreren)"}
    assert editing.copied(grid, 1, 2, "column") == {(2, 2): "ParnasSys (registreren)"}
    assert editing.add(grid, (2, 1), "Teams (oud)") == {(2, 1): 'ParnasSys (registreren); "Teams (oud)"'}
    assert editing.take(grid, (2, 1), grid.cell((2, 1)).held[0]) == {(2, 1): ""}


def test_levels(kept: Database) -> None:
    """Processes by systems for one party: empty, partly or fully."""

    def levels() -> Grid:
        with kept.read() as connection:
            return editing.levels(connection, 1, DAY)

    grid = levels()
    assert grid.cell((2, 1)).text == "volledig"
    assert editing.level_set(grid, (2, 1), "misschien").problems
    edit = editing.planned(grid, {(2, 1): "deels", (3, 1): "volledig", (3, 2): "deels"}, Systems({}))
    assert [c.action for c in edit.changes] == ["alter", "runs", "add", "runs", "add"]
    put(kept, edit)
    assert [levels().cell(s).text for s in ((2, 1), (3, 1), (3, 2))] == ["deels", "volledig", "deels"]
    assert now(kept).cell((3, 1)).text == "ParnasSys; Teams (oud) (deels)"
    undo(kept, "test")
    assert levels().cell((3, 2)).text == ""


def test_systems_that_are_over_or_coming(kept: Database) -> None:
    """A system that is no longer there cannot be filled in; one that is planned comes in as planned, and is shown."""
    with work(kept, "test") as unit:
        unit.add(get("system"), {"name": "Oud", "end": dt.date(2025, 7, 31)})
        unit.add(get("system"), {"name": "Straks", "status": "planned"})
        numbers = [unit.connection.scalar(sa.select(sa.func.max(get("system").table.c.id))) or 0]
    old, new = numbers[0] - 1, numbers[0]
    with kept.read() as connection:
        levels = editing.levels(connection, 2, DAY)
    assert [p.where for p in plan(kept, {(2, 2): "Oud"}).problems] == ["2.1 Observeren · Zon"]
    assert [p.where for p in editing.level_set(levels, (2, old), "deels").problems] == [
        "2.1 Observeren · Oud"
    ]
    assert plan(kept, {(2, 2): "Straks"}).changes[0].values["status"] == "planned"
    put(kept, editing.level_set(levels, (2, new), "deels"))
    assert now(kept).cell((2, 2)).text == "Straks (deels, gepland)"
    undo(kept, "test")
    undo(kept, "test")


def test_suggestions(kept: Database) -> None:
    """The board's own systems first, most used first; then examples that it does not have yet."""
    with kept.read() as connection:
        found = editing.suggestions(connection)
    assert [(s.name, s.used, s.category) for s in found[:2]] == [
        ("ParnasSys", 1, "other"),
        ("Teams (oud)", 0, "other"),
    ]
    assert len({s.name.casefold() for s in found}) == len(found)
    assert [s.name for s in matching("kij", found)] == ["KIJK!"]
    names = [s.name for s in found]
    assert names.index("Jira") < names.index("Informat")
    assert [s.name for s in matching("lvs", found)] == ["ParnasSys LVS", "Boom LVS", "Smartschool LVS"]


def test_one_cell_of_a_large_grid_is_planned_at_once() -> None:
    """300 processes by 500 systems: the mean of 200 cells stays under a millisecond."""
    numbers = count(1)
    rows = tuple(Row(n, str(n), f"Process {n}") for n in range(1, 301))
    columns = tuple(Column(n, f"System {n}") for n in range(1, 501))
    cells = {
        (r, c): Cell("yes", (Held(next(numbers), c, f"System {c}", party=7),), "volledig")
        for r in range(1, 301)
        for c in range(r % 60 + 1, 501, 60)
    }
    grid = Grid(DAY, "now", rows, columns, cells, {}, 7)
    started = process_time()
    for n in range(1, 201):
        assert editing.level_set(grid, (n, n), "deels").changes
    assert process_time() - started < 0.2
