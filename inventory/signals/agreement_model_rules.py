"""Rules on agreements: on which model they were made, and whether they are from before the GDPR."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import PROCESSING, subject_of, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board

GDPR = date(2018, 5, 25)
FIRST_MODEL = (3,)
"""Version of the national model that the GDPR brought (March 2018)."""


def version(text: str | None) -> tuple[int, ...]:
    """Return a model version as numbers that can be compared, without zeros at the end; () when there is none."""
    numbers = [int(part) for part in re.findall(r"[0-9]{1,6}", text or "")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


@rule(
    "PRV-008",
    "medium",
    title=N_("Agreement on an older model"),
    explanation=N_("Newer models settle more, such as sub-processors and artificial intelligence."),
    action=N_("Sign the current model when the contract is renewed."),
    basis="Convenant Digitale Onderwijsmiddelen en Privacy 4.0",
)
def older_model(board: Board) -> Iterator[Found]:
    """Signed processing agreements on an older model than the board's policy calls current."""
    current = board.policies.word("agreement_model", board.on)
    if not version(current):
        return
    for agreement in board.agreements:
        if agreement.status != "signed" or agreement.type != "processor" or valid(board, agreement) is False:
            continue
        if not version(agreement.model):
            text = _("On which model it was made is not recorded.")
            yield Found(subject_of(agreement), text, status="unknown")
        elif version(agreement.model) < version(current):
            text = _("It follows model {model}; the current one is {current}.")
            yield Found(
                subject_of(agreement), text.format(model=agreement.model, current=current), agreement.end
            )


@rule(
    "PRV-009",
    "high",
    title=N_("Agreement from before the GDPR"),
    explanation=N_("An old processor agreement (bewerkersovereenkomst) does not meet article 28."),
    action=N_("Replace it by a processing agreement on the current model."),
    basis="AVG 28(3)",
)
def before_gdpr(board: Board) -> Iterator[Found]:
    """Agreements that are pre-GDPR by kind, or by their day of signing and without a model of the GDPR."""
    for agreement in board.agreements:
        if (
            agreement.status == "ended"
            or agreement.type not in PROCESSING
            or valid(board, agreement) is False
        ):
            continue
        on = agreement.signed_board or agreement.signed_supplier or agreement.start
        modern = version(agreement.model) >= FIRST_MODEL
        if agreement.type == "pre_gdpr" or (agreement.status == "signed" and on and on < GDPR and not modern):
            when = _("signed on {day}").format(day=day(on)) if on else _("the day of signing is not recorded")
            text = _("It dates from before the GDPR ({when}).").format(when=when)
            yield Found(subject_of(agreement), text, agreement.end)
        elif agreement.status == "signed" and on is None and not modern:
            text = _("Neither the day of signing nor the model is recorded.")
            yield Found(subject_of(agreement), text, status="unknown")
