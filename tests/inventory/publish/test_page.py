from __future__ import annotations

import re
from html.parser import HTMLParser

from inventory import language
from inventory.landscape.model import Landscape, Party, Process, Support
from inventory.publish.map_table import parties
from inventory.publish.page import html
from tests.inventory.landscape.board import DAY, view
from tests.inventory.publish.wall import board

VOID = {"meta", "link", "br", "img"}


class Reader(HTMLParser):
    """Collects the rows of the table, and sees that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.seen.add(tag)

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def test_the_table_says_the_same_as_the_picture() -> None:
    rows = read(html(parties(view()))).rows
    assert rows[0] == ["Process", "A De Linde", "B Zon opvang", "Difference"]
    assert rows[1] == ["1 All"]
    assert rows[3] == ["P2 Process P2", "KIJK! (A B), ParnasSys", "KIJK! (A B)", "50%"]
    assert rows[5][1:] == ["ParnasSys", "gap", "100%"]
    assert rows[7][1:] == ["gap", "n/a", "n/a (1 party)"]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = html(parties(view()))
    assert not re.search(r"https?:|url\(|@import|<script|<link|src=|href=|javascript", text)
    assert "default-src 'none'" in text


def test_it_prints_on_a3_and_names_its_language() -> None:
    language.choose("nl")
    text = html(parties(view()))
    assert "size: A3 landscape" in text
    assert '<html lang="nl">' in text
    assert "<title>Proces \u00d7 partij</title>" in text


def test_every_sheet_is_in_it() -> None:
    text = html(parties(board(4, 3)))
    assert text.count("<figure>") == text.count("<svg") > 1


def test_hostile_names_are_only_text() -> None:
    bad = "<script>alert(1)</script>\"'>\x1b"
    given = Landscape(
        (Party("A", bad),),
        (Process("1", bad, bad, bad),),
        {("A", "1"): "yes"},
        (Support("A", "1", bad, bad),),
    )
    found = read(html(parties(given.at(DAY), title=bad)))
    assert "script" not in found.seen
    assert found.rows[2][1] == "<script>alert(1)</script>\"'>"
