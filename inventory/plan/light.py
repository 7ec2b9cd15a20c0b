"""The traffic light of an indicator: a sign with a word, never a colour alone; what is not known is no light at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.finance.money import rounded
from inventory.language import N_, _

if TYPE_CHECKING:
    from datetime import date

Level = Literal["reached", "near", "far", "unknown"]
LEVELS: tuple[Level, ...] = ("reached", "near", "far", "unknown")
"""From best to worst; "unknown" is none of the others."""
SIGNS: dict[Level, str] = {"reached": "●", "near": "◐", "far": "○", "unknown": "?"}
COLOURS: dict[Level, str] = {
    "reached": N_("green"),
    "near": N_("orange"),
    "far": N_("red"),
    "unknown": N_("grey"),
}
WORDS: dict[Level, str] = {
    "reached": N_("reached"),
    "near": N_("close to the target"),
    "far": N_("far from the target"),
    "unknown": N_("unknown"),
}
ON_THE_WAY: dict[Level, str] = {
    "reached": N_("on the way, on schedule"),
    "near": N_("on the way, a little behind"),
    "far": N_("on the way, behind"),
    "unknown": N_("unknown"),
}
NO_VALUE = N_("not measured")
NO_TARGET = N_("no target value")
TENTH = 10


class Aim(NamedTuple):
    """What an indicator is held against; values in 1/100 of its unit.

    Attributes:
        target: The value that must be reached; None when nobody chose one.
        higher: Whether more is better.
        margin: How far from the target is still close to it; None is a tenth of the target.
        baseline: The value when the plan began; None when it was not measured.
        begin: The first day of the plan.
        until: The day on which the target must be reached; None for no day.
    """

    target: int | None
    higher: bool = True
    margin: int | None = None
    baseline: int | None = None
    begin: date | None = None
    until: date | None = None

    @property
    def room(self) -> int:
        """How far from the target is still close to it."""
        return abs(self.target or 0) // TENTH if self.margin is None else self.margin


class Light(NamedTuple):
    """How an indicator stands.

    Attributes:
        level: One of `LEVELS`.
        expected: The value that the straight line from baseline to target has on the day, when that is what decided; in
            1/100 of the unit, None when the target itself decided.
        word: The level in words, in the language now spoken.
    """

    level: Level
    expected: int | None
    word: str

    @property
    def on_the_way(self) -> bool:
        """Return whether the line to the target decided, so that "reached" means on schedule."""
        return self.expected is not None

    @property
    def sign(self) -> str:
        """Return the sign of the level, which is read without colour."""
        return SIGNS[self.level]

    @property
    def colour(self) -> str:
        """Return the colour in words."""
        return _(COLOURS[self.level])

    @property
    def text(self) -> str:
        """Return sign and word: "● reached"."""
        return f"{self.sign} {self.word}"


def judge(value: int | None, aim: Aim, on: date) -> Light:
    """Return how a value stands against what is aimed at.

    Before the day of the target, a value between baseline and target is held against a straight line between the two:
    whoever is on it is on schedule. Everything else is held against the target itself.

    Args:
        value: In 1/100 of the unit; None when it was not measured.
        aim: What is aimed at.
        on: The day on which is looked.
    """
    if value is None:
        return Light("unknown", None, _(NO_VALUE))
    if aim.target is None:
        return Light("unknown", None, _(NO_TARGET))
    if not _short(value, aim.target, aim):
        return Light("reached", None, _(WORDS["reached"]))
    expected = _expected(value, aim, on)
    if expected is not None:
        level = _level(value, expected, aim)
        return Light(level, expected, _(ON_THE_WAY[level]))
    level = _level(value, aim.target, aim)
    return Light(level, None, _(WORDS[level]))


def _level(value: int, wanted: int, aim: Aim) -> Level:
    """Return the level of a value against another."""
    short = _short(value, wanted, aim)
    if not short:
        return "reached"
    return "near" if short <= aim.room else "far"


def _short(value: int, wanted: int, aim: Aim) -> int:
    """Return how far a value falls short of another; 0 when it does not."""
    return max(0, wanted - value if aim.higher else value - wanted)


def _expected(value: int, aim: Aim, on: date) -> int | None:
    """Return the value of the line on a day; None when there is no line, the day has come, or the value left it behind."""
    target, baseline = aim.target, aim.baseline
    if target is None or baseline is None or aim.begin is None or aim.until is None:
        return None
    between = min(baseline, target) <= value <= max(baseline, target)
    if not between or not _short(baseline, target, aim) or not on < aim.until:
        return None
    days = (aim.until - aim.begin).days
    past = (on - aim.begin).days
    if past <= 0 or days <= 0:
        return baseline
    return baseline + rounded((target - baseline) * past, days)
