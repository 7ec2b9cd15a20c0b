"""ArchiMate models into records: what becomes what, whose codes and names stay, what is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from importers.formats.archimate_parts import LEVELS, short_code
from importers.importing import run
from importers.looking import look
from importers.options import Options
from inventory.errors import InputError
from inventory.language import choose
from inventory.records.landscape import Process
from inventory.records.organisation import Party
from inventory.records.software import System
from inventory.store.database import open_database
from inventory.store.work import work
from tests.importers.formats.models import (
    SHARED,
    cells,
    element,
    kept,
    model,
    relation,
    said,
    take,
)

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


@pytest.fixture
def database(own_board: Database) -> Database:
    """Give a database with the own board, nothing else."""
    return own_board


FORA = model(
    [
        element("d1", "Grouping", "Onderwijs", properties={"p1": "{D-1}"}),
        element("f1", "BusinessFunction", "Aanmelding", text="Wie komt er?", properties={"p1": "{F-1}", "p2": "1.1"}),
        element("f2", "BusinessProcess", "2.3 Toetsen afnemen", properties={"p1": "{F-2}"}),
        element("f3", "Capability", "Volgen"),
        element("g1", "Grouping", "Legenda"),
        element("a1", "ApplicationComponent", "LAS", properties={"p1": "{A-1}"}),
        element("a2", "ApplicationComponent", "Toetssysteem"),
        element("a3", "SystemSoftware", "LAS"),
        element("af", "ApplicationFunction", "Registreren"),
        element("idle", "ApplicationFunction", "Dromen"),
        element("role", "BusinessRole", "Leraar"),
        element("odd", "Onbekendding", "Raar"),
    ],
    [
        relation("r1", "Aggregation", "d1", "f1"),
        relation("r2", "Composition", "f1", "f2"),
        relation("r3", "Aggregation", "d1", "f2"),
        relation("r4", "Assignment", "a1", "af"),
        relation("r5", "Serving", "af", "f1"),
        relation("r6", "Serving", "a2", "f2"),
        relation("r7", "Flow", "a1", "a2", "Leerlingen"),
        relation("r8", "Flow", "af", "a2", "Leerlingen"),
        relation("r9", "Association", "role", "f1"),
        relation("r10", "Aggregation", "f2", "d1"),
    ],
    {"p1": "Object ID", "p2": "Code"},
)  # fmt: skip
"""Of the shape of FORA and GEMMA: domains, functions below them, applications by what they can do, an Object ID."""


def test_a_reference_model_comes_in(database: Database, tmp_path: Path) -> None:
    report = take(database, kept(tmp_path, FORA))
    assert report.rejected == 0
    domain, volgen = short_code("{D-1}"), short_code("f3")
    assert cells(database, "process", "code", "name", "parent", "reference", "identifier") == [
        (domain, "Onderwijs", None, "Onderwijs", "{D-1}"),
        (volgen, "Volgen", None, "Volgen", "f3"),
        ("1.1", "Aanmelding", 1, "Aanmelding", "{F-1}"),
        ("2.3", "Toetsen afnemen", 3, "2.3 Toetsen afnemen", "{F-2}"),
    ]
    assert cells(database, "system", "name", "identifier") == [
        ("LAS", "{A-1}"), ("Toetssysteem", "a2"), ("LAS (SystemSoftware)", "a3"),
    ]  # fmt: skip
    assert cells(database, "support", "party", "process", "system", "function", "status") == [
        (1, 3, 1, "Registreren", "in_use"), (1, 4, 2, None, "in_use"),
    ]  # fmt: skip
    assert cells(database, "interface", "source", "target", "name", "identifier") == [
        (1, 2, "Leerlingen", "r7")
    ]
    assert cells(database, "process", "notes")[2] == ("Wie komt er?",)


def test_what_was_kept_and_what_not_is_told(database: Database, tmp_path: Path) -> None:
    report = take(database, kept(tmp_path, FORA), keep=False)
    assert report.batch is None
    told = said(report)
    for sentence in (
        "ArchiMate model “Proef”: 12 elements, 10 relations, 0 views.",
        "BusinessFunction → process: 1 of 1.",
        "Grouping → process: 1 of 2.",
        "ApplicationFunction → function: 2 of 2.",
        "Elements that are not taken in: BusinessRole 1, Grouping 1, Onbekendding 1.",
        "Types that ArchiMate does not have, counted as other: Onbekendding.",
        "Relations taken in, of all: Aggregation 1/3, Assignment 1/1, Association 0/1, Composition 1/1, Flow 2/2, Serving 2/2.",
        "Processes that belong to several others, of which the first counts: Toetsen afnemen.",
        "Processes that would be a part of themselves, which is left out: Onderwijs.",
        "1 function that no system has is not taken in: Dromen.",
        "1 arrow says what another says, and counts once.",
        "2 arrows from systems to processes name no party and count for De Linde.",
    ):
        assert sentence in told
    shape = json.loads(json.dumps(report.as_json()))
    assert {table["record"] for table in shape["files"]} == {"process", "system", "support", "interface"}
    assert cells(database, "process", "code") == []


def test_a_second_import_changes_nothing(database: Database, tmp_path: Path) -> None:
    path = kept(tmp_path, FORA)
    take(database, path)
    again = take(database, path)
    assert (again.new, again.changed, again.rejected, again.batch) == (0, 0, 0, None)


def test_what_the_board_changed_stays_and_the_reference_follows(database: Database, tmp_path: Path) -> None:
    """Another release: a new name, a function gone. Code, name, place and notes of the board stay; nothing is removed."""
    take(database, kept(tmp_path, FORA))
    with work(database, "Anna") as unit:
        unit.change(
            Process, 3, {"code": "A1", "name": "Intake", "parent": 2, "notes": "Zo doen wij het"}, version=1
        )
        unit.change(System, 1, {"name": "ParnasSys"}, version=1)
    release = (
        FORA.replace(">Aanmelding<", ">Aanmelden en inschrijven<")
        .replace('"f3"', '"f9"')
        .replace(">Volgen<", ">Meten<")
    )
    for blank in ("keep", "clear"):
        report = take(database, kept(tmp_path, release, "release 2.xml"), blank=blank)
        assert (report.rejected, report.new) == (0, 1 if blank == "keep" else 0)
        processes = cells(database, "process", "code", "name", "parent", "reference", "notes")
        assert processes[2] == ("A1", "Intake", 2, "Aanmelden en inschrijven", "Zo doen wij het")
        assert cells(database, "system", "name", "reference")[0] == ("ParnasSys", "LAS")
        assert len(cells(database, "support", "id")) == 2
        assert len(cells(database, "interface", "id")) == 1
        gone = f"1 process is no longer in the model, and stays as it is: {short_code('f3')} · Volgen."
        assert gone in said(report)
    assert processes[1][1] == "Volgen"


def test_another_model_has_not_vanished(database: Database, tmp_path: Path) -> None:
    other = model([element("z1", "BusinessProcess", "Elders")], [])
    take(database, kept(tmp_path, FORA), kept(tmp_path, other, "other.xml"))
    assert "no longer in the model" not in said(take(database, kept(tmp_path, other, "other.xml")))


def test_what_is_there_by_name_is_the_same(database: Database, tmp_path: Path) -> None:
    """What the board had already is known by its name, or by what the board says a model calls it, and gets the identifier."""
    with work(database, "Anna") as unit:
        unit.add(Process, {"code": "7", "name": "aanmelding", "notes": "eigen"})
        unit.add(Process, {"code": "2.3", "name": "Iets anders"})
        unit.add(Process, {"code": "8", "name": "Bijhouden", "reference": "Volgen"})
        unit.add(System, {"name": "las"})
        unit.add(System, {"name": "Cito", "reference": "toetssysteem"})
    report = take(database, kept(tmp_path, FORA))
    assert report.rejected == 0
    codes = {row[0]: row[1:] for row in cells(database, "process", "code", "name", "identifier", "notes")}
    assert codes["7"] == ("aanmelding", "{F-1}", "eigen")
    assert codes["2.3"] == ("Iets anders", None, None)
    assert codes[short_code("{F-2}")][:2] == ("Toetsen afnemen", "{F-2}")
    assert codes["8"] == ("Bijhouden", "f3", None)
    assert cells(database, "system", "name", "identifier")[:2] == [("las", "{A-1}"), ("Cito", "a2")]
    assert "Processes found by name, which keep their own name and code: Volgen." in said(report)
    assert "Processes found by name, which keep their own name and code: Aanmelding." in said(report)
    assert len(codes) == 5


def test_the_user_says_what_types_become(database: Database, tmp_path: Path) -> None:
    kinds = {
        "applicationcomponent": "overslaan",
        "SystemSoftware": "skip",
        "BusinessRole": "proces",
        "Onbekendding": "leverancier",
    }
    report = take(database, kept(tmp_path, FORA), kinds=kinds)
    assert report.rejected == 0
    assert cells(database, "system", "name") == []
    assert ("Leraar",) in cells(database, "process", "name")
    assert cells(database, "supplier", "name") == [("Raar",)]
    for wrong in ({"ApplicationThing": "system"}, {"BusinessRole": "device"}):
        with pytest.raises(InputError, match=r"ApplicationThing|device"):
            take(database, kept(tmp_path, FORA), kinds=wrong)


def test_a_model_without_anything_to_take_in_is_refused(database: Database, tmp_path: Path) -> None:
    path = kept(tmp_path, model([element("x", "BusinessRole", "Leraar")], []))
    with pytest.raises(InputError, match=r"holds nothing that is taken in.*BusinessRole 1"):
        take(database, path)


def test_without_an_own_board_supports_are_told_and_left(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.archive(Party, 1, version=1)
    report = take(database, kept(tmp_path, FORA))
    assert cells(database, "support", "id") == []
    assert "2 arrows from systems to processes are not taken in" in said(report)


def test_a_file_on_one_line_keeps_its_levels(database: Database, tmp_path: Path) -> None:
    report = take(database, kept(tmp_path, FORA.replace("\n", " ")))
    assert (report.rejected, report.new) == (0, 10)


def test_the_screens_see_the_same_tables(tmp_path: Path) -> None:
    seen = {one.name: one for one in look([kept(tmp_path, FORA)], Options())}
    assert list(seen) == [
        f"model.xml / {name}" for name in ("systems", "processes", "interfaces", "supports")
    ]
    assert "Leerlingen" in seen["model.xml / interfaces"].examples


@pytest.mark.skipif(not SHARED.is_dir(), reason="the samples in ../shared are not there")
@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("rosa_derived_oef.xml", {"process": 155, "system": 141, "support": 36}),
        ("archisurance_oef.xml", {"process": 15, "system": 17, "support": 1}),
        ("oef_sample1.xml", {"process": 1}),
    ],
)
def test_real_models(database: Database, file: str, counts: dict[str, int]) -> None:
    path = SHARED / "archimate" / file
    report = take(database, path)
    assert report.rejected == 0
    assert {kind: len(cells(database, kind, "id")) for kind in counts} == counts
    again = take(database, path)
    assert (again.new, again.changed, again.rejected) == (0, 0, 0)


def test_what_was_said_of_a_model_holds_the_next_time(database: Database, tmp_path: Path) -> None:
    """Kept when the import is; the screens, which say nothing of types, follow it too; a broken file is passed over."""
    path, own = kept(tmp_path, FORA), tmp_path / "config" / "profiles"
    said_once = Options(kinds={"ApplicationComponent": "skip", "SystemSoftware": "skip"})
    run(database, [path], said_once, "Anna", keep=False, own_profiles=own)
    assert not own.exists()
    run(database, [path], said_once, "Anna", own_profiles=own)
    again = run(database, [path], Options(), "Anna", own_profiles=own)
    assert [table.record for table in again.tables] == ["process", "process", "process"]
    assert "As was said of this model before: ApplicationComponent → skip, SystemSoftware → skip." in said(
        again
    )
    assert {one.record.kind for one in look([path], Options(), own) if one.record} == {"process"}
    other = run(database, [path], Options(kinds={"SystemSoftware": "system"}), "Anna", own_profiles=own)
    assert other.tables[0].record == "system"
    (own / "models.json").write_text("{", encoding="utf-8")
    assert len(run(database, [path], Options(), "Anna", keep=False, own_profiles=own).tables) == 6


def test_a_chain_without_end_is_cut(database: Database, tmp_path: Path) -> None:
    """Processes within processes, in whatever order the file has them: none too deep, none lost, none twice."""
    elements = [element(f"c{n}", "BusinessFunction", f"C {n}") for n in range(100)]
    links = [relation(f"r{n}", "Composition", f"c{n - 1}", f"c{n}") for n in range(1, 100)]
    for name, relations in (("one.xml", links), ("other.xml", links[::-1])):
        report = take(database, kept(tmp_path, model(elements, relations), name), keep=False)
        assert (report.new, report.rejected) == (100, 0)
        assert len(report.tables) == LEVELS + 1
        assert "too deep within others, and stand by themselves: C 31, C 62, C 93" in said(report)


def test_codes_are_short_and_differ() -> None:
    assert short_code("{F-1}") == short_code("{F-1}")
    assert len(short_code("{F-1}")) == 7
    longer = short_code("{F-1}", {short_code("{F-1}").lower()})
    assert longer.startswith(short_code("{F-1}"))
    assert len(longer) == 8


def test_one_arrow_is_told_as_one(tmp_path: Path) -> None:
    empty = open_database(tmp_path / "empty.db")
    elements = [element("p", "BusinessProcess", "Volgen"), element("s", "ApplicationComponent", "LAS")]
    text = model(elements, [relation("r", "Serving", "s", "p")])
    report = take(empty, kept(tmp_path, text, "one.xml"))
    empty.close()
    assert "1 arrow from a system to a process is not taken in" in said(report)
