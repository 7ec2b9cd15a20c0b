"""What a message says of a name that is not there."""

from __future__ import annotations

import pytest

from inventory.landscape.naming import LONGEST, perhaps, shown
from inventory.language import choose

NAMES = {"topicus": "Topicus", "parnassys": "ParnasSys", "magister": "Magister"}


@pytest.mark.parametrize(("name", "said"), [("Topicsu", "Perhaps: Topicus."), ("", ""), ("x" * 100_000, "")])
def test_perhaps(name: str, said: str) -> None:
    """The nearest, or nothing; a very long text takes no time."""
    choose("en")
    assert perhaps(name, NAMES) == said


def test_shown() -> None:
    """A name as it is, cut to a line, without what drives a terminal."""
    assert shown("KIJK!") == "KIJK!"
    assert shown("a\x1b[31mb") == "a[31mb"
    assert len(shown("x" * 100_000)) == LONGEST
