"""The storingskaart: what stands on it, that it fits, and that no text of a board becomes markup."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.language import choose, current
from inventory.publish import incident_card_file
from inventory.publish.incident_card import Card, Row, Section, cards, told
from inventory.publish.incident_card_fit import letters, lines, softened, widest
from inventory.publish.incident_card_html import html
from inventory.publish.incident_card_pdf import pdf
from inventory.publish.incident_card_word import document
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database

ON = date(2026, 11, 22)
HOSTILE = '<script>alert(1)</script> #panic("x") $a$ \x1b[31m \u202e "quoted" & [link](x) \\'


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Speak Dutch."""
    before = current()
    choose("nl")
    yield
    choose(before)


@pytest.fixture
def board(database: Database) -> Database:
    """Give a board of two schools with a system, Chromebooks at one of them, a line and plans."""

    def add(kind: str, **values: Any) -> int:
        return unit.add(get(kind), values)

    with work(database, "Anna") as unit:
        party = add("party", name="Morgenster", type="board", own=True)
        linde = add("site", name="De Linde", party=party)
        add("site", name="De Eik", party=party)
        iris = add("person", name="Iris Kuiper", phone="0541 55 00 01")
        add("role", person=iris, role="ict_coordinator")
        supplier = add("supplier", name="Digilab", phone="030 555 10 01", customer_number="D-1")
        system = add("system", name="Oefenmeester", supplier=supplier, status="in_use")
        process = add("process", code="1", name="Onderwijs")
        add("support", party=party, process=process, system=system, status="in_use")
        category = add("category", name="Chromebook", for_pupils=True)
        product = add("product", name="Leerboek", category=category)
        add("device", tag="CB-1", product=product, site=linde, status="in_use")
        add(
            "incident_plan",
            system=system,
            replacement="partly",
            fallback="Werkboeken",
            repair_hours=24,
            caller="teachers",
        )
        add("incident_plan", system=system, site=linde, fallback="Map in lokaal 3")
        net = add("supplier", name="Glasnet", phone="0800 1")
        contract = add("contract", number="C-1", name="Internet", start=date(2025, 1, 1), repair_hours=8,
                       service_window="werkdagen", escalation="wachtdienst")  # fmt: skip
        add("connection", site=linde, name="internet", supplier=net, contract=contract)
        add("connection", site=linde, name="4G", role="failover", advertised_down=100)
    return database


def made(database: Database, site: str = "all") -> list[Card]:
    """Return cards."""
    with database.read() as connection:
        return cards(connection, ON, site)


def test_what_stands_on_a_card(board: Database) -> None:
    eik, linde = made(board)
    assert (eik.site, linde.site) == ("De Eik", "De Linde")
    assert linde.first == "Iris Kuiper 0541 55 00 01"
    line = linde.internet[0]
    assert (line.call, line.channel, line.within) == ("Glasnet", "0800 1", "8 uur")
    assert "4G (100 Mbit/s)" in line.meanwhile
    assert "C-1" in line.details
    assert "wachtdienst" in line.details
    known, unknown = linde.sections
    assert known.rows == (
        Row(
            "Oefenmeester",
            True,
            known.rows[0].meanwhile,
            "24 uur",
            "Digilab",
            "030 555 10 01",
            "klantnummer D-1",
        ),
    )
    assert "Map in lokaal 3" in known.rows[0].meanwhile, "the plan of the school goes before that of all"
    assert unknown.rows[0].what == "Chromebook"
    assert linde.unknown > 0


@pytest.mark.parametrize(
    ("channel", "shown"),
    [
        ("telefoon/mail Digilab B.V.", "telefoon/mail Digilab B.V. 030 555 10 01"),
        ("via servicedesk@school.nl", "via servicedesk@school.nl"),
        ("112 of help.example.nl", "112 of help.example.nl"),
    ],
)
def test_a_channel_without_a_number_gets_that_of_the_supplier(
    board: Database, channel: str, shown: str
) -> None:
    with work(board, "Anna") as unit:
        system = unit.connection.execute(get("system").table.select()).mappings().one()["id"]
        plans = unit.connection.execute(get("incident_plan").table.select()).mappings().all()
        plan = next(one for one in plans if one["system"] == system and one["site"] is None)
        unit.change(get("incident_plan"), plan["id"], {"channel": channel}, plan["version"])
    assert made(board, "eik")[0].sections[0].rows[0].channel == shown


