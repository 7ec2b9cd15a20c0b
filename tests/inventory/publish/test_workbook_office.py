"""The workbook of the demo board as an office program reckons it: every formula gives what was cached, every page is there."""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from importers.examples import write
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.language import choose
from inventory.publish.budget_workbook import budget_workbook
from inventory.publish.finance_material import gather
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.finance.calendar import BookYear
    from inventory.store.database import Database

OFFICE = shutil.which("soffice")
ON = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the demo board, imported from its own files."""
    folder = tmp_path_factory.mktemp("demo")
    files = [str(path) for path in write(folder / "exports")]
    assert run(["--language", "en", "--database", str(folder / "demo.db"), "import", *files]) in {0, 1}
    opened = open_database(folder / "demo.db")
    yield opened
    opened.close()


def reckoned(content: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice writes it once it has worked out every formula."""
    assert OFFICE is not None
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "budget.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    kind = "xlsx:Calc MS Excel 2007 XML"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(folder / "in/budget.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (folder / "budget.xlsx").read_bytes()


def differing(content: bytes, again: bytes) -> list[tuple[str, str, Any, Any]]:
    """Return the formulas whose cached value is not what was worked out, to a thousandth of a cent."""
    formulas, kept, found = (
        openpyxl.load_workbook(io.BytesIO(one), data_only=values)
        for one, values in ((content, False), (content, True), (again, True))
    )
    differ = []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    one, other = (book[sheet.title][cell.coordinate].value for book in (kept, found))
                    numbers = isinstance(one, int | float) and isinstance(other, int | float)
                    if not (abs(one - other) < 1e-5 if numbers else one == other):
                        differ.append((sheet.title, cell.coordinate, one, other))
    return differ


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
@pytest.mark.parametrize(("book", "language"), [(CALENDAR, "nl"), (SCHOOL, "en")])
def test_an_office_program_comes_to_the_same(
    demo: Database, tmp_path: Path, book: BookYear, language: str
) -> None:
    choose(language)
    with demo.read() as connection:
        material = gather(connection, book, 2027, 2030, ON)
    content = budget_workbook(material)
    again = reckoned(content, tmp_path)
    assert differing(content, again) == []
    total = openpyxl.load_workbook(io.BytesIO(again), data_only=True).worksheets[0]["E13"].value
    assert total == pytest.approx(material.budgets[0].amount() / 100, abs=1e-6)
    if book is CALENDAR:
        assert total == pytest.approx(727636.92, abs=1e-6)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
def test_a_wrong_value_would_be_seen(demo: Database, tmp_path: Path) -> None:
    with demo.read() as connection:
        content = budget_workbook(gather(connection, CALENDAR, 2027, 2027, ON))
    assert differing(content, reckoned(content, tmp_path)) == []
    broken = openpyxl.load_workbook(io.BytesIO(content))
    broken.worksheets[2]["E4"].value = 1
    stream = io.BytesIO()
    broken.save(stream)
    assert differing(content, reckoned(stream.getvalue(), tmp_path / "again")) != []


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
def test_odd_amounts_and_terms_come_to_the_same_cents(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    opened = open_database(tmp_path / "odd.db")
    with work(opened, "test") as unit:
        category = add(unit, "category", name="Los", cost_row="devices", term_months=48)
        for number in range(400):
            price, quantity = (
                chance.choice((1, 50_001, 99_999, chance.randint(50_000, 10**7))),
                chance.randint(1, 99),
            )
            add(
                unit,
                "lot",
                code=f"L{number}",
                description="Los",
                category=category,
                quantity=quantity,
                unit_price=price,
                residual=chance.choice((0, 0, 1, price * quantity // 3)),
                term_months=chance.choice((1, 7, 12, 36, 37, 48, 60, 96)),
                convention=chance.choice(("month-of-use", "next-month")),
                in_use=dt.date(chance.randint(2019, 2030), chance.randint(1, 12), chance.randint(1, 28)),
            )
    with opened.read() as connection:
        content = budget_workbook(gather(connection, CALENDAR, 2025, 2032, ON))
    opened.close()
    lots = openpyxl.load_workbook(io.BytesIO(content)).worksheets[3]
    live = [
        cell
        for row in lots.iter_rows(min_row=6, min_col=16, max_col=31)
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(live) > 4000
    assert differing(content, reckoned(content, tmp_path / "office")) == []
