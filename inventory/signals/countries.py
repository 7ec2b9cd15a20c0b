"""Which countries are in the European Economic Area on a day, and to which data may go: by code and by name.

`countries.json` has every country of ISO 3166-1 in Dutch and English, the European Economic Area (EEA), and the
decisions of the European Commission that a country protects data well enough, each with its days.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import current
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

EUROPE = "EU"
"""Code of "somewhere in the EEA"."""


class Span(NamedTuple):
    """For how long something holds; None is without a beginning or an end. The last day counts."""

    first: date | None
    last: date | None

    def holds(self, on: date) -> bool:
        """Return whether it holds on a day."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@cache
def _listed() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name("countries.json").read_text(encoding="utf-8"))
    return found


@cache
def _codes() -> dict[str, str]:
    """Return the code of each name, folded; a code is a name of itself."""
    listed = _listed()
    names = {fold(name): row[0] for row in listed["countries"] for name in row}
    return {**names, **{fold(name): EUROPE for row in listed["regions"] for name in row}}


@cache
def _spans(key: str) -> dict[str, tuple[Span, ...]]:
    """Return for how long each country is in one of the lists, by code."""
    found: dict[str, tuple[Span, ...]] = {}
    for code, *days in _listed()[key]:
        first, last = (*(date.fromisoformat(one) if one else None for one in days[:2]), None, None)[:2]
        found[code] = (*found.get(code, ()), Span(first, last))
    return found


@lru_cache(4096)
def code_of(country: str | None) -> str | None:
    """Return the two letters of a country, `EUROPE` for the EEA as a whole, None when it is not known."""
    return _codes().get(fold(country)) if country else None


def named(country: str) -> str:
    """Return the name of a country in the language now spoken; what is no country that is known as it is written."""
    code = code_of(country)
    row = next((row for row in _listed()["countries"] if row[0] == code), None)
    return (row[1] if current() == "nl" else row[2]) if row else country


def in_eea(country: str | None, on: date | None = None) -> bool | None:
    """Return whether a country is in the EEA; None when it is not recorded or not known.

    Args:
        country: Its code, or its name in Dutch or English.
        on: The day; None: as the list has it, whatever left it before.
    """
    code = code_of(country)
    if code is None or code == EUROPE:
        return None if code is None else True
    return _holds(_spans("eea").get(code, ()), on)


def adequate(country: str | None, on: date) -> Span | None:
    """Return how long the decision holds by which a country protects data well enough on a day; None without one."""
    spans = _spans("adequacy").get(code_of(country) or "", ())
    return next((span for span in spans if span.holds(on)), None)


def framework(country: str | None, on: date) -> Span | None:
    """Return how long the framework holds that firms in a country can join on a day (United States), or None."""
    spans = _spans("frameworks").get(code_of(country) or "", ())
    return next((span for span in spans if span.holds(on)), None)


def _holds(spans: Iterable[Span], on: date | None) -> bool:
    return any(span.last is None if on is None else span.holds(on) for span in spans)
