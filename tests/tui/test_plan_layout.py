"""Blocks of a plan as lines: nothing wider than its room, cells where they are said to be, tables that do not fit told below."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.plan.blocks import (
    TOTALS,
    Bullets,
    Check,
    Column,
    ColumnKind,
    Evidence,
    Figure,
    Heading,
    Note,
    Paragraph,
    Prompt,
    Table,
    TextSlot,
    Written,
)
from tui.plan_layout import items, named, said
from tui.plan_lines import fitted, plain, width, wrapped

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
MONEY = Column("Bedrag", ColumnKind.AMOUNT)


def table(rows: list[tuple[str, int]], *, more: int = 0) -> Table:
    """Return a table of a name, a place for a text, an amount, and so many columns more."""
    columns = (Column("Wat"), Column("Toelichting"), MONEY, *(Column(f"Kolom {n}") for n in range(more)))
    cells = [
        (name, Prompt("a") if n else Written("b", "eigen"), amount, *(["woord"] * more))
        for n, (name, amount) in enumerate(rows)
    ]
    total = sum(amount for _name, amount in rows)
    return Table(
        id="t", columns=columns, rows=tuple(cells), totals=("Totaal", "", total, *([""] * more)), caption="C"
    )


@settings(max_examples=20, deadline=None)
@given(TEXTS, TEXTS, st.integers(-(10**9), 10**9), st.integers(30, 90), st.integers(0, 6))
def test_no_line_is_wider_than_its_room_and_every_cell_stands_within(
    text: str, name: str, amount: int, room: int, more: int
) -> None:
    blocks = [
        Heading(id="h", text=text),
        Paragraph(id="p", text=text, footnotes=(name,)),
        Bullets(id="b", items=(text, name)),
        Check(id="c", text=text, ticked=False, note=name),
        Note(id="n", text=text, warning=True),
        Figure(id="f", kind="chart:years", title=name, alt=text),
        TextSlot(id="s", question=text, text=name, drafts=(table([(name, amount)]),)),
        table([(name, amount), (text, 1)], more=more),
    ]
    for item in items(blocks, room, {"h": "1.1"}):
        assert item.lines
        assert all(width(line) <= room for line in item.lines)
        for spot in item.spots:
            assert 0 <= spot.top < spot.bottom <= len(item.lines)
            assert spot.left >= 0
            assert spot.left + spot.width <= room


def test_a_table_stands_in_columns_when_it_fits_and_below_when_not() -> None:
    wide = items([table([("Laptops", 123_456)])], 60, {"t": "Tabel 1. C"})
    assert [plain(line).rstrip() for line in wide[0].lines[:2]] == [
        "Tabel 1. C",
        "Wat      Toelichting    Bedrag",
    ]
    assert plain(wide[1].lines[0]).split() == ["Laptops", "eigen", "1.234,56"]
    assert wide[1].spots[2].left > wide[1].spots[1].left
    assert wide[-1].row == TOTALS
    narrow = items([table([("Laptops", 123_456)], more=6)], 40, {})
    assert [plain(line) for line in narrow[1].lines[:3]] == [
        "Laptops",
        "  Toelichting: eigen",
        "  Bedrag: 1.234,56",
    ]
    assert [spot.top for spot in narrow[1].spots[:3]] == [0, 1, 2]


def test_a_question_has_its_answer_behind_what_the_inventory_says() -> None:
    draft = Paragraph(id="d", text="Feit.")
    made = items([TextSlot(id="q", question="Waarom?", drafts=(draft,))], 40, {})
    assert [plain(one.lines[0]).strip() for one in made] == ["? Waarom?", "Feit.", "nog in te vullen: …"]
    assert [one.block.id for one in made] == ["q", "d", "q"]
    assert len(items([TextSlot(id="q", question="Waarom?", text="Daarom.")], 40, {})) == 1


def test_a_box_of_which_nothing_is_known_stands_out() -> None:
    known = Check(id="a", text="Er is een plan", ticked=False, evidence=(Evidence("document", (1,), 1),))
    parts = [
        items([one], 40, {})[0].lines[0][0]
        for one in (known, Check(id="b", text="x", ticked=False), Check(id="c", text="x", ticked=True))
    ]
    assert parts == [("☐ ", "text"), ("☐ ", "open"), ("☑ ", "good")]


def test_broad_letters_are_counted_as_they_are_seen() -> None:
    assert all(width(((line, "text"),)) <= 10 for line in wrapped("漢字漢字漢字漢字 lang woord", 10))
    assert wrapped("", 10) == [""]
    assert wrapped("een\n\ntwee", 10) == ["een", "", "twee"]
    assert fitted("een lange regel", 8) == "een lan…"


def test_blocks_are_named() -> None:
    block = TextSlot(id="q", question="Waarom [/x]?")
    assert (named(block), said(block)) == ("Waarom [/x]?", "vraag")
    dated = Table(id="t", columns=(Column("D", ColumnKind.DATE),), rows=((dt.date(2026, 1, 2),), (None,)))
    assert [plain(one.lines[-1]).strip() for one in items([dated], 30, {})][1:] == ["02-01-2026", "onbekend"]
