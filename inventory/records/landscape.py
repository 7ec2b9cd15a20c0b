"""Which system supports which process for whom: processes, participation, support, interfaces."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import (
    LEVEL_WORDS,
    LEVELS,
    USE_WORDS,
    USES,
    YES_NO_UNKNOWN,
    YES_NO_UNKNOWN_WORDS,
)
from inventory.records.record import Record

PROCESS_KINDS = {"primary": N_("primary"), "supporting": N_("supporting"), "governing": N_("governing")}
PROCESS_KIND_WORDS = {
    "primary": ("primair", "primair proces", "P"),
    "supporting": ("ondersteunend", "secundair", "ondersteunend proces", "O"),
    "governing": ("sturend", "besturend", "sturend proces", "S"),
}
PROCESS_SCOPES = {"education": N_("education"), "childcare": N_("childcare"), "both": N_("both")}
PROCESS_SCOPE_WORDS = {"education": ("school", "O"), "childcare": ("opvang", "K"), "both": ("alle", "B")}
SUPPORT_LEVELS = {"partial": N_("partly"), "full": N_("fully")}
SUPPORT_LEVEL_WORDS = {"partial": ("1", "deels"), "full": ("2", "volledig", "geheel")}
DIRECTIONS = {"one_way": N_("one way"), "both_ways": N_("both ways")}
DIRECTION_WORDS = {
    "one_way": ("enkel", "eenrichting", "→"),
    "both_ways": ("dubbel", "twee kanten", "↔", "beide"),
}
STANDARDS = {
    "uwlr": "UWLR",
    "oso": "OSO",
    "edexml": "EDEXML",
    "eck": "ECK DT",
    "saml": "SAML",
    "oidc": "OpenID Connect",
    "edukoppeling": "Edukoppeling",
    "csv": N_("file"),
    "api": N_("API"),
    "other": N_("other"),
}
STANDARD_WORDS = {
    "uwlr": ("UWLR 2.1", "UWLR 2.2", "UWLR 2.3"),
    "oso": ("OSO-profiel", "OSO-profielen"),
    "eck": ("ECK", "ECK DT 2.0", "ECK DT 2.1", "ECK DT 2.2"),
    "saml": ("SAML 2.0", "SAML2"),
    "oidc": ("OpenID", "OIDC"),
    "csv": ("CSV", "Excel", "handmatig", "export"),
    "api": ("REST", "webservice", "maatwerk-API"),
    "other": ("anders", "overig"),
}
GROUNDS = {
    "agreement": N_("processing agreement"),
    "law": N_("legal obligation"),
    "consent": N_("consent"),
    "public_task": N_("public task"),
    "none": N_("none"),
    "unknown": N_("unknown"),
}
GROUND_WORDS = {
    "agreement": ("VO", "overeenkomst", "verwerkersovereenkomst"),
    "law": ("wettelijke verplichting", "wettelijke plicht", "wet", "wettelijk"),
    "consent": ("toestemming ouders", "toestemming van ouders"),
    "public_task": ("publieke taak", "algemeen belang", "taak van algemeen belang"),
    "none": ("geen",),
    "unknown": ("onbekend", "?"),
}


class Process(
    Record,
    kind="process",
    label=N_("process"),
    plural=N_("processes"),
    keys=(("code",),),
    title=("code", "name"),
    aliases=("name",),
):
    """What has to be done, in the board's own words, with a code that stays."""

    code = f.text(
        N_("Code"),
        N_("Stays the same when the name changes"),
        required=True,
        listed=True,
        searched=True,
        length=20,
        width=6,
        synonyms=("procescode", "nr"),
    )
    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=40, synonyms=("proces", "procesnaam")
    )
    parent = f.link(
        "process",
        N_("Part of"),
        N_("The domain or process that it belongs to"),
        listed=True,
        width=26,
        synonyms=("domein", "hoofdproces", "onderdeel van"),
    )
    type = f.choice(
        N_("Kind"),
        PROCESS_KINDS,
        listed=True,
        default="primary",
        also=PROCESS_KIND_WORDS,
        synonyms=("soort",),
    )
    scope = f.choice(
        N_("Process scope"),
        PROCESS_SCOPES,
        listed=True,
        default="both",
        also=PROCESS_SCOPE_WORDS,
        synonyms=("voor", "scope"),
    )
    in_scope = f.flag(N_("In scope"), N_("No: left out of the map"), default=True, synonyms=("in beeld",))
    importance = f.integer(
        N_("Importance"),
        N_("Weight in the difference between parties; 1 to 5 is usual"),
        default=1,
        least=1,
        most=1000,
        width=6,
        synonyms=("belang", "gewicht"),
    )
    order = f.integer(N_("Order"), N_("Place in lists and maps"), width=6, synonyms=("volgorde",))
    owner = f.link("person", N_("Owner"), synonyms=("proceseigenaar", "eigenaar"))
    availability = f.choice(
        N_("Availability"),
        LEVELS,
        N_("What the process asks of its systems"),
        also=LEVEL_WORDS,
        synonyms=("beschikbaarheid", "B"),
    )
    integrity = f.choice(N_("Integrity"), LEVELS, also=LEVEL_WORDS, synonyms=("integriteit", "I"))
    confidentiality = f.choice(
        N_("Confidentiality"), LEVELS, also=LEVEL_WORDS, synonyms=("vertrouwelijkheid", "V")
    )
    reference = f.text(
        N_("Reference name"),
        N_("What a reference model such as FORA or ROSA calls it"),
        searched=True,
        synonyms=("FORA", "referentienaam"),
    )
    identifier = f.text(
        N_("Reference identifier"),
        N_("By which a new release of the model finds it again"),
        synonyms=("object ID", "identifier"),
    )
    notes = f.note(N_("Notes"))


