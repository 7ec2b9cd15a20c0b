from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from platformdirs import user_config_path

from tui.cli import VERSION, entry

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris

LIGHT = {
    "click",
    "gettext",
    "typing",
    "pathlib",
    "sqlalchemy",
    "textual",
    "openpyxl",
    "alembic",
    "platformdirs",
}
"""What `--help` and `--version` must do without."""
HEAVY = {
    "textual",
    "rich",
    "openpyxl",
    "alembic",
    "networkx",
    "docx",
    "icalendar",
    "cryptography",
    "rapidfuzz",
}
"""What a list must do without."""


def program(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own; `main` stands for the console script."""
    code = "import sys; from tui.cli.entry import main; sys.exit(main())"
    environment = {**os.environ, "COLUMNS": "80", **more}
    return subprocess.run(
        [sys.executable, "-I", "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def loaded(*arguments: str) -> set[str]:
    """Return the top-level modules that a command line imports beyond those of a bare Python."""
    code = (
        "import sys; bare = set(sys.modules); from tui.cli.entry import main; code = main();"
        "sys.stderr.write('\\n'.join({n.partition('.')[0] for n in set(sys.modules) - bare})); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import site; site.main(); {code}", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_and_version_import_next_to_nothing(asked: str) -> None:
    assert loaded(asked) & LIGHT == set()
    assert loaded("--language", "en", asked) & LIGHT == set()


def test_a_list_imports_nothing_heavy(board: Inventaris) -> None:
    assert board("list", "device").code == 0
    assert loaded("list", "device", "-o", os.devnull, "--format", "csv") & HEAVY == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_quick_help_is_what_click_prints(
    language: str, inventaris: Inventaris, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    long_way = inventaris("--language", language, "--help").out
    assert entry.quick(["--language", language, "--help"]) == long_way
    assert entry.quick(["-h", f"--language={language}"]) == long_way


def test_what_is_not_quick_is_left_to_click(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert entry.quick(["--version"]) == f"inventaris {VERSION}\n"
    for arguments in ([], ["list", "--help"], ["--language", "fr", "--help"], ["--read-only", "--version"]):
        assert entry.quick(arguments) is None
    settings = tmp_path / "inventaris" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('language = "en"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert entry.quick(["--help"]) is None
        assert (entry.quick(["--language", "nl", "--help"]) or "").startswith("Gebruik")


def test_the_settings_are_where_platformdirs_says() -> None:
    if place := entry.settings_path():
        assert Path(place) == user_config_path("inventaris", appauthor=False) / "settings.toml"


def test_exit_codes_of_the_process(board: Inventaris) -> None:
    assert board("list", "supplier").code == 0
    assert program("--version").stdout == f"inventaris {VERSION}\n"
    assert program("list", "supplier", "--format", "csv", "--columns", "name").stdout == "Naam\nDell\n"
    assert program("list", "nonsense").returncode == 2
    assert program("--bogus").returncode == 2
    assert program("edit", "supplier", "Dell", "phone=1", "--version", "9").returncode == 3
    assert program("--database", "mysql://x/y", "list", "supplier").returncode == 2


def test_output_is_utf_8_whatever_the_locale(board: Inventaris) -> None:
    assert board("add", "supplier", "name=Café Ĳ €").code == 0
    done = program(
        "list", "supplier", "--format", "csv", "--columns", "name", PYTHONIOENCODING="latin-1", LC_ALL="C"
    )
    assert done.stdout.splitlines()[1] == "Café Ĳ €"


def test_a_reader_that_goes_away_is_no_error(board: Inventaris) -> None:
    for number in range(20):
        assert board("add", "supplier", f"name=Supplier {number}", f"notes={'x' * 20_000}").code == 0
    code = "import sys; from tui.cli.entry import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "list", "supplier", "--columns", "name,notes", "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
