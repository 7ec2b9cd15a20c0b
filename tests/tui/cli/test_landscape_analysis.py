"""The analyses of the landscape for people: what stands in the tables, what is said beside them, what is refused."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from inventory.landscape.impact import Impact
from tui.cli import landscape as commands
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., tuple[int, str, str]]

TABLES = {
    "partijen": "Naam;Afkorting;Type\nDe Linde;S;schoolbestuur\nZon;K;kinderopvang\n",
    "leveranciers": "Naam\nTopicus\nBazalt\n",
    "processen": "Code;Naam;Beschikbaarheid;Vertrouwelijkheid\nP1;Registreren;hoog;midden\nP2;Berichten;laag;\n",
    "systemen": "Naam;Leverancier;Beschikbaarheid;Technisch passend\nLAS;Topicus;laag;3\nVolg;Bazalt;;2\nApp;;hoog;\nLos;;;\n",
    "deelnames": "Partij;Proces;Voert uit\nS;P1;ja\nS;P2;ja\nK;P1;ja\nK;P2;ja\n",
    "ondersteuningen": "Partij;Proces;Systeem;Functie;Passendheid\nS;P1;LAS;a;4\nS;P2;App;b;2\nK;P1;Volg;a;3\nS;P1;App;a;\n",
    "koppelingen": (
        "Van;Naar;Gegevens;Leerlinggegevens;Overeenkomst aanwezig;Partij;Gegevenscategorieën\n"
        "LAS;App;namen;ja;nee;S;namen\nApp;Volg;foto's;onbekend;;K;foto's; \n"
    ),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the small board, made once."""
    folder = tmp_path_factory.mktemp("analysis")
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    assert run(["--database", str(folder / "board.db"), "import", *map(str, folder.glob("*.csv"))]) == 0
    return folder / "board.db"


@pytest.fixture
def call(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Give a function that asks the landscape in English on a copy, and returns code, stdout and stderr."""
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")
    shutil.copy(filled, tmp_path / "board.db")
    capsys.readouterr()

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


def test_tables_for_people(call: Call) -> None:
    """Names and shares in the tables, what is not known beside them."""
    for question, shown, said in (
        (["coverage"], "50.00", ""),
        (["harmonisation"], "App; LAS", ""),
        (["risk"], "Topicus", "2 of 3 processes with a system rest on one supplier; of 1 it is not known."),
        (["dependence"], "Bazalt", "Of 1 system in use the supplier is not recorded."),
        (["dependence", "App"], "50.00", ""),
        (["connecting"], "App", ""),
        (["connecting", "--interfaces"], "Volg", ""),
        (["bottlenecks", "las"], "Volg", ""),
        (["clusters"], "LAS (1)", "Modularity 0.00"),
        (["security"], "high", "Classified lower than needed: LAS."),
        (["portfolio"], "invest", ""),
        (["consistency"], "LND-014", "unknown."),
        (["difference"], "different", "S · K: 2 common processes, mean difference 100% over 2. different 1, at one only 1"),
    ):  # fmt: skip
        code, out, err = call("landscape", *question)
        assert (code, shown in out, said in err) == (0, True, True), (question, out, err)


def test_portfolio_and_security(call: Call) -> None:
    """Unknown stays unknown, and says at least what is known."""
    places = {
        one["system"]: (one["functional"], one["advice"], one["lifecycle"])
        for one in answer(call, "portfolio")
    }
    assert places == {
        "LAS": (4.0, "invest", "active"),
        "Volg": (3.0, "migrate", "active"),
        "App": (2.0, None, "active"),
        "Los": (None, None, "active"),
    }
    needs = {one["system"]: one for one in answer(call, "security")}
    assert (needs["App"]["availability"], needs["App"]["confidentiality"]) == ("high", None)
    assert needs["App"]["at_least"]["confidentiality"] == "medium"
    assert needs["LAS"]["short"] == ["availability"]
    rules = {one["rule"] for one in answer(call, "consistency")}
    assert {"LND-001", "LND-010", "LND-014", "LND-015"} <= rules


def test_flows_of_a_party_and_of_a_kind_of_data(call: Call) -> None:
    assert answer(call, "flows", "LAS")["reached"] == ["App"]
    assert answer(call, "flows", "LAS", "--party", "zon")["reached"] == []
    assert answer(call, "flows", "App", "--data", "FOTO'S")["reached"] == ["Volg"]
    assert answer(call, "flows", "LAS", "--data", "foto's")["reached"] == []
    assert (
        "App → Volg: it is not known whether it carries these data." in call("landscape", "flows", "LAS")[2]
    )


def test_why_nothing_falls(call: Call) -> None:
    """That nothing depends on it is not the same as that nothing is recorded about it."""
    assert "Nothing is recorded about “Los”" in call("landscape", "impact", "Los")[2]
    assert call("add", "interface", "source=Los", "target=LAS", "name=x")[0] == 0
    assert "Nothing depends on “Los” on this day" in call("landscape", "impact", "Los")[2]
    code, _out, err = call("landscape", "impact", "Tpicus")
    assert (code, "Topicus" in err) == (2, True)
    assert call("landscape", "bottlenecks", "Nergens")[0] == 2


def test_devices_fail(call: Call) -> None:
    for line in (
        ("category", "name=Servers", "cost_row=devices"),
        ("product", "name=Rack", "category=Servers"),
        ("device", "tag=SRV-1", "product=Rack"),
        ("installation", "system=LAS", "device=SRV-1"),
    ):
        assert call("add", *line)[0] == 0
    hit = [one for one in answer(call, "impact", "servers") if one["chain"]]
    assert [(one["state"], one["chain"], one["depth"]) for one in hit] == [
        ("degraded", ["Servers", "LAS", "P1"], 2)
    ]


def test_long_lists_say_how_many_more(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "SHOWN", 1)
    _code, out, err = call("landscape", "impact", "App")
    assert "+1 more; --all shows them." in err
    assert len(call("landscape", "impact", "App", "--all")[1].splitlines()) == len(out.splitlines()) + 1
    assert len([one for one in answer(call, "impact", "App") if one["chain"]]) == 2
    assert Impact("S", "P1", "ok").depth == 0


def test_a_system_that_is_gone_is_still_known(call: Call) -> None:
    assert call("edit", "system", "LAS", "end=2020-01-01")[0] == 0
    code, _out, err = call("landscape", "impact", "LAS")
    assert (code, "Nothing depends on “LAS” on this day" in err) == (0, True)
    assert answer(call, "dependence", "LAS")[0]["down"] == 0
