"""What differs between two plans: every sort of difference, and that the records behind a figure add up to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.plan.blocks import (
    TOTALS,
    Bullets,
    Check,
    Column,
    ColumnKind,
    Cover,
    Evidence,
    Figure,
    Heading,
    Line,
    Note,
    Paragraph,
    Prompt,
    Proof,
    Table,
    TextSlot,
    Written,
)
from inventory.plan.difference import What, compare
from inventory.plan.difference_text import lines, words

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from inventory.plan.blocks import Block, Cell

AMOUNT = ColumnKind.AMOUNT
DAYS = (date(2026, 6, 1), date(2026, 11, 23))


class Board(NamedTuple):
    """Records with an amount for each row of a table: row → contract → cents."""

    rows: dict[str, dict[int, int]]

    def table(self, order: list[str] | None = None, *, proven: bool = True) -> Table:
        names = order or sorted(self.rows)
        sums = {name: sum(self.rows[name].values()) for name in names}
        proofs = [
            Proof(place, 1, tuple(Line("contract", n, f"C{n}", x) for n, x in self.rows[name].items()))
            for place, name in enumerate(names)
        ]
        every = tuple(line for proof in proofs for line in proof.lines)
        return Table(
            id="t",
            columns=(Column("Part"), Column("Total", AMOUNT)),
            rows=tuple((name, sums[name]) for name in names),
            totals=("Total", sum(sums.values())),
            proofs=(*proofs, Proof(TOTALS, 1, every)) if proven else (),
        )


@st.composite
def boards(draw: DrawFn) -> Board:
    amounts = st.dictionaries(st.integers(1, 6), st.integers(-500, 90_000), max_size=4)
    return Board(draw(st.dictionaries(st.sampled_from("abcde"), amounts, min_size=1, max_size=5)))


@given(boards(), boards(), st.booleans())
def test_the_changes_of_the_lines_are_the_change_of_the_figure(a: Board, b: Board, proven: bool) -> None:
    before, after = a.table(proven=proven), b.table(proven=proven)
    found = {one.row: one for one in compare([before], [after])}
    for name in {*a.rows, *b.rows, "Total"}:
        old = sum(a.rows.get(name, {}).values()) if name != "Total" else before.totals[1]  # type: ignore[index]
        new = sum(b.rows.get(name, {}).values()) if name != "Total" else after.totals[1]  # type: ignore[index]
        if name not in found:
            assert old == new, "what differs is told"
            continue
        one = found[name]
        assert ((one.before or 0), (one.after or 0)) == (old, new)
        if proven or name == "Total":
            assert sum(line.change for line in one.why) == new - old  # type: ignore[operator]
            assert all(line.kind == ("contract" if proven else "") for line in one.why), "no rest is left"


@given(boards(), boards(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_rows_does_not_matter(a: Board, b: Board, random: object, proven: bool) -> None:
    shuffled = sorted(a.rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    plain = compare([a.table(proven=proven)], [b.table(proven=proven)])
    mixed = compare(
        [a.table(shuffled, proven=proven)], [b.table(sorted(b.rows, reverse=True), proven=proven)]
    )
    assert sorted(map(repr, plain)) == sorted(map(repr, mixed))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3)), max_size=6), st.randoms())
def test_rows_of_one_name_are_matched_whatever_their_order(
    rows: list[tuple[str, int]], random: object
) -> None:
    columns = (Column("Supplier"), Column("Cost", AMOUNT))
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    before, after = (Table(id="t", columns=columns, rows=tuple(one)) for one in (rows, mixed))
    assert compare([before], [after]) == []


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = words(before, after)
    assert "".join(one.text for one in pieces if one.sign != "+") == before
    assert "".join(one.text for one in pieces if one.sign != "-") == after
    assert [one.text for one in lines(before, after) if one.sign != "+"] == before.splitlines()


def test_words_that_changed_are_told_apart() -> None:
    pieces = words("Elke leerling een apparaat.\nKlaar.", "Elke leerling zijn apparaat.\nKlaar.")
    assert [one for one in pieces if one.sign != " "] == [("-", "een"), ("+", "zijn")]


def test_a_very_long_text_that_is_all_new_does_not_keep_us_waiting() -> None:
    pieces = words("a b " * 2_500, "c d " * 2_500)
    assert [one.sign for one in pieces] == ["-", "+"]


SLOT = TextSlot(id="q", question="Waarheen?", text="Naar voren")
BOX = Check(id="c", text="Beleidsplan", ticked=False, note="ontbreekt", evidence=())
EVERY: tuple[tuple[Block, Block, What, object, object], ...] = (
    (SLOT, replace(SLOT, text="Naar boven"), What.TEXT, "Naar voren", "Naar boven"),
    (SLOT, replace(SLOT, question="Waartoe?"), What.TEXT, "Waarheen?", "Waartoe?"),
    (BOX, replace(BOX, ticked=True, evidence=(Evidence("document", (4,), 1),)), What.BOX, False, True),
    (BOX, replace(BOX, note="verlopen"), What.TEXT, "ontbreekt", "verlopen"),
    (Heading(id="h", text="A"), Heading(id="h", text="B"), What.TEXT, "A", "B"),
    (Note(id="n", text="A"), Note(id="n", text="B"), What.TEXT, "A", "B"),
    (Paragraph(id="p", text="A"), Paragraph(id="p", text="A", footnotes=("x",)), What.TEXT, "", "x"),
    (Bullets(id="b", items=("A",)), Bullets(id="b", items=("A", "B")), What.TEXT, "A", "A\nB"),
    (
        Cover(id="v", title="Plan", board="X", period="2027"),
        Cover(id="v", title="Plan", board="Y", period="2027"),
        What.TEXT,
        "X",
        "Y",
    ),
    (
        Figure(id="f", kind="parties", title="Kaart", alt="A"),
        Figure(id="f", kind="parties", title="Kaart", alt="B"),
        What.TEXT,
        "A",
        "B",
    ),
)


@pytest.mark.parametrize(("before", "after", "what", "old", "new"), EVERY)
def test_every_sort_of_block_tells_what_differs(
    before: Block, after: Block, what: What, old: object, new: object
) -> None:
    (one,) = compare([before], [after])
    assert (one.block, one.what, one.before, one.after) == (before.id, what, old, new)
    assert compare([after], [after]) == []


def test_a_box_says_on_which_records_it_rests_now() -> None:
    after = replace(BOX, ticked=True, evidence=(Evidence("document", (4,), 1),))
    (one,) = compare([BOX], [after])
    assert [(line.kind, line.id, line.before, line.after) for line in one.why] == [("document", 4, None, 1)]
    (back,) = compare([after], [BOX])
    assert [(line.id, line.before, line.after) for line in back.why] == [(4, 1, None)]


def cells(*pair: tuple[Cell, Cell], kind: ColumnKind = ColumnKind.TEXT) -> tuple[Table, Table]:
    columns = (Column("Wat"), Column("Waarde", kind))
    former, later = (tuple((f"r{n}", sides[side]) for n, sides in enumerate(pair)) for side in (0, 1))
    return Table(id="t", columns=columns, rows=former), Table(id="t", columns=columns, rows=later)


def test_cells_of_every_sort() -> None:
    day, later = date(2026, 12, 31), date(2027, 12, 31)
    before, after = cells(
        (None, 5), (day, later), ("a b", "a c"), (Prompt("x"), Written("x", "ja")), (Prompt("x"), Prompt("y"))
    )
    found = compare([before], [after])
    assert [(one.what, one.row, one.column, one.before, one.after) for one in found] == [
        (What.CELL, "r0", "Waarde", None, 5),
        (What.CELL, "r1", "Waarde", day, later),
        (What.TEXT, "r2", "Waarde", "a b", "a c"),
        (What.TEXT, "r3", "Waarde", "", "ja"),
    ]


def test_a_count_without_lines_is_explained_by_the_record_of_its_row() -> None:
    before, after = (replace(one, keys=("contract:12",)) for one in cells((100, 250), kind=AMOUNT))
    (one,) = compare([before], [after])
    assert [(line.kind, line.id, line.change) for line in one.why] == [("contract", 12, 150)]
    assert compare(list(cells((100, 250), kind=AMOUNT))[:1], [cells((100, 250), kind=AMOUNT)[1]])[0].why == ()


def test_rows_are_found_by_their_key_when_their_name_changes() -> None:
    before, after = cells((1, 1), kind=AMOUNT)
    after = replace(after, rows=(("anders", 1),))
    keyed = [replace(one, keys=("lot:3",)) for one in (before, after)]
    (one,) = compare(keyed[:1], keyed[1:])
    assert (one.what, one.before, one.after) == (What.TEXT, "r0", "anders")
    assert {one.what for one in compare([before], [after])} == {What.ADDED, What.GONE}


def test_columns_that_came_and_went_are_told_once() -> None:
    before, _after = cells((1, 1), (2, 2), kind=AMOUNT)
    after = replace(before, columns=(before.columns[0], Column("2028", AMOUNT)))
    found = compare([before], [after])
    assert [(one.what, one.column) for one in found] == [(What.ADDED, "2028"), (What.GONE, "Waarde")]


def test_a_column_with_another_wording_is_the_same_but_another_year_is_not() -> None:
    before, after = cells((1, 2), kind=AMOUNT)
    named = [
        replace(one, columns=(one.columns[0], Column("Cost of 2027", AMOUNT))) for one in (before, after)
    ]
    worded = replace(named[1], columns=(before.columns[0], Column("Costs in 2027", AMOUNT)))
    found = compare(named[:1], [worded])
    assert [(one.what, one.column, one.before, one.after) for one in found] == [
        (What.TEXT, "Costs in 2027", "Cost of 2027", "Costs in 2027"),
        (What.CELL, "Costs in 2027", 1, 2),
    ]
    later = replace(named[1], columns=(before.columns[0], Column("Cost of 2028", AMOUNT)))
    assert {one.what for one in compare(named[:1], [later])} == {What.ADDED, What.GONE}


def test_what_no_record_explains_is_a_line_of_its_own() -> None:
    before, after = cells((100, 250), kind=AMOUNT)
    proofs = [(Proof(0, 1, (Line("lot", 1, "L", amount),)),) for amount in (100, 200)]
    (one,) = compare([replace(before, proofs=proofs[0])], [replace(after, proofs=proofs[1])])
    assert [(line.kind, line.change) for line in one.why] == [("lot", 100), ("", 50)]


def test_blocks_that_came_and_went_stand_where_they_were_with_their_chapter() -> None:
    first, second = Heading(id="h1", text="Een"), Heading(id="h2", text="Twee")
    old = [first, Note(id="a", text="weg"), Note(id="b", text="blijft"), second]
    new = [first, Note(id="b", text="blijft"), second, TextSlot(id="q", question="Nieuw?")]
    found = compare(old, new)
    assert [(one.what, one.block, one.heading) for one in found] == [
        (What.GONE, "a", "Een"),
        (What.ADDED, "q", "Twee"),
    ]


def test_a_new_chapter_is_told_as_one() -> None:
    new = [Heading(id="h", text="Nieuw"), Note(id="n", text="x"), Heading(id="h2", text="Sub", level=2)]
    (one,) = compare([], new)
    assert (one.what, one.block, one.after) == (What.ADDED, "h", "Nieuw")


def test_a_block_of_another_sort_went_and_came() -> None:
    found = compare([Note(id="x", text="A")], [Paragraph(id="x", text="A")])
    assert {one.what for one in found} == {What.ADDED, What.GONE}


def test_the_day_of_a_state_is_no_difference() -> None:
    texts = ("Stand op 01-06-2026.", "Stand op 23-11-2026.")
    before, after = (Note(id="n", text=text) for text in texts)
    assert compare([before], [after], DAYS) == []
    assert len(compare([before], [after])) == 1
    assert len(compare([before], [replace(after, text="Loopt tot 23-11-2027.")], DAYS)) == 1


def test_drafts_within_questions_are_compared() -> None:
    before, after = (replace(SLOT, drafts=(Note(id="q-d", text=text),)) for text in "AB")
    (one,) = compare([before], [after])
    assert (one.block, one.before, one.after) == ("q-d", "A", "B")
