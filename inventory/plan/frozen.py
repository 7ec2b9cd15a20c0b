"""Blocks of a plan as JSON and back, without loss: what a version and an edition are kept as.

Every field of a block is written, also one that has its default: a later release may have another default, and what was
kept must come out as it was. The same blocks always give the same text, so that its digest can be compared.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from inventory.errors import StorageError
from inventory.language import _
from inventory.plan import blocks as forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.plan.blocks import Block

FORMAT = 1
"""Of the JSON; higher when an older program could no longer read it right."""


def to_json(blocks: Iterable[Block]) -> str:
    """Return blocks as JSON, in ASCII, the same text for the same blocks."""
    told = {"format": FORMAT, "blocks": [_told(block) for block in blocks]}
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> list[Block]:
    """Return the blocks of a JSON text that `to_json` wrote.

    Raises:
        StorageError: The text is damaged, or was written by a newer program.
    """
    try:
        told = json.loads(text)
        if told["format"] > FORMAT:
            raise StorageError(
                _("These blocks of a plan were kept by a newer version of inventaris."),
                _("Install the newest version."),
            )
        found: list[Block] = [_made(one) for one in told["blocks"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StorageError(
            _("The kept blocks of a plan cannot be read: {problem}").format(problem=error),
            _("Put back a backup that was made before they were damaged."),
        ) from error
    return found


def _told(value: object) -> Any:
    """Return a value as what JSON knows: a date and an object as an object that says what it is."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: _told(getattr(value, one.name)) for one in fields(value)}
        return {"is": type(value).__name__, **held}
    if isinstance(value, (tuple, list)):
        return [_told(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(type(value))


def _made(told: Any) -> Any:
    """Return the value that was told."""
    if isinstance(told, list):
        return tuple(_made(one) for one in told)
    if not isinstance(told, dict):
        return told
    if "date" in told and "is" not in told:
        return date.fromisoformat(told["date"])
    form = _forms()[told["is"]]
    held = {name: _made(value) for name, value in told.items() if name != "is"}
    for name, kind in _choices(form).items():
        if name in held:
            held[name] = kind(held[name])
    return form(**held)


@cache
def _forms() -> dict[str, type]:
    """Return every class of block, and of what blocks hold, by name."""
    return {name: one for name, one in vars(forms).items() if isinstance(one, type) and is_dataclass(one)}


@cache
def _choices(form: type) -> dict[str, type[StrEnum]]:
    """Return the fields of a class that hold one word of a list, with the list."""
    hints = get_type_hints(form)
    return {
        name: kind for name, kind in hints.items() if isinstance(kind, type) and issubclass(kind, StrEnum)
    }
