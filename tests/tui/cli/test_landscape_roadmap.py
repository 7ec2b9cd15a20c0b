"""`landscape roadmap`, `diff` and `windows`, and the options for a plateau, on a board that is entered by command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from inventory.store.database import open_database
from tests.inventory.landscape.road_board import filled
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the small board with a roadmap; the tests only read it."""
    file = tmp_path_factory.mktemp("road") / "board.db"
    opened = open_database(file)
    filled(opened)
    opened.close()
    return file


@pytest.fixture
def call(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Give a function that runs a landscape command in English, and returns code, stdout and stderr."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(path.parent / "none"))
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")

    def called(*arguments: str) -> tuple[int, str, str]:
        code = run(["--database", str(path), "landscape", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def answer(call: Call, *arguments: str) -> Any:
    """Return what a question answers to scripts."""
    code, out, _err = call(*arguments, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_roadmap(call: Call) -> None:
    """Scripts get order, chain and days; people a table and what calls for attention."""
    found = answer(call, "roadmap", "--on", "2026-11-22")
    assert {"order", "critical", "length", "projects", "cycle", "checks"} <= set(found)
    assert (found["order"], found["critical"], found["length"], found["cycle"]) == (
        ["1", "2"],
        ["1", "2"],
        273,
        None,
    )
    one = found["projects"][0]
    assert (one["code"], one["start"], one["end"], one["cost"]) == (
        "1",
        "2027-06-01",
        "2027-11-30",
        "2500.00",
    )
    assert (one["earliest_start"], one["earliest_finish"], one["slack"], one["critical"]) == (0, 183, 0, True)
    code, out, err = call("roadmap")
    assert (code, "Eén ouderapp" in out, "2,500.00" in out or "2500" in out.replace(",", "")) == (
        0,
        True,
        True,
    )
    assert "Longest chain: 1 → 2; the whole takes 273 days." in err
    assert "call for attention: inventaris check --rule 'LND-1*'" in err


def test_diff(call: Call) -> None:
    """From now to the target, between plateaus, and on any day; what stays is counted."""
    found = answer(call, "diff")
    assert found["added"] == [
        {"party": "S", "process": "P3", "system": "Parro"},
        {"party": "S", "process": "P4", "system": "OSO"},
        {"party": "K", "process": "P3", "system": "Parro"},
    ]
    assert [use["system"] for use in found["removed"]] == ["Social Schools"] * 2
    assert (found["kept"], found["without_project"]) == (
        [{"party": "S", "process": "P1", "system": "ParnasSys"}],
        [],
    )
    part = answer(call, "diff", "--from", "Plateau 1", "--to", "2028-02-01")
    assert (part["added"], [use["party"] for use in part["removed"]]) == ([], ["S", "K"])
    _code, out, err = call("diff")
    assert (out.count("goes"), out.count("comes"), "stays" in out) == (2, 3, False)
    assert err.startswith("1 stays as it is.")
    code, _out, err = call("diff", "--to", "Platau")
    assert (code, "There are: Plateau 1" in err) == (2, True)


def test_windows(call: Call) -> None:
    """Both are there for 62 days, at each party; what is over is left out."""
    found = answer(call, "windows")
    assert [(w["party"], w["days"], w["kind"], w["cost"]) for w in found] == [
        ("K", 62, "overlap", None),
        ("S", 62, "overlap", None),
    ]
    assert (found[0]["from"], found[0]["to"], found[0]["function"]) == (
        "2027-12-01",
        "2028-01-31",
        "berichten",
    )
    assert answer(call, "windows", "--on", "2028-02-01") == []


def test_budget(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a sub-project costs is in the budget, and its lines name it."""
    asked = ["--database", str(path), "budget", "--year", "2027"]
    assert run([*asked, "--by", "project", "--format", "json"]) == 0
    groups = {one["project"]: one["total"] for one in json.loads(capsys.readouterr().out)["groups"]}
    assert groups == {"1 · Eén ouderapp": "2500.00"}
    assert run([*asked, "--explain", "education_software/total", "--format", "json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["project"], "1 · Eén ouderapp" in line["explanation"]) == ("1 · Eén ouderapp", True)


def test_plateau(call: Call) -> None:
    """A question on a plateau is about its day with what is done by then; a contradiction is refused."""
    gaps = [(f["party"], f["process"]) for f in answer(call, "gaps", "--plateau", "Plateau 1")]
    assert ("S", "P4") in gaps
    assert ("S", "P4") not in [(f["party"], f["process"]) for f in answer(call, "gaps", "--mode", "target")]
    assert {o["target"] for o in answer(call, "flows", "--mode", "target")} == {"OSO", "Parro"}
    hit = answer(call, "impact", "Parro", "--plateau", "Doel")
    assert {(i["party"], i["state"]) for i in hit if i["process"] == "P3"} == {("S", "down"), ("K", "down")}
    assert call("gaps", "--plateau", "Doel", "--mode", "target")[0] == 2
    assert call("gaps", "--mode", "plateau")[0] == 2


def test_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without sub-projects there is nothing to show, and that is said."""
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "nl")
    open_database(tmp_path / "leeg.db").close()
    assert run(["--database", str(tmp_path / "leeg.db"), "landscape", "roadmap"]) == 0
    assert "Er zijn geen deelprojecten vastgelegd." in capsys.readouterr().err
