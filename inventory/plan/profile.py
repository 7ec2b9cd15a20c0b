"""Which profile of the infrastructure the inventory points to (basic, digital, experimental), with its grounds.

The PO-Raad format describes three profiles in words and no thresholds; ours are policies of the board. A ground that
is not known counts for nothing. A person chooses: the plan keeps the choice with its reason.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_, _, ngettext
from inventory.plan import hardware
from inventory.plan.blocks import Column, Fill, Paragraph, Table
from inventory.plan.checks_documents import used
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, percent, unknown, whole
from inventory.records.plan import PROFILES
from inventory.records.values import decimals

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Evidence
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

DIGITAL = 2
"""Grounds of the three that must hold, and must be known, before the profile digital is proposed."""
LABELS = {
    "devices": N_("Devices of pupils"),
    "cloud": N_("Cloud services"),
    "digital": N_("Digital learning materials"),
    "experimental": N_("Experimental devices"),
}


class Ground(NamedTuple):
    """What speaks for a profile or against it.

    Attributes:
        name: A key of `LABELS`.
        points_to: The profile that it speaks for when it holds.
        holds: Whether it does; None when it is not known.
        text: What was found, in words.
        threshold: From when it holds, in words.
        evidence: The records behind it.
    """

    name: str
    points_to: str
    holds: bool | None
    text: str
    threshold: str
    evidence: tuple[Evidence, ...] = ()


class Proposal(NamedTuple):
    """What is proposed: a profile, None when too little is known; and the grounds."""

    profile: str | None
    grounds: tuple[Ground, ...]


def propose(facts: Facts) -> Proposal:
    """Return which profile the inventory points to on the day of the plan.

    Digital when two of its three grounds hold, experimental when besides there is enough experimental equipment, basic
    when two are known and less than two hold; no proposal when less than two are known.
    """
    found = (_devices(facts), _cloud(facts), _digital(facts), _experimental(facts))
    three = [one.holds for one in found if one.points_to == "digital"]
    known = sum(one is not None for one in three)
    holding = sum(one is True for one in three)
    if holding >= DIGITAL:
        return Proposal("experimental" if found[-1].holds else "digital", found)
    return Proposal("basic" if known - holding >= DIGITAL else None, found)


def _devices(facts: Facts) -> Ground:
    groups = hardware.groups(facts)
    count, pupils = hardware.pupil_devices(facts, groups), facts.counted("pupils")
    least = facts.books.policies.whole("profile_devices", facts.on)
    holds = None if not count or not pupils else count * 100 >= least * pupils
    return Ground(
        "devices",
        "digital",
        holds,
        hardware.device_ratio(facts, groups),
        _("at least {count} for each 100 pupils").format(count=least),
        (hardware.proof(count), evidence("headcount", facts.headcounts.values())) if count else (),
    )


def _cloud(facts: Facts) -> Ground:
    cloud, every = [s for s in facts.systems if s["hosting"] == "cloud"], facts.systems
    least = facts.books.policies.whole("profile_cloud", facts.on)
    text = _("{count} of {all} systems are cloud services ({share})").format(
        count=len(cloud), all=len(every), share=percent(len(cloud), len(every))
    )
    return Ground(
        "cloud",
        "digital",
        len(cloud) * 10_000 >= least * len(every) if every else None,
        text if every else _("no systems are recorded"),
        _("at least {share}").format(share=_percentage(least)),
        (evidence("system", cloud),) if cloud else (),
    )


def _digital(facts: Facts) -> Ground:
    every = [r for r in facts.rows("learning_material") if used(facts, r)]
    digital = [r for r in every if r["medium"] in {"digital", "both"}]
    least = facts.books.policies.whole("profile_digital", facts.on)
    text = _("{count} of {all} learning materials are digital, or on paper and digital ({share})").format(
        count=len(digital), all=len(every), share=percent(len(digital), len(every))
    )
    return Ground(
        "digital",
        "digital",
        len(digital) * 10_000 >= least * len(every) if every else None,
        text if every else _("no learning materials are recorded one by one"),
        _("at least {share}").format(share=_percentage(least)),
        (evidence("learning_material", every),) if every else (),
    )


def _experimental(facts: Facts) -> Ground:
    numbers = _experimental_categories(facts)
    devices = sum(g.count for g in hardware.groups(facts) if g.category in numbers)
    lots = [
        r
        for r in facts.rows("lot")
        if r["category"] in numbers
        and r["in_use"] <= facts.on
        and (r["disposed"] is None or r["disposed"] > facts.on)
    ]
    count, pupils = devices or sum(r["quantity"] for r in lots), facts.counted("pupils")
    least = facts.books.policies.whole("profile_experimental", facts.on)
    known = bool(hardware.groups(facts) or facts.rows("lot")) and bool(pupils)
    text = ngettext("{count} experimental device", "{count} experimental devices", count)
    return Ground(
        "experimental",
        "experimental",
        count * 1000 >= least * (pupils or 0) if known else None,
        _("{devices} for {pupils} pupils").format(
            devices=text.format(count=whole(count)), pupils=unknown() if pupils is None else whole(pupils)
        ),
        _("at least {count} for each 1,000 pupils").format(count=least),
        (evidence("lot", lots),) if lots else (),
    )


@cache
def _words() -> tuple[str, ...]:
    given = tomllib.loads(Path(__file__).with_name("profile.toml").read_text(encoding="utf-8"))
    return tuple(given["experimental"])


def _experimental_categories(facts: Facts) -> set[int]:
    """Return the categories whose name or other names hold a word of experimental equipment."""
    return {
        c["id"]
        for c in facts.rows("category")
        if any(word in f"{c['name']} {c['other_names'] or ''}".casefold() for word in _words())
    }


def _percentage(share: int) -> str:
    return f"{decimals(share, 2).removesuffix(',00').removesuffix('.00')}%"


def infrastructure_profile(facts: Facts, part: Part) -> list[Block]:
    """Return the profile that the inventory points to with its grounds; the choice of the board is the answer beside it."""
    proposal = propose(facts)
    proof = tuple(one for ground in proposal.grounds for one in ground.evidence)
    words = {True: _("yes"), False: _("no"), None: unknown()}
    table = Table(
        id=f"{part.id}-grounds",
        fill=Fill.DRAFT,
        columns=(
            Column(_("Ground"), share=12),
            Column(_("Found"), share=22),
            Column(_("Threshold"), share=13),
            Column(_("Points to"), share=9),
            Column(_("Is met"), share=7),
        ),
        rows=tuple(
            (_(LABELS[g.name]), g.text, g.threshold, _(PROFILES[g.points_to]), words[g.holds])
            for g in proposal.grounds
        ),
        caption=_("Grounds of the proposed profile on {date}").format(date=dated(facts.on)),
        keys=tuple(g.name for g in proposal.grounds),
        evidence=proof,
    )
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text=proposed(facts, proposal), evidence=proof), table]


def proposed(facts: Facts, proposal: Proposal) -> str:
    """Return the proposal in a sentence."""
    three = [g for g in proposal.grounds if g.points_to == "digital"]
    known, holding = [g for g in three if g.holds is not None], [g for g in three if g.holds]
    if proposal.profile is None:
        return _(
            "No profile can be proposed: of {known} of {all} grounds it is known whether they hold."
        ).format(known=len(known), all=len(three))
    text = _(
        "The inventory of {date} points to the profile {profile}: {holding} of {all} grounds for digital hold."
    )
    return text.format(
        date=dated(facts.on), profile=_(PROFILES[proposal.profile]), holding=len(holding), all=len(three)
    )


def chosen_words(facts: Facts) -> str:
    """Return which profile the board chose and why; "" when it did not."""
    plan = facts.plan
    if plan is None or not plan["profile"]:
        return ""
    text = _("The board chose the profile {profile}.").format(profile=_(PROFILES[plan["profile"]]))
    reason = facts.shown("plan", plan, "profile_reason") if plan["profile_reason"] else ""
    return f"{text} {reason}".strip()
