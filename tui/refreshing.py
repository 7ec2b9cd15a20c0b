"""What the screen that brings a document up to date reads and does; threads call this."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import N_, _
from inventory.plan.template import load
from inventory.publish import refresh_run as running
from inventory.records import field as f
from tui.versioning import plan_row, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from inventory.plan.facts import Settings
    from inventory.publish.refresh_preview import Preview, Told
    from inventory.publish.refresh_run import Done, Loaded
    from inventory.store.database import Database

PARTS = {
    "take": N_("Taken over"),
    "conflicts": N_("Conflicts"),
    "figures": N_("Figures"),
    "cells": N_("Staying"),
    "gone": N_("Taken out"),
    "moved": N_("Moved"),
    "new": N_("New"),
    "dropped": N_("Dropped"),
    "own": N_("Own"),
    "changed": N_("Renewed"),
}
"""What a preview tells, in the order in which it matters."""
MEANINGS = {
    "take": N_("Texts and boxes of the document that go into the database."),
    "conflicts": N_(
        "Changed on both sides: d lets the document prevail, b the database; undecided, both keep their own."
    ),
    "figures": N_("Figures that people changed in the document: those of the inventory come in their place."),
    "cells": N_("Words that people wrote in pieces of the program: they stay in the document."),
    "gone": N_("Taken out of the document by people, and left out; r puts it back."),
    "moved": N_("Put elsewhere by people: brought up to date where it stands now."),
    "new": N_("New in the plan: comes into the document behind what stands before it."),
    "dropped": N_("No longer in the plan: taken out of the document."),
    "own": N_("Tables, pictures, rows and columns of people: left as they are."),
    "changed": N_("Pieces of the program that become those of today."),
}
"""What each part means, a sentence."""
COLUMNS = (
    f.text(N_("What happens"), width=24).but(name="part"),
    f.text(N_("Where"), width=40).but(name="where"),
    f.text(N_("In the document"), width=40).but(name="document"),
    f.text(N_("In the inventory"), width=40).but(name="inventory"),
    f.text(N_("Prevails"), width=12).but(name="prevails"),
)
SIDES = {"": N_("undecided"), "document": N_("document"), "database": N_("database")}
"""What prevails in a conflict, in words."""


class Row(NamedTuple):
    """One line of a preview.

    Attributes:
        where: The place in the document.
        document: What the document has.
        inventory: What the inventory has.
        key: Key of the conflict; "" for another line.
    """

    where: str
    document: str
    inventory: str = ""
    key: str = ""


class Looked(NamedTuple):
    """A document that was looked at.

    Attributes:
        loaded: The document.
        settings: What it is made with.
        plan: Name of its plan; "" for none.
        template: Title of its template.
        preview: What would happen.
    """

    loaded: Loaded
    settings: Settings
    plan: str
    template: str
    preview: Preview


def look(
    database: Database,
    path: Path,
    plan: int | None,
    on: dt.date,
    decided: Mapping[str, str],
    *,
    restore: bool = False,
) -> Looked:
    """Return what bringing a document up to date would do.

    Args:
        database: Where.
        path: The document.
        plan: The plan that is meant when the document does not say of which it is.
        on: Today.
        decided: What prevails in single conflicts, by their key.
        restore: Whether what was taken out is put back.

    Raises:
        InputError: It is no document of the program, is damaged, or its plan is gone.
        RefusedError: It is open in a word processor.
    """
    loaded = running.load(database, path)
    settings, name = _settings(database, loaded, plan, on)
    preview = running.look(database, loaded, running.Wanted(settings, on, "", restore, decided))
    return Looked(loaded, settings, name, load(settings.template).title, preview)


def _settings(database: Database, loaded: Loaded, plan: int | None, on: dt.date) -> tuple[Settings, str]:
    """Return what a document is made with: what it was made with, else the plan that is meant; and the name of its plan."""
    from tui.cli.plan_making import settings as usual  # noqa: PLC0415  the same choices as on the command line

    made = loaded.edition.settings if loaded.edition else None
    with database.read() as connection:
        number = made.plan if made is not None and made.plan is not None else plan
        now = usual(connection, on) if number is None else settings_of(connection, number, on)
        name = "" if now.plan is None else plan_row(connection, now.plan)["name"]
    if made is None:
        return now, name
    return replace(made, plan=now.plan), name


def bring(
    database: Database,
    found: Looked,
    output: Path,
    who: str,
    on: dt.date,
    decided: Mapping[str, str],
    *,
    restore: bool = False,
) -> Done:
    """Take texts and boxes into the database, and write the document brought up to date.

    Raises:
        InputError: No plan is recorded for its texts, or the file cannot be written.
        RefusedError: The database is read-only while there is something to take back, or the document is open.
    """
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    loaded = running.load(database, found.loaded.path)
    wanted = running.Wanted(found.settings, on, "", restore, decided)
    return running.bring_up_to_date(database, loaded, wanted, output, who, now)


def rows(preview: Preview, part: str) -> list[Row]:
    """Return the lines of a part of a preview."""
    if part == "take":
        texts = [Row(one.where, one.after, one.before) for one in preview.texts]
        boxes = {True: _("☑ ticked"), False: _("☐ not ticked")}
        return texts + [Row(one.where, boxes[one.ticked], boxes[not one.ticked]) for one in preview.ticks]
    if part == "conflicts":
        return [Row(str(one.spot), one.theirs, one.ours, one.key) for one in preview.conflicts]
    if part == "figures":
        return [Row(str(one.spot), one.theirs, one.ours) for one in preview.figures]
    if part == "cells":
        return [Row(str(one.spot), one.text) for one in preview.cells]
    told: Iterable[Told] = getattr(preview, part)
    return [Row(str(one.spot), one.text) for one in told]


def counted(preview: Preview) -> dict[str, int]:
    """Return how many lines each part has, without the parts that have none."""
    counts = {part: len(rows(preview, part)) for part in PARTS}
    return {part: count for part, count in counts.items() if count}


def export(preview: Preview, decided: Mapping[str, str], path: Path) -> Path:
    """Write all that a preview tells as CSV or a workbook, whole or not at all.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    from inventory.publish import table_file  # noqa: PLC0415  only to write
    from inventory.publish.table import Table  # noqa: PLC0415

    lines: list[tuple[Any, ...]] = []
    for part in counted(preview):
        for one in rows(preview, part):
            side = _(SIDES[decided.get(one.key, "")]) if one.key else None
            lines.append((_(PARTS[part]), one.where, one.document or None, one.inventory or None, side))
    return table_file.write(Table(COLUMNS, lines, _("Bringing up to date")), path)
