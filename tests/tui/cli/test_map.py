"""The command `map`, on a board that came in as the IKC table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from importers.formats.process_table import recognises
from importers.importing import run as import_files
from importers.options import Options
from importers.reading import read
from inventory.publish.map_file import numbered
from inventory.store.database import open_database
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., tuple[int, str, str]]

TABLE = """Nr;Proces;School;Opvang
2;Volgen;;
2.1;Observeren;KIJK!, ZIEN!;KIJK!
2.2;Overdragen;;n.v.t.
2.3;Rapporteren;ParnasSys;Konnect
3;Plannen;;
3.1;Roosteren;ParnasSys;
"""


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Give a function that runs the program in English on the board, and returns code, stdout and stderr."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")
    path = tmp_path / "systemen.csv"
    path.write_text(TABLE, encoding="utf-8")
    opened = open_database(tmp_path / "board.db")
    import_files(opened, [path], Options(), "test")
    opened.close()

    def called(*arguments: str) -> tuple[int, str, str]:
        code = run(["--database", str(tmp_path / "board.db"), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "html", "xlsx"])
def test_map(call: Call, tmp_path: Path, suffix: str) -> None:
    """Each kind of file is written, and said on stderr; nothing on stdout."""
    path = tmp_path / f"kaart.{suffix}"
    code, out, err = call("map", "-o", str(path), "--title", "Onze kaart")
    assert (code, out, err.strip()) == (0, "", f"Written: {path}")
    start = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "html": b"<!doctype html>", "xlsx": b"PK"}[
        suffix
    ]
    assert path.read_bytes().lstrip().startswith(start)
    assert not list(tmp_path.glob("*.part"))


def test_map_of_one_party(call: Call, tmp_path: Path) -> None:
    """Only the party that is asked for is drawn; one that is not there is refused."""
    path = tmp_path / "kaart.svg"
    assert call("map", "-o", str(path), "--party", "opvang")[0] == 0
    drawn = path.read_text("utf-8")
    assert ("Konnect" in drawn, "ZIEN!" in drawn) == (True, False)
    assert call("map", "-o", str(path), "--party", "Opvnag")[0] == 2


@pytest.mark.parametrize("kind", ["flows", "roadmap"])
def test_a_workbook_of_records_comes_back(call: Call, tmp_path: Path, kind: str) -> None:
    """Interfaces and sub-projects are written as the import reads them."""
    for values in (
        ["interface", "source=ParnasSys", "target=Konnect", "name=groepen"],
        ["project", "code=1", "name=Samen", "working=x"],
    ):
        assert call("add", *values)[0] == 0
    path = tmp_path / "kaart.xlsx"
    assert call("map", "--kind", kind, "-o", str(path))[0] == 0
    opened = open_database(tmp_path / "board.db")
    report = import_files(opened, [path], Options(), "test")
    opened.close()
    assert [(t.record, t.unchanged, t.new, t.changed) for t in report.tables if t.unchanged] == [
        ({"flows": "interface", "roadmap": "project"}[kind], 1, 0, 0)
    ]
    assert (report.new, report.changed, report.rejected) == (0, 0, 0)


def test_map_comes_back(call: Call, tmp_path: Path) -> None:
    """The workbook is a table that the import takes apart, and changes nothing when nothing was filled in."""
    path = tmp_path / "kaart.xlsx"
    call("map", "-o", str(path))
    (sheet,) = read(path)
    assert recognises(sheet)
    opened = open_database(tmp_path / "board.db")
    report = import_files(opened, [path], Options(), "test")
    opened.close()
    assert (report.new, report.changed, report.rejected) == (0, 0, 0)


@pytest.mark.parametrize(
    "arguments",
    [["--kind", "nothing", "-o", "x.svg"], ["-o", "x"], ["-o", "x.doc"], ["-o", "/nowhere/x.svg"]],
)
def test_map_refuses(call: Call, arguments: list[str]) -> None:
    """What is not made is refused in a sentence."""
    code, out, err = call("map", *arguments)
    assert (code, out) == (2, "")
    assert "Error: " in err


def test_numbered(tmp_path: Path) -> None:
    """One sheet keeps the name; several are numbered in equal width."""
    path = tmp_path / "kaart.svg"
    assert numbered(path, 1) == [path]
    assert [p.name for p in numbered(path, 10)][::9] == ["kaart-01.svg", "kaart-10.svg"]
