"""The check: every rule that is asked for, over the board on a day."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.language import _
from inventory.signals import marks, own_rules, rule_modules, rule_policies  # noqa: F401  the second last declares them
from inventory.signals.board import Board
from inventory.signals.finding import RULES, SEVERITIES, Finding
from inventory.store import policy
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from inventory.signals.finding import Rule, Severity


def chosen(rules: str, own: Iterable[Rule] = ()) -> list[Rule]:
    """Return the rules whose code matches a pattern such as "PRV-*"; several patterns are separated by commas.

    Args:
        rules: The pattern.
        own: The rules of the board itself (`own_rules.read`), besides those of the program.

    Raises:
        InputError: No rule matches.
    """
    patterns = [part.strip().upper() for part in rules.split(",") if part.strip()]
    there = [*RULES.values(), *own]
    found = [one for one in there if any(fnmatchcase(one.id.upper(), pattern) for pattern in patterns)]
    if not found:
        names = sorted(one.id for one in there)
        near = get_close_matches(rules.strip().upper(), names, n=1)
        raise InputError(
            _("No rule is called “{rules}”.").format(rules=clean(rules)),
            _("Did you mean “{name}”?").format(name=near[0])
            if near
            else _("There are: {names}.").format(names=", ".join(names)),
        )
    return sorted(found, key=lambda one: one.id)


class Use(NamedTuple):
    """A rule as the board uses it.

    Attributes:
        rule: Which.
        on: Whether the board uses it; it does unless it decided otherwise.
        here: Whether it counts in the board's country.
        severity: How bad the board holds what it finds; None: as the rule says.
    """

    rule: Rule
    on: bool
    here: bool
    severity: Severity | None


def uses(connection: Connection, on: date, rules: str = "*") -> list[Use]:
    """Return the rules of the program and of the board as the board uses them on a day, by code.

    Args:
        connection: One that reads.
        on: The day.
        rules: Which rules, as a pattern (see `chosen`).

    Raises:
        InputError: No rule matches the pattern.
    """
    decided = rule_policies.read(connection, on)
    country = policy.country(connection)
    return [
        Use(one, decided.active(one), not one.countries or country in one.countries, decided.severity(one))
        for one in chosen(rules, own_rules.read(connection))
    ]


def running(connection: Connection, on: date, rules: str = "*") -> list[tuple[Rule, Severity | None]]:
    """Return the rules that count for this board on a day, each with the severity that the board gave it; see `uses`."""
    return [(one.rule, one.severity) for one in uses(connection, on, rules) if one.on and one.here]


def check(
    connection: Connection,
    on: date,
    rules: str = "*",
    told: Callable[[Rule], None] | None = None,
    *,
    marked: bool = False,
) -> list[Finding]:
    """Return what the rules find on a day: what is due first, then the worst, then by rule and name.

    Args:
        connection: One that reads.
        on: The day, past or future.
        rules: Which rules, as a pattern (see `chosen`).
        told: Called before each rule; what it raises stops the check.
        marked: Also what is accepted on that day.

    Raises:
        InputError: No rule matches the pattern.
    """
    board = Board(connection, on)
    found: list[Finding] = []
    for one, severity in running(connection, on, rules):
        if told is not None:
            told(one)
        found += [
            Finding(
                one.id,
                severity or hit.severity or one.severity,
                hit.status,
                hit.subject,
                hit.message,
                hit.due,
                one.title,
            )
            for hit in one.finds(board)
        ]
    found = marks.applied(connection, found, on)
    return sorted(found if marked else marks.counting(found), key=_order)


def _order(finding: Finding) -> tuple[date, int, str, str, int]:
    return (
        finding.due or date.max,
        SEVERITIES.index(finding.severity),
        finding.rule,
        finding.subject.name,
        finding.subject.id,
    )


def at_least(findings: list[Finding], severity: Severity) -> list[Finding]:
    """Return the findings that are as bad as a severity or worse; what is unknown counts too."""
    worst = SEVERITIES.index(severity)
    return [one for one in findings if SEVERITIES.index(one.severity) <= worst]