class Term(
    Record,
    kind="term",
    label=N_("term"),
    plural=N_("terms"),
    keys=(("process", "party"),),
    title=("process", "party", "name"),
):
    """The word that one party uses for a process."""

    process = f.link(
        "process", N_("Process"), required=True, listed=True, width=30, synonyms=("proces", "procescode")
    )
    party = f.link("party", N_("Party"), required=True, listed=True, synonyms=("partij",))
    name = f.text(
        N_("Own word"),
        required=True,
        listed=True,
        searched=True,
        width=30,
        synonyms=("eigen woord", "alias", "eigen taal"),
    )


class Participation(
    Record,
    kind="participation",
    label=N_("participation"),
    plural=N_("participations"),
    keys=(("party", "process"),),
    title=("party", "process"),
):
    """Whether a party runs a process: without it, an empty cell says nothing."""

    party = f.link("party", N_("Party"), required=True, listed=True, made=True, synonyms=("partij",))
    process = f.link(
        "process", N_("Process"), required=True, listed=True, width=30, synonyms=("proces", "procescode")
    )
    runs = f.choice(
        N_("Runs it"),
        YES_NO_UNKNOWN,
        required=True,
        listed=True,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("voert uit", "deelname"),
    )
    recognised = f.choice(
        N_("Recognised"),
        YES_NO_UNKNOWN,
        N_("Does the party recognise its own work in it?"),
        listed=True,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("herkenbaar",),
    )
    notes = f.note(N_("Notes"))


