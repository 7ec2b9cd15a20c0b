"""Rules on the clauses of an agreement, a to h of GDPR 28(3), and what else the covenant asks: breach notice, own use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inventory.language import N_, _, ngettext
from inventory.records.privacy import Agreement
from inventory.signals.agreement_models import settled
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import beginning_small, in_force, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.finding import Severity, Status
    from inventory.signals.rows import AgreementRow

ACTION = N_("Ask the supplier for an agreement that has it, such as the current model.")


def state(board: Board, agreement: AgreementRow, field: str) -> str:
    """Return whether an agreement has a clause: "yes", "no" or "unknown".

    What is not recorded is settled by the national model, when the supplier takes part in the covenant and the agreement
    does not deviate from the model.
    """
    answer = getattr(agreement, field)
    if answer in {"yes", "no"}:
        return str(answer)
    return "yes" if settled(board, agreement) else "unknown"


def lacking(board: Board, field: str) -> Iterator[Found]:
    """Agreements without a clause, or of which that is not recorded."""
    for agreement in in_force(board):
        found = state(board, agreement, field)
        if found != "yes":
            status: Status = "finding" if found == "no" else "unknown"
            yield Found(subject_of(agreement), _said(found, field), status=status)


def _said(found: str, field: str) -> str:
    """Return the sentence about a clause that is not there, or perhaps not."""
    no, unknown = (
        _("The agreement lacks: {clause}."),
        _("Whether the agreement has it is not recorded: {clause}."),
    )
    return (no if found == "no" else unknown).format(clause=beginning_small(_(Agreement.fields[field].label)))


def _clause(code: str, severity: Severity, field: str, basis: str, **texts: str) -> None:
    rule(code, severity, action=ACTION, basis=basis, **texts)(partial(lacking, field=field))


_clause(
    "PRV-024",
    "high",
    "clause_instructions",
    "AVG 28(3)a",
    title=N_("Clause missing: documented instructions"),
    explanation=N_("The supplier may process data only as the board tells it to in writing."),
)
_clause(
    "PRV-025",
    "high",
    "clause_confidentiality",
    "AVG 28(3)b",
    title=N_("Clause missing: confidentiality"),
    explanation=N_("Everybody who sees the data at the supplier must be bound to secrecy."),
)
_clause(
    "PRV-028",
    "medium",
    "clause_rights",
    "AVG 28(3)e",
    title=N_("Clause missing: help with rights of data subjects"),
    explanation=N_("Without the supplier's help the board cannot answer who asks for inspection or erasure."),
)
_clause(
    "PRV-029",
    "medium",
    "clause_assistance",
    "AVG 28(3)f",
    title=N_("Clause missing: help with data breaches and DPIA"),
    explanation=N_("The supplier must help with security, data breaches and impact assessments."),
)
_clause(
    "PRV-030",
    "high",
    "clause_deletion",
    "AVG 28(3)g",
    title=N_("Clause missing: deletion or return at the end"),
    explanation=N_("Otherwise data stay with the supplier when the agreement ends."),
)
_clause(
    "PRV-031",
    "medium",
    "clause_audit",
    "AVG 28(3)h",
    title=N_("Clause missing: information and audits"),
    explanation=N_("The board must be able to see that the supplier keeps the agreement."),
)
_clause(
    "PRV-033",
    "medium",
    "own_use_banned",
    "Convenant Digitale Onderwijsmiddelen en Privacy",
    title=N_("Own use by the supplier not forbidden"),
    explanation=N_("Advertising, profiling and other use for the supplier's own ends must be forbidden."),
)


@rule(
    "PRV-026",
    "high",
    title=N_("Clause or annex missing: security"),
    explanation=N_("The agreement must oblige to secure the data, and its annex must say how."),
    action=N_("Ask the supplier for the security annex (bijlage 2) and record it."),
    basis="AVG 28(3)c, 32",
)
def without_security(board: Board) -> Iterator[Found]:
    """Agreements without the clause on security, or without a security annex for a product in use with personal data."""
    annexes: dict[int, set[int | None]] = {}
    for one in board.security_annexes:
        annexes.setdefault(one.agreement, set()).add(one.system)
    for agreement in in_force(board):
        bare = _unsecured(board, agreement, annexes.get(agreement.id, set()))
        found = state(board, agreement, "clause_security")
        said = []
        if found != "yes":
            said.append(_said(found, "clause_security"))
        if bare:
            said.append(_("No security annex is recorded for {systems}.").format(systems=", ".join(bare)))
        if said:
            status: Status = "finding" if found == "no" or bare else "unknown"
            yield Found(subject_of(agreement), " ".join(said), status=status)


def _unsecured(board: Board, agreement: AgreementRow, annexed: set[int | None]) -> list[str]:
    """Return the products of an agreement by name that no security annex is about: those that its privacy annexes name."""
    if None in annexed:
        return []
    named = {one.system for one in board.agreement_index.annexes.get(agreement.id, ())}
    used = (board.systems[number] for number in named - annexed if number in board.systems)
    return sorted(one.name for one in used if one.personal != "no")


@rule(
    "PRV-027",
    "high",
    title=N_("Clause missing: consent to sub-processors"),
    explanation=N_("The board decides to whom data are passed on, and must be able to object to changes."),
    action=ACTION,
    basis="AVG 28(2), 28(3)d, 28(4)",
)
def without_consent(board: Board) -> Iterator[Found]:
    """Agreements without the clause on sub-processors, or that allow none while some are recorded."""
    counts: dict[int, int] = {}
    for one in board.subprocessors:
        counts[one.agreement] = counts.get(one.agreement, 0) + 1
    for agreement in in_force(board):
        number = counts.get(agreement.id, 0)
        found = state(board, agreement, "clause_subprocessors")
        if agreement.authorisation == "none" and number:
            text = ngettext(
                "The agreement allows no sub-processors, and {count} is recorded.",
                "The agreement allows no sub-processors, and {count} are recorded.",
                number,
            )
            yield Found(subject_of(agreement), text.format(count=number))
        elif found != "yes":
            status: Status = "finding" if found == "no" else "unknown"
            yield Found(subject_of(agreement), _said(found, "clause_subprocessors"), status=status)


@rule(
    "PRV-032",
    "high",
    title=N_("Breach notice too late or not agreed"),
    explanation=N_("The board has 72 hours to report a data breach, so the supplier must be quicker."),
    action=N_("Agree that the supplier reports a data breach within 24 hours."),
    basis="AVG 33(2); modelverwerkersovereenkomst",
    policies=("breach_hours", "breach_hours_usual"),
)
def late_notice(board: Board) -> Iterator[Found]:
    """Agreements by which the supplier may take too long to report a breach; less severe up to the limit of the board."""
    most = board.policies.whole("breach_hours", board.on)
    usual = board.policies.whole("breach_hours_usual", board.on)
    for agreement in in_force(board):
        hours = agreement.breach_hours
        text = _("The supplier reports a data breach within {hours} hours; usual is {usual}.")
        if hours is not None and hours > min(most, usual):
            severity: Severity | None = None if hours > most else "low"
            yield Found(subject_of(agreement), text.format(hours=hours, usual=usual), severity=severity)
        elif hours is None and not settled(board, agreement):
            text = _("Within how many hours the supplier reports a data breach is not recorded.")
            yield Found(subject_of(agreement), text, status="unknown")
