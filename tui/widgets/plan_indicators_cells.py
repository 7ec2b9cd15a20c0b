"""How indicators are drawn: columns, the light as sign, word and colour, the trend as a line of blocks, and all in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from inventory.language import N_, _
from inventory.plan.indicators import TRENDS, trend_text
from inventory.plan.light import LEVELS, SIGNS
from inventory.records.plan_cycle import DIRECTIONS, MEASURES
from inventory.records.values import day
from inventory.text import clean, fold
from tui.widgets.grid import GridColumn, toned
from tui.widgets.grid.layout import GUTTER, PADDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inventory.plan.indicators import Standing
    from inventory.plan.light import Level, Light
    from tui.indicating import Indicated
    from tui.widgets.grid import Row
    from tui.widgets.grid.cells import Tone

BLOCKS = "▁▂▃▅▇"
"""Heights of the line of values."""
POINTS = 8
"""Values that the line shows at most, the newest last."""
WIDE = 96
"""Cells of the table from which the goal and the day have a column."""
LEAST, MOST = 14, 40
TONES: dict[Level, Tone] = {"reached": "success", "near": "warning", "far": "error", "unknown": "muted"}
SHORT: dict[Level, str] = {
    "reached": N_("reached"),
    "near": N_("almost"),
    "far": N_("far off"),
    "unknown": N_("unknown"),
}
"""The state of the light where there is no room for its sentence."""
SHORT_WAY: dict[Level, str] = {
    "reached": N_("on schedule"),
    "near": N_("bit behind"),
    "far": N_("behind"),
    "unknown": N_("unknown"),
}
"""The same on the way to the target."""


def columns_of(width: int) -> list[GridColumn]:
    """Return the columns for a table so many cells wide."""
    fixed = [
        GridColumn("number", _("No."), 3, align="right", fixed=True),
        GridColumn("value", _("Value"), 9, align="right"),
        GridColumn("target", _("To reach"), 9, align="right"),
        GridColumn("light", _("State"), 13, format=_light),
        GridColumn("trend", _("Trend"), POINTS),
    ]
    more = [GridColumn("date", _("Measured on"), 10)] if width >= WIDE else []
    room = width - GUTTER - 1 - sum((one.width or 0) + 2 * PADDING for one in (*fixed, *more))
    name = GridColumn("name", _("Indicator"), max(LEAST, min(MOST, room - 2 * PADDING)), fixed=True)
    return [fixed[0], name, *fixed[1:], *more]


def _light(one: Light) -> Text:
    """Return sign and word in the colour of the level."""
    return toned(f"{one.sign} {short(one)}", TONES[one.level])


def short(one: Light) -> str:
    """Return the state of a light in a word or two."""
    return _((SHORT_WAY if one.on_the_way else SHORT)[one.level])


def spark(values: Sequence[int]) -> str:
    """Return values as a line of blocks, the lowest of those shown as the lowest block; "" for none.

    One value, or several that are all the same, stand in the middle: nothing went up or down.
    """
    shown = values[-POINTS:]
    if not shown:
        return ""
    low, high = min(shown), max(shown)
    if low == high:
        return BLOCKS[len(BLOCKS) // 2] * len(shown)
    last = len(BLOCKS) - 1
    return "".join(BLOCKS[(2 * last * (one - low) + high - low) // (2 * (high - low))] for one in shown)


def rows_of(shown: Iterable[Standing], names: Sequence[str]) -> dict[int, Row]:
    """Return the rows by number of the indicator."""
    rows: dict[int, Row] = {}
    for one in shown:
        newest = one.newest
        cells = {
            "number": one.row["number"],
            "name": one.row["name"],
            "value": one.text(one.value) if newest else _("unknown"),
            "target": one.text(one.row["target"]) if one.row["target"] is not None else _("none"),
            "light": one.light,
            "trend": spark([point.value for point in one.points]),
            "date": day(newest.date) if newest else "",
        }
        rows[one.row["id"]] = tuple(cells[name] for name in names)
    return rows


def words_of(found: Indicated, one: Standing) -> str:
    """Return the words by which an indicator is found."""
    return f"{one.row['number']} {one.row['name']} {found.goal(one)} {one.light.text} {short(one.light)}"


def sifted(found: Indicated, typed: str) -> list[Standing]:
    """Return the indicators that have all words."""
    wanted = fold(typed).split()
    return [one for one in found.standings if all(word in fold(words_of(found, one)) for word in wanted)]


def sorted_by(shown: list[Standing], column: str, *, descending: bool) -> list[Standing]:
    """Return indicators by a column: the worst first by their light, what is unknown last by a figure."""

    def key(one: Standing) -> tuple[int, int, str]:
        row, newest = one.row, one.newest
        if column == "light":
            return -LEVELS.index(one.light.level), 0, ""
        if column == "name":
            return 0, 0, fold(row["name"])
        figures = {
            "number": row["number"],
            "value": one.value,
            "target": row["target"],
            "trend": list(TRENDS).index(one.trend),
            "date": newest.date.toordinal() if newest else None,
        }
        figure = figures[column]
        return (1, 0, "") if figure is None else (0, figure, "")

    return sorted(shown, key=key, reverse=descending) if column else shown


def counts(shown: Iterable[Standing]) -> str:
    """Return how many indicators stand how: sign, count and word; what none has is left out."""
    told = dict.fromkeys(LEVELS, 0)
    for one in shown:
        told[one.light.level] += 1
    words = {
        "reached": _("reached or on schedule"),
        **{name: _(SHORT[name]) for name in ("near", "far", "unknown")},
    }
    return " · ".join(f"{SIGNS[level]} {count} {words[level]}" for level, count in told.items() if count)


def facts(found: Indicated, one: Standing) -> list[tuple[str, str]]:
    """Return what there is to know of an indicator beside its values: a label and a text each."""
    row = one.row
    target = one.text(row["target"]) if row["target"] is not None else _("none")
    if row["target_date"]:
        target = _("{target} on {date}").format(target=target, date=day(row["target_date"]))
    told = [(_("State"), one.light.text)]
    if one.light.expected is not None:
        told.append((_("The line asks"), one.text(one.light.expected)))
    told.append((_("To reach"), f"{target} · {_(DIRECTIONS[row['direction']])}"))
    if row["baseline"] is not None:
        told.append((_("Began at"), one.text(row["baseline"])))
    if one.trend:
        told.append((_("Trend"), trend_text(one)))
    told.append((_("Measured"), _(MEASURES[row["measure"]]) if row["measure"] else _("by people")))
    if one.now is not None:
        told.append((_("Reckoned"), one.now.words))
    if found.goal(one):
        told.append((_("Goal"), found.goal(one)))
    return told


def history(one: Standing) -> list[str]:
    """Return the values in time, the newest first, each with its day, its block and who measured it."""
    shown = one.points[-POINTS:]
    blocks = dict(zip(shown, spark([point.value for point in shown]), strict=True))
    told = []
    for point in reversed(one.points):
        source = _("today, not kept") if point.id == 0 else point.source
        told.append(
            f"{day(point.date)}  {blocks.get(point, ' ')} {one.text(point.value):>9}  {source}".rstrip()
        )
    return told


def brief(found: Indicated, one: Standing) -> Text:
    """Return what is told of an indicator in a few lines, below the table."""
    text = Text()
    text.append(clean(one.row["name"]), "bold")
    goal = found.goal(one)
    if goal:
        text.append(f" · {clean(goal)}", "dim")
    told = dict(facts(found, one))
    lines = [(_("State"), _("To reach")), (_("Began at"), _("Trend")), (_("Measured"), _("Reckoned"))]
    for names in lines:
        parts = [
            told[name] if name == _("State") else f"{name}: {told[name]}" for name in names if name in told
        ]
        if parts:
            text.append(f"\n{clean(' · '.join(parts))}")
    return text


def told(found: Indicated, one: Standing) -> Text:
    """Return all facts of an indicator, a line each."""
    text = Text()
    text.append(f"{one.row['number']} {clean(one.row['name'])}", "bold")
    for label, said in facts(found, one):
        text.append(f"\n{label}: ", "dim").append(clean(said))
    if one.row["notes"]:
        text.append(f"\n{_('Notes')}: ", "dim").append(clean(one.row["notes"], lines=True))
    return text


def past(one: Standing) -> Text:
    """Return the values of an indicator in time, the newest first."""
    text = Text(_("Values in time"), "bold", no_wrap=True, overflow="ellipsis")
    for said in history(one) or [_("nothing was measured yet")]:
        text.append(f"\n{clean(said)}", "not bold")
    return text


def whole(found: Indicated, one: Standing) -> str:
    """Return all there is to know of an indicator: facts, then its values in time."""
    return f"{told(found, one).plain}\n\n{past(one).plain}"
