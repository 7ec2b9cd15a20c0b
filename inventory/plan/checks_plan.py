"""Boxes of the phases Plan and Do: plans, vision, goals, means, people, tasks, what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan import hardware
from inventory.plan.blocks import Evidence
from inventory.plan.checks_tick import THEME_SLOTS, Tick, documents_of, last_day, titles, told
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, listed, plain_number, whole
from inventory.records.plan import GOAL_STATES, PLAN_STATES, THEMES
from inventory.records.plan_cycle import PHASES
from inventory.records.plan_people import SIDES
from inventory.records.values import decimals

if TYPE_CHECKING:
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


def plans(facts: Facts, _part: Part) -> Tick:
    """Return whether the plan of the whole board, this plan and plans of a year or a school are there."""
    strategic, _over = documents_of(facts, ["strategic_plan"])
    yearly, _gone = documents_of(facts, ["year_plan", "school_plan"])
    earlier, _ended = documents_of(facts, ["ict_plan"])
    own = facts.plan
    first = _("Strategic plan: {names}.").format(names=titles(strategic))
    this = _("This plan is recorded as “{name}” ({status}).").format(
        name=own["name"] if own else "", status=_(PLAN_STATES[own["status"]]) if own else ""
    )
    years = ngettext(
        "{count} plan of a year or a school holds.", "{count} plans of a year or a school hold.", len(yearly)
    ).format(count=len(yearly))
    text = told(
        first if strategic else _("No strategic plan that holds is recorded."),
        this if own else _("This plan is not recorded."),
        years if yearly else _("No plan of a year or a school that holds is recorded."),
    )
    found = [*strategic, *earlier, *yearly]
    proof = (evidence("document", found), evidence("plan", [own] if own else []))
    return Tick(bool(strategic and own and yearly), text, tuple(e for e in proof if e.count))


def goals(facts: Facts, part: Part) -> Tick:
    """Return whether goals are recorded for each of the themes that it asks for, and their strategy is written."""
    themes = part.options["themes"]
    missing = [t for t in themes if t not in {g["theme"] for g in facts.goals}]
    unwritten = [t for t in themes if t in THEME_SLOTS and not facts.text(THEME_SLOTS[t])]
    if not facts.goals:
        return Tick(False, _("No goals are recorded."))
    text = ngettext("{count} goal is recorded.", "{count} goals are recorded.", len(facts.goals))
    none = _("No goal for {names}.").format(names=listed(_(THEMES[t]) for t in missing)) if missing else ""
    bare = _("No strategy written for {names}.").format(names=listed(_(THEMES[t]) for t in unwritten))
    note = told(text.format(count=len(facts.goals)), none, bare if unwritten else "")
    return Tick(not missing and not unwritten, note, (evidence("goal", facts.goals),))


def conditions(facts: Facts, _part: Part) -> Tick:
    """Return whether money, time, people with their skills, and means are recorded."""
    parts = (_money(facts), _time(facts), _people(facts), _skills(facts), _means(facts))
    proof = tuple(one for _there, _text, found in parts for one in found if one.count)
    return Tick(all(there for there, *_rest in parts), told(*(text for _there, text, _e in parts)), proof)


_Part = tuple[bool, str, tuple[Evidence, ...]]


def _money(facts: Facts) -> _Part:
    total = facts.first_budget.amount()
    text = _("Money: {amount} of costs in {year}.").format(amount=euro(total), year=facts.first_budget.label)
    if not total:
        text = _("Money: no costs are recorded for {year}.").format(year=facts.first_budget.label)
    budgets = [r for r in facts.rows("ict_budget") if r["year"] in facts.settings.years]
    return bool(total), text, (evidence("ict_budget", budgets),)


def _time(facts: Facts) -> _Part:
    found = [p for p in facts.of_plan("plan_phase") if p["days"] is not None]
    if not found:
        return False, _("Time: no working days are recorded for a phase."), ()
    days = plain_number(sum(p["days"] for p in found))
    text = _("Time: {days} working days in {count} of {all} phases.").format(
        days=days, count=len(found), all=len(PHASES)
    )
    return len(found) == len(PHASES), text, (evidence("plan_phase", found),)


def _people(facts: Facts) -> _Part:
    posts = [s for s in facts.rows("staff") if facts.running(s)]
    known = [s["fte"] for s in posts if s["fte"] is not None]
    if not posts:
        return False, _("People: no posts that work on ICT are recorded."), ()
    text = ngettext(
        "People: {count} post of {fte} fte together.",
        "People: {count} posts of {fte} fte together.",
        len(posts),
    ).format(count=len(posts), fte=decimals(sum(known), 2))
    return len(known) == len(posts), text, (evidence("staff", posts),)


def _skills(facts: Facts) -> _Part:
    found = [r for r in facts.rows("survey_result") if r["subject"] == "skills" and r["date"] <= facts.on]
    papers, _over = documents_of(facts, ["survey"])
    if not found and not papers:
        return False, _("Skills: no survey is recorded."), ()
    text = _("Skills: last surveyed on {date}.").format(date=dated(last_day([*found, *papers])))
    return True, text, (evidence("survey_result", found), evidence("document", papers))


def _means(facts: Facts) -> _Part:
    count, lots = sum(g.count for g in hardware.groups(facts)), facts.books.lots
    text = _("Means: {devices} devices and {lots} purchase lots.").format(
        devices=whole(count), lots=whole(len(lots))
    )
    return bool(count or lots), text, (hardware.proof(count),)


def cycle(facts: Facts, _part: Part) -> Tick:
    """Return whether each of the four phases has its dates, or a text on what will be done."""
    dates = {p["phase"]: p for p in facts.of_plan("plan_phase") if p["start"] and p["end"]}
    texts = [p for p in PHASES if facts.text(f"{p}-actions") or facts.text(f"planning-{p}-when")]
    done = [p for p in PHASES if p in dates or p in texts]
    text = _("{dates} of {all} phases have their dates, {texts} a text.").format(
        dates=len(dates), all=len(PHASES), texts=len(texts)
    )
    span = ""
    if dates:
        span = _("They run from {first} until {last}.").format(
            first=dated(min(p["start"] for p in dates.values())),
            last=dated(max(p["end"] for p in dates.values())),
        )
    missing = [_(PHASES[p]) for p in PHASES if p not in done]
    lacking = _("Missing for {names}.").format(names=listed(missing)) if missing else ""
    proof = (evidence("plan_phase", dates.values()),) if dates else ()
    return Tick(not missing, told(text, span, lacking), proof)


def activities(facts: Facts, _part: Part) -> Tick:
    """Return whether every goal has a result to reach and a time in which that is done."""
    if not facts.goals:
        return Tick(False, _("No goals are recorded."))
    aimed = [g for g in facts.goals if g["result"]]
    timed = [g for g in facts.goals if g["year"] or (g["start"] and g["end"])]
    done = [g for g in aimed if g in timed]
    text = _("{aimed} of {all} goals have a result to reach and {timed} a year or dates.").format(
        aimed=len(aimed), all=len(facts.goals), timed=len(timed)
    )
    return Tick(len(done) == len(facts.goals), text, (evidence("goal", facts.goals),))


def stakeholders(facts: Facts, _part: Part) -> Tick:
    """Return whether stakeholders inside and outside are recorded; roles and suppliers alone do not tick the box."""
    found = facts.of_plan("stakeholder")
    if not found:
        roles = [r for r in facts.rows("role") if facts.running(r)]
        text = _("No stakeholders are recorded; there are {roles} roles of people and {suppliers} suppliers.")
        return Tick(False, text.format(roles=len(roles), suppliers=len(facts.rows("supplier"))))
    inside, outside = ([s for s in found if s["side"] == side] for side in SIDES)
    agreed = [s for s in found if s["agreement"]]
    text = _(
        "{inside} stakeholders inside and {outside} outside are recorded; something was agreed with {agreed}."
    )
    note = text.format(inside=len(inside), outside=len(outside), agreed=len(agreed))
    return Tick(bool(inside and outside), note, (evidence("stakeholder", found),))


def goal_owners(facts: Facts, _part: Part) -> Tick:
    """Return whether every goal has an owner; tasks divided by role are told besides."""
    have = [g for g in facts.goals if g["owner"]]
    text = _("{done} of {all} goals have an owner.").format(done=len(have), all=len(facts.goals))
    tasks = {(r["task"], r["level"]) for r in facts.rows("responsibility")}
    more = ngettext("{count} task is divided by role.", "{count} tasks are divided by role.", len(tasks))
    proof = (evidence("goal", have), evidence("responsibility", facts.rows("responsibility")))
    return Tick(
        bool(have) and len(have) == len(facts.goals),
        told(text, more.format(count=len(tasks)) if tasks else ""),
        tuple(e for e in proof if e.count),
    )


def goal_indicators(facts: Facts, _part: Part) -> Tick:
    """Return whether every goal has an indicator, as a text or as a record."""
    recorded = facts.of_plan("indicator")
    linked = {i["goal"] for i in recorded}
    have = [g for g in facts.goals if g["indicator"] or g["id"] in linked]
    aimed = [i for i in recorded if i["target"] is not None]
    text = _("{done} of {all} goals have an indicator.").format(done=len(have), all=len(facts.goals))
    more = ngettext(
        "{count} indicator is recorded to be measured, {aimed} with a target.",
        "{count} indicators are recorded to be measured, {aimed} with a target.",
        len(recorded),
    ).format(count=len(recorded), aimed=len(aimed))
    proof = (evidence("goal", have), evidence("indicator", recorded))
    return Tick(
        bool(have) and len(have) == len(facts.goals),
        told(text, more if recorded else ""),
        tuple(e for e in proof if e.count),
    )


def carried_out(facts: Facts, _part: Part) -> Tick:
    """Return whether something of the plan is under way, by the status of its goals."""
    counts = {state: [g for g in facts.goals if g["status"] == state] for state in GOAL_STATES}
    busy = [g for state in ("running", "reached", "partly") for g in counts[state]]
    if not facts.goals:
        return Tick(False, _("No goals are recorded."))
    words = listed(f"{_(GOAL_STATES[state])} {len(rows)}" for state, rows in counts.items() if rows)
    text = _("State of the {all} goals on {date}: {words}.").format(
        all=len(facts.goals), date=dated(facts.on), words=words
    )
    if not words:
        text = _("Of none of the {all} goals is recorded how it stands.").format(all=len(facts.goals))
    return Tick(bool(busy), text, (evidence("goal", busy),) if busy else ())


def registered(facts: Facts, _part: Part) -> Tick:
    """Return whether results were kept: measurements of indicators, or what a goal has reached."""
    found = measurements(facts)
    reached = [g for g in facts.goals if g["outcome"]]
    if not found and not reached:
        return Tick(False, _("No measurement and no outcome of a goal is recorded."))
    text = ngettext(
        "{count} measurement is kept, the newest of {date}.",
        "{count} measurements are kept, the newest of {date}.",
        len(found),
    ).format(count=len(found), date=dated(last_day(found)))
    more = _("{done} of {all} goals have an outcome.").format(done=len(reached), all=len(facts.goals))
    proof = (evidence("measurement", found), evidence("goal", reached))
    return Tick(True, told(text if found else "", more), tuple(e for e in proof if e.count))


def measurements(facts: Facts) -> list[Row]:
    """Return the measurements of the plan's indicators up to the day of the plan."""
    mine = {i["id"] for i in facts.of_plan("indicator")}
    return [m for m in facts.rows("measurement") if m["indicator"] in mine and m["date"] <= facts.on]


def roles(facts: Facts, _part: Part) -> Tick:
    """Return whether people with a role and suppliers are recorded."""
    found = [r for r in facts.rows("role") if facts.running(r)]
    suppliers = facts.rows("supplier")
    text = _("{roles} roles of people and {suppliers} suppliers are recorded.").format(
        roles=len(found), suppliers=len(suppliers)
    )
    proof = (evidence("role", found), evidence("supplier", suppliers))
    return Tick(bool(found and suppliers), text, tuple(e for e in proof if e.count))


def staffing(facts: Facts, _part: Part) -> Tick:
    """Return whether the posts that work on ICT are recorded with their fte."""
    there, text, proof = _people(facts)
    return Tick(there, text, proof)


PLAN_CHECKS = (
    plans, goals, conditions, cycle, activities, stakeholders, goal_owners, goal_indicators, carried_out, registered,
    roles, staffing,
)  # fmt: skip
