"""Who there is: the board, the parties of an IKC, sites with their pupils and staff, rooms, people and their roles."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

COUNTRIES = {"NL": N_("Netherlands"), "VL": N_("Flanders")}
COUNTRY_WORDS = {
    "NL": ("NLD", "Holland", "the Netherlands"),
    "VL": (
        "BE",
        "BEL",
        "België",
        "Belgium",
        "Belgique",
        "Vlaams",
        "BE-VLG",
        "Vlaams Gewest",
        "Vlaamse Gemeenschap",
    ),
}
"""Of the two countries whose rules the program knows; a Belgian board is a Flemish one."""
PARTIES = {
    "board": N_("school board"),
    "childcare": N_("childcare"),
    "municipality": N_("municipality"),
    "care": N_("care organisation"),
    "other": N_("other organisation"),
}
PARTY_WORDS = {
    "board": (
        "bestuur",
        "bevoegd gezag",
        "inrichtende macht",
        "scholengroep",
        "scholengemeenschap",
        "onderwijs",
        "onderwijsstichting",
    ),
    "childcare": ("opvang", "kinderopvangorganisatie", "peuteropvang", "kinderdagverblijf"),
    "municipality": ("gemeentebestuur", "stad"),
    "care": ("zorg", "jeugdzorg", "zorgpartner", "CLB"),
    "other": ("overig", "anders", "partner"),
}
SITE_TYPES = {
    "primary": N_("primary school"),
    "special_primary": N_("special primary school"),
    "special": N_("special education"),
    "secondary": N_("secondary school"),
    "ikc": N_("integrated child centre"),
    "childcare": N_("childcare site"),
    "office": N_("office"),
}
SITE_TYPE_WORDS = {
    "primary": (
        "bao",
        "bo",
        "po",
        "basisonderwijs",
        "lagere school",
        "lager onderwijs",
        "kleuterschool",
        "kleuteronderwijs",
        "kleuter- en lagere school",
    ),
    "special_primary": ("sbo", "sbao", "speciaal basisonderwijs"),
    "special": (
        "so",
        "vso",
        "(v)so",
        "so/vso",
        "buo",
        "bubao",
        "buso",
        "speciaal onderwijs",
        "buitengewoon onderwijs",
        "buitengewoon basisonderwijs",
    ),
    "secondary": ("vo", "voortgezet onderwijs", "secundair", "secundair onderwijs", "middelbare school"),
    "ikc": ("IKC", "kindcentrum", "IEKC"),
    "childcare": ("opvang", "kinderopvang", "kdv", "bso", "peuteropvang"),
    "office": ("bestuurskantoor", "bestuursbureau", "stafbureau", "servicebureau", "hoofdkantoor"),
}
ROLES = {
    "ict_coordinator": N_("ICT coordinator of the board"),
    "ict_school": N_("ICT coordinator of a school"),
    "i_coach": N_("i-coach"),
    "system_administrator": N_("system administrator"),
    "functional_administrator": N_("functional administrator"),
    "privacy_officer": N_("privacy officer"),
    "data_protection_officer": N_("data protection officer"),
    "board_member": N_("board member"),
    "school_leader": N_("school leader"),
    "controller": N_("controller"),
    "budget_holder": N_("budget holder"),
    "teacher": N_("teacher"),
}
ROLE_WORDS = {
    "ict_coordinator": (
        "ict-coördinator bestuur",
        "bovenschoolse ict-coördinator",
        "bovenschools ict'er",
        "ict-coördinator bovenschools",
    ),
    "ict_school": ("ict-coördinator", "ict'er", "ict-coördinator", "ict-verantwoordelijke", "ICC"),
    "i_coach": ("mediacoach", "digicoach"),
    "system_administrator": ("beheerder", "netwerkbeheerder"),
    "functional_administrator": ("functioneel applicatiebeheerder",),
    "privacy_officer": (
        "PO",
        "privacycoördinator",
        "IBP-coördinator",
        "IBP-er",
        "aanspreekpunt informatieveiligheid",
    ),
    "data_protection_officer": ("FG", "DPO", "data protection officer"),
    "board_member": ("bestuurder", "college van bestuur"),
    "school_leader": ("directeur", "directie", "schooldirecteur", "directeur-bestuurder"),
    "budget_holder": ("budgethouder",),
    "teacher": ("leerkracht", "docent"),
}


class Party(
    Record,
    kind="party",
    label=N_("party"),
    plural=N_("parties"),
    keys=(("name",),),
    title=("name",),
    aliases=("other_names", "short"),
):
    """A legal entity: the board itself, or a partner that it runs an IKC with."""

    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=28,
        synonyms=("partij", "organisatie", "bestuur"),
    )
    short = f.text(
        N_("Short name"),
        N_("One or two letters for the map"),
        listed=True,
        length=12,
        width=8,
        synonyms=("afkorting",),
    )
    type = f.choice(
        N_("Type"),
        PARTIES,
        listed=True,
        default="other",
        required=True,
        also=PARTY_WORDS,
        synonyms=("soort partij", "soort", "soort organisatie"),
    )
    own = f.flag(
        N_("Own board"),
        N_("Yes for the board whose inventory this is"),
        listed=True,
        synonyms=("eigen bestuur",),
    )
    country = f.choice(
        N_("Country"),
        COUNTRIES,
        N_("Decides on terms, holidays and rules"),
        default="NL",
        also=COUNTRY_WORDS,
        synonyms=("land",),
    )
    registration = f.text(
        N_("Registration number"),
        N_("Chamber of commerce or company number"),
        synonyms=("kvk", "kbo", "kvk-nummer"),
    )
    street = f.text(N_("Street"), synonyms=("adres", "straat"))
    postcode = f.text(N_("Postcode"), length=12)
    city = f.text(N_("City"), listed=True, searched=True, synonyms=("plaats", "gemeente"))
    denominations = f.text(N_("Denominations"), synonyms=("denominatie", "denominaties"))
    concepts = f.text(N_("Educational concepts"), synonyms=("onderwijsconcept", "onderwijsconcepten"))
    other_names = f.text(N_("Other names"), N_("Separated by ;"), synonyms=("alias",))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class Site(
    Record,
    kind="site",
    label=N_("site"),
    plural=N_("sites"),
    keys=(("code",), ("name",)),
    title=("name",),
    aliases=("other_names",),
):
    """A school or another place where devices are."""

    code = f.text(N_("Site code"), N_("BRIN with site number, or instellingsnummer"), listed=True, searched=True, length=20, width=10,
                synonyms=("brin", "brin vestiging", "brincode", "brinnummer", "brin-nummer", "brin + vestiging", "instellingsnummer", "vestigingscode", "vestigingsnummer",
                          "schoolcode"))  # fmt: skip
    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=24,
        synonyms=(
            "school",
            "schoolnaam",
            "naam school",
            "naam van de school",
            "vestiging",
            "vestigingsnaam",
            "naam vestiging",
            "locatie",
        ),
    )
    party = f.link(
        "party",
        N_("Party"),
        N_("Who runs the site"),
        listed=True,
        synonyms=("bestuur", "schoolbestuur", "organisatie", "inrichtende macht"),
    )
    type = f.choice(
        N_("Type"),
        SITE_TYPES,
        listed=True,
        default="primary",
        also=SITE_TYPE_WORDS,
        synonyms=(
            "schooltype",
            "onderwijstype",
            "schoolsoort",
            "soort school",
            "soort onderwijs",
            "type onderwijs",
            "onderwijssoort",
            "soort",
        ),
    )
    street = f.text(N_("Street"), synonyms=("adres", "straat"))
    postcode = f.text(N_("Postcode"), length=12)
    city = f.text(N_("City"), listed=True, searched=True, synonyms=("plaats", "gemeente", "stad"))
    denomination = f.text(N_("Denomination"), synonyms=("denominatie",))
    concept = f.text(N_("Educational concept"), synonyms=("onderwijsconcept",))
    places = f.text(N_("Childcare places"), synonyms=("opvangplaatsen", "kindplaatsen"))
    other_names = f.text(
        N_("Other names"),
        N_("Separated by ;, also the names that exports use, such as an organisational unit"),
        synonyms=("alias",),
    )
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class Headcount(
    Record,
    kind="headcount",
    label=N_("headcount"),
    plural=N_("headcounts"),
    keys=(("site", "date"),),
    title=("site", "date"),
):
    """Pupils and staff of a site on a count date."""

    site = f.link("site", N_("Site"), required=True, listed=True)
    date = f.date(N_("Count date"), required=True, listed=True, synonyms=("peildatum", "teldatum"))
    pupils = f.integer(N_("Pupils"), listed=True, synonyms=("leerlingen", "aantal leerlingen"))
    staff = f.integer(N_("Staff"), N_("People"), listed=True, synonyms=("medewerkers", "personeel"))
    fte = f.fte(N_("Staff in fte"), listed=True, synonyms=("fte",))


class Room(
    Record,
    kind="room",
    label=N_("room"),
    plural=N_("rooms"),
    keys=(("site", "name"),),
    title=("site", "name"),
):
    """A room of a site."""

    site = f.link("site", N_("Site"), required=True, listed=True)
    name = f.text(N_("Name"), required=True, listed=True, searched=True, synonyms=("ruimte", "lokaal"))
    floor = f.text(N_("Floor"), listed=True, synonyms=("verdieping",))
    group = f.text(
        N_("Group"), N_("The class that uses it"), listed=True, searched=True, synonyms=("groep", "klas")
    )
    notes = f.note(N_("Notes"))


class Person(
    Record,
    kind="person",
    label=N_("person"),
    plural=N_("people"),
    keys=(("email",), ("name",)),
    title=("name",),
):
    """Somebody with a role in the ICT of the board."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=24, synonyms=("naam", "medewerker")
    )
    email = f.email(N_("E-mail"), listed=True, searched=True, synonyms=("e-mailadres", "mail"))
    phone = f.text(N_("Phone"), synonyms=("telefoon",), length=40)
    job = f.text(N_("Job"), listed=True, searched=True, synonyms=("functie",))
    site = f.link("site", N_("Site"), listed=True)
    party = f.link("party", N_("Party"))
    notes = f.note(N_("Notes"))


class Role(
    Record,
    kind="role",
    label=N_("role"),
    plural=N_("roles"),
    keys=(("person", "role", "site"),),
    title=("person", "role"),
):
    """What a person does, where, and in which years."""

    person = f.link("person", N_("Person"), required=True, listed=True)
    role = f.choice(N_("Role"), ROLES, required=True, listed=True, width=28, synonyms=("rol",))
    site = f.link("site", N_("Site"), N_("Empty: for the whole board"), listed=True)
    start = f.date(N_("From"), listed=True, synonyms=("vanaf",))
    end = f.date(N_("Until"), listed=True, synonyms=("tot en met",))
