"""What `list` writes comes back by `import` without a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.records import REGISTRY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris

HOSTILE = (
    ("supplier", "name==1+1", "customer_number=0012", "phone=+31 6 123", "notes==cmd|' /C calc'!A0\nregel 2"),
    (
        "supplier",
        "name='=A1",
        'contact=Piet; "de" Boer',
        "website=@home",
        "notes=|x\r\n\r\n-y",
        "registration=-12,50",
    ),
    ("supplier", "name=1.234", "contact=2025-01-02", "phone=€ 12", "other_names=%A; Café Ĳssel", "notes='"),
    (
        "device",
        "tag=007",
        "serial=5E12",
        "name=TRUE",
        "user=ja",
        "wifi_mac=00-1A-2B-3C-4D-5E",
        'notes=""',
        "site=WIL",
    ),
    ("device", "tag=1/2", "serial=-5", "status=ordered", "purchased=1-2-2026", "last_seen=2026-02-01"),
    ("contract", "number=C-1", "name=Wifi", "supplier=Dell", "start=1-1-2024", "notes=a;b,c\td"),
)


@pytest.fixture
def hostile(board: Inventaris) -> Inventaris:
    """Give the small board, with texts that a spreadsheet or a reader could take for something else."""
    for kind, *values in HOSTILE:
        fits = [value for value in values if value.partition("=")[0] in REGISTRY[kind].fields]
        result = board("add", kind, *fits)
        assert result.code == 0, result.err
    return board


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_export_comes_back_unchanged(
    hostile: Inventaris, tmp_path: Path, suffix: str, language: str
) -> None:
    for kind in ("supplier", "category", "product", "site", "lot", "device", "contract"):
        path = tmp_path / f"{kind}.{suffix}"
        written = hostile("--language", language, "list", kind, "--columns", "all", "-o", str(path))
        assert written.code == 0, written.err
        rows = len(hostile("list", kind, "--format", "json").data)
        result = hostile("import", str(path), "--profile", kind, "--blank", "clear", "--format", "json")
        assert result.code == 0, (result.out, result.err)
        found = result.data["files"][0]
        told = {
            name: found[name]
            for name in ("rows", "new", "changed", "unchanged", "rejected", "unknown_columns")
        }
        assert told == {
            "rows": rows,
            "new": 0,
            "changed": 0,
            "unchanged": rows,
            "rejected": [],
            "unknown_columns": [],
        }
        assert result.data["batch"] is None


def test_folder_is_not_called_a_file_that_is_not_there(inventaris: Inventaris, tmp_path: Path) -> None:
    told = inventaris("import", str(tmp_path))
    assert told.code == 2
    assert "is een map" in told.err


def test_dry_run_tells_what_would_change_from_what_to_what(board: Inventaris, tmp_path: Path) -> None:
    path = tmp_path / "apparaten.csv"
    path.write_text("Inventarisnummer;Status\nCB-001;in reparatie\n", encoding="utf-8")
    assert (
        "rij 2: CB-001, Status: “in gebruik” → “in reparatie”" in board("import", str(path), "--dry-run").out
    )
    assert "→ “in reparatie”" not in board("import", str(path)).out
