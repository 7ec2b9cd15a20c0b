"""Registers of processing and agreement lists as schools keep them: titles above, no codes, several systems in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from importers.importing import run
from importers.options import Options
from inventory.errors import InputError
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from importers.report import ImportReport
    from inventory.store.database import Database

PUPILS: list[list[Any]] = [
    ["Dataregister Stichting Lindelaar - leerlingen"],
    ["versie 3, bijgewerkt 12-03-2026"],
    [],
    [
        "Verwerkingsactiviteit", "Contactgegevens FG", "Doeleinden van de verwerking", "Categorieën van betrokkenen",
        "Categorieën van persoonsgegevens", "Categorieën van ontvangers", "Doorgifte aan derde landen",
        "Bewaartermijnen", "Technische en organisatorische maatregelen", "Rechtsgrond", "Datum laatste controle",
        "Applicatie", "Proces",
    ],
    [
        "Leerlingadministratie ", "fg@lindelaar.example", "Inschrijven; bekostiging", "leerlingen; ouders",
        "naam; BSN", "DUO; gemeente", "geen", "5 jaar na uitschrijving", "rollen en rechten",
        "Wettelijke verplichting", "12-3-2026", "ParnasSys; Basispoort\nKluis", "2.1",
    ],
    ["=1+1", None, "x", "leerlingen", "naam", "geen", "Geen", None, None, "taak van algemeen belang", None, "-", None],
]  # fmt: skip
STAFF: list[list[Any]] = [
    [
        "Nr",
        "Naam verwerking",
        "Doel van de verwerking",
        "Persoonsgegevens",
        "Betrokkenen",
        "Ontvangers",
        "Grondslag",
    ],
    [
        "P1",
        "Salaris",
        "Betalen",
        "NAW, BSN",
        "medewerkers",
        "Belastingdienst; ABP",
        "uitvoering overeenkomst",
    ],
]
LIST: list[list[Any]] = [
    ["Leverancier", "Product(en)", "Versie model", "Status VO", "Datum ondertekening bestuur", "Looptijd tot",
     "Looptijd gelijk aan contract", "Afwijkingen (bijlage 3)", "Meldtermijn datalek (uur)"],
    ["ParnasSys B.V.", "ParnasSys", "4.0", "Getekend", "01-08-2025", "31-7-2027", "nee", "geen", "24"],
    ["Heutink", "Bestelportaal", "4.0", "ter ondertekening", None, None, "ja", None, None],
    ["Heutink", "Toets", "3.0", "getekend", "2-2-2021", None, None, None, None],
]  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    with work(opened, "test") as unit:
        for name in ("ParnasSys", "Basispoort"):
            unit.add(get("system"), {"name": name})
        unit.add(get("supplier"), {"name": "ParnasSys B.V."})
        unit.add(get("process"), {"code": "2.1", "name": "Volgen"})
    yield opened
    opened.close()


def book(folder: Path, name: str, **sheets: list[list[Any]]) -> Path:
    """Write a workbook."""
    made = Workbook()
    for title, lines in sheets.items():
        sheet = made.create_sheet(title)
        for line in lines:
            sheet.append(line)
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    del made["Sheet"]
    made.save(folder / name)
    return folder / name


def imported(board: Database, path: Path) -> ImportReport:
    return run(board, [path], Options(), "test")


def rows(board: Database, kind: str, *columns: str) -> list[tuple[Any, ...]]:
    table = get(kind).table
    with board.read() as connection:
        query = table.select().where(table.c.archived.is_(None)).order_by(table.c.id)
        return [tuple(row[name] for name in columns) for row in connection.execute(query).mappings()]


def test_a_register_of_two_sheets_comes_in(board: Database, tmp_path: Path) -> None:
    path = book(tmp_path, "dataregister.xlsx", **{"A. Leerlingen": PUPILS, "Personeel": STAFF})
    report = imported(board, path)
    assert rows(board, "processing", "code", "name", "register", "ground") == [
        ("Leerlingadministratie", "Leerlingadministratie", "pupils", "law"),
        ("=1+1", "=1+1", "pupils", "public_task"),
        ("P1", "Salaris", "staff", "contract"),
    ]
    first = rows(board, "processing", "officer", "recipients", "transfers", "retention", "measures")[0]
    assert first == (
        "fg@lindelaar.example", "DUO; gemeente", "geen", "5 jaar na uitschrijving", "rollen en rechten"
    )  # fmt: skip
    assert rows(board, "processing_use", "processing", "process", "system") == [
        (1, 1, None), (1, None, 1), (1, None, 2)
    ]  # fmt: skip
    rejected = [(one.row, one.value) for table in report.tables for one in table.rejected]
    assert rejected == [(5, "Kluis")]


def test_the_same_register_again_changes_nothing(board: Database, tmp_path: Path) -> None:
    path = book(tmp_path, "dataregister.xlsx", **{"A. Leerlingen": PUPILS, "Personeel": STAFF})
    imported(board, path)
    report = imported(board, path)
    assert report.new + report.changed == 0


def test_long_names_that_begin_alike_are_two_entries_with_links_of_their_own(
    board: Database, tmp_path: Path
) -> None:
    name = "Registreren van gegevens van leerlingen ten behoeve van "
    lines = [PUPILS[3], *([name + what, *PUPILS[4][1:11], system, None] for what, system in
             (("toetsing", "ParnasSys"), ("verzuim", "Basispoort")))]  # fmt: skip
    path = book(tmp_path, "dataregister.xlsx", Leerlingen=lines)
    report = imported(board, path)
    assert [table.rejected for table in report.tables] == [[], []]
    assert [found for (found,) in rows(board, "processing", "name")] == [name + "toetsing", name + "verzuim"]
    assert rows(board, "processing_use", "processing", "system") == [(1, 1), (2, 2)]
    again = imported(board, path)
    assert again.new + again.changed == 0


def test_an_agreement_list_without_numbers_comes_in_once(board: Database, tmp_path: Path) -> None:
    path = book(tmp_path, "vo.xlsx", Overzicht=LIST)
    imported(board, path)
    report = imported(board, path)
    assert report.new + report.changed == 0
    assert rows(board, "agreement", "code", "name", "status", "breach_hours") == [
        ("VO ParnasSys B.V.", "Verwerkersovereenkomst ParnasSys B.V.", "signed", 24),
        ("VO Heutink", "Verwerkersovereenkomst Heutink", "sent", None),
        ("VO Heutink 2", "Verwerkersovereenkomst Heutink", "signed", None),
    ]
    assert [row[0] for row in rows(board, "supplier", "name")] == ["ParnasSys B.V.", "Heutink"]


def test_the_processors_of_a_register_are_signed_agreements_where_there_is_a_date(
    board: Database, tmp_path: Path
) -> None:
    lines: list[list[Any]] = [
        ["Verwerker", "Datalocatie", "Datum verwerkersovereenkomst"],
        ["ParnasSys B.V.", "Nederland", "01-08-2025"],
        ["Drukkerij", "NL", None],
    ]
    imported(board, book(tmp_path, "register.xlsx", **{"G. Verwerkers": lines}))
    assert rows(board, "agreement", "code", "status") == [
        ("VO ParnasSys B.V.", "signed"),
        ("VO Drukkerij", "draft"),
    ]


def test_a_list_of_contracts_is_no_list_of_agreements(board: Database, tmp_path: Path) -> None:
    lines: list[list[Any]] = [
        ["Leverancier", "Omschrijving", "Getekend op", "Status", "Ingangsdatum", "Kosten"],
        ["ParnasSys B.V.", "Licenties", "01-08-2025", "getekend", "1-8-2025", "100"],
    ]
    with pytest.raises(InputError):
        imported(board, book(tmp_path, "contracten-lijst.xlsx", Blad1=lines, Leeg=lines))
    assert rows(board, "agreement", "code") == []
