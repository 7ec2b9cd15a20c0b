"""Lots and events in a file that contradict themselves come back to be mended; the other rows come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers import rejected
from inventory.records.assets import Category, Lot, LotEvent
from inventory.store.work import work
from tests.importers.board import cells, take, write

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

LOTS = """Ordernummer;Omschrijving;Categorie;Aantal;Prijs per stuk;Ingebruikname;Restwaarde;Afgevoerd op;Methode;Eigen schema
IO-1;x;Laptop;10;500,00;01-08-2024;0;;;
IO-2;x;Laptop;10;500,00;01-08-2024;5000,01;;;
IO-3;x;Laptop;10;500,00;01-08-2024;0;31-07-2024;;
IO-4;x;Laptop;10;500,00;01-08-2024;0;;manual;40;30;20
IO-5;x;Laptop;tien;500,00;01-08-2024;5000,01;;;
"""


def test_lots_that_contradict_themselves_are_mended(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.add(Category, {"name": "Laptop", "term_months": 48})
    path = write(tmp_path, LOTS.replace("40;30;20", "40 30 20"), "partijen.csv")
    report = take(database, path, profile="lot")
    assert (report.new, report.rejected) == (1, 4)
    reasons = {one.row: one.problem for one in report.tables[0].rejected}
    assert "5.000,01" in reasons[3]
    assert "31-07-2024" in reasons[4]
    assert reasons[5].endswith("40;30;20;10.")
    [back] = rejected.write(report, path)
    mended = back.read_text("utf-8-sig").replace("5000,01", "5000,00").replace("31-07-2024", "01-08-2025")
    mended = mended.replace("40 30 20", "40 30 20 10").replace("tien", "10")
    back.write_text(mended, encoding="utf-8-sig", newline="")
    assert take(database, back, profile="lot").new == 4
    path = write(tmp_path, "Ordernummer;Prijs per stuk\nIO-2;499,99\nIO-1;600,00\n", "prijzen.csv")
    changed = take(database, path, profile="lot")
    assert (changed.changed, changed.rejected) == (1, 1)
    assert dict(cells(database, Lot, "code", "unit_price")) == {
        "IO-1": 60000, "IO-2": 50000, "IO-3": 50000, "IO-4": 50000, "IO-5": 50000,
    }  # fmt: skip


def test_events_that_say_too_little_come_back(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        of = unit.add(Category, {"name": "Laptop", "term_months": 48})
    head, first, *_rest = LOTS.splitlines()
    take(database, write(tmp_path, f"{head}\n{first}\n", "partijen.csv"), profile="lot")
    events = (
        "Inkooppartij;Nummer;Wat er gebeurde;Datum;Aantal;Bedrag;Termijn;Reden\n"
        "IO-1;1;termijn;1-1-2025;;;;x\n"
        "IO-1;2;termijn;1-1-2025;;;60;x\n"
        "IO-1;3;verkocht;31-7-2024;2;;;x\n"
        "IO-1;4;verkocht;ooit;2;;;x\n"
        "IO-1;5;verkocht;1-1-2025;11;;;x\n"
    )
    report = take(database, write(tmp_path, events, "gebeurtenissen.csv"), profile="lot_event")
    assert (report.new, report.rejected) == (1, 4)
    assert cells(database, LotEvent, "lot", "number", "months") == [(1, 2, 60)]
    assert of == 1
