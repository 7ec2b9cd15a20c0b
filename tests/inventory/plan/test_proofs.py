"""Behind every amount of a plan stand the records that make it up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.plan.assemble import assemble
from inventory.plan.blocks import TOTALS, Line, Paragraph, Proof, Table, walk
from inventory.plan.facts import Settings
from inventory.plan.proofs import merged, shared, totalled
from inventory.plan.template import names
from tests.inventory.plan.board import ON
from tests.inventory.plan.proving import wrong

if TYPE_CHECKING:
    from inventory.plan.blocks import Block
    from inventory.store.database import Database


@pytest.fixture(scope="module")
def blocks(board: Database) -> list[Block]:
    with board.read() as connection:
        return assemble(connection, Settings(2027, 2030, plan=1), ON)


@pytest.mark.parametrize("name", names())
def test_every_amount_of_every_template_is_the_sum_of_its_lines(board: Database, name: str) -> None:
    with board.read() as connection:
        assert wrong(assemble(connection, Settings(2027, 2030, template=name, plan=1), ON)) == []


def test_an_amount_without_its_lines_is_noticed(blocks: list[Block]) -> None:
    budget = next(b for b in blocks if b.id == "budget-table")
    assert isinstance(budget, Table)
    bad = replace(budget, proofs=budget.proofs[1:])
    assert wrong([bad]) == [f"{bad.id} 0,1: 9410500 without proof"]


def test_a_line_names_its_record_and_says_how_it_was_reckoned(blocks: list[Block]) -> None:
    proofs = {b.id: b.proofs for b in walk(blocks) if isinstance(b, Table)}
    devices = next(p for p in proofs["budget-table"] if (p.row, p.column) == (3, 3))
    assert {line.kind for line in devices.lines} == {"lot"}
    assert all(" · " in line.name and line.note for line in devices.lines)
    amounts = [line.amount or 0 for line in devices.lines]
    assert amounts == sorted(amounts, reverse=True)


def test_costs_per_pupil_are_made_up_of_parts_of_records(blocks: list[Block]) -> None:
    told = next(b for b in walk(blocks) if isinstance(b, Paragraph) and b.lines)
    assert sum(line.amount or 0 for line in told.lines) == 34649
    assert "346,49" in told.text


LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(["contract", "lot"]),
        st.integers(1, 5),
        st.just("x"),
        st.integers(-(10**9), 10**9),
    )
)


@given(LINES, st.integers(1, 5000))
def test_what_is_shared_adds_up_to_the_whole_divided_and_rounded_once(lines: list[Line], heads: int) -> None:
    whole = sum(line.amount or 0 for line in lines)
    parts = sum(line.amount or 0 for line in shared(lines, heads))
    assert abs(parts * heads - whole) * 2 <= heads


@given(LINES)
def test_merged_lines_are_the_same_sum_with_a_record_once(lines: list[Line]) -> None:
    found = merged(lines)
    assert sum(line.amount or 0 for line in found) == sum(line.amount or 0 for line in lines)
    assert len({(line.kind, line.id) for line in found}) == len(found)
    assert all(line.amount for line in found)


def test_totals_are_of_all_rows() -> None:
    lines = (Line("lot", 1, "a", 5), Line("lot", 2, "b", 7))
    found = totalled([Proof(0, 1, lines[:1]), Proof(1, 1, lines)])
    assert found[-1] == Proof(TOTALS, 1, (Line("lot", 1, "a", 10), Line("lot", 2, "b", 7)))
