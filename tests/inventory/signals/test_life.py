"""The life of a finding: new, still there, solved by itself, back; remembered once by whoever checks."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.errors import RefusedError
from inventory.signals import life
from inventory.signals.check import check
from inventory.signals.finding import Finding, Subject
from inventory.signals.marking import Decision, found, mark
from inventory.store.database import Database, open_database
from inventory.store.schema import CHANGE, FINDING_LOG
from inventory.store.work import work
from tests.inventory.signals.small import ON, making

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from inventory.signals.life import Seen

RULE = "PRV-060"
DAY = timedelta(days=1)


def all_of(database: Database, on: date) -> list[Finding]:
    """Return what a whole check finds."""
    with database.read() as connection:
        return check(connection, on, marked=True)


def lived(database: Database, on: date) -> bool:
    """Remember a whole check of a day."""
    return life.remember(database, all_of(database, on), on)


def names(rows: tuple[Seen, ...]) -> list[str]:
    """Return what findings of the rule are about."""
    return [row.name for row in rows if row.rule == RULE]


def since(database: Database, day: date) -> tuple[list[str], list[str], list[str]]:
    """Return what is new, solved and back."""
    with database.read() as connection:
        found = life.since(connection, day)
    return names(found.new), names(found.solved), names(found.back)


def rows(database: Database, name: str = "A") -> list[tuple[Any, ...]]:
    """Return the lives of the rule's finding: first day, last day, solved."""
    table = FINDING_LOG.c
    query = sa.select(table.first, table.last, table.solved).where(table.rule == RULE, table.name == name)
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(table.first))]


@pytest.fixture
def classify(database: Database) -> Callable[..., None]:
    """Give a function that classifies a system, or makes it unclassified; the system A is there."""
    with making(database) as make:
        make("system", name="A")

    def level(value: str | None, number: int = 1) -> None:
        with making(database) as make:
            make.imported("system", number, availability=value, integrity=value, confidentiality=value)

    return level


def test_a_finding_is_new_lives_is_solved_and_comes_back(
    database: Database, classify: Callable[..., None]
) -> None:
    assert lived(database, ON)
    assert since(database, ON) == (["A"], [], [])
    assert lived(database, ON + DAY)
    assert rows(database) == [(ON, ON + DAY, None)]
    assert since(database, ON + DAY) == ([], [], [])
    classify("low")
    assert lived(database, ON + 2 * DAY)
    assert rows(database) == [(ON, ON + DAY, ON + 2 * DAY)]
    assert since(database, ON + DAY) == ([], ["A"], [])
    classify(None)
    assert lived(database, ON + 5 * DAY)
    assert rows(database)[1:] == [(ON + 5 * DAY, ON + 5 * DAY, None)]
    assert since(database, ON + DAY) == ([], [], ["A"])
    assert since(database, ON + 6 * DAY) == ([], [], [])


def test_a_second_check_of_the_day_writes_nothing(database: Database, classify: Callable[..., None]) -> None:
    assert lived(database, ON)
    assert not lived(database, ON)
    classify("low")
    assert lived(database, ON)
    classify(None)
    assert lived(database, ON), "back on the day on which it was new: the same life goes on"
    assert rows(database) == [(ON, ON, None)]
    assert since(database, ON) == (["A"], [], [])


@pytest.mark.usefixtures("classify")
def test_what_it_says_is_kept_up_to_date(database: Database) -> None:
    lived(database, ON)
    with making(database) as make:
        make.imported("system", 1, availability="low")
        make("rule_policy", rule=RULE, severity="low")
    assert lived(database, ON)
    with database.read() as connection:
        seen = next(one for one in life.since(connection, ON).new if one.rule == RULE)
    assert (seen.severity, seen.message) == ("low", "Ontbreekt: Integriteit, Vertrouwelijkheid.")


