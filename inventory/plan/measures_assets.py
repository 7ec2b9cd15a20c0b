"""Measures of devices, systems and connections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import month_index, month_last
from inventory.finance.money import rounded
from inventory.language import _
from inventory.plan import hardware, privacy
from inventory.plan.blocks import Evidence, Line
from inventory.plan.facts import evidence
from inventory.plan.measures import HUNDRED, Measured, Share, board, nothing, shared
from inventory.plan.wording import whole
from inventory.signals import lot_terms, support
from inventory.signals.connectivity_reading import Network
from inventory.signals.connectivity_verdict import verdicts
from inventory.signals.network_rules import survey

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from inventory.plan.facts import Facts
    from inventory.signals.board import Board
    from inventory.signals.support import Seen

IN_USE = "status:in_use,on_loan,repair"
"""The filter that lists the devices that somebody works with."""


def pupils_per_device(facts: Facts) -> Measured:
    """Return how many pupils share a device for pupils."""
    groups = hardware.groups(facts)
    count, pupils = hardware.pupil_devices(facts, groups), facts.counted("pupils")
    if not count:
        return nothing(_("no devices are recorded in a category for pupils"))
    if pupils is None:
        return nothing(_("the pupils were never counted"))
    text = _("{pupils} pupils, {devices} devices for pupils").format(
        pupils=whole(pupils), devices=whole(count)
    )
    counts = evidence("headcount", facts.headcounts.values())
    return Measured(rounded(pupils * HUNDRED, count), text, (hardware.proof(count), counts))


def within_term(facts: Facts) -> Measured:
    """Return how many devices in use are within the term of the lot that they were bought in."""
    there = board(facts)
    ends = {number: _end(there, number) for number in there.devices_of_lots}
    part = known = every = 0
    for one in there.once(support.seen):
        every += one.number
        end = ends.get(one.lot) if one.lot is not None else None
        if end is not None:
            known += one.number
            part += one.number if end >= facts.on else 0
    if not every:
        return nothing(_("no devices in use are recorded"))
    text = _("{part} of {known} devices in use are within the term of their purchase")
    lots = tuple(sorted(number for number, end in ends.items() if end is not None))
    proof = (Evidence("device", (), every, IN_USE), Evidence("lot", lots, len(lots)))
    return shared(Share(part, known, every), text, proof)


def _end(there: Board, number: int) -> date | None:
    """Return the last day of a lot's term, of one that is no asset too; None when it is unknown."""
    lot = there.lot_rows.get(number)
    months = there.lots.months(lot) if lot is not None else None
    if lot is None or months is None:
        return None
    return lot_terms.depreciated_on(there, lot) or month_last(month_index(lot.in_use) + months - 1)


def supported(facts: Facts) -> Measured:
    """Return how many devices in use get support of their maker on the day."""
    part = known = every = 0
    for one in board(facts).once(support.seen):
        if one.supported:
            every += one.number
            answer = _supported(one, facts.on)
            known += one.number if answer is not None else 0
            part += one.number if answer else 0
    if not every:
        return nothing(_("no devices in use are recorded"))
    text = _("{part} of {known} devices in use have support of their maker")
    return shared(Share(part, known, every), text, (Evidence("device", (), every, IN_USE),))


def _supported(one: Seen, on: date) -> bool | None:
    """Return whether devices are supported on a day: no as soon as one end is over for certain, None when that is doubtful."""
    if any(end.latest is not None and end.latest < on for end in one.verdict.ends):
        return False
    doubtful = any(end.day is not None and end.day < on for end in one.verdict.ends)
    return None if doubtful or one.verdict.gap or not one.verdict.ends else True


def managed(facts: Facts) -> Measured:
    """Return how many devices a management system knows; unknown as long as it knows none."""
    groups = hardware.groups(facts)
    count, part = sum(g.count for g in groups), sum(g.count for g in groups if g.managed)
    if not count:
        return nothing(_("no devices are recorded"))
    if not part:
        return nothing(_("of no device is recorded that it is in device management"))
    text = _("{part} of {known} devices are in device management")
    return shared(Share(part, count, count), text, (hardware.proof(count),))


def agreements(facts: Facts) -> Measured:
    """Return how many systems that call for an agreement have one that is valid; what is unclear is not valid."""
    states = privacy.states(facts)
    if not states:
        return nothing(_("not known which systems process personal data"))
    valid = [number for number, one in states.items() if one.code == "signed"]
    text = _("{part} of {known} systems that call for an agreement have a valid one")
    unclear = sum(one.code == "unclear" for one in states.values())
    if unclear:
        text += "; " + _("of {count} the validity is unknown").format(count=whole(unclear))
    lines = [Line("system", number, facts.name("system", number)) for number in valid]
    proof = (Evidence("system", tuple(states), len(states)),)
    return shared(Share(len(valid), len(states), len(states)), text, proof, lines)


def bandwidth(facts: Facts) -> Measured:
    """Return how many sites have a connection that is enough for their devices on an ordinary day."""
    found = [one for one in board(facts).once(verdicts) if one.site.school or one.lines]
    known = [one for one in found if one.answer != "unknown"]
    enough = [one for one in known if one.answer == "enough"]
    if not found:
        return nothing(_("no sites are recorded"))
    text = _("{part} of {known} sites have enough bandwidth for their devices")
    lines = [Line("site", one.site.id, one.site.name, note=one.reason) for one in enough]
    proof = (Evidence("site", tuple(one.site.id for one in found), len(found)),)
    return shared(Share(len(enough), len(known), len(found)), text, proof, lines)


def surveyed(facts: Facts) -> Measured:
    """Return how many schools have a survey of the wireless network that still counts (what rule NET-001 finds right)."""
    there = board(facts)
    schools = [site for site in there.once(Network).sites if site.school]
    found = {one.subject.id: one.status for one in survey(there)}
    done = [site for site in schools if site.id not in found]
    doubtful = sum(status == "unknown" for status in found.values())
    if not schools:
        return nothing(_("no schools are recorded"))
    text = _("{part} of {known} schools have a survey of the wireless network that still counts")
    lines = [Line("site", site.id, site.name) for site in done]
    proof = (Evidence("site", tuple(site.id for site in schools), len(schools)),)
    return shared(Share(len(done), len(schools) - doubtful, len(schools)), text, proof, lines)


MEASURING: dict[str, Callable[[Facts], Measured]] = {
    function.__name__: function
    for function in (pupils_per_device, within_term, supported, managed, agreements, bandwidth, surveyed)
}
"""The measures by name."""
