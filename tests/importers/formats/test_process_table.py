"""The systems by processes table of the IKC stappenplan, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.formats.process_cell import Answer, Use, answer, pieces
from importers.formats.process_table import recognises, tables
from importers.formats.table import kept_sheet
from inventory.language import choose

if TYPE_CHECKING:
    from importers.reading import Cell, Sheet

HEADERS = ["Nr", "Proces", "School", "Opvang", "Opmerkingen"]
ROWS: list[list[Cell]] = [
    ["2", "Volgen", "", "", ""],
    ["2.1", "Observeren", "KIJK!; ZIEN!", "kijk!", "twee licenties"],
    ["2.2", "Toetsen", "ParnasSys (gepland)\nCito (toetsen)", "n.v.t.", ""],
    ["2.9", "Analyseren", "", "?", ""],
    [2.1, "Adviseren", "geen", "KIJK! (deels)", ""],
    ["3", "Plannen", "", "nvt", ""],
    ["3.1", "Roosteren", "", "", ""],
]


def made(rows: list[list[Cell]], headers: list[str] | None = None) -> Sheet:
    """Return a sheet with these rows, the first at row 4."""
    return kept_sheet("test", headers or HEADERS, list(enumerate(rows, 4)), 3)


def taken(sheet: Sheet) -> dict[str, list[tuple[int, list[Cell]]]]:
    """Return the rows of all tables by record."""
    found: dict[str, list[tuple[int, list[Cell]]]] = {}
    for table in tables(sheet):
        found.setdefault(table.record, []).extend(table.sheet.numbered())
    return found


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


@pytest.mark.parametrize(
    ("cell", "runs", "systems"),
    [
        ("ParnasSys", "yes", ["ParnasSys"]),
        ("ParnasSys; Konnect;", "yes", ["ParnasSys", "Konnect"]),
        ("ParnasSys\nKonnect", "yes", ["ParnasSys", "Konnect"]),
        ("• ParnasSys\n- Konnect", "yes", ["ParnasSys", "Konnect"]),
        ("Magister/Konnect", "yes", ["Magister", "Konnect"]),
        ("AFAS; HR/Salaris", "yes", ["AFAS", "HR/Salaris"]),
        ("Storing 24/7", "yes", ["Storing 24/7"]),
        ("KIJK! (groep 1/2, 3)", "yes", ["KIJK!"]),
        ("N.V.T.", "no", []),
        ("n/a", "no", []),
        (" nvt ", "no", []),
        ("\u2013", "no", []),
        ("Onbekend", "unknown", []),
        ("?", "unknown", []),
        ("ParnasSys; ?", "yes", ["ParnasSys"]),
        ("handmatig", "yes", []),
        ("", None, []),
        ("  ", None, []),
    ],
)
def test_cell(cell: str, runs: str | None, systems: list[str]) -> None:
    """A cell names systems, or says why there are none."""
    found = answer(cell)
    assert (found.runs, [use.system for use in found.uses]) == (runs, systems)


def test_remarks() -> None:
    """What stands in parentheses is a status, a level, or else the function."""
    assert answer("A (gepland), B (deels), C (peuters)").uses == (
        Use("A", status="planned"),
        Use("B", level="partial"),
        Use("C", "peuters"),
    )


def test_firmer_answer() -> None:
    """Of two answers the firmer holds; an empty one says nothing."""
    assert Answer("no").also(Answer("unknown")).runs == "no"
    assert Answer().also(Answer()).runs is None
    assert pieces(" ; \n") == []


def test_recognised() -> None:
    """It is the table when all that is left beside the process can be parties."""
    assert recognises(made(ROWS))
    assert recognises(made([["2.1 Observeren", "KIJK!", ""]], ["Proces", "School", "Opvang"]))
    assert recognises(made([["1", "Les", "n.v.t."]], ["Code", "Proces", "School"]))


@pytest.mark.parametrize(
    "headers",
    [
        ["Code", "Proces", "Onderdeel van", "Soort", "Belang"],
        ["Code", "Naam", "Adres", "Plaats"],
        ["Partij", "Proces", "Systeem", "Functie"],
        ["Partij", "Proces", "Voert uit", "Bron"],
        ["Code", "Proces", "School"],
        ["Proces", "School", "Opvang"],
        ["Serienummer", "Model", "School"],
    ],
)
def test_other_tables(headers: list[str]) -> None:
    """Lists of processes, one row a support, and tables about something else are not."""
    assert not recognises(made([["x"] * len(headers)], headers))


def test_processes() -> None:
    """Parents come in a table of their own before their processes, with the rows' numbers; 2.1 after 2.9 is 2.10."""
    first, second, *rest = tables(made(ROWS))
    assert [table.record for table in (first, second, *rest)] == [
        "process",
        "process",
        "participation",
        "support",
    ]
    assert list(first.sheet.numbered()) == [(4, ["2", "Volgen", "", ""]), (9, ["3", "Plannen", "", ""])]
    assert [(n, row[0], row[2]) for n, row in second.sheet.numbered()] == [
        (5, "2.1", "2"),
        (6, "2.2", "2"),
        (7, "2.9", "2"),
        (8, "2.10", "2"),
        (10, "3.1", "3"),
    ]


