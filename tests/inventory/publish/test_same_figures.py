"""Every amount of a plan is the same in Word, HTML, PDF, JSON, the workbook and on the command line, whatever the board has."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from inventory.finance.budget import budget, json_of
from inventory.finance.calendar import CALENDAR
from inventory.finance.money import cents
from inventory.language import choose
from inventory.plan.assemble import assemble
from inventory.plan.blocks import ColumnKind, Cover, Table, walk
from inventory.plan.facts import Settings
from inventory.publish.budget_workbook import budget_workbook
from inventory.publish.document_html import page
from inventory.publish.document_json import document
from inventory.publish.document_pdf import Teller
from inventory.publish.finance_material import gather
from inventory.publish.word import plan_document
from inventory.records.choices import COST_ROWS
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import ROWS, add
from tests.inventory.plan.proving import amounts, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2026, 11, 22)
YEAR = 2027
NUMBER = re.compile(r"-?[0-9.]+,[0-9]{2}")
TABLE = re.compile(r'<table id="([a-z0-9-]+)">(.*?)</table>', re.DOTALL)

LOT = st.tuples(
    st.sampled_from(ROWS), st.integers(1, 400), st.integers(1, 90_000_000), st.integers(12, 120),
    st.dates(date(2018, 1, 1), date(2028, 12, 31)),
)  # fmt: skip
CONTRACT = st.tuples(
    st.sampled_from(ROWS), st.integers(1, 900), st.integers(1, 9_999_999), st.sampled_from((1, 12))
)
POST = st.tuples(st.integers(1, 20_000_000), st.sampled_from(ROWS), st.integers(1, 10_000))
BOARD = st.tuples(
    st.lists(LOT, max_size=4),
    st.lists(CONTRACT, max_size=4),
    st.lists(POST, max_size=2),
    st.integers(0, 3000),
)
Made = tuple[list[Any], list[Any], list[Any], int]


class Undone(Exception):  # noqa: N818  nothing is wrong
    """Takes back what an example wrote."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("figures") / "board.db")
    yield opened
    opened.close()


def build(unit: Work, made: Made) -> None:
    lots, contracts, posts, pupils = made
    board = add(unit, "party", name="De Linde", own=True, type="board")
    site = add(unit, "site", name="School", code="S1", party=board)
    if pupils:
        add(unit, "headcount", site=site, date=date(2026, 2, 1), pupils=pupils)
    for n, (row, count, price, months, day) in enumerate(lots):
        category = add(unit, "category", name=f"Soort {n}", cost_row=row, term_months=months)
        add(
            unit, "lot", code=f"L{n}", description=f"Partij {n}", category=category, quantity=count,
            unit_price=price, in_use=day,
        )  # fmt: skip
    for n, (row, count, price, months) in enumerate(contracts):
        contract = add(
            unit, "contract", number=f"C{n}", name=f"Contract {n}", cost_row=row, start=date(2025, 3, 1),
            initial_months=48, renewal_months=12, notice=3,
        )  # fmt: skip
        add(
            unit, "contract_price", contract=contract, description="x", basis="fixed", quantity=count,
            unit_price=price, period_months=months,
        )  # fmt: skip
    for n, (cost, row, share) in enumerate(posts):
        post = add(unit, "staff", name=f"Functie {n}", yearly_cost=cost)
        add(unit, "allocation", staff=post, cost_row=row, share=share)


