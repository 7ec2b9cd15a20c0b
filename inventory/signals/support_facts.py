"""What is known of the end of support of releases and models: the program's dated facts, and over them the board's own.

The facts come with their source and day (`end_of_support.json`, made by `.ci/support_dates.py`); a board's own
`support_date` records go before them.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.records.signals import SupportDate
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

KEPT = Path(__file__).with_name("end_of_support.json")


class Fact(NamedTuple):
    """When support of a release or model ends.

    Attributes:
        family: Product family, such as "windows".
        title: Name of the family for people.
        kind: "os", "model", "office", "server" or "other".
        release: Release within the family, such as "11-24h2-e".
        name: Its name for people.
        released: First day, or None.
        end: Last day of updates; None as long as none is known. What ended on an untold day ends on the day of the fact.
        match: Builds, versions or model names that exports use for it.
        source: Who says so.
        dated: Day on which it was so, or None.
        own: Whether the board recorded it.
    """

    family: str
    title: str
    kind: str
    release: str
    name: str
    released: date | None
    end: date | None
    match: tuple[str, ...]
    source: str
    dated: date | None
    own: bool = False


@cache
def shipped() -> tuple[Fact, ...]:
    """Return the facts that come with the program."""
    said = json.loads(KEPT.read_text(encoding="utf-8"))
    dated = date.fromisoformat(said["dated"])
    return tuple(
        Fact(
            family["family"],
            family["title"],
            family["kind"],
            one["release"],
            one["name"],
            date.fromisoformat(one["from"]) if "from" in one else None,
            _end(one.get("end"), dated),
            tuple(one.get("match", ())),
            said["source"],
            dated,
        )
        for family in said["families"]
        for one in family["releases"]
    )


def _end(said: object, dated: date) -> date | None:
    if said is None:
        return None
    return dated if said is True else date.fromisoformat(str(said))


def own(connection: Connection) -> list[Fact]:
    """Return what the board recorded itself."""
    table = SupportDate.table
    columns = ("family", "release", "type", "match", "end", "source", "dated")
    query = sa.select(*(table.c[name] for name in columns)).where(table.c.archived.is_(None))
    return [
        Fact(
            family,
            family,
            kind or "other",
            release,
            release,
            None,
            end,
            tuple(part.strip() for part in (match or "").split(";") if part.strip()),
            source or "",
            dated,
            own=True,
        )
        for family, release, kind, match, end, source, dated in connection.execute(query.order_by(table.c.id))
    ]


def known(mine: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts of the program with those of the board in their place or after them.

    A record of the board with the family and release of a fact changes its end and source; names and builds of both count.
    A release that the program does not know is called by the first name that it is recognised by.
    """
    facts = {(fold(one.family), fold(one.release)): one for one in shipped()}
    titles = {fold(one.family): (one.title, one.kind) for one in shipped()}
    for one in mine:
        key = (fold(one.family), fold(one.release))
        there = facts.get(key)
        if there is not None:
            facts[key] = there._replace(
                end=one.end, source=one.source, dated=one.dated, own=True, match=(*there.match, *one.match)
            )
        else:
            title, kind = titles.get(key[0], (one.title, one.kind))
            name = one.match[0] if one.match else one.release
            facts[key] = one._replace(family=key[0], title=title, kind=kind, name=name)
    return tuple(facts.values())


def read(connection: Connection) -> tuple[Fact, ...]:
    """Return everything that is known: the program's facts and those of the board."""
    return known(own(connection))
