"""A coordinator reads a spreadsheet in by keyboard: look, correct, import, see it, take it back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from importers.options import Cancelled
from inventory.records import get
from inventory.store.schema import BATCH
from inventory.store.work import work
from tests.tui.driver import screens
from tui.importing import apply, examine
from tui.screens.importing import ImportScreen
from tui.widgets.grid import Grid
from tui.writes import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database
    from tests.tui.driver import Screens

CONTRACTS = """Nummer;Naam;Leverancier;Ingangsdatum;Contrct
C-100;ParnasSys;Rolf Groep;01-01-2025;a
C-101;Kopieerapparaten;Rolf Groep;1 januari 2024;b
C-102;Glasvezel;Rolf Groep;33-13-2024;c
"""


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "contracten.csv"
    path.write_text(CONTRACTS, encoding="utf-8")
    return path


def count(database: Database, kind: str) -> int:
    table = get(kind).table
    with database.read() as connection:
        query = sa.select(sa.func.count()).select_from(table).where(table.c.archived.is_(None))
        return int(connection.execute(query).scalar_one())


def batches(database: Database) -> int:
    with database.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(BATCH)).scalar_one())


async def chosen(found: Screens, path: Path) -> ImportScreen:
    """Choose a file by typing the beginning of its name."""
    found.app.config = path.parent.parent / "settings.toml"
    await found.do("main.import")
    await found.press("ctrl+u")
    await found.type(str(path))
    await found.press("enter")
    await found.settle()
    screen = found.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


async def test_import_with_a_bad_row_and_take_it_back(small: Database, contracts: Path) -> None:
    before = batches(small)
    async with screens(small) as found:
        await found.do("main.section-4")
        await chosen(found, contracts)
        assert "+ 2 nieuw" in found.text
        assert "✗ 1 afgekeurd" in found.text
        assert batches(small) == before, "a preview writes nothing"
        while "33-13-2024" not in found.text:
            await found.do("import.part")
        assert "Rij 4" in found.text
        await found.do("import.apply")
        assert "1 rij is afgekeurd" in found.text
        assert "contracten.afgekeurd.csv" in found.text.replace("\n", "").replace(" ", "").replace("│", "")
        await found.press("enter")
        assert found.list.kind == "contract"
        assert found.grid.row_count == 2
        assert "C-101" in found.text
        assert batches(small) == before + 1
        mended = (contracts.parent / "contracten.afgekeurd.csv").read_text(encoding="utf-8-sig")
        assert "33-13-2024" in mended
        await found.do("app.undo")
        assert found.grid.row_count == 0
    assert count(small, "contract") == 0


async def test_a_second_time_nothing_is_left_to_import(small: Database, contracts: Path) -> None:
    async with screens(small) as found:
        await chosen(found, contracts)
        await found.do("import.apply")
        await found.press("enter")
        await chosen(found, contracts)
        assert "= 2 ongewijzigd" in found.text
        await found.do("import.apply")
        assert isinstance(found.app.screen, ImportScreen), "there is nothing to import"
        assert "niets te importeren" in found.text


async def test_columns_are_chosen_left_out_and_kept_as_a_profile(small: Database, contracts: Path) -> None:
    async with screens(small, (120, 36)) as found:
        screen = await chosen(found, contracts)
        while screen.part != "columns":
            await found.do("import.part")
        await found.press("down")
        await found.do("import.omit")
        table = screen.table
        assert table is not None
        assert table.columns[1].how == "left out"
        assert table.report is not None
        assert table.report.new == 0, "a contract needs a name"
        await found.do("import.omit")
        await found.press("ctrl+end")
        await found.do("import.field")
        await found.type("opmerkingen")
        await found.press("enter")
        table = screen.table
        assert table is not None
        assert (table.columns[4].field, table.columns[4].how) == ("notes", "chosen")
        await found.do("import.save-profile")
        await found.type("Mijn lijst")
        await found.press("enter")
        assert (screen.own / "mijn-lijst.toml").is_file()
        await found.do("import.preview")
        assert screen.table is not None
        assert screen.table.seen.profile is not None
        assert screen.table.seen.profile.name == "Mijn lijst"


async def test_changed_cells_are_shown_old_and_new(small: Database, tmp_path: Path) -> None:
    path = tmp_path / "apparaten.csv"
    path.write_text("Inventarisnummer;Serienummer;Status\nWH-000;5CG0000;vermist\n", encoding="utf-8")
    async with screens(small) as found:
        screen = await chosen(found, path)
        while screen.part != "changed":
            await found.do("import.part")
        assert "~ 1 gewijzigd" in found.text
        assert "in gebruik" in found.text
        assert "~ vermist" in found.text


async def test_a_table_that_is_not_recognised_is_named(small: Database, tmp_path: Path) -> None:
    path = tmp_path / "raadsel.csv"
    path.write_text("Kolom X;Kolom Y\nAula;De Linde\n", encoding="utf-8")
    async with screens(small) as found:
        screen = await chosen(found, path)
        assert "niet herkend" in found.text
        await found.do("import.recognise")
        await found.type("vestigingen")
        await found.press("enter")
        assert screen.table is not None
        assert screen.table.seen.record is get("site")
        await found.do("import.recognise")
        await found.type("weglaten")
        await found.press("enter")
        assert "weggelaten" in found.text


async def test_several_files_are_marked_and_left_without_traces(small: Database, contracts: Path) -> None:
    other = contracts.with_name("raadsel.csv")
    other.write_text("Inventarisnummer;Serienummer\nWH-900;X900\n", encoding="utf-8")
    before = batches(small)
    async with screens(small) as found:
        await found.do("main.import")
        await found.press("ctrl+u")
        await found.type(f"{contracts.parent}/")
        await found.press("tab", "tab", "enter")
        screen = found.app.screen
        assert isinstance(screen, ImportScreen)
        assert len(screen.tables) == 2
        assert "1/2" in found.text
        await found.do("import.table")
        assert "2/2" in found.text
        await found.do("import.leave")
        assert len(found.app.screen_stack) == 1
    assert batches(small) == before


async def test_read_only_imports_nothing_and_says_why(small: Database) -> None:
    async with screens(small, read_only=True) as found:
        await found.do("main.import")
        assert len(found.app.screen_stack) == 1
        assert "alleen-lezen" in found.text.lower()


async def test_an_old_preview_is_not_applied_but_shown_anew(small: Database, contracts: Path) -> None:
    async with screens(small) as found:
        screen = await chosen(found, contracts)
        with work(small, "jan") as unit:
            supplier = unit.add(get("supplier"), {"name": "Ander"})
            unit.add(
                get("contract"),
                {"number": "C-100", "name": "X", "supplier": supplier, "start": dt.date(2025, 1, 1)},
            )
        before = batches(small)
        await found.do("import.apply")
        await found.settle()
        assert found.app.screen is screen
        assert screen.table is not None
        assert screen.table.report is not None
        assert (screen.table.report.new, screen.table.report.changed) == (1, 1)
        assert batches(small) == before


def test_a_stopped_import_leaves_nothing(small: Database, contracts: Path, tmp_path: Path) -> None:
    examined = examine(small, [contracts], {}, tmp_path, "els", Progress())
    before, stopped = batches(small), Progress()
    stopped.stop.set()
    with pytest.raises(Cancelled):
        apply(small, [contracts], examined, {}, tmp_path, "els", stopped)
    assert batches(small) == before
    assert count(small, "contract") == 0


async def test_hostile_cells_are_shown_as_they_are(small: Database, tmp_path: Path) -> None:
    path = tmp_path / "kwaad[bold].csv"
    cell = "[/foo][@click=app.quit]x[/]\x1b]0;weg\x1b\\" + "a" * 5000
    path.write_text(
        f"Inventarisnummer;Serienummer;[/kop]\n{cell[:40]};1;{cell}\nWH-000;2;{cell}\n", encoding="utf-8"
    )
    async with screens(small) as found:
        await chosen(found, path)
        for _part in range(5):
            await found.do("import.part")
            assert "\x1b" not in found.text
        assert found.app.screen.query_one(Grid) is not None
