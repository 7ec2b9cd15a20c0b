"""The analyses that the findings pane can show, in their order, and how each is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape.model import natural
from inventory.language import N_, _
from inventory.records import Kind
from inventory.records.values import show
from inventory.text import fold
from tui.widgets import findings_risks as risks
from tui.widgets import findings_systems as systems
from tui.widgets import findings_tables as tables
from tui.widgets.findings_moment import resolve
from tui.widgets.findings_scene import scene
from tui.widgets.grid import status, toned
from tui.widgets.record_source import columns

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from typing import Any

    from rich.text import Text

    from inventory.landscape.difference import Compare, Method
    from inventory.records import Field
    from inventory.store.database import Database
    from tui.widgets.findings_moment import Chosen, Moment
    from tui.widgets.findings_scene import Scene
    from tui.widgets.findings_tables import Told
    from tui.widgets.grid import GridColumn, Tone

SIGNS: dict[str, dict[str, tuple[str, Tone]]] = {
    "found": {"gap": ("✗", "error"), "unknown": ("?", "warning"), "contradiction": ("!", "warning")},
    "certain": {"certain": ("!", "warning"), "possible": ("?", "muted")},
    "label": {
        "same": ("✓", "success"),
        "same kind": ("≈", "accent"),
        "different": ("✗", "warning"),
        "one party": ("–", "muted"),  # noqa: RUF001  a dash that is seen
        "no systems": ("–", "muted"),  # noqa: RUF001
        "unknown": ("?", "warning"),
    },
    "move": {"removed": ("−", "error"), "added": ("+", "success"), "kept": ("=", "muted")},  # noqa: RUF001
    "window": {"overlap": ("‖", "warning"), "gap": ("✗", "error")},
    "advice": {
        "invest": ("▲", "success"),
        "migrate": ("▸", "accent"),
        "tolerate": ("○", "muted"),
        "eliminate": ("✗", "error"),
    },
    "severity": {
        "critical": ("✗", "error"),
        "high": ("!", "warning"),
        "medium": ("▲", "accent"),
        "low": ("·", "muted"),
    },
    "leak": {"yes": ("✗", "error"), "no": ("✓", "success"), "unknown": ("?", "warning")},
    "covered": {"yes": ("✓", "success"), "no": ("✗", "error"), "unknown": ("?", "warning")},
    "pupil_data": {"yes": ("●", "accent"), "no": ("–", "muted"), "unknown": ("?", "warning")},  # noqa: RUF001
}
"""Sign and tone of the values of a column, so that a state is read without colour too."""


UNKNOWN = frozenset(
    {
        "advice",
        "availability_needed",
        "confidentiality_needed",
        "functional",
        "integrity_needed",
        "suppliers",
        "technical",
    }
)
"""Columns in which an empty cell is unknown, and no answer."""
STRETCHED = frozenset({"systems", "others", "data", "message", "gaps", "processes"})
"""Columns that take what is left of the screen."""
LEAST = {"system": 18, "supplier": 16, "leaves": 14, "arrives": 14, "source": 14, "target": 14}
"""Narrowest widths: rows further down have longer names than those that are on screen first."""


class Analysis(NamedTuple):
    """One analysis.

    Args:
        label: What it is called, marked for translation.
        told: Makes its table.
        compares: It depends on what is compared and how.
    """

    label: str
    told: Callable[[Scene], Told]
    compares: bool = False


ANALYSES: dict[str, Analysis] = {
    "gaps": Analysis(N_("Gaps"), tables.gaps),
    "overlaps": Analysis(N_("Overlaps"), tables.overlaps),
    "harmonisation": Analysis(N_("Harmonisation"), tables.harmonisation),
    "difference": Analysis(N_("Difference by process"), tables.difference, compares=True),
    "orphans": Analysis(N_("Orphan systems"), tables.orphans),
    "dependence": Analysis(N_("Dependence on suppliers"), systems.dependence),
    "risk": Analysis(N_("Weakest link"), risks.risk),
    "connecting": Analysis(N_("Connecting systems"), systems.connecting),
    "clusters": Analysis(N_("Clusters"), systems.clusters),
    "consistency": Analysis(N_("Consistency"), risks.consistency),
    "biv": Analysis(N_("Availability, integrity, confidentiality"), systems.biv),
    "portfolio": Analysis(N_("Portfolio"), systems.fits),
    "flows": Analysis(N_("Data of pupils and leaks"), risks.flows),
}
"""Every analysis by its name in code, in the order of the pane."""


class Asked(NamedTuple):
    """What is asked of the findings.

    Args:
        name: Which analysis.
        chosen: Of which day and state.
        compare: Products, or kinds of systems.
        method: How the difference is reckoned.
    """

    name: str
    chosen: Chosen
    compare: Compare = "product"
    method: Method = "pairwise"


class Found(NamedTuple):
    """An analysis that was made.

    Args:
        asked: What was asked.
        moment: Of which day and state it is.
        told: Its table.
        processes, systems: How many there are on that day; without them nothing can be said.
    """

    asked: Asked
    moment: Moment
    told: Told
    processes: int
    systems: int


def find(database: Database, asked: Asked, today: dt.date) -> Found:
    """Make an analysis.

    Raises:
        InputError: The plateau is not there any more.
    """
    with database.read() as connection:
        moment = resolve(connection, today, asked.chosen)
        seen = scene(connection, moment, asked.compare, asked.method)
        told = ANALYSES[asked.name].told(seen)
    return Found(asked, moment, told, len(seen.view.processes), len(seen.view.systems))


def grid_columns(fields: Sequence[Field]) -> list[GridColumn]:
    """Return the grid's columns; known states are sign, word and tone."""
    return [
        replace(
            column,
            format=_asking(field, _signed(field) if field.name in SIGNS else column.format),
            stretch=field.name in STRETCHED,
            min_width=LEAST.get(field.name, column.min_width),
        )
        for field, column in zip(fields, columns(fields), strict=True)
    ]


