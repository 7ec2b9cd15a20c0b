"""Under which agreement personal data go to a supplier: agreements, an annex per product, sub-processors."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import YES_NO_UNKNOWN, YES_NO_UNKNOWN_WORDS
from inventory.records.record import Record

AGREEMENT_KINDS = {
    "processor": N_("processing agreement"),
    "pre_gdpr": N_("pre-GDPR processor agreement"),
    "joint": N_("arrangement of joint controllers"),
    "role": N_("role agreement"),
    "terms": N_("terms of the supplier"),
}
AGREEMENT_KIND_WORDS = {
    "processor": ("verwerkersovereenkomst", "VO"),
    "pre_gdpr": ("bewerkersovereenkomst",),
    "joint": ("gezamenlijk verantwoordelijken",),
    "role": ("rolovereenkomst", "rolafspraak"),
    "terms": ("voorwaarden",),
}
AGREEMENT_STATES = {
    "draft": N_("draft"),
    "sent": N_("sent"),
    "signed": N_("signed"),
    "ended": N_("ended"),
}
AGREEMENT_STATE_WORDS = {
    "draft": ("concept",),
    "sent": ("verstuurd", "verzonden", "ter ondertekening"),
    "signed": ("getekend", "ondertekend"),
    "ended": ("beëindigd", "vervallen"),
}
SAFEGUARDS = {
    "none": N_("none"),
    "adequacy": N_("adequacy decision"),
    "dpf": N_("Data Privacy Framework"),
    "scc": N_("standard contractual clauses"),
    "bcr": N_("binding corporate rules"),
    "unknown": N_("unknown"),
}


class Agreement(
    Record,
    kind="agreement",
    label=N_("processing agreement"),
    plural=N_("processing agreements"),
    keys=(("code",),),
    title=("code", "name"),
):
    """A signed agreement on personal data with one supplier or partner."""

    code = f.text(
        N_("Number"),
        required=True,
        listed=True,
        searched=True,
        length=60,
        width=10,
        synonyms=("nummer", "kenmerk", "VO-nummer"),
    )
    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=28,
        synonyms=("overeenkomst", "titel", "omschrijving"),
    )
    supplier = f.link("supplier", N_("Supplier"), listed=True, synonyms=("leverancier", "verwerker"))
    party = f.link(
        "party",
        N_("Party"),
        N_("The controller who signed"),
        listed=True,
        synonyms=("partij", "verantwoordelijke"),
    )
    partner = f.link(
        "party",
        N_("Partner"),
        N_("The other controller, for an arrangement between partners"),
        synonyms=("andere partij",),
    )
    type = f.choice(
        N_("Kind"),
        AGREEMENT_KINDS,
        required=True,
        listed=True,
        default="processor",
        also=AGREEMENT_KIND_WORDS,
        synonyms=("soort",),
    )
    model = f.text(
        N_("Model version"),
        N_("Version of the national model, such as 4.0"),
        listed=True,
        length=20,
        width=8,
        synonyms=("modelversie", "model", "versie"),
    )
    status = f.choice(
        N_("Status"),
        AGREEMENT_STATES,
        required=True,
        listed=True,
        default="draft",
        also=AGREEMENT_STATE_WORDS,
    )
    signed_board = f.date(
        N_("Signed by the board"),
        listed=True,
        synonyms=("getekend bestuur", "getekend op", "datum ondertekening"),
    )
    signed_supplier = f.date(N_("Signed by the supplier"), synonyms=("getekend leverancier",))
    start = f.date(N_("From"), synonyms=("ingangsdatum", "vanaf"))
    end = f.date(N_("Until"), listed=True, synonyms=("einddatum", "tot en met"))
    follows_contract = f.flag(
        N_("Follows the contract"), N_("Ends when the contract ends"), synonyms=("volgt contract",)
    )
    contract = f.link("contract", N_("Contract"), synonyms=("contractnummer",))
    deviations = f.note(N_("Deviations from the model"), synonyms=("afwijkingen", "bijlage 3"))
    document = f.text(N_("Document"), N_("Where the signed agreement is"), synonyms=("bestand", "vindplaats"))
    reviewed = f.date(N_("Last review"), synonyms=("laatst beoordeeld",))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class Annex(
    Record,
    kind="annex",
    label=N_("privacy annex"),
    plural=N_("privacy annexes"),
    keys=(("agreement", "system"),),
    title=("agreement", "system"),
):
    """The privacy annex (bijsluiter) of one product under an agreement."""

    agreement = f.link(
        "agreement",
        N_("Agreement"),
        required=True,
        listed=True,
        width=24,
        synonyms=("overeenkomst", "VO-nummer"),
    )
    system = f.link("system", N_("System"), required=True, listed=True, synonyms=("systeem", "product"))
    edition = f.text(N_("Version"), listed=True, length=40, width=8, synonyms=("versie",))
    date = f.date(N_("Date"), listed=True, synonyms=("datum",))
    purposes = f.note(N_("Purposes"), synonyms=("doeleinden",))
    categories = f.note(
        N_("Categories of personal data"),
        searched=True,
        synonyms=("categorieën persoonsgegevens", "gegevens"),
    )
    subjects = f.text(N_("Data subjects"), synonyms=("betrokkenen",))
    retention = f.text(N_("Retention"), synonyms=("bewaartermijn",))
    location = f.text(N_("Storage location"), synonyms=("opslaglocatie", "locatie"))
    subprocessors_listed = f.choice(
        N_("Sub-processors listed"),
        YES_NO_UNKNOWN,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("subverwerkers vermeld",),
    )
    notes = f.note(N_("Notes"))


class Subprocessor(
    Record,
    kind="subprocessor",
    label=N_("sub-processor"),
    plural=N_("sub-processors"),
    keys=(("agreement", "name", "service"),),
    title=("agreement", "name"),
):
    """Whom a supplier passes data on to."""

    agreement = f.link(
        "agreement",
        N_("Agreement"),
        required=True,
        listed=True,
        width=24,
        synonyms=("overeenkomst", "VO-nummer"),
    )
    name = f.text(N_("Name"), required=True, listed=True, searched=True, width=24, synonyms=("subverwerker",))
    service = f.text(N_("Service"), listed=True, synonyms=("dienst",))
    country = f.text(N_("Country"), listed=True, length=60, synonyms=("land",))
    outside_eea = f.choice(
        N_("Outside the EEA"),
        YES_NO_UNKNOWN,
        listed=True,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("buiten EER",),
    )
    safeguard = f.choice(N_("Safeguard"), SAFEGUARDS, listed=True, default="unknown", synonyms=("waarborg",))
    categories = f.text(N_("Data categories"), synonyms=("gegevens",))
