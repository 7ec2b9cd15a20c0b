"""The indicators of a plan as they stand on a day: value, light, trend and history; and keeping today's values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.plan.light import Aim, judge
from inventory.plan.measures import UNDATED, UNITS, measure, shown
from inventory.plan.wording import dated
from inventory.records.plan_cycle import Measurement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.plan.facts import Facts, Row
    from inventory.plan.light import Light
    from inventory.plan.measures import Measured
    from inventory.store.work import Work

SOURCE = "inventaris"
"""Who measured what the program kept: its own name, in every language the same."""
Trend = Literal["better", "same", "worse", ""]
TRENDS: dict[Trend, str] = {
    "better": N_("better"),
    "same": N_("the same"),
    "worse": N_("worse"),
    "": N_("unknown"),
}
Outcome = Literal["new", "changed", "same", "unknown", "own", "past"]
OUTCOMES: dict[Outcome, str] = {
    "new": N_("kept"),
    "changed": N_("measured again"),
    "same": N_("was kept already"),
    "unknown": N_("cannot be measured"),
    "own": N_("somebody measured it on this day: left as it is"),
    "past": N_("cannot be measured of a day that is past"),
}


class Point(NamedTuple):
    """A value on a day.

    Attributes:
        date: The day.
        value: In 1/100 of the unit.
        source: Who or what measured it.
        id: Number of the measurement; 0 for what was reckoned on the spot.
    """

    date: date
    value: int
    source: str
    id: int


class Standing(NamedTuple):
    """How an indicator stands on a day.

    Attributes:
        row: The indicator.
        unit: A choice of `records.plan_cycle.UNITS`: that of the measure when it has one.
        now: What the program measures itself; None for what people measure.
        points: The values up to the day, the oldest first; what is reckoned on the day itself is the last.
        light: How the newest value stands.
        trend: How the newest value compares with the one before.
    """

    row: Row
    unit: str
    now: Measured | None
    points: tuple[Point, ...]
    light: Light
    trend: Trend

    @property
    def newest(self) -> Point | None:
        """Return the newest value; None when there is none."""
        return self.points[-1] if self.points else None

    @property
    def value(self) -> int | None:
        """Return the newest value, in 1/100 of the unit; None when there is none."""
        return self.points[-1].value if self.points else None

    def text(self, value: int | None) -> str:
        """Return a value in the unit of the indicator, as people read it."""
        return shown(value, self.unit)

    @property
    def gap(self) -> int | None:
        """Return what the newest value still lacks, in 1/100 of the unit; 0 when the target is reached, None when unknown."""
        value = self.value
        target: int | None = self.row["target"]
        if value is None or target is None:
            return None
        return max(0, value - target if self.row["direction"] == "lower" else target - value)


def standings(facts: Facts) -> list[Standing]:
    """Return the indicators of the plan as they stand on its day, by number; made once an assembly."""
    return facts.once("indicators", _standings)


def _standings(facts: Facts) -> list[Standing]:
    number = facts.settings.plan
    mine = [row for row in facts.rows("indicator") if number and row["plan"] == number]
    kept: dict[int, list[Point]] = {}
    for row in sorted(facts.rows("measurement"), key=lambda one: (one["date"], one["id"])):
        if row["date"] <= facts.on:
            point = Point(row["date"], row["value"], row["source"] or "", row["id"])
            kept.setdefault(row["indicator"], []).append(point)
    return [_standing(facts, row, kept.get(row["id"], [])) for row in sorted(mine, key=_number)]


def _number(row: Row) -> tuple[int, int]:
    return row["number"], row["id"]


def _standing(facts: Facts, row: Row, kept: list[Point]) -> Standing:
    """Return how one indicator stands; what is reckoned on the day goes before what was kept, and a person's word before both."""
    now = measure(facts, row["measure"]) if row["measure"] else None
    points = list(kept)
    own = any(one.date == facts.on and one.source != SOURCE for one in kept)
    if now is not None and now.value is not None and not own:
        points = [one for one in points if one.date < facts.on]
        points.append(Point(facts.on, now.value, SOURCE, 0))
    value = points[-1].value if points else None
    unit = UNITS[row["measure"]] if row["measure"] else row["unit"]
    return Standing(
        row, unit, now, tuple(points), judge(value, aim(facts, row), facts.on), _trend(row, points)
    )


