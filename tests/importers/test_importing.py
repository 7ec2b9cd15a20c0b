from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from importers.importing import run
from importers.options import Cancelled, Options
from inventory.errors import InputError, RefusedError
from inventory.records.assets import Device, Product, Supplier
from inventory.records.landscape import Process
from inventory.records.organisation import Site
from inventory.records.own import CustomField
from inventory.records.software import Assignment, Licence
from inventory.store import database as place
from inventory.store import history
from inventory.store.database import connect
from inventory.store.doctor import examine
from inventory.store.schema import BATCH, COUNTER
from inventory.store.undo import redo, undo
from inventory.store.work import work
from tests import generated
from tests.importers.board import board, cells, take, write

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

FILE = (
    "Label;Serienummer;Vestiging;Garantie tot;Versleuteld;Kleur;Status\r\n"
    "L-1;S1;Noord;31-1-2027;ja;blauw;in reparatie\r\n"
    "L-2;S2;;;;;\r\n"
    "L-9;S9;Zuidschool;1-2-2027;nee;groen;\r\n"
    "L-8;S8;Nergens;1-2-2027;nee;groen;\r\n"
)


@pytest.fixture(autouse=True)
def start(database: Database) -> None:
    board(database)


def counts(database: Database) -> list[int]:
    with database.read() as connection:
        last = connection.execute(sa.select(sa.func.sum(COUNTER.c.last))).scalar_one()
        return [connection.execute(sa.select(sa.func.count()).select_from(BATCH)).scalar_one(), int(last)]


def test_new_changed_unchanged_and_rejected(database: Database, tmp_path: Path) -> None:
    report = take(database, write(tmp_path, FILE))
    [table] = report.tables
    assert (table.new, table.changed, table.unchanged, report.rejected, table.rows) == (1, 1, 1, 1, 4)
    [wrong] = table.rejected
    assert (wrong.row, wrong.column, wrong.value) == (5, "Vestiging", "Nergens")
    assert "Nergens" in wrong.problem
    names = ("tag", "site", "warranty_end", "encrypted", "status")
    assert cells(database, Device, *names) == [
        ("L-1", 2, dt.date(2027, 1, 31), True, "repair"),
        ("L-2", 1, None, None, "in_use"),
        ("L-3", None, None, None, "in_use"),
        ("L-9", 1, dt.date(2027, 2, 1), False, "in_use"),
    ]
    with database.read() as connection:
        newest = history.batches(connection, 1)[0]
        made, changed = sorted(history.changes_in(connection, newest.id), key=lambda c: -c.record_id)
        lines = {line.label: (line.before, line.after) for line in history.lines(connection, changed)}
    assert (newest.action, newest.reason, newest.changes) == ("import", "apparaten.csv", 2)
    assert made.after == {
        "tag": "L-9",
        "serial": "S9",
        "site": 1,
        "warranty_end": "2027-02-01",
        "encrypted": made.after["encrypted"],
        "status": "in_use",
        "ownership": "owned",
        "custom": '{"kleur": "groen"}',
    }
    assert not made.after["encrypted"]
    assert lines["Kleur"] == ("rood", "blauw")
    assert ("Zuid", "Noord") in lines.values()
    assert examine(database) == []


def test_the_same_file_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, FILE)
    take(database, path)
    before = counts(database)
    again = take(database, path)
    assert (again.new, again.changed, again.batch, again.rejected) == (0, 0, None, 1)
    assert counts(database) == before


def test_a_preview_says_the_same_and_writes_nothing(database: Database, tmp_path: Path) -> None:
    path, before, export = write(tmp_path, FILE), counts(database), generated.export(database)
    preview = take(database, path, keep=False)
    assert preview.batch is None
    assert (counts(database), generated.export(database)) == (before, export)
    [table] = preview.tables
    [change] = table.changes
    assert (change.row, change.title) == (2, "L-1 · S1")
    assert {(c.column, c.old, c.new) for c in change.cells} == {
        ("site", "Zuid", "Noord"),
        ("warranty_end", "", "31-01-2027"),
        ("encrypted", "", "ja"),
        ("kleur", "rood", "blauw"),
        ("status", "in gebruik", "in reparatie"),
    }
    assert [(added.row, added.title) for added in table.added] == [(4, "L-9 · S9")]
    real = take(database, path)
    [done] = real.tables
    assert (done.new, done.changed, done.unchanged, done.rejected) == (
        table.new,
        table.changed,
        table.unchanged,
        table.rejected,
    )
    assert (done.changes, done.added) == (table.changes, table.added)


