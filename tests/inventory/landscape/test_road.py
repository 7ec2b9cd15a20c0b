"""From a database with a roadmap: the landscape on any day, interfaces, differences, stages, and the road as one value."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.landscape import moments, reading
from inventory.landscape.diff import between
from inventory.landscape.exchange import exchanges
from inventory.landscape.lifecycle import stages
from inventory.language import choose
from inventory.signals.road import road
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.landscape.road_board import NEW, OLD_UNTIL, TODAY, Adder, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.landscape.model import Mode

DAY = dt.timedelta(1)
END = dt.date(2028, 8, 1)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Give a connection that reads the small board."""
    opened = open_database(tmp_path_factory.mktemp("road") / "board.db")
    filled(opened)
    with opened.read() as connection:
        yield connection
    opened.close()


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({}, (TODAY, "now")),
        ({"on": NEW}, (NEW, "now")),
        ({"mode": "target"}, (END, "target")),
        ({"mode": "target", "on": NEW}, (NEW, "target")),
        ({"mode": "plateau", "on": NEW}, (NEW, "plateau")),
        ({"plateau": "plateau  1"}, (dt.date(2027, 12, 31), "plateau")),
    ],
)
def test_when(board: Connection, asked: dict[str, Any], answer: tuple[dt.date, Mode]) -> None:
    """Options become a day and a state; the target is seen from the last day on which anything changes."""
    assert moments.when(board, TODAY, **asked) == answer


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"plateau": "Platau 1"}, "There are: Plateau 1."),
        ({"plateau": "Doel", "on": NEW}, "Leave out"),
        ({"plateau": "Doel", "mode": "target"}, "Leave out"),
        ({"mode": "plateau"}, "--plateau"),
    ],
)
def test_when_refuses(board: Connection, asked: dict[str, Any], said: str) -> None:
    """An unknown plateau is refused with the nearest; what contradicts itself too."""
    with pytest.raises(InputError) as caught:
        moments.when(board, TODAY, **asked)
    assert said in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("now", (TODAY, "now")),
        ("Target", (END, "target")),
        ("doel", (END, "plateau")),
        ("2027-12-01", (NEW, "plateau")),
        ("01-12-2027", (NEW, "plateau")),
        ("2026-01-01", (dt.date(2026, 1, 1), "now")),
    ],
)
def test_one_word(board: Connection, word: str, answer: tuple[dt.date, Mode]) -> None:
    """A state, a plateau or a day in one word; the name of a plateau goes before nothing but the words of the states."""
    assert moments.at_word(board, TODAY, word) == answer


@pytest.mark.parametrize(
    ("word", "said"), [("", "31-12-2026"), ("2026-13-01", "31-12-2026"), ("Platau 1", "Plateau 1")]
)
def test_no_word(board: Connection, word: str, said: str) -> None:
    """Nothing, a day that does not exist and a name that is not there are refused with what can be written."""
    with pytest.raises(InputError) as caught:
        moments.at_word(board, TODAY, word)
    assert said in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("on", "mode", "systems"),
    [
        (TODAY, "now", {"P1": ["ParnasSys"], "P3": ["Social Schools"]}),
        (OLD_UNTIL, "plateau", {"P1": ["ParnasSys"], "P3": ["Parro", "Social Schools"]}),
        (END, "target", {"P1": ["ParnasSys"], "P3": ["Parro"], "P4": ["OSO"]}),
    ],
)
def test_view(board: Connection, on: dt.date, mode: Mode, systems: dict[str, list[str]]) -> None:
    """Today knows nothing of the road; systems are there from and until the day that the road gives them."""
    view = reading.view(board, on, mode)
    assert {
        c: list(view.systems_of("S", c)) for c in ("P1", "P3", "P4") if view.systems_of("S", c)
    } == systems
    assert set(view.systems) == {name for names in systems.values() for name in names}
    assert len(view.dependencies) == (2 if "Social Schools" in view.systems else 0)