def test_a_school_without_devices_has_no_row_of_them_and_no_line_says_so(board: Database) -> None:
    eik = made(board, "eik")[0]
    assert [row.what for part in eik.sections for row in part.rows] == ["Oefenmeester"]
    assert "Werkboeken" in eik.sections[0].rows[0].meanwhile
    assert {eik.internet[0].meanwhile, eik.internet[0].channel} == {"niet bekend"}


def test_a_site_that_is_not_there_is_a_sentence(board: Database) -> None:
    with pytest.raises(InputError, match="Nergens"):
        made(board, "Nergens")


def full(rows: int) -> Card:
    """Return a card with hostile texts."""
    row = Row(HOSTILE, True, HOSTILE, "8 uur", HOSTILE, "030 555 10 01", HOSTILE)
    short = Row("Systeem", False, "Papier", "8 uur", "Digilab", "030 555 10 01", "klantnummer D-1")
    return Card("De Linde", HOSTILE, "22-11-2026", HOSTILE, (row,), (Section(HOSTILE, (short,) * rows),), 0)


def test_a_full_card_of_a_school_is_one_page_in_print() -> None:
    pytest.importorskip("typst")
    details = "klantnummer TE-98ZA · werkdagen 8.00-17.00 · niet op tijd opgelost: accountmanager van de leverancier"
    content = pdf([plain_card(28, "storingspagina support@kennisnet.example", details)])
    assert b"/Count 1/Kids" in content


@pytest.mark.parametrize("rows", [1, 12, 30])
def test_the_pdf_is_one_page_a_school(rows: int) -> None:
    pytest.importorskip("typst")
    content = pdf([full(rows), full(1)])
    assert content.startswith(b"%PDF")
    assert b"/Count 2/Kids" in content


def test_the_web_page_holds_no_markup_of_the_board() -> None:
    page = html([full(2), full(1)])
    assert page.count("<article") == 2
    assert "<script" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_the_document_is_whole_and_the_same_twice() -> None:
    content = document([full(2), full(1)], ON)
    assert content == document([full(2), full(1)], ON)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:pageBreakBefore/>") == 1
    assert "&lt;script&gt;" in body


def texts(card: Card) -> dict[str, Any]:
    """Return a card as it is laid out."""
    found: dict[str, Any] = told([card])["cards"][0]
    return found


def plain_card(rows: int, channel: str = "030 555 10 01", details: str = "klantnummer D-1") -> Card:
    """Return a card with ordinary texts."""
    row = Row("Systeem", False, "Papier", "8 uur", "Digilab", channel, details)
    return Card(
        "De Linde", "Bestuur", "22-11-2026", "Iris Kuiper", (row,), (Section("Zelf", (row,) * rows),), 0
    )


def test_letters_shrink_with_the_rows_and_with_what_stands_in_them() -> None:
    sizes = [letters(texts(plain_card(rows)), 1.22) for rows in (1, 10, 20, 30, 200)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 14
    assert sizes[-1] == 4.5
    long = plain_card(20, details="werkdagen 8.00-17.00 · niet op tijd opgelost: accountmanager " * 2)
    assert letters(texts(long), 1.22) < sizes[2]


def test_no_word_is_wider_than_its_column() -> None:
    assert widest(texts(plain_card(1))) == 14
    assert widest(texts(plain_card(1, channel="Leerlingadministratiesysteem"))) < 14
    assert lines("een twee drie", 1000, 10) == 1
    assert lines("een twee drie", 30, 10) == 3


def test_long_words_and_addresses_can_be_broken() -> None:
    assert softened("gewoon woord") == "gewoon woord"
    assert softened("help@topicus.example") == "help@topicus.example"
    long = "servicedesk@onderwijsbestuur.example"
    assert softened(long).split("\u200b") == ["servicedesk@", "onderwijsbes", "tuur.", "example"]
    assert max(map(len, softened("W" * 400).split("\u200b"))) == 12


def test_a_number_to_call_is_not_broken() -> None:
    assert texts(plain_card(1))["internet"][0]["channel"] == "030\u00a0555\u00a010\u00a001"


def test_files(tmp_path: Path) -> None:
    for name in ("kaart.docx", "kaart.HTML"):
        incident_card_file.write([full(1)], tmp_path / name, ON)
        assert (tmp_path / name).stat().st_size > 1000
    with pytest.raises(InputError):
        incident_card_file.write([full(1)], tmp_path / "kaart.txt", ON)


def test_everything_told_is_text() -> None:
    said = told([full(1)])
    assert all(isinstance(one, str) for one in said["heads"])
    assert "\x1b" not in said["cards"][0]["first"]
