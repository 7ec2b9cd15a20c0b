from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.language import both, choose, current
from inventory.records import REGISTRY, Kind, find, get, metadata, names
from inventory.records.record import checks
from inventory.text import fold

if TYPE_CHECKING:
    from inventory.records import Record

KINDS = list(REGISTRY.values())


@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.kind)
def test_a_declaration_is_whole(record: type[Record]) -> None:
    assert record.label
    assert record.plural
    assert record.__doc__
    assert record.title
    named = [*record.title, *record.aliases, *(name for key in record.keys for name in key)]
    assert set(named) <= set(record.fields)
    for name, field in record.fields.items():
        assert (field.name, field.owner) == (name, record.kind)
        assert field.label
        assert (field.kind is Kind.CHOICE) == bool(field.choices)
        assert (field.kind is Kind.LINK) == bool(field.target)
        assert not field.target or field.target in REGISTRY
        assert not field.choices or field.default is None or field.default in field.choices
        assert set(field.also) <= set(field.choices)
        assert not field.searched or field.kind.textual


@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.kind)
def test_a_table_comes_from_its_declaration(record: type[Record]) -> None:
    assert set(record.table.c.keys()) == {"id", *record.fields, "custom", "version", "archived"}
    for name, field in record.fields.items():
        assert record.table.c[name].nullable is not field.required
        assert bool(record.table.c[name].foreign_keys) == (field.kind is Kind.LINK)
    unique = {tuple(c.name for c in index.columns) for index in record.table.indexes if index.unique}
    assert unique == set(record.keys)
    assert record.links() == {n: f for n, f in record.fields.items() if f.kind is Kind.LINK}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.kind)
def test_no_two_columns_have_the_same_label(record: type[Record], language: str) -> None:
    labels = [fold(both(field.label)[0 if language == "nl" else -1]) for field in record.fields.values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.kind)
def test_choices_read_differently(record: type[Record]) -> None:
    for field in record.fields.values():
        for place in (0, -1):
            labels = [fold(both(label)[place]) for label in field.choices.values()]
            assert len(set(labels)) == len(labels)


def test_a_record_is_found_by_every_name_it_has() -> None:
    before = current()
    for language in ("nl", "en"):
        choose(language)
        for record in KINDS:
            for name in names(record):
                assert find(name.upper()) is record
    choose(before)
    assert get("device").kind == "device"
    with pytest.raises(KeyError):
        get("devise")


def test_a_name_that_is_not_there_gets_the_nearest() -> None:
    with pytest.raises(InputError, match="aparaten") as error:
        find("aparaten")
    assert "apparaten" in error.value.hint
    with pytest.raises(InputError) as error:
        find("qqqq")
    assert "apparaten" in error.value.hint


def test_links_can_be_sorted_so_that_what_they_point_to_comes_first() -> None:
    order = [table.name for table in metadata().sorted_tables]
    for record in KINDS:
        for field in record.links().values():
            if field.target != record.kind:
                assert order.index(field.target) < order.index(record.kind)


def test_the_checks_are_plain_sql() -> None:
    device = get("device").fields
    assert checks(device["tag"]) == {"tag_length": 'length("tag") <= 60'}
    assert set(checks(device["status"])) == {"status_choice"}
    assert checks(get("category").fields["term_months"]) == {
        "term_months_least": '"term_months" >= 1',
        "term_months_most": '"term_months" <= 1200',
    }
    words = [w for r in KINDS for f in r.fields.values() for w in f.choices]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", word) for word in words)
