"""A partner's sheet goes out, comes back changed, and only the changes arrive."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from importers.importing import run
from importers.options import Options
from inventory.errors import InputError
from inventory.landscape import editing, reading
from inventory.publish.map_workbook import HEADER_ROW, workbook
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.undo import undo
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from importers.report import ImportReport, TableReport
    from inventory.store.database import Database

DATA = Path(__file__).parent / "data"
DAY = dt.date(2026, 11, 22)
SCHOOL, OPVANG = 3, 4
"""Columns of the workbook."""
FIRST = {"2": 6, "2.1": 7, "2.2": 8, "2.10": 9, "3": 10, "3.1": 11}
"""Rows of the workbook."""


def fill(database: Database) -> None:
    """Write the board that the sheet is of."""
    with work(database, "test") as unit:
        for name in ("School", "Opvang"):
            unit.add(
                get("party"),
                {
                    "name": name,
                    "own": name == "School" or None,
                    "type": "board" if name == "School" else "childcare",
                },
            )
        for code, name, parent in (
            ("2", "Volgen", None), ("2.1", "Observeren", 1), ("2.2", "Toetsen", 1), ("2.10", "Adviseren", 1),
            ("3", "Plannen", None), ("3.1", "Roosteren", 5),
        ):  # fmt: skip
            unit.add(get("process"), {"code": code, "name": name, "parent": parent})
        for name in ("KIJK!", "ZIEN!", "ParnasSys", "Konnect"):
            unit.add(get("system"), {"name": name, "other_names": "PS" if name == "ParnasSys" else None})
        uses: list[dict[str, Any]] = [
            {"party": 1, "process": 2, "system": 1, "function": "observeren", "fit": 3},
            {"party": 1, "process": 2, "system": 2},
            {"party": 2, "process": 2, "system": 1, "level": "partial"},
            {"party": 1, "process": 6, "system": 3},
            {"party": 2, "process": 6, "system": 4, "status": "planned"},
        ]
        for use in uses:
            unit.add(get("support"), use)
        unit.add(get("participation"), {"party": 1, "process": 2, "runs": "yes"})
        unit.add(get("participation"), {"party": 2, "process": 3, "runs": "no"})


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the board; a test takes back what it writes."""
    opened = open_database(tmp_path_factory.mktemp("return") / "inventaris.db")
    fill(opened)
    yield opened
    opened.close()


def out(database: Database, to: Path, *parties: str) -> Path:
    """Write the sheet."""
    with database.read() as connection:
        to.write_bytes(workbook(reading.view(connection, DAY), parties=parties))
    return to


def changed(path: Path, change: Callable[[Any], None]) -> Path:
    """Change the visible sheet."""
    from openpyxl import load_workbook  # noqa: PLC0415

    book: Any = load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path


def back(database: Database, path: Path, *, keep: bool = True) -> tuple[ImportReport, TableReport]:
    """Import a sheet; return the report and that of the cells."""
    report = run(database, [path], Options(), "test", keep=keep)
    return report, report.tables[-1]


def texts(database: Database) -> dict[tuple[str, str], str]:
    """Return all cells that say something."""
    with database.read() as connection:
        grid = editing.grid(connection, DAY)
    return {
        (row.code, column.name): grid.cell((row.number, column.number)).text
        for row in grid.rows
        for column in grid.columns
        if grid.cell((row.number, column.number)).text
    }


def test_nothing_changed(board: Database, tmp_path: Path) -> None:
    """A sheet that comes back as it went out changes nothing."""
    report, cells = back(board, out(board, tmp_path / "kaart.xlsx"))
    assert (report.batch, cells.new, cells.changed, cells.rejected) == (None, 0, 0, [])


