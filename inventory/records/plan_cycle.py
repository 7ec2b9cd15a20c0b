"""How a plan is followed: indicators with their measurements, phases, boxes that a person ticks, adjustments, versions."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

MEASURES = {
    "pupils_per_device": N_("pupils for each device of pupils"),
    "within_term": N_("devices within their term (%)"),
    "supported": N_("devices with support (%)"),
    "managed": N_("devices in device management (%)"),
    "agreements": N_("systems with a valid agreement (%)"),
    "coverage": N_("processes with a system (%)"),
    "cost_per_pupil": N_("costs per pupil (€)"),
    "service_terms": N_("service contracts with agreed times (%)"),
    "bandwidth": N_("sites with enough bandwidth (%)"),
    "surveyed": N_("sites with a recent wireless survey (%)"),
    "realised": N_("realised of what was budgeted (%)"),
    "findings": N_("open findings, critical and high"),
}
"""What the program measures itself, in the unit that stands there; an indicator without one is measured by people."""
MEASURE_WORDS = {
    "pupils_per_device": ("leerlingen per apparaat",),
    "within_term": ("binnen termijn",),
    "supported": ("met ondersteuning",),
    "managed": ("in beheer", "mdm"),
    "agreements": ("geldige overeenkomst",),
    "coverage": ("dekking",),
    "cost_per_pupil": ("kosten per leerling",),
    "service_terms": ("sla",),
    "bandwidth": ("bandbreedte",),
    "surveyed": ("wifi-meting",),
    "realised": ("uitputting",),
    "findings": ("bevindingen",),
}
UNITS = {
    "percent": N_("%"),
    "number": N_("number"),
    "euro": N_("€"),
    "hours": N_("hours"),
    "score": N_("score"),
}
UNIT_WORDS = {"percent": ("procent",), "number": ("aantal",), "euro": ("euro",), "hours": ("uur",)}
DIRECTIONS = {"higher": N_("more is better"), "lower": N_("less is better")}
DIRECTION_WORDS = {"higher": ("hoger", "hoger is beter"), "lower": ("lager", "lager is beter")}
PHASES = {"plan": N_("Plan"), "do": N_("Do"), "check": N_("Check"), "act": N_("Act")}
"""The phases of the PDCA cycle, in their order; the field has no other names for them."""
ADJUSTMENTS = {
    "intervene": N_("step in to reach the result"),
    "change_plan": N_("change the plan"),
    "accept": N_("accept the outcome"),
}
ADJUSTMENT_WORDS = {
    "intervene": ("re-act", "ingrijpen"),
    "change_plan": ("pro-act", "plan aanpassen"),
    "accept": ("aanvaarden",),
}
ADJUSTMENT_STATES = {"open": N_("open"), "done": N_("done"), "withdrawn": N_("withdrawn")}
VERSION_STATES = {"draft": N_("draft"), "adopted": N_("adopted")}


class Indicator(
    Record,
    kind="indicator",
    label=N_("indicator"),
    plural=N_("indicators"),
    keys=(("plan", "number"),),
    title=("number", "name"),
    aliases=("name",),
):
    """What progress is measured by, with where it began and where it must be."""

    plan = f.link("plan", N_("Plan"), required=True, width=24)
    number = f.integer(N_("Number"), required=True, listed=True, least=1, width=6, synonyms=("nr",))
    name = f.text(
        N_("Indicator"),
        required=True,
        listed=True,
        searched=True,
        width=36,
        synonyms=("prestatie-indicator",),
    )
    goal = f.link(
        "goal", N_("Goal"), N_("The goal whose result it measures"), listed=True, width=30, synonyms=("doel",)
    )
    measure = f.choice(
        N_("Measured by the program"),
        MEASURES,
        N_("Empty: people measure it"),
        listed=True,
        also=MEASURE_WORDS,
        synonyms=("automatische meting", "meetwijze"),
    )
    unit = f.choice(
        N_("Unit"), UNITS, required=True, default="percent", also=UNIT_WORDS, synonyms=("eenheid",)
    )
    direction = f.choice(
        N_("Direction"),
        DIRECTIONS,
        required=True,
        default="higher",
        also=DIRECTION_WORDS,
        synonyms=("richting",),
    )
    baseline = f.decimal(
        N_("Began at"), N_("Value when the plan began"), synonyms=("nulmeting", "beginwaarde")
    )
    target = f.decimal(N_("Target value"), listed=True, synonyms=("doelwaarde", "streefwaarde"))
    margin = f.decimal(
        N_("Margin"),
        N_("How far from the target is still close to it; empty: a tenth of the target"),
        least=0,
        synonyms=("marge",),
    )
    target_date = f.date(N_("To be reached on"), listed=True, synonyms=("streefdatum", "te halen op"))
    notes = f.note(N_("Notes"))


class Measurement(
    Record,
    kind="measurement",
    label=N_("measurement"),
    plural=N_("measurements"),
    keys=(("indicator", "date"),),
    title=("indicator", "date"),
):
    """What an indicator was on a day: measured by people, or kept from what the program reckoned."""

    indicator = f.link("indicator", N_("Indicator"), required=True, listed=True, width=36)
    date = f.date(N_("Date"), required=True, listed=True, synonyms=("datum", "meetdatum"))
    value = f.decimal(N_("Value"), required=True, listed=True, synonyms=("waarde",))
    source = f.text(N_("Source"), N_("Who or what measured it"), listed=True, synonyms=("bron",))
    document = f.link("document", N_("Document"), N_("Where it stands"), synonyms=("document",))
    notes = f.note(N_("Notes"))


class PlanTick(
    Record,
    kind="plan_tick",
    label=N_("box of the plan"),
    plural=N_("boxes of the plan"),
    keys=(("plan", "item"),),
    title=("plan", "item"),
):
    """A box of a checklist that a person ticked or unticked, against or beside what the inventory shows."""

    plan = f.link("plan", N_("Plan"), required=True, listed=True, width=24)
    item = f.text(
        N_("Item"),
        N_("Code of the item of the checklist"),
        required=True,
        listed=True,
        length=80,
        width=26,
        synonyms=("onderdeel", "vinkje"),
    )
    ticked = f.flag(N_("Ticked"), required=True, listed=True, synonyms=("aangevinkt", "afgevinkt"))
    reason = f.note(
        N_("Reason"),
        N_("Why a person says so; the plan shows it beside the box"),
        required=True,
        listed=True,
        searched=True,
        synonyms=("reden", "onderbouwing"),
    )
    document = f.link("document", N_("Document"), N_("What shows it"), synonyms=("bewijsstuk",))


class PlanPhase(
    Record,
    kind="plan_phase",
    label=N_("phase of the plan"),
    plural=N_("phases of the plan"),
    keys=(("plan", "phase"),),
    title=("plan", "phase"),
):
    """When a phase of the PDCA cycle is carried out, by whom, and how much time it takes."""

    plan = f.link("plan", N_("Plan"), required=True, listed=True, width=24)
    phase = f.choice(N_("Phase"), PHASES, required=True, listed=True, synonyms=("fase",))
    start = f.date(N_("Begins"), listed=True, synonyms=("begindatum", "start"))
    end = f.date(N_("Ready on"), listed=True, synonyms=("einddatum", "klaar op"))
    days = f.decimal(
        N_("Working days"), N_("Time that it takes in all"), least=0, synonyms=("werkdagen", "dagen")
    )
    who = f.note(N_("Who takes part"), synonyms=("betrokkenen", "wie doet mee"))
    fte = f.fte(N_("Fte"), listed=True, least=0, synonyms=("ft",))
    posts = f.text(N_("Posts"), N_("Which posts work on it"), synonyms=("functies",))
    remarks = f.note(N_("Remarks"), synonyms=("opmerkingen",))


class Adjustment(
    Record,
    kind="adjustment",
    label=N_("adjustment"),
    plural=N_("adjustments"),
    keys=(("plan", "number"),),
    title=("number", "decision"),
):
    """What was decided in the phase Act: step in, change the plan, or accept the outcome."""

    plan = f.link("plan", N_("Plan"), required=True, width=24)
    number = f.integer(N_("Number"), required=True, listed=True, least=1, width=6, synonyms=("nr",))
    date = f.date(N_("Date"), required=True, listed=True, synonyms=("datum",))
    sort = f.choice(
        N_("Kind"), ADJUSTMENTS, required=True, listed=True, also=ADJUSTMENT_WORDS, synonyms=("soort",)
    )
    decision = f.text(
        N_("Decision"), required=True, listed=True, searched=True, width=40, synonyms=("besluit",)
    )
    reason = f.note(N_("Reason"), synonyms=("reden", "aanleiding"))
    goal = f.link("goal", N_("Goal"), synonyms=("doel",))
    indicator = f.link("indicator", N_("Indicator"), synonyms=("prestatie-indicator",))
    owner = f.link("person", N_("Owner"), listed=True, synonyms=("eigenaar", "actiehouder"))
    due = f.date(N_("Due"), listed=True, synonyms=("uiterlijk",))
    status = f.choice(N_("Status"), ADJUSTMENT_STATES, required=True, listed=True, default="open")
    document = f.link("document", N_("Document"), synonyms=("notulen",))


class PlanVersion(
    Record,
    kind="plan_version",
    label=N_("version of the plan"),
    plural=N_("versions of the plan"),
    keys=(("plan", "number"),),
    title=("plan", "number"),
    made_by="plan keep",
):
    """A plan as it was on a day, with all its texts and figures kept beside it; one that was adopted never changes."""

    plan = f.link("plan", N_("Plan"), required=True, listed=True, width=24)
    number = f.integer(N_("Version"), required=True, listed=True, least=1, width=7, synonyms=("versie",))
    name = f.text(N_("Name"), listed=True, searched=True, synonyms=("naam",))
    status = f.choice(N_("Status"), VERSION_STATES, required=True, listed=True, default="draft")
    state = f.date(N_("State of the inventory"), required=True, listed=True, synonyms=("stand",))
    adopted = f.date(N_("Adopted on"), listed=True, synonyms=("vastgesteld op",))
    adopted_by = f.text(N_("Adopted by"), listed=True, synonyms=("vastgesteld door",))
    digest = f.text(N_("Digest"), N_("SHA-256 of what it holds"), required=True, length=64, width=20)
    notes = f.note(N_("Notes"))
