"""The board's policy at a date: what it decided itself, from which day, and else the default of its country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.records.organisation import Party
from inventory.records.own import PolicyValue
from inventory.records.values import day, decimals
from inventory.store.policies import KNOWN
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.store.known import Known
    from inventory.store.work import Work

_DECIMAL = re.compile(r"(\d{1,12})(?:[.,](\d{1,2}))?")
_DAYS = re.compile(r"[;,\s]+")
Value = int | str | tuple[int, ...]
"""A policy as the program reckons with it: cents, 1/100 %, a number, a choice, a text, or days from many to few."""


@dataclass(frozen=True)
class Policies:
    """Everything that the board decided, read once.

    Attributes:
        country: "NL" or "VL": whose defaults hold.
        decided: Per policy the decisions, newest first: first day (None: always) and value.
    """

    country: str
    decided: Mapping[str, tuple[tuple[date | None, str], ...]]

    def text(self, name: str, on: date) -> str:
        """Return the value in force on a day, as it is written."""
        for start, value in self.decided.get(name, ()):
            if start is None or start <= on:
                return value
        return default(_known(name), self.country)

    def at(self, name: str, on: date) -> Any:
        """Return the value in force on a day, as a `Value`."""
        return _value(name, self.text(name, on))

    def whole(self, name: str, on: date) -> int:
        """Return an amount, percentage or number in force on a day."""
        return int(self.at(name, on))

    def word(self, name: str, on: date) -> str:
        """Return a choice or text in force on a day."""
        return str(self.at(name, on))

    def days(self, name: str, on: date) -> tuple[int, ...]:
        """Return the warning days in force on a day, most first."""
        return tuple(self.at(name, on))

    def own(self, name: str, on: date) -> bool:
        """Return whether the board decided this itself, on a day."""
        return any(start is None or start <= on for start, _value in self.decided.get(name, ()))


def default(known: Known, country: str) -> str:
    """Return the default of a country, as it is written."""
    return known.flanders if country == "VL" and known.flanders is not None else known.default


def read(connection: Connection) -> Policies:
    """Read all decisions of the board, and its country."""
    table = PolicyValue.table
    query = sa.select(table.c.name, table.c.start, table.c.value).where(table.c.archived.is_(None))
    decided: dict[str, list[tuple[date | None, str]]] = {}
    for name, start, value in connection.execute(query.order_by(table.c.id)):
        decided.setdefault(name, []).append((start, value))
    newest = {name: tuple(sorted(values, key=_age)) for name, values in decided.items()}
    return Policies(country(connection), newest)


def _age(decision: tuple[date | None, str]) -> int:
    """Return a sort key by which the newest decision comes first and one without a date last."""
    return -decision[0].toordinal() if decision[0] else 0


def country(connection: Connection) -> str:
    """Return the country of the own board, "NL" when it is not recorded."""
    table = Party.table
    query = sa.select(table.c.country).where(table.c.archived.is_(None), table.c.own.is_(True))
    return connection.execute(query.order_by(table.c.id)).scalar() or "NL"


def policy(connection: Connection, name: str, on: date) -> Any:
    """Return one policy's value in force on a day, as a `Value`.

    Raises:
        InputError: There is no such policy, or what was decided cannot be read.
    """
    return read(connection).at(name, on)


def find(name: str) -> Known:
    """Return the policy that a person calls by its name or its label, in Dutch or English.

    Raises:
        InputError: There is none; the hint names the nearest, or all of them.
    """
    wanted = fold(name).replace("-", "_")
    if wanted in KNOWN:
        return KNOWN[wanted]
    for known in KNOWN.values():
        if fold(name) in {fold(known.label), fold(_(known.label))}:
            return known
    from difflib import get_close_matches  # noqa: PLC0415  only for a mistake

    near = get_close_matches(wanted, KNOWN, n=1)
    hint = (
        _("Did you mean “{name}”?").format(name=near[0])
        if near
        else _("There are: {names}.").format(names=", ".join(KNOWN))
    )
    raise InputError(_("There is no policy “{name}”.").format(name=clean(name)), hint)


def _known(name: str) -> Known:
    return KNOWN[name] if name in KNOWN else find(name)


@lru_cache(maxsize=1024)
def _value(name: str, text: str) -> Value:
    """Return the value of a policy by its name; remembered, since one plan asks for the same ones 37,000 times."""
    return parse(_known(name), text)


def parse(known: Known, text: str) -> Value:
    """Return a value as the program reckons with it.

    Raises:
        InputError: The text does not fit the policy.
    """
    written = clean(text)
    match known.kind:
        case "amount" | "percent":
            return _scaled(known, written)
        case "integer":
            return _within(known, int(written) if written.isascii() and written.isdigit() else None, written)
        case "days":
            return _several(known, written)
        case "choice":
            return _choice(known, written)
        case _:
            return written


def _scaled(known: Known, text: str) -> int:
    match = _DECIMAL.fullmatch(text.removesuffix("%").removeprefix("€").strip())
    return _within(known, int(match[1] + (match[2] or "").ljust(2, "0")) if match else None, text)


def _several(known: Known, text: str) -> tuple[int, ...]:
    parts = [part for part in _DAYS.split(text) if part]
    found = {_within(known, int(p) if p.isascii() and p.isdigit() else None, text) for p in parts}
    return tuple(sorted(found, reverse=True)) if found else (_within(known, None, text),)


def _choice(known: Known, text: str) -> str:
    for value, label in known.choices.items():
        if fold(text) in {fold(value), fold(label), fold(_(label))}:
            return value
    raise InputError(
        _("{policy}: “{value}” is not one of the choices.").format(policy=_(known.label), value=text),
        _("Choose: {choices}.").format(choices=", ".join(known.choices)),
    )


def _within(known: Known, value: int | None, text: str) -> int:
    if value is None or not known.least <= value <= known.most:
        raise InputError(
            _("{policy}: “{value}” does not fit.").format(policy=_(known.label), value=text),
            _("Its default is {default}.").format(default=known.default),
        )
    return value


def written(known: Known, value: Value) -> str:
    """Return a value as it is kept and as scripts see it: 50000 cents is "500.00"."""
    if known.kind in {"amount", "percent"} and isinstance(value, int):
        return f"{value // 100}.{value % 100:02d}"
    return ";".join(str(one) for one in value) if isinstance(value, tuple) else str(value)


def shown(known: Known, value: Value) -> str:
    """Return a value as a person reads it."""
    if known.kind == "amount" and isinstance(value, int):
        return f"€ {decimals(value, 2)}"
    if known.kind == "percent" and isinstance(value, int):
        return f"{decimals(value, 2)} %"
    if known.kind == "choice":
        return _(known.choices[str(value)])
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)


def decide(work: Work, name: str, text: str, start: date | None = None) -> str:
    """Write a decision of the board from a day on (None: always), instead of one from the same day.

    Args:
        work: The unit of work.
        name: The policy.
        text: The value as a person writes it.
        start: The first day on which it holds.

    Returns:
        A sentence that tells what was decided.

    Raises:
        InputError: There is no such policy, or the value does not fit.
    """
    known = find(name)
    value = parse(known, text)
    table = PolicyValue.table
    same = table.c.start.is_(None) if start is None else table.c.start == start
    query = sa.select(table.c.id).where(table.c.archived.is_(None), table.c.name == known.name, same)
    number = work.connection.execute(query).scalar()
    if number is None:
        work.add(PolicyValue, {"name": known.name, "start": start, "value": written(known, value)})
    else:
        work.change(PolicyValue, number, {"value": written(known, value)})
    when = _("from {day}").format(day=day(start)) if start else _("always")
    return f"{_(known.label)}: {shown(known, value)} ({when})"
