"""What people wrote in and around generated tables is never lost, whatever becomes of the table."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from inventory.errors import InputError
from inventory.language import choose
from inventory.plan.blocks import Check, Cover, Table, TextSlot
from inventory.publish.refresh import compare
from inventory.publish.refresh_columns import columns
from inventory.publish.refresh_merge import merged
from inventory.publish.refresh_read import read_bytes
from tests.inventory.publish.edited import (
    ROWS,
    W,
    added,
    cells,
    edited,
    made,
    retyped,
    small_plan,
    table,
    ticked,
    typed,
    words,
)
from tests.inventory.publish.test_refresh import DEARER, run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from inventory.plan.blocks import Block


@pytest.fixture(autouse=True)
def dutch(english: None) -> None:
    """Speak Dutch."""
    del english
    choose("nl")


def test_columns_are_found_by_heading_by_cells_and_by_likeness() -> None:
    labels, written = ["What", "2027", "2028"], [("a", "b"), ("1", "2"), ("3", "4")]
    swapped = {0: ("2028", "3", "4"), 1: ("What", "a", "b"), 2: ("2027", "1", "2")}
    assert columns(labels, written, swapped) == [1, 2, 0]
    other = {0: ("What", "a", "b"), 1: ("2028", "3", "4"), 2: ("Own", "yes", "no")}
    assert columns(labels, written, other) == [0, None, 1]
    renamed = {0: ("Subject", "a", "b"), 1: ("2027", "1", "2"), 2: ("2028!", "9", "9")}
    assert columns(labels, written, renamed) == [0, 1, 2]
    assert columns(["What", ""], [(), ()], {0: ("Subject",), 1: ("",)}) == [0, 1]


def test_columns_that_people_moved_get_their_own_figures() -> None:
    def edit(root: _Element) -> None:
        for row in table(root, "costs"):
            row[2].addnext(row[1])

    _preview, done = run(
        edited(made(small_plan()), edit), small_plan(), small_plan(rows=(*DEARER[:2], *DEARER[3:]))
    )
    got = cells(done, "costs")
    assert got[0][:3] == ["What", "Until", "Amount"]
    assert got[1][:3] == ["Reading method", "31-07-2027", "1.201,00"]
    assert got[-1] == ["Total", "", "1.986,50", ""]


def test_a_column_of_people_in_the_place_of_one_that_they_took_out_keeps_its_words() -> None:
    def edit(root: _Element) -> None:
        for place, row in enumerate(table(root, "costs")):
            own = deepcopy(row[3])
            retyped(own, f"word {place}")
            row[3].addnext(own)
            parent = row[1].getparent()
            assert parent is not None
            parent.remove(row[1])

    preview, done = run(edited(made(small_plan()), edit), small_plan(), small_plan(rows=DEARER))
    assert [row[3] for row in cells(done, "costs")] == [f"word {place}" for place in range(6)]
    assert [row[1] for row in cells(done, "costs")][1] == "31-07-2027"
    assert [one.spot.column for one in preview.gone] == ["Amount"]


def test_a_row_that_the_inventory_no_longer_has_stays_with_the_words_of_people_and_without_figures() -> None:
    content = edited(made(small_plan()), lambda root: typed(table(root, "costs")[1][3], "renew this one"))
    preview, done = run(content, small_plan(), small_plan(rows=ROWS[1:]))
    assert cells(done, "costs")[1] == ["Reading method", "", "", "renew this one"]
    assert [one.spot.row for one in preview.own] == ["Reading method"]
    assert not preview.dropped


def test_a_heading_over_figures_that_people_renamed_stays() -> None:
    content = edited(made(small_plan()), lambda root: typed(table(root, "costs")[0][1], "Amount with tax"))
    _preview, done = run(content, small_plan(), small_plan(rows=DEARER))
    assert cells(done, "costs")[0][1] == "Amount with tax"
    assert cells(done, "costs")[1][1] == "1.201,00"


def test_words_beside_a_figure_stay_and_the_figure_is_new() -> None:
    content = edited(
        made(small_plan()), lambda root: typed(table(root, "costs")[1][1], "1.200,00 (estimate)")
    )
    preview, done = run(content, small_plan(), small_plan(rows=DEARER))
    assert cells(done, "costs")[1][1] == "1.201,00 (estimate)"
    assert [one.text for one in preview.cells] == ["1.201,00 (estimate)"]
    content = edited(made(small_plan()), lambda root: typed(table(root, "costs")[1][1], "ask for it"))
    preview, done = run(content, small_plan(), small_plan(rows=DEARER))
    assert cells(done, "costs")[1][1] == "1.201,00"
    assert [one.theirs for one in preview.figures] == ["ask for it"]


def test_words_in_the_place_of_a_sentence_with_a_figure_stay() -> None:
    assert merged("It costs 12 euro.", "It costs little.", "It costs 15 euro.").text == "It costs little."
    assert merged("It costs 12 euro.", "It costs 11 euro.", "It costs 15 euro.").text == "It costs 15 euro."


def test_a_table_of_people_within_the_bookmark_of_ours_is_left() -> None:
    def edit(root: _Element) -> None:
        ours = next(table(root, "costs")[0][0].iterancestors(f"{W}tbl"))
        own = etree.Element(f"{W}tbl")
        cell = etree.SubElement(etree.SubElement(own, f"{W}tr"), f"{W}tc")
        retyped(etree.SubElement(cell, f"{W}p"), "my own table")
        ours.addprevious(own)

    preview, done = run(edited(made(small_plan()), edit), small_plan(), small_plan(rows=DEARER))
    assert "my own table" in words(done)
    assert "1.201,00" in words(done)
    assert not preview.gone


def test_answers_in_a_table_that_gets_other_columns_come_back() -> None:
    before = small_plan()
    phases = next(one for one in before if isinstance(one, Table) and one.id == "phases")
    content = edited(made(before), lambda root: typed(table(root, "phases")[1][1], "in spring"))
    slim = replace(phases, columns=phases.columns[:2], rows=tuple(row[:2] for row in phases.rows))
    now = [slim if one is phases else one for one in before]

    preview = compare(read_bytes("plan.docx", content), before, now, date(2026, 11, 23))
    assert [(one.slot, one.after) for one in preview.texts] == [("time-0", "in spring")]


def test_a_box_that_somebody_decided_on_meanwhile_with_a_reason_is_a_conflict() -> None:
    def decided(blocks: list[Block]) -> list[Block]:
        return [
            replace(one, note="According to the board: not held.", found=False)
            if isinstance(one, Check) and one.id == "box-two"
            else one
            for one in blocks
        ]

    content = edited(made(small_plan()), lambda root: ticked(root, "box-two"))
    now = decided(small_plan())
    preview, _done = run(content, small_plan(), now)
    assert [(one.kind, one.id) for one in preview.open] == [("tick", "box-two")]
    assert not preview.ticks
    preview = compare(read_bytes("plan.docx", content), small_plan(), now, date(2026, 11, 23), "document")
    assert [(one.item, one.ticked) for one in preview.ticks] == [("box-two", True)]


def test_a_document_of_another_board_is_refused_when_nothing_of_it_is_kept() -> None:
    other = [replace(one, board="De Eik") if isinstance(one, Cover) else one for one in small_plan()]
    document = read_bytes("plan.docx", made(other))
    with pytest.raises(InputError, match="De Linde"):
        compare(document, None, small_plan(), date(2026, 11, 23))
    assert compare(document, other, small_plan(), date(2026, 11, 23)).conflicts == []


def test_a_new_question_does_not_take_the_text_of_people_for_its_answer() -> None:
    before = small_plan()
    now = small_plan(extra=(TextSlot(id="q-new", question="And this?"),))

    def edit(root: _Element) -> None:
        added(edge(root), "A word of our own.")

    content = edited(made(before), edit)
    _preview, done = run(content, before, now)
    assert words(done).index("A word of our own.") < words(done).index("And this?")


def edge(root: _Element) -> _Element:
    """Return the last paragraph of the table of costs."""
    costs = next(table(root, "costs")[0][0].iterancestors(f"{W}tbl"))
    found = costs.getnext()
    assert found is not None
    return found
