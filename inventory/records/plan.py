"""What the board intends: documents, plans with their texts, goals."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

DOCUMENT_KINDS = {
    "strategic_plan": N_("strategic plan"),
    "school_plan": N_("school plan"),
    "ict_plan": N_("ICT plan"),
    "privacy_policy": N_("privacy policy"),
    "learning_materials": N_("list of learning materials"),
    "survey": N_("survey or measurement"),
    "site_survey": N_("wireless site survey"),
    "agreements": N_("division of responsibilities"),
    "contract": N_("contract"),
    "year_plan": N_("year plan"),
    "decision": N_("decision of the board"),
    "other": N_("other document"),
}
PLAN_STATES = {"draft": N_("draft"), "adopted": N_("adopted"), "ended": N_("ended")}
THEMES = {
    "vision": N_("vision"),
    "skills": N_("expertise"),
    "content": N_("learning materials"),
    "infrastructure": N_("infrastructure"),
    "data": N_("data"),
    "finance": N_("finance"),
    "communication": N_("communication"),
}
"""What a goal or an agreement is about: the four pillars, data as GO! adds it, and two themes of the PO-Raad format."""

PROFILES = {"basic": N_("basic"), "digital": N_("digital"), "experimental": N_("experimental")}
PROFILE_WORDS = {
    "basic": ("b", "basis"),
    "digital": ("d", "digitaal"),
    "experimental": ("e", "experimenteel"),
}
GOAL_STATES = {
    "planned": N_("planned"),
    "running": N_("running"),
    "reached": N_("reached"),
    "partly": N_("partly reached"),
    "dropped": N_("dropped"),
}


class Document(
    Record,
    kind="document",
    label=N_("document"),
    plural=N_("documents"),
    keys=(("name", "site"),),
    title=("name",),
):
    """A document that exists elsewhere, as evidence."""

    name = f.text(
        N_("Title"), required=True, listed=True, searched=True, width=34, synonyms=("titel", "document")
    )
    type = f.choice(
        N_("Kind"),
        DOCUMENT_KINDS,
        required=True,
        listed=True,
        default="other",
        synonyms=("soort", "soort document"),
    )
    site = f.link(
        "site", N_("Site"), N_("Empty: for the whole board"), listed=True, synonyms=("school", "vestiging")
    )
    date = f.date(N_("Date"), listed=True, synonyms=("datum",))
    valid_until = f.date(N_("Valid until"), listed=True, synonyms=("geldig tot",))
    place = f.text(
        N_("Place"), N_("Where it is: a path or an address"), searched=True, synonyms=("vindplaats", "link")
    )
    notes = f.note(N_("Notes"))


class Plan(
    Record,
    kind="plan",
    label=N_("plan"),
    plural=N_("plans"),
    keys=(("name",),),
    title=("name",),
):
    """An ICT implementation and investment plan for a number of years."""

    name = f.text(N_("Name"), required=True, listed=True, searched=True, width=34, synonyms=("plan",))
    template = f.text(
        N_("Template"),
        required=True,
        listed=True,
        default="po-raad",
        length=40,
        synonyms=("format", "sjabloon"),
    )
    first_year = f.integer(
        N_("First year"),
        required=True,
        listed=True,
        least=1990,
        most=2100,
        synonyms=("van jaar", "eerste jaar"),
    )
    last_year = f.integer(
        N_("Last year"),
        required=True,
        listed=True,
        least=1990,
        most=2100,
        synonyms=("tot en met jaar", "laatste jaar"),
    )
    status = f.choice(N_("Status"), PLAN_STATES, required=True, listed=True, default="draft")
    profile = f.choice(
        N_("Profile"),
        PROFILES,
        N_("Profile of the infrastructure, chosen by a person; the program only proposes one"),
        also=PROFILE_WORDS,
        synonyms=("profiel", "profiel infrastructuur"),
    )
    profile_reason = f.note(N_("Reason of the profile"), synonyms=("toelichting profiel",))
    notes = f.note(N_("Notes"))


class PlanText(
    Record,
    kind="plan_text",
    label=N_("plan text"),
    plural=N_("plan texts"),
    keys=(("plan", "slot"),),
    title=("plan", "slot"),
):
    """What somebody wrote in one place of the plan; never made up by the program."""

    plan = f.link("plan", N_("Plan"), required=True, listed=True, width=24)
    slot = f.text(
        N_("Place in the plan"),
        N_("Code of the question that it answers"),
        required=True,
        listed=True,
        length=80,
        width=24,
        synonyms=("vraag", "onderdeel"),
    )
    text = f.note(N_("Text"), required=True, listed=True, searched=True, synonyms=("tekst", "antwoord"))


class Goal(
    Record,
    kind="goal",
    label=N_("goal"),
    plural=N_("goals"),
    keys=(("plan", "theme", "number"),),
    title=("theme", "number", "goal"),
    aliases=("goal",),
):
    """An action line with its result, indicator and year."""

    plan = f.link("plan", N_("Plan"), required=True, width=24)
    theme = f.choice(N_("Theme"), THEMES, required=True, listed=True, synonyms=("thema",))
    number = f.integer(N_("Number"), required=True, listed=True, width=6, synonyms=("nr",))
    goal = f.text(
        N_("Goal"), required=True, listed=True, searched=True, width=36, synonyms=("doel", "actielijn")
    )
    result = f.text(N_("Result"), listed=True, searched=True, width=36, synonyms=("resultaat",))
    indicator = f.text(N_("Indicator"), listed=True, synonyms=("prestatie-indicator",))
    year = f.integer(N_("Year"), listed=True, least=1990, most=2100, width=6, synonyms=("jaar",))
    owner = f.link("person", N_("Owner"), synonyms=("eigenaar",))
    status = f.choice(N_("Status"), GOAL_STATES, synonyms=("voortgang",))
    start = f.date(N_("Begins"), synonyms=("begindatum", "start"))
    end = f.date(N_("Ready on"), synonyms=("einddatum", "klaar op"))
    outcome = f.note(
        N_("What was reached"),
        N_("As somebody wrote it; the check phase shows it beside the result that was aimed at"),
        synonyms=("bereikt", "wat bereikt is"),
    )
