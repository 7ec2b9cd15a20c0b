"""Lists of processes: parents that only the codes tell, domains that only a column names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from importers.importing import run
from importers.options import Options
from inventory.landscape.rows import living
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.undo import undo
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give an empty board; a test takes back what it writes."""
    opened = open_database(tmp_path_factory.mktemp("list") / "inventaris.db")
    yield opened
    opened.close()


def tree(database: Database) -> dict[str, tuple[str, str | None]]:
    """Return name and code of the parent of each process by its code."""
    with database.read() as connection:
        rows = {row.id: row for row in connection.execute(living(get("process")))}
    return {r.code: (r.name, rows[r.parent].code if r.parent else None) for r in rows.values()}


PLAIN = {
    "2": ("Volgen", None),
    "2.1": ("Observeren", "2"),
    "2.1.1": ("Peuters", "2.1"),
    "3.1": ("Roosteren", None),
}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Code;Proces", "2.1.1;Peuters", "2.1;Observeren", "2;Volgen", "3.1;Roosteren"], PLAIN),
        (["Proces", "2 Volgen", "2.1 Observeren", "2.1.1 Peuters", "3.1 Roosteren"], PLAIN),
        (
            ["Domein;Code;Proces;Belang", "Volgen;2.1;Observeren;3", "Volgen;2.2;Toetsen;1", "Sturen;A;Bestuur;", ";B;Los;"],
            {
                "2": ("Volgen", None), "2.1": ("Observeren", "2"), "2.2": ("Toetsen", "2"),
                "Sturen": ("Sturen", None), "A": ("Bestuur", "Sturen"), "B": ("Los", None),
            },
        ),
        (
            ["Code;Naam;Onderdeel van", "D;Domein;", "P1;Een;Domein", "P1.1;Twee;D", "P1.2;Los;"],
            {"D": ("Domein", None), "P1": ("Een", "D"), "P1.1": ("Twee", "D"), "P1.2": ("Los", None)},
        ),
    ],
)  # fmt: skip
def test_parents(board: Database, tmp_path: Path, lines: list[str], expected: dict[str, object]) -> None:
    """The parent is what the list says, else what the code says; the second time nothing changes."""
    path = tmp_path / "processen.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = run(board, [path], Options(), "test")
    assert tree(board) == expected
    assert run(board, [path], Options(), "test").batch is None
    undo(board, "test", report.batch)


def test_numbers_of_a_workbook(board: Database, tmp_path: Path) -> None:
    """2.10 that is kept as the number 2.1 comes after 2.9; other columns come along."""
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Nr", "Procesnaam", "Soort"])
    for code, name in ((2, "Volgen"), (2.1, "Een"), (2.9, "Negen"), (2.1, "Tien"), (2.11, "Elf")):
        sheet.append([code, name, "primair"])
    book.save(tmp_path / "processen.xlsx")
    report = run(board, [tmp_path / "processen.xlsx"], Options(), "test")
    assert list(tree(board)) == ["2", "2.1", "2.9", "2.10", "2.11"]
    assert tree(board)["2.10"] == ("Tien", "2")
    undo(board, "test", report.batch)


def test_what_the_board_has_stays(board: Database, tmp_path: Path) -> None:
    """A process that is there keeps its place; a new one finds its parent among those."""
    with work(board, "test") as unit:
        for code, name in (("5", "Zorg"), ("5.1", "Signaleren")):
            unit.add(get("process"), {"code": code, "name": name})
    path = tmp_path / "processen.csv"
    path.write_text("Code;Proces\n5.1;Signaleren\n5.2;Begeleiden\n", encoding="utf-8")
    run(board, [path], Options(), "test")
    assert tree(board) == {"5": ("Zorg", None), "5.1": ("Signaleren", None), "5.2": ("Begeleiden", "5")}
