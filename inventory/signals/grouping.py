"""Findings in groups: by urgency, by what they are about, by school, by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import sqlalchemy as sa

from inventory.language import N_, _
from inventory.records import REGISTRY, get
from inventory.records.connectivity import Connection as InternetConnection
from inventory.records.organisation import Site
from inventory.signals.finding import SEVERITIES
from inventory.store import policy
from inventory.store.titles import CHUNK, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.signals.finding import Finding

By = Literal["urgency", "subject", "site", "rule"]
GROUPINGS: tuple[By, ...] = ("urgency", "subject", "site", "rule")
NOW = N_("Overdue or critical")
WITHIN = N_("Within {days} days")
LATER = N_("Later")
UNDATED = N_("Without a date")
WHOLE = N_("Whole board")


class Group(NamedTuple):
    """Findings that belong together; in groups by urgency in the order of the check, in others the worst first.

    Attributes:
        label: What people call the group, in their language.
        findings: What is in it.
    """

    label: str
    findings: tuple[Finding, ...]


def grouped(connection: Connection, findings: Sequence[Finding], by: By, on: date) -> list[Group]:
    """Return findings in groups, none of them empty.

    Args:
        connection: Where the schools of records are read.
        findings: In the order of the check, which stays within groups by urgency; in others the worst come first.
        by: "urgency": overdue or critical (the worst first), then by the board's limits of days, later, without a date; "subject": by name;
            "site": by school, what concerns none last; "rule": by code.
        on: The day that urgency counts from.
    """
    if by == "urgency":
        return _urgency(connection, findings, on)
    if by == "site":
        sites = _sites(connection, findings)
        labels = [sites.get((one.subject.kind, one.subject.id), "") for one in findings]
    elif by == "rule":
        labels = [f"{one.rule} · {_(one.title)}" if one.title else one.rule for one in findings]
    else:
        labels = [one.subject.name for one in findings]
    found: dict[str, list[Finding]] = {}
    for label, one in zip(labels, findings, strict=True):
        found.setdefault(label, []).append(one)
    ordered = sorted(found, key=lambda label: (not label, label.casefold(), label))
    return [Group(label or _(WHOLE), tuple(sorted(found[label], key=_worst))) for label in ordered]


def _worst(one: Finding) -> int:
    """Return a sort key: the worst first; what is alike stays in the order of the check."""
    return SEVERITIES.index(one.severity)


def _urgency(connection: Connection, findings: Iterable[Finding], on: date) -> list[Group]:
    """Return findings by how soon something must be done; the first group with the worst on top."""
    limits = sorted(policy.read(connection).days("urgency_days", on))
    labels = [_(NOW), *(_(WITHIN).format(days=days) for days in limits), _(LATER), _(UNDATED)]
    found: list[list[Finding]] = [[] for _label in labels]
    for one in findings:
        found[_step(one, limits, on)].append(one)
    found[0].sort(key=_worst)
    return [Group(label, tuple(part)) for label, part in zip(labels, found, strict=True) if part]


def _step(one: Finding, limits: Sequence[int], on: date) -> int:
    """Return how many groups are more urgent than that of a finding."""
    if one.severity == "critical" or (one.due is not None and one.due < on):
        return 0
    if one.due is None:
        return len(limits) + 2
    left = (one.due - on).days
    return 1 + next((place for place, days in enumerate(limits) if left <= days), len(limits))


def _sites(connection: Connection, findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """Return the name of the school that a record is at, by its kind and number."""
    ids: dict[str, set[int]] = {}
    for one in findings:
        ids.setdefault(one.subject.kind, set()).add(one.subject.id)
    at = {
        (kind, number): site
        for kind, numbers in ids.items()
        if kind in REGISTRY
        for number, site in _at(connection, get(kind), sorted(numbers))
    }
    names = titles(connection, Site, set(at.values()))
    return {where: names[site] for where, site in at.items() if site in names}


def _at(connection: Connection, record: type[Record], ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of records and of the schools that they are at: their own column, or that of their line."""
    if record is Site:
        yield from ((number, number) for number in ids)
    table = record.table
    if "site" in record.fields:
        query = sa.select(table.c.id, table.c.site).where(table.c.site.is_not(None))
    elif "connection" in record.fields:
        line = InternetConnection.table
        query = sa.select(table.c.id, line.c.site).join(line, line.c.id == table.c.connection)
    else:
        return
    for start in range(0, len(ids), CHUNK):
        for row in connection.execute(query.where(table.c.id.in_(ids[start : start + CHUNK]))):
            yield row[0], row[1]
