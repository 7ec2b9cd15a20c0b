"""A document brought up to date after people edited it: theirs stays, figures are new, texts and ticks are read back."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory.language import choose
from inventory.plan.blocks import Check, Paragraph, Table, TextSlot
from inventory.publish.refresh import compare, refreshed, settled
from inventory.publish.refresh_read import read_bytes
from tests.inventory.publish.edited import (
    ON,
    ROWS,
    W,
    added,
    cells,
    edited,
    gone,
    made,
    main_part,
    place,
    retyped,
    row_added,
    small_plan,
    table,
    ticked,
    typed,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from inventory.plan.blocks import Block
    from inventory.publish.refresh import Preview

NEW = "abcdefabcdef"
DEARER = tuple((key, name, cents + 100, day) for key, name, cents, day in ROWS)


@pytest.fixture(autouse=True)
def dutch(english: None) -> None:
    """Speak Dutch: amounts are 1.201,00."""
    del english
    choose("nl")


def run(
    content: bytes, base: Sequence[Block] | None, now: Sequence[Block], prefer: str = "", **how: Any
) -> tuple[Preview, bytes]:
    """Bring a document up to date, and see that doing it once more changes nothing."""
    document = read_bytes("plan.docx", content)
    preview = compare(document, None if base is None else list(base), now, ON, prefer, **how)
    ours = taken(now, preview)
    done = refreshed(document, preview, ours, {}, ON, prefer, edition=NEW)
    again = read_bytes("plan.docx", done)
    second = compare(again, settled(ours, preview), ours, ON, prefer, **how)
    assert not second.texts
    assert not second.ticks
    assert main_part(refreshed(again, second, ours, {}, ON, prefer, edition=NEW)) == main_part(done)
    return preview, done


def taken(now: Sequence[Block], preview: Preview) -> list[Block]:
    """Return the blocks of today once texts and ticks are in the database."""
    texts = {one.slot: one.after for one in preview.texts}
    ticks = {one.item: one.ticked for one in preview.ticks}
    found: list[Block] = []
    for block in now:
        if isinstance(block, TextSlot) and block.id in texts:
            found.append(replace(block, text=texts[block.id]))
        elif isinstance(block, Check) and block.id in ticks:
            found.append(replace(block, ticked=ticks[block.id]))
        elif block.id == "phases":
            found.append(next(one for one in small_plan(texts) if one.id == "phases"))
        else:
            found.append(block)
    return found


def test_a_document_that_nobody_touched_becomes_the_one_of_today() -> None:
    before = small_plan({"q-one": "Learn."}, day=date(2026, 1, 1))
    now = small_plan({"q-one": "Learn more.", "q-two": "One.\nTwo."}, {"box-two": True}, DEARER)
    preview, done = run(made(before), before, now)
    assert words(done) == words(made(now))
    assert not any((preview.texts, preview.ticks, preview.conflicts, preview.gone, preview.own))
    assert {"q-one", "box-two", "costs", "intro"} <= {one.spot.block for one in preview.changed}


def test_without_any_change_no_byte_of_the_text_differs() -> None:
    content = made(small_plan(), NEW)
    _preview, done = run(content, small_plan(), small_plan())
    assert main_part(done) == main_part(content)


def test_answers_are_read_back_also_when_the_bookmark_was_typed_over() -> None:
    def edit(root: _Element) -> None:
        retyped(place(root, "q-one"), "Typed <over> & over.")
        added(place(root, "q-three"), "A second line.")
        typed(place(root, "q-three"), "A first line.")

    preview, done = run(edited(made(small_plan()), edit), small_plan(), small_plan())
    assert {one.slot: one.after for one in preview.texts} == {
        "q-one": "Typed <over> & over.",
        "q-three": "A first line.\nA second line.",
    }
    assert "inv_q_one" in main_part(done).decode()


def test_boxes_are_read_back_by_control_and_by_sign() -> None:
    content = edited(
        made(small_plan()),
        lambda root: ticked(root, "box-one"),
        lambda root: ticked(root, "box-two", sign=True),
    )
    preview, _done = run(content, small_plan(), small_plan())
    assert [(one.item, one.ticked) for one in preview.ticks] == [("box-one", False), ("box-two", True)]


def test_a_text_that_both_changed_is_told_and_stays_on_both_sides() -> None:
    before, now = small_plan({"q-one": "Old."}), small_plan({"q-one": "Ours."})
    content = edited(made(before), lambda root: typed(place(root, "q-one"), "Theirs."))
    preview, done = run(content, before, now)
    assert [(one.theirs, one.ours) for one in preview.open] == [("Theirs.", "Ours.")]
    assert "Theirs." in words(done)
    kept = next(block for block in settled(now, preview) if block.id == "q-one")
    assert isinstance(kept, TextSlot)
    assert kept.text == "Old."
    preview, _done = run(content, before, now, "document")
    assert [one.after for one in preview.texts] == ["Theirs."]
    preview, done = run(content, before, now, "database")
    assert not preview.texts
    assert "Ours." in words(done)


def test_figures_are_those_of_the_inventory_and_words_of_people_stay() -> None:
    def edit(root: _Element) -> None:
        rows = table(root, "costs")
        typed(rows[1][1], "1,00")
        typed(rows[1][3], "ask for a discount")
        typed(place(root, "note"), "Together, they say, 1158350 cents.")

    preview, done = run(edited(made(small_plan()), edit), small_plan(), small_plan(rows=DEARER))
    assert cells(done, "costs")[1] == ["Reading method", "1.201,00", "31-07-2027", "ask for a discount"]
    assert [(one.theirs, one.ours) for one in preview.figures] == [("1,00", "1.201,00")]
    total = sum(row[2] for row in DEARER)
    assert f"Together, they say, {total} cents." in words(done)


def test_rows_and_columns_of_people_stay_where_rows_come_and_go() -> None:
    def edit(root: _Element) -> None:
        rows = table(root, "costs")
        row_added(rows[2][0], "Our own row")
        for row in rows:
            row[-1].addnext(deepcopy(row[-1]))
        retyped(next(rows[0][-1].itersiblings()), "Own column")

    now = small_plan(rows=(*DEARER[:1], *DEARER[2:], ("contract:9", "New", 700, date(2030, 1, 1))))
    preview, done = run(edited(made(small_plan()), edit), small_plan(), now)
    got = cells(done, "costs")
    assert [row[0] for row in got] == [
        "What", "Reading method", "Device management", "Our own row", "Internet of the schools", "Printing", "New", "Total",
    ]  # fmt: skip
    assert got[2] == ["Device management", "", "", "as agreed", "as agreed"]
    assert got[6][:3] == ["New", "7,00", "01-01-2030"]
    assert got[0][4] == "Own column"
    assert {one.spot.row or one.spot.column for one in preview.own} == {
        "Our own row",
        "Own column",
        "Device management",
    }


def test_a_sorted_table_keeps_the_order_of_people() -> None:
    def edit(root: _Element) -> None:
        rows = [next(row[0].iterancestors(f"{W}tr")) for row in table(root, "costs")]
        rows[0].addnext(rows[4])

    _preview, done = run(edited(made(small_plan()), edit), small_plan(), small_plan(rows=DEARER))
    assert [row[0] for row in cells(done, "costs")][1:3] == ["Printing", "Reading method"]
    assert cells(done, "costs")[1][1] == "334,00"


def test_cells_that_people_write_go_to_the_database() -> None:
    def edit(root: _Element) -> None:
        typed(table(root, "phases")[1][1], "Before the summer")

    preview, done = run(edited(made(small_plan()), edit), small_plan(), small_plan(rows=DEARER))
    assert [(one.slot, one.after) for one in preview.texts] == [("time-0", "Before the summer")]
    assert cells(done, "phases")[1][1] == "Before the summer"


def test_what_people_took_out_stays_out_until_it_is_wanted_back() -> None:
    content = edited(made(small_plan()), lambda root: gone(place(root, "note")))
    preview, done = run(content, small_plan(), small_plan(rows=DEARER))
    assert [one.spot.block for one in preview.gone] == ["note"]
    assert not any(text.startswith("Together") for text in words(done))
    preview, done = run(content, small_plan(), small_plan(rows=DEARER), restore=True)
    assert words(done) == words(made(small_plan(rows=DEARER)))


def test_new_blocks_come_behind_their_predecessor_and_old_ones_go() -> None:
    extra = (Paragraph(id="more", text="More to come."), TextSlot(id="q-new", question="And then?"))
    preview, done = run(made(small_plan()), small_plan(), small_plan(extra=extra))
    assert words(done) == words(made(small_plan(extra=extra)))
    assert [one.spot.block for one in preview.new] == ["more", "q-new"]
    preview, done = run(made(small_plan(extra=extra)), small_plan(extra=extra), small_plan())
    assert words(done) == words(made(small_plan()))
    assert [one.spot.block for one in preview.dropped] == ["more", "q-new"]


def test_an_answer_to_a_question_that_is_no_longer_asked_stays() -> None:
    before = small_plan(extra=(TextSlot(id="q-new", question="And then?"),))
    content = edited(made(before), lambda root: typed(place(root, "q-new"), "We rest."))
    preview, done = run(content, before, small_plan())
    assert "We rest." in words(done)
    assert [one.slot for one in preview.texts] == ["q-new"]


def test_a_moved_block_is_brought_up_to_date_where_it_stands() -> None:
    content = edited(made(small_plan()), lambda root: place(root, "h-one").addnext(place(root, "note")))
    preview, done = run(content, small_plan(), small_plan(rows=DEARER))
    assert [one.spot.block for one in preview.moved] == ["note"]
    got = words(done)
    total = sum(row[2] for row in DEARER)
    at = got.index(f"Together {total} cents.")
    assert got[at - 1] == "Vision"


def test_a_table_with_other_columns_is_replaced_and_the_words_of_people_stand_under_it() -> None:
    before = small_plan()
    costs = next(one for one in before if isinstance(one, Table))
    rows = tuple(row[:3] for row in costs.rows)
    other = replace(costs, columns=costs.columns[:3], rows=rows, totals=("Total", 1, ""))
    now = [other if one is costs else one for one in before]
    content = edited(made(before), lambda root: typed(table(root, "costs")[1][3], "my own words"))
    preview, done = run(content, before, now)
    assert [len(row) for row in cells(done, "costs")] == [3] * 6
    assert any("my own words" in one.text for one in preview.own)
    assert "Reading method | my own words" in words(done)


def test_without_a_base_figures_are_new_and_texts_are_held_against_the_database() -> None:
    def edit(root: _Element) -> None:
        typed(place(root, "q-one"), "Theirs.")
        typed(place(root, "q-two"), "New.")

    now = small_plan({"q-one": "Ours."}, rows=DEARER)
    content = edited(made(small_plan({"q-one": "Old."})), edit)
    document = read_bytes("plan.docx", content)
    preview = compare(document, None, now, ON)
    assert [one.after for one in preview.texts] == ["New."]
    assert [one.theirs for one in preview.open] == ["Theirs."]
    done = refreshed(document, preview, now, {}, ON)
    assert cells(done, "costs")[1][1] == "1.201,00"


def test_tracked_changes_are_read_as_if_accepted_and_told() -> None:
    def edit(root: _Element) -> None:
        paragraph = place(root, "q-one")
        typed(paragraph, "Kept")
        run_of = next(paragraph.iter(f"{W}r"))
        deleted = deepcopy(run_of)
        holder = paragraph.makeelement(f"{W}del", {f"{W}id": "900"})
        holder.append(deleted)
        for text in deleted.iter(f"{W}t"):
            text.tag = f"{W}delText"
        run_of.addnext(holder)

    preview, _done = run(edited(made(small_plan()), edit), small_plan(), small_plan())
    assert preview.tracked
    assert [one.after for one in preview.texts] == ["Kept"]


EDITS: dict[str, Callable[[_Element], None]] = {
    "type": lambda root: typed(place(root, "q-one"), "Typed 12."),
    "type over": lambda root: retyped(place(root, "q-two"), "Typed over."),
    "words": lambda root: typed(place(root, "end"), "That was it, 5 pages."),
    "own": lambda root: void(added(place(root, "box-one"), "Our own line.")),
    "tick": lambda root: ticked(root, "box-two"),
    "figure": lambda root: typed(table(root, "costs")[2][1], "9,99"),
    "cell": lambda root: typed(table(root, "costs")[3][3], "as we said"),
    "row": lambda root: row_added(table(root, "costs")[1][0], "Our own row"),
    "no row": lambda root: gone(next(table(root, "costs")[4][0].iterancestors(f"{W}tr"))),
    "place": lambda root: typed(table(root, "phases")[2][2], "in spring"),
    "out": lambda root: gone(place(root, "list")),
    "move": lambda root: place(root, "h-two").addnext(place(root, "box-one")),
}
THEIRS = ("Our own line.", "Our own row", "as we said", "in spring", "Typed over.")


def void(_made: object) -> None:
    """Let an edit give nothing."""


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sets(st.sampled_from(sorted(EDITS))),
    st.lists(st.integers(0, 99_999), min_size=4, max_size=4),
    st.booleans(),
)
def test_whatever_people_do_theirs_stays_and_figures_are_new(
    chosen: set[str], more: list[int], written: bool
) -> None:
    before = small_plan({"q-two": "Was written."})
    rows = tuple(
        (key, name, cents + extra, day) for (key, name, cents, day), extra in zip(ROWS, more, strict=True)
    )
    now = small_plan({"q-two": "Was written.", **({"q-three": "Ours."} if written else {})}, rows=rows)
    content = edited(made(before), *(EDITS[name] for name in sorted(chosen)))
    preview, done = run(content, before, now)
    assert not preview.conflicts
    got = words(done)
    assert [text for text in THEIRS if text in words(content)] == [text for text in THEIRS if text in got]
    amounts = {row[0]: row[1] for row in cells(done, "costs")}
    wanted = {row[0]: row[1] for row in cells(made(now), "costs")}
    assert {what: amounts[what] for what in wanted if what in amounts} == {
        what: amount for what, amount in wanted.items() if what in amounts
    }
