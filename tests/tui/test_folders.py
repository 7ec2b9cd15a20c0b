"""Paths as people type, paste and drop them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.folders import entries, files_in, split

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("twee woorden.csv", "prijzen.xlsx", "brief.docx", ".verborgen.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_only_folders_and_what_can_be_imported(folder: Path) -> None:
    names = [one.path.name for one in entries(folder, "")]
    assert names[0] == "sub"
    assert set(names) == {"sub", "twee woorden.csv", "prijzen.xlsx"}


def test_what_is_typed_narrows_anywhere_in_the_name(folder: Path) -> None:
    assert [one.path.name for one in entries(folder, "WOORD")] == ["twee woorden.csv"]
    assert [one.path.name for one in entries(folder, ".ver")] == [".verborgen.csv"]


def test_a_typed_path_is_a_folder_and_a_beginning(folder: Path) -> None:
    assert split(f"{folder}/") == (folder, "")
    assert split(f"{folder}/prij") == (folder, "prij")


@pytest.mark.parametrize(
    "form",
    ["{a}", '"{a}"', "'{a}' {b}", "{a}\n{b}", "file://{a}"],
)
def test_pasted_paths(folder: Path, form: str) -> None:
    a, b = folder / "twee woorden.csv", folder / "prijzen.xlsx"
    found = files_in(form.format(a=a, b=b))
    assert found == ([a, b] if "{b}" in form else [a])


@pytest.mark.parametrize("text", ["", "  ", "'", "nergens.csv", "x" * 5000, "\x00", "~niemand/x"])
def test_what_names_no_file_is_none(text: str) -> None:
    assert files_in(text) == []
