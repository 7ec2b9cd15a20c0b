"""Rules on the model of agreements: older models, agreements from before the GDPR, other models, deviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _, ngettext
from inventory.records.privacy import Agreement
from inventory.records.values import day
from inventory.signals.agreement_models import (
    GDPR,
    TAKES_PART,
    before_gdpr,
    concluded,
    current,
    deviates,
    modern,
    national,
    older,
    own_made,
    said,
)
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import PROCESSING, beginning_small, in_force, subject_of, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow

CLAUSES = (
    "clause_instructions",
    "clause_confidentiality",
    "clause_security",
    "clause_subprocessors",
    "clause_rights",
    "clause_assistance",
    "clause_deletion",
    "clause_audit",
)
"""The eight things that the law asks of an agreement, a to h of GDPR 28(3)."""
ANSWERS = ("yes", "no")
EMPTY_WORDS = ("ja", "yes")
"""What says that there are deviations, but not which."""


@rule(
    "PRV-008",
    "medium",
    title=N_("Agreement on an older model"),
    explanation=N_("Newer models settle more, such as sub-processors and artificial intelligence."),
    action=N_("Sign the current model when the contract is renewed."),
    basis="Convenant Digitale Onderwijsmiddelen en Privacy 4.0",
    policies=("agreement_model",),
)
def older_model(board: Board) -> Iterator[Found]:
    """Signed processing agreements on an older model than the one that is current on the day in the board's country."""
    newest = current(board)
    if not newest:
        return
    for agreement in in_force(board):
        if not said(agreement.model):
            text = _("On which model it was made is not recorded.")
            yield Found(subject_of(agreement), text, status="unknown")
        elif not own_made(agreement.model) and older(agreement.model, newest):
            text = _("It follows model {model}; the current one is {current}.")
            told = text.format(model=agreement.model, current=newest)
            yield Found(subject_of(agreement), told, agreement.end)


@rule(
    "PRV-009",
    "high",
    title=N_("Agreement from before the GDPR"),
    explanation=N_("An old processor agreement (bewerkersovereenkomst) does not meet article 28."),
    action=N_("Replace it by a processing agreement on the current model."),
    basis="AVG 28(3)",
)
def from_before_gdpr(board: Board) -> Iterator[Found]:
    """Agreements that are pre-GDPR by kind, or by their day and without a model of the GDPR; none while there was no GDPR."""
    if board.on < GDPR:
        return
    for agreement in board.agreement_index.ours:
        if (
            agreement.status == "ended"
            or agreement.type not in PROCESSING
            or valid(board, agreement) is False
        ):
            continue
        on = agreement.signed_board or concluded(agreement) or agreement.start
        if before_gdpr(agreement) and (agreement.type == "pre_gdpr" or agreement.status == "signed"):
            when = _("signed on {day}").format(day=day(on)) if on else _("the day of signing is not recorded")
            text = _("It dates from before the GDPR ({when}).").format(when=when)
            if agreement.type == "pre_gdpr" and on is not None and on >= GDPR:
                text = _(
                    "It is a processor agreement of the time before the GDPR, even though it was signed on {day}."
                ).format(day=day(on))
            yield Found(subject_of(agreement), text, agreement.end)
        elif agreement.status == "signed" and on is None and not modern(agreement.model):
            text = _("Neither the day of signing nor the model is recorded.")
            yield Found(subject_of(agreement), text, status="unknown")


@rule(
    "PRV-010",
    "medium",
    title=N_("Supplier outside the covenant: clauses not checked"),
    explanation=N_("Who does not take part in the covenant is bound by nothing but what the agreement says."),
    action=N_("Go through the agreement and record for each clause of article 28 whether it is there."),
    basis="AVG 28(3); convenant Digitale Onderwijsmiddelen en Privacy",
)
def clauses_unchecked(board: Board) -> Iterator[Found]:
    """Agreements of which not every clause was answered, with a supplier that is or may be outside the covenant."""
    for agreement in in_force(board):
        covenant = board.agreement_index.covenant(agreement.supplier)
        gaps = [name for name in CLAUSES if getattr(agreement, name) not in ANSWERS]
        if covenant in TAKES_PART or not gaps:
            continue
        names = ", ".join(beginning_small(_(Agreement.fields[name].label)) for name in gaps)
        number = len(gaps)
        text = ngettext(
            "{count} of {all} clauses is not checked: {names}.",
            "{count} of {all} clauses are not checked: {names}.",
            number,
        ).format(count=number, all=len(CLAUSES), names=names)
        if covenant == "none":
            yield Found(subject_of(agreement), text)
        else:
            text = _("Whether the supplier takes part in the covenant is not recorded.") + " " + text
            yield Found(subject_of(agreement), text, status="unknown")


@rule(
    "PRV-011",
    "medium",
    title=N_("Deviations from the model not recorded"),
    explanation=N_("What differs from the model belongs in annex 3; “none” says that nothing does."),
    action=N_("Look at annex 3 of the agreement, and record the deviations or “none”."),
    basis="Model verwerkersovereenkomst 4.0, bijlage 3",
    policies=("breach_hours_usual",),
)
def deviations_missing(board: Board) -> Iterator[Found]:
    """Agreements on the national model that do not say whether they deviate; found when other answers show that they do."""
    for agreement in in_force(board):
        text = (agreement.deviations or "").strip()
        if not national(board, agreement.model) or (said(text) and text.lower() not in EMPTY_WORDS):
            continue
        shown = _shown(board, agreement)
        if shown:
            told = _("Not recorded, but it differs from the model in: {names}.")
            yield Found(subject_of(agreement), told.format(names=", ".join(shown)))
        elif deviates(agreement) and said(text):
            yield Found(subject_of(agreement), _("There are deviations, but which ones is not recorded."))
        else:
            told = _("Whether it deviates from the model is not recorded.")
            yield Found(subject_of(agreement), told, status="unknown")


def _shown(board: Board, agreement: AgreementRow) -> list[str]:
    """Return in what an agreement differs from the model by what else is recorded of it."""
    names = [name for name in (*CLAUSES, "own_use_banned") if getattr(agreement, name) == "no"]
    usual = board.policies.whole("breach_hours_usual", board.on)
    if agreement.breach_hours is not None and agreement.breach_hours > usual:
        names.append("breach_hours")
    return [beginning_small(_(Agreement.fields[name].label)) for name in names]
