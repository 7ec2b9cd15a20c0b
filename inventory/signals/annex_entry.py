"""A privacy annex entered step by step: the present values are read, checked, and all written in one unit of work.

A `Draft` holds what was typed, in stored units; nothing is written before `save`, and one undo takes all of it back.
The steps are in `annex_steps`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.records import get
from inventory.records.values import checked
from inventory.signals.annex_steps import STEPS
from inventory.signals.annex_versions import holding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.annex_steps import Step
    from inventory.store.work import Work

Row = dict[str, Any]
SINGLE = ("agreement", "system", "annex", "security_annex", "processing")
"""Kinds of which a draft has one record."""
SAME = {
    "annex_service": ("name",),
    "annex_data": ("category", "subject"),
    "storage_location": ("country", "activity"),
    "subprocessor": ("name", "service"),
}
"""Kinds of which it has many, and the columns by which each is told apart."""


class Problem(NamedTuple):
    """What is wrong in a draft.

    Attributes:
        step: Code of the step that asks it.
        kind: Kind of record.
        place: Place in the list of rows; None for a single value.
        column: Name of the column.
        text: What is wrong, a sentence without the column's name.
    """

    step: str
    kind: str
    place: int | None
    column: str
    text: str


@dataclass
class Draft:
    """What is being entered of one product under one agreement.

    Attributes:
        agreement, system: Their numbers.
        values: Single values by kind and column, in stored units.
        rows: Lists of rows by kind, each a dict of columns with "id" and "version" when it exists already.
        numbers: Numbers of the single records that exist, by kind.
        versions: The versions that were read, by kind, so that a stale save is refused.
        removed: Rows that existed and were taken out.
    """

    agreement: int
    system: int
    values: dict[str, Row] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    removed: dict[str, list[Row]] = field(default_factory=dict)

    def set(self, kind: str, column: str, value: Any) -> None:
        """Give a single value."""
        self.values[kind][column] = value

    def add(self, kind: str, **values: Any) -> Row:
        """Add a row and return it; columns that are not given have their default."""
        record = get(kind)
        row = {name: one.default for name, one in record.fields.items() if name in asked(kind)}
        self.rows[kind].append({**row, **values})
        return self.rows[kind][-1]

    def remove(self, kind: str, place: int) -> None:
        """Take a row out; one that existed is archived when the draft is saved."""
        row = self.rows[kind].pop(place)
        if row.get("id"):
            self.removed.setdefault(kind, []).append(row)


def asked(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind that the steps ask, in their order, each once."""
    single = (name for step in STEPS for one, name in step.asked if one == kind)
    many = (name for step in STEPS if step.rows == kind for name in step.columns)
    return tuple(dict.fromkeys([*single, *many]))


def begin(
    connection: Connection, agreement: int, system: int, on: date, processing: int | None = None
) -> Draft:
    """Return a draft with what is recorded of a product under an agreement.

    Args:
        connection: One that reads.
        agreement: Number of the agreement.
        system: Number of the system.
        on: The day; of the versions of the annex the one that holds on it is read.
        processing: Number of the entry of the register; None takes the first in which the system stands.

    Raises:
        InputError: The agreement or the system is not there.
    """
    draft = Draft(agreement, system)
    found: dict[str, Row | None] = {
        "agreement": _one(connection, "agreement", id=agreement),
        "system": _one(connection, "system", id=system),
        "annex": _annex(connection, agreement, system, on),
        "security_annex": _security(connection, agreement, system),
        "processing": _entry(connection, system, processing),
    }
    for kind in ("agreement", "system"):
        if found[kind] is None:
            raise InputError(_("There is no {record} with this number.").format(record=_(get(kind).label)))
    for kind, row in found.items():
        fields = get(kind).fields
        draft.values[kind] = {name: row[name] if row else fields[name].default for name in asked(kind)}
        if row:
            draft.numbers[kind], draft.versions[kind] = row["id"], row["version"]
    for kind in SAME:
        draft.rows[kind] = list(_rows(connection, kind, draft))
    return draft


def _all(connection: Connection, kind: str, **where: Any) -> list[Row]:
    table = get(kind).table
    query = sa.select(table).where(table.c.archived.is_(None))
    for name, value in where.items():
        query = query.where(table.c[name].is_not_distinct_from(value))
    return [dict(row) for row in connection.execute(query.order_by(table.c.id)).mappings()]


def _one(connection: Connection, kind: str, **where: Any) -> Row | None:
    return next(iter(_all(connection, kind, **where)), None)


def _security(connection: Connection, agreement: int, system: int) -> Row | None:
    """Return the security annex of the product, else the one for all products under the agreement."""
    own = _one(connection, "security_annex", agreement=agreement, system=system)
    return own or _one(connection, "security_annex", agreement=agreement, system=None)


def _annex(connection: Connection, agreement: int, system: int, on: date) -> Row | None:
    """Return the version that holds on the day, or the first of those to come."""
    rows = _all(connection, "annex", agreement=agreement, system=system)
    return next(iter(holding(rows, on)), None) or min(rows, key=lambda one: one["date"], default=None)


