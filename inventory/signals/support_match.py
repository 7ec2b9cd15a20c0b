"""Which release or model a device is, from the words in which exports tell its system, version and model.

Pure: no database. What is not certain is said: two editions with the same build give both their days.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.signals.support_facts import Fact

NAMES = Path(__file__).with_name("support_names.toml")
Certainty = Literal["exact", "likely", "none"]
_BUILD = re.compile(r"\b(?:10|6)\.[0-3]\.(\d{4,5})\b|\b(1\d{4}|2\d{4})(?:\.\d+)?\b")
_NAMED = re.compile(r"\b(\d\dh[12]|1[5-9]0[37]|1511|1607|1703|1709|1803|1809|1903|1909|2004)\b")
_GENERATION = re.compile(r"\bwin(?:dows)?\s*(7|8\.1|8|10|11)\b(?!\.\d)|^\s*(10|11)\b(?!\.\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_YEAR = re.compile(r"20\d\d|1[5-9]\d\d")
_SCHOOL = re.compile(r"enterprise|education|onderwijs|entreprise")
_HOME = re.compile(r"\bpro\b|professional|professionnel|\bhome\b|famille|\bse\b")
_LONG = re.compile(r"ltsc|ltsb|\biot\b")
_SAMSUNG = re.compile(r"\bSM-[A-Z]\d{3}", re.IGNORECASE)
_SIZE = re.compile(r"^\d+(gb|tb)$")
_ORDINAL = re.compile(r"^(\d+)(?:ste|de|e|st|nd|rd|th)$")
_INCH = re.compile(r"″|\"|(?<=\d)-?inch\b")
_MARKS = re.compile(r"[()\[\],/']")
_GENERATIONS = re.compile(r"\bgen(?:eratie|\.)?(?=\s|$)")


class Match(NamedTuple):
    """What a device was recognised as.

    Attributes:
        family: Product family, "" when not even that is known.
        name: Name of the release or model for people, "" when it is not recognised.
        end: Last day of support; the earliest when several fit; None when none is known.
        latest: The latest day when several fit, else `end`; None when one of them has none.
        certainty: "exact", "likely" (several fit, or the name says more than is known) or "none".
        facts: What fits.
        follows: Whether newer releases cost nothing, so that the device is not at its end with its release.
        covered: Whether facts of the family are known at all.
    """

    family: str
    name: str
    end: date | None
    latest: date | None
    certainty: Certainty
    facts: tuple[Fact, ...] = ()
    follows: bool = False
    covered: bool = True


NOTHING = Match("", "", None, None, "none", covered=False)


@cache
def _names() -> dict[str, Any]:
    """Return what the data file says, its patterns compiled."""
    said = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    for entry in said["os"]:
        entry["pattern"] = re.compile(entry["pattern"])
    return said


class Known:
    """The facts, arranged to be asked.

    Args:
        facts: The program's and the board's.
        edition: What Windows is when an export does not say: "education" (also Enterprise), "pro" (also Home) or "unknown".
    """

    def __init__(self, facts: Iterable[Fact], edition: str = "unknown") -> None:
        self.facts = tuple(facts)
        self.edition = edition
        self.families: dict[str, list[Fact]] = {}
        self._exact: dict[str, Fact] = {}
        self._words: dict[frozenset[str], list[Fact]] = {}
        self._models: list[tuple[frozenset[str], Fact]] = []
        for fact in self.facts:
            self.families.setdefault(fact.family, []).append(fact)
            if fact.kind not in {"os", "office", "server"}:
                self._arrange(fact)

    def _arrange(self, fact: Fact) -> None:
        """Index a model by its names."""
        also = _names()["models"].get(f"{fact.family} {fact.release}", ())
        for name in (*fact.match, *also):
            self._exact.setdefault(fold(name), fact)
        for name in (fact.name, *fact.match, *also):
            words = _words(name)
            if words and not any("," in part for part in name.split()):
                self._words.setdefault(words, []).append(fact)
                self._models.append((words, fact))

    def os(self, system: str | None, version: str | None, model: str | None = None) -> Match:
        """Return which release of an operating system somebody has.

        Args:
            system: Its name, such as "Windows", "iPadOS" or "Microsoft Windows 11 Pro".
            version: Its version, such as "10.0.22631.4317", "17.6.1" or "23H2".
            model: Name of the model, since some exports call iPadOS iOS.
        """
        said = fold(f"{system or ''} {version or ''}")
        if not said:
            return NOTHING
        entry = _family(said, fold(model or ""))
        if entry is None:
            return NOTHING
        family = entry["family"]
        listed = self.families.get(family, [])
        if not listed:
            return Match(family, "", None, None, "none", covered=entry.get("facts", True))
        if family in {"windows", "windows-server"}:
            found = self._windows(family, said, listed)
        else:
            found = _by_number(listed, fold(version or ""), fold(system or ""))
        return _match(family, found, follows=self._follows(entry, found))

    def _windows(self, family: str, said: str, listed: list[Fact]) -> list[Fact]:
        """Return the releases of Windows that fit: by build, else by the name of the release and its generation."""
        build = next((a or b for a, b in _BUILD.findall(said)), "")
        found = [one for one in listed if build in one.match] if build else []
        if not found and not build:
            found = _by_year(listed, said) if family == "windows-server" else _by_name(listed, said)
        return found if family == "windows-server" else _edition(found, said, self.edition)

    def _follows(self, entry: dict[str, Any], found: list[Fact]) -> bool:
        """Return whether newer releases of the same line still come, at no cost: of Windows 11, no longer of Windows 10."""
        if not entry.get("follows") or not found or any("-lts" in one.release for one in found):
            return False
        newest = max(self.families[found[0].family], key=lambda one: str(one.released or ""))
        return _line(newest) in {_line(one) for one in found}

    def model(self, name: str | None, maker: str | None = None) -> Match:
        """Return which model somebody has, by its name or number.

        Args:
            name: As an export has it: "iPad (9th generation)", "iPad12,1", "SM-X133", "Surface Laptop Go 2".
            maker: Manufacturer, where the name leaves it out.
        """
        if not name:
            return NOTHING
        number = _SAMSUNG.search(name)
        sure = self._exact.get(fold(name)) or (self._exact.get(fold(number[0])) if number else None)
        if sure is not None:
            return _match(sure.family, [sure])
        for words in (_words(name), _words(f"{maker or ''} {name}")):
            same = self._words.get(words)
            if same:
                return _match(same[0].family, _years(self._models, words, same))
        return self._near(_words(name))

    def _near(self, words: frozenset[str]) -> Match:
        """Return the model whose whole name is in what is said, when what is left cannot be another model."""
        strange = frozenset(_names()["distinguishing"])
        near = [
            (len(mine), fact)
            for mine, fact in self._models
            if len(mine) > 1
            and mine < words
            and not any(word in strange or any(letter.isdigit() for letter in word) for word in words - mine)
        ]
        if not near:
            return NOTHING
        most = max(size for size, _fact in near)
        found = list(dict.fromkeys(fact for size, fact in near if size == most))
        return _match(found[0].family, found)._replace(certainty="likely")


def _family(said: str, model: str) -> dict[str, Any] | None:
    """Return the entry of the operating system that a text is about, or None."""
    text = f"{said} {model}" if "ipad" in model else said
    return next((entry for entry in _names()["os"] if entry["pattern"].search(text)), None)


def title(family: str) -> str:
    """Return what people call a family of which no facts are known."""
    return next((entry.get("title", family) for entry in _names()["os"] if entry["family"] == family), family)


def _by_number(listed: list[Fact], version: str, system: str) -> list[Fact]:
    """Return the release whose number a version begins with: 17.6.1 is 17, 22.04.3 is 22.04; also by the board's names."""
    by = {name: one for one in listed for name in (fold(one.release), *map(fold, one.match))}
    for text in (version, system):
        if text in by:
            return [by[text]]
        for number in _NUMBER.findall(text):
            parts = number.split(".")
            for size in range(len(parts), 0, -1):
                if ".".join(parts[:size]) in by:
                    return [by[".".join(parts[:size])]]
    return []


