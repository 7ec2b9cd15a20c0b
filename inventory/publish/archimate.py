"""The landscape as an ArchiMate model in the Open Exchange format: what is recorded, its road, and the maps as views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, current, written
from inventory.publish import archimate_records as records_of
from inventory.publish.archimate_arrows import interface_view, roadmap_view
from inventory.publish.archimate_model import Model, identifier
from inventory.publish.archimate_roadmap import Road
from inventory.publish.archimate_views import table_views

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.model import Mode
    from inventory.publish.archimate_model import Element, Relation, View


def archimate(connection: Connection, on: date, mode: Mode = "now") -> bytes:
    """Return the landscape of a day as an Open Exchange file, which Archi imports and this program reads back.

    Args:
        connection: One that reads.
        on: The day.
        mode: "now", "plateau" or "target".
    """
    from inventory.publish.archimate_xml import written as as_file  # noqa: PLC0415  not for the CSV files

    return as_file(model(connection, on, mode))


def model(connection: Connection, on: date, mode: Mode = "now") -> Model:
    """Return the landscape of a day as a model, in the language now spoken.

    Args:
        connection: One that reads.
        on: The day.
        mode: "now", "plateau" or "target".
    """
    records = records_of.Records(connection, on, mode)
    road = Road(records)
    elements = (*records_of.elements(records), *road.elements())
    relations = (*records_of.relations(records), *road.relations())
    states = {"now": _("as it is"), "plateau": _("on the road"), "target": _("as it is meant to become")}
    text = _("Landscape on {day}, {state}").format(day=written(on), state=states[mode])
    views = (
        *table_views(records, text),
        *interface_view(elements, relations, text),
        *roadmap_view(elements, relations, text),
    )
    board = next((row.name for row in records.rows["party"].values() if row.own), "")
    return Model(
        identifier("model", "landscape"),
        " · ".join(part for part in (board, _("landscape")) if part),
        text,
        elements,
        relations,
        views,
        _folders(elements, relations, views),
        current(),
    )


def _folders(
    elements: tuple[Element, ...], relations: tuple[Relation, ...], views: tuple[View, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the folders: elements by what they are, then relations and views; empty ones are left out."""
    names = {
        "BusinessActor": _("Parties and suppliers"),
        "Grouping": _("Processes"),
        "BusinessProcess": _("Processes"),
        "ApplicationComponent": _("Systems"),
        "Contract": _("Agreements"),
        "Plateau": _("Roadmap"),
        "Gap": _("Roadmap"),
        "WorkPackage": _("Roadmap"),
    }
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for one in elements:
        found[names[one.type]].append(one.id)
    found[_("Relations")] = [one.id for one in relations]
    found[_("Views")] = [view.id for view in views]
    return tuple((name, tuple(inside)) for name, inside in found.items() if inside)
