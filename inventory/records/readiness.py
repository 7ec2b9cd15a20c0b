"""What to do when something fails: the five questions of the PO-Raad on outsourced incidents, answered beforehand."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

REPLACEMENTS = {
    "yes": N_("yes"),
    "partly": N_("partly"),
    "no": N_("no"),
    "unknown": N_("unknown"),
}
REPLACEMENT_WORDS = {
    "yes": ("ja", "aanwezig"),
    "partly": ("deels", "gedeeltelijk"),
    "no": ("nee", "niet"),
    "unknown": ("onbekend", "?"),
}
IMPACTS = {
    "primary": N_("primary process"),
    "secondary": N_("secondary process"),
    "none": N_("no process"),
}
IMPACT_WORDS = {"primary": ("primair",), "secondary": ("secundair",), "none": ("geen",)}
CALLERS = {
    "coordinator": N_("one person calls"),
    "teachers": N_("teachers call themselves"),
    "mixed": N_("teachers for small things, one person for the rest"),
    "unknown": N_("unknown"),
}
CALLER_WORDS = {
    "coordinator": ("één aanspreekpunt", "bovenschools ict'er", "coördinator"),
    "teachers": ("leraren", "leraren zelf"),
    "mixed": ("tussenvorm",),
    "unknown": ("onbekend",),
}


class IncidentPlan(
    Record,
    kind="incident_plan",
    label=N_("incident plan"),
    plural=N_("incident plans"),
    keys=(("system", "category", "site"),),
    title=("system", "category", "site"),
):
    """Whom to call about a system or a class of devices, how soon it must work again, and what replaces it meanwhile."""

    system = f.link("system", N_("System"), listed=True, synonyms=("systeem", "applicatie"))
    category = f.link(
        "category",
        N_("Category"),
        N_("A class of devices"),
        listed=True,
        synonyms=("categorie", "apparaatsoort"),
    )
    site = f.link(
        "site", N_("Site"), N_("Empty: for every site"), listed=True, synonyms=("school", "vestiging")
    )
    replacement = f.choice(
        N_("Replacement available"),
        REPLACEMENTS,
        listed=True,
        default="unknown",
        also=REPLACEMENT_WORDS,
        synonyms=("vervangend materiaal", "vervanging aanwezig"),
    )
    fallback = f.text(
        N_("Meanwhile"),
        N_("What replaces it, and where it is"),
        synonyms=("noodoplossing", "waar ligt vervanging"),
    )
    impact = f.choice(
        N_("Impact"),
        IMPACTS,
        N_("Empty: from the processes that it supports"),
        listed=True,
        also=IMPACT_WORDS,
        synonyms=("impact", "invloed"),
    )
    repair_hours = f.integer(
        N_("Solved within"),
        N_("Hours within which it must work again"),
        listed=True,
        most=10_000,
        synonyms=("oplostijd (uur)", "oplostijd", "hersteltijd"),
    )
    supplier = f.link("supplier", N_("Supplier"), N_("Who solves it"), listed=True, synonyms=("leverancier",))
    contract = f.link("contract", N_("Contract"), synonyms=("contractnummer",))
    channel = f.text(
        N_("Channel"),
        N_("Phone, mail or portal to use; empty: that of the supplier"),
        synonyms=("kanaal", "meldpunt", "telefoon"),
    )
    caller = f.choice(
        N_("Who may call"),
        CALLERS,
        default="unknown",
        also=CALLER_WORDS,
        synonyms=("wie belt", "wie mag bellen"),
    )
    person = f.link(
        "person", N_("Contact"), N_("The one person who calls"), synonyms=("aanspreekpunt", "contactpersoon")
    )
    reviewed = f.date(N_("Last review"), synonyms=("laatst beoordeeld",))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))
