"""The command `plan`: document, workbook, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tui.cli.plan_making import years

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


def test_it_writes_the_document_and_says_what_is_still_empty(board: Inventaris, tmp_path: Path) -> None:
    result = board("plan", "--years", "2027-2030", "-o", str(tmp_path / "plan.docx"))
    assert (result.code, result.out) == (0, "")
    assert "nog geen tekst" in result.err
    text = [p.text for p in docx.Document(str(tmp_path / "plan.docx")).paragraphs]
    assert "2027-2030" in text
    assert "nog in te vullen: …" in text


def test_the_recorded_plan_gives_its_years_and_texts(board: Inventaris, tmp_path: Path) -> None:
    assert board("add", "plan", "name=Koers", "first_year=2028", "last_year=2031").code == 0
    assert board("add", "plan_text", "plan=Koers", "slot=vision-years", "text=Elk kind telt.").code == 0
    assert board("plan", "-o", str(tmp_path / "plan.docx")).code == 0
    text = [p.text for p in docx.Document(str(tmp_path / "plan.docx")).paragraphs]
    assert "2028-2031" in text
    assert "Elk kind telt." in text
    refused = board("plan", "--plan", "Bestaat niet", "-o", str(tmp_path / "plan.docx"))
    assert refused.code == 2
    assert "Koers" in refused.err


def test_a_workbook_is_the_budget_of_its_years(board: Inventaris, tmp_path: Path) -> None:
    assert board("plan", "--years", "2027-2030", "-o", str(tmp_path / "plan.xlsx")).code == 0
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert book.sheetnames[0] == "Begroting"
    assert book["Begroting"]["A1"].value == "Ict-begroting 2027-2030"
    assert [cell.value for cell in book["Meerjaren"][3]][1:] == [2027, 2028, 2029, 2030]


def test_every_suffix_is_the_same_plan(board: Inventaris, tmp_path: Path) -> None:
    assert board("plan", "--years", "2027", "-o", str(tmp_path / "plan.json")).code == 0
    told = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert (told["period"], told["language"]) == ("2027", "nl")
    assert board("plan", "--years", "2027", "-o", str(tmp_path / "plan.html")).code == 0
    page = (tmp_path / "plan.html").read_text("utf-8")
    assert 'class="figure"' in page
    assert board("plan", "--years", "2027", "-o", str(tmp_path / "plan.pdf")).code == 0
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_a_version_that_was_kept_is_written_as_it_was(board: Inventaris, tmp_path: Path) -> None:
    assert board("add", "plan", "name=Koers", "first_year=2027", "last_year=2027").code == 0
    assert board("plan", "keep").code == 0
    before = tmp_path / "before.json"
    assert board("plan", "-o", str(before)).code == 0
    assert board("add", "plan_text", "plan=Koers", "slot=vision-years", "text=Elk kind telt.").code == 0
    kept = tmp_path / "kept.json"
    result = board("plan", "--version", "1", "-o", str(kept))
    assert (result.code, "versie 1" in result.err) == (0, True)
    title = "Versie 1, concept"
    assert kept.read_text("utf-8").replace(title, "Concept") == before.read_text("utf-8")
    assert board("plan", "--version", "1", "--years", "2028", "-o", str(kept)).code == 2
    assert board("plan", "--version", "2", "-o", str(kept)).code == 2


def test_english(board: Inventaris, tmp_path: Path) -> None:
    assert board("--language", "en", "plan", "--years", "2027", "-o", str(tmp_path / "plan.docx")).code == 0
    text = [p.text for p in docx.Document(str(tmp_path / "plan.docx")).paragraphs]
    assert "ICT implementation and investment plan" in text
    assert "Budget" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "plan.txt"], "plan.txt"),
        (["-o", "plan.docx", "--update", "old.docx"], "old.docx"),
        (["-o", "plan.docx", "--years", "volgend jaar"], "volgend jaar"),
        (["-o", "plan.docx", "--years", "2030-2027"], "2030"),
        (["-o", "plan.docx", "--template", "eigen"], "po-raad"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    board: Inventaris, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = board("plan", *arguments)
    assert result.code == 2
    assert said in result.err
    assert not list(tmp_path.glob("plan.*"))


def test_years_are_one_or_two() -> None:
    assert years("2027-2030") == (2027, 2030)
    assert years(" 2027 ") == (2027, 2027)