def _by_year(listed: list[Fact], said: str) -> list[Fact]:
    """Return the release of Windows Server that a text names, R2 apart."""
    year = re.search(r"20(?:08|12|16|19|22|25)", said)
    second = re.search(r"\br2\b", said) is not None
    return [
        one for one in listed if year and one.release.startswith(year[0]) and ("-r2" in one.release) == second
    ]


def _by_name(listed: list[Fact], said: str) -> list[Fact]:
    """Return the releases of Windows that fit a generation (10, 11) and the name of a release (23H2), as far as told."""
    generation = next((a or b for a, b in _GENERATION.findall(said)), "")
    named = _NAMED.search(said)
    if not generation and not named:
        return []
    return [
        one
        for one in listed
        if (not generation or re.match(rf"{re.escape(generation)}(-|$)", one.release))
        and (not named or f"-{named[1]}" in one.release)
    ]


def _edition(found: list[Fact], said: str, usual: str) -> list[Fact]:
    """Return the releases of the edition that a text names, else of the board's usual one, else all."""
    long = _LONG.search(said) is not None
    found = [one for one in found if ("-lts" in one.release) == long] or found
    if long:
        inside = "iot" in said
        found = [one for one in found if ("-iot" in one.release) == inside] or found
    if _HOME.search(said):
        side = "w"
    elif _SCHOOL.search(said):
        side = "e"
    else:
        side = {"education": "e", "pro": "w"}.get(usual, "")
    return [one for one in found if side in {"", _side(one)} or not _side(one)]


