"""What was changed, for people and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from inventory.records import REGISTRY
from inventory.records import field as f
from inventory.records.values import custom_values, from_json, machine, show, to_json
from inventory.store import history
from inventory.store.views import all_fields
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from inventory.records import Field
    from inventory.store.history import Batch, Change

MOMENT = f.moment(N_("When"))


def _fields(*declared: tuple[str, Field]) -> list[Field]:
    return [field.but(name=name) for name, field in declared]


BATCH_FIELDS = _fields(
    ("batch", f.integer(N_("Batch"))),
    ("at", MOMENT),
    ("who", f.text(N_("Who"))),
    ("action", f.choice(N_("Action"), dict(history.ACTIONS))),
    ("changes", f.integer(N_("Changes"))),
    ("reason", f.text(N_("Reason"))),
    ("undoes", f.integer(N_("Takes back"))),
    ("undone_by", f.integer(N_("Taken back by"))),
)
"""Columns of a list of batches."""

CHANGE_FIELDS = _fields(
    ("batch", f.integer(N_("Batch"))),
    ("at", MOMENT),
    ("who", f.text(N_("Who"))),
    ("record", f.text(N_("Subject"))),
    ("action", f.choice(N_("Action"), dict(history.ACTIONS))),
    ("field", f.text(N_("Field"))),
    ("before", f.text(N_("Before"))),
    ("after", f.text(N_("After"))),
    ("reason", f.text(N_("Reason"))),
)
"""Columns of a list of changes: a row a field."""


def batch_row(batch: Batch) -> tuple[Any, ...]:
    """Return a batch as a row of `BATCH_FIELDS`."""
    return (
        batch.id,
        batch.at,
        batch.who,
        batch.action,
        batch.changes,
        batch.reason or None,
        batch.undoes,
        batch.undone_by,
    )


def change_rows(connection: Connection, found: list[Change]) -> Iterator[tuple[Any, ...]]:
    """Yield changes as rows of `CHANGE_FIELDS`."""
    names = history.names_of(connection, found)
    for change in found:
        title = names.get((change.record, change.record_id), f"#{change.record_id}")
        what = f"{_(REGISTRY[change.record].label)} {title}"
        batch = change.batch
        for line in history.lines(connection, change):
            yield (
                batch.id,
                batch.at,
                batch.who,
                what,
                change.action,
                line.label,
                line.before or None,
                line.after or None,
                batch.reason or None,
            )


def lines(connection: Connection, change: Change) -> Iterator[str]:
    """Yield a change as lines for people: when, who and what, then the fields that differ."""
    batch = change.batch
    why = f" ({clean(batch.reason)})" if batch.reason else ""
    did = _(history.ACTIONS.get(change.action, change.action))
    yield f"{show(MOMENT, batch.at)}  {clean(batch.who)}: {did}{why}"
    if change.action == "new":
        return
    for line in history.lines(connection, change):
        yield f"    {line.label}: {clean(line.before) or '-'} → {clean(line.after) or '-'}"


def as_object(connection: Connection, change: Change) -> dict[str, Any]:
    """Return a change as scripts read it: values before and after as `list` gives them, links as numbers."""
    fields = all_fields(connection, REGISTRY[change.record])
    return {
        "batch": change.batch.id,
        "at": to_json(change.batch.at),
        "who": change.batch.who,
        "reason": change.batch.reason,
        "kind": change.record,
        "id": change.record_id,
        "action": change.action,
        "before": _side(fields, change.before),
        "after": _side(fields, change.after),
    }


def _side(fields: Mapping[str, Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return one side of a change by column name, own fields taken out of theirs."""
    flat = {**{k: v for k, v in values.items() if k != "custom"}, **custom_values(values.get("custom"))}
    return {
        name: machine(fields[name], from_json(fields[name], value)) if name in fields else value
        for name, value in flat.items()
    }
