"""What can come next while a filter is typed: fields, and what a field can be compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records import Kind, get
from inventory.store.filter.names import ARCHIVED, called, choice_names, field_called, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inventory.records import Field, Record

MOST = 20
"""Suggestions that are given at once."""
_PART = re.compile(r'-*((?:"(?:[^"\\]|\\.)*"?|[^\s()"])*)\Z')
_TEST = re.compile(r'("(?:[^"\\]|\\.)*"|[^":<>=≤≥]+)(:?(?:>=|<=|[<>=≤≥])|:)(.*)\Z', re.DOTALL)
_DAYS = (N_("today"), "+30d", "+90d", "+3m", "-1y")


@dataclass(frozen=True)
class Suggestion:
    """One thing that can be put into a filter.

    Args:
        text: What replaces the part that is typed.
        label: What a person reads beside it.
        start, end: The part of the filter that it replaces.
    """

    text: str
    label: str
    start: int
    end: int


def suggestions(
    text: str, position: int, record: type[Record], custom: Sequence[Field] = ()
) -> list[Suggestion]:
    """Return what can stand at a place in a filter, those that begin as typed before those that hold it.

    Args:
        text: The filter as far as it is written; it need not be right.
        position: Where the cursor is, counted from 0.
        record: What is filtered.
        custom: The board's own fields of this record.
    """
    position = max(0, min(position, len(text)))
    part = _PART.search(text[:position])
    if part is None or not part[1]:
        return []
    start, typed = part.start(1), part[1]
    test = _TEST.match(typed)
    if test is None:
        return _fields(typed, start, position, record, custom)
    field = _followed(test[1].strip('"'), record, custom)
    if field is None:
        return []
    begin = start + test.start(3)
    return _ranked(_values(field), test[3].strip('"'), begin, position)


def written(label: str) -> str:
    """Return a name as it is typed: small letters where it has no abbreviation, `_` for blanks."""
    text = re.sub(r"[\s():<>=≤≥\"“”„.]+", "_", label.strip()).strip("_")
    return text if any(c.isupper() for c in text[1:]) else text.lower()


def _followed(path: str, record: type[Record], custom: Sequence[Field]) -> Field | None:
    """Return the field that a path names, or None when a part of it is unknown."""
    field: Field | None = None
    for name in path.split("."):
        if field is not None:
            if field.kind is not Kind.LINK:
                return None
            record, custom = get(field.target), ()
        field = field_called(name, record, custom)
        if field is None:
            return None
    return field


def _fields(
    typed: str, start: int, end: int, record: type[Record], custom: Sequence[Field]
) -> list[Suggestion]:
    """Return the fields whose name, in either language or as a synonym, is being typed."""
    before, dot, name = typed.rpartition(".")
    if dot:
        link = _followed(before, record, custom)
        if link is None or link.kind is not Kind.LINK:
            return []
        record, custom, start = get(link.target), (), start + len(before) + 1
    fields = [*record.fields.values(), *custom, ARCHIVED]
    offered = ((f"{written(_(f.label))}:", _(f.label), called(f)) for f in fields)
    return _ranked(offered, name, start, end)


def _values(field: Field) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what a field can be compared with, as (text, label, names by which it is found)."""
    names = choice_names(field)
    for value, label in field.choices.items():
        yield written(_(label)), _(label), tuple(n for n, v in names if v == value)
    if field.kind is Kind.FLAG:
        for word in (_("yes"), _("no"), _("unknown")):
            yield word, word, (word,)
    if field.kind in {Kind.DATE, Kind.MOMENT}:
        for day in _DAYS:
            yield _(day), _(day), (_(day),)
    if not field.required:
        yield _("empty"), _("empty"), (_("empty"),)


def _ranked(
    offered: Iterator[tuple[str, str, tuple[str, ...]]], typed: str, start: int, end: int
) -> list[Suggestion]:
    """Return what fits what was typed, best first: begins so, then a synonym begins so, then holds it."""
    wanted = plain(typed)
    found: list[tuple[int, Suggestion]] = []
    for text, label, names in offered:
        known = [plain(label), *(plain(name) for name in names)]
        ranks = (
            known[0].startswith(wanted),
            any(n.startswith(wanted) for n in known),
            any(wanted in n for n in known),
        )
        if any(ranks):
            found.append((ranks.index(True), Suggestion(text, label, start, end)))
    found.sort(key=lambda pair: pair[0])
    return [suggestion for _rank, suggestion in found[:MOST]]