def _side(one: Fact) -> str:
    """Return the edition of a release of Windows: "w" (Home, Pro), "e" (Enterprise, Education) or "" for both."""
    found = re.search(r"-([ew])(?:-lts)?$", one.release) if one.family == "windows" else None
    return found[1] if found else ""


def _line(one: Fact) -> str:
    """Return within what a newer release costs nothing: the generation of Windows, else the family."""
    return one.release.split("-")[0] if one.family == "windows" else one.family


def _match(family: str, found: list[Fact], *, follows: bool = False) -> Match:
    """Return what fits as one answer."""
    if not found:
        return Match(family, "", None, None, "none")
    ends = sorted(one.end for one in found if one.end is not None)
    open_ended = len(ends) < len(found)
    first = ends[0] if ends else None
    latest = None if open_ended else ends[-1]
    doubt = len({one.end for one in found}) > 1
    names = list(dict.fromkeys(one.name for one in found))
    name = names[0] if len(names) == 1 else f"{_shared(names)}"
    return Match(family, name, first, latest, "likely" if doubt else "exact", tuple(found), follows)


def _shared(names: list[str]) -> str:
    """Return the words that names begin with in common, else the first and last name."""
    parts = [name.split() for name in names]
    same = []
    for words in zip(*parts, strict=False):
        if len(set(words)) > 1:
            break
        same.append(words[0])
    return " ".join(same) or f"{names[-1]} - {names[0]}"


def _words(name: str) -> frozenset[str]:
    """Return the words of a model's name that tell it apart."""
    text = _INCH.sub(" inch", fold(name).replace("+", " plus "))
    text = _GENERATIONS.sub("generation", _MARKS.sub(" ", text))
    parts = [_ORDINAL.sub(r"\1th", part) if part[0].isdigit() else part for part in text.split()]
    return frozenset(part.strip(".-") for part in parts if not _SIZE.match(part)) - _noise()


@cache
def _noise() -> frozenset[str]:
    return frozenset({*_names()["noise"], ""})


def _years(models: list[tuple[frozenset[str], Fact]], words: frozenset[str], same: list[Fact]) -> list[Fact]:
    """Return what a name fits: the same name with a year behind it is another model with that name."""
    if any(_YEAR.fullmatch(word) for word in words):
        return list(dict.fromkeys(same))
    dated = [
        fact for mine, fact in models if mine > words and all(_YEAR.fullmatch(word) for word in mine - words)
    ]
    return list(dict.fromkeys([*same, *dated]))
