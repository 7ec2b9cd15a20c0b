"""The choices of agreements, annexes, the register and assessments: value → label, and what spreadsheets call them.

The categories of personal data are those of the privacy annex (privacybijsluiter) of the Dutch covenant 4.0; the
grounds and the rights and duties are those of the GDPR.
"""

from __future__ import annotations

from inventory.language import N_

AGREEMENT_KINDS = {
    "processor": N_("processing agreement"),
    "pre_gdpr": N_("pre-GDPR processor agreement"),
    "joint": N_("arrangement of joint controllers"),
    "role": N_("role agreement"),
    "terms": N_("terms of the supplier"),
}
AGREEMENT_KIND_WORDS = {
    "processor": (
        "verwerkersovereenkomst",
        "VO",
        "VWO",
        "DPA",
        "verwerkers-overeenkomst",
        "modelverwerkersovereenkomst",
        "data processing agreement",
    ),
    "pre_gdpr": ("bewerkersovereenkomst", "BO", "modelbewerkersovereenkomst"),
    "joint": (
        "gezamenlijk verantwoordelijken",
        "gezamenlijke verantwoordelijkheid",
        "gezamenlijk verwerkingsverantwoordelijk",
        "gezamenlijke verwerkingsverantwoordelijkheid",
        "onderlinge regeling",
        "regeling art. 26",
    ),
    "role": ("rolovereenkomst", "rolafspraak", "rolafspraken", "rollenovereenkomst"),
    "terms": ("voorwaarden", "algemene voorwaarden", "leveranciersvoorwaarden"),
}
AGREEMENT_STATES = {
    "draft": N_("draft"),
    "sent": N_("sent"),
    "signed": N_("signed"),
    "ended": N_("ended"),
}
AGREEMENT_STATE_WORDS = {
    "draft": (
        "concept",
        "in voorbereiding",
        "nog niet",
        "ontbreekt",
        "nog te tekenen",
        "niet getekend",
        "in behandeling",
        "in onderhandeling",
    ),
    "sent": ("verstuurd", "verzonden", "ter ondertekening", "aangevraagd", "opgevraagd", "aangeboden"),
    "signed": (
        "getekend",
        "ondertekend",
        "afgesloten",
        "gesloten",
        "akkoord",
        "actief",
        "geldig",
        "lopend",
        "door beide getekend",
    ),
    "ended": ("beëindigd", "vervallen", "verlopen", "afgelopen", "opgezegd", "gestopt", "inactief"),
}
FORMS = {
    "signed": N_("signed by both"),
    "accepted": N_("accepted online"),
    "published": N_("published only"),
}
"""How an agreement came about; what a supplier only publishes binds nobody (GDPR 28(9))."""
FORM_WORDS = {
    "signed": (
        "ondertekend",
        "getekend",
        "getekend door beide",
        "papier",
        "op papier",
        "digitaal",
        "digitaal ondertekend",
        "Dienst Verwerkersovereenkomsten",
        "DVO",
    ),
    "accepted": (
        "akkoord online",
        "online geaccepteerd",
        "online akkoord",
        "online",
        "geaccepteerd",
        "klik-akkoord",
    ),
    "published": (
        "gepubliceerd",
        "alleen gepubliceerd",
        "alleen online gepubliceerd",
        "op website",
        "website",
    ),
}
AUTHORISATIONS = {
    "specific": N_("prior specific consent"),
    "general": N_("general consent with notice of changes"),
    "none": N_("no sub-processors allowed"),
    "unknown": N_("unknown"),
}
AUTHORISATION_WORDS = {
    "specific": ("specifiek", "specifieke toestemming"),
    "general": ("algemeen", "algemene toestemming"),
    "none": ("niet toegestaan", "geen"),
    "unknown": ("onbekend", "?"),
}
SAFEGUARDS = {
    "none": N_("none"),
    "adequacy": N_("adequacy decision"),
    "dpf": N_("Data Privacy Framework"),
    "scc": N_("standard contractual clauses"),
    "bcr": N_("binding corporate rules"),
    "unknown": N_("unknown"),
}
SAFEGUARD_WORDS = {
    "none": ("geen", "n.v.t."),
    "adequacy": ("adequaatheidsbesluit", "adequaat", "adequaatheid", "passend beschermingsniveau"),
    "dpf": ("DPF", "EU-US DPF", "EU-VS DPF", "EU-US Data Privacy Framework", "DPF-gecertificeerd"),
    "scc": (
        "SCC",
        "SCC's",
        "SCCs",
        "EU SCC",
        "standard contractual clauses",
        "modelcontract",
        "modelcontracten",
        "modelcontractbepalingen",
        "modelclausules",
        "standaardcontractbepalingen",
        "standaardbepalingen",
        "standaardcontractclausules",
    ),
    "bcr": ("BCR", "BCR's", "BCRs", "bindende bedrijfsvoorschriften"),
    "unknown": ("onbekend", "?"),
}
DATA_CATEGORIES = {
    "contact": N_("contact details"),
    "pupil_number": N_("pupil number"),
    "nationality": N_("nationality and place of birth"),
    "parents": N_("parents or guardian"),
    "medical": N_("medical data"),
    "religion": N_("religion"),
    "progress": N_("study progress"),
    "organisation": N_("organisation of education"),
    "financial": N_("financial data"),
    "images": N_("images and recordings"),
    "staff": N_("teacher or care coordinator"),
    "national_number": N_("national number (BSN)"),
    "chain_id": N_("chain id (ECK iD)"),
    "technical": N_("technical and log data"),
    "other": N_("other data"),
}
"""In the order of section D of the annex; technical data stand apart from what is "other"."""
DATA_CATEGORY_WORDS = {
    "contact": ("contactgegevens", "NAW", "naam", "e-mailadres"),
    "pupil_number": ("onderwijsdeelnemernummer", "leerlingnummer"),
    "nationality": ("nationaliteit", "geboorteplaats", "nationaliteit/geboorteplaats"),
    "parents": ("ouders/voogd", "ouders", "voogd", "ouders, voogd"),
    "medical": ("medische gegevens", "gezondheid", "gezondheidsgegevens", "medisch"),
    "religion": ("godsdienst", "levensovertuiging"),
    "progress": ("studievoortgang", "leerresultaten", "toetsresultaten", "leerlingdossier"),
    "organisation": ("onderwijsorganisatie", "groep", "rooster"),
    "financial": ("financiën", "financieel", "bankgegevens"),
    "images": ("beeldmateriaal", "foto's", "foto", "video"),
    "staff": ("docent", "docent/zorgcoördinator/intern begeleider", "medewerkersgegevens", "leraar"),
    "national_number": ("BSN/PGN", "BSN", "PGN", "rijksregisternummer"),
    "chain_id": ("keten-ID", "ECK iD", "ketenid"),
    "technical": ("logbestanden", "technische gegevens", "loggegevens", "IP-adres", "apparaatgegevens"),
    "other": ("overig", "overige", "inhoud van documenten en berichten", "alle gegevens"),
}
SPECIAL_CATEGORIES = frozenset({"medical", "religion", "national_number"})
"""Special categories of GDPR 9, and the national number of GDPR 87."""
DATA_SUBJECTS = {
    "pupil": N_("pupil"),
    "parent": N_("parent or guardian"),
    "staff": N_("staff member"),
    "former_pupil": N_("former pupil"),
    "child": N_("child in childcare"),
    "other": N_("other person"),
}
DATA_SUBJECT_WORDS = {
    "pupil": ("leerling", "leerlingen", "onderwijsdeelnemer"),
    "parent": ("ouder/verzorger", "ouder", "ouders", "verzorger"),
    "staff": ("medewerker", "medewerkers", "personeel", "leraar"),
    "former_pupil": ("oud-leerling", "oud-leerlingen"),
    "child": ("kind (opvang)", "kind", "kinderen"),
    "other": ("overig", "derden"),
}
AFTER = {
    "deleted": N_("deleted"),
    "returned": N_("returned"),
    "returned_deleted": N_("returned, then deleted"),
    "anonymised": N_("anonymised"),
    "unknown": N_("unknown"),
}
AFTER_WORDS = {
    "deleted": ("verwijderd", "verwijderen", "vernietigd", "vernietigen", "gewist", "wissen"),
    "returned": ("teruggegeven", "teruggeven", "teruggave", "retour"),
    "returned_deleted": (
        "teruggegeven en verwijderd",
        "teruggeven en verwijderen",
        "teruggave en verwijdering",
        "teruggegeven en vernietigd",
    ),
    "anonymised": ("geanonimiseerd", "anonimiseren"),
    "unknown": ("onbekend", "?"),
}
TESTS = {"self": N_("self-assessment"), "peer": N_("peer review"), "third": N_("third party")}
TEST_WORDS = {
    "self": (
        "zelf",
        "zelfevaluatie",
        "zelfverklaring",
        "eigen verklaring",
        "self assessment",
        "self-assessment",
    ),
    "peer": ("peer", "peer review", "peer-review", "peerreview", "collegiaal", "collegiale toets"),
    "third": ("derde", "derde partij", "derden", "extern", "externe audit", "third party", "audit"),
}
REGISTERS = {
    "pupils": N_("pupils"),
    "staff": N_("staff"),
    "parents": N_("parents"),
    "children": N_("childcare"),
    "other": N_("other people"),
}
REGISTER_WORDS = {
    "pupils": ("leerlingen", "leerling"),
    "staff": ("personeel", "medewerkers"),
    "parents": ("ouders",),
    "children": ("opvang", "kinderen"),
    "other": ("overig",),
}
LEGAL_GROUNDS = {
    "consent": N_("consent"),
    "contract": N_("performance of a contract"),
    "law": N_("legal obligation"),
    "vital": N_("vital interest"),
    "public_task": N_("public task"),
    "legitimate": N_("legitimate interest"),
    "unknown": N_("unknown"),
}
"""GDPR 6(1), a to f."""
LEGAL_GROUND_WORDS = {
    "consent": ("toestemming", "6(1)a", "6.1.a", "6 lid 1 a"),
    "contract": (
        "overeenkomst",
        "uitvoering overeenkomst",
        "uitvoering van overeenkomst",
        "6(1)b",
        "6.1.b",
        "6 lid 1 b",
    ),
    "law": ("wettelijke verplichting", "wettelijke plicht", "wet", "6(1)c", "6.1.c", "6 lid 1 c"),
    "vital": ("vitaal belang", "vitale belangen", "6(1)d", "6.1.d", "6 lid 1 d"),
    "public_task": (
        "publieke taak",
        "publiekrechtelijke taak",
        "algemeen belang",
        "taak van algemeen belang",
        "vervulling taak algemeen belang",
        "6(1)e",
        "6.1.e",
        "6 lid 1 e",
    ),
    "legitimate": ("gerechtvaardigd belang", "6(1)f", "6.1.f", "6 lid 1 f"),
    "unknown": ("onbekend", "?"),
}
ASSESSMENT_STATES = {
    "needed": N_("needed"),
    "running": N_("in progress"),
    "done": N_("done"),
    "not_needed": N_("not needed, with reasons"),
}
ASSESSMENT_STATE_WORDS = {
    "needed": ("nodig", "gepland", "te doen", "nog uitvoeren", "vereist", "verplicht"),
    "running": ("loopt", "lopend", "bezig", "in uitvoering", "concept"),
    "done": ("uitgevoerd", "gedaan", "afgerond", "gereed", "klaar", "vastgesteld", "definitief"),
    "not_needed": ("niet nodig", "niet vereist", "niet verplicht"),
}
