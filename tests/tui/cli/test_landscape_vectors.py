"""The vectors of the landscape, imported as an ordinary spreadsheet and asked for through the command line."""

from __future__ import annotations

import csv
import io
import json
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from inventory.language import choose
from inventory.store.database import open_database
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA = Path(__file__).parents[2] / "inventory" / "landscape" / "data" / "landscape.json"
VECTORS: dict[str, Any] = json.loads(DATA.read_text("utf-8"))
CODES = [f"P{number}" for number in range(1, 7)]
Tables = dict[str, list[list[Any]]]
"""A sheet by its name: a header and rows."""

SHEETS = {
    "nl": {
        "party": ("partijen", ["Naam", "Afkorting", "Type"]),
        "supplier": ("leveranciers", ["Naam"]),
        "system": ("systemen", ["Naam", "Leverancier"]),
        "process": ("processen", ["Code", "Naam", "Belang"]),
        "participation": ("deelnames", ["Partij", "Proces", "Voert uit"]),
        "support": ("ondersteuningen", ["Partij", "Systeem", "Proces", "Functie", "Niveau"]),
        "interface": (
            "koppelingen",
            ["Van systeem", "Naar systeem", "Leerlinggegevens", "Overeenkomst aanwezig"],
        ),
    },
    "en": {
        "party": ("parties", ["Name", "Short name", "Type"]),
        "supplier": ("suppliers", ["Name"]),
        "system": ("systems", ["Name", "Supplier"]),
        "process": ("processes", ["Code", "Name", "Importance"]),
        "participation": ("participations", ["Party", "Process", "Runs it"]),
        "support": ("supports", ["Party", "System", "Process", "Function", "Level"]),
        "interface": ("interfaces", ["From system", "To system", "Pupil data", "Agreement in place"]),
    },
    "other words": {
        "party": ("party", ["Organisatie", "afkorting", "soort partij"]),
        "supplier": ("supplier", ["name"]),
        "system": ("system", ["applicatie", "leverancier"]),
        "process": ("process", ["procescode", "procesnaam", "gewicht"]),
        "participation": ("participation", ["partij", "procescode", "deelname"]),
        "support": ("support", ["partij", "applicatie", "procescode", "functie", "dekking"]),
        "interface": ("interface", ["bron", "doel", "leerlinggegevens", "verwerkersovereenkomst aanwezig"]),
    },
}
"""How others head the columns: as `inventaris fields KIND` and docs/records.md name them."""
WORDS = {
    "nl": {"level": {1: "deels", 2: "volledig"}, "runs": ("nee", "ja"), "types": ("schoolbestuur", "kinderopvang")},
    "en": {"level": {1: 1, 2: 2}, "runs": ("no", "yes"), "types": ("board", "childcare")},
    "other words": {"level": {1: "partial", 2: "full"}, "runs": ("n", "x"), "types": ("board", "childcare")},
}  # fmt: skip


def tables(way: str) -> Tables:
    """Return the vectors as a person would type them."""
    words: Any = WORDS[way]
    runs = VECTORS["participation"]
    names = [*VECTORS["supplier"], *(end for flow in VECTORS["flows"] for end in flow[:2])]
    rows: dict[str, list[list[Any]]] = {
        "party": [["De Linde", "S", words["types"][0]], ["Zon opvang", "K", words["types"][1]]],
        "supplier": [[name] for name in dict.fromkeys(VECTORS["supplier"].values())],
        "system": [[name, VECTORS["supplier"].get(name, "")] for name in dict.fromkeys(names)],
        "process": [[code, f"Proces {code}", VECTORS["weights"].get(code, "")] for code in CODES],
        "participation": [[k, c, words["runs"][c in runs[k]]] for k in runs for c in CODES],
        "support": [[*row[:4], words["level"][row[4]]] for row in VECTORS["support"]],
        "interface": VECTORS["flows"],
    }
    return {name: [header, *rows[kind]] for kind, (name, header) in SHEETS[way].items()}


