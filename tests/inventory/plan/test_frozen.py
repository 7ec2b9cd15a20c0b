from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.errors import StorageError
from inventory.plan import blocks as forms
from inventory.plan.blocks import Block, Heading, Table, TextSlot
from inventory.plan.frozen import from_json, to_json

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

KINDS = [one for one in vars(forms).values() if isinstance(one, type) and is_dataclass(one)]
BLOCKS = [one for one in KINDS if issubclass(one, Block) and one is not Block]


def some(form: type, **more: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return any value of a class, each field by its own type, also those with a default."""
    hints = get_type_hints(form)
    held = {one.name: more.get(one.name, st.from_type(hints[one.name])) for one in fields(form)}
    return st.builds(form, **held)


LEAVES = st.one_of(*(some(one) for one in BLOCKS if one is not TextSlot))
ANY = st.one_of(LEAVES, some(TextSlot, drafts=st.lists(LEAVES, max_size=3).map(tuple)))


@settings(max_examples=25, deadline=None)
@given(st.lists(ANY, max_size=3))
def test_every_block_and_cell_comes_back_the_same(blocks: list[Block]) -> None:
    text = to_json(blocks)
    back = from_json(text)
    assert back == blocks
    assert [repr(one) for one in back] == [repr(one) for one in blocks], "types as well as values"
    assert to_json(back) == text


def test_each_kind_of_block_is_tried() -> None:
    assert {Heading, Table, TextSlot} <= set(BLOCKS)
    assert len(BLOCKS) >= 9


def test_defaults_are_written_too() -> None:
    (told,) = json.loads(to_json([Heading(id="a", text="A")]))["blocks"]
    assert told == {
        "is": "Heading",
        "id": "a",
        "fill": "A",
        "evidence": [],
        "text": "A",
        "level": 1,
        "annex": False,
        "landscape": False,
    }


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format":1,"blocks":[{"is":"Nothing"}]}', '{"format":1,"blocks":[{"is":"Note"}]}'],
)
def test_what_is_damaged_is_refused(text: str) -> None:
    with pytest.raises(StorageError) as caught:
        from_json(text)
    assert caught.value.hint


def test_a_newer_form_is_refused() -> None:
    with pytest.raises(StorageError) as caught:
        from_json('{"format":99,"blocks":[]}')
    assert caught.value.hint


def test_what_json_cannot_hold_is_no_block() -> None:
    with pytest.raises(TypeError):
        to_json([Heading(id="a", text=1.5)])  # type: ignore[arg-type]
