"""`register` and `privacy …` on the command line: tables, JSON, files, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from inventory.store.database import open_database
from tests.inventory.plan.privacy_small import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def small(inventaris: Inventaris, tmp_path: Path) -> Inventaris:
    """Give the small board of the documents."""
    opened = open_database(tmp_path / "board.db")
    build(opened)
    opened.close()
    return inventaris


def test_the_register_for_scripts(small: Inventaris) -> None:
    done = small("register", "--on", "2026-11-22", "--format", "json")
    first, second = done.data
    assert (done.code, first["code"], first["recipients"], first["transfers"]) == (
        0,
        "L2",
        ["DUO", "gemeente"],
        "geen",
    )
    assert (first["ground"], first["controller"], first["unknown"]) == (
        "public_task",
        "Stichting Morgenster",
        [],
    )
    assert first["processors"] == [
        {
            "name": "Digilab", "system": "Leerlingdesk", "location": "NL (opslag)", "agreement": "VO-1",
            "agreement_date": "2024-06-10", "subprocessors": ["Wolkenhuis"],
        }
    ]  # fmt: skip
    assert (second["purposes"], second["ground"], second["subjects"]) == (None, None, None)
    assert "Fenna Hoekstra" in done.err
    assert "1 verwerking van een andere partij" in done.err


def test_the_register_of_a_party_and_as_files(small: Inventaris, tmp_path: Path) -> None:
    assert [
        one["code"] for one in small("register", "--party", "Opvang Pluk B.V.", "--format", "json").data
    ] == ["K1"]
    assert small("register", "--party", "Niemand").code == 2
    for suffix in ("docx", "xlsx", "csv"):
        path = tmp_path / f"register.{suffix}"
        assert small("register", "-o", str(path)).code == 0
        assert path.stat().st_size > 100
    assert "L2" in small("register").out
    assert small("register", "-o", str(tmp_path / "register.odt")).code == 2


def test_systems_by_what_is_asked(small: Inventaris) -> None:
    done = small("privacy", "systems", "--on", "2026-11-22", "--format", "json")
    told = {one["system"]: one for one in done.data}
    assert list(told) == ["Leerlingdesk", "Rooster"]
    assert told["Rooster"]["checks"]["agreement"]["state"] == "short"
    assert "PRV-001" in told["Rooster"]["checks"]["agreement"]["rules"]
    assert told["Rooster"]["checks"]["annex"]["state"] == "unknown"
    whole = {one["system"]: one for one in small("privacy", "systems", "--all", "--format", "json").data}
    assert {one["state"] for one in whole["Tekenprogramma"]["checks"].values()} == {"na"}
    assert "✗" in small("privacy", "systems").out


def test_lists_of_agreements_and_suppliers(small: Inventaris, tmp_path: Path) -> None:
    agreements = small("privacy", "agreements", "--on", "2026-11-22", "--format", "json").data
    assert [(one["code"], one["concluded"], one["duration"]) for one in agreements] == [
        ("VO-1", "2024-06-10", "31-07-2028"),
        ("VO-0", None, "01-01-2020"),
        ("VO-2", None, "met contract onbekend"),
    ]
    suppliers = small("privacy", "participation", "--format", "json").data
    assert [(one["supplier"], one["models"]) for one in suppliers] == [("Digilab", "4.0"), ("Heim", None)]
    assert small("privacy", "agreements", "-o", str(tmp_path / "agreements.docx")).code == 0
    assert small("privacy", "participation", "-o", str(tmp_path / "suppliers.xlsx")).code == 0
    assert "Digilab" in small("privacy", "participation").out


def test_a_page_of_a_system(small: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "page.docx"
    assert small("privacy", "page", "leerlingdesk", "-o", str(path)).code == 0
    assert Document(str(path)).paragraphs[0].text == "Privacy van Leerlingdesk"
    assert small("privacy", "page", "Leerlingdesk", "-o", str(tmp_path / "page.html")).code == 0
    assert small("privacy", "page", "Leerlingdesk", "-o", str(tmp_path / "page.pdf")).code == 2
    assert small("privacy", "page", "Niets", "-o", str(path)).code == 2


def test_a_version_is_copied_and_compared(small: Inventaris) -> None:
    assert len(small("privacy", "compare", "Leerlingdesk", "--format", "json").data) >= 4
    done = small("privacy", "copy", "Leerlingdesk", "--edition", "3", "--date", "2026-12-01")
    assert done.code == 0, done.err
    same = small("privacy", "compare", "Leerlingdesk")
    assert "0 verschillen tussen 2 en 3" in same.err
    first = small("privacy", "compare", "Leerlingdesk", "--from", "1", "--to", "3", "--format", "json").data
    assert ("annex", "Opslaglocatie") in [(one["kind"], one["what"]) for one in first]
    assert small("privacy", "compare", "Leerlingdesk", "--to", "9").code == 2
    assert small("privacy", "copy", "Leerlingdesk", "--edition", "3").code == 2
    assert small("privacy", "copy", "Rooster", "--edition", "3").code == 2
    assert small("undo").code == 0
    assert small("privacy", "compare", "Leerlingdesk", "--to", "3").code == 2


def test_a_file_of_another_kind_is_refused_with_all_that_can_be(small: Inventaris, tmp_path: Path) -> None:
    for command in (("register",), ("privacy", "agreements"), ("privacy", "participation")):
        done = small(*command, "-o", str(tmp_path / "x.pdf"))
        assert done.code == 2
        assert ".docx" in done.err
        assert ".xlsx" in done.err
