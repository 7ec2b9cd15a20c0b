"""Which field and which choice a person means: by column name, label in Dutch or English, or synonym."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from inventory.language import N_, _, both
from inventory.records import Field, Kind, get, names
from inventory.store.filter.tree import FilterError
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inventory.records import Record

MOST_LINKS = 5
"""Links in one path; together with ten parentheses it is what SQLite's parser can hold."""
ARCHIVED = Field(Kind.FLAG, N_("Archived"), name="archived", synonyms=("gearchiveerd",))
NUMBER = Field(Kind.INTEGER, N_("Number in the database"), name="id")
OWN = (ARCHIVED, NUMBER)
"""What every record has without declaring it."""
_JOINTS = str.maketrans("", "", " _-")


@dataclass(frozen=True)
class Resolved:
    """What a path names: the links that lead to a field, and the field."""

    links: tuple[Field, ...]
    field: Field


def plain(name: str) -> str:
    """Return a name as names are compared: folded, without blanks, `_` and `-`."""
    return fold(name).translate(_JOINTS)


def called(field: Field) -> tuple[str, ...]:
    """Return every name of a field, the truest first."""
    labels = (field.label,) if field.custom else both(field.label)
    target = names(get(field.target)) if field.kind is Kind.LINK else ()
    return (field.name, *labels, *field.synonyms, *target)


@cache
def known(kind: str) -> dict[str, Field]:
    """Return the fields of a kind of record by every name in its plain form; a truer name of one field hides that of another."""
    found: dict[str, Field] = {}
    fields = (*get(kind).fields.values(), *OWN)
    for rank in ("column", "label", "synonym", "target"):
        for field in fields:
            for name in _ranked(field, rank):
                found.setdefault(plain(name), field)
    return found


def _ranked(field: Field, rank: str) -> Iterable[str]:
    """Return the names of one field that are of one rank."""
    if rank == "column":
        return (field.name,)
    if rank == "label":
        return both(field.label)
    if rank == "synonym":
        return field.synonyms
    return names(get(field.target)) if field.kind is Kind.LINK else ()


def field_called(name: str, record: type[Record], custom: Sequence[Field] = ()) -> Field | None:
    """Return the field that a person calls by this name, or None; the program's own go before the board's."""
    wanted = plain(name)
    if wanted in known(record.kind):
        return known(record.kind)[wanted]
    return next((f for f in custom if wanted in {plain(n) for n in called(f)}), None)


def resolve(path: str, record: type[Record], custom: Sequence[Field] = (), at: int = 0) -> Resolved:
    """Return what a path of names with dots means.

    Args:
        path: Such as `status`, `leverancier.naam` or `lot.supplier.name`.
        record: Where it starts.
        custom: The board's own fields of that record.
        at: Where the path stands in the filter, for the error.

    Raises:
        FilterError: A name is unknown, or one before a dot is no link; the hint names the nearest.
    """
    links: list[Field] = []
    while True:
        field = field_called(path, record, custom)
        if field is not None:
            return Resolved(tuple(links), field)
        head, dot, rest = path.partition(".")
        link = field_called(head, record, custom) if dot else None
        if link is None:
            raise unknown(head, record, custom, at)
        if link.kind is not Kind.LINK or len(links) == MOST_LINKS:
            raise FilterError(
                _("“{name}” leads to no other record here").format(name=head),
                at,
                len(head),
                _("Only a field that points to another record can have a dot behind it."),
            )
        links.append(link)
        path, record, custom, at = rest, get(link.target), (), at + len(head) + 1


def unknown(name: str, record: type[Record], custom: Sequence[Field], at: int) -> FilterError:
    """Return the error for a name that no field has."""
    by_name = {plain(n): n for f in (*record.fields.values(), *OWN, *custom) for n in reversed(called(f))}
    near = nearest(plain(name), by_name)
    hint = (
        _("Did you mean “{name}”?").format(name=by_name[near])
        if near
        else _("Fields: {names}.").format(
            names=", ".join(_(f.label).lower() for f in record.fields.values() if f.listed)
        )
    )
    problem = _("{record} has no field “{name}”").format(record=_(record.label), name=name)
    return FilterError(problem, at, len(name), hint)


def nearest(wanted: str, there: Iterable[str]) -> str | None:
    """Return the name that looks most like what was written, or None when none does."""
    from difflib import get_close_matches  # noqa: PLC0415  only for a mistake

    found = get_close_matches(wanted[:80], list(there), n=1, cutoff=0.6)
    return found[0] if found else None


def choice_names(field: Field) -> list[tuple[str, str]]:
    """Return (plain name, stored value) of every choice, the truest names of all choices first."""
    labels = [
        (plain(n), v)
        for v, label in field.choices.items()
        for n in ((label,) if field.custom else both(label))
    ]
    also = [(plain(n), v) for v, words in field.also.items() for n in words]
    return [(plain(v), v) for v in field.choices] + labels + also


def choices_called(text: str, field: Field, at: int) -> list[str]:
    """Return the stored values that a person means: by whole name, else by the beginning of a value or label.

    Raises:
        FilterError: No choice is called so; the hint names the nearest, or all.
    """
    wanted, there = plain(text), choice_names(field)
    exact = next((value for name, value in there if name == wanted), None)
    if exact is not None:
        return [exact]
    first = there[: len(there) - sum(len(words) for words in field.also.values())]
    begun = [value for name, value in first if wanted and name.startswith(wanted)]
    if begun:
        return list(dict.fromkeys(begun))
    near = nearest(wanted, [name for name, _value in there])
    by_name = dict(reversed(there))
    hint = (
        _("Did you mean “{name}”?").format(name=_(field.choices[by_name[near]]))
        if near
        else _("There are: {names}.").format(names=", ".join(_(label) for label in field.choices.values()))
    )
    problem = _("“{field}” has no choice “{name}”").format(field=_(field.label), name=text)
    raise FilterError(problem, at, len(text), hint)
