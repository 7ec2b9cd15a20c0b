from __future__ import annotations

import pytest

from tui.cli.docs import ROOT, pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_that_is_made_is_as_the_program_makes_it(path: object) -> None:
    made = {str(place): text for place, text in pages().items()}[str(path)]
    there = ROOT.joinpath(str(path)).read_text(encoding="utf-8")
    assert there == made, f"{path} is old: run `make docs`"
