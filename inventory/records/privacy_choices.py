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
FORMS = {
    "signed": N_("signed by both"),
    "accepted": N_("accepted online"),
    "published": N_("published only"),
}
"""How an agreement came about; what a supplier only publishes binds nobody (GDPR 28(9))."""
FORM_WORDS = {
    "signed": ("ondertekend", "getekend door beide", "papier", "digitaal ondertekend"),
    "accepted": ("akkoord online", "online geaccepteerd", "geaccepteerd"),
    "published": ("gepubliceerd", "alleen gepubliceerd", "website"),
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
    "adequacy": ("adequaatheidsbesluit",),
    "dpf": ("DPF",),
    "scc": ("SCC", "modelcontractbepalingen", "standaardcontractbepalingen"),
    "bcr": ("BCR", "bindende bedrijfsvoorschriften"),
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
    "deleted": ("verwijderd", "vernietigd", "gewist"),
    "returned": ("teruggegeven", "retour"),
    "returned_deleted": ("teruggegeven en verwijderd",),
    "anonymised": ("geanonimiseerd",),
}
TESTS = {"self": N_("self-assessment"), "peer": N_("peer review"), "third": N_("third party")}
TEST_WORDS = {
    "self": ("zelf", "zelfevaluatie", "self-assessment"),
    "peer": ("peer", "peerreview", "collegiaal"),
    "third": ("derde", "derde partij", "extern", "audit"),
}
REGISTERS = {
    "pupils": N_("pupils"),
    "staff": N_("staff"),
    "parents": N_("parents"),
    "children": N_("childcare"),
    "other": N_("other people"),
}
REGISTER_WORDS = {
    "pupils": ("leerlingen",),
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
    "consent": ("toestemming", "6(1)a"),
    "contract": ("overeenkomst", "uitvoering overeenkomst", "6(1)b"),
    "law": ("wettelijke verplichting", "wet", "6(1)c"),
    "vital": ("vitaal belang", "6(1)d"),
    "public_task": ("publieke taak", "algemeen belang", "taak van algemeen belang", "6(1)e"),
    "legitimate": ("gerechtvaardigd belang", "6(1)f"),
}
ASSESSMENT_STATES = {
    "needed": N_("needed"),
    "running": N_("in progress"),
    "done": N_("done"),
    "not_needed": N_("not needed, with reasons"),
}
ASSESSMENT_STATE_WORDS = {
    "needed": ("nodig", "gepland", "te doen"),
    "running": ("loopt", "bezig", "in uitvoering"),
    "done": ("uitgevoerd", "gedaan", "afgerond"),
    "not_needed": ("niet nodig", "niet vereist"),
}
