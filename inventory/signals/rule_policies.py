"""What the board decided about the rules themselves: on or off, and how bad, from a day on (`rule_policy`)."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import reading
from inventory.records.signals import RulePolicy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.finding import Rule, Severity

WILD = "*?["


class Decision(NamedTuple):
    """A decision on the rules that a pattern names; it holds from its first day on, always without one."""

    id: int
    rule: str
    start: date | None
    active: bool | None
    severity: Severity | None


@dataclass(frozen=True)
class Decided:
    """The decisions that hold on a day, the one that goes before all others first."""

    decisions: tuple[Decision, ...]

    def about(self, rule: Rule) -> Decision | None:
        """Return the decision that holds for a rule: the most exact one, of those the newest; None without any."""
        code = rule.id.upper()
        return next((one for one in self.decisions if fnmatchcase(code, one.rule)), None)

    def active(self, rule: Rule) -> bool:
        """Return whether the board uses a rule: yes, unless it decided otherwise."""
        one = self.about(rule)
        return one is None or one.active is not False

    def severity(self, rule: Rule) -> Severity | None:
        """Return how bad the board holds all that a rule finds; None when it leaves that to the rule."""
        one = self.about(rule)
        return one.severity if one else None


def read(connection: Connection, on: date) -> Decided:
    """Read the decisions that hold on a day."""
    rows = [
        one._replace(rule=one.rule.strip().upper())
        for one in reading.rows(connection, RulePolicy, Decision)
        if one.start is None or one.start <= on
    ]
    return Decided(tuple(sorted(rows, key=weight, reverse=True)))


def weight(one: Decision) -> tuple[bool, int, int, int]:
    """Return what a decision weighs: a code before patterns, more letters before fewer, newer before older."""
    letters = sum(letter not in WILD for letter in one.rule)
    exact = not any(letter in WILD for letter in one.rule)
    return exact, letters, one.start.toordinal() if one.start else 0, one.id


def idle(decided: Decided, rules: Iterable[Rule]) -> list[str]:
    """Return the codes and patterns of decisions that name no rule, as they were written but for case."""
    codes = [one.id.upper() for one in rules]
    return [one.rule for one in decided.decisions if not any(fnmatchcase(code, one.rule) for code in codes)]
