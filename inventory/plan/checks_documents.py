"""Boxes that documents, surveys, learning materials and the division of responsibilities tick."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.checks_tick import Tick, documents_of, last_day, schools, titles, told
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, listed, whole
from inventory.records.plan import DOCUMENT_KINDS

if TYPE_CHECKING:
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


def documents(facts: Facts, part: Part) -> Tick:
    """Return whether a document of some kinds is there that still holds."""
    kinds = part.options["kinds"]
    valid, over = documents_of(facts, kinds)
    if valid:
        text = ngettext("{count} document holds: {names}.", "{count} documents hold: {names}.", len(valid))
        return Tick(True, text.format(count=len(valid), names=titles(valid)), (evidence("document", valid),))
    names = listed(_(DOCUMENT_KINDS[kind]) for kind in kinds)
    missing = _("No document that holds is recorded ({kinds}).").format(kinds=names)
    expired = _("Expired: {names}.").format(names=titles(over)) if over else ""
    return Tick(False, told(missing, expired), (evidence("document", over),) if over else ())


def school_plans(facts: Facts, _part: Part) -> Tick:
    """Return whether every school of the board has a school plan that still holds."""
    valid, _over = documents_of(facts, ["school_plan"])
    every, have = schools(facts), {row["site"] for row in valid}
    without = [s["name"] for s in every if s["id"] not in have] if None not in have else []
    if not valid:
        return Tick(False, _("No school plan that holds is recorded."))
    text = _("{count} of {all} schools have a school plan that holds on {date}.").format(
        count=len(every) - len(without), all=len(every), date=dated(facts.on)
    )
    ends = [row["valid_until"] for row in valid if row["valid_until"]]
    first = _("The first one holds until {date}.").format(date=dated(min(ends))) if ends else ""
    missing = _("Missing for {names}.").format(names=listed(without, 5)) if without else ""
    return Tick(not without, told(text, missing, first), (evidence("document", valid),))


def responsibilities(facts: Facts, _part: Part) -> Tick:
    """Return whether is laid down who answers for what, on paper or task by task, at the board and at the schools."""
    valid, _over = documents_of(facts, ["agreements"])
    cells = facts.rows("responsibility")
    tasks = {level: {r["task"] for r in cells if r["level"] == level} for level in ("board", "school")}
    answered = {r["task"] for r in cells if r["letter"] == "accountable"}
    open_ones = sorted({r["task"] for r in cells} - answered)
    divided = all(tasks.values()) and not open_ones
    text = ""
    if cells:
        text = _("{board} tasks of the board and {school} tasks of the schools are divided by role.").format(
            board=len(tasks["board"]), school=len(tasks["school"])
        )
    lacking = _("Nobody answers for {names}.").format(names=listed(open_ones, 4)) if open_ones else ""
    paper = _("On paper: {names}.").format(names=titles(valid)) if valid else ""
    if not cells and not valid:
        text = told(_("No division of responsibilities is recorded."), _people(facts))
    proof = (evidence("responsibility", cells), evidence("document", valid))
    return Tick(bool(valid) or divided, told(text, lacking, paper), tuple(e for e in proof if e.count))


def _people(facts: Facts) -> str:
    """Return how many roles are recorded, which alone divide nothing."""
    found = [r for r in facts.rows("role") if facts.running(r)]
    text = ngettext(
        "{count} role of a person is recorded.", "{count} roles of people are recorded.", len(found)
    )
    return text.format(count=len(found)) if found else ""


def surveys(facts: Facts, part: Part) -> Tick:
    """Return whether a survey on a subject was held, by its scores or its report.

    The options: `subject` of the scores; `kinds` of documents that count as its report; `since` = "plan" for only what
    was held since the plan began.
    """
    subject, since = part.options["subject"], None
    if part.options.get("since") == "plan":
        since = facts.book_year.first(facts.settings.first_year)
    found = [r for r in facts.rows("survey_result") if r["subject"] == subject and r["date"] <= facts.on]
    papers, _over = documents_of(facts, part.options.get("kinds", []))
    if since:
        found = [r for r in found if r["date"] >= since]
        papers = [r for r in papers if r["date"] and r["date"] >= since]
    if not found and not papers:
        text = _("No survey on this is recorded.")
        if since:
            text = _("No survey on this is recorded since {date}.")
            if since > facts.on:
                text = _("The plan begins on {date}; a survey before that day does not count.")
            text = text.format(date=dated(since))
        return Tick(False, text)
    paper = _("Report: {names}.").format(names=titles(papers)) if papers else ""
    proof = (evidence("survey_result", found), evidence("document", papers))
    return Tick(True, told(_scores(facts, found), paper), tuple(e for e in proof if e.count))


def _scores(facts: Facts, found: list[Row]) -> str:
    if not found:
        return ""
    text = ngettext(
        "{count} score of {names} is recorded, the newest of {date}.",
        "{count} scores of {names} are recorded, the newest of {date}.",
        len(found),
    ).format(
        count=len(found),
        names=listed(sorted({facts.shown("survey_result", r, "instrument") for r in found})),
        date=dated(last_day(found)),
    )
    most = max((r["respondents"] for r in found if r["respondents"] is not None), default=None)
    people = _("At most {count} people filled one in.").format(count=whole(most)) if most is not None else ""
    return told(text, people)


def materials(facts: Facts, part: Part) -> Tick:
    """Return whether learning materials of a medium (option `medium`: "paper" or "digital") are listed."""
    medium = part.options["medium"]
    found = [r for r in facts.rows("learning_material") if r["medium"] in {medium, "both"} and used(facts, r)]
    papers = documents_of(facts, ["learning_materials"])[0] if medium == "paper" else []
    systems = facts.systems_of(["digital_learning_materials"], ["learning_application"])
    systems = systems if medium == "digital" else []
    if not found and not papers and not systems:
        return Tick(False, _("No learning materials of this kind are recorded."))
    text = _("No materials are recorded one by one.")
    if found:
        subjects = Counter(r["subject"] for r in found if r["subject"])
        text = ngettext(
            "{count} material for {subjects} subjects is recorded.",
            "{count} materials for {subjects} subjects are recorded.",
            len(found),
        ).format(count=len(found), subjects=len(subjects))
    more = ngettext(
        "{count} system holds them: {names}.", "{count} systems hold them: {names}.", len(systems)
    )
    more = more.format(count=len(systems), names=listed((s["name"] for s in systems), 6)) if systems else ""
    paper = _("List: {names}.").format(names=titles(papers)) if papers else ""
    proof = (
        evidence("learning_material", found),
        evidence("system", systems),
        evidence("document", papers),
    )
    return Tick(True, told(text, more, paper), tuple(e for e in proof if e.count))


def used(facts: Facts, row: Row) -> bool:
    """Return whether a learning material is in use on the day of the plan."""
    return (row["since"] is None or row["since"] <= facts.on) and (
        row["until"] is None or row["until"] >= facts.on
    )


def slots(facts: Facts, part: Part) -> Tick:
    """Return whether the places of the plan that it asks for have a text."""
    wanted = part.options["slots"]
    done = [slot for slot in wanted if facts.text(slot)]
    words = sum(len(facts.text(slot).split()) for slot in done)
    text = ngettext(
        "{done} of {all} text is written, with {words} words.",
        "{done} of {all} texts are written, with {words} words together.",
        len(wanted),
    )
    proof = (evidence("plan_text", [facts.texts[s] for s in done]),) if done else ()
    return Tick(len(done) == len(wanted), text.format(done=len(done), all=len(wanted), words=words), proof)


def by_board(_facts: Facts, _part: Part) -> Tick:
    """Return that only the board can tick an item: no record shows it."""
    return Tick(False, _("No record shows this; the board can tick it with a reason and a document."))


DOCUMENT_CHECKS = (documents, school_plans, responsibilities, surveys, materials, slots, by_board)