def fill_in(sheet: Any) -> None:
    """Change a sheet as a partner does: systems taken out, added, answered, and a row with a new process."""
    sheet.cell(FIRST["2.1"], SCHOOL).value = "KIJK! (observeren)\nBingel"
    sheet.cell(FIRST["2.2"], OPVANG).value = "ps"
    sheet.cell(FIRST["2.10"], OPVANG).value = "n.v.t."
    sheet.cell(FIRST["3.1"], SCHOOL).value = None
    sheet.append(["3.2", "Inroosteren", "", "Konnect"])


AFTER = {
    ("2.1", "School"): "Bingel; KIJK! (observeren)",
    ("2.1", "Opvang"): "KIJK! (deels)",
    ("2.2", "Opvang"): "ParnasSys",
    ("2.10", "Opvang"): "n.v.t.",
    ("3.1", "Opvang"): "Konnect (gepland)",
    ("3.2", "Opvang"): "Konnect",
}


def check_round(database: Database, path: Path) -> None:
    """Preview, import and undo what `fill_in` changed."""
    before = texts(database)
    tried, _cells = back(database, path, keep=False)
    assert texts(database) == before
    report, cells = back(database, path)
    assert [(t.record, t.new, t.changed, t.unchanged) for t in report.tables] == [
        (t.record, t.new, t.changed, t.unchanged) for t in tried.tables
    ]
    assert texts(database) == AFTER
    assert cells.rejected == []
    assert cells.created == {"system": ["Bingel"]}
    assert [r for r in cells.remarks if "ZIEN!" in r] == [
        "Rij 7: bij School wordt ZIEN! gearchiveerd voor 2.1."
    ]
    assert back(database, path)[0].batch is None
    undo(database, "test", report.batch)
    assert texts(database) == before


def test_only_the_changes_arrive(database: Database, tmp_path: Path) -> None:
    """What was taken out is put away, what was added is there, what was answered is known; one undo takes it back."""
    fill(database)
    check_round(database, changed(out(database, tmp_path / "kaart.xlsx"), fill_in))


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_saved_by_libreoffice(board: Database, tmp_path: Path, suffix: str) -> None:
    """Another program that saves the workbook keeps what is hidden in it.

    The files are what `fill_in` made of the sheet of this board, converted by LibreOffice 7.4 without a screen.
    """
    path = tmp_path / f"kaart.{suffix}"
    path.write_bytes((DATA / f"kaart-libreoffice.{suffix}").read_bytes())
    check_round(board, path)


