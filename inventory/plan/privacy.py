"""Under which agreement personal data of each system go to a supplier, in the words of the check (`signals.privacy`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_
from inventory.signals import privacy
from inventory.signals.board import Board

if TYPE_CHECKING:
    from inventory.plan.facts import Facts
    from inventory.signals.rows import AgreementRow

STATES = {
    "signed": N_("signed"),
    "unclear": N_("signed, validity unknown"),
    "old": N_("agreement from before the GDPR"),
    "ended": N_("agreement not valid"),
    "missing": N_("no signed agreement recorded"),
    "unknown": N_("personal data unknown"),
}
"""How a system stands, best first."""


class State(NamedTuple):
    """How one system stands: a key of `STATES`, and the agreements that it rests on."""

    code: str
    agreements: tuple[AgreementRow, ...]


def states(facts: Facts) -> dict[int, State]:
    """Return the systems in use that call for an agreement, or may, by number."""
    return facts.once("privacy", _states)


def _states(facts: Facts) -> dict[int, State]:
    board = Board(facts.connection, facts.on)
    found = {}
    for system in privacy.processed(board):
        mine = tuple(privacy.signed(board, system))
        code = _code(board, mine)
        if system.personal != "yes" and code == "missing":
            code = "unknown"
        found[system.id] = State(code, mine)
    return found


def _code(board: Board, agreements: tuple[AgreementRow, ...]) -> str:
    """Return the best state that agreements give."""
    best = "ended" if agreements else "missing"
    order = list(STATES)
    for one in agreements:
        valid = privacy.valid(board, one)
        code = {True: "signed", None: "unclear", False: "ended"}[valid]
        if code != "ended" and one.type == "pre_gdpr":
            code = "old"
        best = min(best, code, key=order.index)
    return best


def shares(facts: Facts) -> tuple[int, int]:
    """Return how many systems run under a signed agreement that is valid as far as is known, and how many call for one."""
    found = states(facts)
    return sum(one.code in {"signed", "unclear"} for one in found.values()), len(found)
