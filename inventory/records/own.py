"""What the board sets for itself: policy with its dates, own fields, saved views."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

OWN_KINDS = {
    "text": N_("text"),
    "note": N_("text of several lines"),
    "integer": N_("whole number"),
    "amount": N_("amount"),
    "date": N_("date"),
    "flag": N_("yes or no"),
    "choice": N_("choice"),
}


class CustomField(
    Record,
    kind="custom_field",
    label=N_("own field"),
    plural=N_("own fields"),
    keys=(("record", "name"),),
    title=("record", "name"),
):
    """A column that the board adds to a record."""

    record = f.text(
        N_("Record"), N_("Kind of record that gets the column"), required=True, listed=True, length=40
    )
    name = f.text(
        N_("Name"), N_("Small letters, digits and _"), required=True, listed=True, length=40, searched=True
    )
    caption = f.text(N_("Label"), required=True, listed=True, searched=True, length=80)
    type = f.choice(N_("Kind"), OWN_KINDS, required=True, listed=True, default="text")
    choices = f.text(N_("Choices"), N_("Separated by ;"), listed=True, length=4000)
    required = f.flag(N_("Required"), default=False, listed=True)
    help = f.text(N_("Help"))


class SavedView(
    Record,
    kind="saved_view",
    label=N_("saved view"),
    plural=N_("saved views"),
    keys=(("record", "name"),),
    title=("name",),
):
    """A filter, order and choice of columns, under a name."""

    record = f.text(N_("Record"), required=True, listed=True, length=40)
    name = f.text(N_("Name"), required=True, listed=True, searched=True, length=80)
    filter = f.text(N_("Filter"), listed=True, length=2000)
    sort = f.text(N_("Sort"), N_("Columns separated by commas, - before one for descending"), listed=True)
    columns = f.json(N_("Columns"))


class PolicyValue(
    Record,
    kind="policy_value",
    label=N_("policy"),
    plural=N_("policies"),
    keys=(("name", "start"),),
    title=("name",),
):
    """A value of the board's policy from a day on; without one, the default of the country holds."""

    name = f.text(N_("Name"), required=True, listed=True, searched=True, length=80, width=32)
    start = f.date(N_("From"), N_("Empty: always"), listed=True)
    value = f.text(N_("Value"), required=True, listed=True)
    notes = f.note(N_("Reason"), listed=True)
    decided_by = f.link("person", N_("Decided by"))
