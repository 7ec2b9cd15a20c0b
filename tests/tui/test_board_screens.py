"""Content of the start screen, the import and the history, as text that a reader can review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import screens
from tests.tui.screens_text import golden

if TYPE_CHECKING:
    from inventory.store.database import Database

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
FILE = """Inventarisnummer;Serienummer;Status;Vestiging;Statsu
WH-000;5CG0000;vermist;De Linde;a
WH-001;5CG0001;in gebruik;Wilgenhof;b
WH-100;5CG0100;in gebruik;Wilgenhof;c
WH-101;5CG0101;foetsie;Nergens;d
"""
PARTS = {"columns": 0, "new": 1, "changed": 2, "rejected": 3, "remarks": 4}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", ["history", "history-changes", "history-undo"])
async def test_golden(small: Database, way: str, size: tuple[int, int]) -> None:
    steps = {"history-changes": ["history.open"], "history-undo": ["history.undo"]}
    async with screens(small, size) as found:
        await found.do("main.history", *steps.get(way, []))
        text = found.text
    assert text == golden(HERE / f"{way}-{size[0]}.txt", text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("part", PARTS)
async def test_golden_of_an_import(small: Database, tmp_path: Path, part: str, size: tuple[int, int]) -> None:
    path = tmp_path / "apparaten.csv"
    path.write_text(FILE, encoding="utf-8")
    async with screens(small, size) as found:
        found.app.config = tmp_path / "settings.toml"
        await found.do("main.import")
        await found.press("ctrl+u")
        await found.type(str(path))
        await found.press("enter")
        await found.do(*["import.part"] * PARTS[part])
        text = found.text
    assert text == golden(HERE / f"import-{part}-{size[0]}.txt", text)
