"""What the program exports comes back in without a difference, whatever a board has entered."""

from __future__ import annotations

import csv
import random
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from importers.importing import run
from importers.options import Options
from inventory.language import _, choose, current
from inventory.records import Kind
from inventory.records.assets import Device, Product, Supplier
from inventory.records.finance import Allocation, Staff
from inventory.records.organisation import Site
from inventory.store import history
from inventory.store.database import connect, open_database
from inventory.store.undo import redo, undo
from inventory.store.views import all_fields
from inventory.store.work import work
from tests import generated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from importers.report import ImportReport
    from inventory.records import Field, Record
    from inventory.store.database import Database

FORMS = [("csv", "nl"), ("csv", "en"), ("xlsx", "nl"), ("xlsx", "en")]


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    before = current()
    yield
    choose(before)


def troubles(report: ImportReport) -> list[object]:
    """Return what a re-import should not have."""
    return [
        (t.file, t.new, t.changed, t.rejected[:2], t.changes[:2], t.unknown_columns, t.remarks)
        for t in report.tables
        if t.new or t.changed or t.rejected or t.unknown_columns or t.remarks
    ]


def rows_of(exports: dict[str, str]) -> dict[str, list[str]]:
    """Return exports without their order: PostgreSQL puts İ among the small letters, SQLite behind them."""
    return {kind: sorted(text.split("\r\n")) for kind, text in exports.items()}


def test_an_export_comes_back_as_no_change(database: Database, tmp_path: Path) -> None:
    generated.fill(database, 11)
    for form, language in FORMS:
        paths = generated.files(database, tmp_path / language / form, form, language)
        choose(language)
        report = run(database, paths, Options(), "Anna")
        assert troubles(report) == []
        assert report.batch is None
        assert len(report.tables) == len(paths) == len(generated.imported())


@pytest.mark.parametrize(("form", "language"), FORMS)
def test_an_export_fills_an_empty_database(
    database: Database, tmp_path: Path, form: str, language: str
) -> None:
    source = open_database(tmp_path / "source.db")
    generated.fill(source, 21)
    first, *rest = generated.files(source, tmp_path / "out", form, language)
    random.Random(5).shuffle(rest)
    choose(language)
    assert run(database, [first], Options(), "Anna").rejected == 0
    report = run(database, rest, Options(), "Anna")
    assert (report.rejected, report.changed) == (0, 0)
    assert rows_of(generated.export(database)) == rows_of(generated.export(source))
    assert troubles(run(database, [first, *rest], Options(blank="clear"), "Anna")) == []
    source.close()


def test_an_import_is_one_batch_that_undo_takes_back(database: Database, tmp_path: Path) -> None:
    source = open_database(tmp_path / "source.db")
    generated.fill(source, 31, each=3)
    paths = generated.files(source, tmp_path / "out", "csv", "nl")
    run(database, paths[:1], Options(), "Anna")
    before = generated.export(database)
    report = run(database, paths[1:], Options(), "Anna")
    after = generated.export(database)
    assert after != before
    with database.read() as connection:
        newest = history.batches(connection, 1)[0]
    assert (newest.id, newest.action) == (report.batch, "import")
    assert newest.changes == report.new + report.changed
    undo(database, "Anna")
    assert generated.export(database) == before
    redo(database, "Anna")
    assert generated.export(database) == after
    undo(database, "Anna", report.batch)
    assert generated.export(database) == before
    source.close()


def test_a_changing_import_is_undone_byte_for_byte(database: Database, tmp_path: Path) -> None:
    """The same records with other values: every sort of cell changes, and comes back."""
    generated.fill(database, 41)
    before = generated.export(database)
    which = [record for record in generated.kinds() if record.kind in {"device", "site", "licence"}]
    sites, *others = sorted(generated.files(database, tmp_path, "csv", "nl", which), reverse=True)
    with database.read() as connection:
        fields = list(all_fields(connection, Site).values())
    changed = change_cells(sites, fields)
    report = run(database, [sites, *others], Options(match=()), "Anna")
    assert (report.new, report.changed, report.rejected) == (0, 4, 0)
    assert changed >= {(kind, True) for kind in (*OTHERS, Kind.CHOICE)} | {(Kind.CHOICE, False)}
    assert generated.export(database) != before
    undo(database, "Anna")
    assert generated.export(database) == before


OTHERS = {
    Kind.TEXT: ("anders", "weer anders"),
    Kind.NOTE: ("anders\nen meer", "weer anders"),
    Kind.INTEGER: ("12", "13"),
    Kind.AMOUNT: ("1,20", "1,30"),
    Kind.DATE: ("29-02-2024", "31-12-2025"),
    Kind.FLAG: ("ja", "nee"),
}
"""Two values of each sort, of which a cell has at most one."""


def change_cells(path: Path, fields: list[Field]) -> set[tuple[Kind, bool]]:
    """Give each cell of an export another value, but for what others know a record by; return what sorts changed."""
    changed = set()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream, delimiter=";")
    for row in rows:
        for place, field in enumerate(fields):
            words = [*field.choices.values()] if field.custom else [_(one) for one in field.choices.values()]
            values = OTHERS.get(field.kind, words)
            if values and field.name not in {"code", "name"} and field.name not in Site.aliases:
                row[place] = values[row[place] == values[0]]
                changed.add((field.kind, field.custom))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([header, *rows])
    return changed


def test_what_was_archived_goes_on_being_pointed_to(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        product = unit.add(Product, {"name": "Oud model"})
        unit.add(Device, {"tag": "1", "product": product})
        unit.archive(Product, product)
    paths = generated.files(database, tmp_path, "csv", "nl", [Device])
    assert troubles(run(database, paths, Options(create=frozenset({"product"})), "Anna")) == []


def test_names_that_differ_by_case_or_accents_only(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        for name in ("École", "Ecole", "ECOLE"):
            number = unit.add(Site, {"name": name})
            unit.add(Supplier, {"name": name})
            unit.add(Device, {"tag": name, "site": number})
    paths = generated.files(database, tmp_path, "csv", "nl", [Site, Supplier, Device])
    assert troubles(run(database, paths, Options(), "Anna")) == []


def test_a_copy_of_the_file_reads_the_same(tmp_path: Path) -> None:
    database = open_database(tmp_path / "x.db")
    generated.fill(database, 51, each=3)
    database.close()
    shutil.copyfile(tmp_path / "x.db", tmp_path / "y.db")
    one, two = connect(tmp_path / "x.db"), connect(tmp_path / "y.db")
    assert generated.export(one) == generated.export(two)
    one.close()
    two.close()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_percentages_of_at_most_one(database: Database, tmp_path: Path, form: str) -> None:
    with work(database, "Anna") as unit:
        staff = unit.add(Staff, {**needed(Staff), "name": "Ans"})
        unit.add(Allocation, {**needed(Allocation), "staff": staff, "share": 7})
    paths = generated.files(database, tmp_path, form, "nl", [Allocation])
    assert troubles(run(database, paths, Options(), "Anna")) == []


def needed(record: type[Record]) -> dict[str, Any]:
    """Return values for what a record cannot do without, links left out."""
    maker = generated.Maker(1, tame=True)
    bare = [f for f in record.fields.values() if f.required and f.default is None and not f.target]
    return {field.name: maker.value(field, {}) for field in bare}
