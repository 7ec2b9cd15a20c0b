"""Lists of choices that several records share: value → label in English, marked for translation."""

from __future__ import annotations

from inventory.language import N_

COST_ROWS = {
    "digital_learning_materials": N_("digital learning materials"),
    "education_software": N_("education software"),
    "generic_software": N_("generic software"),
    "devices": N_("devices"),
    "network": N_("network infrastructure"),
    "connectivity": N_("connectivity"),
    "expertise": N_("expertise"),
}
"""The seven rows of the budget, in the order of the PO-Raad format, chapter 5."""

COST_ROW_WORDS = {
    "digital_learning_materials": ("DL", "digitaal leermateriaal", "leermateriaal"),
    "education_software": ("OS", "onderwijsspecifieke software"),
    "generic_software": ("GS", "generieke software"),
    "devices": ("DV", "devices", "apparaten"),
    "network": ("NW", "ict-netwerkinfrastructuur", "netwerk"),
    "connectivity": ("CN", "connectiviteit"),
    "expertise": ("DK", "deskundigheid", "vaardigheden"),
}
"""What spreadsheets call the rows."""

PILLARS = {
    "vision": N_("vision"),
    "skills": N_("skills"),
    "content_and_applications": N_("content and applications"),
    "infrastructure": N_("infrastructure"),
}
"""The four pillars of Vier in balans, in the order of the PO-Raad format."""

LEVELS = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
"""Availability, integrity and confidentiality (BIV), as Certificeringsschema IBP ROSA 3.0 names them."""

LEVEL_WORDS = {
    "low": ("L", "laag", "1"),
    "medium": ("M", "midden", "middel", "gemiddeld", "2"),
    "high": ("H", "hoog", "3"),
}

USES = {
    "planned": N_("planned"),
    "in_use": N_("in use"),
    "phasing_out": N_("phasing out"),
    "ended": N_("ended"),
}
"""The life of a system, a support or an interface."""

USE_WORDS = {
    "planned": ("gepland", "plan", "in voorbereiding", "toekomstig"),
    "in_use": (
        "in gebruik",
        "actief",
        "active",
        "live",
        "operationeel",
        "productie",
        "in productie",
        "pilot",
        "proef",
    ),
    "phasing_out": (
        "uitfaseren",
        "uit te faseren",
        "uitfasering",
        "in uitfasering",
        "wordt uitgefaseerd",
        "stopt",
        "phase out",
    ),
    "ended": (
        "gestopt",
        "beëindigd",
        "stopped",
        "niet meer in gebruik",
        "buiten gebruik",
        "uit gebruik",
        "uitgefaseerd",
        "inactief",
        "vervallen",
    ),
}

YES_NO_UNKNOWN = {"yes": N_("yes"), "no": N_("no"), "unknown": N_("unknown")}
YES_NO_UNKNOWN_WORDS = {
    "yes": (
        "ja",
        "j",
        "y",
        "x",
        "1",
        "true",
        "waar",
        "v",
        "✓",
        "✔",
        "☑",
        "wel",
        "aanwezig",
        "opgenomen",
        "geregeld",
        "in orde",
        "aan",
        "oui",
    ),
    "no": (
        "nee",
        "neen",
        "n",
        "0",
        "false",
        "onwaar",
        "niet",
        "geen",
        "✗",
        "✘",
        "☐",
        "niet aanwezig",
        "ontbreekt",
        "niet opgenomen",
        "niet geregeld",
        "uit",
        "non",
    ),
    "unknown": (
        "onbekend",
        "?",
        "niet bekend",
        "weet niet",
        "nog niet bekend",
        "nog uit te zoeken",
        "uitzoeken",
    ),
}

FINANCING = {
    "operating": N_("operating budget"),
    "subsidy": N_("subsidy"),
    "municipality": N_("municipality"),
    "parents": N_("parents"),
    "partner": N_("partner"),
    "other": N_("other source"),
}
"""Where the money comes from."""

FINANCING_WORDS = {
    "operating": (
        "exploitatie",
        "eigen middelen",
        "reguliere begroting",
        "begroting",
        "werkingsmiddelen",
        "lumpsum",
    ),
    "subsidy": ("subsidies", "gesubsidieerd"),
    "municipality": ("gemeentelijk",),
    "parents": ("ouderbijdrage", "ouder"),
    "partner": ("samenwerkingspartner",),
    "other": ("anders", "overig"),
}

SCOPES = {
    "print": N_("printing and copying"),
    "cabling": N_("fixed cabling"),
    "building": N_("building systems"),
    "private": N_("private devices"),
}
"""What one sum per pupil counts and another does not: without it, figures of two sources do not compare."""

SCOPE_WORDS = {
    "print": ("print", "printen", "kopiëren", "MFP"),
    "cabling": ("bekabeling", "vaste bekabeling"),
    "building": ("gebouwbeheer", "gebouwautomatisering"),
    "private": ("ouders", "BYOD", "privé"),
}
