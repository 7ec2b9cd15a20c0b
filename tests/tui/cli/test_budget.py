"""`budget` and `realised` on the command line: years, scopes, benchmarks, the books, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inventory.language import choose
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance import ledger
from tests.inventory.finance.lindelaar import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris

HEADER = "Boekdatum;Boekstuknummer;Grootboekrekening;Omschrijving;Relatie;Debet;Credit\n"
BOOKED = (
    "12-01-2027;27000001;4410;Jaarfactuur;Cito Nederland BV;14.490,00;\n"
    "05-01-2027;27000002;4412;Internet januari;Handel 26;1.720,00;\n"
    "03-03-2027;27000003;4900;Bloemen;Roos;45,00;\n"
)


@pytest.fixture
def lindelaar(tmp_path: Path, inventaris: Inventaris) -> Iterator[Inventaris]:
    """Give the program in English on the golden board with a supplier for each contract."""
    database = open_database(tmp_path / "board.db")
    build(database)
    with work(database, "test") as unit:
        ledger.suppliers(unit)
    database.close()
    choose("en")
    yield lambda *words: inventaris("--language", "en", *words)
    choose("nl")


def test_years_beside_each_other(lindelaar: Inventaris) -> None:
    found = lindelaar("budget", "--year", "2027", "--to", "2029", "--format", "json").data
    assert [(one["year"], one["total"]) for one in found] == [
        ("2027", "727636.92"),
        ("2028", "680283.95"),
        ("2029", "623359.87"),
    ]
    shown = lindelaar("budget", "--year", "2027", "--to", "2029")
    assert "680,283.95" in shown.out
    assert "Per pupil" in shown.out
    several = lindelaar("budget", "--year", "2027", "--to", "2028", "--by", "pillar", "--format", "json").data
    assert several[0]["groups"][1] == {
        "pillar": "skills",
        "operating": "24295.00",
        "staff": "68400.00",
        "depreciation": "0.00",
        "total": "92695.00",
    }


def test_put_together_and_in_part(lindelaar: Inventaris) -> None:
    found = lindelaar("budget", "--year", "2027", "--by", "supplier", "--format", "json").data
    assert found["total"] == "727636.92"
    assert found["groups"][-1]["supplier"] == ""
    sites = lindelaar("budget", "--year", "2027", "--by", "site", "--format", "json").data
    assert [(one["site"], one["pupils"], one["per_pupil"]) for one in sites["groups"]] == [
        ("", 2100, "346.49")
    ]
    part = lindelaar("budget", "--year", "2027", "--supplier", "Cito Nederland B.V.", "--format", "json").data
    assert (part["total"], part["scope"]["supplier"]) == ("14490.00", "Cito Nederland B.V.")
    assert part["rows"][1]["staff"] is None
    nature = lindelaar(
        "budget", "--year", "2027", "--nature", "actual", "--on", "2027-01-31", "--format", "json"
    )
    assert nature.data["rows"][5]["operating"] == "2286.00"
    assert "School 1" in lindelaar("budget", "--year", "2027", "--site", "98Z0").out


def test_own_first_month(lindelaar: Inventaris) -> None:
    found = lindelaar("budget", "--year", "2026", "--first-month", "4", "--format", "json").data
    assert (found["first"], found["last"], found["year"]) == ("2026-04-01", "2027-03-31", "2026-2027")
    wrong = lindelaar("budget", "--year", "2026", "--first-month", "4", "--year-kind", "calendar")
    assert wrong.code == 2
    assert "January" in wrong.err


def test_benchmarks_are_no_norm(lindelaar: Inventaris) -> None:
    found = lindelaar("budget", "--year", "2027", "--benchmarks", "--format", "json").data
    first = found["benchmarks"][0]
    assert (first["year"], first["per_pupil"], first["board"]) == (2012, "160.00", "346.49")
    assert first["source"]
    assert any("2012" in remark for remark in first["remarks"])
    assert [one for one in found["benchmarks"] if one["country"] == "VL" and one["board_alike"]] == []
    shown = lindelaar("budget", "--year", "2027", "--benchmarks")
    assert "no norm" in shown.err


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--to", "2020"), "2020"),
        (("--by", "chairs"), "chairs"),
        (("--without", "chairs"), "chairs"),
        (("--site", "Atlantis"), "Atlantis"),
        (("--financing", "lottery"), "lottery"),
        (("--nature", "certain"), "certain"),
        (("--by", "row", "--benchmarks"), "--benchmarks"),
        (("--to", "2028", "--realised"), "--realised"),
        (("--site", "98Z0", "--realised"), "--realised"),
    ],
)
def test_what_cannot_be_is_a_sentence(lindelaar: Inventaris, options: tuple[str, ...], word: str) -> None:
    found = lindelaar("budget", "--year", "2027", *options)
    assert (found.code, found.out) == (2, "")
    assert word in found.err


def test_the_books_from_export_to_comparison(lindelaar: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(HEADER + BOOKED, encoding="utf-8")
    assert lindelaar("import", str(path)).code == 0
    proposals = lindelaar("realised", "propose", "--format", "json").data
    assert {one["target"]["title"] for one in proposals} == {"C-Cito · Cito", "C-Internet · Internet"}
    assert all(one["score"] >= 60 for one in proposals)
    assert "Bloemen" in lindelaar("realised", "propose").out
    before = lindelaar("realised", "--year", "2027", "--format", "json").data
    assert (before["confirmed"], before["proposed"], before["open"]) == ("0.00", "16210.00", "45.00")
    assert "2 entries" in lindelaar("realised", "confirm", "--above", "60").err
    assert lindelaar("realised", "ignore", "27000003", "--reason", "flowers").code == 0
    after = lindelaar("budget", "--year", "2027", "--realised", "--format", "json").data
    assert (after["confirmed"], after["open"], after["ignored"]) == ("16210.00", "0.00", "45.00")
    cito = next(one for one in after["rows"] if one["title"] == "C-Cito · Cito")
    assert (cito["budget"], cito["realised"], cito["cause"]) == ("14490.00", "14490.00", None)
    assert "3 entries" in lindelaar("realised", "--year", "2027").err
    assert lindelaar("undo").code == 0
    assert lindelaar("realised", "--year", "2027", "--format", "json").data["ignored"] == "0.00"


def test_one_entry_at_a_time(lindelaar: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(HEADER + BOOKED, encoding="utf-8")
    lindelaar("import", str(path))
    assert "Cito" in lindelaar("realised", "confirm", "27000001").err
    assert "devices" in lindelaar("realised", "confirm", "27000003", "devices").err
    assert lindelaar("realised", "reopen", "27000003").code == 0
    found = lindelaar(
        "list", "ledger_entry", "--format", "json", "--columns", "reference,state,cost_row"
    ).data
    assert [one["state"] for one in found].count("open") == 2
    for wrong in (
        ("confirm",),
        ("confirm", "27000002", "nothing"),
        ("confirm", "nothing"),
        ("confirm", "27000003"),
        ("ignore", "27000003"),
        ("ignore", "27000003", "--reason", " "),
        ("--year", "2027", "propose"),
    ):
        said = lindelaar("realised", *wrong)
        assert said.code == 2, wrong
        assert said.err, wrong


def test_json_keeps_the_shape_that_scripts_rely_on(lindelaar: Inventaris) -> None:
    found = json.loads(lindelaar("budget", "--year", "2027", "--format", "json").out)
    assert list(found)[:5] == ["rows", "total", "pillars", "pupils", "per_pupil"]
    assert list(found["rows"][0]) == ["row", "operating", "staff", "depreciation", "total"]
