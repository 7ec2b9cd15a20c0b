"""Systems by what privacy asks of them: agreement, annex, transfers, retention, security, register, DPIA and more.

Nothing is examined here: what the check finds is laid out, a row a system. What rests on something that is not there
says "unknown" and is never fine: without an agreement nobody knows what its annex would say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.reading import rows
from inventory.language import N_, _
from inventory.records.annex import Annex, SecurityAnnex, StorageLocation
from inventory.records.landscape import Interface
from inventory.records.privacy import Subprocessor
from inventory.records.processing import Assessment, ProcessingUse
from inventory.signals import privacy, protection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from inventory.signals.board import Board
    from inventory.signals.finding import Finding, Subject

RULES = "PRV-*,LND-015"
"""The rules whose findings the board lays out, as a pattern for `check`."""
STATES = {
    "ok": N_("in order"),
    "short": N_("falls short"),
    "unknown": N_("unknown"),
    "accepted": N_("accepted"),
    "na": N_("does not apply"),
    "off": N_("not checked"),
}
"""What a cell says, in words."""
SIGNS = {"ok": "✓", "short": "✗", "unknown": "?", "accepted": "~", "na": "–", "off": "o"}  # noqa: RUF001  a sign for n.v.t.
"""A sign for each state, to go with its word."""


class Check(NamedTuple):
    """A column of the board.

    Attributes:
        label: What is asked; English, marked for translation.
        rules: Codes of the rules whose findings it shows.
        rests: Rules after whose finding the rest of the column cannot be known.
        scope: Of which systems it is asked: those through which a supplier processes data for the board ("supplied"), all
            that the board answers for ("ours"), or all ("all").
    """

    label: str
    rules: tuple[str, ...]
    rests: tuple[str, ...] = ()
    scope: str = "ours"


NO_AGREEMENT = ("PRV-001", "PRV-009")
NO_ANNEX = (*NO_AGREEMENT, "PRV-006", "PRV-007")


def _codes(*numbers: int | range) -> tuple[str, ...]:
    single = [one for part in numbers for one in (part if isinstance(part, range) else (part,))]
    return tuple(f"PRV-{one:03d}" for one in single)


CHECKS = {
    "agreement": Check(
        N_("Agreement"),
        _codes(range(1, 6), range(8, 12), 20, 21, range(24, 34), 52, 83, 100),
        scope="supplied",
    ),
    "annex": Check(N_("Privacy annex"), _codes(6, 7, 22, 23), NO_AGREEMENT, scope="supplied"),
    "subprocessors": Check(N_("Sub-processors"), _codes(40, 41), NO_ANNEX, scope="supplied"),
    "transfer": Check(N_("Storage and transfer"), _codes(42, 43, 44), NO_ANNEX, scope="supplied"),
    "retention": Check(N_("Retention"), _codes(50, 51), NO_ANNEX, scope="supplied"),
    "security": Check(N_("Security (BIV)"), _codes(range(60, 65))),
    "register": Check(N_("Register"), _codes(range(70, 75)), ("PRV-070",)),
    "dpia": Check(N_("DPIA"), _codes(80, 81, 82)),
    "exchange": Check(N_("Partners and exchange"), (*_codes(90, 91), "LND-015"), scope="all"),
    "access": Check(N_("AI and access"), _codes(92, 101)),
}
"""The columns of the board in their order."""


def labels(board: Board) -> dict[str, str]:
    """Return what the columns are called in the language now spoken and in the country of the board."""
    return {name: _(check.label) for name, check in CHECKS.items()} | {
        "dpia": protection.assessment_word(board)
    }


class Watched(NamedTuple):
    """A system with what findings about it can be about.

    Attributes:
        subject: The system.
        supplier: Name of its supplier, "" when unknown.
        personal: Whether it processes personal data: "yes", "no" or "unknown".
        scopes: What can be asked of it, see `Check.scope`: a partner's system and a national service have "all" only.
        touches: Kind and number of the records that concern it, itself included.
    """

    subject: Subject
    supplier: str
    personal: str
    scopes: frozenset[str]
    touches: frozenset[tuple[str, int]]


class Cell(NamedTuple):
    """What one column says of one system: a key of `STATES`, and the findings behind it."""

    state: str
    findings: tuple[Finding, ...] = ()


class BoardRow(NamedTuple):
    """A system with a cell for each of `CHECKS`."""

    system: Watched
    cells: dict[str, Cell]

    @property
    def worst(self) -> str:
        """The worst state of the row."""
        states = {cell.state for cell in self.cells.values()}
        return next((one for one in ("short", "unknown", "accepted", "ok", "off") if one in states), "na")


class PrivacyBoard(NamedTuple):
    """The board.

    Attributes:
        rows: The systems by name.
        rest: Findings that concern no system, such as those on an agreement that no system rests on.
    """

    rows: tuple[BoardRow, ...]
    rest: tuple[Finding, ...]

    def tally(self, check: str, state: str) -> int:
        """Return in how many rows a column says something."""
        return sum(row.cells[check].state == state for row in self.rows)


def privacy_board(
    findings: Iterable[Finding], systems: Iterable[Watched], active: Collection[str] | None = None
) -> PrivacyBoard:
    """Lay findings out by system and check.

    Args:
        findings: What the check found with the rules `RULES`, accepted findings too.
        systems: The systems (`watched`).
        active: Codes of the rules that were run (`check.running`); None when all were.
    """
    place: dict[tuple[str, int], list[int]] = {}
    watched = list(systems)
    for number, system in enumerate(watched):
        for one in system.touches:
            place.setdefault(one, []).append(number)
    mine: list[list[Finding]] = [[] for _system in watched]
    rest = []
    column = {code for check in CHECKS.values() for code in check.rules}
    for finding in findings:
        if finding.rule not in column:
            continue
        found = place.get((finding.subject.kind, finding.subject.id), [])
        for number in found:
            mine[number].append(finding)
        if not found:
            rest.append(finding)
    made = [_row(system, about, active) for system, about in zip(watched, mine, strict=True)]
    return PrivacyBoard(tuple(sorted(made, key=lambda row: row.system.subject.name.casefold())), tuple(rest))


def _row(system: Watched, findings: list[Finding], active: Collection[str] | None) -> BoardRow:
    return BoardRow(system, {name: _cell(system, check, findings, active) for name, check in CHECKS.items()})


def _cell(system: Watched, check: Check, findings: list[Finding], active: Collection[str] | None) -> Cell:
    """Return what one column says of one system."""
    mine = tuple(one for one in findings if one.rule in check.rules)
    open_ones = [one for one in mine if one.state != "accepted"]
    if any(one.status == "finding" for one in open_ones):
        return Cell("short", mine)
    if open_ones:
        return Cell("unknown", mine)
    if system.personal == "no" or check.scope not in system.scopes:
        return Cell("accepted" if mine else "na", mine)
    if active is not None and not any(code in active for code in check.rules):
        return Cell("off")
    if system.personal != "yes" or any(one.rule in check.rests for one in findings):
        return Cell("unknown", mine)
    return Cell("accepted" if mine else "ok", mine)


class _Part(NamedTuple):
    id: int
    annex: int


class _Annexed(NamedTuple):
    id: int
    agreement: int
    system: int | None


class _Used(NamedTuple):
    processing: int
    system: int | None


class _Assessed(NamedTuple):
    id: int
    system: int | None
    processing: int | None


class _Edge(NamedTuple):
    id: int
    source: int
    target: int


def watched(board: Board) -> list[Watched]:
    """Return the systems in use on the day of a board, each with the records that concern it."""
    supplied = {one.id for one in privacy.processed(board)}
    ours = {one.id for one in protection.ours(board)}
    touches = _touches(board)
    found = []
    for number, row in board.systems.items():
        subject = board.subject("system", number)
        scopes = {"all", *(["ours"] if number in ours else ()), *(["supplied"] if number in supplied else ())}
        mine = frozenset({("system", number), *touches.get(number, ())})
        supplier = board.books.supplier(row.supplier)
        found.append(Watched(subject, supplier, row.personal, frozenset(scopes), mine))
    return found


def _touches(board: Board) -> dict[int, set[tuple[str, int]]]:
    """Return the records that concern each system: agreements, annexes and their parts, register, DPIA, interfaces."""
    found: dict[int, set[tuple[str, int]]] = {}
    _agreements(board, found)
    entries: dict[int, set[int]] = {}
    for use in rows(board.connection, ProcessingUse, _Used):
        if use.system is not None:
            found.setdefault(use.system, set()).add(("processing", use.processing))
            entries.setdefault(use.processing, set()).add(use.system)
    for one in rows(board.connection, Assessment, _Assessed):
        for system in {one.system, *entries.get(one.processing or 0, ())} - {None}:
            found.setdefault(system or 0, set()).add(("dpia", one.id))
    for edge in rows(board.connection, Interface, _Edge):
        for system in (edge.source, edge.target):
            found.setdefault(system, set()).add(("interface", edge.id))
    return found


def _agreements(board: Board, found: dict[int, set[tuple[str, int]]]) -> None:
    """Add the agreements that systems rest on, with their annexes, sub-processors, places and security annexes."""
    under: dict[int, set[int]] = {
        number: {one.id for one in systems} for number, systems in privacy.relied(board).items()
    }
    of_annex: dict[int, int] = {}
    for annex in rows(board.connection, Annex, _Annexed):
        if annex.system is not None:
            under.setdefault(annex.agreement, set()).add(annex.system)
            of_annex[annex.id] = annex.system
            found.setdefault(annex.system, set()).add(("annex", annex.id))
    for number, systems in under.items():
        for system in systems:
            found.setdefault(system, set()).add(("agreement", number))
    for kind, record in (("subprocessor", Subprocessor), ("security_annex", SecurityAnnex)):
        for one in rows(board.connection, record, _Annexed):
            mine = {one.system} if one.system is not None else under.get(one.agreement, set())
            for system in mine:
                found.setdefault(system, set()).add((kind, one.id))
    for part in rows(board.connection, StorageLocation, _Part):
        if part.annex in of_annex:
            found.setdefault(of_annex[part.annex], set()).add(("storage_location", part.id))
