"""What holds for every rule: missing data never pass, what is put away is absent, and the order of the rules is nothing."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records import get
from inventory.signals.board import Board
from inventory.signals.check import check
from inventory.signals.finding import RULES
from tests.inventory.signals import changing, fields
from tests.inventory.signals.changing import trying
from tests.inventory.signals.perfect_board import ON, imported

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.signals.finding import Finding
    from inventory.store.database import Database
    from tests.inventory.signals.case_file import Case

RELIED = Path(__file__).parent / "relied.toml"
TRIED = 60
"""Hit cases of which a field is left out in a test run; `python -m tests.inventory.signals.fields` tries every field."""


PUT_AWAY = ("agreement", "annex", "contract", "support", "interface", "dpia")
"""Kinds whose first record is put away, and as a test of the test taken out altogether; with each a rule finds something."""
MISSING = (
    ("contract", "notice"),
    ("agreement", "signed_board"),
    ("system", "supplier"),
    ("device", "serial"),
    ("annex", "categories"),
    ("interface", "categories"),
    ("connection", "technology"),
    ("process", "owner"),
)
"""Columns that are emptied to compare databases."""


def relied() -> list[tuple[str, str]]:
    """Return the fields that rules rely on, each with a rule that misses it."""
    said = tomllib.loads(RELIED.read_text(encoding="utf-8"))
    return [(f"{kind}.{name}", rule) for kind, names in said.items() for name, rule in names.items()]


@pytest.mark.parametrize(("field", "rule"), relied())
def test_a_field_left_out_is_missed(perfect: Database, field: str, rule: str) -> None:
    with trying(perfect) as connection:
        assert any(
            _told(connection, spot, rule)
            for spot in fields.spots(connection, {field.split(".", maxsplit=1)[0]})
            if spot.field == field
        )


def _told(connection: Connection, spot: fields.Spot, rule: str) -> list[Finding]:
    with fields.without(connection, spot):
        return check(connection, ON, rule)


def chosen() -> list[Case]:
    """Return some hit cases, always the same ones, of as many rules as can be."""
    chance = random.Random(5)
    mixed = chance.sample(fields.hits(), len(fields.hits()))
    first = {case.rule: case for case in mixed}
    others = [case for case in mixed if case is not first[case.rule]]
    return [*first.values(), *others][:TRIED]


@pytest.mark.parametrize("case", chosen(), ids=str)
def test_no_field_left_out_cleans_a_board(perfect: Database, case: Case) -> None:
    with trying(perfect) as connection:
        case.done(connection)
        spot = random.Random(str(case)).choice(fields.read(connection, case))
        assert not fields.cleaned(connection, case, spot), spot


def test_the_order_of_rules_is_nothing(perfect: Database) -> None:
    case = next(case for case in fields.hits() if case.rule == "CON-004")
    with trying(perfect) as connection:
        case.done(connection)
        told = []
        for rules in (list(RULES.values()), list(reversed(RULES.values()))):
            board = Board(connection, case.on)
            told.append(
                {(one.id, *found) for one in rules if not one.countries for found in one.finds(board)}
            )
    assert told[0] == told[1]
    assert told[0]


@pytest.mark.parametrize("kind", PUT_AWAY)
def test_what_is_put_away_is_absent(perfect: Database, kind: str) -> None:
    table = get(kind).table
    told = []
    for statement in (sa.update(table).values(archived=changing.ARCHIVED), sa.delete(table)):
        with trying(perfect) as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            first = connection.scalars(
                sa.select(sa.func.min(table.c.id)).where(table.c.archived.is_(None))
            ).one()
            connection.execute(statement.where(table.c.id == first))
            told.append({one[:6] for one in check(connection, ON)})
    assert told[0] == told[1]
    assert told[0]


@pytest.mark.parametrize("database", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_the_other_database_says_the_same(database: Database, perfect: Database, tmp_path: Path) -> None:
    """The perfect board is as clean, and without some of its fields all rules find the same."""
    imported(database, tmp_path)
    with database.read() as connection:
        assert check(connection, ON) == []
    found = []
    for one in (perfect, database):
        with trying(one) as connection:
            for kind, name in MISSING:
                connection.execute(sa.update(get(kind).table).values({name: None}))
            found.append(
                {(it.rule, it.status, it.subject.key, it.message, it.due) for it in check(connection, ON)}
            )
    assert found[0] == found[1]
    assert len({one[0] for one in found[0]}) > len(MISSING) // 2


def test_fields_of_the_lists_are_there() -> None:
    named = [field for field, _rule in relied()] + list(fields.empty_says())
    assert [field for field in named if field.split(".")[1] not in get(field.split(".")[0]).fields] == []
