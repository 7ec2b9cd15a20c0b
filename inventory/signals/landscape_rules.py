"""Rules on the landscape: gaps, doubles, states and ends that contradict each other, what is left open, data uncovered.

What they look at is in `inventory.landscape`; here it becomes findings. Many rows of one party with one and the same
matter are one finding: a landscape has hundreds of cells.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inventory.landscape import analysis, consistency, reading
from inventory.landscape.consistency import some
from inventory.language import N_, ngettext
from inventory.signals import (  # noqa: F401  they declare their rules
    landscape_data_rules,
    landscape_personal_rules,
    landscape_security_rules,
)
from inventory.signals.finding import Found, rule
from inventory.signals.landscape_board import IKC, found, known, seen, subject
from inventory.signals.landscape_texts import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inventory.landscape.analysis import Finding
    from inventory.landscape.consistency import Problem
    from inventory.landscape.facts import Facts
    from inventory.signals.board import Board
    from inventory.signals.finding import Subject

REVIEW = "landscape_review_months"
"""The policy that says after how many months a system is looked at again."""


def _by_party(board: Board, cells: Iterable[Finding]) -> Iterator[tuple[Subject, list[str]]]:
    """Yield each party with the codes of its processes, both in reading order."""
    parties = reading.party_keys(board.connection, known(board).parties)
    numbers = {party.key: number for number, party in parties.items()}
    codes: dict[str, list[str]] = {}
    for cell in cells:
        codes.setdefault(cell.party, []).append(cell.process)
    for key, found_at in codes.items():
        yield subject(board, "party", numbers[key]), list(dict.fromkeys(found_at))


@rule(
    "LND-001",
    "medium",
    title=N_("Processes without a system"),
    explanation=N_("The work is done, and nothing supports it: a white spot on the map."),
    action=N_("See `inventaris landscape gaps`: name the system, or decide that none is needed and say n/a."),
    basis=IKC,
)
def gaps(board: Board) -> Iterator[Found]:
    """Parties that run processes without any system, one finding a party.

    Unknown of those parties that tell something of the landscape, where nobody said whether they run a process.
    """
    for party, codes in _by_party(board, analysis.gaps(seen(board))):
        text = ngettext(
            "{count} process has no system: {codes}.",
            "{count} processes have no system: {codes}.",
            len(codes),
        )
        yield Found(party, text.format(count=len(codes), codes=some(codes)))
    telling = {row.party for row in known(board).participation} | {row.party for row in known(board).support}
    open_cells = [cell for cell in analysis.unknowns(seen(board)) if not cell.systems]
    for party, codes in _by_party(board, open_cells):
        if party.id in telling:
            text = ngettext(
                "Of {count} process without a system nobody said whether it is run: {codes}.",
                "Of {count} processes without a system nobody said whether they are run: {codes}.",
                len(codes),
            )
            shown = text.format(count=len(codes), codes=some(codes))
            yield Found(party, shown, status="unknown", severity="low")


@rule(
    "LND-002",
    "low",
    title=N_("Several systems for the same work"),
    explanation=N_("Two systems for one function cost twice, and people look in two places."),
    action=N_("See `inventaris landscape overlaps`: choose one, or record what each of them is used for."),
    basis=IKC,
)
def overlaps(board: Board) -> Iterator[Found]:
    """Parties with two systems for one function; unknown where no function is recorded."""
    cells = analysis.overlaps(seen(board))
    for party, codes in _by_party(board, (cell for cell in cells if cell.certain)):
        text = ngettext(
            "In {count} process two systems do the same: {codes}.",
            "In {count} processes two systems do the same: {codes}.",
            len(codes),
        )
        yield Found(party, text.format(count=len(codes), codes=some(codes)))
    for party, codes in _by_party(board, (cell for cell in cells if not cell.certain)):
        text = ngettext(
            "In {count} process several systems may do the same; their functions are not recorded: {codes}.",
            "In {count} processes several systems may do the same; their functions are not recorded: {codes}.",
            len(codes),
        )
        yield Found(party, text.format(count=len(codes), codes=some(codes)), status="unknown")


def _plain(look: Callable[[Facts], Iterable[Problem]], board: Board) -> Iterator[Found]:
    return found(board, look(known(board)))


def _stale(board: Board) -> Iterator[Found]:
    return found(board, consistency.stale(known(board), board.policies.whole(REVIEW, board.on)))


for _id, (_check, _severity, _texts) in PLAIN.items():
    _look = _stale if _check == "stale" else partial(_plain, getattr(consistency, _check))
    rule(_id, _severity, **_texts)(_look)
