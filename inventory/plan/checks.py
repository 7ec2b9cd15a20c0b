"""What ticks an item of a checklist: each function looks in the inventory and says what it found.

A tick always has evidence in words (counts, dates, names); without evidence the box stays empty and the note says what
is missing. A person has the last word: a plan text whose slot is the id of the check goes before these functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _, both, ngettext
from inventory.plan import hardware
from inventory.plan.blocks import Evidence
from inventory.plan.facts import evidence
from inventory.plan.privacy import states
from inventory.plan.wording import counted, dated, listed, percent, unknown, whole
from inventory.records.plan import DOCUMENT_KINDS, THEMES
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


SCHOOL_PLAN = DOCUMENT_KINDS["school_plan"]


class Tick(NamedTuple):
    """Whether an item is there, what shows it, and the records behind that."""

    ticked: bool
    note: str
    evidence: tuple[Evidence, ...] = ()


def tick(facts: Facts, part: Part) -> Tick:
    """Return whether an item of a checklist is there.

    Raises:
        KeyError: The template names a function that does not exist; a mistake of who wrote it.
    """
    written = facts.text(part.id)
    if written:
        no = {fold(word) for word in both("no")}
        first = fold(written).split(maxsplit=1)[0].strip(".,;:")
        return Tick(first not in no, written, (evidence("plan_text", [facts.texts[part.id]]),))
    if not part.source:
        return Tick(False, _("not recorded"))
    return CHECKS[part.source](facts, part)


def documents(facts: Facts, part: Part) -> Tick:
    """Return whether a document of some kinds is there that still holds."""
    kinds = part.options["kinds"]
    found = [d for d in facts.rows("document") if d["type"] in kinds]
    valid = [d for d in found if not d["valid_until"] or d["valid_until"] >= facts.on]
    if not found:
        names = listed(_(DOCUMENT_KINDS[kind]) for kind in kinds)
        return Tick(False, _("no document recorded ({kinds})").format(kinds=names))
    if not valid:
        text = _("expired: {names}").format(names=_titles(found))
        return Tick(False, text, (evidence("document", found),))
    return Tick(True, _titles(valid), (evidence("document", valid),))


def _titles(rows: list[Row]) -> str:
    return listed((f"{r['name']} ({dated(r['date'])})" for r in rows), 4)


def school_plans(facts: Facts, _part: Part) -> Tick:
    """Return whether every site of the board has a school plan that still holds."""
    valid = [
        d
        for d in facts.rows("document")
        if d["type"] == "school_plan" and (not d["valid_until"] or d["valid_until"] >= facts.on)
    ]
    have = {d["site"] for d in valid}
    without = [s["name"] for s in facts.sites if s["id"] not in have and s["type"] != "office"]
    if not valid:
        return Tick(False, _("no document recorded ({kinds})").format(kinds=_(SCHOOL_PLAN)))
    text = ngettext("{count} school plan", "{count} school plans", len(valid)).format(count=len(valid))
    if without and None not in have:
        text += "; " + _("missing for {names}").format(names=listed(without, 5))
    return Tick(not without or None in have, text, (evidence("document", valid),))


def responsibilities(facts: Facts, _part: Part) -> Tick:
    """Return whether the division of responsibilities is on paper; roles are named, but do not tick the box."""
    found = [d for d in facts.rows("document") if d["type"] == "agreements"]
    if found:
        return Tick(True, _titles(found), (evidence("document", found),))
    roles = [r for r in facts.rows("role") if facts.running(r)]
    text = _("no division of responsibilities recorded")
    if roles:
        text += "; " + ngettext("{count} role recorded", "{count} roles recorded", len(roles)).format(
            count=len(roles)
        )
    return Tick(False, text, (evidence("role", roles),))


def process_coverage(facts: Facts, part: Part) -> Tick:
    """Return whether the inventory knows which system supports the processes of one kind (primary, supporting)."""
    kind = part.options["scope"]
    processes = facts.by_id("process")
    parents = {p["parent"] for p in processes.values()}
    leaves = [
        p
        for p in processes.values()
        if p["id"] not in parents and p["in_scope"] is not False and _kind(p, processes) == kind
    ]
    support = [
        s for s in facts.rows("support") if s["status"] in {"in_use", "phasing_out"} and facts.running(s)
    ]
    have = {s["process"] for s in support}
    done = [p for p in leaves if p["id"] in have or p["parent"] in have]
    if not leaves:
        return Tick(False, _("no processes recorded"))
    text = _("{done} of {all} processes have a system ({share})").format(
        done=len(done), all=len(leaves), share=percent(len(done), len(leaves))
    )
    return Tick(bool(done), text, (evidence("process", done), evidence("support", support)))


def _kind(process: Row, processes: dict[int, Row]) -> str:
    """Return what kind a process is: its own, or that of the domain it belongs to as long as it has the default."""
    top, seen = process, set()
    while top["parent"] in processes and top["id"] not in seen:
        seen.add(top["id"])
        top = processes[top["parent"]]
    return str(top["type"] if process["type"] in {None, "primary"} else process["type"])


def systems(facts: Facts, part: Part) -> Tick:
    """Return whether systems of some cost rows or types are recorded; both empty means all systems."""
    found = of(facts, part.options["rows"], part.options["types"])
    if not found:
        return Tick(False, _("no systems recorded"))
    text = ngettext("{count} system", "{count} systems", len(found)).format(count=len(found))
    return Tick(True, f"{text}: {listed((s['name'] for s in found), 6)}", (evidence("system", found),))


def of(facts: Facts, rows: list[str], types: list[str]) -> list[Row]:
    """Return the systems in use of some cost rows or types, all when neither is named."""
    return [
        s
        for s in facts.systems
        if not (rows or types) or s["cost_row"] in rows or (not s["cost_row"] and s["type"] in types)
    ]


def servers(facts: Facts, _part: Part) -> Tick:
    """Return whether servers are recorded: devices with a server system, or systems on an own server."""
    groups = [
        g
        for g in hardware.groups(facts)
        if "server" in (facts.name("category", g.category) + g.os).casefold()
    ]
    own = [s for s in facts.systems if s["hosting"] == "own_server"]
    count = sum(g.count for g in groups)
    if not count and not own:
        return Tick(False, _("no servers recorded"))
    parts = []
    if count:
        text = ngettext("{count} server", "{count} servers", count).format(count=count)
        parts.append(f"{text} ({counted((g.os or unknown(), g.count) for g in groups)})")
    if own:
        parts.append(_("on an own server: {names}").format(names=listed(s["name"] for s in own)))
    return Tick(True, "; ".join(parts), (evidence("system", own),))


def devices(facts: Facts, _part: Part) -> Tick:
    """Return whether devices are recorded, and of how many the operating system is known."""
    groups = hardware.groups(facts)
    count = sum(g.count for g in groups)
    known = sum(g.count for g in groups if g.os)
    if not count:
        return Tick(False, _("no devices recorded"))
    text = _("{count} devices; operating system known of {share}").format(
        count=whole(count), share=percent(known, count)
    )
    return Tick(True, text, (hardware.proof(count),))


def network_categories(facts: Facts) -> set[int]:
    """Return the categories of network components and cabling, by their group or their row of the budget."""
    return {
        c["id"]
        for c in facts.rows("category")
        if c["group"] in {"network", "cabling"} or c["cost_row"] == "network"
    }


def networks(facts: Facts, _part: Part) -> Tick:
    """Return whether network components, connections and site surveys are recorded."""
    network = network_categories(facts)
    count = sum(g.count for g in hardware.groups(facts) if g.category in network)
    lots = [r for r in facts.rows("lot") if r["category"] in network and not r["disposed"]]
    lines = [c for c in facts.rows("contract") if c["cost_row"] == "connectivity"]
    surveys = [d for d in facts.rows("document") if d["type"] == "site_survey"]
    text = _("{devices} network components, {lots} purchase lots, {lines} contracts for connections").format(
        devices=whole(count), lots=len(lots), lines=len(lines)
    )
    missing = {s["id"] for s in facts.sites if s["type"] != "office"} - {d["site"] for d in surveys}
    without = [s["name"] for s in facts.sites if s["id"] in missing]
    if without and not any(d["site"] is None for d in surveys):
        text += "; " + _("no wireless survey of {names}").format(names=listed(without, 4))
    proof = (evidence("lot", lots), evidence("contract", lines), evidence("document", surveys))
    return Tick(bool((count or lots) and lines), text, proof)


def management(facts: Facts, _part: Part) -> Tick:
    """Return whether device management and service contracts are recorded."""
    groups = hardware.groups(facts)
    count, managed = sum(g.count for g in groups), sum(g.count for g in groups if g.managed)
    mdm = of(facts, [], ["device_management"])
    service = [c for c in facts.rows("contract") if c["type"] == "service"]
    text = _("{share} of the devices in device management; {contracts} service contracts").format(
        share=percent(managed, count), contracts=len(service)
    )
    if mdm:
        text += f"; {listed(s['name'] for s in mdm)}"
    return Tick(
        bool((mdm or managed) and service), text, (evidence("system", mdm), evidence("contract", service))
    )


def privacy(facts: Facts, _part: Part) -> Tick:
    """Return whether of every system with personal data is known under which agreement it runs."""
    found = states(facts)
    signed = [number for number, one in found.items() if one.code in {"signed", "unclear"}]
    if not found:
        return Tick(False, _("not known which systems process personal data"))
    text = _("{signed} of {all} systems with personal data have a signed agreement").format(
        signed=len(signed), all=len(found)
    )
    policy = [
        d
        for d in facts.rows("document")
        if d["type"] == "privacy_policy" and (not d["valid_until"] or d["valid_until"] >= facts.on)
    ]
    if policy:
        text += f"; {_titles(policy)}"
    proof = (Evidence("system", tuple(found), len(found)), evidence("document", policy))
    return Tick(len(signed) == len(found) and bool(policy), text, proof)


def slots(facts: Facts, part: Part) -> Tick:
    """Return whether the places of the plan that it asks for have a text."""
    wanted = part.options["slots"]
    done = [slot for slot in wanted if facts.text(slot)]
    text = _("{done} of {all} texts written").format(done=len(done), all=len(wanted))
    return Tick(len(done) == len(wanted), text, (evidence("plan_text", [facts.texts[s] for s in done]),))


def goals(facts: Facts, part: Part) -> Tick:
    """Return whether goals are recorded, for each of the themes that it asks for."""
    missing = [t for t in part.options["themes"] if t not in {g["theme"] for g in facts.goals}]
    if not facts.goals:
        return Tick(False, _("no goals recorded"))
    text = ngettext("{count} goal", "{count} goals", len(facts.goals)).format(count=len(facts.goals))
    if missing:
        text += "; " + _("none for {names}").format(names=listed(_(THEMES[t]) for t in missing))
    return Tick(not missing, text, (evidence("goal", facts.goals),))


def _all_goals(facts: Facts, column: str, text: str) -> Tick:
    have = [g for g in facts.goals if g[column]]
    note = text.format(done=len(have), all=len(facts.goals))
    return Tick(bool(have) and len(have) == len(facts.goals), note, (evidence("goal", have),))


def goal_owners(facts: Facts, _part: Part) -> Tick:
    """Return whether every goal has an owner."""
    return _all_goals(facts, "owner", _("{done} of {all} goals have an owner"))


def goal_indicators(facts: Facts, _part: Part) -> Tick:
    """Return whether every goal has an indicator."""
    return _all_goals(facts, "indicator", _("{done} of {all} goals have an indicator"))


def roles(facts: Facts, _part: Part) -> Tick:
    """Return whether people with a role and suppliers are recorded."""
    found = [r for r in facts.rows("role") if facts.running(r)]
    suppliers = facts.rows("supplier")
    text = _("{roles} roles, {suppliers} suppliers").format(roles=len(found), suppliers=len(suppliers))
    return Tick(bool(found and suppliers), text, (evidence("role", found), evidence("supplier", suppliers)))


def staffing(facts: Facts, _part: Part) -> Tick:
    """Return whether the posts that work on ICT are recorded with their fte."""
    posts = [s for s in facts.rows("staff") if facts.running(s)]
    known = [s for s in posts if s["fte"] is not None]
    if not posts:
        return Tick(False, _("no staff posts recorded"))
    text = ngettext("{count} staff post", "{count} staff posts", len(posts)).format(count=len(posts))
    return Tick(len(known) == len(posts), text, (evidence("staff", posts),))


CHECKS: dict[str, Callable[[Facts, Part], Tick]] = {
    function.__name__: function
    for function in (
        documents, school_plans, responsibilities, process_coverage, systems, servers, devices, networks, management,
        privacy, slots, goals, goal_owners, goal_indicators, roles, staffing,
    )
}  # fmt: skip
"""The functions that a template can name, by name; `checks_finance` adds those of chapter 5."""
