"""Where what is recorded of the landscape contradicts itself or is left open: states, days, scope, ends that are gone.

Pure functions of the `Facts` of a day; what each yields is a `Problem` about one record. Many rows with one and the same
cause are one problem, so that a list of them can be worked through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape.facts import lived, parts
from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inventory.landscape.facts import Facts, InterfaceFact, SupportFact, SystemFact

NAMED = 8
"""Names in one message; of the others it says how many there are."""
MONTHS = 12


class Problem(NamedTuple):
    """Something about one record that calls for a look.

    Attributes:
        kind: Kind of the record.
        number: Its number.
        message: What is the matter, a sentence.
        sure: False when the records do not tell.
    """

    kind: str
    number: int
    message: str
    sure: bool = True


def some(names: Iterable[str], most: int = NAMED) -> str:
    """Return names in one text; of a long list the first ones, and how many more there are ("+12")."""
    known = list(dict.fromkeys(names))
    rest = len(known) - most
    return ", ".join(known[:most]) + (f", +{rest}" if rest > 0 else "")


def states(facts: Facts) -> Iterator[Problem]:
    """Yield systems, supports and interfaces whose status and days contradict each other on the day."""
    supports: dict[tuple[int, str], list[str]] = {}
    for system in facts.systems.values():
        wrong = _wrong(system, facts.on)
        if wrong:
            yield Problem("system", system.id, wrong)
    for row in facts.support:
        wrong = _wrong(row, facts.on)
        if wrong and not _wrong(facts.systems[row.system], facts.on):
            supports.setdefault((row.system, wrong), []).append(_spot(facts, row))
    for (number, wrong), spots in supports.items():
        text = _("Of its support of {places}: {problem}")
        yield Problem("system", number, text.format(places=some(spots), problem=wrong))
    for link in facts.interfaces:
        wrong = _wrong(link, facts.on)
        if wrong:
            yield Problem("interface", link.id, wrong)


def _wrong(row: SystemFact | SupportFact | InterfaceFact, on: date) -> str:
    """Return how status and days contradict each other, "" when they do not."""
    running = row.status in {"in_use", "phasing_out"}
    if running and row.end is not None and row.end < on:
        return _("It is still marked as there, although its last day was {day}.").format(day=day(row.end))
    if running and row.start is not None and row.start > on:
        return _("It is marked as there already, although its first day is {day}.").format(day=day(row.start))
    if row.status == "planned" and row.start is not None and row.start <= on:
        return _("It is still planned, although its first day was {day}.").format(day=day(row.start))
    if row.status == "ended" and row.end is not None and row.end > on:
        return _("It is marked as ended, although its last day is {day}.").format(day=day(row.end))
    if row.start is not None and row.end is not None and row.end < row.start:
        return _("Its last day, {end}, comes before its first, {start}.").format(
            end=day(row.end), start=day(row.start)
        )
    return ""


def gone_support(facts: Facts) -> Iterator[Problem]:
    """Yield systems that are not there on the day, and support processes all the same."""
    found: dict[int, list[str]] = {}
    for row in facts.support:
        if facts.there(row) and not facts.there(facts.systems[row.system]):
            found.setdefault(row.system, []).append(_spot(facts, row))
    for number, spots in found.items():
        text = _("It is not there on {day}, and is recorded as support of {places}.")
        yield Problem("system", number, text.format(day=day(facts.on), places=some(spots)))


def gone_ends(facts: Facts) -> Iterator[Problem]:
    """Yield interfaces that are there on the day, while one of their systems is not."""
    for link in facts.interfaces:
        ends = [facts.systems[link.source], facts.systems[link.target]]
        gone = [system.name for system in ends if not facts.there(system)]
        if facts.there(link) and gone and not _apart(*ends):
            text = _("It is in use, while {systems} is not there on {day}.")
            yield Problem("interface", link.id, text.format(systems=some(gone), day=day(facts.on)))


def never_together(facts: Facts) -> Iterator[Problem]:
    """Yield interfaces whose systems are never there at the same time."""
    for link in facts.interfaces:
        source, target = facts.systems[link.source], facts.systems[link.target]
        if link.status != "ended" and _apart(source, target):
            text = _("{source} and {target} are never there at the same time.")
            yield Problem("interface", link.id, text.format(source=source.name, target=target.name))


def _apart(one: SystemFact, other: SystemFact) -> bool:
    """Return whether the one ends before the other begins, by their days or by their states."""
    both = lived(one).within(lived(other))
    crossed = both.start is not None and both.end is not None and both.end < both.start
    return crossed or {one.status, other.status} == {"planned", "ended"}


def scope(facts: Facts) -> Iterator[Problem]:
    """Yield processes that are in scope while one above them is not: the map leaves them out."""
    for process in facts.processes.values():
        above = [up for up in facts.line(process.parent) if up.in_scope is False]
        if process.in_scope is not False and above:
            text = _("It is in scope, while {parent} above it is not; the map leaves it out.")
            shown = text.format(parent=f"{above[0].code} {above[0].name}")
            yield Problem("process", process.id, shown)


def contradictions(facts: Facts) -> Iterator[Problem]:
    """Yield processes that a party is said not to run, and has a system for, or runs a part of."""
    answers = {(row.party, row.process): row.runs for row in facts.participation}
    supported: dict[tuple[int, int], list[str]] = {}
    for row in facts.support:
        if facts.there(row) and _answer(facts, answers, row.party, row.process) == "no":
            name = facts.systems[row.system].name
            supported.setdefault((row.process, row.party), []).append(name)
    for (process, party), systems in supported.items():
        text = _("{party} does not run it, and has a system for it: {systems}.")
        shown = text.format(party=facts.parties[party], systems=some(systems))
        yield Problem("process", process, shown)
    for (party, process), answer in answers.items():
        above = [up for up in facts.line(facts.processes[process].parent) if (party, up.id) in answers]
        if answer == "yes" and above and answers[party, above[0].id] == "no":
            text = _("{party} runs it, and does not run {parent} that it belongs to.")
            shown = text.format(party=facts.parties[party], parent=f"{above[0].code} {above[0].name}")
            yield Problem("process", process, shown)


def _answer(facts: Facts, answers: dict[tuple[int, int], str], party: int, process: int) -> str:
    """Return whether a party runs a process; the answer of one above it holds for it too."""
    known = (answers.get((party, up.id)) for up in facts.line(process))
    return next((answer for answer in known if answer is not None), "unknown")


def unrelated(facts: Facts) -> Iterator[Problem]:
    """Yield systems of the day without any relation, and those together that have some and support no process.

    None where no support is recorded at all: then the landscape is not drawn yet.
    """
    if not facts.support:
        return
    used = {row.system for row in facts.support if facts.there(row)}
    linked = {end for link in facts.interfaces for end in (link.source, link.target)}
    idle = [system for system in facts.systems.values() if facts.there(system) and system.id not in used]
    for system in idle:
        if system.id not in linked | facts.tied:
            text = _("It has no relation at all: no process, interface, licence or contract.")
            yield Problem("system", system.id, text)
    others = [system for system in idle if system.id in linked | facts.tied]
    if others:
        text = ngettext(
            "{count} system has interfaces, licences or contracts, and supports no process: {systems}.",
            "{count} systems have interfaces, licences or contracts, and support no process: {systems}.",
            len(others),
        )
        names = some(system.name for system in others)
        yield _of_all(facts, "system", others[0].id, text.format(count=len(others), systems=names))


def _of_all(facts: Facts, kind: str, number: int, message: str) -> Problem:
    """Return what is open for many records: about the own board, or the first of them when that is not recorded."""
    if facts.own is not None:
        kind, number = "party", facts.own
    return Problem(kind, number, message, sure=False)


def unfilled(facts: Facts) -> Iterator[Problem]:
    """Yield the systems that support something on the day and have no supplier, or no type.

    A national service needs no supplier.
    """
    used = {row.system for row in facts.support if facts.there(row)}
    there = [system for system in facts.systems.values() if facts.there(system) and system.id in used]
    bare = [s for s in there if s.supplier is None and "national" not in {s.type, s.hosting}]
    if bare:
        text = ngettext(
            "Of {count} system the supplier is not recorded: {systems}.",
            "Of {count} systems the supplier is not recorded: {systems}.",
            len(bare),
        )
        yield _of_all(facts, "system", bare[0].id, _named(text, bare))
    plain = [s for s in there if s.type in {None, "other"}]
    if plain:
        text = ngettext(
            "Of {count} system the type is not recorded: {systems}.",
            "Of {count} systems the type is not recorded: {systems}.",
            len(plain),
        )
        yield _of_all(facts, "system", plain[0].id, _named(text, plain))


def _named(text: str, systems: list[SystemFact]) -> str:
    return text.format(count=len(systems), systems=some(system.name for system in systems))


def ownerless(facts: Facts) -> Iterator[Problem]:
    """Yield the processes in scope without an owner, all at once; an owner above counts for what is below."""
    bare = [
        process
        for process in facts.processes.values()
        if all(up.in_scope is not False for up in facts.line(process.id))
        and all(up.owner is None for up in facts.line(process.id))
    ]
    if bare:
        text = ngettext(
            "{count} process has no owner, nor has one above it: {codes}.",
            "{count} processes have no owner, nor have those above them: {codes}.",
            len(bare),
        )
        codes = some(process.code for process in bare)
        yield _of_all(facts, "process", bare[0].id, text.format(count=len(bare), codes=codes))


def stale(facts: Facts, months: int) -> Iterator[Problem]:
    """Yield the systems of the day that nobody touched for some months, nor their support, the longest ago first.

    Args:
        facts: The records.
        months: From how many months on; 0 asks nothing.
    """
    touched = dict(facts.touched or {})
    last: dict[int, date] = {}
    for (kind, number), when in touched.items():
        if kind == "system":
            last[number] = max(when, last.get(number, when))
    for row in facts.support:
        own = touched.get(("support", row.id))
        if own is not None and row.system in last:
            last[row.system] = max(own, last[row.system])
    old = sorted(
        (when, number)
        for number, when in last.items()
        if number in facts.systems
        and facts.there(facts.systems[number])
        and 0 < months <= _months(when, facts.on)
    )
    if old:
        text = ngettext(
            "{count} system was not looked at for {months} months or more: {systems}.",
            "{count} systems were not looked at for {months} months or more: {systems}.",
            len(old),
        )
        names = some(facts.systems[number].name for _when, number in old)
        shown = text.format(count=len(old), months=months, systems=names)
        yield _of_all(facts, "system", old[0][1], shown)


def _months(first: date, last: date) -> int:
    """Return the whole months between two days."""
    return (last.year - first.year) * MONTHS + last.month - first.month - (last.day < first.day)


def untransported(facts: Facts) -> Iterator[Problem]:
    """Yield, for each kind of data that several systems store, those that no interface brings it or takes it from.

    Only systems count of which some interface names its data; the subject is the first of them by name.
    """
    carried = _carried(facts)
    kept: dict[str, list[tuple[str, int]]] = {}
    held: dict[str, int] = {}
    words: dict[str, str] = {}
    for number, names in sorted((facts.stored or {}).items()):
        if number not in facts.systems or not facts.there(facts.systems[number]):
            continue
        for name in names:
            held[fold(name)] = held.get(fold(name), 0) + 1
            if number in carried and fold(name) not in carried[number]:
                words.setdefault(fold(name), name)
                kept.setdefault(fold(name), []).append((facts.systems[number].name, number))
    for data in sorted(kept):
        if held[data] > 1:
            systems = sorted(kept[data])
            text = _(
                "{category} is stored in several systems; no interface brings it or takes it here: {systems}."
            )
            shown = text.format(category=words[data], systems=some(name for name, _number in systems))
            yield Problem("system", systems[0][1], shown, sure=False)


def undeclared(facts: Facts) -> Iterator[Problem]:
    """Yield interfaces that bring a system data which its privacy annexes do not name, where these name any.

    What an interface brings that carries pupil data must be recorded to tell.
    """
    stored = facts.stored or {}
    for link in facts.interfaces:
        if facts.there(link) and link.target in stored:
            named = {fold(name) for name in stored[link.target]}
            more = [name for name in parts(link.categories) if fold(name) not in named]
            if more:
                text = _("It brings {system} data that its privacy annex does not name: {categories}.")
                shown = text.format(system=facts.systems[link.target].name, categories=some(more))
                yield Problem("interface", link.id, shown)
            elif link.pupil_data == "yes" and not parts(link.categories):
                text = _("Which data it brings {system} is not recorded.")
                yield Problem(
                    "interface", link.id, text.format(system=facts.systems[link.target].name), sure=False
                )


def _carried(facts: Facts) -> dict[int, set[str]]:
    """Return the kinds of data that interfaces of the day bring or take, folded, by number of the system."""
    found: dict[int, set[str]] = {}
    for link in facts.interfaces:
        names = {fold(name) for name in parts(link.categories)}
        if names and facts.there(link):
            found.setdefault(link.source, set()).update(names)
            found.setdefault(link.target, set()).update(names)
    return found


def _spot(facts: Facts, row: SupportFact) -> str:
    return f"{facts.processes[row.process].code} ({facts.parties[row.party]})"
