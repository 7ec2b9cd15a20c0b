"""Rules on what an agreement and its annexes must say: subject, duration, nature, purposes, data and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_, _
from inventory.signals.agreement_models import by_covenant, national, none_said, said
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import annex_subject, in_force, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inventory.signals.board import Board
    from inventory.signals.finding import Status
    from inventory.signals.rows import AgreementRow, AnnexDataRow, AnnexRow

Said = tuple["Status", str]


@rule(
    "PRV-020",
    "high",
    title=N_("Agreement without subject or duration"),
    explanation=N_("The law asks that an agreement says what it is about and how long it lasts."),
    action=N_("Look it up in the agreement and record it; ask the supplier when it is not there."),
    basis="AVG 28(3)",
)
def without_subject(board: Board) -> Iterator[Found]:
    """Agreements without subject, unless the model has it, or without an end, a contract to follow, or "indefinite"."""
    for agreement in in_force(board):
        gaps = list(_by_model(board, agreement, agreement.subject, _("The subject is not recorded.")))
        follows = agreement.follows_contract and agreement.contract in board.books.contracts
        if not (agreement.end or agreement.open_ended or follows):
            gaps.append(("finding", _("How long it lasts is not recorded.")))
        yield from _told(agreement, gaps)


@rule(
    "PRV-021",
    "high",
    title=N_("Agreement without nature or purposes"),
    explanation=N_("The law asks that an agreement says what is done with the data, and what for."),
    action=N_(
        "Look it up in the agreement and its annexes and record it; ask the supplier when it is not there."
    ),
    basis="AVG 28(3)",
)
def without_purpose(board: Board) -> Iterator[Found]:
    """Agreements without nature, unless the model has it, or with an annex of the day without purposes."""
    served = {one.annex for one in board.annex_services if one.switched_on != "no" and _filled(one.purposes)}
    for agreement in in_force(board):
        gaps = list(_by_model(board, agreement, agreement.nature, _("The nature is not recorded.")))
        bare = [
            board.all_systems[one.system].name
            for one in _annexes(board, agreement)
            if one.id not in served and not _filled(one.purposes)
        ]
        if bare:
            text = _("The purposes are not recorded for {systems}.")
            gaps.append(("finding", text.format(systems=", ".join(sorted(bare)))))
        yield from _told(agreement, gaps)


def _by_model(board: Board, agreement: AgreementRow, text: str | None, gap: str) -> Iterator[Said]:
    """Yield a gap in an agreement unless the model fills it; unknown when that depends on an unknown part in the covenant."""
    if _filled(text) or by_covenant(board, agreement):
        return
    covenant = board.agreement_index.covenant(agreement.supplier)
    doubt = covenant == "unknown" and national(board, agreement.model)
    yield "unknown" if doubt else "finding", gap


def _told(agreement: AgreementRow, gaps: list[Said]) -> Iterator[Found]:
    if gaps:
        status: Status = "finding" if any(one == "finding" for one, _text in gaps) else "unknown"
        yield Found(subject_of(agreement), " ".join(text for _one, text in gaps), status=status)


def _filled(text: str | None) -> bool:
    """Return whether a text says something other than "unknown" or "none"."""
    return said(text) and not none_said(text)


def _annexes(board: Board, agreement: AgreementRow) -> list[AnnexRow]:
    """Return the annexes of the day of an agreement, of systems in use that are not known to process no personal data."""
    return [
        one
        for one in board.agreement_index.annexes.get(agreement.id, ())
        if one.system in board.systems and board.systems[one.system].personal != "no"
    ]


class Part(NamedTuple):
    """What an annex must say, as a text or as rows of its data.

    Attributes:
        text: The text of an annex that says it.
        counts: Whether a row of its data says it, when the row tells that the data are processed.
    """

    text: Callable[[AnnexRow], str | None]
    counts: Callable[[AnnexDataRow], bool]


CATEGORIES = Part(lambda annex: annex.categories, lambda _row: True)
SUBJECTS = Part(lambda annex: annex.subjects, lambda row: row.subject is not None)


@rule(
    "PRV-022",
    "critical",
    title=N_("Annex without categories of data"),
    explanation=N_("The law asks that an agreement says which kinds of personal data are processed."),
    action=N_("Look at section D of the annex and record the categories."),
    basis="AVG 28(3)",
)
def without_categories(board: Board) -> Iterator[Found]:
    """Annexes of the day that name no category of personal data that is processed."""
    return _silent(board, CATEGORIES, N_("It names no category of personal data."))


@rule(
    "PRV-023",
    "critical",
    title=N_("Annex without data subjects"),
    explanation=N_("The law asks that an agreement says whose data are processed."),
    action=N_("Look at section D of the annex and record whose data it is about."),
    basis="AVG 28(3)",
)
def without_subjects(board: Board) -> Iterator[Found]:
    """Annexes of the day that do not say whose data are processed."""
    return _silent(board, SUBJECTS, N_("It does not say whose data are processed."))


def _silent(board: Board, part: Part, text: str) -> Iterator[Found]:
    """Yield the annexes that say nothing of a part; unknown when they do not say whether the data are processed."""
    rows: dict[int, list[AnnexDataRow]] = {}
    for row in board.annex_data:
        rows.setdefault(row.annex, []).append(row)
    doubt = N_("Whether the data that it names are processed is not recorded.")
    for agreement in in_force(board):
        for annex in _annexes(board, agreement):
            state = _state(part, annex, rows.get(annex.id, ()))
            if state is not None:
                subject = annex_subject(agreement, board.systems[annex.system], annex)
                yield Found(subject, _(text if state == "finding" else doubt), status=state)


def _state(part: Part, annex: AnnexRow, rows: Iterable[AnnexDataRow]) -> Status | None:
    """Return what is the matter with an annex; None when it says the part."""
    if _filled(part.text(annex)):
        return None
    processed = {row.processed for row in rows if part.counts(row)}
    if "yes" in processed:
        return None
    return "unknown" if "unknown" in processed or _doubted(part.text(annex)) else "finding"


def _doubted(text: str | None) -> bool:
    """Return whether somebody wrote that it is not known."""
    return bool((text or "").strip()) and not said(text)