def expected(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return the amounts of each table that has rows, in reading order."""
    tables = [block for block in walk(blocks) if isinstance(block, Table) and block.rows]
    return {table.id: [amount for _row, _column, amount in amounts(table)] for table in tables}


def shown(text: str) -> list[int]:
    """Return the amounts in a text, in cents."""
    return [cents(one.replace(".", "").replace(",", ".")) for one in NUMBER.findall(text)]


def money(table: Table) -> list[int]:
    return [n for n, column in enumerate(table.columns) if column.kind is ColumnKind.AMOUNT]


def of_word(blocks: Sequence[Block]) -> dict[str, list[int]]:
    tables = [block for block in walk(blocks) if isinstance(block, Table) and block.rows]
    only: list[Block] = [blocks[0], *tables]
    found = docx.Document(io.BytesIO(plan_document(only, ON))).tables
    assert len(found) == len(tables)
    made = {}
    for block, table in zip(tables, found, strict=True):
        cells = [[cell.text for cell in row.cells] for row in table.rows[1:]]
        made[block.id] = shown("\n".join(row[n] for row in cells for n in money(block)))
    return made


def of_page(blocks: Sequence[Block]) -> dict[str, list[int]]:
    tables = {block.id: block for block in walk(blocks) if isinstance(block, Table)}
    made = {}
    for mark, body in TABLE.findall(page([blocks[0], *tables.values()], {})):
        rows = re.findall(r"<tr>(.*?)</tr>", body.partition("</thead>")[2], re.DOTALL)
        cells = [
            [re.sub(r"<[^>]*>", "", c) for c in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
            for row in rows
        ]
        places = money(tables[mark])
        made[mark] = shown("\n".join(row[n] for row in cells if row for n in places))
    return made


def of_json(blocks: Sequence[Block]) -> dict[str, list[int]]:
    tables = [block for block in walk(blocks) if isinstance(block, Table)]
    made = {}
    for block in document([blocks[0], *tables])["blocks"][1:]:
        rows = [*block["rows"], *([block["totals"]] if "totals" in block else [])]
        places = [n for n, column in enumerate(block["columns"]) if column["kind"] == "amount"]
        cells = [row[n] for row in rows if len(row) == len(block["columns"]) for n in places]
        if rows:
            made[block["id"]] = [
                cents(cell) for cell in cells if cell and NUMBER.fullmatch(cell.replace(".", ","))
            ]
    return made


def of_pdf(blocks: Sequence[Block]) -> dict[str, list[int]]:
    made = {}
    for block in walk(blocks):
        if isinstance(block, Table) and block.rows:
            told = Teller({}).told(block)
            rows = [*told["rows"], *([told["totals"]] if told["totals"] else [])]
            full = [row for row in rows if len(row) == len(block.columns)]
            made[block.id] = shown("\n".join("".join(row[n]["lines"]) for row in full for n in money(block)))
    return made


def check(connection: Connection) -> None:
    """Hold every form of the same plan against its blocks, and its blocks against the budget."""
    blocks = assemble(connection, Settings(YEAR, YEAR + 1), ON)
    wanted = expected(blocks)
    assert wrong([block for block in walk(blocks) if block.id.startswith("budget")]) == []
    assert of_word(blocks) == wanted
    assert of_page(blocks) == wanted
    assert of_json(blocks) == wanted
    assert of_pdf(blocks) == wanted
    told = json_of(budget(connection, CALENDAR, YEAR, ON))
    table = next(block for block in blocks if block.id == "budget-table")
    assert isinstance(table, Table)
    for row, said in zip(table.rows, told["rows"], strict=True):
        for cell, kind in zip(row[1:], ("operating", "staff", "depreciation", "total"), strict=True):
            assert cell == (None if said[kind] is None else cents(said[kind]))
    assert wanted["pillar-table"][-1] == sum(cents(one) for one in told["pillars"].values())
    material = gather(connection, CALENDAR, YEAR, YEAR + 1, ON)
    sheet = openpyxl.load_workbook(io.BytesIO(budget_workbook(material)), data_only=True).worksheets[0]
    rows = {str(row[0]): row[1:5] for row in sheet.iter_rows(values_only=True) if row[0]}
    for name, cells in zip(COST_ROWS, table.rows, strict=True):
        line = rows[str(cells[0])]
        for cell, other in zip(cells[1:], line, strict=True):
            assert round(float(str(other or 0)) * 100) == (cell or 0), name


@settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(BOARD)
def test_all_forms_of_a_random_board_have_the_same_amounts(empty: Database, made: Made) -> None:
    choose("nl")
    with suppress(Undone), work(empty, "test") as unit:
        build(unit, made)
        check(unit.connection)
        raise Undone


def test_the_cover_comes_first_in_every_form() -> None:
    with pytest.raises(ValueError, match="cover"):
        document([Table(id="t", columns=(), rows=())])
    assert document([Cover(id="cover", title="a", board="b", period="")])["blocks"][0]["type"] == "cover"
