"""The search for garbage goes on after a plan was made, also when making it failed."""

from __future__ import annotations

import gc

import pytest

from inventory.plan.pause import paused


def test_garbage_is_looked_for_again_after_a_failure() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError), paused():
        {True: "on"}[gc.isenabled()]
    assert gc.isenabled()
    with paused():
        assert not gc.isenabled()
    gc.disable()
    with paused():
        pass
    still = gc.isenabled()
    gc.enable()
    assert not still, "who had switched it off finds it off"
