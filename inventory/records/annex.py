"""What the annexes of an agreement say, per product: privacy (bijsluiter) with its parts, and security."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import LEVEL_WORDS, LEVELS, YES_NO_UNKNOWN, YES_NO_UNKNOWN_WORDS
from inventory.records.privacy_choices import (
    AFTER,
    AFTER_WORDS,
    DATA_CATEGORIES,
    DATA_CATEGORY_WORDS,
    DATA_SUBJECT_WORDS,
    DATA_SUBJECTS,
    SAFEGUARD_WORDS,
    SAFEGUARDS,
    TEST_WORDS,
    TESTS,
)
from inventory.records.record import Record

if TYPE_CHECKING:
    from inventory.records.field import Field


class Annex(
    Record,
    kind="annex",
    label=N_("privacy annex"),
    plural=N_("privacy annexes"),
    keys=(("agreement", "system", "edition"),),
    title=("agreement", "system", "edition"),
):
    """One version of the privacy annex (bijsluiter) of a product under an agreement; the newest on a day holds on it."""

    agreement = f.link(
        "agreement",
        N_("Agreement"),
        required=True,
        listed=True,
        width=24,
        synonyms=("overeenkomst", "VO-nummer"),
    )
    system = f.link(
        "system",
        N_("System"),
        required=True,
        listed=True,
        synonyms=("systeem", "product", "product(en)", "naam product", "applicatie"),
    )
    edition = f.text(N_("Version"), listed=True, length=40, width=8, synonyms=("versie", "versie bijsluiter"))
    date = f.date(N_("Date"), listed=True, synonyms=("datum", "datum bijsluiter"))
    purposes = f.note(
        N_("Purposes"), synonyms=("doeleinden", "doel van de verwerking", "doeleinden van de verwerking")
    )
    categories = f.note(
        N_("Categories of personal data"),
        searched=True,
        synonyms=(
            "categorieën persoonsgegevens",
            "gegevens",
            "categorieën van persoonsgegevens",
            "persoonsgegevens",
        ),
    )
    subjects = f.text(
        N_("Data subjects"),
        synonyms=("betrokkenen", "categorieën van betrokkenen", "categorieën betrokkenen"),
    )
    retention = f.text(N_("Retention"), synonyms=("bewaartermijn", "bewaartermijnen"))
    location = f.text(
        N_("Storage location"),
        synonyms=("opslaglocatie", "locatie", "datalocatie", "land van opslag", "locatie van opslag"),
    )
    subprocessors_listed = f.choice(
        N_("Sub-processors listed"),
        YES_NO_UNKNOWN,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("subverwerkers vermeld",),
    )
    description = f.note(N_("Description of the product"), synonyms=("korte uitleg", "omschrijving"))
    users = f.text(
        N_("Meant for"), N_("Sector and groups that use it"), synonyms=("doelgroep", "gebruikers", "groepen")
    )
    website = f.text(N_("Link"), N_("To the product or its privacy page"), synonyms=("link", "website"))
    not_processed = f.note(
        N_("Explicitly not processed"),
        N_("Categories that the supplier says it does not process, separated by ;"),
        synonyms=("niet verwerkt", "uitdrukkelijk niet"),
    )
    at_end = f.choice(
        N_("At the end"),
        AFTER,
        N_("What happens to the data when the agreement ends"),
        default="unknown",
        also=AFTER_WORDS,
        synonyms=("na afloop", "bij einde"),
    )
    contact = f.text(N_("Privacy contact"), synonyms=("contact privacy", "contactpersoon privacy"))
    incident_contact = f.text(N_("Incident contact"), synonyms=("contact incident", "contact datalek"))
    reviewed = f.date(N_("Last review"), synonyms=("laatst beoordeeld",))
    notes = f.note(N_("Notes"))


class AnnexService(
    Record,
    kind="annex_service",
    label=N_("service of an annex"),
    plural=N_("services of annexes"),
    keys=(("annex", "name"),),
    title=("annex", "name"),
):
    """A service of the product with its purposes; optional ones count when the board switched them on (section B, C)."""

    annex = f.link(
        "annex", N_("Privacy annex"), required=True, listed=True, width=26, synonyms=("bijsluiter",)
    )
    name = f.text(N_("Service"), required=True, listed=True, searched=True, width=26, synonyms=("dienst",))
    optional = f.flag(N_("Optional"), N_("May the board leave it out?"), listed=True, synonyms=("optioneel",))
    switched_on = f.choice(
        N_("Switched on"),
        YES_NO_UNKNOWN,
        listed=True,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("ingeschakeld", "aangezet", "in gebruik"),
    )
    purposes = f.note(N_("Purposes"), listed=True, synonyms=("doeleinden",))
    notes = f.note(N_("Notes"))


class AnnexData(
    Record,
    kind="annex_data",
    label=N_("data of an annex"),
    plural=N_("data of annexes"),
    keys=(("annex", "category", "subject"),),
    title=("annex", "category", "subject"),
):
    """A category of personal data of a group of people: processed or explicitly not, and how long kept (section D, G)."""

    annex = f.link(
        "annex", N_("Privacy annex"), required=True, listed=True, width=26, synonyms=("bijsluiter",)
    )
    category = f.choice(
        N_("Category"),
        DATA_CATEGORIES,
        required=True,
        listed=True,
        also=DATA_CATEGORY_WORDS,
        width=24,
        synonyms=("categorie", "gegevenscategorie"),
    )
    subject = f.choice(
        N_("Data subject"),
        DATA_SUBJECTS,
        N_("Whose data"),
        listed=True,
        also=DATA_SUBJECT_WORDS,
        synonyms=("betrokkene", "van wie"),
    )
    processed = f.choice(
        N_("Processed"),
        YES_NO_UNKNOWN,
        N_("No: the annex says that it is not processed"),
        required=True,
        listed=True,
        default="yes",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("verwerkt",),
    )
    retention_months = f.months(
        N_("Retention"),
        N_("Months that it is kept"),
        listed=True,
        synonyms=("bewaartermijn", "bewaartermijn (mnd)"),
    )
    retention_from = f.text(
        N_("Counted from"),
        N_("Such as leaving school, or the end of the licence"),
        synonyms=("vanaf moment", "te rekenen vanaf"),
    )
    after = f.choice(
        N_("Afterwards"),
        AFTER,
        listed=True,
        default="unknown",
        also=AFTER_WORDS,
        synonyms=("daarna", "na afloop"),
    )
    notes = f.note(N_("Notes"))


class StorageLocation(
    Record,
    kind="storage_location",
    label=N_("storage location"),
    plural=N_("storage locations"),
    keys=(("annex", "country", "activity"),),
    title=("annex", "country"),
):
    """A country in which a product stores or processes data (section E)."""

    annex = f.link(
        "annex", N_("Privacy annex"), required=True, listed=True, width=26, synonyms=("bijsluiter",)
    )
    country = f.text(N_("Country"), required=True, listed=True, length=60, synonyms=("land",))
    activity = f.text(
        N_("Activity"), N_("Storage, processing, support"), listed=True, synonyms=("activiteit", "wat")
    )
    safeguard = f.choice(
        N_("Safeguard"),
        SAFEGUARDS,
        listed=True,
        default="unknown",
        also=SAFEGUARD_WORDS,
        synonyms=("waarborg",),
    )
    safeguard_checked = f.date(N_("Safeguard checked"), synonyms=("waarborg gecontroleerd",))
    notes = f.note(N_("Notes"))


def _measure(label: str, *synonyms: str) -> Field:
    """Declare whether a measure is in place."""
    return f.choice(label, YES_NO_UNKNOWN, default="unknown", also=YES_NO_UNKNOWN_WORDS, synonyms=synonyms)


class SecurityAnnex(
    Record,
    kind="security_annex",
    label=N_("security annex"),
    plural=N_("security annexes"),
    keys=(("agreement", "system"),),
    title=("agreement", "system"),
):
    """How a supplier secures a product: levels, evidence, measures, and what it does at an incident (Bijlage 2)."""

    agreement = f.link(
        "agreement",
        N_("Agreement"),
        required=True,
        listed=True,
        width=24,
        synonyms=("overeenkomst", "VO-nummer"),
    )
    system = f.link(
        "system",
        N_("System"),
        N_("Empty: for all products under the agreement"),
        listed=True,
        synonyms=("systeem", "product"),
    )
    date = f.date(N_("Date"), listed=True, synonyms=("datum",))
    availability = f.choice(N_("Availability"), LEVELS, also=LEVEL_WORDS, synonyms=("beschikbaarheid", "B"))
    integrity = f.choice(N_("Integrity"), LEVELS, also=LEVEL_WORDS, synonyms=("integriteit", "I"))
    confidentiality = f.choice(
        N_("Confidentiality"), LEVELS, listed=True, also=LEVEL_WORDS, synonyms=("vertrouwelijkheid", "V")
    )
    scheme = f.text(
        N_("Certification scheme"),
        N_("Version of the scheme that it was tested against"),
        synonyms=("certificeringsschema",),
    )
    tested = f.date(N_("Tested on"), listed=True, synonyms=("toetsdatum", "getoetst op"))
    test_form = f.choice(N_("Form of the test"), TESTS, listed=True, also=TEST_WORDS, synonyms=("toetsvorm",))
    certificates = f.text(
        N_("Certificates"),
        N_("Such as ISO 27001 or SOC 2, separated by ;"),
        synonyms=("certificaten", "certificering"),
    )
    certificate_until = f.date(N_("Certificate until"), synonyms=("certificaat geldig tot",))
    encryption_transit = _measure(N_("Encrypted in transit"), "versleuteling transport")
    encryption_rest = _measure(N_("Encrypted at rest"), "versleuteling opslag")
    mfa = _measure(N_("Two-factor login for administrators"), "MFA", "2FA", "tweefactor beheer")
    rbac = _measure(N_("Access by role"), "RBAC", "rollen en rechten")
    separation = _measure(N_("Customers kept apart"), "klantscheiding")
    logging = _measure(N_("Logging"), "logging")
    backup = _measure(N_("Backup"), "back-up")
    rpo_hours = f.integer(N_("Data loss at most"), N_("Hours (RPO)"), most=10_000, synonyms=("RPO",))
    rto_hours = f.integer(N_("Recovery within"), N_("Hours (RTO)"), most=10_000, synonyms=("RTO",))
    awareness = _measure(N_("Trained staff"), "bewustwording")
    pentest = _measure(N_("Penetration test"), "pentest")
    supplier_control = _measure(N_("Control of its own suppliers"), "leverancierscontrole")
    incident_contact = f.text(
        N_("Incident contact"), N_("Who reports an incident, and to whom"), synonyms=("contact incident",)
    )
    incident_channel = f.text(
        N_("Incident channel"), N_("Phone, mail or portal"), synonyms=("kanaal incident", "meldkanaal")
    )
    document = f.text(N_("Document"), synonyms=("bestand", "vindplaats"))
    notes = f.note(N_("Notes"))
