"""A column's value: as the database's JSON, as a person reads it, and checked before it is written."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _, current, written
from inventory.records.field import SCALES, Kind
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inventory.records.field import Field

FIRST_DAY = dt.date(1950, 1, 1)
LAST_DAY = dt.date(2100, 12, 31)
MOST = 2**53
"""Largest number that is kept: beyond it spreadsheets and JSON readers lose digits."""
_EMAIL = re.compile(r"[^@\s,;:<>()\"]+@[^@\s,;:<>()\"]+\.[^@\s,;:<>()\".]{2,}")
_MAC = re.compile(r"([0-9a-f]{2}:){5}[0-9a-f]{2}")


def to_json(value: Any) -> Any:
    """Return a stored value as JSON holds it: dates in ISO form, the rest as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value


def from_json(field: Field, value: Any) -> Any:
    """Return a JSON value as the database takes it; SQLite's JSON writes a flag as 0 or 1."""
    if value is None:
        return None
    if field.kind is Kind.DATE:
        return dt.date.fromisoformat(value[:10])
    if field.kind is Kind.MOMENT:
        return dt.datetime.fromisoformat(value)
    return bool(value) if field.kind is Kind.FLAG else value


def decimals(value: int, places: int) -> str:
    """Return a scaled whole number for people: 1234550 with 2 places is "12.345,50" in Dutch."""
    whole, rest = divmod(abs(value), 10**places)
    digits = f"{rest:0{places}d}"
    if places > 2:  # noqa: PLR2004  a price shows at least cents, and more only when it has them
        digits = digits.rstrip("0").ljust(2, "0")
    point, group = (",", ".") if current() == "nl" else (".", ",")
    return f"{'-' if value < 0 else ''}{f'{whole:,}'.replace(',', group)}{point}{digits}"


def day(value: dt.date) -> str:
    """Return a day for people: 31-12-2026 in Dutch, 2026-12-31 in English."""
    return written(value)


def show(field: Field, value: Any) -> str:
    """Return a stored value as a person reads it, cleaned; a link must come as its title already."""
    if value is None:
        return ""
    if field.secret:
        return "••••••"
    if field.kind is Kind.FLAG:
        return _("yes") if value else _("no")
    if field.kind is Kind.CHOICE:
        known = field.choices.get(value)
        return clean(str(value)) if known is None else _(known)
    if isinstance(value, dt.datetime):
        local = value.replace(tzinfo=dt.UTC).astimezone()
        return f"{day(local.date())} {local:%H:%M}"
    if isinstance(value, dt.date):
        return day(value)
    if field.kind in SCALES and isinstance(value, int):
        return decimals(value, SCALES[field.kind])
    return clean(str(value), lines=field.kind is Kind.NOTE)


def machine(field: Field, value: Any) -> Any:
    """Return a stored value as a script reads it: amounts as text with their decimals, dates in ISO form."""
    if value is None or field.secret:
        return None if value is None else "••••••"
    if field.kind in SCALES and isinstance(value, int):
        places = SCALES[field.kind]
        whole, rest = divmod(abs(value), 10**places)
        return f"{'-' if value < 0 else ''}{whole}.{rest:0{places}d}"
    return to_json(value)


def checked(field: Field, value: Any) -> Any:
    """Return a value as it is written.

    Raises:
        InputError: It does not fit the field; the message is a sentence without the field's name.
    """
    if isinstance(value, str):
        value = clean(value, lines=field.kind is Kind.NOTE) or None
    if value is None:
        if field.required:
            raise InputError(_("a value is needed"))
        return None
    if field.choices and value not in field.choices:
        allowed = ", ".join(_(label) for label in field.choices.values())
        raise InputError(
            _("“{value}” is not one of: {choices}").format(value=clean(str(value)), choices=allowed)
        )
    return _CHECKS.get(field.kind, _text)(field, value)


def _text(field: Field, value: Any) -> str:
    text = str(value)
    if len(text) > field.length:
        raise InputError(
            _("the text has {count} characters; at most {most} fit").format(
                count=len(text), most=field.length
            )
        )
    return text


def _number(field: Field, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(_("“{value}” is not a whole number").format(value=clean(str(value))))
    least = -MOST if field.least is None else field.least
    most = MOST if field.most is None else field.most
    if not least <= value <= most:
        low, high = show(field, least), show(field, most)
        raise InputError(
            _("{value} is not between {least} and {most}").format(
                value=show(field, value), least=low, most=high
            )
        )
    return value


def _date(_field: Field, value: Any) -> dt.date:
    if isinstance(value, dt.datetime):
        value = value.date()
    if not isinstance(value, dt.date):
        raise InputError(_("“{value}” is not a date").format(value=clean(str(value))))
    if not FIRST_DAY <= value <= LAST_DAY:
        raise InputError(_("{value} is not between 1950 and 2100").format(value=day(value)))
    return value


def _moment(_field: Field, value: Any) -> dt.datetime:
    if not isinstance(value, dt.datetime):
        raise InputError(_("“{value}” is not a date with a time").format(value=clean(str(value))))
    return value


def _flag(_field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise InputError(_("“{value}” is neither yes nor no").format(value=clean(str(value))))
    return value


def _email(field: Field, value: Any) -> str:
    if not _EMAIL.fullmatch(str(value)):
        raise InputError(_("“{value}” is not an e-mail address").format(value=clean(str(value))))
    local, _at, domain = str(value).rpartition("@")
    return _text(field, f"{local}@{domain.lower()}")


def _mac(_field: Field, value: Any) -> str:
    if not _MAC.fullmatch(str(value)):
        raise InputError(
            _("“{value}” is not a network address such as 00:1a:2b:3c:4d:5e").format(value=clean(str(value)))
        )
    return str(value)


_CHECKS = {
    Kind.INTEGER: _number,
    Kind.AMOUNT: _number,
    Kind.PRICE: _number,
    Kind.PERCENT: _number,
    Kind.FTE: _number,
    Kind.DECIMAL: _number,
    Kind.MONTHS: _number,
    Kind.LINK: _number,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.FLAG: _flag,
    Kind.EMAIL: _email,
    Kind.MAC: _mac,
}


def validated(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the given values as they are written.

    Args:
        fields: The fields that may have a value.
        values: New values by column name; fields that are not named keep theirs.

    Raises:
        InputError: At least one does not fit; the message names every field that does not.
    """
    known, found, problems = {f.name: f for f in fields}, {}, []
    for name, value in values.items():
        if name not in known:
            problems.append(_("there is no field “{name}”").format(name=name))
            continue
        try:
            found[name] = checked(known[name], value)
        except InputError as problem:
            problems.append(f"{_(known[name].label)}: {problem.message}")
    if problems:
        raise InputError(". ".join(problems) + ".")
    return found


def custom_values(text: str | None) -> dict[str, Any]:
    """Return the board's own values of a record by name, from its `custom` column."""
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def custom_text(values: Mapping[str, Any]) -> str | None:
    """Return own values as the `custom` column holds them: sorted, without empty ones; None when there are none."""
    kept = {name: to_json(value) for name, value in sorted(values.items()) if value is not None}
    return json.dumps(kept, ensure_ascii=False) if kept else None