class Support(
    Record,
    kind="support",
    label=N_("support"),
    plural=N_("supports"),
    keys=(("party", "process", "system", "function"),),
    title=("party", "process", "system"),
):
    """A system supports a process for a party, from day to day."""

    party = f.link("party", N_("Party"), required=True, listed=True, made=True, synonyms=("partij",))
    process = f.link(
        "process", N_("Process"), required=True, listed=True, width=28, synonyms=("proces", "procescode")
    )
    system = f.link(
        "system", N_("System"), required=True, listed=True, made=True, synonyms=("systeem", "applicatie")
    )
    function = f.text(
        N_("Function"),
        N_("What the system does in the process; tells doubles from divided work"),
        listed=True,
        searched=True,
        synonyms=("functie",),
    )
    level = f.choice(
        N_("Level"),
        SUPPORT_LEVELS,
        listed=True,
        default="full",
        also=SUPPORT_LEVEL_WORDS,
        synonyms=("niveau", "dekking"),
    )
    status = f.choice(N_("Status"), USES, required=True, listed=True, default="in_use", also=USE_WORDS)
    start = f.date(N_("From"), listed=True, synonyms=("vanaf",))
    end = f.date(N_("Until"), listed=True, synonyms=("tot en met",))
    fit = f.integer(N_("Fit"), N_("How well it fits, 1 to 4"), least=1, most=4, synonyms=("passendheid",))
    notes = f.note(N_("Notes"))


class Interface(
    Record,
    kind="interface",
    label=N_("interface"),
    plural=N_("interfaces"),
    keys=(("source", "target", "name"),),
    title=("source", "target", "name"),
):
    """Data that go from one system to another."""

    source = f.link(
        "system",
        N_("From system"),
        required=True,
        listed=True,
        made=True,
        synonyms=("van systeem", "bron", "van"),
    )
    target = f.link(
        "system",
        N_("To system"),
        required=True,
        listed=True,
        made=True,
        synonyms=("naar systeem", "doel", "naar"),
    )
    name = f.text(
        N_("Data"),
        N_("What is exchanged"),
        required=True,
        default="data",
        listed=True,
        searched=True,
        width=26,
        synonyms=("gegevens", "naam", "inhoud"),
    )
    direction = f.choice(
        N_("Direction"),
        DIRECTIONS,
        default="one_way",
        also=DIRECTION_WORDS,
        synonyms=("richting",),
    )
    party = f.link("party", N_("Party"), N_("For whom"), synonyms=("partij",))
    standard = f.choice(N_("Standard"), STANDARDS, listed=True, also=STANDARD_WORDS, synonyms=("standaard",))
    pupil_data = f.choice(
        N_("Pupil data"),
        YES_NO_UNKNOWN,
        listed=True,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("leerlinggegevens",),
    )
    categories = f.text(
        N_("Data categories"), N_("Separated by ;"), searched=True, synonyms=("gegevenscategorieën",)
    )
    subjects = f.text(
        N_("Data subjects"), N_("Whose data: pupils, parents, staff"), synonyms=("betrokkenen", "van wie")
    )
    purpose = f.text(N_("Purpose"), searched=True, synonyms=("doel van de verwerking", "waarvoor"))
    ground = f.choice(
        N_("Legal ground"),
        GROUNDS,
        listed=True,
        default="unknown",
        also=GROUND_WORDS,
        synonyms=("grondslag",),
    )
    agreement = f.link("agreement", N_("Agreement"), synonyms=("overeenkomst",))
    agreed = f.choice(
        N_("Agreement in place"),
        YES_NO_UNKNOWN,
        N_("What is told of an agreement that is not recorded here; a linked one decides for itself"),
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("overeenkomst aanwezig", "overeenkomst geldig", "verwerkersovereenkomst aanwezig"),
    )
    dependent = f.flag(
        N_("Dependent"), N_("Does the receiver stop when the sender fails?"), synonyms=("afhankelijk",)
    )
    status = f.choice(N_("Status"), USES, required=True, listed=True, default="in_use", also=USE_WORDS)
    start = f.date(N_("From"), synonyms=("vanaf",))
    end = f.date(N_("Until"), synonyms=("tot en met",))
    identifier = f.text(
        N_("Reference identifier"),
        N_("By which a new release of the model finds it again"),
        synonyms=("object ID",),
    )
    notes = f.note(N_("Notes"))