def test_sorted_deleted_and_numbers(board: Database, tmp_path: Path) -> None:
    """Rows may be in another order or gone; a code that became a number is known by its name."""

    def change(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
        kept = [row for row in rows if row[0] not in {"2.1", "3"}]
        sheet.delete_rows(HEADER_ROW + 1, len(rows))
        for row in reversed(kept):
            code = 2.1 if row[0] == "2.10" else row[0]
            sheet.append([code, row[1], "KIJK!" if row[0] == "2.10" else row[2], *row[3:]])

    report, cells = back(board, changed(out(board, tmp_path / "kaart.xlsx"), change))
    assert (cells.new, cells.changed, cells.rejected) == (1, 1, [])
    assert texts(board)["2.10", "School"] == "KIJK!"
    assert texts(board)["2.1", "School"] == "KIJK! (observeren); ZIEN!"
    assert any("2.1, 3" in remark for remark in cells.remarks)
    undo(board, "test", report.batch)


def test_conflicts_and_mistakes_are_told_and_stay(board: Database, tmp_path: Path) -> None:
    """A cell that was changed here meanwhile stays; rows and columns that cannot be placed are told with their number."""
    path = out(board, tmp_path / "kaart.xlsx")

    def change(sheet: Any) -> None:
        sheet.cell(FIRST["2.1"], OPVANG).value = "Konnect"
        sheet.cell(FIRST["2.2"], SCHOOL).value = "KIJK!; n.v.t."
        sheet.cell(FIRST["2.10"], SCHOOL).value = "KIJK!"
        sheet.cell(FIRST["3.1"], 2).value = "Roosters maken"
        sheet.append(["2.1", "Observeren", "x", ""])
        sheet.append(["", "Knutselen", "Gynzy", ""])
        sheet.append(["9.1", "Toetsen", "Gynzy", ""])

    changed(path, change)
    with work(board, "test") as unit:
        unit.change(get("support"), 3, {"level": "full"})
        here = unit.batch
        unit.add(get("support"), {"party": 1, "process": 4, "system": 1})
    before = texts(board)
    report, cells = back(board, path)
    assert report.batch is None
    assert texts(board) == before
    assert [(r.row, r.column) for r in cells.rejected] == [
        (12, ""),
        (13, ""),
        (14, ""),
        (7, "Opvang"),
        (8, "School"),
    ]
    assert "KIJK! (deels)" in cells.rejected[3].problem
    assert any("3.1" in remark for remark in cells.remarks)
    undo(board, "test", here)


def test_columns(board: Database, tmp_path: Path) -> None:
    """One party's sheet has one column; a renamed column and a lost one are told, nothing is taken from them."""
    path = out(board, tmp_path / "opvang.xlsx", "Opvang")

    def change(sheet: Any) -> None:
        assert [cell.value for cell in sheet[HEADER_ROW]][2:] == ["Opvang"]
        sheet.cell(HEADER_ROW, SCHOOL).value = "Opvang Zon"
        sheet.cell(FIRST["2.1"], SCHOOL).value = "Konnect"

    report, cells = back(board, changed(path, change))
    assert report.batch is None
    assert sum("Opvang" in remark for remark in cells.remarks) == 2
    lost = changed(path, lambda sheet: sheet.delete_cols(1, 2))
    with pytest.raises(InputError, match="uitgegaan"):
        back(board, lost)


def test_codes_lost_and_a_sheet_beside_it(board: Database, tmp_path: Path) -> None:
    """Rows without a code are known by their names; a sheet that a partner put beside it is no concern of this one."""
    path = out(board, tmp_path / "opvang.xlsx", "Opvang")

    def change(sheet: Any) -> None:
        sheet.cell(FIRST["2.1"], SCHOOL).value = "Konnect"
        sheet.delete_cols(1)
        sheet.parent.create_sheet("Vragen", 0).append(["Wie", "Telefoon"])

    report, cells = back(board, changed(path, change))
    assert cells.rejected == []
    assert texts(board)["2.1", "Opvang"] == "Konnect"
    undo(board, "test", report.batch)


def test_emptied_twice(board: Database, tmp_path: Path) -> None:
    """A cell that came back empty and is empty here by now is no conflict."""
    path = out(board, tmp_path / "opvang.xlsx", "School")
    changed(path, lambda sheet: sheet.cell(FIRST["2.1"], SCHOOL, ""))
    first, _cells = back(board, path)
    again, cells = back(board, path)
    assert first.batch is not None
    assert (again.batch, cells.rejected) == (None, [])
    undo(board, "test", first.batch)


def test_the_target_cannot_come_back(board: Database, tmp_path: Path) -> None:
    """What is to become is no basis for what is."""
    path = tmp_path / "doel.xlsx"
    with board.read() as connection:
        path.write_bytes(workbook(reading.view(connection, DAY, "target")))
    with pytest.raises(InputError, match="worden"):
        back(board, path)


def test_without_what_was_hidden_it_only_adds(board: Database, tmp_path: Path) -> None:
    """A table that came back as a text file takes nothing away, and says so."""
    path = tmp_path / "kaart.csv"
    path.write_text("Code;Proces;School;Opvang;Verschil\n2.1;Observeren;Bingel;;100%\n", encoding="utf-8")
    report = run(board, [path], Options(), "test")
    assert texts(board)["2.1", "School"] == "Bingel; KIJK! (observeren); ZIEN!"
    assert any("vult alleen aan" in remark for remark in report.tables[0].remarks)
    undo(board, "test", report.batch)
