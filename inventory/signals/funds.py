"""What the schemes that schools are paid from pay for, by row of the budget, with the source of it (`funds.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.records.choices import COST_ROW_WORDS
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTED = Path(__file__).with_name("funds.toml")
Answer = Literal["yes", "no", "unknown"]


class Pays(NamedTuple):
    """Whether a scheme pays for a row of the budget.

    Attributes:
        fund: Its name, "" when the scheme itself is not known.
        answer: "unknown" when no source tells.
        source: Who says so, "" without.
    """

    fund: str
    answer: Answer
    source: str


@cache
def _funds() -> list[dict[str, object]]:
    return list(tomllib.loads(LISTED.read_text(encoding="utf-8"))["fund"])


def decided(text: str) -> dict[str, frozenset[str]]:
    """Return the rows of the budget that schemes pay for by what the board decided, by folded name of the scheme.

    Args:
        text: Such as "NPO: devices, NW; Basisvaardigheden: deskundigheid".
    """
    words = {fold(word): row for row, names in COST_ROW_WORDS.items() for word in (row, *names)}
    found = {}
    for part in text.split(";"):
        name, colon, rows = part.partition(":")
        if colon and fold(name):
            found[fold(name)] = frozenset(words.get(fold(row), "") for row in rows.split(",")) - {""}
    return found


def pays(fund: str, row: str, own: Mapping[str, frozenset[str]]) -> Pays:
    """Return whether a scheme, as the board calls it, pays for a row of the budget.

    Args:
        fund: Such as "Digisprong 2021".
        row: Code of the row, such as "connectivity".
        own: What the board decided (`decided`); it goes before what the program knows.
    """
    called = fold(fund)
    for name, rows in own.items():
        if called.startswith(name):
            return Pays(fund, "yes" if row in rows else "no", "")
    for entry in _funds():
        names = entry["names"]
        if isinstance(names, list) and any(called.startswith(name) for name in names):
            said, sources = entry.get(row), entry["sources"]
            source = str(sources.get(row, "")) if isinstance(sources, dict) else ""
            answer: Answer = "yes" if said == "yes" else "no" if said == "no" else "unknown"
            return Pays(str(entry["name"]), answer, source)
    return Pays("", "unknown", "")
