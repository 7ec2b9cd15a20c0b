"""The budget as a workbook: its formulas, worked out here, its cached values and the program say the same."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import python_calamine

from inventory.errors import InputError
from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.publish.budget_workbook import budget_workbook, write_budget
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.board import ON, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.finance.budget import Budget
    from inventory.store.database import Database

SUMIFS = re.compile(r"SUMIFS\('(.+?)'!\$D:\$D((?:,'.+?'!\$[A-Z]:\$[A-Z],[^,]+)+)\)")
CRITERION = re.compile(r",'(.+?)'!\$([A-Z]):\$[A-Z],([^,)]+)")
RANGE = re.compile(r"SUM\(([A-Z])(\d+):([A-Z])(\d+)\)")
ROUND = re.compile(r"ROUND\(([A-Z]\d+)/([A-Z]\d+),2\)")


class Book:
    """Works out the few kinds of formulas that the workbook has."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        cached = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        self.cached = {
            n: cached.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in cached.sheet_names
        }

    def value(self, sheet: str, cell: str) -> Any:
        found: Any = self.book[sheet][cell].value
        return self.formula(sheet, found[1:]) if isinstance(found, str) and found.startswith("=") else found

    def number(self, sheet: str, cell: str) -> Decimal:
        return Decimal(str(self.value(sheet, cell) or 0))

    def formula(self, sheet: str, text: str) -> Decimal:
        if found := ROUND.fullmatch(text):
            exact = self.number(sheet, found[1]) / self.number(sheet, found[2])
            return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        if found := RANGE.fullmatch(text):
            cells = self.book[sheet][f"{found[1]}{found[2]}:{found[3]}{found[4]}"]
            return sum((self.number(sheet, c.coordinate) for row in cells for c in row), Decimal(0))
        found = SUMIFS.fullmatch(text)
        assert found is not None, text
        wanted = [
            (column, self._criterion(sheet, what)) for _sheet, column, what in CRITERION.findall(found[2])
        ]
        lines = self.book[found[1]]
        total = Decimal(0)
        for row in range(2, lines.max_row + 1):
            if all(lines[f"{column}{row}"].value == what for column, what in wanted):
                total += Decimal(str(lines[f"D{row}"].value))
        return total

    def _criterion(self, sheet: str, what: str) -> Any:
        return what.strip('"') if what.startswith('"') else self.value(sheet, what.replace("$", ""))

    def formulas(self) -> Iterator[tuple[str, str, Decimal, float]]:
        for sheet in self.book:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.data_type == "f":
                        shown: Any = self.cached[sheet.title][cell.row - 1][cell.column - 1]
                        yield sheet.title, cell.coordinate, self.value(sheet.title, cell.coordinate), shown


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("budget") / "board.db")
    build(opened)
    yield opened
    opened.close()


def asked(database: Database, year: int = 2027, **more: Any) -> Budget:
    with database.read() as connection:
        return budget(connection, more.get("book", CALENDAR), year, ON)


def euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


@pytest.mark.parametrize(("year", "book"), [(2027, CALENDAR), (2026, SCHOOL)])
def test_every_formula_gives_its_cached_value(board: Database, year: int, book: Any) -> None:
    found = list(Book(budget_workbook(asked(board, year, book=book))).formulas())
    assert len(found) > 60
    for sheet, cell, value, shown in found:
        assert Decimal(str(shown)) == value, f"{sheet}!{cell}"


def test_the_first_sheet_is_the_programs_budget(board: Database) -> None:
    found, book = asked(board), Book(budget_workbook(asked(board)))
    assert book.book.sheetnames == ["Budget", "Lines", "Contracts", "Depreciation", "Explanation"]
    for number, row in enumerate(("digital_learning_materials", "education_software"), start=5):
        for column, kind in zip("BCDE", ("operating", "staff", "depreciation", "total"), strict=True):
            assert book.number("Budget", f"{column}{number}") == euros(found.amount(row, kind))
    assert book.number("Budget", "E12") == Decimal("727636.92")
    assert book.number("Budget", "B19") == Decimal("727636.92")
    assert book.number("Budget", "B24") == Decimal("346.49")
    lines = book.book["Lines"]
    assert sum(Decimal(str(lines[f"D{n}"].value)) for n in range(2, lines.max_row + 1)) == Decimal(
        "727636.92"
    )
    assert book.number("Depreciation", "M24") == Decimal("155938.92")


def test_it_is_ready_to_print_and_to_read(board: Database) -> None:
    book = Book(budget_workbook(asked(board))).book
    for name, head in (("Budget", 4), ("Lines", 1), ("Contracts", 1), ("Depreciation", 1)):
        sheet = book[name]
        assert sheet.freeze_panes == f"A{head + 1}"
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.page_setup.fitToWidth == 1
        properties = sheet.sheet_properties.pageSetUpPr
        assert properties is not None
        assert properties.fitToPage
    assert book["Lines"]["D2"].number_format == "[$€-413] #,##0.00"
    assert book["Lines"]["E2"].number_format == "dd-mm-yyyy"
    assert book.calculation.fullCalcOnLoad


def test_no_text_becomes_a_formula(database: Database) -> None:
    with work(database, "test") as unit:
        for bad in ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3\ufffe"):
            line = {"description": bad, "cost_row": "devices", "amount": 100}
            add(unit, "cost_line", **line, start=date(2027, 1, 1), end=date(2027, 1, 31))
        add(unit, "contract", number="=2+2", name="=HYPERLINK(1)", start=date(2024, 1, 1), initial_months=12)
    book = Book(budget_workbook(asked(database)))
    own = {(s, c) for s, c, _value, _shown in book.formulas()}
    assert not any(column in cell for sheet, cell in own for column in "AIHJ" if sheet == "Lines")
    titles = [book.book["Lines"][f"I{n}"] for n in range(2, 6)]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in titles)
    assert book.book["Contracts"]["A2"].data_type == "s"
    assert book.number("Budget", "E12") == Decimal(4)


def test_unknown_says_so_and_what_has_no_place_is_shown(database: Database) -> None:
    with work(database, "test") as unit:
        line = {"description": "Los", "amount": 12345, "start": date(2027, 1, 1), "end": date(2027, 12, 31)}
        add(unit, "cost_line", **line)
        add(unit, "cost_line", **{**line, "description": "Visie", "pillar": "vision", "amount": 500})
    book = Book(budget_workbook(asked(database)))
    cells = {str(row[0].value): row[1].value for row in book.book["Budget"].iter_rows()}
    assert cells["Pupils"] == cells["Count date"] == cells["Costs per pupil"] == "unknown"
    assert any("staff" in name for name in cells)
    values = {c: v for s, c, v, _shown in book.formulas() if s == "Budget"}
    row = next(r[0].row for r in book.book["Budget"].iter_rows() if str(r[0].value).startswith("In no part"))
    assert values[f"B{row}"] == Decimal("123.45")
    assert Decimal(5) in values.values()
    flags = [str(r[0].value) for r in book.book["Explanation"].iter_rows()]
    assert any("no row in the budget" in text for text in flags)


def test_the_same_budget_is_the_same_bytes_and_a_place_that_cannot_be_is_said(
    board: Database, tmp_path: Path
) -> None:
    found = asked(board)
    assert budget_workbook(found) == budget_workbook(found)
    write_budget(found, tmp_path / "budget.xlsx")
    with pytest.raises(InputError, match="cannot be written"):
        write_budget(found, tmp_path / "nowhere" / "budget.xlsx")
