"""What the plan asks about and no other record tells: budgets of schools, parents' money, surveys, stopgaps, materials."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

MEDIA = {"paper": N_("paper"), "digital": N_("digital"), "both": N_("paper and digital")}
MEDIA_WORDS = {
    "paper": ("folio", "papier"),
    "digital": ("digitaal",),
    "both": ("papier en digitaal", "combi"),
}
SURVEYS = {
    "selfie": N_("SELFIE"),
    "myra": N_("MYRA"),
    "digcompedu": N_("DigCompEdu"),
    "own": N_("own survey"),
    "other": N_("other survey"),
}
SURVEY_WORDS = {"own": ("eigen", "eigen vragenlijst"), "other": ("overig",)}
SURVEY_SUBJECTS = {
    "skills": N_("skills"),
    "satisfaction": N_("satisfaction"),
    "use": N_("use of ICT"),
    "other": N_("other"),
}
SURVEY_SUBJECT_WORDS = {
    "skills": ("bekwaamheid", "vaardigheid"),
    "satisfaction": ("tevredenheid",),
    "use": ("gebruik",),
}


class IctBudget(
    Record,
    kind="ict_budget",
    label=N_("ICT budget"),
    plural=N_("ICT budgets"),
    keys=(("site", "year", "name"),),
    title=("name", "site", "year"),
):
    """The money that a school or the board sets apart for ICT in a year; what it is held against are the costs."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=30, synonyms=("budget", "naam")
    )
    site = f.link(
        "site",
        N_("Site"),
        N_("Empty: the budget of the board"),
        listed=True,
        synonyms=("school", "vestiging"),
    )
    year = f.integer(
        N_("Year"), required=True, listed=True, least=1990, most=2100, width=6, synonyms=("jaar",)
    )
    amount = f.amount(N_("Amount"), required=True, listed=True, least=0, synonyms=("bedrag",))
    notes = f.note(N_("Notes"))


class ParentalContribution(
    Record,
    kind="parental_contribution",
    label=N_("parental contribution"),
    plural=N_("parental contributions"),
    keys=(("site", "year", "purpose"),),
    title=("site", "year", "purpose"),
):
    """What parents are asked to pay for ICT at a school, per pupil and school year."""

    site = f.link(
        "site", N_("Site"), N_("Empty: at every school"), listed=True, synonyms=("school", "vestiging")
    )
    year = f.integer(
        N_("School year"),
        N_("The year in which it begins"),
        required=True,
        listed=True,
        least=1990,
        most=2100,
        width=6,
        synonyms=("schooljaar", "jaar"),
    )
    purpose = f.text(
        N_("Purpose"), required=True, listed=True, searched=True, width=30, synonyms=("doel", "waarvoor")
    )
    amount = f.amount(
        N_("Per pupil"),
        N_("0: nothing is asked"),
        required=True,
        listed=True,
        least=0,
        synonyms=("bedrag", "per leerling"),
    )
    voluntary = f.flag(N_("Voluntary"), listed=True, synonyms=("vrijwillig",))
    notes = f.note(N_("Notes"))


class SurveyResult(
    Record,
    kind="survey_result",
    label=N_("survey result"),
    plural=N_("survey results"),
    keys=(("instrument", "area", "site", "date"),),
    title=("instrument", "area", "site", "date"),
):
    """The score of one area of a survey on skills, satisfaction or use."""

    instrument = f.choice(
        N_("Instrument"),
        SURVEYS,
        required=True,
        listed=True,
        default="own",
        also=SURVEY_WORDS,
        synonyms=("instrument", "vragenlijst"),
    )
    area = f.text(N_("Area"), required=True, listed=True, searched=True, width=30, synonyms=("gebied",))
    subject = f.choice(
        N_("About"),
        SURVEY_SUBJECTS,
        required=True,
        listed=True,
        default="skills",
        also=SURVEY_SUBJECT_WORDS,
        synonyms=("onderwerp",),
    )
    site = f.link(
        "site", N_("Site"), N_("Empty: for the whole board"), listed=True, synonyms=("school", "vestiging")
    )
    date = f.date(N_("Date"), required=True, listed=True, synonyms=("datum",))
    score = f.decimal(N_("Score"), required=True, listed=True, least=0, synonyms=("score",))
    scale = f.decimal(N_("Highest score"), N_("Such as 5 or 100"), least=0, synonyms=("schaal", "maximum"))
    respondents = f.integer(N_("Respondents"), least=0, synonyms=("respondenten", "ingevuld door"))
    document = f.link("document", N_("Document"), synonyms=("document",))
    notes = f.note(N_("Notes"))


class Stopgap(
    Record,
    kind="stopgap",
    label=N_("temporary solution"),
    plural=N_("temporary solutions"),
    keys=(("name",),),
    title=("name",),
):
    """Something that works for now and needs a lasting place, so that it does not fail or stay unkept."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=36, synonyms=("oplossing", "naam")
    )
    system = f.link("system", N_("System"), listed=True, synonyms=("systeem",))
    site = f.link("site", N_("Site"), listed=True, synonyms=("school", "vestiging"))
    since = f.date(N_("Since"), listed=True, synonyms=("sinds",))
    until = f.date(N_("Until"), listed=True, synonyms=("tot", "uiterlijk"))
    lasting = f.note(
        N_("Lasting solution"),
        N_("What takes its place"),
        listed=True,
        searched=True,
        synonyms=("structurele oplossing",),
    )
    owner = f.link("person", N_("Owner"), synonyms=("eigenaar",))
    goal = f.link("goal", N_("Goal"), N_("The goal that settles it"), synonyms=("doel",))
    ended = f.date(N_("Settled on"), synonyms=("opgelost op",))
    notes = f.note(N_("Notes"))


class LearningMaterial(
    Record,
    kind="learning_material",
    label=N_("learning material"),
    plural=N_("learning materials"),
    keys=(("name", "site", "groups"),),
    title=("name", "site"),
):
    """A method or other material on paper or digital, with the subject and the groups that use it."""

    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=30,
        synonyms=("methode", "leermiddel", "naam"),
    )
    medium = f.choice(
        N_("Medium"),
        MEDIA,
        required=True,
        listed=True,
        default="paper",
        also=MEDIA_WORDS,
        synonyms=("medium", "vorm"),
    )
    subject = f.text(N_("Subject"), listed=True, searched=True, synonyms=("vak", "leergebied"))
    groups = f.text(
        N_("Groups"), N_("Such as 4-8"), listed=True, length=60, width=10, synonyms=("groepen", "groep")
    )
    site = f.link(
        "site", N_("Site"), N_("Empty: at every school"), listed=True, synonyms=("school", "vestiging")
    )
    supplier = f.link(
        "supplier", N_("Publisher"), listed=True, made=True, synonyms=("uitgever", "leverancier")
    )
    system = f.link("system", N_("System"), N_("Its digital part"), synonyms=("systeem", "software"))
    since = f.date(N_("Since"), synonyms=("sinds", "aangeschaft"))
    until = f.date(N_("Until"), N_("When it is to be replaced"), synonyms=("tot", "vervangen op"))
    notes = f.note(N_("Notes"))
