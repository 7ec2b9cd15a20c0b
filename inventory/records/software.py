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
from inventory.records.software_choices import (
    HOSTING,
    HOSTING_WORDS,
    LICENCE_KIND_WORDS,
    LICENCE_KINDS,
    SYSTEM_TYPE_WORDS,
    SYSTEM_TYPES,
)

__all__ = [
    "HOSTING",
    "LICENCE_KINDS",
    "SYSTEM_TYPES",
    "SYSTEM_TYPE_WORDS",
    "Assignment",
    "Installation",
    "Licence",
    "LicenceCount",
    "System",
]


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
        synonyms=(
            "systeem",
            "applicatie",
            "app",
            "toepassing",
            "software",
            "systeemnaam",
            "naam systeem",
            "naam applicatie",
            "applicatienaam",
        ),
    )
    type = f.choice(
        N_("Type"),
        SYSTEM_TYPES,
        listed=True,
        default="other",
        width=24,
        also=SYSTEM_TYPE_WORDS,
        synonyms=("soort", "categorie", "soort systeem", "type systeem", "soort applicatie"),
    )
    supplier = f.link("supplier", N_("Supplier"), listed=True, made=True, synonyms=("leverancier",))
    hosting = f.choice(N_("Hosting"), HOSTING, listed=True, default="cloud", also=HOSTING_WORDS,
                     synonyms=("hostingvorm", "vorm", "plaats", "cloud/lokaal", "SaaS of lokaal", "leveringsvorm"))  # fmt: skip
    status = f.choice(N_("Status"), USES, listed=True, required=True, default="in_use", also=USE_WORDS)
    start = f.date(
        N_("In use from"),
        synonyms=("in gebruik vanaf", "vanaf", "in gebruik sinds", "sinds", "ingebruikname"),
    )
    end = f.date(N_("In use until"), synonyms=("in gebruik tot", "tot en met"))
    cost_row = f.choice(N_("Cost row"), COST_ROWS, also=COST_ROW_WORDS, synonyms=("kostenrij",))
    personal_data = f.choice(N_("Personal data"), YES_NO_UNKNOWN, N_("Does it process personal data?"), listed=True, default="unknown",
                           also=YES_NO_UNKNOWN_WORDS, synonyms=("persoonsgegevens", "verwerkt persoonsgegevens", "bevat persoonsgegevens"))  # fmt: skip
    pupil_data = f.choice(N_("Pupil data"), YES_NO_UNKNOWN, N_("Does it process data of pupils or children?"), listed=True, default="unknown",
                        also=YES_NO_UNKNOWN_WORDS, synonyms=("leerlinggegevens", "gegevens van leerlingen", "verwerkt leerlinggegevens"))  # fmt: skip
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
        synonyms=("opslagland", "datalocatie", "opslaglocatie", "land van opslag", "locatie data"),
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
                       synonyms=("MFA beheer", "2FA beheer", "MFA", "2FA", "MFA beheerders", "2FA beheerders", "tweefactor beheer"))  # fmt: skip
    ai = f.choice(N_("Uses AI"), YES_NO_UNKNOWN, N_("On data of pupils or staff"), default="unknown", also=YES_NO_UNKNOWN_WORDS,
                synonyms=("AI", "kunstmatige intelligentie", "AI-functies", "bevat AI"))  # fmt: skip
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
    owner = f.link(
        "person",
        N_("Owner"),
        loose=True,
        synonyms=("eigenaar", "functioneel beheerder", "systeemeigenaar", "beheerder"),
    )
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
        also=LICENCE_KIND_WORDS,
        synonyms=("soort licentie", "licentievorm", "licentietype", "soort"),
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
