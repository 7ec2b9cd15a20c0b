"""Conflicts that are decided on one by one: each goes as it was decided, and the others stay open."""

from __future__ import annotations

import pytest

from inventory.language import choose
from inventory.publish.refresh import compare, refreshed
from inventory.publish.refresh_read import read_bytes
from tests.inventory.publish.edited import ON, edited, made, place, small_plan, typed, words


@pytest.fixture(autouse=True)
def dutch(english: None) -> None:
    """Speak Dutch."""
    del english
    choose("nl")


def test_each_conflict_goes_as_it_was_decided() -> None:
    was = small_plan({"q-two": "Was.", "q-three": "Was."})
    now = small_plan({"q-two": "Ours two.", "q-three": "Ours three."})
    content = edited(
        made(was),
        lambda root: typed(place(root, "q-two"), "Theirs q-two."),
        lambda root: typed(place(root, "q-three"), "Theirs q-three."),
    )
    document = read_bytes("plan.docx", content)
    first = compare(document, was, now, ON)
    keys = {one.id: one.key for one in first.conflicts}
    assert set(keys) == {"q-two", "q-three"}
    assert len(first.open) == 2
    each = {keys["q-two"]: "document", keys["q-three"]: "database"}
    decided = compare(document, was, now, ON, each=each)
    assert [(one.id, one.chosen) for one in decided.conflicts] == [
        ("q-two", "document"),
        ("q-three", "database"),
    ]
    assert [(one.slot, one.after) for one in decided.texts] == [("q-two", "Theirs q-two.")]
    got = words(refreshed(document, decided, now, {}, ON, edition="abcdefabcdef"))
    assert "Theirs q-two." in got
    assert "Ours three." in got
    one = compare(document, was, now, ON, "document", each={keys["q-three"]: "database"})
    assert [(each.id, each.chosen) for each in one.conflicts] == [
        ("q-two", "document"),
        ("q-three", "database"),
    ]
