"""The check: every rule that is asked for, over the board on a day."""

from __future__ import annotations

from datetime import date
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.signals import (  # noqa: F401  they declare the rules
    agreement_model_rules,
    agreement_rules,
    asset_rules,
    contract_rules,
    landscape_rules,
    licence_rules,
    lot_rules,
    privacy_rules,
    roadmap_rules,
)
from inventory.signals.board import Board
from inventory.signals.finding import RULES, SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from inventory.signals.finding import Rule, Severity


def chosen(rules: str) -> list[Rule]:
    """Return the rules whose code matches a pattern such as "PRV-*"; several patterns are separated by commas.

    Raises:
        InputError: No rule matches.
    """
    patterns = [part.strip().upper() for part in rules.split(",") if part.strip()]
    found = [one for one in RULES.values() if any(fnmatchcase(one.id, pattern) for pattern in patterns)]
    if not found:
        raise InputError(
            _("No rule is called “{rules}”.").format(rules=rules),
            _("There are: {names}.").format(names=", ".join(sorted(RULES))),
        )
    return sorted(found, key=lambda one: one.id)


def check(
    connection: Connection, on: date, rules: str = "*", told: Callable[[Rule], None] | None = None
) -> list[Finding]:
    """Return what the rules find on a day: what is due first, then the worst, then by rule and name.

    Args:
        connection: One that reads.
        on: The day, past or future.
        rules: Which rules, as a pattern (see `chosen`).
        told: Called before each rule; what it raises stops the check.

    Raises:
        InputError: No rule matches the pattern.
    """
    board = Board(connection, on)
    found: list[Finding] = []
    for one in chosen(rules):
        if told is not None:
            told(one)
        found += [
            Finding(one.id, hit.severity or one.severity, hit.status, hit.subject, hit.message, hit.due)
            for hit in one.finds(board)
        ]
    return sorted(found, key=_order)


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
