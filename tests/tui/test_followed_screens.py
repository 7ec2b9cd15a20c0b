"""Indicators, versions, differences and a document brought up to date, by keyboard."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.plan import versions
from inventory.publish import refresh_run
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.publish.edited import edited, place, typed
from tests.tui.driver import TODAY, screens
from tests.tui.followed_board import fill_followed
from tests.tui.kept_board import kept, written
from tests.tui.screens_text import golden
from tui import versioning
from tui.screens.plan_refresh import RefreshScreen
from tui.screens.plan_versions import VersionsScreen

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
NOW = dt.datetime(2026, 11, 22, 9)  # noqa: DTZ001  the database keeps UTC without a zone
both = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once, with a version that was kept before the price of the contract went up."""

    def fill(database: Database) -> None:
        fill_followed(database)
        versioning.keep(database, "els", 1, TODAY, "voor de raad")

    return kept(tmp_path_factory.mktemp("followed"), fill)


def dearer(database: Database) -> None:
    """Raise the price of the contract to 15.000 euro a year, on a day that is always the same."""
    with work(database, "els", "Nieuwe offerte") as unit:
        unit.change(get("contract_price"), 1, {"unit_price": 150_000_000})
        batch = unit.batch
    with database.write() as connection:
        connection.execute(sa.text("UPDATE batch SET at = :at WHERE id = :id"), {"at": NOW, "id": batch})


async def top(found: Screens, screen: Any) -> None:
    """Show a screen over the frame."""
    found.app.push_screen(screen)
    await found.settle()


@both
async def test_indicators(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board, "indicators")
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        text = found.text
        assert "\x1b" not in text
        if size == SIZES[0]:
            await _measured(found)
            await _sifted(found)
    database.close()
    assert text == golden(HERE / f"indicators-{size[0]}.txt", text)


async def _measured(found: Screens) -> None:
    """Measure, see that it is kept once, and take it back."""
    await found.do("indicators.measure")
    assert "1 meting van vandaag bewaren?" in found.text
    await found.press("enter")
    row = found.row("measurement", 5)
    assert (row["indicator"], row["value"], row["source"]) == (3, 6000, "inventaris")
    await found.do("indicators.measure")
    assert "Niets te bewaren" in found.text
    await found.press("escape", "u")
    await found.do("indicators.measure")
    assert "1 meting van vandaag bewaren?" in found.text  # it was taken back
    await found.press("escape")


async def _sifted(found: Screens) -> None:
    """Find an indicator, see what is behind it, and be refused when nothing may be written."""
    await found.pilot.press("slash", *"vaardige", "enter")
    await found.settle()
    assert "1 van 4 indicatoren" in found.text
    await found.do("indicators.behind")
    assert "01-09-2026: 75% · Enquête" in found.text
    await found.press("enter")
    assert "meting" in found.text
    await found.press("escape", "escape")
    found.app.read_only = True
    await found.do("indicators.new")
    assert "alleen-lezen" in found.text


@both
async def test_versions_and_what_differs(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board, "indicators")
    database = open_database(path)
    dearer(database)
    async with screens(database, size, memory=memory) as found:
        await top(found, VersionsScreen(1))
        assert "voor de raad" in found.text
        await found.do("versions.today")
        text = found.text
        if size == SIZES[0]:
            await _explained(found)
            await _adopted(found, tmp_path)
    database.close()
    assert text == golden(HERE / f"differences-{size[0]}.txt", text)


async def _explained(found: Screens) -> None:
    """Open the record that explains a figure, and go back to the versions."""
    await found.pilot.press("slash", *"totaal", "enter", "ctrl+home", "down")
    await found.settle()
    await found.do("differences.open")
    assert "12.000,00 → 15.000,00" in found.text
    await found.press("enter")
    assert "C1" in found.text
    await found.press(
        "u", "escape", "escape", "escape"
    )  # the price is taken back; out of the record, the list, the filter
    assert "In het plan verschilt niets" in found.text
    await found.press("escape")
    assert "Versies van het plan" in found.text


async def _adopted(found: Screens, folder: Path) -> None:
    """Adopt the version, which is asked by whom; then write it as it was kept."""
    await found.do("versions.adopt")
    await found.press("ctrl+s")
    assert "Vastgesteld door" in found.text  # the dialog stays: by whom is missing
    await found.type("Bestuur")
    await found.press("ctrl+s")
    with found.app.database.read() as connection:
        adoption = versions.find(connection, 1).adoption
    assert adoption == versions.Adoption(TODAY, "Bestuur")
    await found.do("versions.adopt")
    assert "al vastgesteld" in found.text
    await found.do("versions.write")
    await found.press("ctrl+u")
    await found.type(str(folder / "plan.json"))
    await found.press("enter")
    assert "12.000,00" in (folder / "plan.json").read_text(encoding="utf-8")


@both
async def test_a_document_is_brought_up_to_date(
    board: bytes, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path, memory = written(tmp_path, board, "indicators")
    database = open_database(path)
    document = tmp_path / "plan.docx"
    with database.read() as connection:
        settings = versioning.settings_of(connection, 1, TODAY)
    refresh_run.make(database, settings, TODAY, NOW, document)
    document.write_bytes(
        edited(document.read_bytes(), lambda root: typed(place(root, "summary-request"), "Keur het goed."))
    )
    before = document.read_bytes()
    dearer(database)
    with work(database, "els") as unit:
        unit.change(get("plan_text"), 1, {"text": "Stel het vandaag vast."})
    async with screens(database, size, memory=memory) as found:
        await top(found, RefreshScreen(1))
        await found.press("enter")
        text = found.text
        if size == SIZES[0]:
            await _decided(found, document, before)
    database.close()
    assert text == golden(HERE / f"refresh-{size[0]}.txt", text)


async def _decided(found: Screens, document: Path, before: bytes) -> None:
    """Let the document prevail, write it, and see that the text came back and the former file is there."""
    await found.do("refresh.database", "refresh.document", "refresh.write")
    assert "1 tekst of vinkje" in found.text
    assert "geen keuze" not in found.text
    await found.press("right", "enter")
    assert "Overname: 1" in found.text
    assert found.row("plan_text", 1)["text"] == "Keur het goed."
    assert document.with_name("plan (vorige).docx").read_bytes() == before
    await found.press("enter")
    assert "Het document is bijgewerkt" in found.text
    strange = document.with_name("vreemd.docx")
    strange.write_bytes(b"PK geen document")
    await found.do("refresh.choose")
    await found.press("ctrl+u")
    await found.type(str(strange))
    await found.press("enter")
    assert "✗" in found.text
    assert strange.read_bytes() == b"PK geen document"
