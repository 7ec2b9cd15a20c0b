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
    "subscription": ("abonnement",),
    "licence": ("licentie", "licenties"),
    "service": ("dienst", "onderhoud", "SLA"),
    "operational_lease": ("lease", "operationele lease"),
    "financial_lease": ("financiële lease",),
    "purchase": ("koop", "aankoop"),
    "framework": ("raamovereenkomst", "raamcontract"),
    "connection": ("verbinding", "internet"),
}
RENEWALS = {
    "tacit": N_("tacit renewal"),
    "express": N_("renewed by a decision"),
    "none": N_("ends by itself"),
    "open-ended": N_("open-ended"),
    "school-year": N_("ends with the school year"),
}
RENEWAL_WORDS = {
    "tacit": ("stilzwijgend", "stilzwijgende verlenging", "automatisch", "ja"),
    "express": ("uitdrukkelijk", "na besluit", "opnieuw bestellen", "jaarlijks bestellen"),
    "none": ("geen", "eindigt", "eindigt vanzelf", "nee"),
    "open-ended": ("onbepaalde tijd", "onbepaald"),
    "school-year": ("schooljaar", "eindigt met het schooljaar", "per schooljaar"),
}
NOTICE_UNITS = {
    "months": N_("months"),
    "weeks": N_("weeks"),
    "days": N_("days"),
    "calendar_months": N_("calendar months"),
}
NOTICE_WORDS = {
    "months": ("maanden", "maand", "mnd"),
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
    "direct": ("enkelvoudig", "één op één", "enkelvoudig onderhands"),
    "quotes": ("meervoudig", "meervoudig onderhands", "drie offertes"),
    "national": ("nationaal", "nationaal openbaar"),
    "european": ("europees", "europees openbaar"),
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
    "renew": ("verlengen", "verlengd"),
    "renegotiate": ("heronderhandelen", "opnieuw onderhandelen"),
    "cancel": ("opzeggen", "opgezegd"),
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
    "pupil": ("per leerling", "leerling", "leerlingen"),
    "staff": ("per medewerker", "medewerker", "medewerkers"),
    "fte": ("per fte",),
    "site": ("per school", "per vestiging", "school", "vestiging"),
    "device": ("per apparaat", "per device", "apparaat"),
}
