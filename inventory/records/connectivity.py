"""How the sites are connected: internet connections with what was measured, and surveys of the wireless network."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

TECHNOLOGIES = {
    "fibre": N_("fibre"),
    "coax": N_("coax (cable)"),
    "vdsl": N_("VDSL"),
    "adsl": N_("ADSL"),
    "mobile": N_("4G or 5G"),
    "radio": N_("radio link"),
    "satellite": N_("satellite"),
    "other": N_("other"),
}
TECHNOLOGY_WORDS = {
    "fibre": ("glas", "glasvezel", "fiber", "FttH", "FttO"),
    "coax": ("kabel", "coax", "kabelinternet", "coaxkabel"),
    "vdsl": ("DSL (VDSL)", "VDSL2", "koper"),
    "mobile": ("4G", "5G", "4G/5G", "LTE", "mobiel"),
    "radio": ("straalverbinding",),
    "satellite": ("satelliet", "Starlink"),
}
CONNECTION_ROLES = {"main": N_("main connection"), "failover": N_("fail-over")}
CONNECTION_ROLE_WORDS = {
    "main": ("hoofdverbinding", "hoofdlijn", "hoofd", "primair", "primaire verbinding"),
    "failover": (
        "reserve",
        "back-up",
        "backup",
        "back-uplijn",
        "backuplijn",
        "reservelijn",
        "reserveverbinding",
        "noodlijn",
        "fail-over",
        "failover",
        "secundair",
    ),
}
WIFI = {
    "wifi4": N_("Wi-Fi 4 or older"),
    "wifi5": "Wi-Fi 5",
    "wifi6": "Wi-Fi 6",
    "wifi6e": "Wi-Fi 6E",
    "wifi7": "Wi-Fi 7",
}


class Connection(
    Record,
    kind="connection",
    label=N_("internet connection"),
    plural=N_("internet connections"),
    keys=(("site", "name"),),
    title=("site", "name"),
):
    """A line to the internet: what is advertised, what is guaranteed, and what it shares with others."""

    site = f.link(
        "site", N_("Site"), required=True, listed=True, width=22, synonyms=("school", "vestiging", "locatie")
    )
    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        default="internet",
        synonyms=("verbinding", "naam", "lijn"),
    )
    role = f.choice(
        N_("Role"),
        CONNECTION_ROLES,
        listed=True,
        default="main",
        also=CONNECTION_ROLE_WORDS,
        synonyms=("rol", "soort"),
    )
    technology = f.choice(
        N_("Technology"),
        TECHNOLOGIES,
        listed=True,
        also=TECHNOLOGY_WORDS,
        synonyms=("techniek", "type verbinding"),
    )
    supplier = f.link("supplier", N_("Supplier"), synonyms=("leverancier", "provider", "aanbieder"))
    contract = f.link("contract", N_("Contract"), synonyms=("contractnummer",))
    advertised_down = f.integer(
        N_("Advertised download"),
        N_("Mbit/s"),
        listed=True,
        synonyms=("geadverteerd down", "download", "snelheid down"),
    )
    advertised_up = f.integer(
        N_("Advertised upload"), N_("Mbit/s"), synonyms=("geadverteerd up", "upload", "snelheid up")
    )
    guaranteed_down = f.integer(
        N_("Guaranteed download"),
        N_("Mbit/s that the contract promises"),
        listed=True,
        synonyms=("gegarandeerd down",),
    )
    guaranteed_up = f.integer(N_("Guaranteed upload"), N_("Mbit/s"), synonyms=("gegarandeerd up",))
    overbooking = f.integer(
        N_("Overbooking"),
        N_("With how many others the line is shared: 20 is 1:20"),
        least=1,
        most=10_000,
        synonyms=("overboekingsfactor", "overboeking"),
    )
    fixed_ip = f.flag(N_("Fixed IP address"), synonyms=("vast IP",))
    start = f.date(N_("From"), synonyms=("vanaf", "ingangsdatum"))
    end = f.date(N_("Until"), synonyms=("tot en met", "einddatum"))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class SpeedTest(
    Record,
    kind="speed_test",
    label=N_("speed test"),
    plural=N_("speed tests"),
    keys=(("connection", "date", "time"),),
    title=("connection", "date", "time"),
):
    """One measurement of a connection."""

    connection = f.link(
        "connection",
        N_("Connection"),
        required=True,
        listed=True,
        width=26,
        synonyms=("verbinding", "vestiging", "school"),
    )
    date = f.date(N_("Date"), required=True, listed=True, synonyms=("datum", "timestamp"))
    time = f.text(
        N_("Time of day"),
        N_("Hour and minute, 09:30"),
        listed=True,
        length=8,
        width=6,
        synonyms=("tijd", "tijdstip"),
    )
    down = f.decimal(
        N_("Download"),
        N_("Mbit/s"),
        required=True,
        listed=True,
        synonyms=("download (Mbit/s)", "download Mbps", "down"),
    )
    up = f.decimal(N_("Upload"), N_("Mbit/s"), listed=True, synonyms=("upload (Mbit/s)", "upload Mbps", "up"))
    latency = f.decimal(
        N_("Latency"), N_("Milliseconds"), listed=True, synonyms=("ping", "latency (ms)", "vertraging")
    )
    jitter = f.decimal(N_("Jitter"), N_("Milliseconds"), synonyms=("jitter (ms)",))
    loss = f.percent(N_("Packet loss"), synonyms=("pakketverlies", "packet loss"))
    wired = f.flag(N_("Over a cable"), N_("No: over the wireless network"), synonyms=("bekabeld",))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen", "server name"))


class WifiSurvey(
    Record,
    kind="wifi_survey",
    label=N_("wireless site survey"),
    plural=N_("wireless site surveys"),
    keys=(("site", "date"),),
    title=("site", "date"),
):
    """What a survey of the wireless network of a site found."""

    site = f.link("site", N_("Site"), required=True, listed=True, width=22, synonyms=("school", "vestiging"))
    date = f.date(N_("Date"), required=True, listed=True, synonyms=("datum", "datum meting"))
    by = f.text(N_("Carried out by"), listed=True, synonyms=("uitgevoerd door",))
    report = f.text(N_("Report"), N_("Where it is"), synonyms=("rapport", "vindplaats"))
    access_points = f.integer(
        N_("Access points"), listed=True, synonyms=("toegangspunten", "accesspoints", "aantal AP")
    )
    classrooms = f.integer(N_("Classrooms"), listed=True, synonyms=("lokalen", "aantal lokalen"))
    generation = f.choice(N_("Generation"), WIFI, synonyms=("wifi-generatie",))
    poe_watts = f.integer(
        N_("PoE budget"), N_("Watts of the switches together"), synonyms=("PoE", "PoE-budget")
    )
    vlans = f.integer(N_("VLANs"), synonyms=("VLAN", "aantal VLANs"))
    last_change = f.date(
        N_("Last change"),
        N_("Day on which the building or the access points last changed"),
        synonyms=("laatste wijziging", "laatste verbouwing"),
    )
    issues = f.note(N_("Coverage issues"), synonyms=("dekkingsproblemen", "knelpunten"))
