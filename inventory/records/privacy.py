"""Under which agreement personal data go to a supplier: agreements and sub-processors; `annex.py` has the annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import YES_NO_UNKNOWN, YES_NO_UNKNOWN_WORDS
from inventory.records.privacy_choices import (
    AGREEMENT_KIND_WORDS,
    AGREEMENT_KINDS,
    AGREEMENT_STATE_WORDS,
    AGREEMENT_STATES,
    AUTHORISATION_WORDS,
    AUTHORISATIONS,
    FORM_WORDS,
    FORMS,
    SAFEGUARD_WORDS,
    SAFEGUARDS,
)
from inventory.records.record import Record

if TYPE_CHECKING:
    from inventory.records.field import Field


def _clause(label: str, article: str, *synonyms: str) -> Field:
    """Declare whether an agreement has a clause that the law asks for."""
    return f.choice(
        label, YES_NO_UNKNOWN, article, default="unknown", also=YES_NO_UNKNOWN_WORDS, synonyms=synonyms
    )


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
        synonyms=("nummer", "nr", "kenmerk", "VO-nummer", "VO-nr", "nummer VO", "nummer overeenkomst"),
    )
    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=28,
        synonyms=("overeenkomst", "titel", "omschrijving", "naam overeenkomst", "naam VO"),
    )
    supplier = f.link(
        "supplier",
        N_("Supplier"),
        listed=True,
        made=True,
        synonyms=("leverancier", "verwerker", "naam leverancier", "naam verwerker", "dienstverlener"),
    )
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
        synonyms=("soort", "soort overeenkomst", "type overeenkomst"),
    )
    model = f.text(
        N_("Model version"),
        N_("Version of the national model, such as 4.0"),
        listed=True,
        length=20,
        width=8,
        synonyms=(
            "modelversie",
            "model",
            "versie",
            "versie model",
            "versie modelovereenkomst",
            "convenantversie",
            "model en versie",
        ),
    )
    status = f.choice(
        N_("Status"),
        AGREEMENT_STATES,
        required=True,
        listed=True,
        default="draft",
        also=AGREEMENT_STATE_WORDS,
        synonyms=("status VO", "status overeenkomst"),
    )
    signed_board = f.date(
        N_("Signed by the board"),
        listed=True,
        synonyms=(
            "getekend bestuur",
            "getekend op",
            "datum ondertekening",
            "datum ondertekening bestuur",
            "ondertekend door bestuur",
            "getekend door school",
            "datum verwerkersovereenkomst",
        ),
    )
    signed_supplier = f.date(
        N_("Signed by the supplier"),
        synonyms=("getekend leverancier", "datum ondertekening leverancier", "ondertekend door leverancier"),
    )
    start = f.date(N_("From"), synonyms=("ingangsdatum", "vanaf", "begindatum", "datum ingang"))
    end = f.date(
        N_("Until"),
        listed=True,
        synonyms=("einddatum", "tot en met", "looptijd tot", "looptijd t/m", "geldig tot", "geldig t/m"),
    )
    follows_contract = f.flag(
        N_("Follows the contract"),
        N_("Ends when the contract ends"),
        synonyms=("volgt contract", "looptijd gelijk aan contract", "loopt mee met contract"),
    )
    contract = f.link("contract", N_("Contract"), synonyms=("contractnummer",))
    deviations = f.note(
        N_("Deviations from the model"),
        synonyms=("afwijkingen", "bijlage 3", "afwijkingen (bijlage 3)", "afwijkingen van model"),
    )
    document = f.text(
        N_("Document"),
        N_("Where the signed agreement is"),
        synonyms=("bestand", "vindplaats", "link naar document", "locatie document"),
    )
    variant = f.text(
        N_("Variant"),
        N_("Of the model, such as that for primary education"),
        synonyms=("variant", "modelvariant"),
    )
    form = f.choice(
        N_("How concluded"),
        FORMS,
        N_("What is only published binds nobody until it is accepted"),
        also=FORM_WORDS,
        synonyms=("wijze van sluiten", "wijze van ondertekenen", "vorm"),
    )
    accepted = f.date(N_("Accepted on"), synonyms=("geaccepteerd op", "akkoord op", "datum akkoord"))
    signatory_board = f.text(
        N_("Signatory of the board"), N_("Name or function"), synonyms=("ondertekenaar bestuur",)
    )
    signatory_authorised = f.choice(
        N_("Signatory authorised"),
        YES_NO_UNKNOWN,
        N_("May this person sign for the board?"),
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("bevoegd", "ondertekenaar bevoegd", "tekenbevoegd"),
    )
    signatory_supplier = f.text(N_("Signatory of the supplier"), synonyms=("ondertekenaar leverancier",))
    subject = f.note(N_("Subject matter"), synonyms=("onderwerp van de verwerking",))
    nature = f.text(N_("Nature of the processing"), synonyms=("aard van de verwerking", "aard"))
    open_ended = f.flag(
        N_("For an indefinite time"), N_("Runs until somebody ends it"), synonyms=("onbepaalde tijd",)
    )
    clause_instructions = _clause(
        N_("Documented instructions"), N_("GDPR 28(3)a"), "clausule a", "schriftelijke instructies"
    )
    clause_confidentiality = _clause(
        N_("Duty of confidentiality"), N_("GDPR 28(3)b"), "clausule b", "geheimhouding"
    )
    clause_security = _clause(N_("Security measures"), N_("GDPR 28(3)c"), "clausule c", "beveiliging")
    clause_subprocessors = _clause(
        N_("Conditions for sub-processors"),
        N_("GDPR 28(2) and 28(3)d: consent and notice of changes"),
        "clausule d",
        "voorwaarden subverwerkers",
    )
    clause_rights = _clause(
        N_("Help with rights of data subjects"), N_("GDPR 28(3)e"), "clausule e", "rechten van betrokkenen"
    )
    clause_assistance = _clause(
        N_("Help with breaches and DPIA"), N_("GDPR 28(3)f"), "clausule f", "bijstand datalek en DPIA"
    )
    clause_deletion = _clause(
        N_("Deletion or return at the end"), N_("GDPR 28(3)g"), "clausule g", "wissen of teruggeven"
    )
    clause_audit = _clause(
        N_("Information and audits"), N_("GDPR 28(3)h"), "clausule h", "audit", "informatie en audit"
    )
    authorisation = f.choice(
        N_("Consent to sub-processors"),
        AUTHORISATIONS,
        default="unknown",
        also=AUTHORISATION_WORDS,
        synonyms=("toestemming subverwerkers",),
    )
    no_subprocessors = f.flag(
        N_("No sub-processors"),
        N_("Yes: the agreement says that there are none"),
        synonyms=("geen subverwerkers",),
    )
    breach_hours = f.integer(
        N_("Breach notice"),
        N_("Hours within which the supplier reports a data breach"),
        most=10_000,
        synonyms=(
            "meldtermijn datalek",
            "meldtermijn (uur)",
            "meldtermijn",
            "meldtermijn datalek (uur)",
            "meldtermijn datalek in uren",
        ),
    )
    own_use_banned = _clause(
        N_("Own use forbidden"),
        N_("No advertising, profiling or use for the supplier's own ends"),
        "verbod op reclame",
        "verbod eigen gebruik",
    )
    deletion_confirmed = f.date(
        N_("Deletion confirmed"),
        N_("Day on which the supplier confirmed that the data were deleted or returned"),
        synonyms=("verwijdering bevestigd", "teruggave bevestigd"),
    )
    owner = f.link(
        "person", N_("Owner"), N_("Who reviews it"), loose=True, synonyms=("eigenaar", "beheerder")
    )
    reviewed = f.date(N_("Last review"), synonyms=("laatst beoordeeld",))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


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
    system = f.link(
        "system",
        N_("System"),
        N_("For which product; empty: for all under the agreement"),
        synonyms=("systeem", "product"),
    )
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
    safeguard = f.choice(
        N_("Safeguard"),
        SAFEGUARDS,
        listed=True,
        default="unknown",
        also=SAFEGUARD_WORDS,
        synonyms=("waarborg",),
    )
    safeguard_checked = f.date(
        N_("Safeguard checked"),
        N_("Day on which its certification or decision was looked up"),
        synonyms=("waarborg gecontroleerd", "waarborg gecontroleerd op"),
    )
    categories = f.text(N_("Data categories"), synonyms=("gegevens",))