def aim(facts: Facts, row: Row) -> Aim:
    """Return what an indicator is held against; its line begins with the first year of its plan, whatever is reported."""
    plan = facts.by_id("plan").get(row["plan"])
    first = plan["first_year"] if plan else facts.settings.first_year
    return Aim(
        target=row["target"],
        higher=row["direction"] != "lower",
        margin=row["margin"],
        baseline=row["baseline"],
        begin=date(first, 1, 1),
        until=row["target_date"],
    )


def _trend(row: Row, points: list[Point]) -> Trend:
    if len(points) < 2:  # noqa: PLR2004  a trend is between two values
        return ""
    before, after = points[-2].value, points[-1].value
    if before == after:
        return "same"
    return "better" if (after > before) is (row["direction"] != "lower") else "worse"


def trend_text(found: Standing) -> str:
    """Return the trend in words, with the value and day before: "better (was 72% on 01-02-2026)"; "" for no trend."""
    if not found.trend:
        return ""
    before = found.points[-2]
    return _("{trend} (was {value} on {date})").format(
        trend=_(TRENDS[found.trend]), value=found.text(before.value), date=dated(before.date)
    )


class Kept(NamedTuple):
    """What becomes of an indicator when values are kept.

    Attributes:
        row: The indicator.
        date: The day.
        measured: What the program measured.
        outcome: A key of `OUTCOMES`.
        there: Number of the measurement of that day; None when there is none.
    """

    row: Row
    date: date
    measured: Measured
    outcome: Outcome
    there: int | None


def keeping(facts: Facts, today: date) -> list[Kept]:
    """Return what `keep` is to write, for every indicator that the program measures; nothing is written here.

    Args:
        facts: What is known on the day whose values are to be kept.
        today: Today.

    Raises:
        InputError: The day has not come yet, or there is no plan.
    """
    if facts.on > today:
        raise InputError(
            _("{date} has not come yet, so nothing can be measured on it.").format(date=dated(facts.on)),
            _("Leave --on out to measure today."),
        )
    if facts.settings.plan is None:
        raise InputError(
            _("There is no plan whose indicators can be measured."),
            _("Make one: inventaris add plan name=… first_year=… last_year=…"),
        )
    there = {(row["indicator"], row["date"]): row for row in facts.rows("measurement")}
    found = []
    for one in standings(facts):
        if one.now is not None:
            old = there.get((one.row["id"], facts.on))
            outcome = _outcome(one, old, past=facts.on < today)
            found.append(Kept(one.row, facts.on, one.now, outcome, old["id"] if old else None))
    return found


def _outcome(one: Standing, old: Row | None, *, past: bool) -> Outcome:
    """Return what is to be done with a value, given what was kept of that day."""
    if past and one.row["measure"] in UNDATED:
        return "past"
    if one.now is None or one.now.value is None:
        return "unknown"
    if old is None:
        return "new"
    if old["source"] != SOURCE:
        return "own"
    return "same" if old["value"] == one.now.value else "changed"


def keep(unit: Work, found: Iterable[Kept]) -> int:
    """Keep what the program measured as measurements, in one batch that can be undone; return how many were written.

    What a person measured on the day is left as it is; what cannot be measured is not written.

    Args:
        unit: The unit of work.
        found: What is to be kept, as `keeping` gives it.

    Raises:
        InputError: Somebody kept a value of that day meanwhile.
    """
    done = 0
    for one in found:
        values = {"value": one.measured.value, "source": SOURCE, "notes": one.measured.words}
        if one.outcome == "new":
            unit.add(Measurement, {"indicator": one.row["id"], "date": one.date, **values})
            done += 1
        elif one.outcome == "changed" and one.there is not None:
            unit.change(Measurement, one.there, values)
            done += 1
    return done
