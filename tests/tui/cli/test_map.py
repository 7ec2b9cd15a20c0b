"""The command `map`, on a board that came in as the IKC table."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from importers.formats.process_table import recognises
from importers.importing import run as import_files
from importers.options import Options
from importers.reading import read
from inventory.publish.map_file import numbered
from inventory.publish.map_kinds import KINDS
from inventory.store.database import open_database
from tests.inventory.publish.overlaps import troubles
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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the table in it, an interface, a sub-project and fits; made once."""
    folder: Path = tmp_path_factory.mktemp("map")
    path = folder / "systemen.csv"
    path.write_text(TABLE, encoding="utf-8")
    opened = open_database(folder / "board.db")
    import_files(opened, [path], Options(), "test")
    opened.close()
    for words in (
        ["add", "interface", "source=ParnasSys", "target=Konnect", "name=groepen", "pupil_data=yes"],
        ["add", "project", "code=1", "name=Samen", "working=x", "start=2027-01-01", "end=2027-07-31"],
        ["edit", "system", "ParnasSys", "technical_fit=4"],
    ):
        assert run(["--language", "en", "--database", str(folder / "board.db"), *words]) == 0
    return folder / "board.db"


@pytest.fixture
def call(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Give a function that runs the program in English on the board, and returns code, stdout and stderr."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")
    shutil.copy(made, tmp_path / "board.db")

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


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(call: Call, tmp_path: Path, kind: str) -> None:
    """Every kind of map is drawn on a board where little is recorded, now and at the end of the road."""
    path = tmp_path / "kaart.svg"
    for more in ((), ("--mode", "target"), ("--party", "School")):
        code, out, err = call("map", "--kind", kind, "-o", str(path), *more)
        assert (code, out, err.strip()) == (0, "", f"Written: {path}")
        assert troubles(path.read_text("utf-8")) == []


@pytest.mark.parametrize("kind", ["domains", "matrix", "portfolio"])
def test_a_workbook_to_look_at_is_not_taken_for_data(call: Call, tmp_path: Path, kind: str) -> None:
    """Tables of a picture are no table that fills records, whatever the language."""
    path = tmp_path / "kaart.xlsx"
    for tongue in ("en", "nl"):
        assert call("--language", tongue, "map", "--kind", kind, "-o", str(path))[0] == 0
        assert not [sheet.name for sheet in read(path) if recognises(sheet)]


@pytest.mark.parametrize("suffix", ["graphml", "dot", "d2", "mmd", "xml"])
def test_map_for_other_programs(call: Call, tmp_path: Path, suffix: str) -> None:
    """Graphs and ArchiMate are texts; ArchiMate is refused for one party, since it would forget the others."""
    path = tmp_path / f"kaart.{suffix}"
    assert call("map", "-o", str(path)) == (0, "", f"Written: {path}\n")
    assert "ParnasSys" in path.read_text("utf-8")
    assert call("map", "-o", str(path), "--party", "School")[0] == (2 if suffix == "xml" else 0)


def test_map_for_archi(call: Call, tmp_path: Path) -> None:
    """Archi reads three files that share the beginning of their name."""
    assert call("map", "-o", str(tmp_path / "kaart.csv"))[0] == 0
    names = ["kaart-elements.csv", "kaart-properties.csv", "kaart-relations.csv"]
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == names


def test_map_of_one_party(call: Call, tmp_path: Path) -> None:
    """Only the party that is asked for is drawn; one that is not there is refused."""
    path = tmp_path / "kaart.svg"
    assert call("map", "-o", str(path), "--party", "opvang")[0] == 0
    drawn = path.read_text("utf-8")
    assert ("Konnect" in drawn, "ZIEN!" in drawn) == (True, False)
    assert call("map", "-o", str(path), "--party", "Opvnag")[0] == 2


def test_map_of_one_domain_or_system(call: Call, tmp_path: Path) -> None:
    """A domain by code or name; a system for the flows only."""
    path = tmp_path / "kaart.svg"
    for name in ("3", "plannen"):
        assert call("map", "-o", str(path), "--kind", "domains", "--domain", name)[0] == 0
        drawn = path.read_text("utf-8")
        assert ("Roosteren" in drawn, "Observeren" in drawn) == (True, False)
    assert call("map", "-o", str(path), "--kind", "flows", "--system", "parnassys")[0] == 0
    assert "Konnect" in path.read_text("utf-8")
    for wrong in (["--domain", "9"], ["--system", "ParnasSys"], ["--kind", "flows", "--domain", "3"]):
        code, out, err = call("map", "-o", str(path), *wrong)
        assert (code, out, "Error: " in err) == (2, "", True)


@pytest.mark.parametrize("kind", ["flows", "roadmap"])
def test_a_workbook_of_records_comes_back(call: Call, tmp_path: Path, kind: str) -> None:
    """Interfaces and sub-projects are written as the import reads them."""
    path = tmp_path / "kaart.xlsx"
    assert call("map", "--kind", kind, "-o", str(path))[0] == 0
    opened = open_database(tmp_path / "board.db")
    report = import_files(opened, [path], Options(), "test")
    opened.close()
    assert [(t.record, t.unchanged, t.new, t.changed) for t in report.tables if t.unchanged] == [
        ({"flows": "interface", "roadmap": "project"}[kind], 1, 0, 0)
    ]
    assert (report.new, report.changed, report.rejected) == (0, 0, 0)
    assert call("map", "--kind", kind, "-o", str(path), "--party", "School")[0] == 2


@pytest.mark.parametrize("narrowed", [(), ("--party", "Opvang"), ("--domain", "2")])
def test_map_comes_back(call: Call, tmp_path: Path, narrowed: tuple[str, ...]) -> None:
    """The workbook is a table that the import takes apart, and changes nothing when nothing was filled in."""
    path = tmp_path / "kaart.xlsx"
    call("map", "-o", str(path), *narrowed)
    assert any(recognises(sheet) for sheet in read(path))
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
