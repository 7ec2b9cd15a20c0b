"""Rules on systems with data of pupils: artificial intelligence, and who logs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import system_subject
from inventory.signals.protection import ours, protections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.finding import Status

UNSAID = frozenset({None, "unknown"})


@rule(
    "PRV-092",
    "high",
    title=N_("AI on pupil data without limits"),
    explanation=N_(
        "The supplier may not train on data of pupils, and a person must look at what the system decides."
    ),
    action=N_("Have it laid down in the agreement, and record it; otherwise switch the function off."),
    basis="Convenant 4.0; AI-verordening 14, 26",
)
def unlimited(board: Board) -> Iterator[Found]:
    """Systems with pupil data that use AI without a ban on training or without human oversight; unknown when not recorded."""
    for system in ours(board):
        row = protections(board)[system.id]
        if system.pupil_data == "no" or system.personal == "no" or row.ai == "no":
            continue
        asked = {
            _("training on our data is forbidden"): row.ai_training_banned,
            _("a person oversees it"): row.ai_oversight,
        }
        if row.ai != "yes":
            if system.pupil_data == "yes":
                text = _("Whether it uses artificial intelligence is not recorded.")
                yield Found(system_subject(system), text, status="unknown", severity="low")
            continue
        no = [label for label, said in asked.items() if said == "no"]
        open_ = [label for label, said in asked.items() if said in UNSAID]
        if no:
            text = _("It uses artificial intelligence; not so: {what}.").format(what=", ".join(no))
            yield Found(system_subject(system), text, status=_sure(system.pupil_data))
        elif open_:
            text = _("It uses artificial intelligence; not recorded: {what}.").format(what=", ".join(open_))
            yield Found(system_subject(system), text, status="unknown")


@rule(
    "PRV-101",
    "low",
    title=N_("Pupil data without single sign-on"),
    explanation=N_(
        "Accounts of a system's own stay behind when somebody leaves, and nobody watches their passwords."
    ),
    action=N_("Connect it to single sign-on, or name who keeps its accounts."),
    basis="Normenkader IBP FO",
)
def without_sign_on(board: Board) -> Iterator[Found]:
    """Systems with pupil data that are outside single sign-on; unknown when that is not recorded."""
    for system in ours(board):
        row = protections(board)[system.id]
        if system.pupil_data == "no" or system.personal == "no" or row.sso == "yes":
            continue
        if row.sso == "no":
            text = _("It holds data of pupils and is outside single sign-on.")
            if row.owner is None:
                text = _("It holds data of pupils, is outside single sign-on, and nobody is its owner.")
            yield Found(system_subject(system), text, status=_sure(system.pupil_data))
        elif system.pupil_data == "yes":
            text = _("It holds data of pupils; whether single sign-on gives access is not recorded.")
            yield Found(system_subject(system), text, status="unknown")


def _sure(pupil_data: str | None) -> Status:
    """Return how sure a finding on pupil data is."""
    return "finding" if pupil_data == "yes" else "unknown"
