"""A report as one web page: whole, by itself, and with foreign text as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.language import choose
from inventory.plan.assemble import assemble
from inventory.plan.blocks import (
    Bullets,
    Check,
    Column,
    Cover,
    Fill,
    Heading,
    Note,
    Paragraph,
    Table,
    TextSlot,
)
from inventory.plan.facts import Settings
from inventory.publish.document_html import page, write_page
from inventory.publish.figures import drawn
from inventory.store.database import open_database
from tests.inventory.plan.ikc_board import ON, build

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "=1+1 \x1b[31m<script>alert(1)</script> & \u202eabc ]]> \ufffe"
COVER = Cover(id="cover", title="Verslag", board="De Linde", period="2027")
VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page: the elements that stand open, the ids, and what points outside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.outside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        values = dict(attrs)
        self.ids += [str(values["id"])] if "id" in values else []
        self.outside += [str(values[name]) for name in ("src", "href") if name in values]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that stands open last."""
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the page of the child centre in Dutch."""
    choose("nl")
    database = open_database(tmp_path_factory.mktemp("page") / "centre.db")
    build(database)
    with database.read() as connection:
        blocks = assemble(connection, Settings(2027, 2028, template="ikc"), ON)
        found = page(blocks, drawn(connection, blocks, ON))
        assert found == page(blocks, drawn(connection, blocks, ON))
    database.close()
    return found


def test_it_stands_on_its_own_and_is_well_formed(report: str) -> None:
    read = Reader(report)
    assert read.open == []
    assert len(set(read.ids)) == len(read.ids)
    assert {"svg", "table", "nav", "details"} <= read.tags
    assert not {"script", "link", "img", "iframe"} & read.tags
    assert all(one.startswith("#") and one[1:] in read.ids for one in read.outside)
    assert "default-src 'none'" in report


def test_headings_are_numbered_and_annexes_have_letters(report: str) -> None:
    heads = re.findall(r"<h2 id=[^>]*>([^<]*)</h2>", report)
    assert heads[0].startswith("1 ")
    assert heads[1].startswith("2 Stap 1")
    assert [head[:8] for head in heads[-2:]] == ["Bijlage ", "Bijlage "]
    assert re.search(r"<h3 [^>]*>2\.1 Gezamenlijke taal</h3>", report)
    assert report.count("<svg") >= 3


def test_an_answer_keeps_its_lines(report: str) -> None:
    assert "Elke dag<br>\nin het logboek" in report


def test_hostile_text_is_text_everywhere() -> None:
    blocks = [
        Cover(id="cover", title=HOSTILE, board=HOSTILE, period=HOSTILE, lines=(HOSTILE,)),
        Heading(id="h", text=HOSTILE),
        Paragraph(id="p", text=HOSTILE, fill=Fill.DRAFT),
        Check(id="c", text=HOSTILE, ticked=True, note=HOSTILE),
        Table(id="t", columns=(Column(HOSTILE),), rows=((HOSTILE,),), totals=(HOSTILE,), caption=HOSTILE),
        TextSlot(id="s", question=HOSTILE, text=HOSTILE),
        TextSlot(id="s2", question=HOSTILE),
        Note(id="n", text=HOSTILE, warning=True),
        Bullets(id="b", items=(HOSTILE,)),
    ]
    text = page(blocks, {})
    read = Reader(text)
    assert (read.open, "script" in read.tags) == ([], False)
    assert not re.search("[\x1b\u202e\ufffe]", text)


def test_a_row_of_one_cell_is_a_heading_over_the_whole_width() -> None:
    table = Table(id="t", columns=(Column("A"), Column("B")), rows=((HOSTILE,), ("a", "b")))
    made = page([COVER, table], {})
    assert '<tr><th colspan="2" scope="rowgroup">=1+1' in made
    assert "<td>a</td><td>b</td>" in made


def test_a_page_begins_with_its_cover_and_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cover"):
        page([Heading(id="h", text="x")], {})
    with pytest.raises(InputError):
        write_page([COVER], tmp_path / "nowhere" / "x.html", {})
