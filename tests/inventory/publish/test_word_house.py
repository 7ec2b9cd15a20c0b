"""A plan with the styles of a board's own Word file: renamed by Word, saved elsewhere, foreign, or broken."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Mm

from inventory.errors import InputError
from inventory.plan.blocks import Bullets, Column, Heading, Paragraph, Table
from inventory.publish.word import plan_document
from inventory.publish.word_house import read_style
from inventory.publish.word_sample import style_document
from inventory.publish.word_styles import ids, our_styles
from tests.inventory.plan.board import ON
from tests.inventory.publish.test_word import COVER, W, texts, xml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BLOCKS = [
    COVER,
    Heading(id="h", text="One"),
    Bullets(id="b", items=("x",)),
    Paragraph(id="p", text="Text", footnotes=("Counted.",)),
    Table(id="t", columns=(Column("A"),), rows=(("a",),), caption="C"),
    Heading(id="m", text="Map", annex=True, landscape=True),
]
DUTCH = {
    "Heading1": "Kop1",
    "Caption": "Bijschrift",
    "InvTable": "InventarisTabel",
    "ListBullet": "Opsomming",
}


def changed(content: bytes, change: Callable[[str], str]) -> bytes:
    """Return a document whose XML parts were changed as text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            body = old.read(item)
            if item.filename.startswith("word/") and item.filename.endswith(".xml"):
                body = change(body.decode()).encode()
            new.writestr(item.filename, body)
    return made.getvalue()


def renamed(text: str) -> str:
    """Return XML with the ids that a Dutch Word gives styles."""
    for own, theirs in DUTCH.items():
        text = re.sub(
            rf'((?:styleId|pStyle w:val|basedOn w:val|next w:val|tblStyle w:val)=")[{own[0]}]{own[1:]}"',
            rf'\g<1>{theirs}"',
            text,
        )
    return text.replace("1F3A5F", "8A1538")  # fmt: skip


def foreign() -> bytes:
    """Return a document that knows nothing of ours."""
    made, document = io.BytesIO(), docx.Document()
    document.sections[0].page_width, document.sections[0].left_margin = Mm(200), Mm(40)
    document.sections[0].header.paragraphs[0].text = "House"
    document.add_paragraph("old text")
    document.save(made)
    return made.getvalue()


def test_the_style_file_shows_every_style_and_is_the_same_every_time() -> None:
    content = style_document()
    assert content == style_document()
    used = set(
        re.findall(
            r'<w:[pr]Style w:val="(\w+)"',
            zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode(),
        )
    )
    ours = {
        style.get(f"{W}styleId")
        for style in our_styles("nl-NL").iter(f"{W}style")
        if style.get(f"{W}customStyle")
    }
    assert ours - used <= {"InvTable", "InvFigure"}  # fmt: skip


def test_styles_are_found_by_name_when_word_gave_them_other_ids() -> None:
    house = changed(style_document(), renamed)
    content = plan_document(BLOCKS, ON, style=house)
    root = xml(content)
    used = {one.get(f"{W}val") for one in root.iter(f"{W}pStyle", f"{W}tblStyle")}
    assert set(DUTCH.values()) <= used
    assert not used & set(DUTCH)
    styles = xml(content, "word/styles.xml")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    assert used <= known, "no style is used that the document has not"
    assert "8A1538" in {colour.get(f"{W}val") for colour in styles.iter(f"{W}color")}
    assert ids(styles)["Heading1"] == "Kop1"
    assert len(known) == len(list(styles.iter(f"{W}style"))), "and none is there twice"


def test_a_foreign_file_gives_page_and_header_and_gets_what_it_lacks() -> None:
    content = plan_document(BLOCKS, ON, style=foreign(), edition="0123456789ab")
    root = xml(content)
    assert "old text" not in texts(root)
    widths = [size.get(f"{W}w") for size in root.iter(f"{W}pgSz")]
    assert widths[0] == str(Mm(200).twips)
    table = sum(int(str(column.get(f"{W}w"))) for column in root.iter(f"{W}gridCol"))
    assert table == Mm(200).twips - Mm(40).twips - 1800
    headings = [p for p in root.iter(f"{W}p") if "".join(t.text or "" for t in p.iter(f"{W}t")) == "One"]
    assert any(p.find(f"{W}pPr/{W}numPr") is not None for p in headings), (
        "its heading has no number by itself"
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "House" in "".join(archive.read(n).decode() for n in archive.namelist() if "header" in n)
    names = {style.name for style in docx.Document(io.BytesIO(content)).styles}
    assert {"Inventaris Vraag", "Inventaris Tabel", "footnote text"} <= names


def test_fields_of_a_header_show_the_plan_before_word_works_them_out() -> None:
    content = plan_document(BLOCKS, ON, style=style_document())
    shown = "".join(texts(xml(content, "word/header1.xml")))
    assert shown == "De LindePlan 2027-2030"
    sizes = [size.get(f"{W}orient") for size in xml(style_document()).iter(f"{W}pgSz")]
    assert sizes[-1] is None, "the page that a plan takes over stands"


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04 no archive", b"plain text"])
def test_a_broken_style_file_is_refused_by_name(tmp_path: Path, broken: bytes) -> None:
    file = tmp_path / "house.docx"
    file.write_bytes(broken)
    with pytest.raises(InputError, match="house"):
        read_style(file)
    assert file.read_bytes() == broken
    with pytest.raises(InputError, match="nowhere"):
        read_style(tmp_path / "nowhere.docx")


def test_a_style_file_without_room_on_the_page_is_refused() -> None:
    made, document = io.BytesIO(), docx.Document()
    document.sections[0].left_margin = document.sections[0].right_margin = Mm(90)
    document.save(made)
    with pytest.raises(InputError, match="no room"):
        plan_document(BLOCKS, ON, style=made.getvalue())
