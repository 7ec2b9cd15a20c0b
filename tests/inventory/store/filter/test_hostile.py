from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from inventory.records import get
from inventory.store.filter import FilterError, suggestions
from inventory.store.filter.names import MOST_LINKS
from inventory.store.filter.parse import DEEPEST
from tests.inventory.store.filter.board import fill, found
from tests.inventory.store.filter.test_parse import HOSTILE

if TYPE_CHECKING:
    from inventory.store.database import Database

FIELDS = (
    "name:",
    "status:",
    "garantie<",
    "lot.unit_price>=",
    "site:",
    "mac:",
    "prijs:",
    "gekeurd:",
    "kleur=",
    "id:",
    "encrypted:",
)
WORST = (
    "a " * 99,
    "-(a or " * 10 + "site.party.name:x" + ")" * 10,
    "*" * 3000,
    "name:" + "*a" * 1500,
    "name:" + "%_\\[]?^" * 400,
    "id:" + "9" * 3000,
    "garantie<+99999j",
    "garantie:9999-99",
    "lot." * 900 + "name:x",
    "site." * 5 + "name:x",
    "notes:" + "\u0301" * 50,
    "\u0301",
    "a or " * 99 + "b",
    "name:'; drop table device; --",
    'name:"\x00\ud800"',
)


def refused_at(database: Database, text: str) -> int:
    """Return where a filter is refused, 0 when it gives an answer; anything else that is raised fails the test."""
    try:
        found(database, text)
    except FilterError as problem:
        return problem.position
    return 0


@pytest.mark.parametrize("text", WORST, ids=range(len(WORST)))
def test_worst_is_refused_or_harmless(database: Database, text: str) -> None:
    fill(database)
    assert refused_at(database, text) <= len(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=HOSTILE)
def test_any_text_is_refused_or_harmless(database: Database, text: str) -> None:
    for asked in (text, *(field + text for field in FIELDS)):
        assert refused_at(database, asked) <= len(asked)


@given(text=HOSTILE)
def test_suggestions_take_any_text(text: str) -> None:
    for position in (0, len(text) // 2, len(text)):
        for suggestion in suggestions(text, position, get("device")):
            assert 0 <= suggestion.start <= suggestion.end <= len(text)


def test_deepest_filter_on_the_longest_path_is_answered(database: Database) -> None:
    for leaf in ("parent:x", "-parent:x", "parent:", "parent=x*"):
        sign, path = ("-", leaf[1:]) if leaf[0] == "-" else ("", leaf)
        asked = "-(y or " * DEEPEST + sign + "parent." * MOST_LINKS + path + ")" * DEEPEST
        assert found(database, asked, "process") == []
