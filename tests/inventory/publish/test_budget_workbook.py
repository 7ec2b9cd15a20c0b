"""The workbook of budgets: its formulas worked out here, its cached values and the program say the same."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import python_calamine

from inventory.errors import InputError
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.finance.closing import close
from inventory.language import choose
from inventory.publish import chart_data
from inventory.publish.budget_workbook import budget_workbook, write_budget
from inventory.publish.finance_material import gather
from inventory.records import get
from inventory.records.choices import COST_ROWS, PILLARS
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.board import ON, build, find
from tests.inventory.publish.books import asked, euros, gathered, same, worked_out
from tests.inventory.publish.spreadsheet import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database

SHEETS = [
    "Budget", "Several years", "Lines", "Lots", "Contracts", "Licences", "Replacement", "Purchases", "Assumptions",
]  # fmt: skip


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("budget") / "board.db")
    build(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("last", "book", "language"), [(2027, CALENDAR, "nl"), (2036, CALENDAR, "en"), (2030, SCHOOL, "nl")]
)
def test_every_formula_gives_its_cached_value(board: Database, last: int, book: Any, language: str) -> None:
    choose(language)
    found = list(Book(budget_workbook(gathered(board, 2027, last, book))).all())
    assert len(found) > 200
    for sheet, cell, value, shown in found:
        assert same(value, shown), f"{sheet}!{cell}: {value} and {shown}"


def test_the_first_sheet_is_the_programs_budget(board: Database) -> None:
    found, book = asked(board), Book(budget_workbook(gathered(board)))
    assert book.formulas.sheetnames == SHEETS
    for number, row in enumerate(COST_ROWS, start=6):
        for column, kind in zip("BCDE", ("operating", "staff", "depreciation", "total"), strict=True):
            assert book.value("Budget", f"{column}{number}") == euros(found.amount(row, kind))
    assert book.value("Budget", "E13") == Decimal("727636.92")
    figures = {str(row[0]): row[1] for row in worked_out(book, "Budget")}
    assert figures["Costs per pupil"] == Decimal("346.49")
    assert figures["Count date"] == found.count_date
    assert figures["Pupils"] == 2100
    assert figures["Committed"] + figures["Actual"] + figures["Expected"] == Decimal("727636.92")


def test_choosing_another_year_gives_its_budget(board: Database) -> None:
    material = gathered(board)
    content = budget_workbook(material)
    book = openpyxl.load_workbook(io.BytesIO(content))
    (choice,) = book["Budget"].data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("B3", "='Several years'!$B$3:$E$3")
    book["Budget"]["B3"].value = 2029
    changed = io.BytesIO()
    book.save(changed)
    found, again = material.budgets[2], Book(changed.getvalue())
    assert again.value("Budget", "E13") == euros(found.amount())
    assert again.value("Budget", "D9") == euros(found.amount("devices", "depreciation"))
    figures = {str(row[0]): row[1] for row in worked_out(again, "Budget")}
    for pillar, label in PILLARS.items():
        assert figures[label.capitalize()] == euros(found.pillars[pillar])


def test_all_years_stand_beside_each_other(board: Database) -> None:
    material = gathered(board, 2025, 2032)
    book = Book(budget_workbook(material))
    rows = {str(row[0]): row for row in reversed(worked_out(book, "Several years"))}
    assert rows["Part"][1:] == [Decimal(one.year) for one in material.budgets]
    for row, label in COST_ROWS.items():
        assert rows[label.capitalize()][1:] == [euros(one.amount(row)) for one in material.budgets]
    assert rows["Depreciation"][1:] == [euros(one.amount(column="depreciation")) for one in material.budgets]
    assert not any(rows["Difference"][1:])
    assert not any(rows["Difference with the lines"][1:])


def test_a_straight_line_lot_is_a_formula_with_the_programs_cents(board: Database) -> None:
    material = gathered(board, 2020, 2036)
    book = Book(budget_workbook(material))
    sheet = book.formulas["Lots"]
    live = [cell for row in sheet.iter_rows(min_row=6, min_col=16, max_col=32) for cell in row]
    assert all(cell.data_type == "f" for cell in live)
    for number, lot in enumerate(material.books.lots, start=6):
        charges = [book.value("Lots", cell.coordinate) for cell in sheet[number][15:32]]
        lasting = [book.value("Lots", cell.coordinate) for cell in sheet[number][32:49]]
        before = book.value("Lots", f"O{number}")
        bought = euros(lot.quantity * lot.unit_price) if 2020 <= lot.in_use.year <= 2036 else Decimal(0)
        assert before + bought - sum(charges) == lasting[-1]
        assert sheet[f"A{number}"].value == lot.code


def test_what_bends_a_lot_is_the_programs_figure(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        lot = find(unit, "lot", "code", asked(database).lots.books.lots[3].code)
        unit.change(get("lot"), lot, {"method": "sum-of-digits"})
        lot = find(unit, "lot", "code", asked(database).lots.books.lots[5].code)
        unit.change(get("lot"), lot, {"disposed": date(2027, 6, 15), "proceeds": 100_000})
    book = Book(budget_workbook(gathered(database)))
    kinds = {n: book.formulas["Lots"][f"P{n}"].data_type for n in range(6, 28)}
    assert [n for n, kind in kinds.items() if kind == "n"] == [9, 11]
    assert all(same(value, shown) for _sheet, _cell, value, shown in book.all())
    rows = {str(row[0]): row for row in worked_out(book, "Several years")}
    assert not any(rows["Difference with the lines"][1:])


def test_events_of_lots_stay_in_step_with_the_lines(database: Database) -> None:
    build(database)
    on = date(2027, 5, 10)
    with work(database, "test") as unit:
        lots = [row.id for row in asked(database).lots.books.lots]
        part = {"category": find(unit, "category", "name", "iPad"), "quantity": 20, "unit_price": 0}
        into = add(
            unit, "lot", code="DEEL", description="Deel", in_use=date(2025, 1, 1), split_from=lots[5], **part
        )
        site = find(unit, "site", "name", "School 2")
        for lot, kind, more in (
            (lots[3], "value", {"amount": 1_000_000}),
            (lots[4], "transfer", {"site": site, "quantity": 30}),
            (lots[5], "split", {"into": into, "quantity": 20}),
            (lots[6], "disposal", {"quantity": 10, "proceeds": 50_000}),
            (lots[7], "term", {"months": 72}),
            (lots[12], "addition", {"amount": 500_000}),
        ):
            add(unit, "lot_event", lot=lot, number=1, type=kind, date=on, reason="test", **more)
    material = gathered(database)
    book = Book(budget_workbook(material))
    assert all(same(value, shown) for _sheet, _cell, value, shown in book.all())
    rows = {str(row[0]): row for row in worked_out(book, "Several years")}
    assert rows["Beside the table: disposals, released contributions"][1] != 0
    assert not any(rows["Difference"][1:])
    assert not any(rows["Difference with the lines"][1:])
    with database.read() as connection:
        chart = chart_data.depreciation(connection, CALENDAR, 2027, 2030, ON)
    assert chart.line is not None
    assert rows["Book value at the end of the year"][1:] == [
        euros(value or 0) for value in chart.line.amounts
    ]


def test_a_closed_year_and_its_correction_stay_in_step(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        close(unit, CALENDAR, 2025, date(2026, 2, 1))
        lot = asked(database).lots.books.lots[7]
        unit.change(get("lot"), lot.id, {"unit_price": lot.unit_price + 1000})
    with database.read() as connection:
        material = gather(connection, CALENDAR, 2025, 2027, ON)
    book = Book(budget_workbook(material))
    assert all(same(value, shown) for _sheet, _cell, value, shown in book.all())
    rows = {str(row[0]): row for row in worked_out(book, "Several years")}
    assert rows["Total"][1:] == [euros(sum(one.pillars.values())) for one in material.budgets]
    assert not any(rows["Difference"][1:])
    assert not any(rows["Difference with the lines"][1:])
    assert "2025" in str({str(row[0]): row for row in worked_out(book, "Assumptions")}["Closed years"][1])


def test_previews_and_importers_see_the_values(board: Database) -> None:
    found = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(budget_workbook(gathered(board))))
    budget_rows = found.get_sheet_by_name("Budget").to_python()
    assert budget_rows[12][4] == 727636.92
    with zipfile.ZipFile(io.BytesIO(budget_workbook(gathered(board)))) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    assert len(charts) == 4
    assert all(chart.count('<overlay val="0"/>') == 2 for chart in charts)
    digital = f"{asked(board).amount('digital_learning_materials') / 100:.2f}".rstrip("0").rstrip(".")
    assert any(f"<v>{digital}</v>" in chart for chart in charts)


def test_it_is_ready_to_print_and_to_read(board: Database) -> None:
    book = Book(budget_workbook(gathered(board))).formulas
    heads = {
        "Budget": 5,
        "Several years": 3,
        "Lines": 3,
        "Lots": 5,
        "Contracts": 4,
        "Licences": 4,
        "Replacement": 4,
    }
    wide = {"Lines", "Lots", "Contracts", "Licences"}
    for name, head in heads.items():
        sheet = book[name]
        assert str(sheet.freeze_panes).lstrip("ABCDEF") == str(head + 1)
        assert sheet.print_title_rows == f"${head}:${head}"
        assert str(sheet.page_setup.paperSize) == ("8" if name in wide else "9")
        assert sheet.page_setup.fitToWidth == 1
        properties = sheet.sheet_properties.pageSetUpPr
        assert properties is not None
        assert properties.fitToPage
        footer: Any = sheet.oddFooter
        assert "&P" in footer.right.text
        assert "22-11-2026" in footer.center.text
    many = Book(budget_workbook(gathered(board, 2027, 2036))).formulas["Lots"]
    assert (many.page_setup.fitToWidth, many.print_title_cols) == (2, "$A:$B")
    assert book["Lines"].print_area == f"'Lines'!$A$1:$J${book['Lines'].max_row}"
    assert book["Lines"].auto_filter.ref == f"A3:P{book['Lines'].max_row}"
    assert book["Lines"]["E4"].number_format.startswith("[$€-413] #,##0.00")
    assert book["Lines"]["F4"].number_format.startswith("dd-mm-yyyy")
    assert book.calculation.fullCalcOnLoad


def test_no_text_becomes_a_formula(database: Database) -> None:
    bad = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3\ufffe")
    with work(database, "test") as unit:
        for text in bad:
            line = {"description": text, "cost_row": "devices", "amount": 100}
            add(unit, "cost_line", **line, start=date(2027, 1, 1), end=date(2027, 1, 31))
        start = date(2024, 1, 1)
        add(unit, "contract", number="=2+2", name="=HYPERLINK(1)", start=start, initial_months=12)
        category = add(unit, "category", name="=3+3", cost_row="devices", term_months=48)
        lot = {
            "code": "=4+4",
            "description": "-5",
            "category": category,
            "quantity": 1,
            "unit_price": 100_000,
        }
        add(unit, "lot", **lot, in_use=start)
        add(unit, "licence", name="@lic", type="subscription", seats=3)
    book = Book(budget_workbook(gathered(database, 2027, 2027)))
    own = {(sheet, cell) for sheet, cell, _value, _shown in book.all()}
    texts = {
        (sheet.title, cell.coordinate): cell
        for sheet in book.formulas
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.data_type == "s" and cell.value[:1] in "=+-@"
    }
    shown = {cell.value for cell in texts.values()}
    assert {"=1+1", "@SUM(A1)", "=2+2", "=HYPERLINK(1)", "=3+3", "=4+4", "-5", "@lic"} <= shown
    assert all(cell.quotePrefix for cell in texts.values())
    assert not own & set(texts)
    assert book.value("Budget", "E13") == Decimal(4) + euros(25_000)
    assert all(same(value, kept) for _sheet, _cell, value, kept in book.all())


def test_unknown_says_so_and_what_has_no_place_is_shown(database: Database) -> None:
    with work(database, "test") as unit:
        line = {"description": "Los", "amount": 12345, "start": date(2027, 1, 1), "end": date(2027, 12, 31)}
        add(unit, "cost_line", **line)
        add(unit, "cost_line", **{**line, "description": "Visie", "pillar": "vision", "amount": 500})
    book = Book(budget_workbook(gathered(database, 2027, 2028)))
    cells = {str(row[0]): row[1] for row in worked_out(book, "Budget")}
    assert cells["Pupils"] == cells["Count date"] == cells["Costs per pupil"] == "unknown"
    assert any("staff" in name for name in cells)
    assert cells["Vision"] == Decimal(5)
    years = {str(row[0]): row[1:] for row in worked_out(book, "Several years")}
    assert years["In no part and no pillar, and in no total"] == [Decimal("123.45"), 0]
    assert years["Only in a pillar (vision)"] == [Decimal(5), 0]
    assert not any(years["Difference"])
    flags = [str(row[0]) for row in worked_out(book, "Assumptions")]
    assert any("no row in the budget" in text for text in flags)
    assert all(same(value, kept) for _sheet, _cell, value, kept in book.all())


def test_one_budget_alone_gives_its_own_year(board: Database) -> None:
    book = Book(budget_workbook(asked(board)))
    assert book.value("Budget", "E13") == Decimal("727636.92")
    assert book.formulas["Several years"].max_column == 2


def test_the_same_budgets_are_the_same_bytes_and_a_place_that_cannot_be_is_said(
    board: Database, tmp_path: Path
) -> None:
    found = gathered(board)
    assert budget_workbook(found) == budget_workbook(found)
    write_budget(found, tmp_path / "budget.xlsx")
    with pytest.raises(InputError, match="cannot be written"):
        write_budget(found, tmp_path / "nowhere" / "budget.xlsx")
