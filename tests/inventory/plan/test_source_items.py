"""Every question, checklist item, table and named content of the sources has its place in a template, and the other way round."""

from __future__ import annotations

from collections import Counter

import pytest

from inventory.plan.template import load, names
from tests.inventory.plan.source_table import COVER, OWN, added, parts, sources

FITTING = {
    "question": {"question", "source", "text"},
    "check": {"check"},
    "table": {"source"},
    "content": {"question", "source", "text", "list", "check"},
}
"""Types of parts in which an item of a kind can have its place."""


@pytest.mark.parametrize("code", sources())
def test_as_many_items_are_listed_as_the_source_has(code: str) -> None:
    source = sources()[code]
    assert +Counter(item[0] for item in source["items"]) == +Counter(source["counted"])
    named = Counter(item[1] for item in source["items"])
    assert [name for name, count in named.items() if count > 1] == []


@pytest.mark.parametrize("code", sources())
def test_each_item_has_a_part_of_its_kind_in_the_template_of_its_source(code: str) -> None:
    source = sources()[code]
    there = parts(source["template"])
    for kind, item, part, origin, *elsewhere in source["items"]:
        assert origin, item
        if part == COVER:
            continue
        if not part:
            assert elsewhere, item
            assert kind == "content", item
            continue
        assert part in there, f"{item}: {part}"
        assert there[part].type in FITTING[kind], f"{item}: {part} is a {there[part].type}"


@pytest.mark.parametrize("code", sources())
def test_a_box_answers_one_item(code: str) -> None:
    boxes = Counter(item[2] for item in sources()[code]["items"] if item[0] == "check")
    assert [part for part, count in boxes.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name in names() if name not in OWN])
def test_each_question_box_and_table_of_a_template_is_listed(name: str) -> None:
    listed = {item[2] for source in sources().values() for item in source["items"]}
    listed |= {item[0] for item in added()}
    asked = {part.id for part in load(name).parts if part.type in {"question", "check", "source"}}
    assert asked - listed == set()


def test_what_is_listed_besides_is_there_and_nowhere_else() -> None:
    there = {part for name in names() for part in parts(name)}
    besides = [item[0] for item in added()]
    assert set(besides) - there == set()
    assert len(set(besides)) == len(besides)
    own = {item[2] for source in sources().values() for item in source["items"]}
    assert own & set(besides) == set()
