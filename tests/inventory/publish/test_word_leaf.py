from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

from inventory.plan.blocks import Column, Cover, Figure, Heading, Note, Table
from inventory.publish.document_html import page
from inventory.publish.word_leaf import LYING_WIDTH, leaf

ON = date(2026, 11, 22)
COVER = Cover(id="cover", title="Kaart", board="Stichting X", period="", lines=("Stand 22-11-2026",))
BLOCKS = (
    COVER,
    Heading(id="a", text="Wat & waar"),
    Note(id="b", text="<w:p/> [/foo]", warning=True),
    Table(id="c", columns=(Column("Een"), Column("Twee", share=30)), rows=(("1", None),)),
)


def test_a_leaf_is_one_section_without_contents() -> None:
    document = Document(io.BytesIO(leaf(BLOCKS, ON)))
    texts = [one.text for one in document.paragraphs if one.text]
    assert texts == ["Kaart", "Stichting X", "Stand 22-11-2026", "Wat & waar", "Note: <w:p/> [/foo]"]
    assert len(document.sections) == 1
    assert document.tables[0].cell(1, 1).text == "unknown"


def test_a_lying_leaf_uses_its_width() -> None:
    document = Document(io.BytesIO(leaf(BLOCKS, ON, lying=True)))
    width, height = document.sections[0].page_width, document.sections[0].page_height
    assert width is not None
    assert height is not None
    assert width > height
    wide = sum(int(one.width or 0) for one in document.tables[0].rows[0].cells) // 635
    assert wide == LYING_WIDTH


def test_the_same_leaf_is_the_same_bytes() -> None:
    assert leaf(BLOCKS, ON) == leaf(BLOCKS, ON)


def test_a_leaf_begins_with_its_cover_and_has_no_pictures() -> None:
    with pytest.raises(ValueError, match="cover"):
        leaf(BLOCKS[1:], ON)
    with pytest.raises(ValueError, match="pictures"):
        leaf((COVER, Figure(id="f", kind="flows", title="F", alt="F")), ON)


def test_a_short_page_has_no_contents_and_no_numbers() -> None:
    made = page(BLOCKS, {}, contents=False)
    assert "<nav>" not in made
    assert "Wat &amp; waar</h2>" in made
    assert '<h2 id="a">Wat' in made
    assert "<p>Stichting X</p>" in made
