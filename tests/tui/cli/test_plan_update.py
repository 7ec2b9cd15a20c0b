"""`plan --update`: a document brought up to date in place, what it tells, and its exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def document(board: Inventaris, tmp_path: Path) -> Path:
    """Give a document of a recorded plan, in which somebody wrote an answer."""
    assert (
        board("add", "plan", "name=Koers", "template=digisprong", "first_year=2027", "last_year=2027").code
        == 0
    )
    path = tmp_path / "plan.docx"
    assert board("plan", "-o", str(path)).code == 0
    answered(path, "Elk kind telt.")
    return path


def answered(path: Path, text: str) -> None:
    """Type over the first place where somebody still has to write, or the answer that was written there before."""
    opened = docx.Document(str(path))
    wanted = ("nog in te vullen: …", "Elk kind telt.")
    next(one for one in opened.paragraphs if one.text in wanted).text = text
    opened.save(str(path))


def test_texts_come_back_and_the_former_document_stays_beside_it(board: Inventaris, document: Path) -> None:
    edited = document.read_bytes()
    seen = board("plan", "--update", str(document), "--dry-run")
    assert seen.code == 0
    assert "Elk kind telt." in seen.err
    assert document.read_bytes() == edited
    assert board("list", "plan_text", "--format", "json").data == []

    done = board("plan", "--update", str(document))
    assert done.code == 0
    assert (document.parent / "plan (vorige).docx").read_bytes() == edited
    assert [one["text"] for one in board("list", "plan_text", "--format", "json").data] == ["Elk kind telt."]
    again = board("plan", "--update", str(document))
    assert again.code == 0
    assert "was al bij" in again.err
    assert board("undo").code == 0
    assert board("list", "plan_text", "--format", "json").data == []


def test_what_both_changed_asks_for_a_decision(board: Inventaris, document: Path) -> None:
    assert board("plan", "--update", str(document)).code == 0
    slot = board("list", "plan_text", "--format", "json").data[0]["slot"]
    assert board("plan", "text", slot, "Van de database.").code == 0
    answered(document, "Van het document.")
    for _time in range(2):
        open_one = board("plan", "--update", str(document))
        assert open_one.code == 1
        assert "Van de database." in open_one.err
    assert board("plan", "--update", str(document), "--prefer", "document").code == 0
    assert [one["text"] for one in board("list", "plan_text", "--format", "json").data] == [
        "Van het document."
    ]


def test_what_cannot_be_is_refused(board: Inventaris, tmp_path: Path) -> None:
    foreign = tmp_path / "letter.docx"
    docx.Document().save(str(foreign))
    before = foreign.read_bytes()
    refused = board("plan", "--update", str(foreign))
    assert (refused.code, foreign.read_bytes()) == (2, before)
    assert "bladwijzers" in refused.err
    assert board("plan", "--update", str(foreign), "-o", str(tmp_path / "plan.pdf")).code == 2
    assert board("plan", "--prefer", "document", "-o", str(tmp_path / "plan.docx")).code == 2
    (tmp_path / "~$tter.docx").touch()
    assert board("plan", "--update", str(foreign)).code == 3
