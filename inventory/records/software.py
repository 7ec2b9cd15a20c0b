"""What runs: systems and cloud services, licences, and to whom licences are assigned."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import (
    COST_ROW_WORDS,
    COST_ROWS,
    LEVEL_WORDS,
    LEVELS,
    USE_WORDS,
    USES,
    YES_NO_UNKNOWN,
    YES_NO_UNKNOWN_WORDS,
)
from inventory.records.record import Record

SYSTEM_TYPES = {
    "student_information": N_("student information system"),
    "pupil_tracking": N_("pupil tracking system"),
    "assessment": N_("assessment system"),
    "learning_environment": N_("learning environment"),
    "learning_application": N_("learning application"),
    "access": N_("access portal"),
    "parent_communication": N_("parent communication"),
    "childcare": N_("childcare planning"),
    "identity": N_("identity and single sign-on"),
    "office": N_("office and collaboration"),
    "hr": N_("HR and payroll"),
    "finance": N_("finance"),
    "care": N_("care and support"),
    "transfer": N_("transfer of pupil files"),
    "quality": N_("quality and safety"),
    "device_management": N_("device management"),
    "network": N_("network and security"),
    "service_management": N_("service management"),
    "website": N_("website and intranet"),
    "national": N_("national service"),
    "other": N_("other"),
}
SYSTEM_TYPE_WORDS = {
    "student_information": ("LAS", "leerlingadministratie", "SIS"),
    "pupil_tracking": ("LVS", "observatie", "volgsysteem", "kindvolgsysteem"),
    "assessment": ("toets", "doorstroomtoets", "toetsen"),
    "learning_environment": ("ELO", "LMS"),
    "learning_application": ("educatieve applicatie", "digitaal leermateriaal", "leermiddel"),
    "access": ("toegang", "portaal"),
    "parent_communication": ("ouderapp", "ouderportaal"),
    "childcare": ("kinderopvang", "kindplanning"),
    "identity": ("SSO", "IAM", "identiteit"),
    "office": ("kantoor", "samenwerken"),
    "hr": ("HR", "HRM", "salaris", "personeel"),
    "finance": ("boekhouding", "financieel"),
    "care": ("zorg", "passend onderwijs"),
    "transfer": ("overdracht",),
    "quality": ("kwaliteit", "BI"),
    "device_management": ("MDM", "werkplekbeheer"),
    "network": ("netwerk", "beveiliging"),
    "service_management": ("servicedesk", "ITSM"),
    "website": ("CMS", "intranet"),
    "national": ("landelijk",),
}
"""What spreadsheets and reference models call the types."""
HOSTING = {
    "cloud": N_("cloud service"),
    "installed": N_("installed"),
    "own_server": N_("own server"),
    "national": N_("national service"),
}
LICENCE_KINDS = {
    "device": N_("per device"),
    "user": N_("per user"),
    "pupil": N_("per pupil"),
    "fte": N_("per fte"),
    "site": N_("per site"),
    "concurrent": N_("concurrent users"),
    "board": N_("for the whole board"),
    "perpetual": N_("perpetual"),
    "subscription": N_("subscription"),
}


class System(
    Record,
    kind="system",
    label=N_("system"),
    plural=N_("systems"),
    keys=(("name",),),
    title=("name",),
    aliases=("other_names",),
):
    """An application or cloud service."""

    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=26,
        synonyms=("systeem", "applicatie", "app", "toepassing", "software"),
    )
    type = f.choice(
        N_("Type"),
        SYSTEM_TYPES,
        listed=True,
        default="other",
        width=24,
        also=SYSTEM_TYPE_WORDS,
        synonyms=("soort", "categorie"),
    )
    supplier = f.link("supplier", N_("Supplier"), listed=True, made=True, synonyms=("leverancier",))
    hosting = f.choice(N_("Hosting"), HOSTING, listed=True, default="cloud", synonyms=("hosting",))
    status = f.choice(N_("Status"), USES, listed=True, required=True, default="in_use", also=USE_WORDS)
    start = f.date(N_("In use from"), synonyms=("in gebruik vanaf", "vanaf"))
    end = f.date(N_("In use until"), synonyms=("in gebruik tot", "tot en met"))
    cost_row = f.choice(N_("Cost row"), COST_ROWS, also=COST_ROW_WORDS, synonyms=("kostenrij",))
    personal_data = f.choice(N_("Personal data"), YES_NO_UNKNOWN, N_("Does it process personal data?"), listed=True, default="unknown",
                           also=YES_NO_UNKNOWN_WORDS, synonyms=("persoonsgegevens",))  # fmt: skip
    pupil_data = f.choice(N_("Pupil data"), YES_NO_UNKNOWN, N_("Does it process data of pupils or children?"), listed=True, default="unknown",
                        also=YES_NO_UNKNOWN_WORDS, synonyms=("leerlinggegevens",))  # fmt: skip
    availability = f.choice(N_("Availability"), LEVELS, also=LEVEL_WORDS, synonyms=("beschikbaarheid", "B"))
    integrity = f.choice(N_("Integrity"), LEVELS, also=LEVEL_WORDS, synonyms=("integriteit", "I"))
    confidentiality = f.choice(
        N_("Confidentiality"), LEVELS, also=LEVEL_WORDS, synonyms=("vertrouwelijkheid", "V")
    )
    technical_fit = f.integer(
        N_("Technical fit"),
        N_("How sound it is technically, 1 to 4; how well it fits the work is asked per process"),
        least=1,
        most=4,
        synonyms=("technische kwaliteit", "technisch passend"),
    )
    country = f.text(
        N_("Storage country"),
        N_("Where the data are, two letters"),
        length=60,
        synonyms=("opslagland", "datalocatie"),
    )
    dpia = f.choice(
        N_("DPIA done"),
        YES_NO_UNKNOWN,
        default="unknown",
        also=YES_NO_UNKNOWN_WORDS,
        synonyms=("DPIA", "GEB"),
    )
    dpia_triggers = f.text(
        N_("DPIA triggers"),
        N_(
            "Codes of what makes a DPIA necessary, separated by ;. “none” when it was looked at and there are none"
        ),
        synonyms=("DPIA-criteria", "GEB-criteria"),
    )
    party = f.link(
        "party",
        N_("Responsible party"),
        N_("Who has the contract and answers for the data; empty: the own board"),
        synonyms=("verantwoordelijke partij", "van partij"),
    )
    sso = f.choice(N_("Single sign-on"), YES_NO_UNKNOWN, default="unknown", also=YES_NO_UNKNOWN_WORDS,
                 synonyms=("SSO", "eenmalig inloggen"))  # fmt: skip
    admin_mfa = f.choice(N_("Two-factor login for administrators"), YES_NO_UNKNOWN, default="unknown", also=YES_NO_UNKNOWN_WORDS,
                       synonyms=("MFA beheer", "2FA beheer", "MFA"))  # fmt: skip
    ai = f.choice(N_("Uses AI"), YES_NO_UNKNOWN, N_("On data of pupils or staff"), default="unknown", also=YES_NO_UNKNOWN_WORDS,
                synonyms=("AI", "kunstmatige intelligentie"))  # fmt: skip
    ai_training_banned = f.choice(N_("Training on our data forbidden"), YES_NO_UNKNOWN, default="unknown", also=YES_NO_UNKNOWN_WORDS,
                                synonyms=("AI-training verboden", "trainingsverbod"))  # fmt: skip
    ai_oversight = f.choice(N_("Human oversight of AI"), YES_NO_UNKNOWN, default="unknown", also=YES_NO_UNKNOWN_WORDS,
                          synonyms=("menselijk toezicht",))  # fmt: skip
    measures_applied = f.date(
        N_("National measures applied"),
        N_("Day on which the list of measures of the national DPIA was carried out"),
        synonyms=("SIVON-maatregelen", "maatregelen toegepast op"),
    )
    changed = f.date(
        N_("Last great change"),
        N_("Day since which a DPIA or review must be looked at again"),
        synonyms=("laatste grote wijziging",),
    )
    owner = f.link("person", N_("Owner"), synonyms=("eigenaar", "functioneel beheerder"))
    website = f.text(N_("Website"))
    other_names = f.text(N_("Other names"), N_("Separated by ;"), synonyms=("alias",))
    reference = f.text(
        N_("Reference name"),
        N_("What a reference model such as FORA or ROSA calls it"),
        synonyms=("referentiecomponent", "referentienaam"),
    )
    identifier = f.text(
        N_("Reference identifier"),
        N_("By which a new release of the model finds it again"),
        synonyms=("object ID", "identifier"),
    )
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class Licence(
    Record,
    kind="licence",
    label=N_("licence"),
    plural=N_("licences"),
    keys=(("name",),),
    title=("name",),
):
    """The right to use something: how many, until when, under which contract."""

    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=28,
        synonyms=("licentie", "License", "Name", "Software Name"),
    )
    system = f.link("system", N_("System"), listed=True, synonyms=("systeem", "product"))
    supplier = f.link("supplier", N_("Supplier"), synonyms=("leverancier", "Manufacturer"))
    contract = f.link("contract", N_("Contract"), listed=True, synonyms=("contractnummer",))
    type = f.choice(
        N_("Kind"),
        LICENCE_KINDS,
        listed=True,
        default="subscription",
        required=True,
        synonyms=("soort licentie", "licentievorm"),
    )
    seats = f.integer(
        N_("Seats"),
        N_("Bought; empty is unlimited"),
        listed=True,
        synonyms=("aantal", "aantal licenties", "Seats", "Total"),
    )
    used = f.integer(
        N_("Used"),
        N_("Counted elsewhere; empty: the assignments are counted"),
        listed=True,
        synonyms=("in gebruik", "gebruikt"),
    )
    counted = f.date(N_("Counted on"), synonyms=("peildatum", "geteld op"))
    unit_price = f.price(
        N_("Unit price"),
        N_("Per seat and period, including VAT, for a licence that no contract pays"),
        synonyms=("prijs", "stukprijs", "Purchase Cost"),
    )
    period_months = f.integer(
        N_("Price period"),
        N_("Months that the price covers"),
        default=12,
        least=1,
        most=120,
        synonyms=("prijsperiode",),
    )
    cost_row = f.choice(N_("Cost row"), COST_ROWS, also=COST_ROW_WORDS, synonyms=("kostenrij",))
    start = f.date(N_("From"), synonyms=("vanaf", "ingangsdatum", "Purchase Date"))
    end = f.date(
        N_("Until"), listed=True, synonyms=("tot en met", "einddatum", "Expiration Date", "Termination Date")
    )
    key = f.text(
        N_("Licence key"), length=2000, secret=True, synonyms=("licentiesleutel", "Product Key", "Serial")
    )
    reassignable = f.flag(N_("Reassignable"), synonyms=("overdraagbaar", "Reassignable"))
    order_number = f.text(N_("Order number"), searched=True, synonyms=("ordernummer", "Order Number"))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class Assignment(
    Record,
    kind="assignment",
    label=N_("licence assignment"),
    plural=N_("licence assignments"),
    title=("licence", "site", "user"),
):
    """Seats of a licence that a site, a device or an account has."""

    licence = f.link("licence", N_("Licence"), required=True, listed=True, synonyms=("licentie",))
    site = f.link("site", N_("Site"), listed=True, synonyms=("school", "vestiging"))
    device = f.link("device", N_("Device"), listed=True, synonyms=("apparaat",))
    user = f.text(N_("User"), listed=True, searched=True, synonyms=("gebruiker",))
    seats = f.integer(N_("Seats"), required=True, listed=True, default=1, least=1, synonyms=("aantal",))
    start = f.date(N_("From"), listed=True, synonyms=("vanaf",))
    end = f.date(N_("Until"), listed=True, synonyms=("tot en met",))


class LicenceCount(
    Record,
    kind="licence_count",
    label=N_("licence count"),
    plural=N_("licence counts"),
    keys=(("licence", "date"),),
    title=("licence", "date"),
):
    """How many seats of a licence were bought and used on a count date; the last count up to a day holds on it."""

    licence = f.link("licence", N_("Licence"), required=True, listed=True, width=28, synonyms=("licentie",))
    date = f.date(N_("Counted on"), required=True, listed=True, synonyms=("peildatum", "geteld op"))
    seats = f.integer(N_("Seats"), listed=True, synonyms=("aantal", "aantal licenties"))
    used = f.integer(N_("Used"), listed=True, synonyms=("in gebruik", "gebruikt"))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class Installation(
    Record,
    kind="installation",
    label=N_("installation"),
    plural=N_("installations"),
    keys=(("system", "device"),),
    title=("system", "device"),
):
    """A system that was found on a device."""

    system = f.link(
        "system", N_("System"), required=True, listed=True, width=26, synonyms=("systeem", "software")
    )
    device = f.link("device", N_("Device"), required=True, listed=True, width=26, synonyms=("apparaat",))
    name = f.text(N_("Name as found"), searched=True, synonyms=("naam",))
    release = f.text(N_("Version"), listed=True, length=100, synonyms=("versie",))
    seen = f.date(N_("Last seen"), listed=True, synonyms=("laatst gezien",))
