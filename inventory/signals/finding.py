"""What a rule finds: about which record, how bad, since or until when; and how a rule is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from inventory.signals.norms import norms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from inventory.signals.board import Board

Severity = Literal["critical", "high", "medium", "low"]
Status = Literal["finding", "unknown"]
State = Literal["open", "known", "accepted"]
SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low")
"""From worst to least; in Dutch tables K, H, M and L."""


class Subject(NamedTuple):
    """The record that something is about.

    Attributes:
        kind: Kind of record.
        key: What `inventaris show KIND KEY` finds it by.
        name: What people call it.
        id: Its number.
    """

    kind: str
    key: str
    name: str
    id: int


class Found(NamedTuple):
    """What a rule yields.

    Attributes:
        subject: The record.
        message: What is the matter, a sentence.
        due: The day by which something must be done, or on which it ends.
        status: "unknown" when the records do not tell; that is never a pass.
        severity: When it differs from that of the rule.
    """

    subject: Subject
    message: str
    due: date | None = None
    status: Status = "finding"
    severity: Severity | None = None


class Finding(NamedTuple):
    """What a check reports; see `Found`.

    Attributes:
        rule: Code of the rule.
        severity: How bad it is, as the board decided it or as the rule says.
        status: Found, or not known.
        subject: The record.
        message: What is the matter, a sentence.
        due: The day by which something must be done, or on which it ends.
        title: Title of the rule; English when the program has it, as the board wrote it for a rule of its own.
        state: What somebody decided about it: "open" when nobody did.
        owner: Who deals with it, by name.
        until: The last day on which the decision holds; None for always.
        first_seen: The day on which the check first saw it; None as long as it was not remembered.
    """

    rule: str
    severity: Severity
    status: Status
    subject: Subject
    message: str
    due: date | None
    title: str = ""
    state: State = "open"
    owner: str | None = None
    until: date | None = None
    first_seen: date | None = None


@dataclass(frozen=True)
class Rule:
    """A rule of the check.

    Attributes:
        id: Its code, such as "PRV-001".
        severity: How bad it is.
        title: In a few words; English, marked for translation.
        explanation: Why it matters; English, marked for translation.
        action: What to do; English, marked for translation.
        basis: The article, norm or source behind it.
        finds: Looks at the board and yields what it finds.
        policies: Names of the policies of the board that it reads (`inventory.store.policies.KNOWN`).
        countries: Where it counts, such as ("VL",); () for everywhere.
    """

    id: str
    severity: Severity
    title: str
    explanation: str
    action: str
    basis: str
    finds: Callable[[Board], Iterable[Found]]
    policies: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def norms(self) -> tuple[str, ...]:
        """Codes of the norms that it answers to."""
        return norms(self.id)


RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order in which the modules declare them."""


def rule(
    id: str,  # noqa: A002  what people call the code
    severity: Severity,
    **more: Any,
) -> Callable[[Any], Any]:
    """Declare a function as a rule.

    Args:
        id: Its code.
        severity: How bad it is.
        **more: `title`, `explanation`, `action` and `basis` of the `Rule`, and where it has them `policies` and `countries`.
    """

    def register(finds: Callable[[Board], Iterable[Found]]) -> Callable[[Board], Iterable[Found]]:
        RULES[id] = Rule(id, severity, finds=finds, **more)
        return finds

    return register


def json_of(finding: Finding) -> dict[str, Any]:
    """Return a finding as `check --format json` prints it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "status": finding.status,
        "subject": {
            "kind": finding.subject.kind,
            "key": finding.subject.key,
            "name": finding.subject.name,
        },
        "message": finding.message,
        "due": finding.due.isoformat() if finding.due else None,
        "state": finding.state,
        "owner": finding.owner,
        "first_seen": finding.first_seen.isoformat() if finding.first_seen else None,
    }
