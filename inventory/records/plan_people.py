"""Who takes part in a plan: stakeholders with agreements, the core team with its tasks, working together, own blocks."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.plan import THEMES
from inventory.records.record import Record

SIDES = {"internal": N_("inside"), "external": N_("outside")}
SIDE_WORDS = {"internal": ("intern", "binnen"), "external": ("extern", "buiten")}
CORE_ROLES = {
    "management": N_("management"),
    "technical": N_("technical ICT coordinator"),
    "pedagogical": N_("pedagogical ICT coordinator"),
    "administration": N_("administrative staff"),
    "teacher": N_("teachers skilled in ICT"),
    "parents_pupils": N_("parents and pupils"),
    "partner": N_("external partner"),
}
"""The seven roles of the ICT core team of Vier in balans + (GO!)."""
CORE_WORDS = {
    "management": ("directie", "bestuur"),
    "technical": ("technisch ict-coördinator", "technisch"),
    "pedagogical": ("pedagogisch ict-coördinator", "pedagogisch", "i-coach"),
    "administration": ("administratie", "administratief medewerker"),
    "teacher": ("leraar", "ict-vaardige leraren"),
    "parents_pupils": ("ouders en leerlingen", "ouders", "leerlingen"),
    "partner": ("externe partner",),
}
LETTERS = {
    "responsible": N_("R carries out"),
    "accountable": N_("A answers for it"),
    "consulted": N_("C is asked"),
    "informed": N_("I is told"),
}
LETTER_WORDS = {"responsible": ("r",), "accountable": ("a",), "consulted": ("c",), "informed": ("i",)}
LEVELS = {"board": N_("board"), "school": N_("school")}
LEVEL_WORDS = {"board": ("bestuur", "bovenschools"), "school": ("school",)}
TOGETHER = {"running": N_("running"), "planned": N_("planned"), "ended": N_("ended")}
TOGETHER_WORDS = {"running": ("lopend", "actief"), "planned": ("gepland",), "ended": ("beëindigd",)}
PART_CHANGES = {"leave_out": N_("leave out"), "wording": N_("other words"), "add": N_("add")}
PART_CHANGE_WORDS = {
    "leave_out": ("weglaten", "vervalt"),
    "wording": ("andere tekst", "eigen tekst"),
    "add": ("toevoegen",),
}
PART_TYPES = {
    "heading": N_("heading"),
    "text": N_("text"),
    "question": N_("question"),
    "check": N_("item of a checklist"),
    "block": N_("block of the program"),
}
PART_TYPE_WORDS = {
    "heading": ("kop",),
    "text": ("tekst",),
    "question": ("vraag",),
    "check": ("vinkje",),
    "block": ("bouwsteen", "blok"),
}


class Stakeholder(
    Record,
    kind="stakeholder",
    label=N_("stakeholder"),
    plural=N_("stakeholders"),
    keys=(("plan", "theme", "name"),),
    title=("theme", "name"),
):
    """Somebody who takes part in carrying out a plan, with what was agreed; no data subject of the privacy law."""

    plan = f.link("plan", N_("Plan"), required=True, width=24)
    theme = f.choice(N_("Theme"), THEMES, required=True, listed=True, synonyms=("thema",))
    name = f.text(N_("Name"), required=True, listed=True, searched=True, width=30, synonyms=("naam", "wie"))
    side = f.choice(
        N_("Inside or outside"),
        SIDES,
        required=True,
        listed=True,
        default="internal",
        also=SIDE_WORDS,
        synonyms=("intern of extern",),
    )
    person = f.link("person", N_("Person"), synonyms=("persoon",))
    supplier = f.link("supplier", N_("Supplier"), synonyms=("leverancier",))
    role = f.text(N_("Role"), listed=True, synonyms=("rol", "functie"))
    agreement = f.note(N_("What was agreed"), listed=True, searched=True, synonyms=("afspraken", "afspraak"))
    notes = f.note(N_("Notes"))


class TeamMember(
    Record,
    kind="team_member",
    label=N_("member of the core team"),
    plural=N_("core team"),
    keys=(("role", "name"),),
    title=("role", "name"),
):
    """Who has which role in the team that works the plan out, carries it out and follows it."""

    role = f.choice(
        N_("Role"), CORE_ROLES, required=True, listed=True, width=28, also=CORE_WORDS, synonyms=("rol",)
    )
    name = f.text(N_("Name"), required=True, listed=True, searched=True, width=30, synonyms=("naam",))
    person = f.link("person", N_("Person"), synonyms=("persoon",))
    supplier = f.link("supplier", N_("Supplier"), synonyms=("leverancier",))
    site = f.link("site", N_("Site"), listed=True, synonyms=("school", "vestiging"))
    tasks = f.note(N_("Tasks"), listed=True, synonyms=("taken",))
    start = f.date(N_("Begins"), synonyms=("begindatum",))
    end = f.date(N_("Ends"), synonyms=("einddatum",))


class Responsibility(
    Record,
    kind="responsibility",
    label=N_("responsibility"),
    plural=N_("responsibilities"),
    keys=(("task", "level", "role"),),
    title=("task", "level", "role"),
):
    """What a role has to do with a task: one cell of the RACI table."""

    task = f.text(N_("Task"), required=True, listed=True, searched=True, width=36, synonyms=("taak",))
    level = f.choice(
        N_("Level"),
        LEVELS,
        required=True,
        listed=True,
        default="board",
        also=LEVEL_WORDS,
        synonyms=("niveau",),
    )
    role = f.choice(
        N_("Role"), CORE_ROLES, required=True, listed=True, width=28, also=CORE_WORDS, synonyms=("rol",)
    )
    letter = f.choice(
        N_("Part"), LETTERS, required=True, listed=True, also=LETTER_WORDS, synonyms=("raci", "letter")
    )
    notes = f.note(N_("Notes"))


class Collaboration(
    Record,
    kind="collaboration",
    label=N_("collaboration"),
    plural=N_("collaborations"),
    keys=(("name",),),
    title=("name",),
):
    """Working together inside the schools or with others, now or planned, with its purpose."""

    name = f.text(N_("Name"), required=True, listed=True, searched=True, width=34, synonyms=("samenwerking",))
    side = f.choice(
        N_("Inside or outside"),
        SIDES,
        required=True,
        listed=True,
        default="external",
        also=SIDE_WORDS,
        synonyms=("intern of extern",),
    )
    state = f.choice(
        N_("State"),
        TOGETHER,
        required=True,
        listed=True,
        default="running",
        also=TOGETHER_WORDS,
        synonyms=("stand", "status"),
    )
    who = f.text(N_("With whom"), listed=True, searched=True, synonyms=("met wie", "partners"))
    supplier = f.link("supplier", N_("Supplier"), synonyms=("leverancier",))
    party = f.link("party", N_("Party"), synonyms=("partij",))
    purpose = f.note(N_("Purpose"), listed=True, synonyms=("doel",))
    contribution = f.note(N_("What it adds to education"), synonyms=("bijdrage",))
    start = f.date(N_("Begins"), synonyms=("begindatum", "sinds"))
    end = f.date(N_("Ends"), synonyms=("einddatum",))
    notes = f.note(N_("Notes"))


class PlanPart(
    Record,
    kind="plan_part",
    label=N_("own building block"),
    plural=N_("own building blocks"),
    keys=(("template", "part"),),
    title=("template", "part"),
):
    """What the board changes in a template: a part left out, in other words, or added."""

    template = f.text(N_("Template"), required=True, listed=True, length=40, synonyms=("sjabloon", "format"))
    part = f.text(
        N_("Part"),
        N_("Code of the part, or of the building block with all its parts; of a new part a code of your own"),
        required=True,
        listed=True,
        length=34,
        width=26,
        synonyms=("onderdeel", "bouwsteen"),
    )
    change = f.choice(
        N_("Change"),
        PART_CHANGES,
        required=True,
        listed=True,
        also=PART_CHANGE_WORDS,
        synonyms=("wijziging",),
    )
    text = f.note(N_("Text"), N_("The words of the part"), listed=True, synonyms=("tekst",))
    type = f.choice(
        N_("Type"),
        PART_TYPES,
        N_("Of a part that is added"),
        also=PART_TYPE_WORDS,
        synonyms=("type", "soort"),
    )
    after = f.text(
        N_("After"),
        N_("Code of the part after which it comes; empty: at the end"),
        length=34,
        synonyms=("na", "komt na"),
    )
    level = f.integer(N_("Level"), N_("Of a heading: 1 is a chapter"), least=1, most=3, synonyms=("niveau",))
