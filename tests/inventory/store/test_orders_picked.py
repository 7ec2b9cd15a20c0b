"""Picking from an order: what was found, in the order of the whole, and nothing that is not in it."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.store import orders

NUMBERS = st.lists(st.integers(1, 60), min_size=1, unique=True)


@pytest.mark.parametrize("sparse", [0, 1000])
@given(whole=NUMBERS, found=NUMBERS)
def test_picked_is_what_was_found_in_the_lists_order(sparse: int, whole: list[int], found: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(orders, "SPARSE", sparse)
        picked = orders.picked(array("q", whole), found)
    assert list(picked) == [number for number in whole if number in found]
