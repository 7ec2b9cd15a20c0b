"""What the parties of an IKC agree before any system is chosen: vision, common words, choices, decisions (steps 1 and 2B)."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

VISION_TOPICS = {
    "principle": N_("principle"),
    "concept": N_("basic concept"),
    "learning_line": N_("learning line"),
    "other": N_("other topic"),
}
AGREED = {"proposed": N_("proposed"), "agreed": N_("agreed"), "dropped": N_("dropped")}
STEPS = {
    "vision": N_("1 vision"),
    "processes": N_("2A processes"),
    "choices": N_("2B choices"),
    "systems": N_("2C systems"),
    "roadmap": N_("3 roadmap"),
}
STEP_WORDS = {
    "vision": ("1", "visie"),
    "processes": ("2A", "processen"),
    "choices": ("2B", "keuzes"),
    "systems": ("2C", "systemen"),
    "roadmap": ("3",),
}


class Vision(
    Record,
    kind="vision",
    label=N_("vision statement"),
    plural=N_("vision statements"),
    keys=(("topic", "party", "name"),),
    title=("topic", "name"),
):
    """What the parties start from: a principle, a basic concept, a learning line; of one party, or of all together."""

    topic = f.choice(
        N_("Topic"), VISION_TOPICS, required=True, listed=True, default="principle", synonyms=("onderwerp",)
    )
    party = f.link(
        "party", N_("Party"), N_("Empty: of all parties together"), listed=True, synonyms=("partij",)
    )
    name = f.text(
        N_("In short"), required=True, listed=True, searched=True, width=34, synonyms=("kort", "titel")
    )
    text = f.note(N_("Text"), listed=True, searched=True, synonyms=("tekst", "uitwerking"))
    status = f.choice(N_("Status"), AGREED, required=True, listed=True, default="proposed")
    order = f.integer(N_("Order"), width=6, synonyms=("volgorde",))


class Concept(
    Record,
    kind="concept",
    label=N_("common word"),
    plural=N_("common words"),
    keys=(("name",),),
    title=("name",),
):
    """A word that all parties use from now on, with what it means: the common language (gezamenlijke taal)."""

    name = f.text(
        N_("Word"), required=True, listed=True, searched=True, width=26, synonyms=("woord", "begrip", "term")
    )
    meaning = f.note(N_("Meaning"), listed=True, searched=True, synonyms=("betekenis", "definitie"))
    status = f.choice(N_("Status"), AGREED, required=True, listed=True, default="proposed")


class ConceptWord(
    Record,
    kind="concept_word",
    label=N_("word of a party"),
    plural=N_("words of parties"),
    keys=(("concept", "party"),),
    title=("concept", "party", "name"),
):
    """The word that one party uses for the same thing."""

    concept = f.link("concept", N_("Common word"), required=True, listed=True, width=26, synonyms=("begrip",))
    party = f.link("party", N_("Party"), required=True, listed=True, synonyms=("partij",))
    name = f.text(
        N_("Own word"), required=True, listed=True, searched=True, width=26, synonyms=("eigen woord",)
    )
    notes = f.note(N_("Notes"))


class Question(
    Record,
    kind="question",
    label=N_("question on the processes"),
    plural=N_("questions on the processes"),
    keys=(("code",),),
    title=("code", "question"),
):
    """What the parties ask each other about a main process, and what they conclude together (step 2B)."""

    code = f.text(N_("Code"), required=True, listed=True, searched=True, length=20, width=7, synonyms=("nr",))
    process = f.link(
        "process", N_("Process"), required=True, listed=True, width=24, synonyms=("proces", "hoofdproces")
    )
    question = f.text(
        N_("Question"), required=True, listed=True, searched=True, width=50, synonyms=("vraag",)
    )
    explanation = f.note(N_("Explanation"), searched=True, synonyms=("toelichting",))
    asked = f.flag(N_("Asked"), N_("No: left out of the report"), default=True, synonyms=("gesteld",))
    conclusion = f.note(
        N_("Conclusion"), N_("What the parties conclude together"), listed=True, searched=True, synonyms=("conclusie",)
    )  # fmt: skip
    concluded = f.date(N_("Concluded on"), listed=True, synonyms=("datum conclusie", "besproken op"))


class PartyAnswer(
    Record,
    kind="answer",
    label=N_("answer of a party"),
    plural=N_("answers of parties"),
    keys=(("question", "party"),),
    title=("question", "party"),
):
    """What one party answers to a question; no answer is right or wrong."""

    question = f.link("question", N_("Question"), required=True, listed=True, width=40, synonyms=("vraag",))
    party = f.link("party", N_("Party"), required=True, listed=True, synonyms=("partij",))
    answer = f.note(N_("Answer"), required=True, listed=True, searched=True, synonyms=("antwoord",))


class JointDecision(
    Record,
    kind="joint_decision",
    label=N_("joint decision"),
    plural=N_("joint decisions"),
    keys=(("name",),),
    title=("name",),
):
    """What the parties decided together, with the reason, so that nobody has to decide it again."""

    name = f.text(N_("Decision"), required=True, listed=True, searched=True, width=44, synonyms=("besluit",))
    step = f.choice(
        N_("Step"), STEPS, required=True, listed=True, default="vision", also=STEP_WORDS, synonyms=("stap",)
    )
    date = f.date(N_("Decided on"), listed=True, synonyms=("datum", "besluitdatum"))
    status = f.choice(N_("Status"), AGREED, required=True, listed=True, default="proposed")
    process = f.link("process", N_("Process"), synonyms=("proces",))
    owner = f.link("person", N_("Owner"), synonyms=("eigenaar",))
    reason = f.note(N_("Reason"), searched=True, synonyms=("reden", "toelichting"))
