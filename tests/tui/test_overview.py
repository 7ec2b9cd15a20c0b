"""What the start screen reads: findings of today, which it remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import RefusedError
from inventory.signals import life
from inventory.store.database import open_database
from tests.inventory.signals.small import ON, making
from tui.overview import decisions
from tui.writes import Progress

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RULE = "PRV-060"


def test_what_is_found_is_remembered_and_what_is_accepted_left_out(tmp_path: Path) -> None:
    database = open_database(tmp_path / "board.db")
    with making(database) as make:
        make("system", name="A")
        make("system", name="B")
        make("mark", rule=RULE, record="system", subject="B", state="accepted", reason="x")
    progress = Progress()
    found = [one for one in decisions(database, ON, progress) if one.rule == RULE]
    assert [(one.subject.name, one.first_seen) for one in found] == [("A", ON)]
    assert progress.done == progress.total > 0
    with database.read() as connection:
        assert len([one for one in life.since(connection, ON).new if one.rule == RULE]) == 2
    database.close()


def test_findings_are_shown_when_another_program_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_given: object) -> bool:
        raise RefusedError("locked")

    monkeypatch.setattr(life, "remember", locked)
    database = open_database(tmp_path / "board.db")
    with making(database) as make:
        make("system", name="A")
    assert RULE in {one.rule for one in decisions(database, ON, Progress())}
    database.close()
