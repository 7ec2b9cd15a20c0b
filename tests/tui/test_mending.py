"""What solves a finding: every way of the table leads somewhere, and names what there is."""

from __future__ import annotations

from fnmatch import filter as fitting
from typing import TYPE_CHECKING, Any

import pytest

from inventory.records import REGISTRY, Kind, get
from inventory.signals import own_rules, rule_modules  # noqa: F401  the latter declares the rules
from inventory.signals.finding import RULES, Finding, Subject
from inventory.store import views
from inventory.store.work import work
from tests.tui.driver import TODAY
from tui.mending import beginning, filter_of, first_empty, listed, looked_at, ways
from tui.sections import PANES

if TYPE_CHECKING:
    from inventory.store.database import Database


def about(rule: str, kind: str, number: int = 1, key: str = 'Naam "x"') -> Finding:
    """Return a finding."""
    return Finding(rule, "high", "finding", Subject(kind, key, key, number), "Iets.", None)


@pytest.mark.parametrize("entry", listed(), ids=lambda entry: f"{entry['rules'][0]}-{list(entry)[1]}")
def test_every_way_names_what_there_is(entry: dict[str, Any]) -> None:
    for pattern in entry["rules"]:
        assert fitting(RULES, pattern)
    assert entry.get("kind", "system") in REGISTRY
    assert entry.get("page", "start") in PANES
    if "kind" in entry:
        assert set(entry.get("field", ())) <= set(get(entry["kind"]).fields)
    if "new" in entry:
        fields = get(entry["new"]).fields
        assert all(fields[name].kind is Kind.LINK for name in entry.get("of", {}))
        assert set(entry.get("with", {})) <= set(fields)


def test_filters_of_lists_are_understood(small: Database) -> None:
    with small.read() as connection:
        for entry in listed():
            if "list" in entry:
                words = filter_of(entry, about(entry["rules"][0], entry.get("kind", "system")))
                views.count(connection, views.View(entry["list"], words), TODAY)


def test_the_ways_of_a_finding(small: Database) -> None:
    labels = [way.label for way in ways(about("CON-001", "contract"))]
    assert labels == ["Verlengen", "Heronderhandelen", "Opzeggen", "Optie lichten", "Gegevens aanpassen"]
    assert [way.what for way in ways(about("PRV-060", "system"))] == ["field"]  # a rule on missing fields
    assert [way.what for way in ways(about("OWN-001", "device"))] == ["field"]
    assert ways(about("OWN-001", "nothing")) == []
    with work(small, "els") as unit:
        code = own_rules.keep(unit, views.View("device", "status=missing"), "Weg", TODAY, condition="more")
    assert [way.what for way in ways(about(code, "own_rule"))] == ["look", "field"]
    assert looked_at(small, 1) == ("device", "status=missing")
    assert first_empty(small, about("PRV-060", "system"), ["name", "website"]) == "website"
    one = about("PRV-001", "system")
    begun = beginning(small, one, ways(one)[0].entry)
    assert begun.links == {"supplier": ("Rolf Groep", 1)}
    assert (begun.texts, begun.at) == ({"supplier": "Rolf Groep"}, "code")
