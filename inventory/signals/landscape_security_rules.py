"""The rule on the classification of systems (BIV) against what their processes ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import security
from inventory.landscape.consistency import some
from inventory.language import N_, _, ngettext
from inventory.records.choices import LEVELS
from inventory.signals.finding import Found, rule
from inventory.signals.landscape_board import known, seen, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.landscape.security import Need
    from inventory.signals.board import Board

ASPECTS = {
    "availability": N_("availability"),
    "integrity": N_("integrity"),
    "confidentiality": N_("confidentiality"),
}


@rule(
    "LND-014",
    "medium",
    title=N_("System is classified too low"),
    explanation=N_(
        "Its processes ask more availability, integrity or confidentiality than it was classified for."
    ),
    action=N_(
        "See `inventaris landscape security`: raise the classification and its measures, or that of the process is too high."
    ),
    basis="Certificeringsschema IBP ROSA 3.0",
)
def classified_low(board: Board) -> Iterator[Found]:
    """Systems whose own classification is lower than what the processes that they support ask.

    Unknown where the system is not classified in what its processes ask, or the processes ask nothing known.
    """
    numbers = {system.name: number for number, system in known(board).systems.items()}
    levels = security.classified(board.connection)
    silent: set[str] = set()
    for need in security.needs(seen(board), levels):
        asking = security.asking(need, levels)
        there = subject(board, "system", numbers[need.system])
        lines = [_line(need, aspect) for aspect in need.short]
        if lines:
            text = _("{aspects}; asked by {codes}.")
            yield Found(there, text.format(aspects="; ".join(lines), codes=some(asking)))
        bare = [_(ASPECTS[one]) for one in ASPECTS if _of(need.least, one) and not _of(need.own, one)]
        if bare and not lines:
            text = _("How it is classified is not recorded for {aspects}, which its processes ask.")
            yield Found(there, text.format(aspects=", ".join(bare)), status="unknown")
        silent |= {code for code in need.processes if None in levels.processes.get(code, (None,))}
    own = known(board).own
    if silent and own is not None:
        text = ngettext(
            "What {count} process asks of its systems is not recorded: {codes}.",
            "What {count} processes ask of their systems is not recorded: {codes}.",
            len(silent),
        )
        shown = text.format(
            count=len(silent), codes=some(one.code for one in seen(board).processes if one.code in silent)
        )
        yield Found(subject(board, "party", own), shown, status="unknown", severity="low")


def _line(need: Need, aspect: str) -> str:
    text = _("{aspect} {own}, needed {least}")
    own, least = _of(need.own, aspect), _of(need.least, aspect)
    return text.format(aspect=_(ASPECTS[aspect]), own=_(LEVELS[own or ""]), least=_(LEVELS[least or ""]))


def _of(levels: security.Levels, aspect: str) -> str | None:
    return levels[security.ASPECTS.index(aspect)]
