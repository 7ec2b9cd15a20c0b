"""The register of processing (GDPR 30): entries with what they are linked to, and assessments of their risk (DPIA)."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import YES_NO_UNKNOWN, YES_NO_UNKNOWN_WORDS
from inventory.records.privacy_choices import (
    ASSESSMENT_STATE_WORDS,
    ASSESSMENT_STATES,
    LEGAL_GROUND_WORDS,
    LEGAL_GROUNDS,
    REGISTER_WORDS,
    REGISTERS,
)
from inventory.records.record import Record


class Processing(
    Record,
    kind="processing",
    label=N_("processing activity"),
    plural=N_("processing activities"),
    keys=(("code",), ("name",)),
    title=("code", "name"),
):
    """An entry of the register of processing; letters in the helps are those of GDPR 30(1)."""

    code = f.text(
        N_("Code"),
        required=True,
        listed=True,
        searched=True,
        length=40,
        width=8,
        synonyms=("nr", "registernummer", "code", "volgnummer", "nummer", "ID"),
    )
    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=32,
        synonyms=(
            "verwerking",
            "verwerkingsactiviteit",
            "omschrijving",
            "naam verwerking",
            "verwerkingsactiviteiten",
            "naam van de verwerking",
        ),
    )
    register = f.choice(
        N_("Register"),
        REGISTERS,
        listed=True,
        default="pupils",
        also=REGISTER_WORDS,
        synonyms=("dataregister", "soort register"),
    )
    controller = f.link(
        "party",
        N_("Controller"),
        N_("(a) Empty: the own board"),
        listed=True,
        synonyms=(
            "verwerkingsverantwoordelijke",
            "partij",
            "naam verwerkingsverantwoordelijke",
            "verantwoordelijke",
        ),
    )
    joint_controller = f.link(
        "party", N_("Joint controller"), N_("(a)"), synonyms=("gezamenlijke verantwoordelijke",)
    )
    officer = f.text(
        N_("Contact of the data protection officer"),
        N_("(a) A function or general address, no name"),
        synonyms=(
            "contact FG",
            "FG",
            "DPO",
            "contactgegevens FG",
            "contactgegevens DPO",
            "contact DPO",
            "functionaris gegevensbescherming",
            "contactgegevens functionaris gegevensbescherming",
        ),
    )
    purposes = f.note(
        N_("Purposes"),
        N_("(b)"),
        searched=True,
        synonyms=(
            "doeleinden",
            "doel",
            "doeleinden van de verwerking",
            "doel van de verwerking",
            "verwerkingsdoel",
            "verwerkingsdoeleinden",
        ),
    )
    subjects = f.text(
        N_("Data subjects"),
        N_("(c) Separated by ;"),
        synonyms=(
            "betrokkenen",
            "categorieën betrokkenen",
            "categorieën van betrokkenen",
            "categorie betrokkenen",
        ),
    )
    categories = f.note(
        N_("Categories of personal data"),
        N_("(c) Separated by ;"),
        searched=True,
        synonyms=(
            "categorieën persoonsgegevens",
            "persoonsgegevens",
            "gegevens",
            "categorieën van persoonsgegevens",
            "soort persoonsgegevens",
            "welke persoonsgegevens",
        ),
    )
    recipients = f.note(
        N_("Recipients"),
        N_("(d) Who receives data and is no processor, such as DUO; “none” when nobody does"),
        synonyms=(
            "ontvangers",
            "categorieën van ontvangers",
            "categorieën ontvangers",
            "ontvanger",
            "verstrekt aan",
        ),
    )
    transfers = f.text(
        N_("Transfers outside the EEA"),
        N_("(e) Countries with their safeguard; “none” when there are none"),
        synonyms=(
            "doorgifte",
            "doorgifte buiten EER",
            "doorgifte aan derde landen",
            "doorgifte derde landen",
            "doorgifte buiten de EU",
            "doorgifte buiten EU",
            "doorgifte buiten de EER",
            "doorgifte naar derde landen",
        ),
    )
    retention = f.text(
        N_("Retention"),
        N_("(f)"),
        synonyms=(
            "bewaartermijn",
            "bewaartermijnen",
            "bewaartermijn(en)",
            "beoogde bewaartermijn",
            "beoogde bewaartermijnen",
        ),
    )
    measures = f.note(
        N_("Security measures"),
        N_("(g) Technical and organisational"),
        synonyms=(
            "beveiligingsmaatregelen",
            "maatregelen",
            "technische en organisatorische maatregelen",
            "TOM",
            "TOM's",
            "beveiliging",
        ),
    )
    ground = f.choice(
        N_("Legal ground"),
        LEGAL_GROUNDS,
        N_("GDPR 6(1)"),
        listed=True,
        default="unknown",
        also=LEGAL_GROUND_WORDS,
        synonyms=(
            "grondslag",
            "rechtsgrond",
            "wettelijke grondslag",
            "grondslag van de verwerking",
            "rechtmatigheid",
        ),
    )
    ground_text = f.text(
        N_("Law or reason"), synonyms=("toelichting grondslag", "wet", "wetsartikel", "wettelijke basis")
    )
    exception = f.text(
        N_("Exception for special data"),
        N_("GDPR 9(2) or the national law; for the national number the law that allows it"),
        synonyms=(
            "uitzondering",
            "uitzonderingsgrond",
            "uitzondering art. 9",
            "uitzondering bijzondere persoonsgegevens",
            "grondslag bijzondere persoonsgegevens",
        ),
    )
    start = f.date(N_("From"), synonyms=("vanaf", "ingangsdatum"))
    end = f.date(N_("Until"), synonyms=("tot en met", "einddatum"))
    owner = f.link("person", N_("Owner"), loose=True, synonyms=("eigenaar", "proceseigenaar"))
    reviewed = f.date(
        N_("Last review"),
        listed=True,
        synonyms=(
            "laatst beoordeeld",
            "datum laatste controle",
            "laatst gecontroleerd",
            "laatst bijgewerkt",
            "datum actualisatie",
        ),
    )
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class ProcessingUse(
    Record,
    kind="processing_use",
    label=N_("use of a processing activity"),
    plural=N_("uses of processing activities"),
    keys=(("processing", "process", "system"),),
    title=("processing", "process", "system"),
):
    """A process that an entry of the register belongs to, a system in which it happens, or both."""

    processing = f.link(
        "processing",
        N_("Processing activity"),
        required=True,
        listed=True,
        width=30,
        synonyms=("verwerking", "registernummer"),
    )
    process = f.link("process", N_("Process"), listed=True, width=28, synonyms=("proces", "procescode"))
    system = f.link("system", N_("System"), listed=True, synonyms=("systeem", "applicatie", "product"))


class Assessment(
    Record,
    kind="dpia",
    label=N_("DPIA"),
    plural=N_("DPIAs"),
    keys=(("code",),),
    title=("code", "name"),
):
    """A data protection impact assessment (in Flanders GEB) of a system or processing activity, or the decision without one."""

    code = f.text(
        N_("Code"),
        required=True,
        listed=True,
        searched=True,
        length=40,
        width=10,
        synonyms=("nr", "nummer", "kenmerk"),
    )
    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=30, synonyms=("DPIA", "GEB", "titel")
    )
    system = f.link("system", N_("System"), listed=True, synonyms=("systeem", "product"))
    processing = f.link(
        "processing", N_("Processing activity"), listed=True, synonyms=("verwerking", "registernummer")
    )
    status = f.choice(
        N_("Status"),
        ASSESSMENT_STATES,
        required=True,
        listed=True,
        default="needed",
        also=ASSESSMENT_STATE_WORDS,
    )
    triggers = f.text(
        N_("Triggers"),
        N_("Codes of what makes it necessary, separated by ;"),
        synonyms=("aanleiding", "criteria"),
    )
    date = f.date(
        N_("Date"), N_("Day on which it was adopted"), listed=True, synonyms=("datum", "vastgesteld op")
    )
    review = f.date(N_("Review due"), listed=True, synonyms=("herzien vóór", "herziening"))
    by = f.text(N_("Carried out by"), N_("Such as SIVON for a national one"), synonyms=("uitgevoerd door",))
    advice = f.note(N_("Advice of the data protection officer"), synonyms=("advies FG",))
    conclusion = f.note(
        N_("Conclusion"), N_("Risks that are left and the decision"), synonyms=("conclusie", "besluit")
    )
    measures_done = f.choice(
        N_("Measures taken"),
        YES_NO_UNKNOWN,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("maatregelen genomen",),
    )
    document = f.text(N_("Document"), synonyms=("bestand", "vindplaats"))
    notes = f.note(N_("Notes"))
