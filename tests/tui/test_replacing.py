"""Writing over a file: only after asking."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tui.dialogs.replacing import when_free

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Asked:
    """Stands for a widget whose app is asked, and answers.

    Args:
        answer: What the person chooses.
    """

    def __init__(self, answer: str | None) -> None:
        self.answer = answer
        self.questions = 0
        self.app = SimpleNamespace(push_screen=self._push)

    def _push(self, _screen: Any, then: Callable[[str | None], None]) -> None:
        self.questions += 1
        then(self.answer)


@pytest.mark.parametrize(("answer", "times"), [("yes", 1), ("no", 0), (None, 0)])
def test_a_file_that_is_there_is_written_over_after_a_yes_only(
    answer: str | None, times: int, tmp_path: Path
) -> None:
    there, acted = tmp_path / "register.xlsx", list[str]()
    there.write_bytes(b"x")
    node = Asked(answer)
    when_free(node, str(there), acted.append)
    assert (node.questions, acted) == (1, [str(there)] * times)


def test_a_free_place_is_taken_at_once_and_leaving_does_nothing(tmp_path: Path) -> None:
    node, acted = Asked("no"), list[str]()
    for place in (str(tmp_path / "new.xlsx"), None, ""):
        when_free(node, place, acted.append)
    assert (node.questions, acted) == (0, [str(tmp_path / "new.xlsx")])
