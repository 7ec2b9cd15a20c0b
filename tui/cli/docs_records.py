"""docs/records.md: what is recorded, from the declarations, with the Dutch names beside the English ones."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from inventory.language import translate
from inventory.records import REGISTRY, get
from inventory.records.field import SCALES, Kind
from inventory.records.values import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.records import Field, Record

UNITS = {
    Kind.AMOUNT: "amount, in cents",
    Kind.PRICE: "price, in 1/10000 euro",
    Kind.PERCENT: "percentage, in 1/100 %",
    Kind.FTE: "fte, in 1/100",
    Kind.DECIMAL: "number, in 1/100",
    Kind.MONTHS: "months",
    Kind.INTEGER: "whole number",
    Kind.MOMENT: "moment, in UTC",
    Kind.FLAG: "yes, no or unknown",
}
"""How a kind is kept, where its name does not say it."""


def page() -> str:
    """Return docs/records.md; English is spoken when it is called."""
    lines = [
        "# Records",
        "",
        (
            "Written by `make docs` from the declarations in `inventory/records`. A command, a filter and the header of an "
            "imported table know a field by its column, its label in Dutch or English, or another name; accents and case do "
            "not matter. **Bold** fields are required."
        ),
        "",
        *table(
            ("kind", "English", "Dutch", "what it is"),
            (
                (f"[{r.kind}](#{r.kind})", r.label, translate(r.label, "nl"), told(r))
                for r in REGISTRY.values()
            ),
        ),
    ]
    for record in REGISTRY.values():
        lines += ["", f"## {record.kind}", "", f"{told(record)} {keys(record)}".strip(), ""]
        lines += table(
            ("column", "label", "in Dutch", "holds", "also called", "help"),
            (row(field) for field in record.fields.values()),
        )
    return "\n".join(lines) + "\n"


def told(record: type[Record]) -> str:
    """Return what a record is: the first sentence of its declaration."""
    return inspect.cleandoc(record.__doc__ or "").partition("\n\n")[0].replace("\n", " ")


def keys(record: type[Record]) -> str:
    """Return by which columns a record is recognised."""
    found = " or ".join(" + ".join(f"`{name}`" for name in key) for key in record.keys)
    return f"Unique by {found}." if found else ""


def row(field: Field) -> tuple[str, ...]:
    """Return a field as a row of its record's table."""
    name = f"**{field.name}**" if field.required else field.name
    also = "; ".join(field.synonyms)
    return (name, field.label, translate(field.label, "nl"), holds(field), also, field.help)


def holds(field: Field) -> str:
    """Return what a field holds: its kind and unit, its choices or what it points to, its bounds and default."""
    if field.target:
        return f"link to [{field.target}](#{get(field.target).kind})"
    if field.choices:
        values = ", ".join(choice(field, value) for value in field.choices)
        return f"one of: {values}"
    parts = [UNITS.get(field.kind, str(field.kind))]
    if field.kind in {Kind.INTEGER, Kind.MONTHS, *SCALES}:
        parts.append(bounds(field))
    if field.secret:
        parts.append("masked")
    if field.default is not None:
        parts.append(f"default {show(field, field.default)}")
    return ", ".join(part for part in parts if part)


def choice(field: Field, value: str) -> str:
    """Return a choice with its Dutch name and the words that foreign files use for it."""
    words = [translate(field.choices[value], "nl"), *field.also.get(value, ())]
    default = ", default" if value == field.default else ""
    return f"`{value}` ({', '.join(dict.fromkeys(words))}{default})"


def bounds(field: Field) -> str:
    """Return the bounds of a number, as people write it; not negative is the rule and is not said."""
    if field.most is not None:
        return f"{show(field, field.least or 0)} to {show(field, field.most)}"
    if field.least is None:
        return "may be negative"
    return "" if field.least == 0 else f"from {show(field, field.least)}"


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return a table of Markdown."""
    lines = [header, tuple("---" for _name in header), *rows]
    return [
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
        for cells in lines
    ]
