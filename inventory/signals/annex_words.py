"""What annexes and the register say in words, as codes: categories, groups of people, how long data are kept.

The words are those of `inventory.records.privacy_choices` with more in `annex_words.toml`. What is not known comes back
as it was written: nothing is left out.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import both
from inventory.records.privacy_choices import (
    DATA_CATEGORIES,
    DATA_CATEGORY_WORDS,
    DATA_SUBJECT_WORDS,
    DATA_SUBJECTS,
    SPECIAL_CATEGORIES,
)
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SENSITIVE = "sensitive"
"""Code of what the annex has no category for, and that is treated as the special ones: incidents, crime, biometry."""
SPECIAL = SPECIAL_CATEGORIES | {SENSITIVE}
_LISTS = (re.compile(r"[;\n]"), re.compile(r","), re.compile(r"\s(?:en|and|\+|&)\s"), re.compile(r"\s?/\s?"))
"""What stands between the parts of a list, from what surely parts them to what may be part of a name."""
_INNER = re.compile(r"\(([^()]*)\)")
MOST_TEXTS = 4096
"""Texts that are kept read: annexes of one board repeat each other."""
_SHORT = 4
"""Words of fewer letters are only known when they stand alone."""


class Words(NamedTuple):
    """What a text says.

    Attributes:
        codes: What it names.
        denied: What it says is not there ("geen medische gegevens").
        unknown: Parts that are not known, as they are written.
    """

    codes: frozenset[str]
    denied: frozenset[str]
    unknown: tuple[str, ...]


@cache
def _toml() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("annex_words.toml").read_text(encoding="utf-8"))


def _names(
    labels: Mapping[str, str], words: Mapping[str, Iterable[str]], more: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Return the code of every word, folded; the first that has a word keeps it."""
    found: dict[str, str] = {}
    for code, label in labels.items():
        for word in (code, *both(label), *words.get(code, ()), *more.get(code, ())):
            found.setdefault(fold(word), code)
    return found


@cache
def _categories() -> dict[str, str]:
    listed = _toml()
    extra = {fold(word): SENSITIVE for word in listed["sensitive"]["words"]}
    return {**extra, **_names(DATA_CATEGORIES, DATA_CATEGORY_WORDS, listed["categories"])}


@cache
def _subjects() -> dict[str, str]:
    return _names(DATA_SUBJECTS, DATA_SUBJECT_WORDS, _toml()["subjects"])


@cache
def _says(what: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _toml()["says"][what])


def says_none(text: str | None) -> bool:
    """Return whether a text says that there is none."""
    return fold(text or "").rstrip(".") in {word.rstrip(".") for word in _says("none")}


def words_for_nothing() -> frozenset[str]:
    """Return the folded words that say that something is not known."""
    return _says("unknown")


def says_nothing(text: str | None) -> bool:
    """Return whether a text is empty, or says that it is not known."""
    return not (text or "").strip() or fold(text or "") in _says("unknown")


@lru_cache(MOST_TEXTS)
def categories(text: str | None) -> Words:
    """Return the categories of personal data that a text names: codes of `DATA_CATEGORIES`, or `SENSITIVE`."""
    return _read(text, _categories())


@lru_cache(MOST_TEXTS)
def subjects(text: str | None) -> Words:
    """Return whose data a text names: codes of `DATA_SUBJECTS`."""
    return _read(text, _subjects())


def _read(text: str | None, names: Mapping[str, str]) -> Words:
    codes, denied, unknown = set[str](), set[str](), list[str]()
    if says_nothing(text) or says_none(text):
        return Words(frozenset(), frozenset(), ())
    for part in _split(text or "", names, 0):
        said = fold(part)
        first, _blank, rest = said.partition(" ")
        if first in _says("not") and rest:
            denied |= _within(rest, names)
            continue
        known = _known(said, names) or _within(said, names)
        codes |= known
        if not known and said not in _says("unknown"):
            unknown.append(part.strip())
    return Words(frozenset(codes), frozenset(denied - codes), tuple(dict.fromkeys(unknown)))


def _split(text: str, names: Mapping[str, str], level: int) -> list[str]:
    """Return the parts of a list; what is known as a whole stays whole."""
    if not text.strip():
        return []
    if level == len(_LISTS) or (level and _known(fold(text), names)):
        return [text]
    return [piece for part in _LISTS[level].split(text) for piece in _split(part, names, level + 1)]


def _known(said: str, names: Mapping[str, str]) -> set[str]:
    """Return what a folded part is called exactly, without or with what stands between brackets."""
    if said in names:
        return {names[said]}
    bare = " ".join(_INNER.sub(" ", said).split())
    if bare == said or bare not in names:
        return set()
    inner = {code for text in _INNER.findall(said) for code in _within(text, names)}
    return {names[bare], *inner}


def _within(said: str, names: Mapping[str, str]) -> set[str]:
    """Return what stands somewhere in a folded part, as whole words; of two that overlap the longer one."""
    found, words = set[str](), re.findall(r"[^\s,;()]+", said)
    place = 0
    while place < len(words):
        for size in range(min(5, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + size])
            if phrase in names and (len(phrase) >= _SHORT or len(words) == 1 or phrase in {"bsn", "pgn"}):
                found.add(names[phrase])
                place += size - 1
                break
        place += 1
    return found


@cache
def _terms() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return how a term is written, and what a unit counts in days of a month of 30."""
    listed = _toml()["retention"]
    days = {"year": 360, "month": 30, "week": 7, "day": 1}
    units = {fold(word): count for unit, count in days.items() for word in listed[unit]}
    numbers = "|".join(listed["numbers"])
    written = "|".join(sorted(units, key=len, reverse=True))
    return re.compile(rf"(?<![\w.,])(\d{{1,4}}(?:[.,]\d)?|{numbers})\s*({written})(?!\w)"), units


def months_in(text: str | None) -> int | None:
    """Return the longest term that a text names, in months, rounded up; 0 when it ends with the use; None when it does not say.

    "2 jaar na vertrek" is 24, "zolang het account bestaat, daarna 90 dagen" is 3.
    """
    said = fold(text or "")
    pattern, units = _terms()
    numbers = _toml()["retention"]["numbers"]
    found = [
        (numbers.index(number) * 10 if number in numbers else _tenths(number)) * units[unit]
        for number, unit in pattern.findall(said)
    ]
    if found:
        return -(-max(found) // 300)
    return 0 if any(phrase in said for phrase in map(fold, _toml()["retention"]["with_use"])) else None


def _tenths(number: str) -> int:
    """Return a written number with at most one decimal in tenths: "1,5" is 15."""
    whole, _point, rest = number.replace(",", ".").partition(".")
    return int(whole) * 10 + int(rest or 0)
