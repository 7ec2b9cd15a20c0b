"""A plan as a Word document: opened again, page by page of its XML."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from inventory.errors import InputError
from inventory.language import choose
from inventory.plan.assemble import assemble
from inventory.plan.blocks import (
    Bullets,
    Check,
    Column,
    ColumnKind,
    Cover,
    Figure,
    Fill,
    Heading,
    Note,
    Paragraph,
    Prompt,
    Table,
    TextSlot,
    walk,
)
from inventory.plan.facts import Settings
from inventory.publish.figures import drawn
from inventory.publish.word import plan_document, write_plan
from inventory.publish.word_ooxml import name
from inventory.store.database import open_database
from tests.inventory.plan.board import ON, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.publish.figures import Plates

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
HOSTILE = "=1+1 \x1b[31m<w:p/> & \u202eabc\x00 ]]> {board} \ufffe"
COVER = Cover(id="cover", title="Plan", board="De Linde", period="2027-2030", lines=("State",))
COLUMNS = (Column("What"), Column("Amount", ColumnKind.AMOUNT), Column("When", ColumnKind.DATE))


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Block]]:
    database = open_database(tmp_path_factory.mktemp("word") / "board.db")
    plan = build(database)
    choose("nl")
    with database.read() as connection:
        yield assemble(connection, Settings(2027, 2030, plan=plan), ON)
    database.close()


@pytest.fixture(scope="module")
def plates(blocks: list[Block], tmp_path_factory: pytest.TempPathFactory) -> Plates:
    database = open_database(tmp_path_factory.getbasetemp() / "pictures.db")
    build(database)
    choose("nl")
    with database.read() as connection:
        found = drawn(connection, blocks, ON)
    database.close()
    return found


@pytest.fixture(scope="module")
def content(blocks: list[Block], plates: Plates) -> bytes:
    choose("nl")
    return plan_document(blocks, ON, plates)


def xml(content: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def texts(root: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def test_the_whole_plan_opens_and_has_its_headings_numbered_by_style(content: bytes) -> None:
    document = docx.Document(io.BytesIO(content))
    styles = {p.style.name for p in document.paragraphs if p.style is not None}
    assert {"Heading 1", "Heading 2", "Heading 3", "Inventaris Bijlage", "toc 1", "toc 2"} <= styles
    first = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert first == [
        "Gegevens van het bestuur",
        "Interne en externe analyse",
        "Proces",
        "Planning",
        "Begroting",
        "Vaststelling",
    ]
    assert document.core_properties.title == "Ict-implementatie- en investeringsplan 2027-2030"
    assert document.core_properties.author == "Stichting Lindelaar Primair"


def test_every_entry_of_the_contents_jumps_to_a_heading(content: bytes) -> None:
    root = xml(content)
    anchors = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert len(anchors) > 20
    assert set(anchors) <= marks
    settings = xml(content, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is not None


def test_every_block_stands_in_a_bookmark_of_its_own(blocks: list[Block], content: bytes) -> None:
    root = xml(content)
    starts = {m.get(f"{W}id"): m.get(f"{W}name") for m in root.iter(f"{W}bookmarkStart")}
    ends = [m.get(f"{W}id") for m in root.iter(f"{W}bookmarkEnd")]
    assert len(ends) == len(starts)
    assert set(ends) == set(starts)
    assert len(set(starts.values())) == len(starts)
    assert all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", str(called)) for called in starts.values())
    wanted = {name(b.id) for b in walk(blocks) if not isinstance(b, Cover)}
    assert wanted <= set(starts.values())


def test_every_bookmark_begins_and_ends_within_a_paragraph(content: bytes) -> None:
    for mark in xml(content).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        parent = mark.getparent()
        assert parent is not None
        assert parent.tag == f"{W}p"


def test_boxes_are_ticked_as_the_checks_are(blocks: list[Block], content: bytes) -> None:
    root = xml(content)
    boxes = {}
    for box in root.iter(f"{W}sdt"):
        tag, checked = box.find(f".//{W}tag"), box.find(f".//{W14}checked")
        assert tag is not None
        assert checked is not None
        boxes[tag.get(f"{W}val")] = checked.get(f"{W14}val")
    checks = [block for block in blocks if isinstance(block, Check)]
    assert boxes == {f"check:{block.id}": str(int(block.ticked)) for block in checks}
    signs = [t for t in texts(root) if t.startswith("☑")]
    assert len(signs) == sum(block.ticked for block in checks)


def test_tables_repeat_their_header_and_put_amounts_on_the_right() -> None:
    rows = (("a", 123450, date(2027, 1, 31)), ("b", None, Prompt("x")))
    table = Table(id="t", columns=COLUMNS, rows=rows, totals=("Total", 123450, ""))
    root = xml(plan_document([COVER, table], ON))
    made = root.findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in made] == [True, False, False, False]
    cells = [["".join(t.text or "" for t in c.iter(f"{W}t")) for c in row.findall(f"{W}tc")] for row in made]
    assert cells[1:] == [
        ["a", "1,234.50", "2027-01-31"],
        ["b", "unknown", "still to be written: …"],
        ["Total", "1,234.50", ""],
    ]
    aligned = [jc.get(f"{W}val") for jc in made[1].iter(f"{W}jc")]
    assert aligned == ["right"]
    widths = [int(str(c.get(f"{W}w"))) for c in root.iter(f"{W}gridCol")]
    assert sum(widths) == 9412


def test_a_row_of_one_cell_is_a_heading_over_the_whole_width() -> None:
    rows = (("Group",), ("a", 1, date(2027, 1, 31)))
    made = xml(plan_document([COVER, Table(id="t", columns=COLUMNS, rows=rows)], ON)).findall(f".//{W}tr")
    assert [len(row.findall(f"{W}tc")) for row in made] == [3, 1, 3]
    span = made[1].find(f"{W}tc/{W}tcPr/{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "3"


def test_no_column_is_narrower_than_its_longest_word() -> None:
    columns = (Column("Long text", share=90), Column("Status", share=5), Column("Day", ColumnKind.DATE, 5))
    rows = (("x " * 300, "afgesproken", date(2027, 1, 31)),)
    root = xml(plan_document([COVER, Table(id="t", columns=columns, rows=rows)], ON))
    widths = [int(str(c.get(f"{W}w"))) for c in root.iter(f"{W}gridCol")]
    assert sum(widths) == 9412
    assert min(widths[1:]) > 900
    endless = (("x" * 300, "y" * 300, date(2027, 1, 31)),)
    root = xml(plan_document([COVER, Table(id="t", columns=columns, rows=endless)], ON))
    widths = [int(str(c.get(f"{W}w"))) for c in root.iter(f"{W}gridCol")]
    assert sum(widths) == 9412
    assert widths[2] > 900


def test_a_table_without_rows_says_so() -> None:
    content = plan_document([COVER, Table(id="t", columns=COLUMNS, rows=(), empty="Nothing there.")], ON)
    assert "Nothing there." in texts(xml(content))
    assert xml(content).find(f".//{W}tbl") is None


def test_a_question_shows_draft_and_answer_or_a_prompt() -> None:
    draft = Paragraph(id="q-d", text="From the records", fill=Fill.DRAFT)
    asked = [
        TextSlot(id="q", question="Why?", drafts=(draft,)),
        TextSlot(id="r", question="How?", text="So.\n\nAnd."),
    ]
    shown = texts(xml(plan_document([COVER, *asked], ON)))
    start = shown.index("Why?")
    assert shown[start : start + 7] == [
        "Why?", "From the inventory", "From the records", "still to be written: …", "How?", "So.", "And.",
    ]  # fmt: skip


def test_hostile_texts_stay_texts() -> None:
    blocks = [
        Cover(id="cover", title=HOSTILE, board=HOSTILE, period=HOSTILE, lines=(HOSTILE,)),
        Heading(id="h", text=HOSTILE),
        Paragraph(id="p", text=HOSTILE),
        Check(id="c", text=HOSTILE, ticked=True, note=HOSTILE),
        Table(id="t", columns=(Column(HOSTILE),), rows=((HOSTILE,),), caption=HOSTILE),
        TextSlot(id="s", question=HOSTILE, text=HOSTILE),
        Note(id="n", text=HOSTILE, warning=True),
        Bullets(id="b", items=(HOSTILE,)),
    ]
    content = plan_document(blocks, ON)
    assert docx.Document(io.BytesIO(content)).paragraphs
    shown = [t for t in texts(xml(content)) if "abc" in t]
    assert len(shown) >= 12
    assert all("<w:p/>" in t and "\x1b" not in t and "\u202e" not in t for t in shown)


def test_the_same_plan_is_the_same_bytes(blocks: list[Block], plates: Plates) -> None:
    figure = next(block for block in blocks if isinstance(block, Figure))
    some = [*blocks[:30], figure]
    assert plan_document(some, ON, plates) == plan_document(some, ON, plates)


def test_language_header_pages_and_alternative_text(blocks: list[Block], content: bytes) -> None:
    styles = xml(content, "word/styles.xml")
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"nl-NL"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        footer = next(archive.read(n).decode() for n in archive.namelist() if n.startswith("word/footer"))
        assert any(n.endswith(".png") for n in archive.namelist())
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    pictures = [e for e in xml(content).iter() if str(e.tag).endswith("}docPr")]
    told = {block.alt for block in walk(blocks) if isinstance(block, Figure)}
    assert told
    assert {picture.get("descr") for picture in pictures} == told


def test_a_map_lies_on_pages_of_its_own(blocks: list[Block], content: bytes) -> None:
    sizes = [size.get(f"{W}orient") for size in xml(content).iter(f"{W}pgSz")]
    lying = [block for block in blocks if isinstance(block, Heading) and block.landscape]
    assert sizes.count("landscape") == len(lying) > 0
    assert (sizes[0], sizes[-1]) == (None, None)
    assert len(list(xml(content).iter(f"{W}titlePg"))) == 1, "only the cover goes without header"


def test_a_plan_that_ends_with_a_lying_annex_lies_to_the_end() -> None:
    annex = Heading(id="a", text="Map", annex=True, landscape=True)
    sizes = xml(plan_document([COVER, annex, Paragraph(id="p", text="x")], ON)).iter(f"{W}pgSz")
    assert [size.get(f"{W}orient") for size in sizes] == [None, "landscape"]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u shd vertAlign lang",
    "tblPr": "tblStyle tblStyleRowBandSize tblStyleColBandSize tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "style": "name basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
    "settings": "zoom defaultTabStop characterSpacingControl updateFields footnotePr compat themeFontLang clrSchemeMapping "
    "decimalSymbol listSeparator",
}
"""What we write of each, in the order of the schema, which Word insists on."""


@pytest.mark.parametrize("part", ["document", "styles", "numbering", "settings", "header1", "footer1"])
def test_properties_stand_in_the_order_of_the_schema(content: bytes, part: str) -> None:
    root = xml(content, f"word/{part}.xml")
    for tag, order in ORDER.items():
        for element in root.iter(f"{W}{tag}"):
            places = [order.split().index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), (tag, [etree.QName(child).localname for child in element])


def test_properties_of_a_box_stand_in_the_order_of_the_schema() -> None:
    root = xml(plan_document([COVER, Check(id="c", text="x" * 62 + "&&&", ticked=False)], ON))
    alias = root.find(f".//{W}alias")
    assert alias is not None
    assert alias.get(f"{W}val") == "x" * 62 + "&&", "cut before it is escaped"
    box = root.find(f".//{W}sdtPr")
    assert box is not None
    assert [etree.QName(child).localname for child in box] == ["alias", "tag", "id", "checkbox"]


def test_the_edition_is_a_property_and_a_bookmark_of_the_title() -> None:
    content = plan_document([COVER], ON, edition="0123456789ab")
    root = xml(content)
    mark = root.find(f".//{W}bookmarkStart")
    assert mark is not None
    assert mark.get(f"{W}name") == "inv_edition_0123456789ab"
    property_ = xml(content, "docProps/custom.xml")[0]
    assert (property_.get("name"), "".join(property_.itertext())) == ("inventaris_edition", "0123456789ab")
    with zipfile.ZipFile(io.BytesIO(plan_document([COVER], ON))) as archive:
        assert "docProps/custom.xml" not in archive.namelist()
    with pytest.raises(ValueError, match="no code"):
        plan_document([COVER], ON, edition="x")


def test_mistakes_are_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cover"):
        plan_document([Heading(id="h", text="x")], ON)
    with pytest.raises(ValueError, match="too long"):
        name("x" * 40)
    with pytest.raises(InputError, match="cannot be written"):
        write_plan([COVER], tmp_path / "nowhere" / "plan.docx", ON)
