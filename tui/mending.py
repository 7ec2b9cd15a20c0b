"""What solves a finding: the ways that its rule has (`mending.toml`), and what must be read to begin one; threads call this."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.language import _
from inventory.records import REGISTRY, Kind, find, get
from inventory.store.detail import detail
from inventory.store.titles import titles
from tui import typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.signals.finding import Finding
    from inventory.store.database import Database

LISTED = Path(__file__).with_name("mending.toml")
DECISIONS = ("renew", "renegotiate", "cancel", "option")


class Way(NamedTuple):
    """A way to solve a finding.

    Attributes:
        what: "decide", "field", "annex", "new", "list", "page", or "look" at the list of a rule of the board.
        label: What the user chooses it by.
        entry: As it is written in the table; for "decide" with the decision.
    """

    what: str
    label: str
    entry: Mapping[str, Any]


class Begin(NamedTuple):
    """What a form begins with: texts and links by column, and the column at which it begins."""

    texts: dict[str, str]
    links: dict[str, tuple[str, int]]
    at: str = ""


@cache
def listed() -> tuple[dict[str, Any], ...]:
    """Return the table."""
    return tuple(tomllib.loads(LISTED.read_text(encoding="utf-8"))["way"])


def ways(finding: Finding) -> list[Way]:
    """Return the ways to solve a finding: those of its rule, and without any the form of what it is about."""
    kind = finding.subject.kind
    fitting = [
        entry
        for entry in (*listed(), *_missing())
        if any(fnmatchcase(finding.rule, rule) for rule in entry["rules"]) and entry.get("kind", kind) == kind
    ]
    found = [way for entry in fitting for way in _of(entry, kind)]
    if kind == "own_rule":
        found.append(Way("look", _("Show what it looks at"), {}))
    if not any(way.what == "field" for way in found) and kind in REGISTRY:
        found.append(Way("field", _("Change the record"), {"field": []}))
    return found


@cache
def _missing() -> tuple[dict[str, Any], ...]:
    """Return the rules that only say that a field is missing, as ways to fill it in."""
    from inventory.signals.missing import entries  # noqa: PLC0415  the rules are loaded: there is a finding

    fields = ((one, [name for names in one["fields"] for name in names.split("|")]) for one in entries())
    return tuple({"rules": [one["id"]], "kind": one["kind"], "field": names} for one, names in fields)


def _of(entry: Mapping[str, Any], kind: str) -> list[Way]:
    """Return the ways of an entry of the table about a kind of record."""
    from tui.sections import page_label  # noqa: PLC0415

    if entry.get("decide"):
        from inventory.records.contract_choices import DECISIONS as WORDS  # noqa: PLC0415

        return [Way("decide", _(WORDS[one]).capitalize(), {"decision": one}) for one in DECISIONS]
    if "field" in entry:
        fields = get(kind).fields if kind in REGISTRY else {}
        labels = ", ".join(_(fields[name].label) for name in entry["field"] if name in fields)
        return [Way("field", _("Fill in: {fields}").format(fields=labels), entry)] if labels else []
    if "annex" in entry:
        return [Way("annex", _("Enter the privacy annex"), entry)]
    if "new" in entry:
        return [Way("new", _("New {record}").format(record=_(get(entry["new"]).label)), entry)]
    what = "list" if "list" in entry else "page"
    return [Way(what, _("Go to: {page}").format(page=page_label(entry[what])), entry)]


def filter_of(entry: Mapping[str, Any], finding: Finding) -> str:
    """Return the filter of a list; a quotation mark in the name would end it, so it is left out."""
    return str(entry.get("filter", "")).format(name=finding.subject.key.replace('"', ""))


def looked_at(database: Database, number: int) -> tuple[str, str]:
    """Return kind of record and filter of a rule of the board."""
    with database.read() as connection:
        values = detail(connection, get("own_rule"), number).values
    return find(values["record"]).kind, values["filter"] or ""


def first_empty(database: Database, finding: Finding, names: Sequence[str]) -> str:
    """Return the first of some columns that says nothing, or the first of them; "" for none."""
    with database.read() as connection:
        values = detail(connection, get(finding.subject.kind), finding.subject.id).values
    names = [name for name in names if name in values]
    empty = (name for name in names if values.get(name) in {None, "", "unknown"})
    return next(empty, names[0] if names else "")


def beginning(database: Database, finding: Finding, entry: Mapping[str, Any]) -> Begin:
    """Return what the form of a new record begins with."""
    record, subject = get(entry["new"]), finding.subject
    texts = {name: typed.written(record.fields[name], value) for name, value in entry.get("with", {}).items()}
    links: dict[str, tuple[str, int]] = {}
    with database.read() as connection:
        read = detail(connection, get(subject.kind), subject.id)
        for name, column in entry.get("of", {}).items():
            number = subject.id if column == "id" else read.values.get(column)
            if number is not None and record.fields[name].kind is Kind.LINK:
                links[name] = (read.title if column == "id" else read.links[column], number)
    texts |= {name: title for name, (title, _number) in links.items()}
    asked = (one.name for one in record.fields.values() if one.required and one.default is None)
    return Begin(texts, links, next((name for name in asked if name not in texts), ""))


def annexes(database: Database, finding: Finding) -> list[tuple[int, int, str]]:
    """Return agreement, system and name of what the entry of a privacy annex may be about."""
    subject = finding.subject
    with database.read() as connection:
        pairs = _pairs(connection, subject.kind, subject.id)
        systems = titles(connection, get("system"), {system for _agreement, system in pairs})
        agreements = titles(connection, get("agreement"), {agreement for agreement, _system in pairs})
    return [(one, system, f"{systems[system]} · {agreements[one]}") for one, system in sorted(pairs)]


def _pairs(connection: Connection, kind: str, number: int) -> set[tuple[int, int]]:
    """Return agreements and systems that belong together: by the record itself, or by their supplier."""
    table = get(kind).table
    if {"agreement", "system"} <= set(get(kind).fields):
        row = connection.execute(
            sa.select(table.c.agreement, table.c.system).where(table.c.id == number)
        ).one()
        if row[1] is not None:
            return {(row[0], row[1])}
        return _pairs(connection, "agreement", row[0])
    if kind == "storage_location":
        annex = connection.execute(sa.select(table.c.annex).where(table.c.id == number)).scalar_one()
        return _pairs(connection, "annex", annex)
    agreement, system = get("agreement").table, get("system").table
    query = (
        sa.select(agreement.c.id, system.c.id)
        .join(system, system.c.supplier == agreement.c.supplier)
        .where(agreement.c.archived.is_(None), system.c.archived.is_(None), agreement.c.status != "ended")
        .where((agreement if kind == "agreement" else system).c.id == number)
    )
    return (
        {(row[0], row[1]) for row in connection.execute(query)} if kind in {"agreement", "system"} else set()
    )
