"""Values as a person types them: `veld=waarde`, by the column's name or its label in Dutch or English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.values import Problem, column_reader
from inventory.errors import InputError
from inventory.language import _, both, current
from inventory.records import Kind, get
from inventory.records.values import checked
from inventory.store.detail import locate
from inventory.store.views import all_fields
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Field, Record


def assignments(connection: Connection, record: type[Record], given: Sequence[str]) -> dict[str, Any]:
    """Return stored values by column name.

    Args:
        connection: Where links are looked up.
        record: Kind of the record.
        given: Texts such as `status=in gebruik`; nothing behind the sign clears the field.

    Raises:
        InputError: At least one cannot be read; the message names every one, with what is wrong.
    """
    fields = all_fields(connection, record)
    known = names(fields)
    found: dict[str, Any] = {}
    problems: list[str] = []
    hint = ""
    for text in given:
        try:
            field, written = _split(record, known, text, found)
            found[field.name] = value(connection, field, written)
        except InputError as problem:
            problems.append(problem.message.rstrip("."))
            hint = hint or problem.hint
    if problems:
        raise InputError(". ".join(problems) + ".", hint)
    return found


def names(fields: Mapping[str, Field]) -> dict[str, Field]:
    """Return fields by every name that a person may use: column, labels, then synonyms where they mean one field."""
    found: dict[str, Field] = {}
    synonyms: dict[str, list[Field]] = {}
    for field in fields.values():
        for synonym in field.synonyms:
            synonyms.setdefault(fold(synonym), []).append(field)
    for word, meant in synonyms.items():
        if len(meant) == 1:
            found[word] = meant[0]
    for field in fields.values():
        found.update({fold(label): field for label in both(field.label)})
    for name, field in fields.items():
        found[fold(name)] = found[fold(name.replace("_", "-"))] = field
    return found


def column(record: type[Record], known: Mapping[str, Field], name: str) -> Field:
    """Return the field that a person means.

    Raises:
        InputError: There is none; the hint names the nearest, or the command that lists all.
    """
    field = known.get(fold(name))
    if field is not None:
        return field
    from difflib import get_close_matches  # noqa: PLC0415  only for a mistake

    near = get_close_matches(fold(name), known, n=1)
    hint = (
        _("Did you mean “{name}”?").format(name=known[near[0]].name)
        if near
        else _("`inventaris fields {kind}` lists the fields.").format(kind=record.kind)
    )
    raise InputError(
        _("{record} has no field “{name}”.").format(record=_(record.label).capitalize(), name=clean(name)),
        hint,
    )


def _split(
    record: type[Record], known: Mapping[str, Field], text: str, before: Mapping[str, Any]
) -> tuple[Field, str]:
    """Return the field and the text that an assignment gives it, provided that it was not given `before`."""
    name, sign, written = text.partition("=")
    if not sign or not name.strip():
        raise InputError(
            _("“{text}” is not of the form field=value").format(text=clean(text)),
            _("Put quotes around a value with blanks: 'notes=two words'."),
        )
    field = column(record, known, name)
    if field.name in before:
        raise InputError(_("“{name}” is given twice").format(name=field.name))
    return field, written


def value(connection: Connection, field: Field, text: str) -> Any:
    """Return the stored value of what a person typed; None for nothing.

    Raises:
        InputError: It does not fit the field; the message begins with the field's label.
    """
    label = _(field.label)
    try:
        return checked(field, _parsed(connection, field, text))
    except InputError as problem:
        raise InputError(f"{label}: {problem.message}", problem.hint) from problem


def _parsed(connection: Connection, field: Field, text: str) -> Any:
    """Return a typed text as a value of the field's kind, not yet checked against its bounds."""
    if not text.strip():
        return None
    if field.choices:
        return _choice(field, text)
    if field.kind is Kind.LINK:
        return locate(connection, get(field.target), text)
    if field.kind in {Kind.TEXT, Kind.NOTE, Kind.JSON}:
        return text
    from importers.values import Hints  # noqa: PLC0415  with the readers

    read = column_reader(field.kind, [text], Hints(order="dmy", decimal="," if current() == "nl" else "."))
    found = read.read(text)
    if isinstance(found, Problem):
        raise InputError(found.reason)
    if found is None:
        raise InputError(
            _("“{value}” is no value; to clear the field, leave out what is behind the sign").format(
                value=clean(text)
            )
        )
    return found


def _choice(field: Field, text: str) -> str:
    """Return the value of a choice that a person calls by its value, a label, or a word of foreign files.

    An unknown one is left as it is: the check against the field names those that there are.
    """
    wanted = fold(text)
    for spelled in (
        lambda v: (v, *both(field.choices[v])),
        lambda v: field.also.get(v, ()),
    ):
        for choice in field.choices:
            if wanted in map(fold, spelled(choice)):
                return choice
    return clean(text)


"""An unknown one is left as it is: the check against the field names those that there are."""
