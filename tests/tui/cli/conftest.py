"""A command line that runs in the test's own process, on a database file of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from inventory.language import choose
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOARD = (
    ("site", "code=WIL", "name=De Wilgenhof"),
    ("category", "naam=Chromebooks", "kostenrij=apparaten", "termijn=4 jaar"),
    ("product", "naam=Chromebook 314", "merk=Acer", "categorie=Chromebooks"),
    ("leverancier", "naam=Dell", "convenant=medestander", "contact=Jan de Vries"),
    (
        "lot",
        "code=PO-1",
        "omschrijving=Chromebooks",
        "categorie=Chromebooks",
        "aantal=3",
        "in_use=1-8-2024",
        "unit_price=1.234,50",
    ),
    (
        "device",
        "tag=CB-001",
        "product=Chromebook 314",
        "site=WIL",
        "status=in gebruik",
        "lot=PO-1",
        "warranty_end=01-08-2028",
    ),
    ("device", "tag=CB-002", "product=chromebook 314", "site=de wilgenhof", "status=in_stock"),
    ("device", "tag=LT-001", "status=afgevoerd"),
)
"""What a small board entered, one `add` each."""


@dataclass(frozen=True)
class Result:
    """What a command gave: exit code, data and talk."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Inventaris = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the user's own settings, database and reports out of the tests; speak Dutch after each."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("INVENTARIS_DATABASE", str(tmp_path / "board.db"))
    monkeypatch.delenv("INVENTARIS_LANGUAGE", raising=False)
    yield
    choose("nl")


@pytest.fixture(scope="session")
def board_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the database of the small board, made once."""
    path: Path = tmp_path_factory.mktemp("cli") / "board.db"
    for line in BOARD:
        assert run(["--language", "nl", "--database", str(path), "add", *line]) == 0, line
    return path


@pytest.fixture
def inventaris(capsys: pytest.CaptureFixture[str]) -> Inventaris:
    """Give a function that runs a command line and returns what came of it."""

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(arguments)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def board(board_file: Path, tmp_path: Path, inventaris: Inventaris) -> Inventaris:
    """Give the same function, on a copy of the small board's database."""
    shutil.copy(board_file, tmp_path / "board.db")
    return inventaris
