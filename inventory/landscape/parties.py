"""Parties that become one (schools merge), and parties that part: everything that is recorded of them follows.

Merging walks every link of every record, so that nothing keeps pointing to a party that is gone. Where two records
become the same (both parties run a process, both use a system for it), they become one; the other one is put away. All
of it is one batch, which undo takes back.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from inventory.errors import InputError
from inventory.landscape.combining import combined
from inventory.landscape.naming import perhaps
from inventory.landscape.rows import living
from inventory.language import _
from inventory.records import Kind, in_order
from inventory.records.landscape import Participation, Process, Support, Term
from inventory.records.organisation import Party, Person, Site
from inventory.records.privacy import Agreement
from inventory.records.vision import ConceptWord, PartyAnswer
from inventory.store.database import speaking
from inventory.store.detail import locate
from inventory.store.titles import title_of
from inventory.store.work import Work
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.database import Database

Action = Literal["moved", "combined", "copied"]


@dataclass(frozen=True, slots=True)
class Step:
    """One record that follows: its kind, number and title, and what becomes of it.

    "moved": it belongs to the other party now; "combined": the other party had the same, so it is put away and what it
    says is added to that one; "copied": the new party has one like it.
    """

    record: str
    number: int
    title: str
    action: Action


@dataclass
class Told:
    """What merging or splitting does.

    Attributes:
        party: Number of the party that it ends in.
        by: Name of the party whose records are followed.
        steps: By record, in order of dependence.
        remarks: What a person should look at, sentences.
    """

    party: int = 0
    by: str = ""
    steps: list[Step] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def counts(self) -> dict[tuple[str, Action], int]:
        """Return how many records of each kind are moved, combined or copied."""
        found: dict[tuple[str, Action], int] = {}
        for step in self.steps:
            found[step.record, step.action] = found.get((step.record, step.action), 0) + 1
        return found


@contextmanager
def rehearsal(database: Database, who: str) -> Iterator[Work]:
    """Give a unit of work that is taken back whatever happens: what is told of it is what would be."""
    with speaking(database), database.engine.connect() as connection:
        transaction = connection.begin()
        try:
            yield Work(connection, who)
        finally:
            transaction.rollback()


def merge(work: Work, parties: Sequence[int], into: int) -> Told:
    """Merge parties into another one and put them away.

    Args:
        work: A unit of work; that of a `rehearsal` only tells.
        parties: Numbers of the parties that go.
        into: Number of the party that stays.

    Raises:
        InputError: A party is archived, is the one that stays, or is the own board.
    """
    stays = _living(work, into)
    told = Told(into)
    for number in dict.fromkeys(parties):
        goes = _living(work, number)
        _refuse(goes, stays)
        told.by = goes["name"]
        _repoint(work, "party", number, into, told)
        _tell_within(work, into, told)
        work.archive(Party, number)
        work.change(Party, into, _names(work.row(Party, into), goes))
    return told


def split(
    work: Work,
    party: int,
    name: str,
    *,
    short: str = "",
    type_: str = "",
    processes: Sequence[int] = (),
    sites: Sequence[int] = (),
) -> Told:
    """Make a new party that runs what another one runs, with the same systems; the other one keeps all of it.

    Args:
        work: A unit of work; that of a `rehearsal` only tells.
        party: Number of the party that is split.
        name: Name of the new party.
        short: Its short name, "" for none.
        type_: Its type; that of the other party when empty.
        processes: Numbers of the processes that it takes over, each with all below it; none for all processes.
        sites: Numbers of the sites that go to it, with their people.

    Raises:
        InputError: The party is archived, there is one of the new name, or a site is another party's.
    """
    old = _living(work, party)
    values = {"name": clean(name), "short": clean(short) or None, "country": old["country"]}
    new = work.add(Party, {**values, "type": type_ or old["type"]})
    told = Told(new, old["name"])
    _move_sites(work, party, new, sites, told)
    wanted = _below(work, processes) if processes else None
    copied: tuple[type[Record], ...] = (Participation, Support, Term)
    for record in copied if wanted is not None else (*copied, ConceptWord, PartyAnswer):
        _copy(work, record, party, new, wanted, told)
    return told


def _living(work: Work, number: int) -> dict[str, Any]:
    """Return a party that is there.

    Raises:
        InputError: It is archived.
    """
    row = work.row(Party, number)
    if row["archived"] is not None:
        raise InputError(
            _("{party} is archived.").format(party=row["name"]), _("Take it back from the archive first.")
        )
    return row


def _refuse(goes: Mapping[str, Any], stays: Mapping[str, Any]) -> None:
    """Refuse a merger that makes no sense.

    Raises:
        InputError: It is the same party, or the own board would go.
    """
    if goes["id"] == stays["id"]:
        raise InputError(
            _("{party} cannot be merged with itself.").format(party=goes["name"]), _("Name another party.")
        )
    if goes["own"]:
        raise InputError(
            _("{party} is the own board, which stays.").format(party=goes["name"]),
            _("Merge the other party into it, or make the other one the own board first."),
        )


def _names(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of the party that stays: it is found by the names of the other one too, and knows what that one knew."""
    names = [*(stays["other_names"] or "").split(";"), goes["name"], *(goes["other_names"] or "").split(";")]
    kept = {fold(n): clean(n) for n in reversed(names) if fold(n) and fold(n) != fold(stays["name"])}
    values = combined("party", stays, goes)
    return {**values, "other_names": "; ".join(reversed(kept.values())) or None}


