from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory import language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English in these tests, and afterwards what was spoken before."""
    before = language.current()
    language.choose("en")
    yield
    language.choose(before)
