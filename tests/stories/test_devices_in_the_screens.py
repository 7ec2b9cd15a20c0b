"""A coordinator's morning in the list of devices: look up, mend, mark, archive, undo."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records import get
from inventory.store.schema import BATCH
from inventory.store.work import work
from tests.tui.driver import screens

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from inventory.store.database import Database


def batches(database: Database) -> list[dict[str, Any]]:
    with database.read() as connection:
        return [dict(row) for row in connection.execute(sa.select(BATCH).order_by(BATCH.c.id)).mappings()]


async def test_filter_live_wrong_and_cleared(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2", "list.filter")
        await found.type("status:reparatie")
        assert found.grid.row_count == 2
        assert "2 van 12" in found.text
        await found.type(" foo:bar")
        assert "heeft geen veld “foo”" in found.text
        await found.press("escape")
        assert found.grid.row_count == 12
        assert found.grid.has_focus
        assert "heeft geen veld" not in found.text


async def test_edit_a_cell_and_undo_it(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2")
        key = found.grid.current_key
        assert key is not None
        await found.press("right", "right", "right")
        await found.do("list.edit")
        await found.press("ctrl+u")
        await found.type("vermi")
        await found.press("down", "enter", "enter")
        assert found.row("device", key)["status"] == "missing"
        assert "✗ vermist" in found.text
        await found.do("app.undo")
        assert found.row("device", key)["status"] == "in_use"
        await found.do("app.redo")
        assert found.row("device", key)["status"] == "missing"


async def test_a_value_that_does_not_fit_is_told_beside_the_cell(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2")
        key = found.grid.current_key
        assert key is not None
        await found.press("right", "right", "right")
        await found.do("list.edit")
        await found.press("ctrl+u")
        await found.type("kapotgevallen")
        await found.press("escape", "enter")
        assert "is geen" in found.text or "niet een van" in found.text or "✗ “kapot" in found.text
        await found.press("escape")
        assert found.row("device", key)["status"] == "in_use"


async def test_mark_and_change_together_in_one_batch(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2")
        before = len(batches(small))
        await found.press("space", "space", "space", "right", "right", "right")
        assert "3 gemarkeerd" in found.text
        await found.do("list.edit-marked")
        await found.type("in reparatie")
        assert "3 worden gewijzigd; 0 hebben" in found.text
        await found.press("escape", "enter")
        after = batches(small)
        assert len(after) == before + 1
        assert after[-1]["changes"] == 3
        await found.do("app.undo")
        assert "3 " in found.text


async def test_archive_asks_says_what_and_can_be_taken_back(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2")
        await found.press("space", "space")
        await found.do("list.archive")
        assert "Archiveren: 2 apparaten?" in found.text
        assert "WH-000" in found.text
        await found.press("enter")
        assert found.grid.row_count == 12, "the safe answer has the focus"
        await found.do("list.archive")
        await found.press("y")
        assert found.grid.row_count == 10
        await found.do("list.archive-shown")
        assert found.grid.row_count == 2
        await found.do("list.edit")
        assert "Archief" in found.text or "haal ze eerst terug" in found.text
        await found.do("list.revive")
        assert found.grid.row_count == 1
        await found.do("list.archive-shown")
        assert found.grid.row_count == 11


async def test_new_with_what_is_wrong_beside_the_field(small: Database) -> None:
    async with screens(small, (100, 36)) as found:
        await found.do("main.section-2", "list.new")
        await found.type("WH-000")
        await found.do("form.save")
        assert "Inventarisnummer" in found.text
        assert len(found.app.screen_stack) == 2, "a tag that is there already is refused"
        await found.press("backspace")
        await found.type("X")
        await found.do("form.save")
        assert found.grid.row_count == 13
        assert found.row("device", found.grid.current_key or 0)["tag"] == "WH-00X"


async def test_a_form_left_half_is_kept_as_a_draft(small: Database, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    async with screens(small, (100, 36), memory=kept) as found:
        await found.do("main.section-2", "list.edit-form")
        await found.type("-X")
        await found.do("app.quit")
    async with screens(small, (100, 36), memory=kept) as found:
        assert found.list.kind == "device", "the section of the last time is open"
        await found.do("list.edit-form")
        assert "WH-000-X" in found.text
        assert "concept" in found.text.lower()
        await found.do("form.discard")
        assert "WH-000-X" not in found.text
        await found.do("form.leave")
        assert len(found.app.screen_stack) == 1


async def test_a_stale_save_shows_both_versions(small: Database) -> None:
    async with screens(small, (100, 36)) as found:
        await found.do("main.section-2")
        key = found.grid.current_key
        assert key is not None
        await found.do("list.edit-form")
        await found.type("-mine")
        with work(small, "jan") as unit:
            unit.change(get("device"), key, {"tag": "WH-theirs"})
        await found.do("form.save")
        assert "jan" in found.text
        assert "WH-theirs" in found.text
        assert "WH-000-mine" in found.text
        assert found.row("device", key)["tag"] == "WH-theirs"
        await found.press("right", "right", "enter")
        assert found.row("device", key)["tag"] == "WH-000-mine"


async def test_make_a_site_in_passing(small: Database) -> None:
    async with screens(small, (100, 36)) as found:
        await found.do("main.section-2", "list.edit-form")
        await found.press(*["tab"] * 5, "ctrl+u")
        await found.type("De Eik")
        assert "+ nieuw: vestiging “De Eik”" in found.text
        await found.press("down", "enter")
        assert "Nieuw: vestiging" in found.text
        await found.do("form.save")
        await found.do("form.save")
        key = found.grid.current_key
        assert key is not None
        site = found.row("device", key)["site"]
        assert found.row("site", site)["name"] == "De Eik"


async def test_frequencies_filter(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2")
        await found.press("right", "right", "right")
        await found.do("list.frequencies")
        assert "hoe vaak" in found.text
        await found.press("enter")
        assert found.list.view.filter == 'status="in_use"'
        assert found.grid.row_count == 6


async def test_relations_lead_on_and_back(small: Database) -> None:
    async with screens(small, (120, 36)) as found:
        await found.do("main.section-2", "main.next-page", "list.open", "detail.tab")
        assert "Apparaten · Inkooppartij  12" in found.text
        await found.press("enter")
        assert found.list.kind == "device"
        assert found.grid.row_count == 12
        assert found.list.view.filter == "lot.id=1"
        await found.do("main.back")
        assert found.list.kind == "lot"


async def test_sort_three_ways(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2", "list.sort")
        assert found.list.view.sort == ("tag",)
        await found.do("list.sort")
        assert found.list.view.sort == ("-tag",)
        await found.do("list.first")
        assert found.row("device", found.grid.current_key or 0)["tag"] == "WH-011"
        await found.do("list.sort")
        assert not found.list.view.sort


async def test_saved_view_comes_back_by_name(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2", "list.filter")
        await found.type("status:reparatie")
        await found.press("enter")
        await found.do("list.sort", "list.views")
        await found.press("enter")
        await found.type("Kapot")
        await found.press("enter")
        await found.do("list.clear-filter")
        assert found.grid.row_count == 12
        await found.do("list.views")
        await found.type("kapot")
        await found.press("enter")
        assert found.grid.row_count == 2
        assert found.list.view.sort == ("tag",)


async def test_columns_are_chosen(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2", "list.columns")
        await found.press("space", "enter")
        assert "tag" not in found.grid.shown_columns
        assert found.grid.shown_columns[0] == "serial"


async def test_export_is_what_is_shown(
    small: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with screens(small, (120, 36)) as found:
        await found.do("main.section-2", "list.filter")
        await found.type("status:reparatie")
        await found.press("enter")
        await found.do("list.export")
        await found.press("ctrl+u")
        await found.type(str(tmp_path / "uit.csv"))
        await found.press("enter")
        assert "Geschreven" in found.text
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert len(rows) == 3
    assert rows[0][0] == "Inventarisnummer"
    assert {row[0] for row in rows[1:]} == {"WH-003", "WH-010"}


async def test_read_only_greys_and_says_why(small: Database) -> None:
    async with screens(small, read_only=True) as found:
        await found.do("main.section-2")
        assert "ALLEEN LEZEN" in found.text
        await found.do("list.new")
        assert len(found.app.screen_stack) == 1
        assert "alleen-lezen" in found.text.lower()


async def test_help_finds_and_does(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2", "app.help")
        await found.type("alles markeren")
        await found.press("enter")
        assert found.grid.mark_count == 12


async def test_palette_finds_a_record_and_a_page(small: Database) -> None:
    async with screens(small) as found:
        await found.do("app.palette")
        await found.type("parnassys")
        await found.pilot.pause(0.3)
        await found.settle()
        await found.press("down", "enter")
        assert found.list.kind == "system"
        assert found.grid.row_count == 1
