"""What people fill in or mend by hand: the template, and the file of rejected rows."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from importers import rejected, template
from importers.importing import run
from importers.options import Options
from inventory.language import _, choose, current
from inventory.records import REGISTRY
from inventory.records.assets import Device
from inventory.records.own import PolicyValue
from tests import generated
from tests.importers.board import board, cells, take, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    before = current()
    yield
    choose(before)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_filled_template_comes_back(database: Database, tmp_path: Path, language: str) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415

    choose(language)
    path = tmp_path / "sjabloon.xlsx"
    template.write(path)
    book = load_workbook(path)
    assert len(book.sheetnames) == len(generated.imported()) + 1
    for title, values in {
        "supplier": ["Rolf", "00123"],
        "category": ["Laptop"],
        "product": ["Fortis", "HP"],
        "site": ["01AA00", "Zuid"],
        "device": ["L-1", "S1"],
    }.items():
        sheet = book[_(REGISTRY[title].plural).capitalize()[:31]]
        for place, value in enumerate(values, 1):
            sheet.cell(2, place, value)
    devices = book[_(Device.plural).capitalize()[:31]]
    heads = {cell.value: cell.column or 1 for cell in devices[1]}
    for name, value in (
        ("site", "Zuid"),
        ("product", "fortis"),
        ("status", _("in repair")),
        ("encrypted", _("no")),
    ):
        devices.cell(2, heads[_(Device.fields[name].label)], value)
    book.save(path)
    report = take(database, path)
    assert (report.new, report.changed, report.rejected) == (5, 0, 0)
    assert [t.unknown_columns for t in report.tables] == [[]] * len(report.tables)
    assert cells(database, Device, "tag", "site", "product", "status", "encrypted") == [
        ("L-1", 1, 1, "repair", False)
    ]
    again = take(database, path)
    assert (again.new, again.changed) == (0, 0)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_column_of_the_template_has_a_note(language: str) -> None:
    choose(language)
    for record in REGISTRY.values():
        for field in record.fields.values():
            assert template.hint(field)


def test_rejected_rows_are_mended_and_imported(database: Database, tmp_path: Path) -> None:
    board(database)
    text = (
        "Serienummer;Vestiging;Garantie tot;Opmerkingen;Iets\r\n"
        'S7;Zuidd;31-2-2026;"=1+1; ""x""\nregel 2";00123\r\n'
        "S8;Zuid;1-2-2026;ok;\r\n"
        "S9;Noord;ooit;'-x;\r\n"
    )
    path = write(tmp_path, text)
    report = take(database, path)
    assert (report.new, report.rejected) == (1, 2)
    [back] = rejected.write(report, path)
    with back.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert rows[0] == ["Serienummer", "Vestiging", "Garantie tot", "Opmerkingen", "Iets", _("Reason")]
    assert rows[1][:5] == ["S7", "Zuidd", "31-2-2026", '\'=1+1; "x"\nregel 2', "00123"]
    assert "Vestiging" in rows[1][5]
    assert "Garantie tot" in rows[1][5]
    again = take(database, back)
    assert (again.new, again.rejected) == (0, 2)
    assert _("Reason") not in again.tables[0].unknown_columns
    mended = (
        back.read_text("utf-8-sig").replace("Zuidd", "Zuid").replace("31-2-", "28-2-").replace("ooit", "")
    )
    back.write_text(mended, encoding="utf-8-sig", newline="")
    assert take(database, back).new == 2
    found = cells(database, Device, "serial", "site", "notes")[-2:]
    assert found[0] == ("S7", 1, '=1+1; "x"\nregel 2')
    assert found[1][:2] == ("S9", 2)


def test_a_record_with_a_reason_of_its_own_keeps_it(database: Database, tmp_path: Path) -> None:
    text = "Naam;Vanaf;Waarde;Reden\nnotice;1-1-2026;30;besluit 12\nnotice;fout;30;besluit 13\n"
    path = write(tmp_path, text, "policy_value.csv")
    report = take(database, path)
    assert (report.new, report.rejected) == (1, 1)
    [back] = rejected.write(report, path)
    mended = back.read_text("utf-8-sig").replace("fout", "1-1-2027", 1)
    back.write_text(mended, encoding="utf-8-sig", newline="")
    assert take(database, back, profile="policy_value").new == 1
    assert cells(database, PolicyValue, "notes") == [("besluit 12",), ("besluit 13",)]


def test_nothing_rejected_writes_nothing(database: Database, tmp_path: Path) -> None:
    board(database)
    path = write(tmp_path, "Serienummer;Label\nS1;L-1\n")
    assert rejected.write(take(database, path), path) == []
    assert generated.as_csv(database, Device).count("\n") == 4


def test_mended_file_is_known_by_the_name_of_its_source(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "vestigingen.afgekeurd.csv"
    path.write_text("Naam;Plaats;Reden\nDe Wilgenhof;Overdal;te kort\n", encoding="utf-8")
    report = run(database, [path], Options(), "Anna")
    assert [(table.record, table.new) for table in report.tables] == [("site", 1)]
