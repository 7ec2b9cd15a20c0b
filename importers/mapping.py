"""Which column of a table is which column of a record: by profile, by name, or by a likeness for a person to confirm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inventory.errors import InputError
from inventory.language import _, both
from inventory.records import REGISTRY
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from importers.profile import Profile
    from inventory.records import Field, Record

ALIKE = 75
"""Likeness in per cent from which a header is suggested; measured: 14 of 19 real headers right, none wrong."""

REASON = ("reden", "reason")
"""The column that our own file of rejected rows has beside the original ones."""

_PUNCTUATION = re.compile(r"[^\w€%]+|_")

How = Literal["profile", "name", "suggested", "chosen", "left out"]
WEIGHTS: tuple[How, ...] = ("chosen", "profile", "name", "suggested", "left out")


@dataclass(frozen=True)
class Column:
    """One column of a table that fills a column of the record.

    Args:
        index: Place in the row, from 0.
        header: Its header.
        field: What it fills.
        how: How that was found.
        path: Its cells are paths, of which the deepest part that names a record counts.
    """

    index: int
    header: str
    field: Field
    how: How
    path: bool = False


@dataclass(frozen=True)
class ColumnMap:
    """How a table fills a record: its columns, the headers that are left over, and what those resemble."""

    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    suggestions: Mapping[str, str]


def plain(name: str) -> str:
    """Return a header without case, accents and punctuation, with camelCase taken apart: `serialNumber`, `Serial number`."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(_PUNCTUATION.sub(" ", fold(apart)).split())


def name_index(fields: Iterable[Field]) -> dict[str, Field]:
    """Return the fields by every name that a header can have: labels in both languages, column names, synonyms.

    A label or column name goes before a synonym of another field.
    """
    found: dict[str, Field] = {}
    fields = list(fields)
    for field in fields:
        for name in (
            field.name,
            *both(field.label),
            *(f"{label} ({field.name})" for label in both(field.label)),
        ):
            found.setdefault(plain(name), field)
    for field in fields:
        for name in field.synonyms:
            found.setdefault(plain(name), field)
    return found


def match_columns(
    headers: Sequence[str],
    fields: Mapping[str, Field],
    profile: Profile | None,
    chosen: Mapping[str, str],
) -> ColumnMap:
    """Return how the columns of a table fill a record.

    Args:
        headers: Headers of the table.
        fields: Fields of the record by name, the board's own ones included.
        profile: The export's profile, if it is known.
        chosen: Header → column name, said by the user; "" leaves it out.

    Raises:
        InputError: The user names a column that the record does not have.
    """
    index = name_index(fields.values())
    named = {plain(header): name for header, name in (profile.columns if profile else {}).items()}
    picked = {plain(header): name for header, name in chosen.items()}
    paths = {plain(header) for header in (profile.paths if profile else ())}
    found = [_field_of(plain(header), fields, index, named, picked) for header in headers]
    columns: dict[int, Column] = {}
    taken: set[str] = set()
    # What the user says goes before what a profile says, and that before a name, whichever column comes first.
    for place in sorted(range(len(headers)), key=lambda place: WEIGHTS.index(found[place][1])):
        field, how = found[place]
        if field is not None and field.name not in taken:
            taken.add(field.name)
            columns[place] = Column(place, headers[place], field, how, plain(headers[place]) in paths)
    unknown = [
        header
        for place, header in enumerate(headers)
        if place not in columns and found[place][1] != "left out" and plain(header) not in REASON
    ]
    free = {name: field for name, field in index.items() if field.name not in taken}
    return ColumnMap(
        tuple(columns[place] for place in sorted(columns)), tuple(unknown), suggestions(unknown, free)
    )


def _field_of(
    header: str,
    fields: Mapping[str, Field],
    index: Mapping[str, Field],
    named: Mapping[str, str],
    picked: Mapping[str, str],
) -> tuple[Field | None, How]:
    """Return which field a header is and how that was found."""
    if header in picked:
        if not picked[header]:
            return None, "left out"
        field = fields.get(picked[header]) or index.get(plain(picked[header]))
        if field is None:
            raise InputError(
                _("There is no column “{name}” to put “{header}” in.").format(
                    name=picked[header], header=header
                ),
                _("There are: {names}.").format(names=", ".join(fields)),
            )
        return field, "chosen"
    if header in named:
        return fields.get(named[header]), "profile" if named[header] else "left out"
    if header in index:
        return index[header], "name"
    return None, "suggested"


def suggestions(headers: Iterable[str], index: Mapping[str, Field]) -> dict[str, str]:
    """Return for unknown headers the column name that each resembles most, where the likeness is good enough."""
    headers = list(headers)
    if not headers or not index:
        return {}
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only for headers that are not known

    found = {}
    for header in headers:
        best = process.extractOne(plain(header), index.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            found[header] = index[best[0]].name
    return found


def _needed(record: type[Record], key: tuple[str, ...]) -> set[str]:
    """Return the columns of a key that a table must have: those that a record cannot do without, or all of them."""
    fields = [record.fields[name] for name in key]
    return {f.name for f in fields if f.required and f.default is None} or set(key)


def placed(record: type[Record], headers: Sequence[str]) -> dict[str, int]:
    """Return the place of each column of a record among headers, by the name of its field; of several the first."""
    index = name_index(record.fields.values())
    found: dict[str, int] = {}
    for place, header in enumerate(headers):
        field = index.get(plain(header))
        if field is not None:
            found.setdefault(field.name, place)
    return found


def guess_record(headers: Sequence[str], sheet: str = "") -> type[Record] | None:
    """Return the record that a table without a profile fills, or None when that is not clear.

    The sheet's name decides when it is the name of a record; then the record that has all of the headers and no other
    field, as in an export of our own; otherwise the record that knows most of the headers, at least half of them, and all that
    a new one must have: two more than any other, or as the only one all of them.
    """
    from inventory.records import names  # noqa: PLC0415  avoids a long import line at the top for one call

    kinds = [record for record in REGISTRY.values() if not record.made_by]
    if sheet:
        for record in kinds:
            if fold(sheet) in {fold(name) for name in names(record)}:
                return record
    scores = []
    for record in kinds:
        index = name_index(record.fields.values())
        known = {index[plain(h)].name for h in headers if plain(h) in index}
        needed = {f.name for f in record.fields.values() if f.required and f.default is None}
        keyed = any(_needed(record, key) <= known for key in record.keys)
        if needed <= known and (keyed or not record.keys) and len(known) * 2 >= len(headers):
            scores.append((len(known), record))
    whole = [record for count, record in scores if count == len(headers) == len(record.fields)]
    if len(whole) == 1:
        return whole[0]
    scores.sort(key=lambda score: -score[0])
    if len(scores) < 2:  # noqa: PLR2004  nothing to compare with
        return scores[0][1] if scores else None
    best, next_best = scores[0][0], scores[1][0]
    clear = best >= next_best + 2 or next_best < best == len(headers)
    return scores[0][1] if clear else None
