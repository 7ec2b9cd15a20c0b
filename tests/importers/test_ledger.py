"""Exports of the general ledger: debit less credit, a number for each row, and nothing twice when it comes again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import sqlalchemy as sa

from importers import importing
from importers.options import Options
from importers.profile import load, profiles, save
from importers.rejected import write
from importers.values import Hints
from inventory.records.ledger import LedgerEntry
from tui.importing import examine, keep_profile
from tui.writes import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from importers.report import TableReport
    from inventory.store.database import Database

HEADER = "Boekdatum;Boekstuknummer;Grootboekrekening;Omschrijving;Relatie;Kostenplaats;Debet;Credit\n"
BOOKED = (
    "15-01-2026;26700001;4410;Snappet licenties;Snappet B.V.;;39.680,00;\n"
    "15-01-2026;26700001;1530;Snappet licenties;Snappet B.V.;;;39.680,00\n"
    "03-02-2026;26700017;4412;Internet februari;Glasnet Oost;;1.790,00;0,00\n"
    "03-02-2026;26700017;4412;Internet februari;Glasnet Oost;;1.790,00;0,00\n"
    "20-03-2026;26700033;4410;Creditnota;Cito;;;145,50\n"
)


def imported(database: Database, path: Path, **options: Any) -> TableReport:
    """Import one file and return what became of it."""
    return importing.run(database, [path], Options(**options), "test").tables[0]


def entries(database: Database) -> list[Any]:
    """Return reference, date, account, relation and amount of the entries, in the order of the file."""
    table = LedgerEntry.table
    columns = (table.c[name] for name in ("reference", "date", "account", "relation", "amount"))
    with database.read() as connection:
        return list(connection.execute(sa.select(*columns).order_by(table.c.id)))


def test_debit_less_credit_and_a_number_for_each_row(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(HEADER + BOOKED, encoding="utf-8")
    report = imported(database, path)
    assert (report.profile, report.new, report.rejected, report.unknown_columns) == (
        "ledger-debit-credit",
        5,
        [],
        [],
    )
    found = entries(database)
    assert [row.amount for row in found] == [3_968_000, -3_968_000, 179_000, 179_000, -14_550]
    assert [row.date for row in found][2] == dt.date(2026, 2, 3)
    assert all(row.reference.startswith("26700") for row in found)
    assert found[3].reference == f"{found[2].reference}~2"
    assert len({row.reference for row in found}) == 5


def test_a_longer_export_brings_only_what_is_new(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(HEADER + BOOKED, encoding="utf-8")
    imported(database, path)
    before = entries(database)
    more = "01-01-2026;26700000;4410;Beginpost;;;10,00;\n"
    path.write_text(HEADER + more + BOOKED, encoding="utf-8")
    report = imported(database, path)
    assert (report.new, report.changed, report.unchanged) == (1, 0, 5)
    assert entries(database)[:5] == before


def test_a_workbook_gives_the_same_numbers_as_text(database: Database, tmp_path: Path) -> None:
    text = tmp_path / "mutaties.csv"
    text.write_text(HEADER + BOOKED, encoding="utf-8")
    imported(database, text)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER.strip().split(";"))
    for line in BOOKED.splitlines():
        day, *middle, debit, credit = line.split(";")
        amounts = [float(one.replace(".", "").replace(",", ".")) if one else None for one in (debit, credit)]
        number = [int(middle[0]), int(middle[1]), *middle[2:]]
        sheet.append([dt.datetime.strptime(day, "%d-%m-%Y"), *number, *amounts])  # noqa: DTZ007  a day
    book.save(tmp_path / "mutaties.xlsx")
    report = imported(database, tmp_path / "mutaties.xlsx")
    assert (report.new, report.changed, report.unchanged) == (0, 0, 5)


def test_one_amount_with_a_column_for_its_side(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(
        "Datum;Periode;Grootboeknr;Omschrijving;Crediteur;Bedrag;D/C\n"
        "2026-01-15;1;4410;Licenties;Cito;145,50;D\n2026-01-16;1;4410;Licenties;Cito;20,00;C\n",
        encoding="utf-8",
    )
    report = imported(database, path)
    assert (report.profile, report.new) == ("ledger-amount", 2)
    assert [row.amount for row in entries(database)] == [14_550, -2_000]
    assert all(len(row.reference) == 12 for row in entries(database))


def test_one_amount_with_its_sign(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(
        "Datum;Boekstuk;Rekening;Omschrijving;Bedrag\n2026-01-15;B1;4410;x;145,50\n2026-01-16;B1;4410;x;-20,00\n",
        encoding="utf-8",
    )
    assert imported(database, path).new == 2
    assert [row.amount for row in entries(database)] == [14_550, -2_000]


def test_a_wrong_amount_is_named_and_can_be_mended(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(HEADER + BOOKED + "21-03-2026;26700034;4410;Fout;Cito;;twaalf;\n", encoding="utf-8")
    report = importing.run(database, [path], Options(), "test")
    (rejected,) = report.tables[0].rejected
    assert (rejected.row, rejected.value) == (7, "twaalf")
    assert "Debet" in rejected.column
    (mended,) = write(report, path)
    text = mended.read_text(encoding="utf-8-sig").replace(";twaalf;;", ";12,00;;")
    mended.write_text(text, encoding="utf-8")
    again = imported(database, mended)
    assert (again.new, again.rejected) == (1, [])
    assert entries(database)[-1].amount == 1_200
    assert entries(database)[-1].reference.startswith("26700034~")


def test_rows_without_an_amount_are_told(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(HEADER + "21-03-2026;26700034;4410;Leeg;Cito;;;\n", encoding="utf-8")
    report = imported(database, path)
    assert (report.new, len(report.rejected)) == (0, 1)


def test_points_for_thousands_are_read_as_the_user_says(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mutaties.csv"
    path.write_text(HEADER + "21-03-2026;B;4410;x;Cito;;1.234;\n", encoding="utf-8")
    imported(database, path, hints=Hints(decimal=","))
    assert entries(database)[0].amount == 123_400


def test_our_own_export_is_no_ledger_of_another_program(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "Boekstuknummer;Datum;Rekening;Bedrag;Stand\nB1;2026-01-01;4410;1,00;open\n", encoding="utf-8"
    )
    report = imported(database, path)
    assert (report.profile, report.new) == ("", 1)
    assert entries(database)[0].reference == "B1"


def test_a_profile_keeps_how_columns_are_made(tmp_path: Path) -> None:
    for profile in profiles():
        if profile.amounts:
            assert load(save(profile, tmp_path)) == profile


def test_a_profile_saved_in_the_screens_reads_the_next_export_the_same(
    database: Database, tmp_path: Path
) -> None:
    for number, text in enumerate((HEADER + BOOKED, SIDED), 1):
        own, path = tmp_path / f"own{number}", tmp_path / "mutaties.csv"
        path.write_text(text, encoding="utf-8")
        examined = examine(database, [path], {}, own, "test", Progress())
        mine = load(keep_profile("Onze boeken", examined.tables[0], own))
        base = next(one for one in profiles() if one.name == examined.tables[0].report.profile)  # type: ignore[union-attr]
        assert (mine.amounts, mine.unique, mine.absent) == (base.amounts, base.unique, base.absent)
        assert {"Debet", "Boekstuknummer", "Boekstuk"}.isdisjoint(mine.columns)
        expected = imported(database, path)
        again = importing.run(database, [path], Options(), "test", own_profiles=own).tables[0]
        assert (again.profile, again.new, again.changed) == ("Onze boeken", 0, 0)
        assert (again.unchanged, again.unknown_columns) == (expected.rows, [])


SIDED = "Datum;Boekstuk;Rekening;Omschrijving;Mutatiebedrag;D/C\n2026-01-15;B1;4410;x;145,50;C\n"
