"""Register, agreement list and page of a system as documents: opened again, with hostile texts and what is unknown."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document

from inventory.language import choose
from inventory.plan.blocks import Cover
from inventory.plan.privacy_agreements import agreements, participation
from inventory.plan.privacy_register import register
from inventory.plan.privacy_sight import Sight
from inventory.publish import agreement_list
from inventory.publish.document_html import page
from inventory.publish.register import no_recipients, register_blocks
from inventory.publish.register_workbook import register_bytes
from inventory.publish.system_page import page_blocks
from inventory.publish.word import plan_document
from inventory.publish.word_leaf import leaf
from inventory.records import get
from inventory.signals.check import check
from inventory.signals.privacy_board import RULES, privacy_board, watched
from inventory.store.database import open_database
from tests.inventory.plan.privacy_small import ON, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Read

    from inventory.signals.privacy_board import PrivacyBoard


@pytest.fixture(scope="module")
def sight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sight]:
    opened = open_database(tmp_path_factory.mktemp("privacy") / "board.db")
    build(opened)
    with opened.read() as connection:
        yield Sight(connection, ON)
    opened.close()


@pytest.fixture
def small_again(sight: Sight) -> Sight:
    """Give the board read anew, to be changed."""
    return Sight(sight.facts.connection, ON)


@pytest.fixture(autouse=True)
def dutch(apart: None, english: None) -> None:  # noqa: ARG001  after those that choose another
    choose("nl")


@pytest.fixture
def board(sight: Sight) -> PrivacyBoard:
    return privacy_board(check(sight.facts.connection, ON, RULES, marked=True), watched(sight.board))


def cells(document: Read) -> dict[str, str]:
    """Return what stands beside each label, two to a row where facts stand beside each other."""
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return {row[place]: row[place + 1] for row in rows for place in range(0, len(row) - 1, 2)}


def test_the_register_as_a_document(sight: Sight) -> None:
    document = Document(io.BytesIO(plan_document(register_blocks(register(sight), ON), ON)))
    texts = [one.text for one in document.paragraphs]
    assert "Register leerlingen" in texts
    first = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert first["(a) Verwerkingsverantwoordelijke"] == "Stichting Morgenster"
    assert first["(a) Gezamenlijk verantwoordelijke"] == "niet vastgelegd"
    assert first["(d) Ontvangers"] == "DUO; gemeente"
    assert first["Grondslag"] == "taak van algemeen belang: WPO 8"
    second = {row.cells[0].text: row.cells[1].text for row in document.tables[1].rows}
    assert second["(b) Doeleinden"] == second["Grondslag"] == second["Processen"] == "onbekend"


def test_the_register_of_a_partner_with_hostile_texts(sight: Sight) -> None:
    found = register(sight, 2)
    assert plan_document(register_blocks(found, ON), ON)
    book = openpyxl.load_workbook(io.BytesIO(register_bytes(found, ON)))
    assert book.sheetnames == ["Kinderopvang", "Ontvangers", "Verwerkers", "Aandachtspunten"]
    name = book["Kinderopvang"].cell(4, 2)
    assert str(name.value).startswith("=1+1 [/foo]")
    assert (name.data_type, name.quotePrefix) == ("s", True)
    assert "\x1b" not in str(name.value)


def test_the_register_as_a_workbook(sight: Sight) -> None:
    made = register_bytes(register(sight), ON)
    assert made == register_bytes(register(sight), ON)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Leerlingen", "Ontvangers", "Verwerkers", "Aandachtspunten"]
    sheet = book["Leerlingen"]
    header = [str(cell.value) for cell in sheet[3]]
    assert header[:3] == ["Code", "Naam", "(a) Verwerkingsverantwoordelijke"]
    late = dict(zip(header, [cell.value for cell in sheet[5]], strict=True))
    assert (late["Code"], late["(f) Bewaartermijn"]) == ("L10", "onbekend")
    processors = [[cell.value for cell in row] for row in book["Verwerkers"].iter_rows(min_row=4)]
    assert [row[:4] for row in processors] == [
        ["Digilab", "Leerlingdesk", "NL (opslag)", "VO-1"],
        ["Heim", "Rooster", "onbekend", "geen getekende"],
    ]


def test_the_agreement_list(sight: Sight) -> None:
    found = agreements(sight, [])
    document = Document(io.BytesIO(leaf(agreement_list.agreement_blocks(found, "X", ON), ON, lying=True)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[1][0] == "VO-1"
    assert "31-07-2028" in rows[1]
    assert "met contract onbekend" in rows[3]
    book = openpyxl.load_workbook(io.BytesIO(agreement_list.agreement_workbook(found, "X", ON)))
    assert book.active is not None
    name = book.active.cell(6, 2)
    assert name.data_type == "s"


def test_the_list_of_suppliers(sight: Sight, board: PrivacyBoard) -> None:
    found = participation(sight, board)
    document = Document(io.BytesIO(leaf(agreement_list.supplier_blocks(found, "X", ON), ON, lying=True)))
    assert [row.cells[0].text for row in document.tables[0].rows][1:] == ["Digilab", "Heim"]
    book = openpyxl.load_workbook(io.BytesIO(agreement_list.supplier_workbook(found, "X", ON)))
    assert book.sheetnames == ["Leveranciers"]


def test_the_page_of_a_system_tells_every_fact(sight: Sight, board: PrivacyBoard) -> None:
    rows = {row.system.subject.name: row for row in board.rows}
    blocks = page_blocks(sight, sight.facts.rows("system")[0], rows["Leerlingdesk"])
    document = Document(io.BytesIO(leaf(blocks, ON)))
    told = cells(document)
    assert told["Doeleinden"] in {"Volgen", "Volgen; begeleiden"}
    assert told["contactgegevens"] == "leerling"
    assert told["Wolkenhuis"] == "onbekend"
    assert told["Eenmalig inloggen"] == "onbekend"
    texts = " ".join(one.text for one in document.paragraphs)
    assert "Datalocatie: NL (opslag)" in texts
    assert "Er is geen beveiligingsbijlage vastgelegd." in texts
    assert "Leerlingdesk" in page(blocks, {}, contents=False)


def test_the_page_of_a_system_of_which_nothing_is_known(sight: Sight, board: PrivacyBoard) -> None:
    rows = {row.system.subject.name: row for row in board.rows}
    blocks = page_blocks(sight, sight.facts.rows("system")[1], rows["Rooster"])
    texts = " ".join(one.text for one in Document(io.BytesIO(leaf(blocks, ON))).paragraphs)
    for sentence in (
        "Er is geen getekende overeenkomst vastgelegd.",
        "Er is geen privacybijsluiter vastgelegd: wat er wordt verwerkt, is onbekend.",
        "Het systeem staat bij geen verwerking in het register.",
        "Er zijn geen subverwerkers vastgelegd: onbekend.",
    ):
        assert sentence in texts
    assert page_blocks(sight, sight.facts.rows("system")[1], None)


def test_a_page_names_the_assessments_of_the_system_and_of_its_whole_entries_only(
    small_again: Sight,
) -> None:
    system = small_again.facts.rows("system")[0]
    entry = next(one["processing"] for one in small_again.facts.rows("processing_use"))
    empty = dict.fromkeys((*get("dpia").fields, "id", "archived", "custom", "version"))
    small_again.facts.rows("dpia").extend(
        [
            {**empty, "id": 1, "code": "D-1", "name": "Own", "system": system["id"]},
            {
                **empty,
                "id": 2,
                "code": "D-2",
                "name": "Other",
                "system": system["id"] + 1,
                "processing": entry,
            },
            {**empty, "id": 3, "code": "D-3", "name": "Whole", "processing": entry},
        ]
    )
    told = Document(io.BytesIO(leaf(page_blocks(small_again, system, None), ON)))
    found = {cell.text for table in told.tables for row in table.rows for cell in row.cells}
    assert {"D-1", "D-3"} <= found
    assert "D-2" not in found


def test_no_recipients_is_another_thing_than_that_nobody_knows(small_again: Sight) -> None:
    found = register(small_again)
    assert no_recipients(found._replace(entries=())).endswith("onbekend.")
    (entry, *_rest) = found.entries
    none = entry._replace(row={**entry.row, "recipients": "geen"})
    assert no_recipients(found._replace(entries=(none,))) == "Volgens de verwerkingen zijn er geen."
    one = register_blocks(found._replace(entries=(none,), recipients=()), ON)
    assert isinstance(one[0], Cover)
    assert "1 verwerking" in one[0].lines


def test_entries_of_which_nobody_said_the_register_are_not_lost(small_again: Sight) -> None:
    found = register(small_again)
    first, *rest = found.entries
    bare = found._replace(entries=(first._replace(row={**first.row, "register": None}), *rest))
    document = Document(io.BytesIO(plan_document(register_blocks(bare, ON), ON)))
    texts = [one.text for one in document.paragraphs]
    assert texts.index("Register leerlingen") < texts.index("Register niet vastgelegd")
    assert f"{first.code} · Leerlingen volgen" in texts
    book = openpyxl.load_workbook(io.BytesIO(register_bytes(bare, ON)))
    assert book["Register niet vastgelegd"].cell(4, 1).value == first.code
