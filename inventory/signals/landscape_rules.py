"""Rules on the landscape: gaps, doubles, states and ends that contradict each other, what is left open, data uncovered.

What they look at is in `inventory.landscape`; here it becomes findings. Many rows of one party with one and the same
matter are one finding: a landscape has hundreds of cells.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from inventory.landscape import analysis, consistency, reading, roadmap, security
from inventory.landscape.consistency import some
from inventory.landscape.exchange import Exchanges
from inventory.landscape.facts import facts
from inventory.landscape.model import counts
from inventory.language import N_, _, ngettext
from inventory.records.choices import LEVELS
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.landscape_texts import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inventory.landscape.analysis import Finding
    from inventory.landscape.consistency import Problem
    from inventory.landscape.exchange import Exchange
    from inventory.landscape.facts import Facts
    from inventory.landscape.model import LandscapeView
    from inventory.signals.board import Board

IKC = "IKC-stappenplan, stap 2C"
REVIEW = "landscape_review_months"
"""The policy that says after how many months a system is looked at again."""
ASPECTS = {
    "availability": N_("availability"),
    "integrity": N_("integrity"),
    "confidentiality": N_("confidentiality"),
}

_FACTS: WeakKeyDictionary[Board, Facts] = WeakKeyDictionary()
_VIEWS: WeakKeyDictionary[Board, LandscapeView] = WeakKeyDictionary()


def known(board: Board) -> Facts:
    """Return the records of the landscape, read once a check."""
    if board not in _FACTS:
        _FACTS[board] = facts(board.connection, board.on)
    return _FACTS[board]


def seen(board: Board) -> LandscapeView:
    """Return the landscape of the day as it is now, without dependencies, made once a check."""
    if board not in _VIEWS:
        whole = board.landscape.landscape
        _VIEWS[board] = replace(
            whole, systems=tuple(system for system in whole.systems if counts(system, board.on, "now"))
        ).at(board.on, "now")
    return _VIEWS[board]


def subject(board: Board, kind: str, number: int) -> Subject:
    """Return a party, process, system or interface as a subject."""
    there = known(board)
    match kind:
        case "party":
            return Subject(kind, there.parties[number], there.parties[number], number)
        case "process":
            process = there.processes[number]
            return Subject(kind, process.code, f"{process.code} · {process.name}", number)
        case "interface":
            link = next(one for one in there.interfaces if one.id == number)
            ends = (there.systems[link.source].name, there.systems[link.target].name)
            return Subject(kind, " · ".join((*ends, link.name)), f"{ends[0]} → {ends[1]}", number)
        case _:
            name = there.systems[number].name
            return Subject(kind, name, name, number)


def found(board: Board, problems: Iterable[Problem]) -> Iterator[Found]:
    """Yield problems as findings; what the records do not tell is unknown."""
    for one in problems:
        status = "finding" if one.sure else "unknown"
        yield Found(subject(board, one.kind, one.number), one.message, status=status)  # type: ignore[arg-type]


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
    """Parties that run processes without any system, one finding a party."""
    for party, codes in _by_party(board, analysis.gaps(seen(board))):
        text = ngettext(
            "{count} process has no system: {codes}.",
            "{count} processes have no system: {codes}.",
            len(codes),
        )
        yield Found(party, text.format(count=len(codes), codes=some(codes)))


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
    """Systems whose own classification is lower than what the processes that they support ask."""
    numbers = {system.name: number for number, system in known(board).systems.items()}
    levels = security.classified(board.connection)
    for need in security.needs(seen(board), levels):
        least = dict(zip(security.ASPECTS, need.least, strict=True))
        own = dict(zip(security.ASPECTS, need.own, strict=True))
        lines = [
            _("{aspect} {own}, needed {least}").format(
                aspect=_(ASPECTS[one]), own=_(LEVELS[own[one] or ""]), least=_(LEVELS[least[one] or ""])
            )
            for one in need.short
        ]
        if lines:
            text = _("{aspects}; asked by {codes}.")
            shown = text.format(aspects="; ".join(lines), codes=some(security.asking(need, levels)))
            yield Found(subject(board, "system", numbers[need.system]), shown)


@rule(
    "LND-015",
    "high",
    title=N_("Pupil data without agreement or ground"),
    explanation=N_("Data of pupils go from one system to another, and nothing allows it."),
    action=N_("Record the agreement or the legal ground of the interface, or stop it."),
    basis="AVG 6, 28(3)",
)
def uncovered(board: Board) -> Iterator[Found]:
    """Interfaces of the day that carry pupil data and are not covered; unknown where neither is recorded."""
    there = known(board)
    numbers = {
        (there.systems[link.source].name, there.systems[link.target].name, link.name): link.id
        for link in there.interfaces
    }
    told: set[int] = set()
    now = replace(board.landscape, rows=None, changes=())
    links = Exchanges(board.connection, now, roadmap.applied(now.landscape, ()), undated=False)
    for one in links.at(board.on, "now"):
        number = numbers.get((one.flow.source, one.flow.target, one.data)) or numbers.get(
            (one.flow.target, one.flow.source, one.data)
        )
        text = _uncovered(one, seen(board)) if one.flow.carries == "yes" else ""
        if not text or number is None or number in told:
            continue
        told.add(number)
        if one.flow.covered == "no":
            yield Found(subject(board, "interface", number), text)
        else:
            yield Found(subject(board, "interface", number), text, status="unknown", severity="medium")


def _uncovered(one: Exchange, view: LandscapeView) -> str:
    """Return why an interface with pupil data is not covered, or not for everybody; "" when it is."""
    if one.flow.covered == "no":
        text = _("It carries data of pupils ({data}), and no valid agreement or ground covers it.")
        return text.format(data=one.data)
    if one.flow.covered == "unknown":
        text = _("It carries data of pupils ({data}); whether an agreement covers it is not recorded.")
        return text.format(data=one.data)
    others = _others(one, view)
    if not others:
        return ""
    text = _("Its agreement is that of {party}; whether one covers it for {others} too is not recorded.")
    return text.format(party=one.signer, others=some(others))


def _others(one: Exchange, view: LandscapeView) -> list[str]:
    """Return the other parties that use both systems of an interface that rests on the agreement of one party."""
    if one.signer is None:
        return []
    ends = (one.flow.source, one.flow.target)
    users = [{row.party for row in view.support if row.system == end} for end in ends]
    return sorted((users[0] & users[1]) - {one.signer})


def _plain(look: Callable[[Facts], Iterable[Problem]], board: Board) -> Iterator[Found]:
    return found(board, look(known(board)))


def _stale(board: Board) -> Iterator[Found]:
    return found(board, consistency.stale(known(board), board.policies.whole(REVIEW, board.on)))


for _id, (_check, _severity, _texts) in PLAIN.items():
    _look = _stale if _check == "stale" else partial(_plain, getattr(consistency, _check))
    rule(_id, _severity, **_texts)(_look)
