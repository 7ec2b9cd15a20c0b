"""The choices of a contract, its prices and its decisions: value → label, and what spreadsheets call them."""

from __future__ import annotations

from inventory.language import N_

CONTRACT_TYPES = {
    "subscription": N_("subscription"),
    "licence": N_("licences"),
    "service": N_("service"),
    "operational_lease": N_("operational lease"),
    "financial_lease": N_("financial lease"),
    "purchase": N_("purchase"),
    "framework": N_("framework agreement"),
    "connection": N_("connection"),
}
CONTRACT_TYPE_WORDS = {
    "subscription": ("abonnement", "SaaS", "jaarabonnement"),
    "licence": (
        "licentie",
        "licenties",
        "licentie per leerling",
        "licentie/leerling",
        "per leerling",
        "licentie per school",
        "licentie/school",
        "per school",
        "licentie per fte",
        "licentie/fte",
        "afgekocht",
        "softwarelicentie",
    ),
    "service": (
        "dienst",
        "diensten",
        "dienstverlening",
        "dienstverleningsovereenkomst",
        "servicecontract",
        "onderhoud",
        "onderhoudscontract",
        "beheer",
        "beheercontract",
        "dienst/SLA",
        "SLA",
        "DVO",
    ),
    "operational_lease": ("lease", "operational lease", "operationele lease", "huur", "leasecontract"),
    "financial_lease": ("financial lease", "financiële lease", "financiele lease", "huurkoop"),
    "purchase": ("koop", "aankoop", "levering"),
    "framework": ("raamovereenkomst", "raamcontract", "raam", "mantelovereenkomst"),
    "connection": ("verbinding", "internet", "internetverbinding", "glasvezel", "telefonie"),
}
RENEWALS = {
    "tacit": N_("tacit renewal"),
    "express": N_("renewed by a decision"),
    "none": N_("ends by itself"),
    "open-ended": N_("open-ended"),
    "school-year": N_("ends with the school year"),
}
RENEWAL_WORDS = {
    "tacit": (
        "stilzwijgend",
        "stilzwijgende verlenging",
        "stilzwijgend verlengd",
        "stilzwijgende hernieuwing",
        "stilzwijgend hernieuwd",
        "automatisch",
        "automatische verlenging",
        "automatisch verlengd",
        "wordt automatisch verlengd",
        "verlengt automatisch",
        "ja",
    ),
    "express": (
        "uitdrukkelijk",
        "na besluit",
        "in overleg",
        "op verzoek",
        "optie",
        "opties",
        "opnieuw bestellen",
        "jaarlijks bestellen",
    ),
    "none": (
        "geen",
        "geen verlenging",
        "eindigt",
        "eindigt vanzelf",
        "eindigt automatisch",
        "eindigt van rechtswege",
        "automatisch eindigend",
        "loopt af",
        "stopt automatisch",
        "van rechtswege",
        "vaste looptijd",
        "bepaalde tijd",
        "nee",
        "neen",
    ),
    "open-ended": ("onbepaalde tijd", "onbepaald", "voor onbepaalde tijd", "onbepaalde duur", "doorlopend"),
    "school-year": (
        "schooljaar",
        "eindigt met het schooljaar",
        "eindigt met schooljaar",
        "einde schooljaar",
        "per schooljaar",
    ),
}
NOTICE_UNITS = {
    "months": N_("months"),
    "weeks": N_("weeks"),
    "days": N_("days"),
    "calendar_months": N_("calendar months"),
}
NOTICE_WORDS = {
    "months": ("maanden", "maand", "mnd", "mnd."),
    "weeks": ("weken", "week"),
    "days": ("dagen", "dag"),
    "calendar_months": ("kalendermaanden", "kalendermaand"),
}
INDEX_RULES = {
    "none": N_("none"),
    "anniversary": N_("on the day the contract began"),
    "january": N_("on 1 January"),
    "month": N_("on the first of a month"),
}
INDEX_RULE_WORDS = {
    "none": ("geen", "nee"),
    "anniversary": ("verjaardag", "jaarlijks op ingangsdatum"),
    "january": ("1 januari", "januari"),
    "month": ("vaste maand", "maand"),
}
PRORATIONS = {"months": N_("by months"), "days": N_("by days")}
PRORATION_WORDS = {"months": ("maanden", "per maand"), "days": ("dagen", "per dag")}
ROUTES = {
    "none": N_("not recorded"),
    "direct": N_("one quotation"),
    "quotes": N_("several quotations"),
    "national": N_("national tender"),
    "european": N_("European tender"),
    "framework": N_("under a framework agreement"),
    "joint": N_("bought jointly"),
}
ROUTE_WORDS = {
    "direct": ("enkelvoudig", "één op één", "1 op 1", "enkelvoudig onderhands", "één offerte"),
    "quotes": ("meervoudig", "meervoudig onderhands", "drie offertes", "3 offertes", "offertes"),
    "national": ("nationaal", "nationaal openbaar", "nationale aanbesteding"),
    "european": ("europees", "europees openbaar", "europese aanbesteding", "EA"),
    "framework": ("raamovereenkomst", "minicompetitie"),
    "joint": ("gezamenlijk", "SIVON", "inkoopcentrale"),
}
DECISIONS = {
    "renew": N_("renew"),
    "renegotiate": N_("renegotiate"),
    "cancel": N_("cancel"),
    "option": N_("take up an option"),
}
DECISION_WORDS = {
    "renew": ("verlengen", "verlengd", "voortzetten", "doorzetten", "continueren"),
    "renegotiate": ("heronderhandelen", "opnieuw onderhandelen"),
    "cancel": ("opzeggen", "opgezegd", "beëindigen", "stoppen", "niet verlengen"),
    "option": ("optie", "optie lichten"),
}
BASES = {
    "fixed": N_("fixed"),
    "pupil": N_("per pupil"),
    "staff": N_("per staff member"),
    "fte": N_("per fte"),
    "site": N_("per site"),
    "device": N_("per device"),
}
BASIS_WORDS = {
    "fixed": ("vast", "vast bedrag"),
    "pupil": ("per leerling", "leerling", "leerlingen", "leerlingaantal"),
    "staff": ("per medewerker", "medewerker", "medewerkers"),
    "fte": ("per fte",),
    "site": ("per school", "per vestiging", "school", "vestiging"),
    "device": ("per apparaat", "per device", "apparaat"),
}