@pytest.mark.parametrize(
    ("on", "mode", "ways"),
    [
        (TODAY, "now", {("ParnasSys", "Social Schools", "yes"), ("Social Schools", "ParnasSys", "yes")}),
        (END, "target", {("ParnasSys", "OSO", "yes"), ("ParnasSys", "Parro", "unknown")}),
    ],
)
def test_exchanges(board: Connection, on: dt.date, mode: Mode, ways: set[tuple[str, str, str]]) -> None:
    """Both ways are two; what is told of an agreement counts; interfaces go with their systems and come with the road."""
    found = exchanges(board, on, mode)
    assert {(e.flow.source, e.flow.target, e.flow.covered) for e in found} == ways


def test_difference(board: Connection) -> None:
    """What goes and comes, by which sub-project; a cancelled one does nothing."""
    found = between(board, (TODAY, "now"), (END, "target"))
    data = found.diff.json()
    assert [(u["party"], u["system"]) for u in data["removed"]] == [("S", "Social Schools"), ("K", "Social Schools")]  # type: ignore[attr-defined]  # fmt: skip
    assert [(u["party"], u["system"]) for u in data["added"]] == [("S", "Parro"), ("S", "OSO"), ("K", "Parro")]  # type: ignore[attr-defined]  # fmt: skip
    assert (data["without_project"], data["projects_without_effect"]) == ([], [])
    assert set(found.projects.values()) == {("1",), ("2",)}
    back = between(board, (END, "target"), (TODAY, "now")).diff
    assert (back.removed, back.added) == (found.diff.added, found.diff.removed)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (TODAY, ("active", "plan", "plan")),
        (dt.date(2027, 6, 1), ("phase_out", "phase_in", "plan")),
        (NEW, ("phase_out", "active", "plan")),
        (OLD_UNTIL + DAY, ("ended", "active", "plan")),
        (END, ("ended", "active", "active")),
    ],
)
def test_stages(board: Connection, on: dt.date, expected: tuple[str, str, str]) -> None:
    """Where a system is in its life follows from its status and the road: nobody records it."""
    found = stages(board, on)
    assert (found["Social Schools"], found["Parro"], found["OSO"]) == expected
    assert found["ParnasSys"] == "active"


def test_road(board: Connection) -> None:
    """Everything that is shown of the roadmap: order, days, slack, cost and checks."""
    found = road(board, TODAY)
    assert (found.order, found.critical, found.origin) == (("1", "2"), ("1", "2"), dt.date(2027, 6, 1))
    one, two, off = found.projects
    assert (one.duration, one.cost, one.slack, one.reckoned) == (183, 250_000, 0, False)
    assert (two.first, two.last, two.reckoned) == (NEW, NEW + 89 * DAY, True)
    assert (two.needs[0].code, one.milestones[0].name, off.slack) == ("1", "Proef", None)
    assert [(c.change, c.system, c.target, c.day, c.last) for c in one.changes] == [
        ("replace", "Social Schools", "Parro", NEW, OLD_UNTIL),
        ("connect", "ParnasSys", "Parro", NEW, None),
    ]
    assert found.span == (dt.date(2027, 6, 1), END)
    data: Any = found.json()
    assert (data["length"], data["projects"][0]["cost"], data["projects"][1]["effort"]) == (
        273,
        "2500.00",
        "1.00",
    )
    assert {check["rule"] for check in data["checks"]} >= {"LND-101", "LND-112", "LND-113"}


def test_target_without_a_roadmap(tmp_path: Path) -> None:
    """Days of support alone: the old that makes place for the new is gone in the target; the end of a term is no plan."""
    opened = open_database(tmp_path / "board.db")
    with work(opened, "test", "", "add") as unit:
        add = Adder(unit)
        school = add("party", name="School", type="board")
        one, two = (add("process", code=code, name=code) for code in ("1", "2"))
        old, new, other = (add("system", name=name) for name in ("Old", "New", "Other"))
        add("support", party=school, process=one, system=old, end=OLD_UNTIL)
        add("support", party=school, process=one, system=new, status="planned", start=NEW)
        add("support", party=school, process=two, system=other, end=dt.date(2031, 7, 31))
    with opened.read() as connection:
        assert moments.end_of_road(connection, TODAY) == OLD_UNTIL + DAY
        found = between(connection, (TODAY, "now"), moments.when(connection, TODAY, mode="target")).diff
    opened.close()
    assert [use.system for use in (*found.removed, *found.added, *found.kept)] == ["Old", "New", "Other"]
    assert [use.system for use in found.without_project] == ["Old", "New"]
