"""From the database to a landscape: what counts, what is left out, and how long a large board takes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.landscape import reading
from inventory.landscape.analysis import gaps, orphans
from inventory.landscape.impact import impact
from inventory.language import choose
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.landscape.model import Landscape, LandscapeView, Mode
    from inventory.store.database import Database
    from inventory.store.work import Work

DAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


class Board:
    """Writes records with few words.

    Args:
        unit: The unit of work.
    """

    def __init__(self, unit: Work) -> None:
        self.unit = unit

    def add(self, kind: str, **values: Any) -> int:
        """Write a record and return its number."""
        return self.unit.add(get(kind), values)


def filled(database: Database) -> dict[str, int]:
    """Write a small board: a domain with two processes, two parties, three systems."""
    with work(database, "test", "", "add") as unit:
        board = Board(unit)
        school = board.add("party", name="Lindelaar", short="L", type="board", own=True)
        care = board.add("party", name="Aksent", short="A", type="childcare")
        board.add("party", name="Overdal", type="municipality")
        domain = board.add("process", code="2", name="Volgen")
        one = board.add("process", code="2.1", name="Observeren", parent=domain, importance=3, notes="Kijken")
        two = board.add("process", code="2.10", name="Toetsen", parent=domain, order=1)
        board.add("process", code="9", name="Buiten", in_scope=False)
        supplier = board.add("supplier", name="Topicus")
        las = board.add("system", name="ParnasSys", type="student_information", supplier=supplier)
        kijk = board.add("system", name="KIJK!")
        old = board.add("system", name="Oud", status="ended")
        board.add("participation", party=school, process=domain, runs="yes")
        board.add("participation", party=care, process=domain, runs="no")
        board.add("participation", party=care, process=one, runs="yes")
        board.add("support", party=school, process=one, system=las, function="", level="partial")
        board.add("support", party=care, process=one, system=kijk, function="peuters", end=DAY)
        board.add("support", party=school, process=two, system=old)
        board.add("interface", source=las, target=kijk, name="leerlingen", dependent=True)
        board.add("interface", source=kijk, target=las, name="terug", dependent=False)
        return {
            "school": school,
            "domain": domain,
            "one": one,
            "two": two,
            "las": las,
            "kijk": kijk,
            "old": old,
        }


def whole(database: Database) -> Landscape:
    """Return everything that is recorded."""
    with database.read() as connection:
        return reading.landscape(connection)


def seen(database: Database, on: dt.date = DAY, mode: Mode = "now") -> LandscapeView:
    """Return the landscape of one day."""
    with database.read() as connection:
        return reading.view(connection, on, mode)


def test_what_is_read(database: Database) -> None:
    """Leaves in scope under their domain, parties by short name with the own board first, systems with their supplier."""
    filled(database)
    view = seen(database)
    assert [(p.key, p.name) for p in view.parties] == [("L", "Lindelaar"), ("A", "Aksent")]
    assert [(p.code, p.domain_code, p.domain_name) for p in view.processes] == [
        ("2.1", "2", "Volgen"),
        ("2.10", "2", "Volgen"),
    ]
    assert (view.processes[0].importance, view.processes[0].description) == (3, "Kijken")
    assert (view.systems["ParnasSys"].supplier, view.systems["KIJK!"].supplier) == ("Topicus", "")
    assert (view.systems["ParnasSys"].kind, view.systems["KIJK!"].kind) == ("student information system", "")
    (row,) = view.rows("L", "2.1")
    assert (row.function, row.level) == (None, 1)
    assert view.rows("A", "2.1")[0].function == "peuters"


def test_answer_of_a_domain_goes_down(database: Database) -> None:
    """A process takes the answer of its domain, unless it has its own; without any it is unknown."""
    filled(database)
    view = seen(database)
    assert view.takes_part("L", "2.10") == "yes"
    assert view.takes_part("A", "2.10") == "no"
    assert view.takes_part("A", "2.1") == "yes"
    assert [(g.party, g.process) for g in gaps(view)] == [("L", "2.10")]


def test_support_ends_with_its_system(database: Database) -> None:
    """What a system that ended supported counts no longer; the last day of a support still does."""
    number = filled(database)
    assert seen(database).rows("L", "2.10") == ()
    assert seen(database).rows("A", "2.1") != ()
    assert seen(database, DAY + dt.timedelta(1)).rows("A", "2.1") == ()
    with work(database, "test", "", "edit") as unit:
        unit.change(get("system"), number["las"], {"start": dt.date(2027, 8, 1), "status": "planned"}, 1)
    assert seen(database).rows("L", "2.1") == ()
    assert seen(database, dt.date(2027, 8, 1), "target").rows("L", "2.1") != ()


def test_orphans_are_there_on_the_day(database: Database) -> None:
    """A system that ended is no orphan; one that supports nothing any more is."""
    filled(database)
    assert orphans(seen(database)) == []
    assert orphans(seen(database, DAY + dt.timedelta(1))) == ["KIJK!"]


def test_failure_goes_over_dependent_interfaces_only(database: Database) -> None:
    """The supplier's failure reaches the childcare through the interface that is flagged as dependent."""
    filled(database)
    found = {(i.party, i.process): i.chain for i in impact(whole(database).at(DAY), "topicus") if i.chain}
    assert found == {
        ("L", "2.1"): ("Topicus", "ParnasSys", "2.1"),
        ("A", "2.1"): ("Topicus", "ParnasSys", "KIJK!", "2.1"),
    }
    assert len(whole(database).dependencies) == 1


