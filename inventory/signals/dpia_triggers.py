"""What makes a DPIA necessary: which triggers a text names, which a system has by itself, and whether they are enough."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import current
from inventory.signals.annex_words import says_none, says_nothing
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

CRITERION = "criterion"
ENOUGH = 2
"""Criteria that together make a DPIA necessary (WP 248 rev.01); of the lists of the supervisors one is enough."""
LIST_OF = {"NL": "ap", "VL": "gba"}
"""The list of the supervisor of each country."""
_PARTS = re.compile(r"[;,\n]")


class Trigger(NamedTuple):
    """A trigger: its code, of which list it is, its name in two languages and what else people write."""

    code: str
    list: str
    nl: str
    en: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """What people call it, in the language of the day."""
        return self.nl if current() == "nl" else self.en


class Told(NamedTuple):
    """What a text names.

    Attributes:
        codes: Codes of triggers.
        unknown: Parts that are not known, as they are written.
        nothing: Nothing was written: nobody looked, or it is not known.
    """

    codes: frozenset[str]
    unknown: tuple[str, ...]
    nothing: bool


@cache
def triggers() -> dict[str, Trigger]:
    """Return every trigger by code."""
    text = Path(__file__).with_name("dpia_triggers.toml").read_text(encoding="utf-8")
    return {
        one["code"]: Trigger(one["code"], one["list"], one["nl"], one["en"], tuple(one.get("words", ())))
        for one in tomllib.loads(text)["trigger"]
    }


@cache
def _names(country: str) -> dict[str, str]:
    """Return the code of every word; the words of the country's own list come before those of another."""
    other = {place for place in LIST_OF.values() if place != LIST_OF.get(country)}
    found: dict[str, str] = {}
    for one in sorted(triggers().values(), key=lambda it: it.list in other):
        for word in (one.code, one.nl, one.en, *one.words):
            found.setdefault(fold(word).replace("_", " "), one.code)
    return found


def told(text: str | None, country: str) -> Told:
    """Return which triggers a text names, by code or in words.

    Args:
        text: Parts separated by ;. "none" or "geen": it was looked at, and there are none.
        country: "NL" or "VL".
    """
    if says_nothing(text):
        return Told(frozenset(), (), nothing=True)
    if says_none(text):
        return Told(frozenset(), (), nothing=False)
    names = _names(country)
    codes, unknown = set[str](), list[str]()
    for part in filter(None, (piece.strip() for piece in _PARTS.split(text or ""))):
        code = names.get(fold(part).replace("_", " "))
        if code is None:
            unknown.append(part)
        else:
            codes.add(code)
    return Told(frozenset(codes), tuple(unknown), nothing=False)


def enough(codes: Iterable[str]) -> bool:
    """Return whether triggers make a DPIA necessary: one of a list, or two criteria."""
    lists = [triggers()[code].list for code in set(codes)]
    return any(one != CRITERION for one in lists) or len(lists) >= ENOUGH


def names(codes: Iterable[str]) -> str:
    """Return triggers for people, in the order of the file."""
    wanted = set(codes)
    return ", ".join(one.name for code, one in triggers().items() if code in wanted)
