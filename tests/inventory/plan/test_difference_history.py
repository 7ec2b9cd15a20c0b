"""Which changes of records lie behind what differs: those of the row, of the block, of what hangs under them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.plan.blocks import Column, ColumnKind, Evidence, Note, Table
from inventory.plan.difference import compare
from inventory.plan.difference_history import changes_between, dependents, touched
from inventory.records.contracts import Contract, ContractPrice
from inventory.records.plan import Document
from inventory.store.undo import undo
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.plan.blocks import Block
    from inventory.plan.difference_kinds import Touched
    from inventory.store.database import Database

SINCE = 1


@pytest.fixture
def board(database: Database) -> Database:
    """Give two contracts with a price each and a document: batch 1."""
    opened = database
    with work(opened, "Anna") as unit:
        for code in ("C-1", "C-2"):
            values = {"number": code, "name": f"Contract {code}", "start": date(2026, 1, 1)}
            contract = unit.add(Contract, values)
            unit.add(ContractPrice, {"contract": contract, "description": "Prijs", "unit_price": 10_000})
        unit.add(Document, {"name": "Beleidsplan"})
    return opened


def raise_price(database: Database, number: int, price: int, reason: str = "index") -> None:
    with work(database, "Piet", reason) as unit:
        unit.change(ContractPrice, number, {"unit_price": price})


def seen(
    database: Database,
    before: Sequence[Block],
    after: Sequence[Block],
    since: int = SINCE,
    until: int | None = None,
) -> list[tuple[Touched, ...]]:
    with database.read() as connection:
        changes = changes_between(connection, since, until)
        near = dependents(connection, changes)
    return [one.touched for one in touched(compare(before, after), (before, after), changes, near)]


def note(text: str, *proof: Evidence) -> Note:
    return Note(id="n", text=text, evidence=proof)


def test_a_block_names_the_changes_of_what_it_rests_on_also_of_what_hangs_under_it(board: Database) -> None:
    raise_price(board, 1, 12_000)
    proof = Evidence("contract", (1, 2), 2)
    ((one,),) = seen(board, [note("a", proof)], [note("b", proof)])
    assert (one.kind, one.id, one.who, one.batch, one.reason) == ("contract_price", 1, "Piet", 2, "index")
    assert "Contract C-1" in one.name
    assert seen(board, [note("a")], [note("b")]) == [()]
    assert seen(board, [note("a", Evidence("document", (), 1))], [note("b")]) == [()]


def test_a_row_names_its_own_record_only(board: Database) -> None:
    raise_price(board, 1, 12_000)
    raise_price(board, 2, 12_000)
    columns = (Column("Contract"), Column("Tot", ColumnKind.TEXT))
    before = Table(id="t", columns=columns, rows=(("C-2", "a"),), keys=("contract:2",))
    ((one,),) = seen(board, [before], [replace(before, rows=(("C-2", "b"),))])
    assert (one.kind, one.id) == ("contract_price", 2)


def test_what_the_text_names_goes_before_all_else(board: Database) -> None:
    with work(board, "Piet") as unit:
        unit.change(Contract, 1, {"notes": "x"})
        unit.change(Contract, 2, {"notes": "x"})
    proof = Evidence("contract", (), 2)
    (found,) = seen(board, [note("", proof)], [note("C-2 · Contract C-2 eindigt", proof)])
    assert [one.id for one in found] == [2]


def test_only_what_happened_between_and_was_not_taken_back(board: Database) -> None:
    raise_price(board, 1, 12_000, "eerst")
    raise_price(board, 1, 13_000, "later")
    proof = Evidence("contract", (1,), 1)
    pair = ([note("a", proof)], [note("b", proof)])
    assert [one.reason for one in seen(board, *pair)[0]] == ["later"]
    assert [one.reason for one in seen(board, *pair, until=2)[0]] == ["eerst"]
    assert seen(board, *pair, since=3) == [()]
    undo(board, "Piet")
    assert [one.reason for one in seen(board, *pair)[0]] == ["eerst"], "what was taken back cancels out"
    assert [one.reason for one in seen(board, *pair, since=3)[0]] == ["later"], "the undoing came after"


def test_what_points_to_a_changed_record_is_near_when_nothing_nearer_changed(board: Database) -> None:
    with work(board, "Piet", "opgezegd") as unit:
        unit.change(Contract, 2, {"notes": "x"})
    proof = Evidence("contract_price", (1, 2), 2)
    ((one,),) = seen(board, [note("a", proof)], [note("b", proof)])
    assert (one.kind, one.id, one.reason) == ("contract", 2, "opgezegd")
    raise_price(board, 1, 12_000)
    ((one,),) = seen(board, [note("a", proof)], [note("b", proof)])
    assert (one.kind, one.id) == ("contract_price", 1)
