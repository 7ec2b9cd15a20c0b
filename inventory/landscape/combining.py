"""Two records that become one: what the one that stays takes over from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.records import Kind, get
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inventory.records import Field

RUNS = ("yes", "unknown", "no")
"""Whether a party runs a process: one of both is enough; not known of one leaves it open."""
RECOGNISED = ("no", "unknown", "yes")
"""Whether they recognise their work: both must."""
STATUSES = ("in_use", "phasing_out", "planned", "ended")
"""Which life of a support holds."""
JOINED = {"term": ("name",), "concept_word": ("name",), "answer": ("answer",), "vision": ("text",)}
"""Columns whose texts are both kept."""


def combined(kind: str, stays: Mapping[str, Any], goes: Mapping[str, Any], by: str = "") -> dict[str, Any]:
    """Return the columns that change in the record that stays.

    Empty columns are filled from the other one, notes are joined, and some kinds have rules of their own.

    Args:
        kind: Kind of both records.
        stays: The record that stays, by column.
        goes: The one that is put away.
        by: Whose record that was; stands before its answer.
    """
    record = get(kind)
    taken = {name for key in record.keys for name in key}
    found: dict[str, Any] = {}
    for name, column in record.fields.items():
        if name not in taken and column.kind is not Kind.FLAG:
            found[name] = _value(kind, column, stays[name], goes[name], by)
    found.update(RULES[kind](stays, goes) if kind in RULES else {})
    return {name: value for name, value in found.items() if value != stays[name]}


def _value(kind: str, column: Field, stays: Any, goes: Any, by: str) -> Any:
    """Return the value of one column."""
    if stays is None:
        return goes
    if goes is None or not (column.kind is Kind.NOTE or column.name in JOINED.get(kind, ())):
        return stays
    between = "; " if column.kind is Kind.TEXT else "\n"
    if fold(goes) in {fold(part) for part in (stays, *stays.split(between))}:
        return stays
    more = f"{by}: {goes}" if kind == "answer" and by else goes
    return f"{stays}{between}{more}"[: column.length]


def _first(order: tuple[str, ...], *values: Any) -> str | None:
    """Return the value that comes first in an order."""
    return next((value for value in order if value in values), None)


def _participation(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> dict[str, Any]:
    """Return who runs it, and who recognises it."""
    return {
        "runs": _first(RUNS, stays["runs"], goes["runs"]),
        "recognised": _first(RECOGNISED, stays["recognised"] or "unknown", goes["recognised"] or "unknown"),
    }


def _support(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> dict[str, Any]:
    """Return one support for both: the life of the one that is most in use; of two alike, from the first day to the last."""
    status = _first(STATUSES, stays["status"], goes["status"])
    found: dict[str, Any] = {
        "status": status,
        "level": _first(("full", "partial"), stays["level"], goes["level"]),
    }
    if stays["status"] == goes["status"]:
        starts, ends = (stays["start"], goes["start"]), (stays["end"], goes["end"])
        found["start"] = None if None in starts else min(starts)
        found["end"] = None if None in ends else max(ends)
    else:
        lives = stays if stays["status"] == status else goes
        found["start"], found["end"] = lives["start"], lives["end"]
    return found


def _party(stays: Mapping[str, Any], _goes: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a party keeps: its own names, type, country and address."""
    kept = ("short", "type", "country", "registration", "street", "postcode", "city", "other_names")
    return {name: stays[name] for name in kept}


RULES: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]] = {
    "participation": _participation,
    "support": _support,
    "party": _party,
}
"""Kinds with rules of their own."""
