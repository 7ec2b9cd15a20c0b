"""Boxes of the phases Check and Act: measured, compared, watched, evaluated, adjusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.language import _, ngettext
from inventory.plan.checks_plan import measurements
from inventory.plan.checks_tick import Tick, last_day, told
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, listed
from inventory.records.plan_cycle import ADJUSTMENTS

if TYPE_CHECKING:
    from datetime import date

    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

RECENT_MONTHS = 12
"""A measurement counts as of now for a year, the round of the cycle."""
FINAL = frozenset({"reached", "partly", "dropped"})
"""States of a goal about which nothing more is expected."""


def measured(facts: Facts, _part: Part) -> Tick:
    """Return whether every indicator was measured in the year up to the day of the plan."""
    every = facts.of_plan("indicator")
    if not every:
        return Tick(False, _("No indicators are recorded."))
    since = add_months(facts.on, -RECENT_MONTHS)
    found = [m for m in measurements(facts) if m["date"] > since]
    have = {m["indicator"] for m in found}
    own = [i for i in every if i["measure"]]
    text = _("{done} of {all} indicators have a measurement between {first} and {last}.").format(
        done=sum(i["id"] in have for i in every), all=len(every), first=dated(since), last=dated(facts.on)
    )
    more = ngettext(
        "{count} of them is reckoned from the inventory each time.",
        "{count} of them are reckoned from the inventory each time.",
        len(own),
    ).format(count=len(own))
    proof = (evidence("measurement", found), evidence("indicator", own))
    return Tick(
        all(i["id"] in have or i["measure"] for i in every),
        told(text, more if own else ""),
        tuple(e for e in proof if e.count),
    )


def gaps(facts: Facts, _part: Part) -> Tick:
    """Return whether plan and reality are laid side by side: targets beside measurements, goals beside outcomes."""
    every = facts.of_plan("indicator")
    have = {m["indicator"] for m in measurements(facts)}
    known = [i for i in every if i["target"] is not None and (i["measure"] or i["id"] in have)]
    due = goals_due(facts)
    done = [g for g in due if g["outcome"] or g["status"] in FINAL]
    text = _("No indicators are recorded.")
    if every:
        text = _("Of {known} of {all} indicators both the target and a value are known.").format(
            known=len(known), all=len(every)
        )
    proof = (evidence("indicator", known), evidence("goal", done))
    return Tick(
        bool(known) and len(known) == len(every) and len(done) == len(due),
        told(text, _due(facts, due, done)),
        tuple(e for e in proof if e.count),
    )


def goals_due(facts: Facts) -> list[Row]:
    """Return the goals that had to be ready before the day of the plan, by their last day or else their year."""
    return [g for g in facts.goals if (day := _ready(facts, g)) is not None and day < facts.on]


def _ready(facts: Facts, goal: Row) -> date | None:
    if goal["end"]:
        found: date = goal["end"]
        return found
    return facts.book_year.last(goal["year"]) if goal["year"] else None


def _due(facts: Facts, due: list[Row], done: list[Row]) -> str:
    if due:
        return _("{due} goals had to be ready before {date}; of {done} is recorded what was reached.").format(
            due=len(due), date=dated(facts.on), done=len(done)
        )
    days = [day for g in facts.goals if (day := _ready(facts, g)) is not None]
    if not days:
        return _("No goal has a day on which it must be ready.")
    return _("No goal had to be ready before {date}; the first one on {first}.").format(
        date=dated(facts.on), first=dated(min(days))
    )


def watched(facts: Facts, _part: Part) -> Tick:
    """Return whether time, money and fte are watched: late goals, the books of the year, posts with their fte."""
    year = facts.book_year.year(facts.on)
    span = (facts.book_year.first(year), facts.book_year.last(year))
    entries = [e for e in facts.rows("ledger_entry") if span[0] <= e["date"] <= min(span[1], facts.on)]
    settled = [e for e in entries if e["state"] != "open"]
    money = _("Money: no entries of the books are recorded for {year}.").format(
        year=facts.book_year.label(year)
    )
    if entries:
        money = _("Money: {count} entries of the books in {year}, {settled} of them settled.").format(
            count=len(entries), year=facts.book_year.label(year), settled=len(settled)
        )
    dated_goals = [g for g in facts.goals if _ready(facts, g)]
    late = [g for g in goals_due(facts) if g["status"] not in FINAL]
    time = _("Time: {done} of {all} goals have a day on which they must be ready; {late} are late.").format(
        done=len(dated_goals), all=len(facts.goals), late=len(late)
    )
    posts = [s for s in facts.rows("staff") if facts.running(s) and s["fte"] is not None]
    people = _("Fte: {count} posts with their fte are recorded.").format(count=len(posts))
    proof = (evidence("ledger_entry", entries), evidence("goal", dated_goals), evidence("staff", posts))
    return Tick(
        bool(settled and facts.goals and posts) and len(dated_goals) == len(facts.goals),
        told(time, money, people),
        tuple(e for e in proof if e.count),
    )


def evaluated(facts: Facts, _part: Part) -> Tick:
    """Return whether the process was looked back on: the phase Check is over and something was written or decided."""
    phase = next((p for p in facts.of_plan("plan_phase") if p["phase"] == "check"), None)
    decided = adjustments(facts)
    over = bool(phase and phase["end"] and phase["end"] <= facts.on)
    text = _("The phase Check has no dates.")
    if phase and phase["end"]:
        text = _("The phase Check is over since {date}.") if over else _("The phase Check runs until {date}.")
        text = text.format(date=dated(phase["end"]))
    remarks = _("Remarks on it are recorded.") if phase and phase["remarks"] else ""
    proof = (evidence("plan_phase", [phase] if phase else []), evidence("adjustment", decided))
    written = bool(remarks or decided)
    return Tick(over and written, told(text, remarks, _decided(decided)), tuple(e for e in proof if e.count))


def adjustments(facts: Facts) -> list[Row]:
    """Return the adjustments that were decided up to the day of the plan and were not taken back."""
    return [a for a in facts.of_plan("adjustment") if a["date"] <= facts.on and a["status"] != "withdrawn"]


def _decided(found: list[Row]) -> str:
    if not found:
        return _("No adjustments are recorded.")
    text = ngettext(
        "{count} adjustment was decided, last on {date} ({kinds}).",
        "{count} adjustments were decided, last on {date} ({kinds}).",
        len(found),
    )
    kinds = listed(dict.fromkeys(_(ADJUSTMENTS[a["sort"]]) for a in found))
    done = sum(a["status"] == "done" for a in found)
    carried = _("{done} of {all} are carried out.").format(done=done, all=len(found))
    return told(text.format(count=len(found), date=dated(last_day(found)), kinds=kinds), carried)


def output(facts: Facts, _part: Part) -> Tick:
    """Return whether of every goal that had to be ready is recorded what was reached."""
    due = goals_due(facts)
    done = [g for g in due if g["outcome"] or g["status"] in FINAL]
    text = _("No goals are recorded.") if not facts.goals else _due(facts, due, done)
    return Tick(bool(due) and len(done) == len(due), text, (evidence("goal", done),) if done else ())


def feasible(facts: Facts, _part: Part) -> Tick:
    """Return whether of every goal is recorded how it stands, so that what cannot be reached is seen."""
    if not facts.goals:
        return Tick(False, _("No goals are recorded."))
    have = [g for g in facts.goals if g["status"]]
    risk = [g for g in goals_due(facts) if g["status"] not in FINAL]
    dropped = [g for g in facts.goals if g["status"] == "dropped"]
    text = _("Of {done} of {all} goals is recorded how they stand on {date}.").format(
        done=len(have), all=len(facts.goals), date=dated(facts.on)
    )
    more = _("{late} are past their day and {dropped} were dropped.").format(
        late=len(risk), dropped=len(dropped)
    )
    return Tick(
        len(have) == len(facts.goals),
        told(text, more if have else ""),
        (evidence("goal", have),) if have else (),
    )


def adjusted(facts: Facts, _part: Part) -> Tick:
    """Return whether process or plan was adjusted."""
    found = adjustments(facts)
    return Tick(bool(found), _decided(found), (evidence("adjustment", found),) if found else ())


FOLLOW_CHECKS = (measured, gaps, watched, evaluated, output, feasible, adjusted)
