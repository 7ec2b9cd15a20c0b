"""What ticks an item of a checklist: each function looks in the inventory and says what it found.

A tick always has evidence in words (counts, dates, names); without evidence the box stays empty and the note says what
is missing. A person has the last word: a box that somebody decided goes before these functions, with the reason; the
inventory still says what it found. An older way is kept: a plan text whose slot is the id of the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, both
from inventory.plan.checks_documents import DOCUMENT_CHECKS
from inventory.plan.checks_finance import FINANCE_CHECKS
from inventory.plan.checks_follow import FOLLOW_CHECKS
from inventory.plan.checks_ikc import IKC_CHECKS
from inventory.plan.checks_plan import PLAN_CHECKS
from inventory.plan.checks_systems import SYSTEM_CHECKS
from inventory.plan.checks_team import TEAM_CHECKS
from inventory.plan.checks_tick import Tick, told
from inventory.plan.facts import evidence
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.plan.blocks import Evidence
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

__all__ = ["CHECKS", "Tick", "found_by_inventory", "tick"]

CHECKS: dict[str, Callable[[Facts, Part], Tick]] = {
    function.__name__: function
    for function in (
        *DOCUMENT_CHECKS,
        *SYSTEM_CHECKS,
        *PLAN_CHECKS,
        *FOLLOW_CHECKS,
        *FINANCE_CHECKS,
        *TEAM_CHECKS,
        *IKC_CHECKS,
    )
}
"""The functions that a template can name, by name."""
ENDS = (".", "!", "?", "…")
NO_OPINION = ("", "by_board", "vision_criterion")
"""Sources of a check of which no record can tell anything."""


def tick(facts: Facts, part: Part) -> Tick:
    """Return whether an item of a checklist is there: as a person decided, as a text says, or as the inventory shows.

    Raises:
        KeyError: The template names a function that does not exist; a mistake of who wrote it.
    """
    decided = facts.ticks.get(part.id)
    if decided is not None:
        return _decided(facts, part, decided)
    written = facts.text(part.id)
    if written:
        no = {fold(word) for word in both("no")}
        first = fold(written).split(maxsplit=1)[0].strip(".,;:")
        return Tick(first not in no, written, (evidence("plan_text", [facts.texts[part.id]]),))
    return found_by_inventory(facts, part)


def found_by_inventory(facts: Facts, part: Part) -> Tick:
    """Return what the inventory itself says of an item, whatever a person decided."""
    return CHECKS[part.source or "by_board"](facts, part)


def _decided(facts: Facts, part: Part, decided: Row) -> Tick:
    """Return the box as a person decided it, with the reason, and what the inventory says when that is otherwise."""
    shown = found_by_inventory(facts, part)
    found = None if part.source in NO_OPINION else shown.ticked
    reason = facts.shown("plan_tick", decided, "reason").rstrip()
    text = _("According to the board: {reason}").format(
        reason=reason if reason.endswith(ENDS) else f"{reason}."
    )
    other = ""
    if found is not None and found is not bool(decided["ticked"]):
        other = _("The inventory says otherwise: {note}").format(note=shown.note)
    proof = (*shown.evidence, evidence("plan_tick", [decided]), *_paper(facts, decided))
    return Tick(bool(decided["ticked"]), told(text, other), proof, found)


def _paper(facts: Facts, decided: Row) -> tuple[Evidence, ...]:
    document = facts.by_id("document").get(decided["document"] or 0)
    return (evidence("document", [document]),) if document else ()