def test_blank_cells_keep_or_clear(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, "Serienummer;Gebruiker;Vestiging;Kleur;Status\nS1;;;;\nS3;;;;\n")
    assert take(database, path).changed == 0
    report = take(database, path, blank="clear")
    assert report.rejected == 2
    path = write(tmp_path, "Serienummer;Gebruiker;Vestiging;Kleur\nS1;;;\nS3;;;\n")
    assert take(database, path, blank="clear").changed == 2
    assert cells(database, Device, "user", "site", "custom")[0] == (None, None, None)
    assert take(database, path, blank="clear").changed == 0
    undo(database, "Anna")
    assert cells(database, Device, "site", "custom")[0] == (1, '{"kleur": "rood"}')


def test_records_are_made_on_the_way_when_that_is_allowed(database: Database, tmp_path: Path) -> None:
    path = write(
        tmp_path, "Serienummer;Product;Vestiging\nS9;Nieuw model;Zuid\nS8;nieuw  model;Zuid\nS7;Ander;X\n"
    )
    assert take(database, path).rejected == 3
    before = generated.export(database)
    report = take(database, path, create=frozenset({"product"}))
    assert (report.new, report.rejected) == (2, 1)
    assert report.tables[0].created == {"product": ["Nieuw model"]}
    assert [name for (name,) in cells(database, Product, "name")] == ["Fortis 11", "Fortis 14", "Nieuw model"]
    undo(database, "Anna")
    assert generated.export(database) == before
    redo(database, "Anna")
    assert take(database, path, create=frozenset({"product"})).new == 0


def test_systems_and_parties_of_a_landscape_are_made_on_the_way_unless_forbidden(
    database: Database, tmp_path: Path
) -> None:
    systems = write(tmp_path, "Systeem;Leverancier\nLAS;Lumen\nLVS;Lumen\n", "systemen.csv")
    flows = write(tmp_path, "Van systeem;Naar systeem;Leerlinggegevens\nLAS;Portaal;ja\n", "koppelingen.csv")
    assert take(database, systems, create=frozenset()).rejected == 2
    made = take(database, systems).tables[0]
    assert (made.new, made.created) == (2, {"supplier": ["Lumen"]})
    made = take(database, flows).tables[0]
    assert (made.new, made.created) == (1, {"system": ["Portaal"]})
    assert take(database, flows).changed == 0


def test_files_in_any_order_are_one_batch(database: Database, tmp_path: Path) -> None:
    devices = write(tmp_path, "Serienummer;Product;Vestiging\nS9;Nieuw;West\n")
    products = write(
        tmp_path, "Naam;Merk;Modelnummer;Einde ondersteuning\nNieuw;HP;1;1-1-2030\n", "producten.csv"
    )
    sites = write(tmp_path, "Vestigingscode;Naam\n03AA00;West\n", "vestigingen.csv")
    for paths in ([devices, products, sites], [sites, devices, products]):
        before = generated.export(database)
        preview = run(database, paths, Options(), "Anna", keep=False)
        assert generated.export(database) == before
        report = run(database, paths, Options(), "Anna")
        assert (preview.new, preview.rejected) == (report.new, report.rejected) == (3, 0)
        assert report.batch is not None
        undo(database, "Anna")
        assert generated.export(database) == before


def test_parents_in_the_same_file(database: Database, tmp_path: Path) -> None:
    text = "Code;Naam;Valt onder\n3;kleinkind;2\n2;kind;1\n1;wortel;\n9;wees;7\n"
    with database.read():
        label = Process.fields["parent"].label
    path = write(tmp_path, text.replace("Valt onder", label), "processen.csv")
    for keep in (False, True):
        report = take(database, path, keep=keep)
        [table] = report.tables
        assert (table.new, table.changed, [r.row for r in table.rejected]) == (3, 0, [5])
    found = cells(database, Process, "id", "code", "parent")
    numbers = {code: number for number, code, _parent in found}
    assert {code: parent for _number, code, parent in found} == {
        "1": None,
        "2": numbers["1"],
        "3": numbers["2"],
    }
    assert take(database, path).new == 0
    before = generated.as_csv(database, Process)
    undo(database, "Anna")
    assert cells(database, Process, "code") == []
    redo(database, "Anna")
    assert generated.as_csv(database, Process) == before


