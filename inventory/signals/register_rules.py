"""Rules on the register of processing (GDPR 30): is each system in it, and does each entry say what it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape.consistency import some
from inventory.language import N_, _
from inventory.records.processing import Processing
from inventory.signals import annex_words
from inventory.signals.annex_words import SPECIAL, says_none, says_nothing
from inventory.signals.finding import Found, rule
from inventory.signals.names import personal_names
from inventory.signals.privacy import system_subject
from inventory.signals.protection import category_names, ours
from inventory.signals.register_data import entries, entries_of_systems, entry_subject, people, uses
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.rows_privacy import ProcessingRow

PARTS = (
    "officer",
    "purposes",
    "subjects",
    "categories",
    "recipients",
    "transfers",
    "retention",
    "measures",
    "ground",
)
"""What an entry must say: (a) to (g) of GDPR 30(1), and the ground of 6(1); without a controller it is the own board's."""
MAY_BE_NONE = frozenset({"recipients", "transfers"})
FREE = ("name", *PARTS[:-1], "ground_text", "exception", "notes")
"""The free texts in which no names of persons belong."""
NUMBER = frozenset({"national_number"})


@rule(
    "PRV-070",
    "high",
    title=N_("Not in the register of processing"),
    explanation=N_("Every processing of personal data is in the register, with the process that it serves."),
    action=N_("Add the system to an entry of the register, or name the process of the entry."),
    basis="AVG 30",
)
def unregistered(board: Board) -> Iterator[Found]:
    """Systems with personal data without an entry, and entries without a process."""
    registered = entries_of_systems(board)
    for system in ours(board):
        if system.personal == "no" or system.id in registered:
            continue
        if system.personal == "yes":
            yield Found(
                system_subject(system),
                _("It processes personal data, and no entry of the register names it."),
            )
        else:
            text = _("No entry of the register names it; whether it processes personal data is not recorded.")
            yield Found(system_subject(system), text, status="unknown")
    served = {one.processing for one in uses(board) if one.process is not None}
    for number, row in entries(board).items():
        if number not in served:
            yield Found(entry_subject(row), _("It belongs to no process."))


@rule(
    "PRV-071",
    "high",
    title=N_("Entry of the register is not complete"),
    explanation=N_("The law says what an entry must tell; the supervisor may ask for it any day."),
    action=N_("Fill in what is missing; “none” where there is none."),
    basis="AVG 30(1), 6",
)
def incomplete(board: Board) -> Iterator[Found]:
    """Entries that leave open something of (a) to (g), or the legal ground."""
    for row in entries(board).values():
        missing = [name for name in PARTS if not _told(row, name)]
        if missing:
            labels = ", ".join(_(Processing.fields[name].label) for name in missing)
            yield Found(entry_subject(row), _("Missing: {fields}.").format(fields=labels))


def _told(row: ProcessingRow, name: str) -> bool:
    """Return whether an entry tells something; "none" is an answer only where there may be none."""
    value = getattr(row, name)
    return not says_nothing(value) and (name in MAY_BE_NONE or not says_none(value))


@rule(
    "PRV-072",
    "critical",
    title=N_("Special data without an exception in law"),
    explanation=N_(
        "Special data and national numbers may not be processed unless the law makes an exception."
    ),
    action=N_("Record the exception of article 9, or the law that allows the number; otherwise stop."),
    basis="AVG 9, 87; UAVG 30, 46",
)
def without_exception(board: Board) -> Iterator[Found]:
    """Entries with special categories or a national number and no exception; unknown where words are not known."""
    for row in entries(board).values():
        if not (says_nothing(row.exception) or says_none(row.exception)):
            continue
        words = annex_words.categories(row.categories)
        named = words.codes & SPECIAL
        if named and named <= NUMBER and not (says_nothing(row.ground_text) or says_none(row.ground_text)):
            named = frozenset()
        if named:
            text = _("It processes {categories}, and no exception in law is recorded.")
            yield Found(entry_subject(row), text.format(categories=category_names(board, named)))
        elif words.unknown:
            text = _("Whether these are special data is not known: {words}.")
            yield Found(entry_subject(row), text.format(words=some(words.unknown)), status="unknown")


@rule(
    "PRV-073",
    "medium",
    title=N_("Recipients not listed"),
    explanation=N_(
        "Who receives data and is no processor, such as DUO or a municipality, belongs in the register."
    ),
    action=N_("List the recipients, or record that there are none."),
    basis="AVG 30(1)d",
)
def without_recipients(board: Board) -> Iterator[Found]:
    """Entries that name no recipients and do not say that there are none."""
    for row in entries(board).values():
        if not (row.recipients or "").strip():
            yield Found(entry_subject(row), _("It names no recipients and does not say that there are none."))
        elif says_nothing(row.recipients):
            yield Found(entry_subject(row), _("Who receives the data is not known."), status="unknown")


@rule(
    "PRV-074",
    "low",
    title=N_("Name of a person in the register"),
    explanation=N_("The register is shown to others and outlives people; functions belong in it."),
    action=N_("Replace the name by the function, unless it is that of an organisation."),
    basis="Kennisnet, dataregister",
)
def personal(board: Board) -> Iterator[Found]:
    """Entries with what looks like the name of a person in a free text."""
    for row in entries(board).values():
        text = " ;\n".join(filter(None, (getattr(row, name) for name in FREE)))
        folded = fold(text)
        names = personal_names(text, [name for name, known in people(board) if known in folded])
        if names:
            said = _("This looks like the name of a person: {names}.")
            yield Found(entry_subject(row), said.format(names=some(names)))
