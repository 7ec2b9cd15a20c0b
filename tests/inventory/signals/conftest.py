"""Messages of the rules are compared in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.language import choose, current

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Speak Dutch, and afterwards what was spoken before."""
    before = current()
    choose("nl")
    yield
    choose(before)
