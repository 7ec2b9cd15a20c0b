from __future__ import annotations

import pytest

from inventory import settings
from tui.cli.docs import ROOT, pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_that_is_made_is_as_the_program_makes_it(path: object) -> None:
    made = {str(place): text for place, text in pages().items()}[str(path)]
    there = ROOT.joinpath(str(path)).read_text(encoding="utf-8")
    assert there == made, f"{path} is old: run `make docs`"


@pytest.mark.parametrize("key", settings.KEYS)
def test_every_setting_is_explained(key: str) -> None:
    assert f"| `{key}` |" in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_the_front_page_names_every_page() -> None:
    front = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [
        page.name
        for page in (ROOT / "docs").glob("*.md")
        if f"docs/{page.name}" not in front and page.name != "performance.md"
    ]
    assert missing == []


def test_every_room_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "codebase.md").read_text(encoding="utf-8")
    houses = [ROOT / house for house in ("inventory", "importers")]
    rooms = [room for house in houses for room in house.iterdir() if (room / "__init__.py").is_file()]
    assert [room.name for room in rooms if f"{room.parent.name}/{room.name}/" not in guide] == []
