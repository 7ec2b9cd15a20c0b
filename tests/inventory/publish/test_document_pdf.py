"""A plan as PDF: tagged, the same bytes twice, in the order and with the numbers of the Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.plan.blocks import (
    Column,
    ColumnKind,
    Cover,
    Figure,
    Heading,
    Paragraph,
    Table,
    TextSlot,
)
from inventory.publish.document_pdf import Teller, document_pdf
from inventory.publish.plate import Plate

if TYPE_CHECKING:
    from inventory.plan.blocks import (
        Block,
    )

SHEET = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><rect width="400" height="100"/></svg>'
PLATES = {"f": Plate("chart:years", "Kosten", "", (SHEET, SHEET), ())}
COLUMNS = (Column("Soort"), Column("Bedrag", ColumnKind.AMOUNT))
BLOCKS: list[Block] = [
    Cover(id="cover", title="Plan", board="De Linde", period="2027", lines=("Stand",)),
    Heading(id="a", text="Begin"),
    Paragraph(id="p", text="Een tekst.", footnotes=("Een voetnoot.",)),
    Table(
        id="t",
        columns=COLUMNS,
        rows=(("Groep",), ("x", 1200), ("y", None)),
        totals=("Totaal", 1200),
        caption="Kosten",
    ),
    TextSlot(id="s", question="Vraag?"),
    Heading(id="b", text="Te diep", level=3),
    Heading(id="l", text="Kaart", annex=True, landscape=True),
    Figure(id="f", kind="chart:years", title="Kosten", alt="Kosten per jaar"),
    Heading(id="m", text="Slot", annex=True),
]


def test_it_is_tagged_and_twice_the_same() -> None:
    made = document_pdf(BLOCKS, PLATES)
    assert made == document_pdf(BLOCKS, PLATES)
    assert b"pdfuaid" in made
    assert b"/MarkInfo" in made


def test_levels_are_never_skipped_and_what_lies_is_a_part_of_its_own() -> None:
    sections = Teller(PLATES).sections(BLOCKS[1:])
    assert [one["lying"] for one in sections] == [False, True, False]
    heads = [b for one in sections for b in one["blocks"] if b["type"] == "heading"]
    assert [(b["level"], b["text"].partition(" ")[0], b["listed"]) for b in heads] == [
        (1, "1", True),
        (2, "Te", False),
        (1, "Annex", True),
        (1, "Annex", True),
    ]


def test_figures_and_captions_are_those_of_the_other_forms() -> None:
    teller = Teller(PLATES)
    table = teller.told(BLOCKS[3])
    assert table["caption"] == ["Table 1. Kosten"]
    assert [cell["lines"] for cell in table["rows"][1]] == [["x"], ["12.00"]]
    assert table["rows"][2][1]["look"] == "unknown"
    picture = teller.told(BLOCKS[7])
    assert (picture["caption"], picture["sheets"]) == (["Figure 1. Kosten"], ["f-0.svg", "f-1.svg"])
    assert picture["heights"][0] < 60
    assert teller.files["f-0.svg"] == SHEET


def test_a_short_one_has_no_front_page() -> None:
    short = Cover(id="cover", title="Kort", board="De Linde", period="2027", short=True)
    assert len(document_pdf([short, *BLOCKS[1:3]], {})) < len(document_pdf(BLOCKS[:3], {}))
