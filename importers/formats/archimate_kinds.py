"""What each element of an ArchiMate model becomes: by our own mark, by what the user says of its type, else by a table."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importers.formats.archimate_model import STRUCTURE
from inventory.errors import InputError
from inventory.language import N_, _, both
from inventory.publish.archimate_names import OWN
from inventory.records import get
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from importers.formats.archimate_model import Concept, Model

SKIP, DOMAIN, FUNCTION = "skip", "domain", "function"
TARGETS = ("process", "system", "supplier", "party")
"""Kinds of records that an element can become."""
WORDS = {SKIP: N_("skip"), FUNCTION: N_("function"), DOMAIN: N_("domain")}


@cache
def data() -> dict[str, Any]:
    """Return the table of types, and the names of properties."""
    return tomllib.loads((Path(__file__).parent / "archimate.toml").read_text(encoding="utf-8"))


def types() -> list[str]:
    """Return the names of all types of elements."""
    return [name for layer in data()["types"].values() for name in layer]


def word(kind: str) -> str:
    """Return what people call what an element becomes."""
    return _(WORDS[kind]) if kind in WORDS else _(get(kind).label)


def chosen(said: Mapping[str, str], model: Model, before: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return what types of elements become: what the user said, checked, over the table.

    Args:
        said: Type → kind as the user wrote them.
        model: The model, whose types may be others than ArchiMate's.
        before: The same of an earlier import, of which types may be gone.

    Raises:
        InputError: A type or a kind is not known.
    """
    known = {fold(name): name for name in (*types(), *(e.type for e in model.elements.values()))}
    found = dict(data()["kinds"])
    gone = {name for name in before or () if fold(name) not in known}
    for name, kind in {**{n: k for n, k in (before or {}).items() if n not in gone}, **said}.items():
        if fold(name) not in known:
            near = get_close_matches(fold(name), known, n=1)
            hint = _("Did you mean “{name}”?").format(name=known[near[0]]) if near else ""
            raise InputError(_("ArchiMate has no elements of type “{name}”.").format(name=name), hint)
        found[known[fold(name)]] = _kind(kind)
    return found


def _kind(said: str) -> str:
    """Return a kind by its name in either language.

    Raises:
        InputError: It is none that an element can become.
    """
    labels = {**WORDS, **{kind: get(kind).label for kind in TARGETS}}
    for kind, label in labels.items():
        if fold(said) in {kind, *(fold(name) for name in both(label))}:
            return kind
    raise InputError(
        _("An element cannot become “{kind}”.").format(kind=said),
        _("It can become: {kinds}.").format(kinds=", ".join(word(kind) for kind in labels)),
    )


def own_mark(concept: Concept) -> tuple[str, str]:
    """Return which record a concept of our own export stands for: kind and key; ("", "") for what others made."""
    kind, _blank, key = concept.said(OWN).partition(" ")
    return kind, key


@dataclass(frozen=True)
class Kinds:
    """What the elements of a model become.

    Args:
        model: The model.
        by_type: Type → kind.
    """

    model: Model
    by_type: Mapping[str, str]

    def of(self, identifier: str) -> str:
        """Return what an element becomes; "skip" for nothing."""
        return self.all[identifier]

    @cached_property
    def all(self) -> dict[str, str]:
        """Return what every element becomes, by identifier."""
        found = {identifier: self._first(e) for identifier, e in self.model.elements.items()}
        holding = self._holding({identifier for identifier, kind in found.items() if kind == "process"})
        for identifier, kind in found.items():
            if kind == DOMAIN:
                found[identifier] = "process" if identifier in holding else SKIP
        return found

    def _first(self, element: Concept) -> str:
        """Return what an element becomes by itself."""
        own = own_mark(element)[0]
        if own:
            return own if own in TARGETS else SKIP
        return self.by_type.get(element.type, SKIP)

    def _holding(self, processes: set[str]) -> set[str]:
        """Return what has a process somewhere below it."""
        above: dict[str, set[str]] = {}
        for one in self.model.relations:
            if one.type in STRUCTURE:
                above.setdefault(one.target, set()).add(one.source)
        found: set[str] = set()
        waiting = list(processes)
        while waiting:
            for whole in above.get(waiting.pop(), ()):
                if whole not in found:
                    found.add(whole)
                    waiting.append(whole)
        return found
