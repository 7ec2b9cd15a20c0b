"""Boxes of the core team, collaboration, data and the vision, as Vier in balans + and Digisprong ask them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.blocks import Written
from inventory.plan.checks_tick import Tick, told
from inventory.plan.facts import evidence
from inventory.plan.sources.collaboration import together
from inventory.plan.sources.data_block import measures, overviews, recorded_exchanges
from inventory.plan.sources.team import divided, members, place, wrong_tasks
from inventory.plan.sources.vision_text import vision_found, vision_texts
from inventory.plan.wording import listed
from inventory.records.plan_people import CORE_ROLES

if TYPE_CHECKING:
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

MOST_NAMED = 5


def core_team_filled(facts: Facts, _part: Part) -> Tick:
    """Return whether every role of the core team has somebody, recorded or written in the plan."""
    found = members(facts)
    have = [role for role in CORE_ROLES if found[role] or isinstance(place(facts, role), Written)]
    rows = [row for rows_of in found.values() for row in rows_of]
    lacking = [_(label) for role, label in CORE_ROLES.items() if role not in have]
    text = ngettext(
        "{count} of {all} roles has somebody.", "{count} of {all} roles have somebody.", len(have)
    ).format(count=len(have), all=len(CORE_ROLES))
    more = _("Nobody for: {names}.").format(names=listed(lacking, 7)) if lacking else ""
    return Tick(not lacking, told(text, more), (evidence("team_member", rows),) if rows else ())


def tasks_divided(facts: Facts, _part: Part) -> Tick:
    """Return whether every task that is recorded has somebody who carries it out and one who answers for it."""
    found = divided(facts)
    if not found:
        return Tick(False, _("No division of tasks is recorded."))
    text = ngettext("{count} task is divided.", "{count} tasks are divided.", len(found))
    wrong = wrong_tasks(found)
    proof = (evidence("responsibility", facts.rows("responsibility")),)
    return Tick(not wrong, told(text.format(count=len(found)), *wrong), proof)


def collaborations(facts: Facts, part: Part) -> Tick:
    """Return whether collaborations of one side (option `side`) are recorded, all with their purpose."""
    side = part.options["side"]
    running, planned = together(facts, side, "running"), together(facts, side, "planned")
    found = [*running, *planned]
    if not found:
        return Tick(False, _("No collaboration is recorded."))
    text = _("Running: {running}; planned: {planned}.").format(running=len(running), planned=len(planned))
    lacking = [row["name"] for row in found if not row["purpose"]]
    more = _("Without a purpose: {names}.").format(names=listed(lacking, MOST_NAMED)) if lacking else ""
    return Tick(not lacking, told(text, more), (evidence("collaboration", found),))


def sources_known(facts: Facts, _part: Part) -> Tick:
    """Return whether of every system in use is known if it holds data on people, and if so which, where and whose."""
    found = [one for one in measures(facts) if one.kind == "system"]
    if not found:
        return Tick(False, _("No systems are recorded."))
    lacking: set[str] = set()
    for one in found:
        good = {row["id"] for row in one.good}
        lacking |= {str(row["name"]) for row in one.all if row["id"] not in good}
    text = ngettext("{count} system is in use.", "{count} systems are in use.", len(facts.systems))
    more = _("Something is unknown of {count}: {names}.") if lacking else ""
    more = more.format(count=len(lacking), names=listed(sorted(lacking), MOST_NAMED))
    note = told(text.format(count=len(facts.systems)), more)
    return Tick(not lacking, note, (evidence("system", facts.systems),))


def flows_known(facts: Facts, _part: Part) -> Tick:
    """Return whether interfaces are recorded, and every one that carries pupil data is covered."""
    found = facts.once("exchanges", recorded_exchanges)
    if not found:
        return Tick(False, _("No interfaces between systems are recorded."))
    unsure = [one for one in found if one.flow.carries != "no" and one.flow.covered != "yes"]
    text = ngettext("{count} interface is recorded.", "{count} interfaces are recorded.", len(found))
    more = _("Of {count} no agreement or ground covers the pupil data, or it is not known.") if unsure else ""
    note = told(text.format(count=len(found)), more.format(count=len(unsure)))
    return Tick(not unsure, note, (evidence("interface", facts.rows("interface")),))


def overviews_known(facts: Facts, _part: Part) -> Tick:
    """Return whether a system is recorded in which people look at figures together."""
    numbers = {system for system, _process in overviews(facts)}
    found = [s for s in facts.systems if s["id"] in numbers]
    if not found:
        return Tick(False, _("No system is recorded in which people look at figures together."))
    text = _("Figures are looked at in {names}.").format(names=listed((s["name"] for s in found), 6))
    return Tick(True, text, (evidence("system", found),))


def vision_criterion(facts: Facts, part: Part) -> Tick:
    """Return what the text hints at for one criterion (option `criterion`): people answer it, so it never ticks itself."""
    written = [facts.texts[slot] for slot, text in vision_texts(facts).items() if text]
    if not written:
        return Tick(False, _("No text of the vision is written yet."))
    found = [one for one in vision_found(facts) if one.criterion == part.options["criterion"]]
    words = dict.fromkeys(f"“{one.word}”" for one in found if one.word)
    hints = dict.fromkeys(one.hint for one in found if not one.word)
    text = _("In the text: {words}.").format(words=listed(words, MOST_NAMED)) if words else ""
    return Tick(False, told(_("The team answers this."), text, *hints), (evidence("plan_text", written),))


TEAM_CHECKS = (
    core_team_filled, tasks_divided, collaborations, sources_known, flows_known, overviews_known, vision_criterion,
)  # fmt: skip
"""The functions that a template can name."""