def test_participation() -> None:
    """An empty cell is a gap where the party answered in the domain, unknown where it did not, no under n.v.t."""
    found = {(row[0], row[1]): row[2] for _n, row in taken(made(ROWS))["participation"]}
    assert found == {
        ("School", "2.1"): "yes",
        ("Opvang", "2.1"): "yes",
        ("School", "2.2"): "yes",
        ("Opvang", "2.2"): "no",
        ("School", "2.9"): "yes",
        ("Opvang", "2.9"): "unknown",
        ("School", "2.10"): "yes",
        ("Opvang", "2.10"): "yes",
        ("Opvang", "3"): "no",
        ("School", "3.1"): "unknown",
        ("Opvang", "3.1"): "no",
    }


def test_support() -> None:
    """Each system is a row with the number of its process, spelled as it was first."""
    assert taken(made(ROWS))["support"] == [
        (5, ["School", "2.1", "KIJK!", "", "", ""]),
        (5, ["School", "2.1", "ZIEN!", "", "", ""]),
        (5, ["Opvang", "2.1", "KIJK!", "", "", ""]),
        (6, ["School", "2.2", "ParnasSys", "", "planned", ""]),
        (6, ["School", "2.2", "Cito", "toetsen", "", ""]),
        (8, ["Opvang", "2.10", "KIJK!", "", "", "partial"]),
    ]


def test_heading_rows() -> None:
    """A heading without code is a domain; its code is what its processes share."""
    rows: list[list[Cell]] = [
        ["", "Volgen", "", "", ""],
        ["2.1", "Observeren", "A", "B", ""],
        ["2.2", "Toetsen", "A", "", ""],
    ]
    found = taken(made(rows))["process"]
    assert [(row[0], row[1], row[2]) for _n, row in found] == [
        ("2", "Volgen", ""),
        ("2.1", "Observeren", "2"),
        ("2.2", "Toetsen", "2"),
    ]


def test_domain_column() -> None:
    """A column beside the process names the domain."""
    headers = ["Domein", "Code", "Proces", "School", "Opvang"]
    rows: list[list[Cell]] = [["Zorg", "A1", "Signaleren", "A", "B"], ["Zorg", "B1", "Volgen", "A", ""]]
    found = taken(made(rows, headers))["process"]
    assert [(row[0], row[1], row[2]) for _n, row in found] == [
        ("Zorg", "Zorg", ""),
        ("A1", "Signaleren", "Zorg"),
        ("B1", "Volgen", "Zorg"),
    ]


def test_process_on_two_rows() -> None:
    """A second row with the same code and name goes on with the first; another name is left for the import to refuse."""
    rows: list[list[Cell]] = [
        ["1.1", "Les", "A", "", ""],
        ["1.1", "les", "B", "C", ""],
        ["1.1", "Opvang", "D", "", ""],
    ]
    found = taken(made(rows))
    assert [row[1] for _n, row in found["process"]] == ["Les", "Opvang"]
    assert [row[2] for _n, row in found["support"]] == ["A", "B", "C"]


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["2", "2.1", "2.10", "n.v.t.", "A; B", "", "A/B (x)", "?"]),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.integers(0, 30),
)


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6))
def test_laws(rows: list[list[Cell]]) -> None:
    """Whatever the cells: row numbers are those of the file, and each process that is pointed to is a row itself."""
    sheet = kept_sheet("test", ["Domein", "Nr", "Proces", "School", "Opvang"], list(enumerate(rows, 2)), 1)
    codes: set[Cell] = set()
    for table in tables(sheet):
        for number, row in table.sheet.numbered():
            assert 2 <= number <= len(rows) + 1
            assert len(row) == len(table.sheet.headers)
            if table.record == "process":
                codes.add(row[0])
            else:
                assert row[1] in codes


def test_a_table_without_domains_is_one_domain() -> None:
    """A short list of processes: an empty cell is a gap for a party that filled in anything at all."""
    sheet = made([["1", "Inschrijven", "LAS", "", ""], ["2", "Overdragen", "", "", ""]])
    runs = [tuple(row) for _number, row in taken(sheet)["participation"]]
    assert runs == [
        ("School", "1", "yes"), ("Opvang", "1", "unknown"), ("School", "2", "yes"), ("Opvang", "2", "unknown"),
    ]  # fmt: skip
