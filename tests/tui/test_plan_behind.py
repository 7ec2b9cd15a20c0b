"""Records behind a place of the plan: the lines of a cell add up to it, a row leads to its record, many become a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.plan.blocks import (
    Check,
    Column,
    ColumnKind,
    Evidence,
    Line,
    Paragraph,
    Proof,
    Table,
)
from tui.plan_behind import behind, broadest, rests_on, told
from tui.plan_layout import items

if TYPE_CHECKING:
    from inventory.store.database import Database

LINES = (Line("contract", 4, "Leerplatform", 10_000), Line("lot", 2, "Laptops", 2_345))
TABLE = Table(
    id="t",
    columns=(Column("Wat"), Column("Bedrag", ColumnKind.AMOUNT)),
    rows=(("Apparaten", 12_345), ("Leverancier", 0)),
    keys=("devices", "supplier:1"),
    proofs=(Proof(0, 1, LINES),),
    evidence=(Evidence("supplier", (1,), 1),),
)


def test_the_lines_of_a_cell_add_up_to_it(small: Database) -> None:
    row = items([TABLE], 60, {})[1]
    found = behind(small, row, 1)
    assert found is not None
    assert (found.title, found.total, found.lines) == ("Apparaten · Bedrag · 123,45", 12_345, LINES)
    assert behind(small, row, 0) == found  # the name of the row has no lines of its own
    assert (told(LINES[1], found.kind), broadest(LINES, found.kind)) == ("23,45", 6)


def test_a_row_leads_to_its_record(small: Database) -> None:
    found = behind(small, items([TABLE], 60, {})[2], 0)
    assert found is not None
    assert [(one.kind, one.id, one.name) for one in found.lines] == [("supplier", 1, "Leverancier")]
    assert found.total is None


def test_a_block_rests_on_records_by_name_and_on_many_as_a_list(small: Database) -> None:
    proof = (
        Evidence("supplier", (1,), 1),
        Evidence("device", (), 812, "status:in_use"),
        Evidence("gone", (1,), 1),
    )
    block = Check(id="c", text="Er is iets", ticked=True, evidence=proof)
    found = behind(small, items([block], 60, {})[0], 0)
    assert found is not None
    assert [one.name for one in found.lines] == ["Rolf Groep"]
    assert [tuple(one) for one in found.lists] == [("device", 812, "status:in_use")]
    assert rests_on(block) == "1 leverancier, 812 apparaten"
    assert behind(small, items([Check(id="d", text="Niets", ticked=False)], 60, {})[0], 0) is None
    text = Paragraph(id="p", text="Samen 123,45.", lines=LINES)
    assert getattr(behind(small, items([text], 60, {})[0], 0), "total", None) == 12_345
