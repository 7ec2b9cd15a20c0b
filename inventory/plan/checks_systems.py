"""Boxes that systems, devices, networks, management, privacy and temporary solutions tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan import hardware
from inventory.plan.blocks import Evidence
from inventory.plan.checks_tick import Tick, documents_of, last_day, schools, titles, told
from inventory.plan.facts import evidence
from inventory.plan.privacy import states
from inventory.plan.wording import counted, dated, listed, percent, unknown, whole

if TYPE_CHECKING:
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


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
        return Tick(False, _("No processes of this kind are recorded."))
    text = _("{done} of {all} processes have a system on {date} ({share}).").format(
        done=len(done), all=len(leaves), date=dated(facts.on), share=percent(len(done), len(leaves))
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
    found = facts.systems_of(part.options["rows"], part.options["types"])
    if not found:
        return Tick(False, _("No systems of this kind are recorded."))
    text = ngettext(
        "{count} system is in use on {date}: {names}.",
        "{count} systems are in use on {date}: {names}.",
        len(found),
    ).format(count=len(found), date=dated(facts.on), names=listed((s["name"] for s in found), 6))
    return Tick(True, text, (evidence("system", found),))


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
        return Tick(False, _("No servers are recorded, and no systems on an own server."))
    machines = ""
    if count:
        machines = ngettext(
            "{count} server is recorded ({names}).", "{count} servers are recorded ({names}).", count
        ).format(count=count, names=counted((g.os or unknown(), g.count) for g in groups))
    hosted = _("On an own server: {names}.").format(names=listed(s["name"] for s in own)) if own else ""
    proof = (Evidence("device", (), count, hardware.FILTER), evidence("system", own))
    return Tick(True, told(machines, hosted), tuple(e for e in proof if e.count))


def devices(facts: Facts, _part: Part) -> Tick:
    """Return whether devices are recorded, and of how many the operating system is known."""
    groups = hardware.groups(facts)
    count = sum(g.count for g in groups)
    if not count:
        return Tick(False, _("No devices are recorded."))
    network = hardware.network_categories(facts)
    ends = [g for g in groups if g.category not in network]
    known, of = sum(g.count for g in ends if g.os), sum(g.count for g in ends)
    text = _(
        "{count} devices are recorded on {date}; of {known} of the {of} outside the network the operating system is known."
    ).format(count=whole(count), date=dated(facts.on), known=whole(known), of=whole(of))
    return Tick(True, text, (hardware.proof(count),))


def networks(facts: Facts, _part: Part) -> Tick:
    """Return whether network components, internet connections and wireless surveys are recorded, school by school."""
    network = hardware.network_categories(facts)
    count = sum(g.count for g in hardware.groups(facts) if g.category in network)
    lots = [r for r in facts.rows("lot") if r["category"] in network and not r["disposed"]]
    contracts = [c for c in facts.rows("contract") if c["cost_row"] == "connectivity"]
    lines = [c for c in facts.rows("connection") if facts.running(c)]
    parts = _("{devices} network components and {lots} purchase lots of the network are recorded.").format(
        devices=whole(count), lots=len(lots)
    )
    every = schools(facts)
    linked = {c["site"] for c in lines}
    joined = _(
        "{done} of {all} schools have an internet connection recorded; {contracts} contracts pay for it."
    )
    joined = joined.format(
        done=sum(s["id"] in linked for s in every), all=len(every), contracts=len(contracts)
    )
    surveyed, proof = _surveys(facts, every)
    shown = (evidence("lot", lots), evidence("connection", lines), evidence("contract", contracts), *proof)
    return Tick(
        bool((count or lots) and (contracts or lines)),
        told(parts, joined, surveyed),
        tuple(e for e in shown if e.count),
    )


def _surveys(facts: Facts, every: list[Row]) -> tuple[str, tuple[Evidence, ...]]:
    """Return of which schools the wireless network was surveyed, and the records of that."""
    found = [s for s in facts.rows("wifi_survey") if s["date"] <= facts.on]
    papers, _over = documents_of(facts, ["site_survey"])
    done = {row["site"] for row in (*found, *papers)}
    without = [s["name"] for s in every if s["id"] not in done and None not in done]
    text = _("The wireless network of {done} of {all} schools was surveyed, last on {date}.").format(
        done=len(every) - len(without), all=len(every), date=dated(last_day([*found, *papers]))
    )
    missing = _("No survey of {names}.").format(names=listed(without, 4)) if without else ""
    if not found and not papers:
        text = _("No wireless survey is recorded.")
        missing = ""
    return told(text, missing), (evidence("wifi_survey", found), evidence("document", papers))


def stopgaps(facts: Facts, _part: Part) -> Tick:
    """Return whether temporary solutions are listed; nothing recorded is not the same as none there."""
    found = facts.rows("stopgap")
    if not found:
        return Tick(
            False,
            _(
                "No temporary solutions are recorded; whoever knows that there are none ticks this box with a reason."
            ),
        )
    running = [r for r in found if stands(facts, r)]
    settled = [r for r in found if r["ended"] and r["ended"] <= facts.on]
    lasting = [r for r in running if r["lasting"] or r["goal"]]
    late = [r for r in running if r["until"] and r["until"] < facts.on]
    text = ngettext(
        "{count} temporary solution runs on {date}; {lasting} of them has a lasting one chosen.",
        "{count} temporary solutions run on {date}; {lasting} of them have a lasting one chosen.",
        len(running),
    ).format(count=len(running), date=dated(facts.on), lasting=len(lasting))
    over = _("Past their last day: {names}.").format(names=listed(r["name"] for r in late)) if late else ""
    done = ngettext(
        "{count} was settled, last on {date}.", "{count} were settled, last on {date}.", len(settled)
    )
    done = done.format(count=len(settled), date=dated(last_day(settled, "ended"))) if settled else ""
    return Tick(True, told(text, over, done), (evidence("stopgap", found),))


def stands(facts: Facts, row: Row) -> bool:
    """Return whether a temporary solution is there on the day of the plan."""
    return (row["since"] is None or row["since"] <= facts.on) and (
        row["ended"] is None or row["ended"] > facts.on
    )


def management(facts: Facts, _part: Part) -> Tick:
    """Return whether device management and service contracts are recorded, with the times that were agreed."""
    groups = hardware.groups(facts)
    count, managed = sum(g.count for g in groups), sum(g.count for g in groups if g.managed)
    mdm = facts.systems_of([], ["device_management"])
    service = [c for c in facts.rows("contract") if c["type"] == "service" and not_over(facts, c)]
    timed = [c for c in service if c["response_hours"] is not None or c["repair_hours"] is not None]
    text = _("{share} of {all} devices are in device management ({names}).").format(
        share=percent(managed, count),
        all=whole(count),
        names=listed(s["name"] for s in mdm) or _("management system unknown"),
    )
    if not count:
        text = _("No devices are recorded.")
    served = ngettext(
        "{count} service contract runs on {date}; {timed} of them names a time to answer or repair.",
        "{count} service contracts run on {date}; {timed} of them name a time to answer or repair.",
        len(service),
    ).format(count=len(service), date=dated(facts.on), timed=len(timed))
    if not service:
        served = _("No service contract is recorded.")
    proof = (evidence("system", mdm), evidence("contract", service), hardware.proof(managed))
    return Tick(bool((mdm or managed) and service), told(text, served), tuple(e for e in proof if e.count))


def not_over(facts: Facts, contract: Row) -> bool:
    """Return whether a contract has begun and was not ended, as far as its plain dates tell."""
    ended = contract["ended"] or (contract["explicit_end"] if contract["renewal"] == "none" else None)
    return bool(contract["start"] <= facts.on) and (ended is None or bool(ended >= facts.on))


def privacy(facts: Facts, _part: Part) -> Tick:
    """Return whether of every system with personal data is known under which agreement it runs."""
    found = states(facts)
    signed = [number for number, one in found.items() if one.code in {"signed", "unclear"}]
    if not found:
        return Tick(False, _("Of no system is recorded whether it processes personal data."))
    text = _("{signed} of {all} systems with personal data have a signed agreement on {date}.").format(
        signed=len(signed), all=len(found), date=dated(facts.on)
    )
    register, assessed = facts.rows("processing"), facts.rows("dpia")
    more = _("{register} processing activities and {assessed} impact assessments are recorded.").format(
        register=len(register), assessed=len(assessed)
    )
    valid, over = documents_of(facts, ["privacy_policy"])
    policy = _("Policy: {names}.").format(names=titles(valid))
    if not valid:
        policy = _("No privacy policy that holds is recorded.")
    proof = (
        Evidence("system", tuple(found), len(found)),
        evidence("processing", register),
        evidence("dpia", assessed),
        evidence("document", valid or over),
    )
    return Tick(
        len(signed) == len(found) and bool(valid),
        told(text, more, policy),
        tuple(e for e in proof if e.count),
    )


SYSTEM_CHECKS = (process_coverage, systems, servers, devices, networks, stopgaps, management, privacy)