def _asking(field: Field, format_: Callable[[Any], str | Text]) -> Callable[[Any], str | Text]:
    """Return a format that asks what is not known, since an empty cell says nothing."""
    if field.name not in UNKNOWN:
        return format_
    return lambda value: toned("?", "warning") if value in {None, ""} else format_(value)


def _signed(field: Field) -> Callable[[Any], str | Text]:
    known = SIGNS[field.name]
    return lambda value: (
        status(known[value][0], show(field, value), known[value][1]) if value in known else show(field, value)
    )


def texts(fields: Sequence[Field], row: Sequence[Any]) -> list[str]:
    """Return the cells of a row as people read them."""
    return [show(field, value) for field, value in zip(fields, row, strict=True)]


def said(fields: Sequence[Field], row: Sequence[Any]) -> str:
    """Return a row in words: "Party: De Linde · Process: Enrolment"; what is empty is left out."""
    parts = zip(fields, texts(fields, row), strict=True)
    return " · ".join(f"{_(field.label)}: {text}" for field, text in parts if text)


def shown(found: Told, words: str, column: str, *, descending: bool) -> list[int]:
    """Return the places of the rows in which all words stand, in the order of a column.

    Args:
        found: The table.
        words: What is typed in the filter.
        column: Name of the column to sort by, "" for the table's own order.
        descending: From high to low.
    """
    wanted = fold(words).split()
    places = [
        place
        for place, row in enumerate(found.rows)
        if not wanted or all(word in fold(" ".join(texts(found.fields, row))) for word in wanted)
    ]
    names = [field.name for field in found.fields]
    if column in names:
        at = names.index(column)
        field = found.fields[at]
        places.sort(key=lambda place: _order(field, found.rows[place][at]), reverse=descending)
    return places


def _order(field: Field, value: Any) -> tuple[bool, Any]:
    """Return a key by which values are sorted, what is unknown first."""
    if field.kind in {Kind.TEXT, Kind.CHOICE}:
        return (bool(value), natural(show(field, value)))
    return (value is not None, value or 0)
