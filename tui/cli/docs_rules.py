"""docs/rules.md: every rule of the check, from the rules themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.records.signals import SEVERITIES
from inventory.signals.check import chosen
from inventory.store.policies import KNOWN
from tui.cli.docs_records import table

if TYPE_CHECKING:
    from inventory.signals.finding import Rule

GROUPS = {
    "AST": "Devices and purchase lots",
    "CON": "Contracts",
    "FIN": "Closed years",
    "INC": "Failures",
    "LIC": "Licences",
    "LND": "The landscape and its roadmap",
    "NET": "Internet and wireless network",
    "PRV": "Privacy",
}
"""Beginnings of codes, and what the rules are about."""


def page() -> str:
    """Return docs/rules.md; English is spoken when it is called."""
    lines = [
        "# Rules of the check",
        "",
        (
            "Written by `make docs` from the rules themselves; `inventaris check --rules` prints them in Dutch, with what the "
            "board decided about them. How the check works is told in [signals.md](signals.md)."
        ),
    ]
    rules = chosen("*")
    for start, title in GROUPS.items():
        found = [one for one in rules if one.id.startswith(start)]
        lines += [
            "",
            f"## {title}",
            "",
            *table(("rule", "severity", "what", "why", "basis"), map(_row, found)),
        ]
    policies = sorted({name for one in rules for name in one.policies})
    lines += [
        "",
        "## Policies that rules read",
        "",
        "`inventaris policy set NAME VALUE --from DAY` decides one.",
        "",
    ]
    lines += table(("policy", "what", "default", "rules"), (_policy(name, rules) for name in policies))
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> tuple[str, ...]:
    where = f" ({', '.join(rule.countries)} only)" if rule.countries else ""
    return (
        rule.id,
        SEVERITIES[rule.severity],
        rule.title + where,
        f"{rule.explanation} {rule.action}",
        rule.basis,
    )


def _policy(name: str, rules: list[Rule]) -> tuple[str, ...]:
    known = KNOWN[name]
    default = known.default if known.flanders is None else f"{known.default} (Flanders: {known.flanders})"
    return f"`{name}`", known.label, default, ", ".join(one.id for one in rules if name in one.policies)
