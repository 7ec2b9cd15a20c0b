"""The wheel holds everything that the program reads, and nothing that only makers need."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEFT_OUT = {".py", ".pyc", ".po"}


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Give the names of the files in the wheel, built by hatchling itself without a network."""
    from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("wheel")
    [built] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_every_data_file_is_in_the_wheel(members: set[str]) -> None:
    there = {
        str(path.relative_to(ROOT).as_posix())
        for house in ("inventory", "importers", "tui")
        for path in (ROOT / house).rglob("*")
        if path.is_file() and path.suffix not in LEFT_OUT and "__pycache__" not in path.parts
    }
    assert len(there) > 20
    assert there - members == set()


@pytest.mark.parametrize(
    "pattern",
    [
        "inventory/store/migrations/versions/0001_*.py",
        "inventory/store/migrations/env.py",
        "inventory/language/nl.mo",
        "importers/profiles/*.toml",
        "inventory/plan/templates/*",
        "tui/cli/help.nl.txt",
        "tui/cli/help.en.txt",
        "tui/*.tcss",
        "importers/examples/tables/*",
    ],
)
def test_each_sort_of_file_is_there(members: set[str], pattern: str) -> None:
    assert any(Path(name).match(pattern) for name in members), pattern


def test_nothing_else_is_in_the_wheel(members: set[str]) -> None:
    tops = {name.split("/")[0] for name in members}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"inventory", "importers", "tui"}
    assert not [name for name in members if "__pycache__" in name or "/test" in name]


def test_the_command_is_declared(members: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in members)
