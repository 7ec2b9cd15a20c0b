"""The register of processing (GDPR 30) as it stands on a day: entries, recipients, processors, and what is missing.

The layout is that of the registers of Dutch schools: one for pupils, one for staff and so on, with a list of recipients
and a list of processors with where the data are and since when there is an agreement. Texts name functions, no persons.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.plan.privacy_sight import concluded, joined, split
from inventory.plan.wording import unknown
from inventory.records import get
from inventory.signals.names import personal_names
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.plan.facts import Row
    from inventory.plan.privacy_sight import Sight

ASKED = (
    ("a", "officer"),
    ("b", "purposes"),
    ("c", "subjects"),
    ("c", "categories"),
    ("d", "recipients"),
    ("e", "transfers"),
    ("f", "retention"),
    ("g", "measures"),
    ("", "ground"),
)
"""What every entry must tell: the letter of GDPR 30(1) and the column; the ground is asked by GDPR 6."""
FREE = (
    "name", "officer", "purposes", "subjects", "categories", "recipients", "transfers", "retention", "measures",
    "ground_text", "exception", "notes",
)  # fmt: skip
"""Columns with a free text, in which no names of persons belong."""

NUMBER = re.compile(r"(\d{1,18})")
"""A number in a code; in groups short enough for int()."""


class Entry(NamedTuple):
    """An entry of the register.

    Attributes:
        row: The record of kind processing.
        controller, joint: Names of who answers for it, None when unknown or none.
        processes, systems: What it is linked to, by name.
        system_ids: The numbers of those systems.
    """

    row: Row
    controller: str | None
    joint: str | None
    processes: tuple[str, ...]
    systems: tuple[str, ...]
    system_ids: tuple[int, ...]

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.row["code"])

    @property
    def title(self) -> str:
        """Its code and name."""
        return f"{self.row['code']} · {self.row['name']}"

    @property
    def missing(self) -> list[str]:
        """Columns that the law asks and that say nothing."""
        return [name for _letter, name in ASKED if self.row[name] in {None, "unknown"}]


class Recipient(NamedTuple):
    """Who receives data and is no processor, with the entries that say so."""

    name: str
    entries: tuple[str, ...]


class Processor(NamedTuple):
    """A supplier that processes data in a system.

    Attributes:
        supplier: Its name, None when unknown.
        system: Name of the system.
        system_id: Its number.
        countries: Where the data are, None when unknown.
        agreement: Code of the agreement, None when there is none.
        agreed: When it came about.
        valid: Whether it is valid on the day; None when unknown or there is none.
        subprocessors: Names of whom data are passed on to.
        entries: Codes of the entries of the register; () when it stands in none.
        unasked: Why no agreement of this controller is asked, "" when one is.
    """

    supplier: str | None
    system: str
    system_id: int
    countries: str | None
    agreement: str | None
    agreed: date | None
    valid: bool | None
    subprocessors: tuple[str, ...]
    entries: tuple[str, ...]
    unasked: str


class Attention(NamedTuple):
    """Something to look at: which entry or system, which part of it, and what is the matter."""

    subject: str
    part: str
    text: str


class Register(NamedTuple):
    """The register of one controller.

    Attributes:
        party: The controller, None when no party is recorded as the own board.
        entries: Its entries, by register and code.
        recipients, processors: As their classes say.
        attention: What is missing or does not belong there.
        others: How many entries there are of other controllers.
    """

    party: Row | None
    entries: tuple[Entry, ...]
    recipients: tuple[Recipient, ...]
    processors: tuple[Processor, ...]
    attention: tuple[Attention, ...]
    others: int

    def of(self, register: str | None) -> list[Entry]:
        """Return the entries of one register."""
        return [one for one in self.entries if one.row["register"] == register]


def register(sight: Sight, party: int | None = None) -> Register:
    """Return the register of a controller on a day: the entries for which it answers, alone or jointly.

    Args:
        sight: Privacy on the day.
        party: Number of the party; None for the own board, whose entries are also those that name no controller.
    """
    board = sight.facts.board
    chosen = sight.facts.by_id("party")[party] if party is not None else board
    own = chosen is None or (board is not None and chosen["id"] == board["id"])
    number = chosen["id"] if chosen else None
    current = [row for row in sight.facts.rows("processing") if sight.facts.running(row)]
    mine = [row for row in current if _answers(row, number, own=own)]
    order = {name: place for place, name in enumerate(get("processing").fields["register"].choices)}
    mine.sort(key=lambda row: (order.get(row["register"], len(order)), _natural(row["code"])))
    entries = tuple(_entry(sight, row) for row in mine)
    processors = _processors(sight, entries, number, own=own)
    attention = (*_empty(entries), *_attention(sight, entries), *_uncovered(processors))
    return Register(chosen, entries, _recipients(entries), processors, attention, len(current) - len(mine))


def party_named(sight: Sight, name: str) -> int:
    """Return the number of a party by its name, short name or another name.

    Raises:
        InputError: There is none.
    """
    wanted = fold(name)
    for row in sight.facts.rows("party"):
        names = [row["name"], row["short"] or "", *(row["other_names"] or "").split(";")]
        if wanted in map(fold, names):
            return int(row["id"])
    raise InputError(
        _("There is no party “{name}”.").format(name=name),
        _("There are: {names}.").format(
            names=", ".join(row["name"] for row in sight.facts.rows("party")) or _("none")
        ),
    )


def _answers(row: Row, party: int | None, *, own: bool) -> bool:
    return (own and row["controller"] is None) or (
        party is not None and party in {row["controller"], row["joint_controller"]}
    )


def _natural(code: str) -> tuple[tuple[int, str], ...]:
    """Return a code so that L9 comes before L10."""
    parts = NUMBER.split(code.casefold())
    return tuple((int(part), "") if place % 2 else (-1, part) for place, part in enumerate(parts))


def _entry(sight: Sight, row: Row) -> Entry:
    uses = _uses(sight).get(row["id"], [])
    board = sight.facts.board_name
    systems = {u["system"]: sight.name("system", u["system"]) for u in uses if u["system"]}
    processes = (sight.name("process", u["process"]) for u in uses if u["process"])
    return Entry(
        row,
        (sight.facts.name("party", row["controller"]) if row["controller"] else board) or None,
        sight.facts.name("party", row["joint_controller"]) or None,
        tuple(dict.fromkeys(name for name in processes if name)),
        tuple(name for name in systems.values() if name),
        tuple(number for number, name in systems.items() if name),
    )


def _uses(sight: Sight) -> dict[int, list[Row]]:
    """Return what entries are linked to, by entry."""

    def made(_facts: object) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in sight.facts.rows("processing_use"):
            found.setdefault(row["processing"], []).append(row)
        return found

    return sight.facts.once("processing uses", made)


def _recipients(entries: Iterable[Entry]) -> tuple[Recipient, ...]:
    """Return the recipients of all entries, each once."""
    names: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for entry in entries:
        for name in split(entry.row["recipients"]):
            names.setdefault(fold(name), name)
            found.setdefault(fold(name), []).append(entry.code)
    return tuple(Recipient(names[key], tuple(dict.fromkeys(found[key]))) for key in sorted(found))


def _processors(
    sight: Sight, entries: tuple[Entry, ...], party: int | None, *, own: bool
) -> tuple[Processor, ...]:
    """Return the suppliers behind the systems of the entries, and behind those that should stand in one."""
    linked: dict[int, list[str]] = {}
    for entry in entries:
        for number in entry.system_ids:
            linked.setdefault(number, []).append(entry.code)
    systems = sight.facts.by_id("system")
    mine = {
        number: systems[number]
        for number in linked
        if number in systems and systems[number]["supplier"] is not None
    }
    mine |= {number: row for number, row in sight.processed.items() if own and row["party"] in {None, party}}
    mine |= {number: systems[number] for number in sight.processed_for(party)} if not own else {}
    made = [
        _processor(sight, row, tuple(linked.get(number, ())), _unasked(sight, row, party, own=own))
        for number, row in mine.items()
    ]
    return tuple(sorted(made, key=lambda one: (fold(one.supplier or "~"), fold(one.system))))


def _unasked(sight: Sight, system: Row, party: int | None, *, own: bool) -> str:
    """Return why a controller needs no agreement of its own for a system, "" when it does."""
    if "national" in {system["hosting"], system["type"]}:
        return _("not asked: national service")
    if system["party"] == party or (own and system["party"] is None):
        return ""
    answers = sight.facts.name("party", system["party"]) or sight.facts.board_name
    return _("that of {party}").format(party=answers or unknown())


def _processor(sight: Sight, system: Row, entries: tuple[str, ...], unasked: str) -> Processor:
    first = next(iter(sight.agreements(system["id"])), None)
    passed = tuple(dict.fromkeys(row["name"] for row in sight.passed_on(system["id"])))
    return Processor(
        sight.facts.name("supplier", system["supplier"]) or None,
        system["name"],
        system["id"],
        sight.countries(system),
        _code(sight, first) if first else None,
        concluded(first) if first else None,
        sight.valid(first["id"]) if first else None,
        (_("none"),) if not passed and first and first["no_subprocessors"] else passed,
        entries,
        unasked,
    )


def _code(sight: Sight, agreement: Row) -> str:
    """Return the number of an agreement, with what its validity alone does not tell."""
    if agreement["id"] not in sight.outdated:
        return str(agreement["code"])
    return _("{code} (from before the GDPR)").format(code=agreement["code"])


def _empty(entries: tuple[Entry, ...]) -> list[Attention]:
    """Return that there is no register at all."""
    if entries:
        return []
    return [Attention(_("Register of processing"), _("Register"), _("no processing activities are recorded"))]


def _attention(sight: Sight, entries: Iterable[Entry]) -> list[Attention]:
    """Return what entries do not tell, and texts that seem to name a person."""
    fields = get("processing").fields
    people = [row["name"] for row in sight.facts.rows("person")]
    found = []
    for entry in entries:
        missing = joined(_(fields[name].label) for name in entry.missing)
        if missing:
            found.append(Attention(entry.title, missing, _("unknown")))
        if not entry.processes:
            found.append(Attention(entry.title, _("Process"), _("not linked to a process")))
        for name in FREE:
            names = joined(personal_names(entry.row[name], people))
            if names:
                text = _("seems to name a person: {names}").format(names=names)
                found.append(Attention(entry.title, _(fields[name].label), text))
    return found


def _uncovered(processors: Iterable[Processor]) -> list[Attention]:
    """Return the systems that stand in no entry."""
    return [
        Attention(one.system, _("Register"), _("stands in no entry of the register"))
        for one in processors
        if not one.entries
    ]


VALID = {True: N_("valid"), False: N_("not valid"), None: N_("validity unknown")}
"""What an agreement is on the day."""
