"""Whom a finding or a day of the agenda concerns: by role, from `digest_roles.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _
from inventory.records.organisation import ROLES
from inventory.signals.finding import SEVERITIES
from inventory.text import clean, fold

if TYPE_CHECKING:
    from inventory.signals.agenda_entry import Entry
    from inventory.signals.finding import Finding, Severity


@dataclass(frozen=True)
class Concern:
    """What concerns somebody with a role.

    Attributes:
        role: A choice of `records.organisation.ROLES`.
        rules: Patterns of the codes of rules.
        kinds: Patterns of the kinds of the agenda.
        severity: The least severity of findings that are told.
        also: What else people call the role.
    """

    role: str
    rules: tuple[str, ...]
    kinds: tuple[str, ...]
    severity: Severity = "low"
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What people call the role."""
        return _(ROLES[self.role])

    def finding(self, one: Finding) -> bool:
        """Return whether a finding concerns the role; the board's own rules concern who is told of everything."""
        bad = SEVERITIES.index(one.severity) <= SEVERITIES.index(self.severity)
        return bad and self.rule(one.rule)

    def rule(self, code: str) -> bool:
        """Return whether what a rule finds concerns the role."""
        return any(fnmatchcase(code.upper(), pattern) for pattern in self.rules)

    def entry(self, one: Entry) -> bool:
        """Return whether a day of the agenda concerns the role."""
        return self.kind(one.kind)

    def kind(self, kind: str) -> bool:
        """Return whether days of a kind concern the role."""
        return any(fnmatchcase(kind, pattern) for pattern in self.kinds)


@cache
def concerns() -> dict[str, Concern]:
    """Return what concerns each role, by its name."""
    text = Path(__file__).with_name("digest_roles.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = tomllib.loads(text)
    return {
        role: Concern(
            role,
            tuple(one["rules"]),
            tuple(one["kinds"]),
            one.get("severity", "low"),
            tuple(one.get("also", ())),
        )
        for role, one in found.items()
    }


def concern(name: str) -> Concern:
    """Return what concerns the role that a person calls by its name or label, in Dutch or English.

    Raises:
        InputError: There is no such role.
    """
    wanted = fold(name)
    for role, label in ROLES.items():
        names = (role, role.replace("_", " "), label, _(label), *concerns()[role].also)
        if wanted in map(fold, names):
            return concerns()[role]
    raise InputError(
        _("There is no role “{name}”.").format(name=clean(name)),
        _("There are: {names}.").format(names=", ".join(ROLES)),
    )
