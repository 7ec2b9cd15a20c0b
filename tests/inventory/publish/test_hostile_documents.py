"""Hostile texts come through every form of a plan whole or cleaned, and never break a document."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import docx
import pytest

from inventory.plan.blocks import (
    Bullets,
    Check,
    Column,
    ColumnKind,
    Cover,
    Fill,
    Heading,
    Line,
    Note,
    Paragraph,
    Proof,
    Table,
    TextSlot,
    Written,
)
from inventory.publish.document_html import page
from inventory.publish.document_json import document
from inventory.publish.document_pdf import document_pdf
from inventory.publish.document_pdf_letters import unshown
from inventory.publish.document_text import text
from inventory.publish.word import plan_document
from tests.inventory.plan.board import ON
from tests.inventory.publish.test_document_html import Reader

if TYPE_CHECKING:
    from inventory.plan.blocks import Block

TEXTS = {
    "markup": '</w:t><script>alert("1")</script> & ]]> #import "x" $x^2$ @ref *b* {"a": 1} =1+1',
    "controls": "a\x00\x1b[31mb\x85\u2028\u202ec\ufffe\ud800 d",
    "long": "woord" * 2000,
    "words": "Zeer lang verhaal. " * 500,
    "right to left": "שלום עולם مرحبا بالعالم",
    "signs": "👩‍🏫 ✅ 🇳🇱 学校 โรงเรียน \U0001f9ff",
    "empty": "",
}
BAD = re.compile("[\x00\x1b\x85\u2028\u202e\ufffe\ud800]")


def blocks(value: str) -> list[Block]:
    """Return blocks of every kind with a text in every place."""
    columns = (Column(value), Column(value, ColumnKind.AMOUNT))
    table = Table(
        id="t", columns=columns, rows=((value, 1200), (value,), (Written("s", value), None)), totals=(value, 1200),
        caption=value, footnotes=(value,), proofs=(Proof(0, 1, (Line("lot", 1, value, 1200, value),)),),
    )  # fmt: skip
    return [
        Cover(id="cover", title=value, board=value, period=value, lines=(value,)),
        Heading(id="h3", text=value, level=3),
        Heading(id="h", text=value),
        Paragraph(id="p", text=value, footnotes=(value,), fill=Fill.DRAFT, lines=(Line("lot", 1, value, 5),)),
        Check(id="c", text=value, ticked=True, note=value),
        table,
        TextSlot(id="s1", question=value, text=value, drafts=(Note(id="d", text=value),)),
        Note(id="n", text=value, warning=True),
        Bullets(id="b", items=(value,)),
    ]


@pytest.mark.parametrize("value", TEXTS.values(), ids=TEXTS)
def test_a_page_a_json_and_a_text_stay_whole(value: str) -> None:
    made = blocks(value)
    found = page(made, {}, names={("lot", 1): value})
    read = Reader(found)
    assert (read.open, "script" in read.tags, BAD.search(found)) == ([], False, None)
    assert all(one[1:] in read.ids for one in read.outside)
    told = json.loads(json.dumps(document(made)))
    assert not BAD.search(str(told))
    assert not BAD.search(text(made, lines=True))
    if value == TEXTS["right to left"]:
        assert value in found
        assert value == told["title"]


@pytest.mark.parametrize("value", TEXTS.values(), ids=TEXTS)
def test_a_word_document_opens_with_every_letter(value: str) -> None:
    found = docx.Document(io.BytesIO(plan_document(blocks(value), ON)))
    said = "\n".join(one.text for one in found.paragraphs)
    assert not BAD.search(said)
    assert len(found.tables) == 1
    assert value == "" or BAD.sub("", value)[:3] in said


@pytest.mark.parametrize("name", ["markup", "right to left", "signs", "empty"])
def test_a_pdf_is_made_whatever_letters_the_machine_has(name: str) -> None:
    assert document_pdf(blocks(TEXTS[name]), {}).startswith(b"%PDF-")


def test_very_long_texts_are_set_on_more_pages() -> None:
    cover = Cover(id="cover", title="Plan", board="De Linde", period="2027")
    columns = (Column("A"), Column("B"))
    long = TEXTS["long"]
    cell = Table(id="t", columns=columns, rows=((long, "b"),), caption="c" * 10_000, footnotes=("voet",))
    assert document_pdf([cover, cell, TextSlot(id="s", question="q", text=long)], {}).startswith(b"%PDF-")


def test_letters_without_a_shape_go_with_those_of_their_script() -> None:
    said = 'PDF/UA-1 error: the text `"{}"` could not be displayed with font `"Inter"`'
    assert unshown(said.format("โ"), "โรง 学 a") == {"โ", "ร", "ง"}
    assert unshown(said.format("\\u{378}"), "\u0378 a") == {"\u0378"}
    assert unshown("something else", "abc") == set()
