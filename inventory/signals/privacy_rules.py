"""Rules on personal data: sub-processors, DPIA, and systems shared with partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.signals.countries import in_eea
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.privacy import SHARING, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.rows import SubprocessorRow


@rule(
    "PRV-043",
    "critical",
    title=N_("Sub-processor outside the EEA without safeguard"),
    explanation=N_("Data may leave the European Economic Area only with a safeguard of the GDPR, chapter V."),
    action=N_(
        "Ask the supplier which safeguard holds, and record it; otherwise object to the sub-processor."
    ),
    basis="AVG 44-46",
)
def unsafe_subprocessor(board: Board) -> Iterator[Found]:
    """Sub-processors outside the EEA for which no safeguard is recorded; unknown when the country does not tell."""
    living = {one.id: one for one in board.agreements if one.status != "ended"}
    for row in board.subprocessors:
        outside = _outside(row)
        if row.agreement not in living or outside is False:
            continue
        subject = Subject("subprocessor", row.name, f"{row.name} ({living[row.agreement].code})", row.id)
        if outside is None:
            text = _("Whether it is outside the EEA is not recorded.")
            yield Found(subject, text, status="unknown")
        elif row.safeguard in {None, "none", "unknown"}:
            text = _("It is in {country}, and no safeguard is recorded.")
            yield Found(subject, text.format(country=row.country or _("a country outside the EEA")))


def _outside(row: SubprocessorRow) -> bool | None:
    if row.outside_eea in {"yes", "no"}:
        return row.outside_eea == "yes"
    inside = in_eea(row.country)
    return None if inside is None else not inside


@rule(
    "PRV-080",
    "critical",
    title=N_("No DPIA for pupil tracking"),
    explanation=N_("Following pupils on a large scale calls for a data protection impact assessment."),
    action=N_("Do a DPIA, or take over the national one and record it."),
    basis="AVG 35",
)
def without_dpia(board: Board) -> Iterator[Found]:
    """Pupil tracking systems in use without a DPIA; unknown when that is not recorded."""
    for system in board.systems.values():
        if system.type != "pupil_tracking" or system.dpia == "yes" or system.pupil_data == "no":
            continue
        subject = Subject("system", system.name, system.name, system.id)
        if system.dpia == "no" and system.personal == "yes":
            yield Found(subject, _("It follows pupils, and no DPIA was done."))
        else:
            yield Found(subject, _("Whether a DPIA was done is not recorded."), status="unknown")


@rule(
    "PRV-090",
    "high",
    title=N_("Shared system without role agreement"),
    explanation=N_("Partners that share a system must settle who is responsible for which data."),
    action=N_("Sign a role agreement, or an arrangement of joint controllers, with the partner."),
    basis="AVG 26",
)
def without_role(board: Board) -> Iterator[Found]:
    """Systems that more than one party uses, per partner without a signed role or joint agreement valid on the day."""
    users: dict[int, set[int]] = {}
    for support in board.supports:
        if board.there(support) and support.system in board.systems:
            users.setdefault(support.system, set()).add(support.party)
    settled = {
        party
        for one in board.agreements
        if one.type in SHARING and one.status == "signed" and valid(board, one) is not False
        for party in (one.party, one.partner)
    }
    for number, parties in sorted(users.items()):
        system = board.systems[number]
        open_ = [party for party in _partners(board, parties) if party not in settled]
        if not open_ or system.personal == "no":
            continue
        names = ", ".join(sorted(board.parties[party].name for party in open_ if party in board.parties))
        subject = Subject("system", system.name, system.name, number)
        if system.personal == "unknown":
            text = _("It is shared with {parties}; whether it processes personal data is not recorded.")
            yield Found(subject, text.format(parties=names), status="unknown")
        else:
            yield Found(
                subject, _("It is shared with {parties} without a role agreement.").format(parties=names)
            )


def _partners(board: Board, parties: set[int]) -> list[int]:
    """Return with whom a system is shared: all but the own board, or all but one when no own board is among them."""
    if len(parties) < 2:  # noqa: PLR2004  sharing takes two
        return []
    ordered = sorted(parties)
    others = [one for one in ordered if one in board.parties and not board.parties[one].own]
    return others if len(others) < len(ordered) else ordered[1:]
