"""Data, the fifth building block of Vier in balans +: where data come from, where they go, how good they are, who sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape.exchange import exchanges
from inventory.language import N_, _
from inventory.plan.blocks import Column, ColumnKind, Line, Note, Proof, Table
from inventory.plan.facts import evidence
from inventory.plan.wording import listed
from inventory.records.landscape import STANDARDS
from inventory.records.privacy_choices import DATA_CATEGORIES
from inventory.signals.countries import named

if TYPE_CHECKING:
    from inventory.landscape.exchange import Exchange
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

COVERED = {"yes": N_("covered"), "no": N_("not covered"), "unknown": N_("unknown")}
MOST = 60
"""Interfaces that a table names; what is left out is counted below it."""
MOST_LINES = 500
MOST_NAMED = 6
OWN_WAYS = {"csv", "api", "other"}
"""Ways to exchange data that no standard of the field describes."""
OVERVIEWS = ("2.4", "13.4", "15.4", "15.6")
"""Processes of the template in which people look at data: follow progress, steer, keep quality, account for it."""


def personal(facts: Facts) -> list[Row]:
    """Return the systems in use that hold data on people, or may."""
    return [s for s in facts.systems if s["personal_data"] != "no"]


def data_sources(facts: Facts, part: Part) -> list[Block]:
    """Return the systems that hold data on people: which data, where they are kept, who looks after them."""
    found = personal(facts)
    kept = _categories(facts)
    rows: list[tuple[Cell, ...]] = [
        (
            system["name"],
            facts.shown("system", system, "type") or None,
            listed(kept.get(system["id"], []), MOST_NAMED) or None,
            named(system["country"]) if system["country"] else None,
            facts.name("person", system["owner"]) or None,
        )
        for system in found
    ]
    columns = (
        Column(_("System"), share=13),
        Column(_("Kind"), share=12),
        Column(_("Which data"), share=22),
        Column(_("Country"), share=7),
        Column(_("Owner"), share=10),
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=tuple(rows),
        caption=_("Where data on people are kept"),
        empty=_("No systems are recorded."),
        keys=tuple(f"system:{system['id']}" for system in found),
        evidence=(
            evidence("system", found),
            evidence("annex_data", facts.rows("annex_data")),
            evidence("processing_use", facts.rows("processing_use")),
        ),
    )
    return [table]


def _categories(facts: Facts) -> dict[int, list[str]]:
    """Return the categories of data of each system: after its privacy annexes, else after the register of processing."""
    of = {annex["id"]: annex["system"] for annex in facts.rows("annex")}
    found: dict[int, set[str]] = {}
    for row in facts.rows("annex_data"):
        system = of.get(row["annex"])
        if system and row["processed"] == "yes":
            found.setdefault(system, set()).add(row["category"])
    order = list(DATA_CATEGORIES)
    annexed = {
        system: [_(DATA_CATEGORIES[code]) for code in sorted(codes, key=order.index)]
        for system, codes in found.items()
    }
    return _registered(facts) | annexed


def _registered(facts: Facts) -> dict[int, list[str]]:
    """Return the categories of data that the entries of the register name, by system."""
    entries = {
        p["id"]: p["categories"] for p in facts.rows("processing") if p["categories"] and facts.running(p)
    }
    found: dict[int, dict[str, None]] = {}
    for use in facts.rows("processing_use"):
        if use["system"] and use["processing"] in entries:
            words = (word.strip() for word in entries[use["processing"]].replace("\n", ";").split(";"))
            found.setdefault(use["system"], {}).update(dict.fromkeys(word for word in words if word))
    return {system: list(words) for system, words in found.items()}


def data_flows(facts: Facts, part: Part) -> list[Block]:
    """Return which system gives data to which, by what standard, and whether an agreement or the law covers it."""
    found = facts.once("exchanges", recorded_exchanges)
    columns = (
        Column(_("From"), share=12),
        Column(_("To"), share=12),
        Column(_("Data"), share=16),
        Column(_("Standard"), share=9),
        Column(_("Pupil data"), share=8),
        Column(_("Agreement or ground"), share=10),
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=tuple(map(_flow, found[:MOST])),
        caption=_("Where data go"),
        empty=_("No interfaces between systems are recorded."),
        evidence=(evidence("interface", facts.rows("interface")),),
    )
    if len(found) <= MOST:
        return [table]
    text = _("{count} more interfaces are recorded.").format(count=len(found) - MOST)
    return [table, Note(id=f"{part.id}-more", text=text)]


def recorded_exchanges(facts: Facts) -> list[Exchange]:
    """Return the interfaces of the day of the plan."""
    return exchanges(facts.connection, facts.on)


def _flow(one: Exchange) -> tuple[Cell, ...]:
    standard = _(STANDARDS[one.standard]) if one.standard in STANDARDS else one.standard
    carries = {"yes": _("yes"), "no": _("no")}.get(one.flow.carries)
    return (
        one.flow.source,
        one.flow.target,
        one.data,
        standard or None,
        carries,
        _(COVERED[one.flow.covered]),
    )


class Measure(NamedTuple):
    """A sign of the quality of data: what it says, the records of which it is so, all of them, and their kind."""

    text: str
    kind: str
    good: list[Row]
    all: list[Row]


def measures(facts: Facts) -> list[Measure]:
    """Return the signs of the quality of data, those apart of which there are no records at all."""
    systems, held = facts.systems, [s for s in facts.systems if s["personal_data"] == "yes"]
    flows = [i for i in facts.rows("interface") if i["status"] != "ended" and facts.running(i)]
    entries = [p for p in facts.rows("processing") if facts.running(p)]
    kept = _categories(facts)
    made = (
        Measure(_("Systems of which is known whether they hold data on people"), "system",
                [s for s in systems if s["personal_data"] in {"yes", "no"}], systems),
        Measure(_("Systems with data on people that have an owner"), "system", [s for s in held if s["owner"]], held),
        Measure(_("Systems with data on people of which is known where data are kept"), "system",
                [s for s in held if s["country"]], held),
        Measure(_("Systems with data on people of which is known which data"), "system",
                [s for s in held if s["id"] in kept], held),
        Measure(_("Interfaces with a purpose"), "interface", [i for i in flows if i["purpose"]], flows),
        Measure(_("Interfaces that follow a standard"), "interface",
                [i for i in flows if i["standard"] and i["standard"] not in OWN_WAYS], flows),
        Measure(_("Entries of the register with a retention period"), "processing", [p for p in entries if p["retention"]], entries),
        Measure(_("Entries of the register with an owner"), "processing", [p for p in entries if p["owner"]], entries),
    )  # fmt: skip
    return [one for one in made if one.all]


def data_quality(facts: Facts, part: Part) -> list[Block]:
    """Return how much is known of the data, measured on the records; every count opens to its records."""
    found = measures(facts)
    number = ColumnKind.NUMBER
    columns = (
        Column(_("Sign"), share=26),
        Column(_("In order"), number, 8),
        Column(_("Of"), number, 7),
        Column(_("Share (%)"), ColumnKind.PERCENT, 9),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.text, len(one.good), len(one.all), _share(len(one.good), len(one.all))) for one in found
    )
    proofs = [
        Proof(row, column, tuple(_line(facts, one.kind, record) for record in records))
        for row, one in enumerate(found)
        for column, records in ((1, one.good), (2, one.all))
        if len(records) <= MOST_LINES
    ]
    kinds = {one.kind: one.all for one in found}
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        caption=_("How complete the data on data are"),
        empty=_("No systems, interfaces or processing activities are recorded."),
        proofs=tuple(proofs),
        evidence=tuple(evidence(kind, records) for kind, records in kinds.items()),
    )
    return [table]


def _share(part: int, of: int) -> int:
    """Return a share in 1/100 percent, halves up."""
    return (20000 * part + of) // (2 * of)


def _line(facts: Facts, kind: str, row: Row) -> Line:
    if kind == "interface":
        ends = (facts.name("system", row["source"]), facts.name("system", row["target"]))
        return Line(kind, row["id"], f"{ends[0]} → {ends[1]}: {row['name']}")
    return Line(kind, row["id"], str(row["name"]))


def data_overviews(facts: Facts, part: Part) -> list[Block]:
    """Return in which systems people look at data, and for what: the systems that support the processes of `OVERVIEWS`."""
    found = overviews(facts)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (facts.name("system", system), f"{process['code']} {process['name']}") for system, process in found
    )
    table = Table(
        id=part.id,
        columns=(Column(_("System"), share=14), Column(_("For"), share=26)),
        rows=rows,
        caption=_("Dashboards and overviews"),
        empty=_("No system is recorded in which people look at figures together."),
        evidence=(evidence("support", facts.rows("support")),),
    )
    return [table]


def overviews(facts: Facts) -> list[tuple[int, Row]]:
    """Return the numbers of systems with the process for which people look at data there, by process."""
    processes = {p["id"]: p for p in facts.rows("process") if p["code"] in OVERVIEWS}
    used = {
        (s["system"], s["process"])
        for s in facts.rows("support")
        if s["process"] in processes and s["status"] in {"in_use", "phasing_out"} and facts.running(s)
    }
    named = {s["id"] for s in facts.systems}
    return sorted(
        ((system, processes[process]) for system, process in used if system in named),
        key=lambda pair: (pair[1]["code"], facts.name("system", pair[0]).casefold()),
    )


def data_register(facts: Facts, part: Part) -> list[Block]:
    """Return the entries of the register of processing in short: what for, of whom, how long."""
    entries = [p for p in facts.rows("processing") if facts.running(p)]
    columns = (
        Column(_("Processing"), share=15),
        Column(_("Purpose"), share=20),
        Column(_("Of whom"), share=10),
        Column(_("How long"), share=11),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{p['code']} {p['name']}", p["purposes"], p["subjects"], p["retention"]) for p in entries
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        caption=_("What data on people are used for"),
        empty=_("No processing activities are recorded."),
        keys=tuple(f"processing:{p['id']}" for p in entries),
        evidence=(evidence("processing", entries),),
    )
    return [table]
