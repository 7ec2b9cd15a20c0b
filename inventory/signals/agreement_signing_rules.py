"""Rules on how an agreement came about: signed by both sides, by somebody who may, and not merely published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.signals.annex_words import says_none, says_nothing
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import in_force, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.finding import Status
    from inventory.signals.rows import AgreementRow

Said = tuple["Status", str]


@rule(
    "PRV-002",
    "critical",
    title=N_("Agreement not signed by both sides"),
    explanation=N_("It binds the supplier only when both signed, and the board's side was allowed to."),
    action=N_("Let somebody who may sign for the board sign, and ask the supplier for its signature."),
    basis="AVG 28(9)",
)
def not_signed(board: Board) -> Iterator[Found]:
    """Signed agreements without the day of one or both signatures, or whose signatory may not sign or perhaps may not."""
    for agreement in in_force(board):
        said = [*_signatures(agreement), *_authorised(agreement)]
        if said:
            status: Status = "finding" if any(one == "finding" for one, _text in said) else "unknown"
            yield Found(subject_of(agreement), " ".join(text for _one, text in said), status=status)


def _signatures(agreement: AgreementRow) -> Iterator[Said]:
    """Yield what is the matter with the signatures; an agreement that was accepted online has none."""
    if agreement.form == "published" or (agreement.form == "accepted" and agreement.accepted):
        return
    both = agreement.form == "signed"
    if not agreement.signed_board and not agreement.signed_supplier:
        yield "unknown", _("When both sides signed is not recorded.")
    elif not agreement.signed_supplier:
        text = _("When the supplier signed is not recorded.")
        yield "unknown" if both else "finding", text
    elif not agreement.signed_board:
        text = _("When the board signed is not recorded.")
        yield "unknown" if both else "finding", text


def _authorised(agreement: AgreementRow) -> Iterator[Said]:
    if agreement.signatory_authorised == "no":
        yield "finding", _("Who signed for the board was not allowed to.")
    elif agreement.signatory_authorised != "yes":
        yield "unknown", _("Whether the signatory of the board was allowed to sign is not recorded.")


@rule(
    "PRV-003",
    "critical",
    title=N_("Agreement only published"),
    explanation=N_("What a supplier only publishes binds nobody as long as the board did not accept it."),
    action=N_("Accept or sign the agreement, and keep the day and the document."),
    basis="AVG 28(9)",
)
def only_published(board: Board) -> Iterator[Found]:
    """Agreements that are only published and not accepted; unknown without a day of acceptance or a document."""
    for agreement in in_force(board):
        if agreement.accepted is not None and agreement.accepted <= board.on:
            continue
        if agreement.form == "published":
            text = _("The supplier published it; that the board accepted it is not recorded.")
            yield Found(subject_of(agreement), text)
        elif says_nothing(agreement.document) or says_none(agreement.document):
            text = _("Neither the signed document nor a day of acceptance is recorded.")
            yield Found(subject_of(agreement), text, status="unknown")
