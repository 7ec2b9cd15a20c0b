"""Writing in a plan from the screens: nobody's text is lost, words on boxes come and go; the editor of the machine."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import SuspendNotSupported

from inventory.errors import InputError, RefusedError, StaleError
from inventory.store.database import open_database
from inventory.store.undo import undo
from tests.tui.driver import TODAY
from tests.tui.kept_board import kept
from tests.tui.plan_fill import PLAN, TEXT, fill_plan
from tui import outside
from tui import plan_writing as writing
from tui.background import Stopped
from tui.plan_documents import Wanted, write
from tui.plan_reading import Chosen, look, opened, outline, with_text
from tui.writes import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    return kept(tmp_path_factory.mktemp("plan"), fill_plan)


@pytest.fixture
def database(board: bytes, tmp_path: Path) -> Iterator[Database]:
    """Give a copy of the board."""
    path = tmp_path / "board.db"
    path.write_bytes(board)
    found = open_database(path)
    yield found
    found.close()


def test_a_text_that_somebody_else_wrote_meanwhile_is_not_lost(database: Database) -> None:
    seen = writing.slot_of(database, 1, "vision-role")
    assert seen.text == TEXT
    assert writing.write_text(database, "jan", seen, "Van Jan")
    with pytest.raises(StaleError) as stale:
        writing.write_text(database, "els", seen, "Van Els")
    assert (stale.value.theirs, stale.value.mine) == ({"text": "Van Jan"}, {"text": "Van Els"})
    assert not writing.write_text(database, "els", seen, "Van Jan ")  # both wrote the same
    assert writing.write_text(database, "els", seen, "Van Els", force=True)
    empty = writing.slot_of(database, 1, "vision-way")
    assert (empty.text, empty.number) == ("", None)
    assert writing.write_text(database, "jan", empty, "Eerst")
    with pytest.raises(StaleError):
        writing.write_text(database, "els", empty, "Later")
    assert writing.write_text(database, "els", writing.slot_of(database, 1, "vision-way"), "")
    undo(database, "els")
    assert writing.slot_of(database, 1, "vision-way").text == "Eerst"


def test_boxes_and_plans(database: Database) -> None:
    assert writing.write_tick(database, "els", 1, "vision-shared", "Besproken", ticked=True)
    with pytest.raises(InputError):
        writing.write_tick(database, "els", 1, "vision-shared", " ", ticked=False)
    assert writing.take_tick(database, "els", 1, "vision-shared")
    assert not writing.take_tick(database, "els", 1, "vision-shared")
    number = writing.new_plan(database, "els", "Nieuw", "summary", (2027, 2028))
    assert writing.change_plan(database, "els", number, {"template": "ikc"}, 1)
    with pytest.raises(StaleError):
        writing.change_plan(database, "els", number, {"template": "summary"}, 1)
    with pytest.raises(InputError):
        writing.new_plan(database, "els", PLAN, "summary", (2027, 2028))
    assert writing.years("2027") == (2027, 2027)
    for wrong in ("2030-2027", "2027-2045", "straks"):
        with pytest.raises(InputError):
            writing.years(wrong)
    found = outline(database, Chosen(PLAN), TODAY)
    grounds = writing.grounds(database, found.settings, TODAY)
    assert grounds.proposal.profile is None
    assert "profiel" in grounds.sentence


def test_the_outline_is_that_of_the_plan(database: Database) -> None:
    known = outline(database, Chosen(PLAN), TODAY)
    progress = Progress()
    found = look(database, known, TODAY, progress)
    assert progress.done == progress.total > 50
    assert [one.id for one in known.entries] == [one.id for one in found.outline.entries]
    open_ = {one.id: one.open for one in found.outline.entries}
    texts = sum(texts for texts, _boxes in open_.values())
    boxes = sum(boxes for _texts, boxes in open_.values())
    kinds = [one.kind for one in found.points]
    assert (texts, boxes) == (kinds.count("question") + kinds.count("cell"), kinds.count("box"))
    written = with_text(found, "vision-way", "Stap voor stap")
    before, after = (opened(b for c in one.chapters for b in c)["ict-vision"] for one in (found, written))
    assert after[0] == before[0] - 1
    assert found.chapter_of("vision-way") == found.outline.entries[3].chapter
    with pytest.raises(InputError):
        outline(database, Chosen("Geen plan"), TODAY)


def test_documents_are_written_and_can_be_stopped(database: Database, tmp_path: Path) -> None:
    settings = outline(database, Chosen(PLAN, "summary"), TODAY).settings
    for suffix, begin in ((".docx", b"PK"), (".html", b"<!"), (".json", b"{")):
        progress = Progress()
        made = write(database, Wanted(settings, TODAY, tmp_path / f"plan{suffix}"), progress)
        assert made.read_bytes().startswith(begin)
        assert progress.done == progress.total > 0
    with pytest.raises(InputError, match="xlsx"):
        write(database, Wanted(settings, TODAY, tmp_path / "plan.odt"), Progress())
    stopped = Progress()
    stopped.stop.set()
    with pytest.raises(Stopped):
        write(database, Wanted(settings, TODAY, tmp_path / "no.docx"), stopped)
    assert not (tmp_path / "no.docx").exists()


class Waiting:
    """An app that waits, or cannot."""

    def __init__(self, *, can: bool = True) -> None:
        self.can = can

    def suspend(self) -> Any:
        """Wait as Textual does."""
        if not self.can:
            raise SuspendNotSupported
        return self

    def __enter__(self) -> None:
        """Wait."""

    def __exit__(self, *_what: object) -> None:
        """Go on."""


def test_the_editor_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app: Any = Waiting()
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    with pytest.raises(RefusedError, match="geen editor"):
        outside.edited(app, "", "slot")
    monkeypatch.setenv("EDITOR", "geen-editor-die-er-is -w")
    with pytest.raises(RefusedError, match="geen-editor"):
        outside.edited(app, "", "slot")
    script = tmp_path / "my editor"
    script.write_text('#!/bin/sh\nprintf "erbij\\033[0m" >> "$1"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", f"'{script}'")
    assert outside.edited(app, "Er was", "slot") == "Er was\nerbij[0m"
    with pytest.raises(RefusedError, match="Van hieruit"):
        outside.edited(Waiting(can=False), "", "slot")  # type: ignore[arg-type]
    script.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(RefusedError, match="fout"):
        outside.edited(app, "", "slot")
    script.write_text('#!/bin/sh\nprintf "\\377" > "$1"\n')
    with pytest.raises(InputError, match="UTF-8"):
        outside.edited(app, "", "slot")
