"""One cell of the systems by processes table: which systems, or why there are none."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from importers.values.plain import note
from inventory.language import both
from inventory.records.choices import USE_WORDS, USES
from inventory.text import clean, fold

WORDS: dict[str, Any] = json.loads(Path(__file__).with_name("process_table.json").read_text("utf-8"))
"""What headers and cells say, without case; words of cells also without blanks and points."""

Runs = Literal["yes", "no", "unknown"]

_BETWEEN = re.compile(r"\([^()]*\)|(;|\n|,\s|\s\+\s|\s/|/\s)")
_SLASH = re.compile(r"\([^()]*\)|(?<=[^\s\d:/])(/)(?=[^\s\d/])")
_BULLET = re.compile(r"^(?:[•*·]\s*|[\u2013-]\s+)")
_REMARK = re.compile(r"(?P<name>.*\S)\s*\((?P<remark>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Use:
    """A system that a cell names.

    Attributes:
        system: Its name.
        function: What stands in parentheses behind it, unless that is a status or level; "" usually.
        status: Status as the records have it, "" when the cell does not say.
        level: "partial", or "" when the cell does not say.
    """

    system: str
    function: str = ""
    status: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell says.

    Attributes:
        runs: Whether the party runs the process; None when the cell is empty.
        uses: The systems.
    """

    runs: Runs | None = None
    uses: tuple[Use, ...] = ()

    def also(self, other: Answer) -> Answer:
        """Return what two cells say together: systems of both, and the firmer answer."""
        order: tuple[Runs, ...] = ("yes", "no", "unknown")
        runs = next((word for word in order if word in {self.runs, other.runs}), None)
        return Answer(runs, tuple(dict.fromkeys(self.uses + other.uses)))


def answer(cell: object) -> Answer:
    """Return what a cell says: systems, a word such as n.v.t. or onbekend, or nothing."""
    text = note(cell)
    if text is None:
        return Answer()
    found: Answer = Answer()
    for piece in pieces(text):
        said = word(piece)
        found = found.also(Answer(said) if said else Answer("yes", (use(piece),)))
    return found


def pieces(text: str) -> list[str]:
    """Return the parts of a cell: separated by ; or line ends, by a comma, plus or slash with a blank beside it.

    A slash without blanks separates only where nothing else does: "HR/Salaris" in "AFAS; HR/Salaris" is one name.
    """
    parts = _split(text, _BETWEEN)
    if len(parts) == 1 and word(text) is None:  # "n/a" is a word
        parts = _split(text, _SLASH)
    cleaned = (clean(_BULLET.sub("", part.strip())) for part in parts)
    return [part for part in cleaned if part]


def word(text: str) -> Runs | None:
    """Return what a word says of participation, None when it is the name of a system."""
    bare = re.sub(r"[.\s]", "", fold(text))
    for runs in ("no", "unknown", "yes"):
        if bare in WORDS[runs]:
            return runs
    return None


def use(text: str) -> Use:
    """Return a system with what stands in parentheses behind it: status, level, or else its function."""
    found = _REMARK.fullmatch(text)
    if found is None:
        return Use(text)
    name, remark = found["name"], clean(found["remark"])
    if fold(remark) in WORDS["partial"]:
        return Use(name, level="partial")
    status = _states().get(fold(remark), "")
    return Use(name, "" if status or word(remark) else remark, status)


def _states() -> dict[str, str]:
    """Return the words for a status."""
    return {
        fold(spelled): value
        for value, label in USES.items()
        for spelled in (value, *both(label), *USE_WORDS[value])
    }


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts between separators that stand outside parentheses."""
    parts, start = [], 0
    for found in separator.finditer(text):
        if found[1]:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]