def test_support_of_a_domain_is_a_line(database: Database) -> None:
    """A system that serves a whole domain makes the domain a line among its processes."""
    number = filled(database)
    with work(database, "test", "", "add") as unit:
        unit.add(
            get("support"),
            {"party": number["school"], "process": number["domain"], "system": number["kijk"]},
        )
    view = seen(database)
    assert [p.code for p in view.processes] == ["2", "2.1", "2.10"]
    assert {p.domain_code for p in view.processes} == {"2"}
    assert view.systems_of("L", "2") == ("KIJK!",)


def test_archived_records_are_gone(database: Database) -> None:
    """An archived system takes its support with it; an archived process is no line."""
    number = filled(database)
    with work(database, "test", "", "archive") as unit:
        unit.archive(get("process"), number["two"])
    assert [p.code for p in seen(database).processes] == ["2.1"]


def test_out_of_scope_goes_down(database: Database) -> None:
    """A domain that is out of scope takes its processes along."""
    number = filled(database)
    with work(database, "test", "", "edit") as unit:
        unit.change(get("process"), number["domain"], {"in_scope": False}, 1)
    assert seen(database).processes == ()


def test_same_short_name(database: Database) -> None:
    """Parties with the same short name are told apart by their names."""
    with work(database, "test", "", "add") as unit:
        for name in ("Een", "Twee"):
            unit.add(get("party"), {"name": name, "short": "X", "type": "board"})
    assert [p.key for p in seen(database).parties] == ["Een", "Twee"]


def test_large_board(database: Database) -> None:
    """300 processes of 5 parties with 60 systems are read in six queries."""
    tables = {kind: get(kind).table for kind in ("party", "process", "system", "participation", "support")}
    parties, processes, systems = range(1, 6), range(1, 301), range(1, 61)
    pairs = [(a, b) for a in parties for b in processes]
    rows: dict[str, list[dict[str, Any]]] = {
        "party": [{"id": n, "name": f"P{n}", "type": "board"} for n in parties],
        "process": [
            {"id": n, "code": f"{n // 20}.{n}", "name": f"Process {n}", "in_scope": True} for n in processes
        ],
        "system": [{"id": n, "name": f"S{n}", "status": "in_use"} for n in systems],
        "participation": [
            {"id": i, "party": a, "process": b, "runs": "yes"} for i, (a, b) in enumerate(pairs, 1)
        ],
        "support": [
            {"id": i, "party": a, "process": b, "system": i % 60 + 1, "status": "in_use"}
            for i, (a, b) in enumerate(pairs, 1)
        ],
    }
    with database.write() as connection:
        for kind, table in tables.items():
            connection.execute(sa.insert(table), rows[kind])
    asked: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    view = seen(database)
    assert (len(view.processes), len(view.support)) == (300, 1500)
    assert sum(statement.lstrip().startswith("SELECT") for statement in asked) == 6


def test_system_that_only_its_support_dates(database: Database) -> None:
    """On the road a system that goes on a day that nobody recorded is there, with its supplier, as long as its support is."""
    number = filled(database)
    with work(database, "test", "", "edit") as unit:
        unit.change(get("system"), number["las"], {"status": "phasing_out"}, 1)
        unit.change(get("support"), 1, {"end": DAY}, 1)
    view = seen(database, DAY, "plateau")
    assert view.rows("L", "2.1") != ()
    assert view.systems["ParnasSys"].supplier == "Topicus"
    assert "ParnasSys" not in seen(database, DAY + dt.timedelta(1), "plateau").systems
