"""The rule on interfaces that carry pupil data without an agreement or a ground: the leaking edges of the landscape."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.landscape import roadmap
from inventory.landscape.consistency import some
from inventory.landscape.exchange import IN_LAW, Exchanges
from inventory.language import N_, _
from inventory.signals.finding import Found, rule
from inventory.signals.landscape_board import known, links, seen, subject
from inventory.signals.privacy import valid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.model import LandscapeView
    from inventory.signals.board import Board

States = dict[str, bool | None]
"""Whether each agreement is valid on the day, by code; None when the records do not tell."""


@rule(
    "LND-015",
    "high",
    title=N_("Pupil data without agreement or ground"),
    explanation=N_("Data of pupils go from one system to another, and nothing allows it."),
    action=N_("Record the agreement or the legal ground of the interface, or stop it."),
    basis="AVG 6, 28(3)",
)
def uncovered(board: Board) -> Iterator[Found]:
    """Interfaces of the day that carry pupil data and are not covered; unknown where the records do not tell."""
    there = known(board)
    pupils = {row.name: row.pupil_data for row in board.all_systems.values()}
    states = {one.code: valid(board, one) for one in board.agreements}
    told = set[int]()
    for number, one in numbered(board, today(board)):
        if number in told or one.flow.carries == "no":
            continue
        covered = covered_on(one, states)
        if one.flow.carries == "unknown":
            source = there.systems[links(board)[number].source].name
            text = "" if covered == "yes" or pupils.get(source) == "no" else _vague(one)
        else:
            text = _uncovered(one, covered, seen(board))
        if text:
            told.add(number)
            sure = one.flow.carries == "yes" and covered == "no"
            status, severity = ("finding", "high") if sure else ("unknown", "medium")
            yield Found(subject(board, "interface", number), text, None, status, severity)  # type: ignore[arg-type]


def numbered(board: Board, exchanges: Iterable[Exchange]) -> Iterator[tuple[int, Exchange]]:
    """Yield exchanges with the number of the interface that each is; one that goes both ways comes twice."""
    there = known(board)
    numbers = {
        (there.systems[link.source].name, there.systems[link.target].name, link.name): link.id
        for link in there.interfaces
    }
    for one in exchanges:
        ends = one.flow.source, one.flow.target
        number = numbers.get((*ends, one.data)) or numbers.get((*ends[::-1], one.data))
        if number is not None:
            yield number, one


def today(board: Board) -> list[Exchange]:
    """Return the interfaces of the day, without the roadmap."""
    now = replace(board.landscape, rows=None, changes=())
    exchanges = Exchanges(board.connection, now, roadmap.applied(now.landscape, ()), undated=False)
    return exchanges.at(board.on, "now")


def covered_on(one: Exchange, states: States) -> str:
    """Return whether an interface is covered: an agreement that it rests on must be valid on the day."""
    if one.flow.covered != "yes" or not one.agreement or one.ground in IN_LAW:
        return one.flow.covered
    return {True: "yes", False: "no", None: "unknown"}[states.get(one.agreement)]


def _vague(one: Exchange) -> str:
    text = _("Whether it carries data of pupils ({data}) is not recorded, nor what allows that.")
    return text.format(data=one.data)


def _uncovered(one: Exchange, covered: str, view: LandscapeView) -> str:
    """Return why an interface with pupil data is not covered, or not for everybody; "" when it is."""
    if covered == "no":
        text = _("It carries data of pupils ({data}), and no valid agreement or ground covers it.")
        return text.format(data=one.data)
    if covered == "unknown":
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
