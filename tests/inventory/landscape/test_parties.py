"""Parties that merge and part: everything follows, nothing keeps pointing to who is gone, and it can be taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.landscape import parties
from inventory.landscape.rows import living
from inventory.records import REGISTRY, get
from inventory.store.database import open_database
from inventory.store.undo import undo
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database
    from inventory.store.work import Work

LINDE, ZON, MAAN = 1, 2, 3
FIRST = dt.date(2026, 1, 1)
Rows = tuple[tuple[str, list[dict[str, Any]]], ...]
BASIS: Rows = (
    (
        "party",
        [
            {"name": "De Linde", "own": True, "type": "board"},
            {"name": "Zon", "other_names": "De Zon", "short": "Z", "type": "childcare", "notes": "klein"},
            {"name": "Maan", "short": "M", "type": "childcare", "city": "Veld", "notes": "groot"},
        ],
    ),
    (
        "process",
        [
            {"code": code, "name": f"Proces {code}", "parent": parent}
            for code, parent in (("1", None), ("1.1", 1), ("1.2", 1), ("2", None))
        ],
    ),
    ("system", [{"name": "Konnect", "party": MAAN}, {"name": "KIJK!"}]),
    ("question", [{"code": "A1", "process": 1, "question": "Hoe?"}]),
    ("concept", [{"name": "Kind"}]),
    ("supplier", [{"name": "Firma"}]),
)
NAMING: Rows = (
    (
        "answer",
        [{"question": 1, "party": ZON, "answer": "Zo"}, {"question": 1, "party": MAAN, "answer": "Anders"}],
    ),
    (
        "concept_word",
        [{"concept": 1, "party": ZON, "name": "kind"}, {"concept": 1, "party": MAAN, "name": "peuter"}],
    ),
    ("term", [{"process": 1, "party": party, "name": "Bieden"} for party in (ZON, MAAN)]),
    (
        "vision",
        [{"topic": "concept", "party": p, "name": "Samen", "text": f"tekst {p}"} for p in (ZON, MAAN)],
    ),
    (
        "participation",
        [
            {"party": party, "process": process, "runs": runs, "recognised": "yes" if party == ZON else "no"}
            for party, process, runs in (
                (ZON, 2, "yes"),
                (MAAN, 2, "no"),
                (ZON, 3, "no"),
                (MAAN, 3, "unknown"),
                (MAAN, 4, "yes"),
            )
        ],
    ),
    (
        "support",
        [
            {
                "party": ZON,
                "process": 2,
                "system": 1,
                "level": "partial",
                "start": FIRST,
                "end": dt.date(2026, 12, 31),
            },
            {
                "party": MAAN,
                "process": 2,
                "system": 1,
                "start": dt.date(2025, 1, 1),
                "end": dt.date(2026, 6, 30),
            },
            {"party": MAAN, "process": 3, "system": 2},
        ],
    ),
    ("processing", [{"code": "R1", "name": "Opvang", "controller": MAAN, "joint_controller": LINDE}]),
    (
        "site",
        [
            {"code": "M1", "name": "Maanhuis", "party": MAAN, "type": "childcare"},
            {"code": "M2", "name": "Maantuin", "party": MAAN, "type": "childcare"},
        ],
    ),
    ("person", [{"name": "Noor", "party": MAAN, "site": 1}]),
    ("collaboration", [{"name": "Samen meten", "party": MAAN}]),
    ("interface", [{"source": 1, "target": 2, "party": MAAN}]),
    ("contract", [{"number": "C1", "name": "Konnect", "supplier": 1, "party": MAAN, "start": FIRST}]),
    ("agreement", [{"code": "V1", "name": "Gegevens delen", "supplier": 1, "party": ZON, "partner": MAAN}]),
    ("project", [{"code": "D1", "name": "Eén systeem", "party": MAAN}]),
    ("project_change", [{"project": 1, "change": "introduce", "system": 1, "party": MAAN}]),
    ("staff", [{"name": "Planner", "party": MAAN, "fte": 100, "yearly_cost": 5_000_000}]),
)


def fill(unit: Work) -> None:
    """Write the own board, two parties, and one record of every kind that names a party."""
    for kind, rows in (*BASIS, *NAMING):
        for values in rows:
            unit.add(get(kind), values)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the board in a file; a test takes back what it writes."""
    opened = open_database(tmp_path_factory.mktemp("parties") / "inventaris.db")
    with work(opened, "test") as unit:
        fill(unit)
    yield opened
    opened.close()


