from __future__ import annotations

import pytest

from inventory.language import choose, current
from inventory.records import get
from inventory.store.filter import Suggestion, condition, suggestions
from tests.inventory.store.filter.board import CUSTOM, ON


@pytest.fixture(autouse=True)
def english() -> object:
    before = current()
    choose("en")
    yield None
    choose(before)


def texts(text: str) -> list[str]:
    return [s.text for s in suggestions(text, len(text), get("device"), CUSTOM)]


def test_fields_by_either_language_and_synonym() -> None:
    assert texts("wilgenhof -sta")[0] == "status:"
    assert "warranty_until:" in texts("garan")
    assert "kleur_van_de_hoes:" in texts("kl")
    assert "Wi-Fi_MAC:" in texts("mac")
    assert texts("") == []
    assert texts("status:in_use ") == []


def test_the_part_that_is_typed_is_replaced() -> None:
    assert suggestions("a (stat", 7, get("device"))[0] == Suggestion("status:", "Status", 3, 7)
    assert suggestions("lot.supp b", 8, get("device"))[0] == Suggestion("supplier:", "Supplier", 4, 8)
    assert suggestions("status:re", 9, get("device"))[0].start == 7


def test_values() -> None:
    assert texts("status:in_")[:2] == ["in_stock", "in_use"]
    assert texts("status:afgev") == ["retired"]
    assert texts("encrypted:") == ["yes", "no", "unknown", "empty"]
    assert "+90d" in texts("garantie<")
    assert texts("nonsense:") == []
    assert texts("tag.name.x") == []


def test_every_suggestion_is_understood() -> None:
    for kind in ("device", "lot", "contract", "licence"):
        record = get(kind)
        for field in record.fields.values():
            for text in [s.text for s in suggestions(field.name, len(field.name), record)]:
                assert condition(text, record, on=ON) is not None
            asked = f"{field.name}:"
            for value in [s.text for s in suggestions(asked, len(asked), record)]:
                assert condition(asked + value, record, on=ON) is not None
