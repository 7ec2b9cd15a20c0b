"""What goes wrong is told: errors in a dialog, bugs with a report, hostile data as plain text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import StorageError
from inventory.records import get
from inventory.store.work import work
from tests.tui.driver import screens
from tests.tui.screens_text import screen_segments
from tui.memory import Memory, place

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

HOSTILE = [
    "[/foo]",
    "[@click=app.quit]x[/]",
    "\x1b]0;weg\x1b\\[b",
    "a" * 390,
    "漢字かな交じり文",
    "👩‍👩‍👧 é́",
    "שלום \u202eabc",
    "[bold red]",
]


async def test_an_error_becomes_a_dialog(small: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any) -> None:
        raise StorageError("De schijf is [/vol].", "Maak ruimte.")

    monkeypatch.setattr("tui.widgets.list_looks.frequencies", refuse)
    async with screens(small) as found:
        await found.do("main.section-2", "list.frequencies")
        assert "De schijf is [/vol]." in found.text
        assert "Maak ruimte." in found.text
        await found.press("escape")
        assert len(found.app.screen_stack) == 1


async def test_a_bug_in_a_thread_is_reported_without_data(
    small: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = "geheim"

    def fail(*_arguments: Any) -> None:
        raise ValueError(secret)

    monkeypatch.setattr("tui.cli.failure.folder", lambda: tmp_path / "log")
    monkeypatch.setattr("tui.widgets.list_looks.frequencies", fail)
    async with screens(small) as found:
        await found.do("main.section-2", "list.frequencies")
        assert "Dit is een fout in inventaris" in found.text
        assert len(found.app.screen_stack) == 2
    report = next((tmp_path / "log").iterdir()).read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "geheim" not in report


@pytest.mark.parametrize("size", [(60, 20), (140, 40)], ids=str)
async def test_hostile_data_is_only_text(small: Database, size: tuple[int, int]) -> None:
    with work(small, "els") as unit:
        kind = get("device")
        numbers = [unit.add(kind, {"tag": f"h{index}"}) for index in range(len(HOSTILE))]
        unit.add(get("saved_view"), {"record": "device", "name": "[/foo]", "filter": "[/foo]"})
        unit.add(get("site"), {"name": "[@click=app.quit]site[/]"})
    with small.write() as connection:  # past the cleaning of the store
        for number, text in zip(numbers, HOSTILE, strict=True):
            values = {"tag": text[:60], "user": text[:254], "notes": f"{text}\n[b"}
            connection.execute(sa.update(kind.table).where(kind.table.c.id == number).values(**values))
    async with screens(small, size) as found:
        await found.do("main.section-2", "list.clear-filter")
        for number in numbers[size[0] // 100 :: 2]:  # half of them in each size
            found.grid.move_to(number)
            await found.settle()
            await found.do("list.open", "detail.tab", "detail.tab", "detail.leave")
        found.grid.move_to(numbers[0])
        await found.do("list.copy", "list.copy-row")
        for name in ("list.edit-form", "list.views", "list.archive", "list.frequencies", "app.help"):
            await found.do(name)
            assert "\x1b" not in "".join(piece.text for line in screen_segments(found.app) for piece in line)
            await found.press("escape")
        await found.do("app.palette")
        await found.type("foo")
        await found.pilot.pause(0.2)
        await found.press("escape")
        assert found.app.is_running


async def test_what_is_kept_is_written_whole_and_read_safely(tmp_path: Path) -> None:
    path = tmp_path / "diep" / "kept.json"
    memory = Memory(path)
    memory.part("lists")["device"] = {"filter": "x"}
    assert memory.write()
    assert Memory(path).part("lists") == {"device": {"filter": "x"}}
    assert [one.name for one in path.parent.iterdir()] == ["kept.json"]
    for broken in ("", "[1]", "{", '{"lists": 3}'):
        path.write_text(broken, encoding="utf-8")
        assert Memory(path).part("lists") == {}
    assert Memory(None).write() is False


def test_every_database_has_a_place_of_its_own() -> None:
    assert place("/a/een.db") != place("/a/twee.db")
    assert place("/a/een.db") == place("/a/een.db")


async def test_rubbish_that_was_kept_does_not_stop_the_screens(small: Database, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    kept = {
        "page": "device",
        "theme": "no such theme",
        "lists": {"device": {"filter": "foo:", "sort": ["nope", 3], "columns": ["nope"], "cursor": "x"}},
        "drafts": {"device:1": {"texts": 4}},
        "budget": {"year": "x"},
    }
    path.write_text(json.dumps(kept), encoding="utf-8")
    async with screens(small, memory=path) as found:
        assert found.list.kind == "device"
        await found.press("escape")
        assert found.grid.row_count == 12


async def test_the_place_of_the_last_time_comes_back(small: Database, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    async with screens(small, memory=path) as found:
        await found.do("main.section-2", "list.filter")
        await found.type("status:reparatie")
        await found.press("enter", "down")
        key = found.grid.current_key
        await found.do("app.theme", "app.quit")
        theme = found.app.theme
    async with screens(small, memory=path) as found:
        assert found.list.view.filter == "status:reparatie"
        assert found.grid.current_key == key
        assert found.app.theme == theme
