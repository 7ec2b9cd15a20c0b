"""The systems that the board answers for, and how they are protected: what several rules on privacy have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.reading import rows
from inventory.language import _
from inventory.records.annex import SecurityAnnex
from inventory.records.privacy_choices import DATA_CATEGORIES
from inventory.records.software import System
from inventory.signals.annex_data import by_system, counts
from inventory.signals.annex_words import SENSITIVE
from inventory.signals.once import once
from inventory.signals.privacy import of_partner
from inventory.signals.rows_privacy import EvidenceRow, ProtectionRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.signals.board import Board
    from inventory.signals.rows import SystemRow

HIGH = "high"
ORDER = ("low", "medium", HIGH)


@once
def protections(board: Board) -> dict[int, ProtectionRow]:
    """Return how each system is protected, by number."""
    return {row.id: row for row in rows(board.connection, System, ProtectionRow)}


@once
def evidence(board: Board) -> tuple[EvidenceRow, ...]:
    """Return the security annexes of the day, of the agreements that are looked at."""
    index = board.agreement_index.by_id
    return tuple(
        row
        for row in rows(board.connection, SecurityAnnex, EvidenceRow)
        if row.agreement in index
        and counts(board, index[row.agreement])
        and (row.date is None or row.date <= board.on)
    )


@once
def ours(board: Board) -> tuple[SystemRow, ...]:
    """Return the systems in use that the board answers for: not a partner's, and no national services."""
    return tuple(
        system
        for system in board.systems.values()
        if "national" not in {system.hosting, system.type} and not of_partner(board, system)
    )


def categories(board: Board, system: int) -> frozenset[str]:
    """Return the categories of personal data that the annexes of a system name."""
    return frozenset(code for one in by_system(board).get(system, ()) for code in one.categories)


def category_name(board: Board, code: str) -> str:
    """Return what people call a category; the national number has another name in Flanders."""
    if code == SENSITIVE:
        return _("other sensitive data")
    if code == "national_number" and board.policies.country == "VL":
        return _("national register number")
    return _(DATA_CATEGORIES[code])


def ordered(codes: Iterable[str]) -> list[str]:
    """Return categories in the order of the annex."""
    order = [*DATA_CATEGORIES, SENSITIVE]
    return sorted(codes, key=order.index)


def category_names(board: Board, codes: Iterable[str]) -> str:
    """Return categories in one text, in the order of the annex."""
    return ", ".join(category_name(board, code) for code in ordered(codes))


def assessment_word(board: Board) -> str:
    """Return what the country calls an assessment: DPIA, in Flanders GEB."""
    return "GEB" if board.policies.country == "VL" else _("DPIA")
