"""Names of people in a free text where none belong, such as the register of processing.

Kennisnet's advice on the register is to name functions there, no persons. A text is read for known people, for titles,
initials and given names before a surname, and for personal mail addresses; schools called after somebody are left out.
What comes out is a suspicion: a person looks.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UPPER = "A-ZÀ-ÖØ-Þ"
WORD = rf"[{UPPER}][\w'\u2019-]+"
MAIL = re.compile(r"\b([A-Za-z]+)[._]([A-Za-z][A-Za-z._-]{0,40})@[\w.-]{1,60}\w")
NEXT = re.compile(r" ([^\W\d_]{3,30})\b")
SINGLE = 2
"""Length of one initial with its point."""


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the sets of words of names.toml."""
    text = Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
    read: dict[str, Any] = tomllib.loads(text)
    return {name: frozenset(words) for name, words in read.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return how a title, initials, and two capitalised words before each other look, each with a surname."""
    words = _words()
    particle = "|".join(sorted(map(re.escape, words["particles"]), key=len, reverse=True))
    surname = rf"(?:(?i:{particle})\s+){{0,3}}{WORD}"
    titles = "|".join(sorted(words["titles"], key=len, reverse=True))
    pointed = "|".join(words["titles_with_point"])
    return (
        re.compile(rf"\b(?i:(?:{titles})\.?|(?:{pointed})\.)\s+(?:(?:[{UPPER}]\.\s?){{1,4}}\s?)?({surname})"),
        re.compile(rf"(?<![\w.])((?:[{UPPER}]\.\s?){{1,4}})({surname})"),
        re.compile(rf"(?:(?<![\w.])(\w+)\.?\s+)?(?<![\w-])({WORD})\s+({surname})"),
    )


def personal_names(text: str | None, people: Iterable[str]) -> list[str]:
    """Return what looks like names of persons in a text, each once and in the order in which it stands there.

    Args:
        text: Any free text; None has none.
        people: Names of people that the board knows (records of kind person); names of one word are not looked for.
    """
    if not text:
        return []
    found = sorted({*_known(text, people), *_titled(text), *_initials(text), *_given(text), *_mails(text)})
    kept: list[tuple[int, int, str]] = []
    for start, end, name in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, name))
    return list(dict.fromkeys(name for _start, _end, name in kept))


Spot = tuple[int, int, str]
"""Where a name begins and ends, and the name."""


def _known(text: str, people: Iterable[str]) -> Iterator[Spot]:
    """Yield the people of the board."""
    folded = fold(text)
    for name in people:
        wanted = fold(name)
        if " " not in wanted or wanted not in folded:
            continue
        pattern = r"\s+".join(re.escape(part) for part in name.split())
        for hit in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            yield hit.start(), hit.end(), hit[0]


def _titled(text: str) -> Iterator[Spot]:
    """Yield names behind a title, such as "mw. De Vries"."""
    for hit in _patterns()[0].finditer(text):
        if not _organisation(hit[1], text[hit.end() : hit.end() + 40]):
            yield hit.start(), hit.end(), hit[0]


def _initials(text: str) -> Iterator[Spot]:
    """Yield names behind initials; not the points of a list that counts A., B., C."""
    hits = [
        hit
        for hit in _patterns()[1].finditer(text)
        if not _organisation(hit[2], text[hit.end() : hit.end() + 40])
    ]
    letters = {hit[1].strip() for hit in hits}
    counted = {"A.", "B."} <= letters
    for hit in hits:
        initials = "".join(hit[1].split())
        if initials.lower() in _words()["not_initials"] or (counted and len(initials) == SINGLE):
            continue
        yield hit.start(), hit.end(), hit[0]


def _given(text: str) -> Iterator[Spot]:
    """Yield names that begin with a given name, such as "Anna de Vries"."""
    words = _words()
    place = 0
    while hit := _patterns()[2].search(text, place):
        place = hit.start(3) if hit.start(3) > hit.start(2) else hit.end()
        before = fold(hit[1] or "")
        if fold(hit[2]) not in words["given"] or before in words["before_organisations"]:
            continue
        if not _organisation(hit[3], text[hit.end() : hit.end() + 40]):
            yield hit.start(2), hit.end(), text[hit.start(2) : hit.end()]


def _mails(text: str) -> Iterator[Spot]:
    """Yield mail addresses that begin with an initial or a given name."""
    for hit in MAIL.finditer(text):
        if len(hit[1]) == 1 or fold(hit[1]) in _words()["given"]:
            yield hit.start(), hit.end(), hit[0]


def _organisation(surname: str, after: str) -> bool:
    """Return whether what looks like a surname is part of the name of a school, street or firm.

    Args:
        surname: What was found.
        after: The text behind it, of which the first word can tell ("Dr. Nassau College").
    """
    endings = tuple(_words()["endings_of_organisations"])
    following = NEXT.match(after)
    return fold(surname).endswith(endings) or (following is not None and fold(following[1]).endswith(endings))
