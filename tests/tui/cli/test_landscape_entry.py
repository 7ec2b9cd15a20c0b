"""Filling in the landscape on the command line: template, cells, and parties that merge and part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from importers.importing import run as import_files
from importers.options import Options
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
3;Plannen;;
3.1;Roosteren;ParnasSys;
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a board that came in as the IKC table; the tests go on with each other's."""
    folder = tmp_path_factory.mktemp("entry")
    path = folder / "systemen.csv"
    path.write_text(TABLE, encoding="utf-8")
    opened = open_database(folder / "board.db")
    import_files(opened, [path], Options(), "test")
    opened.close()
    return folder / "board.db"


@pytest.fixture
def call(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Give a function that runs the program in English on the board, and returns code, stdout and stderr."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")

    def called(*arguments: str) -> tuple[int, str, str]:
        code = run(["--database", str(board), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def answer(call: Call, *arguments: str) -> Any:
    """Return what a command answers to scripts."""
    code, out, err = call("landscape", *arguments, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def systems(call: Call, process: str, party: str) -> list[str]:
    """Return the systems of one cell."""
    code, out, _err = call("list", "support", "--format", "json")
    assert code == 0
    return sorted(
        r["system"] for r in json.loads(out) if r["party"] == party and r["process"].startswith(process)
    )


def test_set(call: Call) -> None:
    """A cell is replaced as its text says; a dry run tells the same and writes nothing."""
    text = ("set", "2.1", "School", "KIJK! (observeren, deels); Bingel")
    tried = answer(call, *text, "--dry-run")
    assert systems(call, "2.1", "School") == ["KIJK!", "ZIEN!"]
    assert answer(call, *text) == tried
    assert [(row["change"], row["system"]) for row in tried] == [
        ("take", "ZIEN!"),
        ("alter", "KIJK!"),
        ("add", "Bingel"),
    ]
    assert systems(call, "2.1", "School") == ["Bingel", "KIJK!"]
    assert answer(call, *text) == []
    _code, _out, err = call("undo")
    assert systems(call, "2.1", "School") == ["KIJK!", "ZIEN!"], err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "2.1", "School", "KIJK!; n/a"), "2.1 Observeren · School"),
        (("set", "9.9", "School", "KIJK!"), "9.9"),
        (("set", "2.1", "Scool", "KIJK!"), "Perhaps: School."),
        (("set", "Observeeren", "School", "KIJK!"), "Perhaps: 2.1 Observeren."),
        (("merge", "School", "--into", "School"), "itself"),
        (("split", "School", "--into", "Opvang"), "Opvang"),
    ],
)
def test_mistakes(call: Call, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be is told in a sentence, and nothing is written."""
    code, _out, err = call("landscape", *arguments)
    assert (code, said in err) == (2, True), err


def test_fill(call: Call) -> None:
    """Only what is not known yet is filled, unless more is asked for."""
    asked = ("fill", "Opvang", "--from", "School", "--dry-run")
    found = {(r["process"], r["change"], r["system"]) for r in answer(call, *asked)}
    assert found == {("3.1", "add", "ParnasSys"), ("3.1", "runs", None)}
    replaced = {(r["process"], r["change"], r["system"]) for r in answer(call, *asked, "--replace")}
    assert replaced == {*found, ("2.1", "add", "ZIEN!"), ("2.2", "runs", None)}


def test_template(call: Call) -> None:
    """What is missing is added once; own names stay."""
    tried = answer(call, "template", "--processes", "--dry-run")
    found = answer(call, "template")
    assert found["processes"] == tried["processes"]
    assert {"1", "1.1", "17.5"} <= set(found["processes"])
    assert not {"2", "2.1", "2.2", "3.1"} & set(found["processes"])
    assert set(found["renamed"]) == {"2", "2.1", "2.2", "3", "3.1"}
    assert len(found["questions"]) > 20
    again = answer(call, "template", "--classification")
    assert (again["processes"], again["questions"], again["classified"]) == ([], [], 5)
    code, out, err = call("landscape", "template")
    assert (code, "Nothing is missing." in err) == (0, True), out


def test_catalogue(call: Call) -> None:
    """Kinds of systems with examples of a country."""
    found = answer(call, "catalogue")
    assert found[0]["products"]["NL"][0] == "ParnasSys"
    _code, out, _err = call("landscape", "catalogue", "--country", "VL", "--format", "csv")
    assert "ParnasSys" not in out


def test_split_and_merge(call: Call) -> None:
    """A party parts and comes together again: told first, the same as what happens."""
    asked = ("split", "Opvang", "--into", "Peuters", "--short", "P", "--process", "2")
    assert answer(call, *asked, "--dry-run")["steps"] == answer(call, *asked)["steps"]
    assert systems(call, "2.1", "Peuters") == ["KIJK!"]
    tried = answer(call, "merge", "Peuters", "--into", "Opvang", "--dry-run")
    assert {step["action"] for step in tried["steps"]} == {"combined"}
    done = answer(call, "merge", "Peuters", "--into", "Opvang")
    assert (done["steps"], tried["batch"]) == (tried["steps"], None)
    assert systems(call, "2.1", "Peuters") == []