def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Return all living records without versions."""
    with database.read() as connection:
        return {
            kind: [
                {k: v for k, v in row.items() if k != "version"}
                for row in connection.execute(living(r)).mappings()
            ]
            for kind, r in REGISTRY.items()
        }


def pointing(database: Database, party: int) -> list[str]:
    """Return the kinds of living records that point to a party."""
    return [
        kind
        for kind, rows in everything(database).items()
        for row in rows
        for name, link in REGISTRY[kind].links().items()
        if link.target == "party" and row[name] == party
    ]


def test_every_kind_is_tried() -> None:
    """The board above has one of every kind that names a party, so that a new kind cannot be forgotten."""
    kinds = {k for k, r in REGISTRY.items() if any(f.target == "party" for f in r.links().values())}
    assert kinds == {
        "agreement", "answer", "collaboration", "concept_word", "contract", "interface", "participation", "person", "processing",
        "project", "project_change", "site", "staff", "support", "system", "term", "vision",
    }  # fmt: skip


def test_merging_in_both_databases(database: Database) -> None:
    """Nothing points to the party that is gone; what both had became one; one undo gives all of it back."""
    with work(database, "test") as unit:
        fill(unit)
    before = everything(database)
    with work(database, "test") as unit:
        told = parties.merge(unit, [MAAN], ZON)
    assert pointing(database, MAAN) == []
    after = everything(database)
    assert {(r["process"], r["runs"], r["recognised"]) for r in after["participation"]} == {
        (2, "yes", "no"), (3, "unknown", "no"), (4, "yes", "no")
    }  # fmt: skip
    assert [(r["process"], r["system"], r["level"], r["start"], r["end"]) for r in after["support"]] == [
        (2, 1, "full", dt.date(2025, 1, 1), dt.date(2026, 12, 31)),
        (3, 2, "full", None, None),
    ]
    assert [r["answer"] for r in after["answer"]] == ["Zo\nMaan: Anders"]
    assert [r["name"] for r in after["concept_word"]] == ["kind; peuter"]
    assert [r["name"] for r in after["term"]] == ["Bieden"]
    zon = next(r for r in after["party"] if r["id"] == ZON)
    assert (zon["other_names"], zon["short"], zon["notes"], zon["city"]) == (
        "De Zon; Maan",
        "Z",
        "klein\ngroot",
        None,
    )
    assert "V1" in told.remarks[0]
    assert told.counts()["participation", "combined"] == 2
    assert told.counts()["site", "moved"] == 2
    undo(database, "test")
    assert everything(database) == before


def test_a_rehearsal_tells_the_same_and_changes_nothing(board: Database) -> None:
    """What is told beforehand is what happens."""
    before = everything(board)
    with parties.rehearsal(board, "test") as unit:
        told = parties.merge(unit, [ZON, MAAN], LINDE)
    assert everything(board) == before
    with work(board, "test") as unit:
        assert parties.merge(unit, [ZON, MAAN], LINDE).steps == told.steps
    with board.read() as connection:
        assert parties.party_named(connection, "de zon") == LINDE
    undo(board, "test")


@pytest.mark.parametrize(("goes", "stays"), [(ZON, ZON), (LINDE, ZON)])
def test_refused(board: Database, goes: int, stays: int) -> None:
    """A party is not merged with itself, nor the own board into another, nor an archived one."""
    with parties.rehearsal(board, "test") as unit:
        with pytest.raises(InputError):
            parties.merge(unit, [goes], stays)
        unit.archive(get("party"), MAAN)
        with pytest.raises(InputError, match="gearchiveerd"):
            parties.merge(unit, [MAAN], ZON)
        with pytest.raises(InputError, match="gearchiveerd"):
            parties.split(unit, MAAN, "Maan 2")


def test_splitting(board: Database) -> None:
    """The new party runs the same with the same systems; the old one keeps all; a site goes with its people."""
    with work(board, "test") as unit:
        told = parties.split(unit, MAAN, "Maan Noord", short="MN", sites=[1])
    after = everything(board)
    mine = [(r["process"], r["runs"]) for r in after["participation"] if r["party"] == told.party]
    assert mine == [(r["process"], r["runs"]) for r in after["participation"] if r["party"] == MAAN]
    assert [(r["process"], r["system"]) for r in after["support"] if r["party"] == told.party] == [
        (2, 1),
        (3, 2),
    ]
    assert [(r["name"], r["party"]) for r in after["site"]] == [("Maanhuis", told.party), ("Maantuin", MAAN)]
    assert [r["party"] for r in after["person"]] == [told.party]
    assert [r["answer"] for r in after["answer"] if r["party"] == told.party] == ["Anders"]
    undo(board, "test")
    assert len(everything(board)["party"]) == 3


def test_splitting_off_some_processes(board: Database) -> None:
    """A process goes with all below it; another party's site does not."""
    with work(board, "test") as unit:
        told = parties.split(unit, MAAN, "Maan Zuid", type_="other", processes=[1])
    rows = everything(board)["participation"]
    assert [r["process"] for r in rows if r["party"] == told.party] == [2, 3]
    undo(board, "test")
    with parties.rehearsal(board, "test") as unit, pytest.raises(InputError, match="Maanhuis"):
        parties.split(unit, ZON, "Zon Zuid", sites=[1])
