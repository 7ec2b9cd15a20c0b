"""`import --save-profile`: how a table was read, kept under another name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from importers.profile import load, profiles
from inventory.settings import own_profiles

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris

BOOKED = (
    "Boekdatum;Boekstuknummer;Rekening;Omschrijving;Debet;Credit;Kleur\n15-01-2026;B1;4410;x;10,00;;rood\n"
)


def test_a_ledger_profile_keeps_how_amounts_and_numbers_are_made(
    inventaris: Inventaris, tmp_path: Path
) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(BOOKED, encoding="utf-8")
    assert inventaris("import", str(path), "--save-profile", "Onze boeken").code == 0
    mine = load(own_profiles() / "onze-boeken.toml")
    base = next(one for one in profiles() if one.name == "ledger-debit-credit")
    assert (mine.amounts, mine.unique, mine.absent) == (base.amounts, base.unique, base.absent)
    assert {"Debet", "Credit"} <= set(mine.headers)
    assert mine.columns == {"Boekdatum": "date", "Rekening": "account", "Omschrijving": "description"}
    again = inventaris("import", str(path), "--format", "json")
    [table] = json.loads(again.out)["files"]
    assert (table["profile"], table["new"], table["changed"]) == ("Onze boeken", 0, 0)
    assert table["unknown_columns"] == ["Kleur"]