def _repoint(work: Work, kind: str, old: int, new: int, told: Told) -> None:
    """Let everything that points to one record point to another one of the same kind."""
    for record in in_order():
        for name, link in record.links().items():
            if link.target == kind:
                table = record.table
                query = living(record).where(table.c[name] == old)
                for row in work.connection.execute(query).mappings().all():
                    _move(work, record, dict(row), {name: new}, told)


def _move(work: Work, record: type[Record], row: dict[str, Any], values: dict[str, Any], told: Told) -> None:
    """Change a link of a record; where another record says the same already, they become one."""
    number = row["id"]
    title = title_of(work.connection, record, number)
    twin = _twin(work, record, {**row, **values}, number)
    if twin is None:
        work.change(record, number, values)
        told.steps.append(Step(record.kind, number, title, "moved"))
        return
    more = combined(record.kind, twin, row, told.by)
    _repoint(work, record.kind, number, twin["id"], told)
    work.archive(record, number)
    work.change(record, twin["id"], more)
    told.steps.append(Step(record.kind, number, title, "combined"))


def _twin(work: Work, record: type[Record], values: Mapping[str, Any], number: int) -> dict[str, Any] | None:
    """Return the living record with the same natural key, None when there is none."""
    for key in record.keys:
        if any(values[name] is not None for name in key):
            same = [record.table.c[name].is_not_distinct_from(values[name]) for name in key]
            query = living(record).where(record.table.c.id != number, *same)
            found = work.connection.execute(query).mappings().first()
            if found is not None:
                return dict(found)
    return None


def _tell_within(work: Work, party: int, told: Told) -> None:
    """Tell of agreements that are now between a party and itself."""
    table = Agreement.table
    for row in work.connection.execute(
        living(Agreement).where(table.c.party == party, table.c.partner == party)
    ):
        text = _("{agreement}: both sides are the same party now. Is the agreement still needed?")
        sentence = text.format(agreement=title_of(work.connection, Agreement, row.id))
        if sentence not in told.remarks:
            told.remarks.append(sentence)


def _move_sites(work: Work, old: int, new: int, sites: Sequence[int], told: Told) -> None:
    """Give sites and their people to another party.

    Raises:
        InputError: A site is another party's.
    """
    for number in dict.fromkeys(sites):
        row = work.row(Site, number)
        if row["party"] not in {None, old} or row["archived"] is not None:
            raise InputError(
                _("{site} is no site of this party.").format(site=row["name"]),
                _("Name a site of the party that is split."),
            )
        _move(work, Site, row, {"party": new}, told)
        people = living(Person).where(Person.table.c.site == number, Person.table.c.party == old)
        for person in work.connection.execute(people).mappings().all():
            _move(work, Person, dict(person), {"party": new}, told)


def _below(work: Work, processes: Sequence[int]) -> set[int]:
    """Return processes with all that belong to them."""
    members: dict[int | None, list[int]] = {}
    for row in work.connection.execute(living(Process)):
        members.setdefault(row.parent, []).append(row.id)
    found, open_ = set[int](), list(processes)
    while open_:
        number = open_.pop()
        if number not in found:
            found.add(number)
            open_ += members.get(number, ())
    return found


def _copy(
    work: Work, record: type[Record], old: int, new: int, processes: set[int] | None, told: Told
) -> None:
    """Give a party the records of another one, of some processes or of all."""
    query = living(record).where(record.table.c.party == old)
    if processes is not None:
        query = query.where(record.table.c.process.in_(sorted(processes)))
    names = [name for name, f in record.fields.items() if f.kind is not Kind.JSON]
    for row in work.connection.execute(query).mappings().all():
        number = work.add(record, {**{name: row[name] for name in names}, "party": new})
        told.steps.append(Step(record.kind, number, title_of(work.connection, record, number), "copied"))


def party_named(connection: Connection, name: str) -> int:
    """Return the number of the party with a name, other name or short name, as `named` does."""
    return named(connection, Party, name)


def named(connection: Connection, record: type[Record], name: str) -> int:
    """Return the number of the record that a person means by a name, code or other name.

    Raises:
        InputError: There is none, or more than one; the hint names those that resemble it.
    """
    try:
        return locate(connection, record, name)
    except InputError as problem:
        if problem.hint:
            raise
        raise InputError(problem.message, _near(connection, record, name)) from problem


def _near(connection: Connection, record: type[Record], name: str) -> str:
    """Return what somebody may have meant."""
    columns = [record.table.c[one] for one in record.title]
    names: dict[str, str] = {}
    for row in connection.execute(living(record).with_only_columns(*columns)):
        whole = " ".join(str(part) for part in row if part)
        names.update({fold(part): whole for part in (*map(str, row), whole) if part})
    return perhaps(name, names)