def workbook(folder: Path, sheets: Tables) -> list[Path]:
    """Write one workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "landschap.xlsx"
    book.save(path)
    return [path]


def loose(folder: Path, sheets: Tables) -> list[Path]:
    """Write a file a table, and name them last things first."""
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(rows)
    return [folder / f"{name}.csv" for name in reversed(sheets)]


class Board:
    """A fresh database with what was imported.

    Args:
        folder: Where its files go.
        files: What is imported, in one command.
        empty: An empty database to copy, which is quicker than making one.
    """

    def __init__(self, folder: Path, files: list[Path], empty: Path | None = None) -> None:
        self.path = folder / "board.db"
        if empty is not None:
            shutil.copy(empty, self.path)
        out, code = self.told("import", *map(str, files), "--format", "json")
        assert code == 0, out
        assert all(not table["rejected"] for table in json.loads(out)["files"])

    def told(self, *arguments: str) -> tuple[str, int]:
        """Return what a command writes to stdout, and its exit code."""
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            code = run(["--database", str(self.path), *arguments])
        return out.getvalue(), code

    def ask(self, *arguments: str) -> Any:
        """Return what a question to the landscape answers to scripts."""
        out, code = self.told("landscape", *arguments, "--format", "json")
        assert code == 0
        return json.loads(out)


@pytest.fixture(scope="module", params=["nl", "en", "other words"])
def board(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Board:
    """Give the vectors' board: once as a Dutch workbook, once as an English one, once as loose files in a wrong order."""
    way = request.param
    folder = tmp_path_factory.mktemp("vectors")
    choose("nl" if way == "nl" else "en")
    files = (loose if way == "other words" else workbook)(folder, tables(way))
    return Board(folder, files)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty database."""
    path: Path = tmp_path_factory.mktemp("empty") / "board.db"
    open_database(path).close()
    return path


def small(
    folder: Path, empty: Path, support: list[tuple[str, str, str]], links: Sequence[tuple[str, str]] = ()
) -> Board:
    """Return a board of a few lines: (party, process, system), and interfaces."""
    parties, processes, systems = (list(dict.fromkeys(row[place] for row in support)) for place in range(3))
    systems += [end for link in links for end in link]
    sheets: Tables = {
        "parties": [["Name", "Type"], *([name, "board"] for name in parties)],
        "systems": [["Name"], *([name] for name in dict.fromkeys(systems))],
        "processes": [["Code", "Name"], *([code, code] for code in processes)],
        "participations": [["Party", "Process", "Runs it"], *([k, p, "yes"] for k, p in dict.fromkeys(r[:2] for r in support))],
        "supports": [["Party", "Process", "System"], *map(list, support)],
        "interfaces": [["From system", "To system"], *map(list, links)],
    }  # fmt: skip
    return Board(
        folder, workbook(folder, {name: rows for name, rows in sheets.items() if len(rows) > 1}), empty
    )


def test_d1_gaps(board: Board) -> None:
    assert {(f["party"], f["process"]) for f in board.ask("gaps")} == {("K", "P4"), ("S", "P6")}
    assert {
        c["party"]: (c["runs"], c["covered"], c["unknown"], c["share"]) for c in board.ask("coverage")
    } == {
        "S": (5, 4, 0, 0.8),
        "K": (5, 4, 0, 0.8),
    }
    idle = {o["system"] for o in board.ask("orphans")}
    assert not idle & {row[1] for row in VECTORS["support"]}
    assert "Basispoort" in idle


def test_d2_overlaps(board: Board) -> None:
    found = {(f["party"], f["process"], f["function"]): f["systems"] for f in board.ask("overlaps")}
    assert found == {
        ("S", "P3", "berichten"): ["MS365", "Parro"],
        ("K", "P3", "berichten"): ["Konnect", "Ouderportaal"],
    }
    between = {h["process"]: h["systems"] for h in board.ask("harmonisation")}
    assert between == {
        "P1": {"S": ["ParnasSys"], "K": ["Konnect"]},
        "P3": {"S": ["MS365", "Parro"], "K": ["Konnect", "Ouderportaal"]},
    }


def test_d2_without_functions(tmp_path: Path, empty: Path) -> None:
    (found,) = small(tmp_path, empty, [("S", "P2", "ParnasSys"), ("S", "P2", "KIJK!")]).ask("overlaps")
    assert (found["party"], found["process"], found["certain"]) == ("S", "P2", False)


def test_d3_difference(board: Board) -> None:
    found = board.ask("difference")
    assert {p["process"]: p["difference"] for p in found["processes"]} == {
        "P1": 1,
        "P2": 0.5,
        "P3": 1,
        "P4": 1,
        "P5": None,
        "P6": None,
    }
    assert next(p["gaps"] for p in found["processes"] if p["process"] == "P4") == ["K"]
    assert sorted(found["parties"]) == ["K", "S"]
    shares = {name: found[name] for name in ("mean", "pooled", "weighted", "systems_only", "common")}
    assert shares == {
        "mean": 0.875,
        "pooled": 0.888889,
        "weighted": 0.821429,
        "systems_only": 0.833333,
        "common": 4,
    }
    (pair,) = found["pairs"]
    assert (pair["common"], pair["labels"]) == (4, {"different": 3, "one side": 1})
    levels = board.ask("difference", "--method", "level")["processes"]
    assert next(p["difference"] for p in levels if p["process"] == "P2") == 0.666667


def test_d3_three_parties(tmp_path: Path, empty: Path) -> None:
    board = small(
        tmp_path, empty, [("A", "P", "x"), ("A", "P", "y"), ("B", "P", "x"), ("C", "P", "x"), ("C", "P", "z")]
    )
    assert board.ask("difference")["mean"] == 0.555556
    assert board.ask("difference", "--method", "consensus")["mean"] == 0.666667


def test_d4_impact(board: Board) -> None:
    lines = board.ask("impact", "Topicus")
    states = {(i["party"], i["process"]): i["state"] for i in lines}
    assert states == {
        **{("S", code): state for code, state in zip(("P1", "P2", "P3", "P4", "P6"), ("down", "degraded", "degraded", "down", "gap"), strict=True)},
        **{("K", code): "gap" if code == "P4" else "ok" for code in CODES[:5]},
    }  # fmt: skip
    chain = next(i["chain"] for i in lines if (i["party"], i["process"]) == ("S", "P1"))
    assert chain == ["Topicus", "ParnasSys", "P1"]
    hit = [i for i in board.ask("impact", "MS365") if i["state"] not in {"ok", "gap"}]
    assert [(i["party"], i["process"], i["state"]) for i in hit] == [("S", "P3", "degraded")]


def test_d5_suppliers(board: Board) -> None:
    risk = {(r["party"], r["process"]): r["suppliers"] for r in board.ask("risk")}
    assert risk == {
        **{("S", code): count for code, count in zip(("P1", "P2", "P3", "P4", "P6"), (1, 1, 2, 1, None), strict=True)},
        **{("K", code): None if code == "P4" else 1 for code in CODES[:5]},
    }  # fmt: skip
    for question in (["dependence"], ["dependence", "topicus"]):
        found = {(d["supplier"], d["party"]): d for d in board.ask(*question)}
        topicus = found["Topicus", "S"]
        assert (topicus["covered"], topicus["down"], topicus["degraded"], topicus["share"]) == (4, 2, 2, 0.5)
        assert found["Topicus", "K"]["down"] == 0


def test_d5_interfaces(board: Board) -> None:
    assert len(board.ask("connecting")) == 8
    assert len(board.ask("connecting", "--interfaces")) == 19
    ways = {b["system"]: b["bottleneck"] for b in board.ask("bottlenecks", "parnassys")}
    assert (ways["Dashboard bestuur"], ways["Snappet"], ways["Basispoort"]) == (
        "Snappet",
        "Basispoort",
        "ParnasSys",
    )


def test_d5_a_tree(tmp_path: Path, empty: Path) -> None:
    links = [
        ("ROD", "ParnasSys"),
        ("ParnasSys", "Basispoort"),
        ("Basispoort", "Snappet"),
        ("ParnasSys", "Parro"),
    ]
    tree = small(tmp_path, empty, [("S", "P1", "ParnasSys")], links)
    assert [(one["system"], one["processes"]) for one in tree.ask("connecting")] == [
        ("ParnasSys", 1),
        ("Basispoort", 0),
    ]


def test_d5_diamond(tmp_path: Path, empty: Path) -> None:
    diamond = [("L", "a"), ("L", "b"), ("a", "T"), ("b", "T")]
    found = {
        b["system"]: b for b in small(tmp_path, empty, [("S", "P", "L")], diamond).ask("bottlenecks", "L")
    }
    assert (found["T"]["bottleneck"], found["T"]["cut"], found["a"]["cut"]) == ("L", 2, None)


def test_d6_flows(board: Board) -> None:
    found = board.ask("flows", "ParnasSys")
    assert (len(found["reached"]), len(found["covered"])) == (13, 9)
    assert "Intune" not in found["reached"]
    assert {chain[-1] for chain in found["derived"]} == {"Dashboard bestuur", "Foto-opslag", "Squla", "Zulu"}
    assert {(leak["source"], leak["target"]) for leak in found["leaks"]} == {
        ("Basispoort", "Squla"),
        ("MS365", "Zulu"),
        ("Parro", "Foto-opslag"),
        ("Snappet", "Dashboard bestuur"),
    }
    assert len(board.ask("flows")) == 20


def test_d7_clusters(tmp_path: Path, empty: Path) -> None:
    rows = [
        ("S", p, s)
        for p, pair in {"p1": "ab", "p2": "ab", "p3": "cd", "p4": "cd", "p5": "bc"}.items()
        for s in pair
    ]
    found = small(tmp_path, empty, rows).ask("clusters")
    assert found["clusters"] == [["a", "b"], ["c", "d"]]
    assert {tuple(e["systems"]): e["weight"] for e in found["edges"]} == {
        ("a", "b"): 2,
        ("b", "c"): 1,
        ("c", "d"): 2,
    }
    assert round(found["modularity"], 2) == 0.30


def test_again_changes_nothing(board: Board) -> None:
    before = board.ask("difference")
    (file, *_more) = sorted(board.path.parent.glob("*.xlsx")) or sorted(board.path.parent.glob("*.csv"))
    out, code = board.told("import", str(file), "--format", "json")
    assert code == 0
    assert all(table["new"] == table["changed"] == 0 for table in json.loads(out)["files"])
    assert board.ask("difference") == before
