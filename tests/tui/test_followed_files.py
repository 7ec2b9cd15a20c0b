"""What the screens that follow a plan write: lists of indicators, versions, differences, and what a refresh tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.plan.taking_back import TextRead, TickRead
from inventory.publish.refresh_preview import Conflict, Preview, Spot, Told
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.tui.driver import TODAY
from tests.tui.followed_board import fill_followed
from tui import indicating, refreshing, versioning
from tui.dialogs.plan_document import LOCK, DocumentDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    fill_followed(opened)
    yield opened
    opened.close()


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines()


def test_indicators_are_written_with_their_goal_and_state(followed: Database, tmp_path: Path) -> None:
    found = indicating.look(followed, TODAY, None)
    assert (found.plan, found.name) == (1, "Ict-plan")
    rows = lines(indicating.export(found, tmp_path / "indicatoren.csv"))
    assert len(rows) == 5
    assert "Elke leraar is vaardig" in rows[1]
    assert "● onderweg, op schema" in rows[1]
    with pytest.raises(InputError):
        indicating.export(found, tmp_path / "indicatoren.odt")


def test_a_plan_that_is_gone_gives_way_to_the_newest(followed: Database) -> None:
    assert indicating.look(followed, TODAY, 99).plan == 1
    with pytest.raises(InputError, match="niet meer"):
        versioning.listed(followed, 99)


def test_versions_and_differences_are_written(followed: Database, tmp_path: Path) -> None:
    before = versioning.keep(followed, "els", 1, TODAY, "voor de raad")
    with work(followed, "els", "Nieuwe offerte") as unit:
        unit.change(get("contract_price"), 1, {"unit_price": 150_000_000})
    kept = versioning.listed(followed, 1)
    assert "voor de raad" in lines(versioning.export_versions(kept.versions, tmp_path / "versies.csv"))[1]
    found = versioning.compare(followed, before, None, TODAY)
    rows = lines(versioning.export_differences(found, tmp_path / "verschillen.csv"))
    assert len(rows) == len(found.differences) + 1
    assert any("12.000,00 → 15.000,00" in row for row in rows)
    told = lines(versioning.export_differences(found, tmp_path / "verschillen.txt"))
    assert max(map(len, told)) <= 78
    assert versioning.verify(followed, 1) == []
    named = {kind for one in found.differences for _text, kind, _id in versioning.reasons(one)}
    assert "contract_price" in named or "contract" in named


def test_a_preview_is_told_by_parts(tmp_path: Path) -> None:
    spot = Spot("q-one", "Visie")
    conflict = Conflict("text", "q-one", spot, "Hun tekst", "Onze tekst")
    preview = Preview(
        texts=[TextRead("q-two", "Vraag", "", "Nieuw")],
        ticks=[TickRead("box", "Vakje", ticked=True)],
        conflicts=[conflict],
        gone=[Told(spot)],
    )
    assert refreshing.counted(preview) == {"take": 2, "conflicts": 1, "gone": 1}
    taken = refreshing.rows(preview, "take")
    assert [(one.document, one.inventory) for one in taken] == [
        ("Nieuw", ""),
        ("☑ aangevinkt", "☐ niet aangevinkt"),
    ]
    rows = lines(refreshing.export(preview, {conflict.key: "document"}, tmp_path / "bijwerken.csv"))
    assert len(rows) == 5
    assert rows[3].endswith("document")


def test_only_word_documents_are_offered(tmp_path: Path) -> None:
    for name in ("plan.docx", "PLAN.DOCX", f"{LOCK}plan.docx", "plan.xlsx"):
        (tmp_path / name).write_bytes(b"")
    names = {one.path.name for one in DocumentDialog(tmp_path).find(tmp_path, "")}
    assert names == {"plan.docx", "PLAN.DOCX"}
