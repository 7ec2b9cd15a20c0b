"""Numbered captions, footnotes, what stays on one page, and pictures with two files, in a document of the plan."""

from __future__ import annotations

import io
import zipfile

from inventory.language import choose
from inventory.plan.blocks import Column, Figure, Note, Paragraph, Table, TextSlot, Written
from inventory.publish.plate import Plate
from inventory.publish.svg import Drawing
from inventory.publish.word import plan_document
from tests.inventory.plan.board import ON
from tests.inventory.publish.test_word import COVER, W, texts, xml

COLUMNS = (Column("A"), Column("B"))


def table(block: str, count: int, **more: str) -> Table:
    rows = tuple((f"row {number}", "b" * 200) for number in range(count))
    return Table(id=block, columns=COLUMNS, rows=rows, caption=more.get("caption", ""))


def kept(content: bytes) -> list[bool]:
    """Return of each row whether it stays with the next one."""
    return [row.find(f".//{W}keepNext") is not None for row in xml(content).iter(f"{W}tr")]


def test_captions_count_themselves_in_the_language_of_the_document() -> None:
    blocks = [COVER, table("one", 1, caption="First"), table("two", 1), table("three", 1, caption="Second")]
    content = plan_document(blocks, ON)
    assert [text for text in texts(xml(content)) if text.startswith("Table")] == [
        "Table 1. First",
        "Table 2. Second",
    ]
    choose("nl")
    root = xml(plan_document(blocks, ON))
    assert "Tabel 2. Second" in texts(root)
    assert [i.text for i in root.iter(f"{W}instrText")].count(" SEQ Tabel \\* ARABIC ") == 2


def test_footnotes_stand_in_a_part_of_their_own_and_are_referred_to() -> None:
    noted = Table(id="t", columns=COLUMNS, rows=(("a", "b"),), caption="C", footnotes=("Counted <1>", "Two"))
    said = Paragraph(id="p", text="Text", footnotes=("Three",))
    content = plan_document([COVER, noted, said], ON)
    root, notes = xml(content), xml(content, "word/footnotes.xml")
    assert [one.get(f"{W}id") for one in root.iter(f"{W}footnoteReference")] == ["1", "2", "3"]
    assert [text for text in texts(notes) if text] == [" Counted <1>", " Two", " Three"]
    separators = [one.get(f"{W}id") for one in xml(content, "word/settings.xml").iter(f"{W}footnote")]
    assert separators == ["-1", "0"]
    bare = plan_document(
        [COVER, Table(id="t", columns=COLUMNS, rows=(("a", "b"),), footnotes=("Below",))], ON
    )
    assert "Below" in texts(xml(bare)), "without a caption it stands under the table"
    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_a_small_table_stays_whole_and_of_a_large_one_no_end_stands_alone() -> None:
    assert kept(plan_document([COVER, table("t", 2)], ON)) == [True, True, False]
    assert kept(plan_document([COVER, table("t", 9)], ON)) == [True, True, *[False] * 6, True, False]
    remarked = [COVER, table("t", 9), Note(id="n", text="On it.")]
    assert kept(plan_document(remarked, ON))[-2:] == [True, True]
    asked = TextSlot(id="q", question="Why?", drafts=(table("t", 9),))
    assert kept(plan_document([COVER, asked], ON))[-2:] == [True, True]


def test_a_long_cell_may_go_on_on_the_next_page_and_a_written_one_is_a_text() -> None:
    rows = ((Written("slot", "word " * 2000), "b"), ("a", "b"))
    root = xml(plan_document([COVER, Table(id="t", columns=COLUMNS, rows=rows)], ON))
    assert [row.find(f".//{W}cantSplit") is None for row in root.iter(f"{W}tr")] == [False, True, False]
    assert any(text.startswith("word word") for text in texts(root))


def test_tables_and_pictures_are_told_to_who_cannot_see_them() -> None:
    drawing = Drawing(760, 300, "t", "en")
    block = Figure(id="f", kind="chart:years", title="Costs", alt="A chart & more")
    content = plan_document(
        [COVER, table("t", 2, caption="C"), block], ON, {"f": Plate("", "", "", (drawing.render(),) * 2, ())}
    )
    root = xml(content)
    (told,) = root.iter(f"{W}tblDescription")
    assert told.get(f"{W}val") == "2 rows; columns: A, B"
    pictures = [one for one in root.iter() if str(one.tag).endswith("}docPr")]
    assert {one.get("descr") for one in pictures} == {"A chart & more"}
    assert [t for t in texts(root) if "Costs" in t] == [
        "Figure 1. Costs, sheet 1 of 2",
        "Costs, sheet 2 of 2",
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    sharp = [one for one in root.iter() if str(one.tag).endswith("}svgBlip")]
    assert len(sharp) == 2
    assert any(name.endswith(".svg") for name in names)
    wide = [int(str(one.get("cx"))) / 36000 for one in root.iter() if str(one.tag).endswith("}extent")]
    assert all(165 < one < 167 for one in wide), "as wide as the text"