def _entry(connection: Connection, system: int, processing: int | None) -> Row | None:
    if processing is None:
        uses = _all(connection, "processing_use", system=system)
        processing = min((use["processing"] for use in uses), default=None)
    return _one(connection, "processing", id=processing) if processing is not None else None


def _rows(connection: Connection, kind: str, draft: Draft) -> Iterator[Row]:
    """Yield the rows of a kind that the draft begins with: only what the steps ask, with number and version."""
    if kind == "subprocessor":
        mine = [
            row
            for row in _all(connection, kind, agreement=draft.agreement)
            if row["system"] in {None, draft.system}
        ]
    else:
        mine = _all(connection, kind, annex=draft.numbers["annex"]) if "annex" in draft.numbers else []
    names = ("id", "version", *asked(kind))
    for row in mine:
        yield {name: row[name] for name in names}


def problems(draft: Draft, step: str | None = None) -> list[Problem]:
    """Return what is wrong in a draft, or in what one step asks."""
    found: list[Problem] = []
    for one in STEPS:
        if step in {None, one.code}:
            found += _single_problems(draft, one)
            if one.rows:
                found += _row_problems(draft, one)
    return found


def _single_problems(draft: Draft, step: Step) -> Iterator[Problem]:
    entry = _wanted(draft, "processing")
    for kind, name in step.asked:
        if kind == "processing" and not entry:
            continue
        text = _wrong(kind, name, draft.values[kind][name])
        if text:
            yield Problem(step.code, kind, None, name, text)


def _row_problems(draft: Draft, step: Step) -> Iterator[Problem]:
    seen: set[tuple[Any, ...]] = set()
    for place, row in enumerate(draft.rows[step.rows]):
        if _blank(step.rows, row):
            continue
        for name in step.columns:
            text = _wrong(step.rows, name, row.get(name))
            if text:
                yield Problem(step.code, step.rows, place, name, text)
        key = tuple(row.get(name) for name in SAME[step.rows])
        if key in seen:
            yield Problem(
                step.code, step.rows, place, SAME[step.rows][0], _("this stands in the list already")
            )
        seen.add(key)


def _wrong(kind: str, name: str, value: Any) -> str:
    """Return what is wrong with a value, "" for nothing."""
    try:
        checked(get(kind).fields[name], value)
    except InputError as error:
        return error.message
    return ""


def _blank(kind: str, row: Row) -> bool:
    """Return whether somebody began a row and typed nothing: no record is made of it."""
    return not row.get("id") and all(
        row.get(name) in {None, "", get(kind).fields[name].default} for name in asked(kind)
    )


def _wanted(draft: Draft, kind: str) -> bool:
    """Return whether a single record is there or has to be made."""
    if kind in draft.numbers or kind == "annex":
        return True
    values, fields = draft.values[kind], get(kind).fields
    if kind == "processing":
        return bool(values["code"] or values["name"])
    return any(value not in {None, "", fields[name].default} for name, value in values.items())


def filled(draft: Draft, step: Step) -> tuple[int, int]:
    """Return how many of the single values of a step are filled in, and how many it asks; a list of rows counts as one."""
    told = [draft.values[kind][name] not in {None, "", "unknown"} for kind, name in step.asked]
    if step.rows:
        told.append(any(not _blank(step.rows, row) for row in draft.rows[step.rows]))
    return sum(told), len(told)


def save(work: Work, draft: Draft) -> int:
    """Write a draft and return the number of the annex.

    Args:
        work: The unit of work; all that is written is one undo.
        draft: What was entered.

    Raises:
        InputError: Something in it is wrong; the first of `problems`.
        StaleError: Somebody changed one of the records since the draft began.
    """
    wrong = problems(draft)
    if wrong:
        label = _(get(wrong[0].kind).fields[wrong[0].column].label)
        raise InputError(f"{label}: {wrong[0].text}.")
    made: dict[str, int] = {}
    for kind in SINGLE:
        if _wanted(draft, kind):
            made[kind] = _written(work, draft, kind)
    for kind, rows in draft.removed.items():
        for row in rows:
            work.archive(get(kind), row["id"], row["version"])
    for kind in SAME:
        _write_rows(work, draft, kind, made["annex"])
    if "processing" in made and not _all(
        work.connection, "processing_use", processing=made["processing"], system=draft.system
    ):
        work.add(get("processing_use"), {"processing": made["processing"], "system": draft.system})
    return made["annex"]


def _written(work: Work, draft: Draft, kind: str) -> int:
    """Change a single record, or make it, and return its number."""
    number, record = draft.numbers.get(kind), get(kind)
    if number is not None:
        work.change(record, number, draft.values[kind], draft.versions[kind])
        return number
    links = {"agreement": draft.agreement, "system": draft.system} if kind != "processing" else {}
    return work.add(record, {**draft.values[kind], **links})


def _write_rows(work: Work, draft: Draft, kind: str, annex: int) -> None:
    """Change or make the rows of a kind."""
    owner = (
        {"agreement": draft.agreement, "system": draft.system} if kind == "subprocessor" else {"annex": annex}
    )
    for row in draft.rows[kind]:
        values = {name: row.get(name) for name in asked(kind)}
        if row.get("id"):
            work.change(get(kind), row["id"], values, row["version"])
        elif not _blank(kind, row):
            work.add(get(kind), {**values, **owner})
