"""The digest as text and as a page: whole, in both languages, and hostile names change neither."""

from __future__ import annotations

from datetime import date as D  # noqa: N812

import pytest
from lxml import html

from inventory.language import choose
from inventory.publish import digest_html, digest_text
from inventory.signals.digest import SECTIONS, Digest, Period
from inventory.signals.digest_decided import Item
from inventory.signals.finding import SEVERITIES, Subject
from inventory.signals.roles import concern

PERIOD = Period(D(2026, 11, 22), D(2026, 11, 15), D(2026, 12, 22))
SUBJECT = Subject("agreement", "A1", "A1 · VO", 1)
FOUND = Item(
    D(2026, 10, 31),
    "De overeenkomst is verlopen.",
    SUBJECT,
    rule="PRV-004",
    title="Verlopen",
    severity="critical",
    owner="Iris",
    since=D(2026, 11, 1),
)
COMING = Item(
    D(2026, 12, 1), "K1: opzeggen", SUBJECT, kind="notice", title="opzegdag", amount=120_000, site="De Wilg"
)
HOSTILE = "<script>alert(1)</script>&amp; \x1b[31m\u202e\r\nBcc: x@y.nl ]]> \ud800" + "a" * 300


def made(*items: tuple[str, Item], board: str = "Bestuur", left_out: int = 0, role: str = "") -> Digest:
    parts = {name: tuple(one for place, one in items if place == name) for name in SECTIONS}
    counts = dict.fromkeys(SEVERITIES, 0) | {"critical": 1}
    return Digest(board, PERIOD, concern(role) if role else None, parts, counts, left_out)


def test_the_numbers_stand_in_the_subject_whatever_the_name_of_the_board() -> None:
    choose("nl")
    line = digest_text.subject_line(made(("overdue", FOUND), board="X" * 400))
    assert len(line) < 150
    assert "1 te laat" in line


def test_text_tells_all_in_lines_that_fit() -> None:
    choose("nl")
    found = made(
        ("overdue", FOUND), ("due", COMING), ("new", FOUND._replace(fresh=True, day=None)), left_out=3
    )
    text = digest_text.text(found)
    for words in (
        "22-11-2026",
        "31-10-2026",
        "De overeenkomst is verlopen.",
        "PRV-004",
        "Iris",
        "De Wilg",
        "1.200,00",
    ):
        assert words in text, words
    assert max(map(len, text.splitlines())) <= digest_text.WIDTH
    assert text.count("K1: opzeggen") == 1
    assert "Bestuur" in digest_text.subject_line(found)
    assert "3" in digest_text.rest(found)


def test_an_empty_digest_says_so() -> None:
    empty = made()
    assert empty.empty
    assert digest_text.nothing() in digest_text.text(empty)
    assert digest_text.nothing() in digest_html.page(empty)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_has_what_the_text_has(language: str) -> None:
    choose(language)
    found = made(("overdue", FOUND), ("due", COMING), role="privacy_officer")
    page = html.fromstring(digest_html.page(found))
    assert page.get("lang") == language
    shown = " ".join(page.text_content().split())
    for item in (FOUND, COMING):
        assert item.text in shown
    assert [one.text_content().split(" (")[0] for one in page.findall(".//h2")] == [
        digest_text.label("overdue"),
        digest_text.label("due"),
    ]
    assert digest_text.title(found) in shown
    assert page.xpath("//script | //link | //img | //@src | //@href | //@onclick") == []


def test_hostile_names_stay_text() -> None:
    subject = SUBJECT._replace(name=HOSTILE)
    hostile = FOUND._replace(text=HOSTILE, subject=subject, owner=HOSTILE, title=HOSTILE, site=HOSTILE)
    found = made(("overdue", hostile), ("solved", hostile._replace(kind="notice")), board=HOSTILE)
    page = digest_html.page(found)
    assert "<script" not in page
    assert html.fromstring(page).xpath("//script") == []
    for text in (page, digest_text.text(found), digest_text.subject_line(found)):
        assert not any(letter in text for letter in "\x1b\u202e\ud800\r")
    assert "\n" not in digest_text.subject_line(found)
    assert max(map(len, digest_text.text(found).splitlines())) <= digest_text.WIDTH


def test_many_of_one_rule_are_counted_and_what_is_overdue_is_not_shortened() -> None:
    many = [FOUND._replace(subject=SUBJECT._replace(name=f"Apparaat {number}.")) for number in range(12)]
    found = made(*(("new", one) for one in many), ("new", FOUND._replace(rule="PRV-001")))
    for text in (digest_text.text(found), digest_html.page(found)):
        assert [number for number in range(12) if f"Apparaat {number}." in text] == [0, 1, 2, 3, 4]
        assert "7" in next(
            line
            for line in text.splitlines()
            if digest_text.few(found, "new", found.parts["new"])[4][1] in line
        )
        assert "PRV-001" in text
    late = made(*(("overdue", one) for one in many))
    assert digest_text.text(late).count("Apparaat") == digest_html.page(late).count("Apparaat") == 12
    whole = Digest(found.board, PERIOD, None, found.parts, found.open, 0, whole=True)
    assert digest_text.text(whole).count("Apparaat") == 12
