"""The command `landscape`, on a board that came in as the IKC table."""

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


def answer(call: Call, *arguments: str) -> Any:
    """Return what a question answers to scripts."""
    code, out, _err = call("landscape", *arguments, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_gaps(call: Call) -> None:
    """An empty cell is a gap where the party answered in that domain, and unknown where it did not."""
    found = answer(call, "gaps")
    assert [(f["party"], f["process"], f["function"], f["systems"]) for f in found] == [
        ("School", "2.2", None, [])
    ]
    _code, _out, err = call("landscape", "gaps")
    assert err.startswith("Of 1 process it is not known")


def test_overlaps(call: Call) -> None:
    """Two systems without functions are a possible overlap."""
    (found,) = answer(call, "overlaps")
    assert (found["party"], found["process"], found["systems"]) == ("School", "2.1", ["KIJK!", "ZIEN!"])
    assert "possible" in call("landscape", "overlaps")[1]


def test_difference(call: Call) -> None:
    """The shape that scripts rely on; for people in percent."""
    found = answer(call, "difference")
    assert list(found) >= ["parties", "processes", "mean"]
    assert {p["process"]: p["difference"] for p in found["processes"]} == {
        "2.1": 0.5,
        "2.2": None,
        "2.3": 1.0,
        "3.1": None,
    }
    assert found["mean"] == 0.75
    assert "Fewer than two parties" in call("landscape", "difference", "--party", "school")[2]
    code, out, err = call("landscape", "difference", "--party", "school", "--party", "opvang")
    assert (code, "50.00" in out) == (0, True)
    assert err.startswith("Mean difference 75% over 2 of 2")


def test_impact(call: Call) -> None:
    """Scripts get every line, people what is hit; an unknown name is refused with the nearest."""
    found = answer(call, "impact", "parnassys")
    assert [(i["party"], i["process"], i["state"]) for i in found if i["state"] == "down"] == [
        ("School", "2.3", "down"),
        ("School", "3.1", "down"),
    ]
    assert {"gap", "ok"} <= {i["state"] for i in found}
    _code, out, err = call("landscape", "impact", "KIJK!")
    assert "degraded" in out
    assert "Roosteren" not in out
    assert err.startswith("2 of ")
    code, _out, err = call("landscape", "impact", "Konect")
    assert (code, "Konnect" in err) == (2, True)


def test_orphans_and_flows(call: Call) -> None:
    """A system without a process is listed; pupil data are followed from a system."""
    for values in (["system", "name=Los"], ["system", "name=Doel"]):
        assert call("add", *values)[0] == 0
    assert [o["system"] for o in answer(call, "orphans")] == ["Doel", "Los"]
    assert call("add", "interface", "source=ParnasSys", "target=Doel", "name=x", "pupil_data=yes")[0] == 0
    (flow,) = answer(call, "flows")
    assert (flow["source"], flow["target"], flow["covered"]) == ("ParnasSys", "Doel", "unknown")
    found = answer(call, "flows", "parnassys")
    assert (found["reached"], found["leaks"][0]["target"]) == (["Doel"], "Doel")
    assert "it is not known" in call("landscape", "flows", "ParnasSys")[2]
    assert call("landscape", "flows", "Niets")[0] == 2


def test_other_day(call: Call) -> None:
    """Every question has a date and a state."""
    assert call("edit", "system", "ParnasSys", "end=2027-07-31")[0] == 0
    later = ("--on", "2027-08-01")
    assert [f["process"] for f in answer(call, "gaps", *later)] == ["2.2", "2.3", "3.1"]
    assert [f["process"] for f in answer(call, "gaps", "--mode", "target")] == ["2.2"]
