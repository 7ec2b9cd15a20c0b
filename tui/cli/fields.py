"""`fields`: the kinds of records, and what can be recorded of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import REGISTRY, find
from inventory.records import field as f
from inventory.store.views import all_fields
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session

if TYPE_CHECKING:
    from inventory.records import Field, Record
    from tui.cli.output import Target
    from tui.cli.session import Session

KINDS = [
    f.text(N_("Kind")).but(name="kind"),
    f.text(N_("Name")).but(name="label"),
    f.text(N_("Plural")).but(name="plural"),
    f.text(N_("Called by")).but(name="keys"),
    f.integer(N_("Fields")).but(name="fields"),
]
FIELDS = [
    f.text(N_("Column")).but(name="name"),
    f.text(N_("Label")).but(name="label"),
    f.text(N_("Holds")).but(name="kind"),
    f.flag(N_("Required")).but(name="required"),
    f.text(N_("Choices, or what it points to")).but(name="choices"),
    f.text(N_("Also called")).but(name="synonyms"),
    f.text(N_("Help")).but(name="help"),
]


@spoken.command(
    N_("List the kinds of records, or the fields of one kind: columns, labels, choices, other names.")
)
@spoken.argument("kind", metavar=N_("KIND"), required=False)
@output_options
@pass_session
def fields(session: Session, *, kind: str | None, target: Target) -> None:
    """List kinds or fields."""
    if kind is None:
        records = list(REGISTRY.values())
        write(
            Table(KINDS, [_kind_row(r) for r in records], _("Kinds")),
            target,
            [_kind_object(r) for r in records],
        )
        return
    record = find(kind)
    with session.database.read() as connection:
        found = list(all_fields(connection, record).values())
    data = [_field_object(field) for field in found]
    write(Table(FIELDS, [_field_row(field) for field in found], _(record.plural)), target, data)


def _kind_row(record: type[Record]) -> tuple[Any, ...]:
    """Return a kind of record as a row of `KINDS`."""
    keys = "; ".join(" + ".join(_(record.fields[name].label) for name in key) for key in record.keys)
    return (record.kind, _(record.label), _(record.plural), keys or None, len(record.fields))


def _kind_object(record: type[Record]) -> dict[str, Any]:
    """Return a kind of record as scripts read it."""
    return {
        "kind": record.kind,
        "label": _(record.label),
        "plural": _(record.plural),
        "keys": [list(key) for key in record.keys],
        "fields": list(record.fields),
    }


def _field_row(field: Field) -> tuple[Any, ...]:
    """Return a field as a row of `FIELDS`."""
    choices = ", ".join(_(label) for label in field.choices.values())
    target = _(REGISTRY[field.target].label) if field.target else ""
    return (
        field.name,
        _(field.label),
        KIND_NAMES[field.kind](),
        field.required,
        choices or target or None,
        ", ".join(field.synonyms) or None,
        _(field.help) or None,
    )


def _field_object(field: Field) -> dict[str, Any]:
    """Return a field as scripts read it."""
    return {
        "name": field.name,
        "label": _(field.label),
        "kind": str(field.kind),
        "required": field.required,
        "choices": {value: _(label) for value, label in field.choices.items()},
        "target": field.target or None,
        "synonyms": list(field.synonyms),
        "default": field.default,
        "custom": field.custom,
        "help": _(field.help),
    }


KIND_NAMES = {
    f.Kind.TEXT: lambda: _("text"),
    f.Kind.NOTE: lambda: _("text of several lines"),
    f.Kind.INTEGER: lambda: _("whole number"),
    f.Kind.AMOUNT: lambda: _("amount in euros"),
    f.Kind.PRICE: lambda: _("price in euros"),
    f.Kind.PERCENT: lambda: _("percentage"),
    f.Kind.FTE: lambda: _("fte"),
    f.Kind.DECIMAL: lambda: _("number"),
    f.Kind.MONTHS: lambda: _("months"),
    f.Kind.DATE: lambda: _("day"),
    f.Kind.MOMENT: lambda: _("day and time"),
    f.Kind.FLAG: lambda: _("yes or no"),
    f.Kind.CHOICE: lambda: _("choice"),
    f.Kind.LINK: lambda: _("link"),
    f.Kind.MAC: lambda: _("network address"),
    f.Kind.EMAIL: lambda: _("e-mail address"),
    f.Kind.JSON: lambda: _("value of the program"),
}
"""What a kind of field holds, for people."""
