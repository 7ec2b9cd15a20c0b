"""One cell of the processes by parties table, read and written: which systems, or why there are none.

    ParnasSys; KIJK! (observeren, deels)     systems, with function, level or status in parentheses
    "Prowise Go (oud)" (presenteren)         a name in quotes is taken as it stands
    n.v.t.  ·  onbekend  ·  geen             does not run the process, nobody knows, runs it without a system

Both languages are understood; what is written is in the language now spoken. Reading what was written gives the same.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from inventory.language import _, both
from inventory.records.choices import USE_WORDS, USES
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS: dict[str, Any] = json.loads(Path(__file__).with_name("cell_words.json").read_text("utf-8"))
"""What cells say instead of systems, without case, blanks and points; and the words for a level."""

Runs = Literal["yes", "no", "unknown"]
LEVELS = ("partial", "full")

_QUOTED = r'"(?:[^"]|"")*"'
_ATOM = rf'(?<![^\s;]){_QUOTED}(?=\s*(?:[;\n(]|$))|\(\s*{_QUOTED}[^()"]*\)|\([^()]*\)'
_BETWEEN = re.compile(rf"{_ATOM}|(;|\n|,\s|\s\+\s|\s/|/\s)")
_SLASH = re.compile(rf"{_ATOM}|(?<=[^\s\d:/])(/)(?=[^\s\d/])")
_BULLET = re.compile(r"^(?:[•*·]\s*|[\u2013-]\s+)")
_REMARK = re.compile(rf'(?P<name>{_QUOTED}|.*\S)\s*\((?P<remark>\s*{_QUOTED}[^()"]*|[^()]*)\)')
_FUNCTION = re.compile(rf"\s*(?P<function>{_QUOTED})\s*(?:,(?P<rest>.*))?")


@dataclass(frozen=True, slots=True)
class Use:
    """A system that a cell names.

    Attributes:
        system: Its name.
        function: What stands in parentheses behind it, unless that is a status or level; "" usually.
        status: Status as the records have it, "" when the cell does not say.
        level: "partial" or "full", "" when the cell does not say.
    """

    system: str
    function: str = ""
    status: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell says.

    Attributes:
        runs: Whether the party runs the process; None when the cell is empty, "yes" when it names systems.
        uses: The systems.
    """

    runs: Runs | None = None
    uses: tuple[Use, ...] = ()

    def also(self, other: Answer) -> Answer:
        """Return what two cells say together: systems of both, and the firmer answer."""
        order: tuple[Runs, ...] = ("yes", "no", "unknown")
        runs = next((word for word in order if word in {self.runs, other.runs}), None)
        return Answer(runs, tuple(dict.fromkeys(self.uses + other.uses)))


def answer(text: str) -> Answer:
    """Return what a cell says: systems, a word such as n.v.t. or onbekend, or nothing."""
    found = Answer()
    for piece in pieces(clean(text, lines=True)):
        said = word(piece)
        found = found.also(Answer(said) if said else Answer("yes", (use(piece),)))
    return found


def written(runs: Runs | None, uses: Iterable[Use] = ()) -> str:
    """Return a cell in the language now spoken, such that `answer` gives the same again.

    Args:
        runs: Whether the party runs the process; not said when there are systems, which say so themselves.
        uses: The systems, in the order in which they are to stand; names and functions clean and on one line.
    """
    named = tuple(dict.fromkeys(uses))
    if not named:
        words = {"no": _("n/a"), "unknown": _("unknown"), "yes": _("no system")}
        return words[runs] if runs else ""
    said = Answer("yes", named)
    for quote in (_never, _needed, _always):
        text = "; ".join(_spelled(one, quote=quote) for one in named)
        if answer(text) == said and not text.startswith("'"):
            return text
    return text


def contradicts(text: str) -> bool:
    """Return whether a cell says two things that cannot both be: systems and n.v.t., or two such words."""
    said = {word(piece) for piece in pieces(clean(text, lines=True))}
    return len(said) > 1 and said != {None, "yes"}


def quoted(name: str) -> str:
    """Return the name of a system as it is typed into a cell: in quotes where it would be read as something else."""
    return _never(name) if answer(name) == Answer("yes", (Use(name),)) else _always(name)


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
    """Return a system with what stands in parentheses behind it: function, level, status."""
    found = _REMARK.fullmatch(text)
    if found is None:
        return Use(_bare(text))
    function, status, level = _remark(found["remark"])
    return Use(_bare(found["name"]), function, status, level)


def _remark(text: str) -> tuple[str, str, str]:
    """Return function, status and level of what stands in parentheses; the last two stand at its end."""
    kept = _FUNCTION.fullmatch(text)
    parts = [clean(part) for part in ((kept["rest"] or "") if kept else text).split(",")]
    status = level = ""
    while parts:
        mark = fold(parts[-1])
        found = next((name for name in LEVELS if mark in WORDS[name]), "")
        if found and not level:
            level = found
        elif mark in _states() and not status:
            status = _states()[mark]
        else:
            break
        parts.pop()
    if kept:
        return _bare(kept["function"]), status, level
    function = ", ".join(part for part in parts if part)
    return ("" if word(function) else function), status, level


@cache
def _states() -> dict[str, str]:
    """Return the words for a status."""
    return {
        fold(spelled): value
        for value, label in USES.items()
        for spelled in (value, *both(label), *USE_WORDS[value])
    }


def _spelled(one: Use, quote: Any) -> str:
    """Return a system as a cell names it."""
    marks = [_(USES[one.status])] if one.status else []
    level = {"partial": _("partly"), "full": _("fully")}.get(one.level)
    function = quote(one.function) if one.function else ""
    remark = ", ".join(part for part in (function, level, *marks) if part)
    return f"{quote(one.system)} ({remark})" if remark else quote(one.system)


def _never(text: str) -> str:
    return text


def _needed(text: str) -> str:
    """Return a text in quotes when it could be read as more than a name."""
    plain = Answer("yes", (Use(text),)) == answer(text) and Answer("yes", (Use("x", text),)) == answer(
        f"x ({text})"
    )
    return text if plain and not re.search(r"[\"'();]", text) else _always(text)


def _always(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _bare(text: str) -> str:
    """Return a text without the quotes around it."""
    return clean(text[1:-1].replace('""', '"')) if re.fullmatch(_QUOTED, text) else text


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts between separators that stand outside quotes and parentheses."""
    parts, start = [], 0
    for found in separator.finditer(text):
        if found[1]:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]