@pytest.mark.usefixtures("classify")
def test_a_rule_that_is_off_solves_nothing(database: Database) -> None:
    lived(database, ON)
    with making(database) as make:
        make("rule_policy", rule=RULE, start=ON + DAY, active=False)
        make("rule_policy", rule=RULE, start=ON + 3 * DAY, active=True)
    lived(database, ON + DAY)
    assert since(database, ON) == ([], [], [])
    lived(database, ON + 3 * DAY)
    assert rows(database) == [(ON, ON + 3 * DAY, None)]


@pytest.mark.usefixtures("classify")
def test_accepting_solves_nothing(database: Database) -> None:
    lived(database, ON)
    with work(database, "test") as unit:
        mark(unit, found(unit.connection, RULE, "system", "A", ON), Decision("accepted", "x"), ON)
    lived(database, ON + DAY)
    assert rows(database) == [(ON, ON + DAY, None)]


def test_first_seen_is_of_the_running_life(database: Database, classify: Callable[..., None]) -> None:
    lived(database, ON)
    classify("low")
    lived(database, ON + DAY)
    classify(None)
    lived(database, ON + 3 * DAY)
    for on, first in ((ON - DAY, None), (ON, ON), (ON + DAY, None), (ON + 9 * DAY, ON + 3 * DAY)):
        with database.read() as connection:
            (one,) = life.first_seen(connection, check(connection, on, RULE), on)
        assert one.first_seen == first, on


@pytest.mark.usefixtures("classify")
def test_today_is_checked_and_remembered_at_once(database: Database) -> None:
    asked: list[str] = []
    told = life.today(database, ON, lambda rule: asked.append(rule.id))
    assert RULE in asked
    assert {one.first_seen for one in told} == {ON}
    assert {one.first_seen for one in life.today(database, ON + DAY)} == {ON}


@pytest.mark.usefixtures("classify")
def test_nothing_of_it_is_in_the_history(database: Database) -> None:
    query = sa.select(sa.func.count()).select_from(CHANGE)
    with database.read() as connection:
        before = connection.execute(query).scalar()
    lived(database, ON)
    with database.read() as connection:
        assert connection.execute(query).scalar() == before


@pytest.mark.usefixtures("classify")
def test_read_only_remembers_nothing(database: Database) -> None:
    shut = Database(database.engine, database.path, read_only=True)
    assert not lived(shut, ON)
    assert rows(database) == []
    with pytest.raises(RefusedError), shut.write():
        pass


@pytest.mark.usefixtures("classify")
def test_two_programs_remember_one_life(database: Database) -> None:
    """Both saw the same, and both found it new before either wrote."""
    seen, together, failed = all_of(database, ON), Barrier(4), list[BaseException]()

    def one() -> None:
        together.wait()
        try:
            life.remember(database, seen, ON)
        except BaseException as problem:  # noqa: BLE001  told below, where the test can see it
            failed.append(problem)

    threads = [Thread(target=one) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert rows(database) == [(ON, ON, None)]


def test_hostile_names_are_remembered_as_they_are(tmp_path: Path) -> None:
    database = open_database(tmp_path / "odd.db")
    name = "'); DROP TABLE finding_log; -- :first_ %(rule)s {0}"
    with making(database) as make:
        make("system", name=name)
    lived(database, ON)
    assert rows(database, name) == [(ON, ON, None)]
    database.close()


@settings(max_examples=10)
@given(days=st.lists(st.booleans(), min_size=1, max_size=8))
def test_there_is_a_life_for_every_unbroken_run_of_days(days: list[bool]) -> None:
    subject = Subject("system", "A", "A", 1)
    one = Finding(RULE, "medium", "finding", subject, "x", None)
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "b.db")
        for later, there in enumerate(days):
            life.remember(database, [one] if there else [], ON + later * DAY)
        lives = rows(database)
        database.close()
    runs = [list(run) for there, run in groupby(enumerate(days), key=lambda pair: pair[1]) if there]
    firsts = [ON + run[0][0] * DAY for run in runs]
    lasts = [ON + run[-1][0] * DAY for run in runs]
    ends = [last + DAY if last < ON + (len(days) - 1) * DAY else None for last in lasts]
    assert lives == list(zip(firsts, lasts, ends, strict=True))
