"""Boxes of the IKC report: what each step of the stappenplan should leave behind, held against the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import analysis
from inventory.landscape.difference import difference
from inventory.language import _, ngettext
from inventory.plan.checks_tick import Tick, told
from inventory.plan.facts import evidence
from inventory.plan.sources.ikc import parties, seen, share
from inventory.plan.sources.ikc_road import projects
from inventory.plan.wording import listed

if TYPE_CHECKING:
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

MOST_NAMED = 4


def ikc_vision_agreed(facts: Facts, _part: Part) -> Tick:
    """Return whether the parties agreed on statements of all together about principles, basic concept and learning lines."""
    agreed = [row for row in facts.rows("vision") if row["status"] == "agreed" and row["party"] is None]
    if not agreed:
        return Tick(False, _("No statement of all parties together was agreed on."))
    topics = {row["topic"] for row in agreed}
    wanted = ("principle", "concept", "learning_line")
    names = {row["topic"]: facts.shown("vision", row, "topic") for row in facts.rows("vision")}
    lacking = [topic for topic in wanted if topic not in topics]
    text = ngettext(
        "{count} statement of all parties together was agreed on.",
        "{count} statements of all parties together were agreed on.",
        len(agreed),
    ).format(count=len(agreed))
    more = _("None on {count} of the 3 topics.").format(count=len(lacking)) if lacking else ""
    known = [names[topic] for topic in lacking if topic in names]
    some = _("Only of single parties: {names}.").format(names=listed(known)) if known else ""
    return Tick(not lacking, told(text, more, some), (evidence("vision", agreed),))


def ikc_words_shared(facts: Facts, _part: Part) -> Tick:
    """Return whether common words were agreed on, each with its meaning."""
    words = [row for row in facts.rows("concept") if row["status"] == "agreed"]
    if not words:
        return Tick(False, _("No common words were agreed on."))
    bare = [row["name"] for row in words if not row["meaning"]]
    text = ngettext("{count} common word was agreed on.", "{count} common words were agreed on.", len(words))
    more = _("Without a meaning: {names}.").format(names=listed(bare, MOST_NAMED)) if bare else ""
    return Tick(not bare, told(text.format(count=len(words)), more), (evidence("concept", words),))


def ikc_recognised(facts: Facts, _part: Part) -> Tick:
    """Return whether every party recognises its own work in each process that it runs."""
    runs = [row for row in facts.rows("participation") if row["runs"] == "yes"]
    if not runs:
        return Tick(False, _("Of no process is it recorded that a party runs it."))
    good = [row for row in runs if row["recognised"] == "yes"]
    strange = sum(row["recognised"] == "no" for row in runs)
    text = _("In {done} of {all} cases a party recognises the process that it runs.")
    more = _("In {count} it does not.").format(count=strange) if strange else ""
    note = told(text.format(done=len(good), all=len(runs)), more)
    return Tick(len(good) == len(runs), note, (evidence("participation", runs),))


def ikc_answered(facts: Facts, _part: Part) -> Tick:
    """Return whether every question on the main processes has the answers of all parties and a conclusion."""
    asked = [row for row in facts.rows("question") if row["asked"] is not False]
    if not asked:
        return Tick(False, _("No questions on the processes are recorded."))
    given = {(row["question"], row["party"]) for row in facts.rows("answer")}
    named = list(parties(facts))
    whole = [row for row in asked if named and all((row["id"], party) in given for party in named)]
    concluded = [row for row in asked if row["conclusion"]]
    text = _(
        "{answered} of {all} questions have an answer of every party, {concluded} a conclusion together."
    )
    note = text.format(answered=len(whole), all=len(asked), concluded=len(concluded))
    return Tick(len(whole) == len(concluded) == len(asked), note, (evidence("question", asked),))


def ikc_filled(facts: Facts, _part: Part) -> Tick:
    """Return whether of every process is known which parties run it, and with which system."""
    view = seen(facts)
    unknown, gaps = analysis.unknowns(view), analysis.gaps(view)
    runs = sum(one.runs for one in analysis.coverage(view))
    if not runs:
        return Tick(False, _("Of no process is it recorded that a party runs it."))
    text = _("Of {done} of {all} processes that a party runs, the system is recorded; the others are gaps.")
    more = _("Of {count} it is not known whether a party runs them.") if unknown else ""
    note = told(text.format(done=runs - len(gaps), all=runs), more.format(count=len(unknown)))
    proof = (
        evidence("support", facts.rows("support")),
        evidence("participation", facts.rows("participation")),
    )
    return Tick(not unknown, note, proof)


def ikc_compared(facts: Facts, _part: Part) -> Tick:
    """Return whether it can be said how much the landscapes of the parties differ."""
    found = difference(seen(facts))
    if found.mean is None:
        return Tick(False, _("No two parties run the same process with a system, as far as is recorded."))
    text = _("On average {mean} over {count} processes that two or more parties run.")
    note = text.format(mean=share(found.mean), count=found.defined)
    return Tick(True, note, (evidence("support", facts.rows("support")),))


def ikc_in_time(facts: Facts, _part: Part) -> Tick:
    """Return whether every sub-project of the roadmap has its days."""
    found = projects(facts)
    if not found:
        return Tick(False, _("No sub-projects are recorded."))
    undated = [row["name"] for row in found if not (row["start"] and row["end"])]
    text = ngettext("{count} sub-project is recorded.", "{count} sub-projects are recorded.", len(found))
    more = _("Without a first or last day: {names}.") if undated else ""
    note = told(text.format(count=len(found)), more.format(names=listed(undated, MOST_NAMED)))
    return Tick(not undated, note, (evidence("project", found),))


def ikc_both_changes(facts: Facts, _part: Part) -> Tick:
    """Return whether every sub-project changes the systems and the way of working."""
    found = projects(facts)
    if not found:
        return Tick(False, _("No sub-projects are recorded."))
    changing = {row["project"] for row in facts.rows("project_change")}
    no_system = [row["name"] for row in found if row["id"] not in changing]
    no_work = [row["name"] for row in found if not row["working"]]
    both = sum(row["id"] in changing and bool(row["working"]) for row in found)
    said = (
        _("{done} of {all} sub-projects change the systems and the way of working.").format(
            done=both, all=len(found)
        ),
        _("No change of systems: {names}.").format(names=listed(no_system, MOST_NAMED)) if no_system else "",
        _("No change of working: {names}.").format(names=listed(no_work, MOST_NAMED)) if no_work else "",
    )
    proof = (evidence("project", found), evidence("project_change", facts.rows("project_change")))
    return Tick(both == len(found), told(*said), proof)


IKC_CHECKS = (
    ikc_vision_agreed, ikc_words_shared, ikc_recognised, ikc_answered, ikc_filled, ikc_compared, ikc_in_time, ikc_both_changes,
)  # fmt: skip
"""The functions that a template can name."""