def test_rows_without_any_key_do_not_double(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.add(Licence, {"name": "Office"})
    label = Assignment.fields["seats"].label
    path = write(
        tmp_path, f"licence;site;{label}\nOffice;Zuid;5\nOffice;Zuid;5\nOffice;Noord;\n", "assignment.csv"
    )
    assert take(database, path).new == 3
    assert (take(database, path).new, take(database, path).changed) == (0, 0)
    nameless = write(tmp_path, "Apparaatnaam;Gebruiker\nbeamer;\nbeamer;\n")
    assert take(database, nameless, profile="device").new == 2
    assert take(database, nameless, profile="device").new == 0
    nameless = write(tmp_path, "Apparaatnaam;Gebruiker\nbeamer;\nbeamer;\nbeamer;\n")
    assert take(database, nameless, profile="device").new == 1


def test_an_own_field_with_a_wrong_value(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, "Serienummer;Kleur;Keuring\nS1;rood;1-2-2026\nS2;blauw;ooit\n")
    [table] = take(database, path).tables
    assert [(r.row, r.column, r.value) for r in table.rejected] == [(3, "Keuring", "ooit")]
    assert cells(database, Device, "custom")[:2] == [('{"keuring": "2026-02-01", "kleur": "rood"}',), (None,)]
    assert take(database, path).changed == 0


def test_own_fields_that_could_not_be_kept_are_rejected(database: Database, tmp_path: Path) -> None:
    heads = "record;name;caption;type"
    rows = (
        "device;serial;Serie;text",
        "devise;x;X;text",
        "device;kleur;Tint;date",
        "device;nieuw;Nieuw;date",
    )
    path = write(tmp_path, "\n".join((heads, *rows)), "custom_field.csv")
    [table] = take(database, path).tables
    assert [r.row for r in table.rejected] == [2, 3, 4]
    assert cells(database, CustomField, "name") == [("kleur",), ("keuring",), ("nieuw",)]


def test_progress_and_cancelling_leave_no_trace(database: Database, tmp_path: Path) -> None:
    lines = "".join(f"T{n};N{n};Zuid\n" for n in range(5000))
    path, before = write(tmp_path, "Label;Serienummer;Vestiging\n" + lines), counts(database)
    told: list[int] = []

    def stop(_table: str, rows: int) -> None:
        told.append(rows)
        if rows > 3000:
            raise Cancelled

    with pytest.raises(Cancelled):
        take(database, path, progress=stop)
    assert len(told) == 2
    assert 3000 < told[-1] < 5000
    assert counts(database) == before
    assert take(database, path, progress=lambda _t, rows: told.append(rows)).new == 5000
    assert told[-1] == 5000


def test_a_locked_or_read_only_database_is_refused(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "BUSY_MS", 150)
    path = write(tmp_path, FILE)
    url = database.path or database.engine.url.render_as_string(hide_password=False)
    other, reader = connect(url), connect(url, read_only=True)
    for keep in (True, False):
        with database.write(), pytest.raises(RefusedError) as error:
            take(other, path, keep=keep)
        assert error.value.exit_code == 3
    with pytest.raises(RefusedError):
        take(reader, path)
    assert take(reader, path, keep=False).new == 1
    other.close()
    reader.close()


def test_a_table_that_nothing_says_of_is_refused(database: Database, tmp_path: Path) -> None:
    for text in ("a;b\n1;2\n", "Serienummer;b;c;d\n1;2;3;4\n"):
        with pytest.raises(InputError, match=r"iets\.csv"):
            take(database, write(tmp_path, text, "iets.csv"))
    with pytest.raises(InputError, match=r"iets\.csv"):
        take(database, write(tmp_path, "a;b\n1;2\n", "iets.csv"), profile="device")


def test_a_sheet_that_is_left_out_is_told(database: Database, tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    book.active.title = "Leveranciers"  # type: ignore[union-attr]
    book["Leveranciers"].append(["Naam", "Klantnummer"])
    book["Leveranciers"].append(["Nieuw BV", 12])
    book.create_sheet("Rommel").append(["a", "b"])
    book["Rommel"].append(["1", "2"])
    book.save(tmp_path / "map.xlsx")
    report = take(database, tmp_path / "map.xlsx")
    assert report.new == 1
    assert any("Rommel" in remark for remark in report.tables[0].remarks)
    assert cells(database, Supplier, "name", "customer_number")[-1] == ("Nieuw BV", "12")


def test_an_own_name_is_found_as_it_is_written(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.change(Site, 2, {"other_names": "zuid"})
    path = write(tmp_path, "Serienummer;Vestiging\nS3;ZUID\n")
    assert take(database, path).changed == 1
    assert cells(database, Device, "site")[-1] == (1,)
