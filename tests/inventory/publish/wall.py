"""Landscapes to draw: one as a board has it (45 processes, 3 or 4 parties), and larger ones, all made from a seed."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

from inventory.landscape.model import Landscape, Party, Process, Support, System

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView, Participation

DAY = dt.date(2026, 11, 22)
PARTIES = (
    "De Linde (basisschool)",
    "De Brug (speciaal basisonderwijs)",
    "Zon kinderopvang",
    "Peuterspeelzaal Pip",
)
SYSTEMS = (
    System("ParnasSys", "", "LAS", "Topicus"),
    System("ESIS", "", "LAS", "Rovict"),
    System("Parro", "", "Oudercommunicatie", "Topicus"),
    System("Snappet", "", "Educatieve applicatie", "Snappet"),
    System("Gynzy", "", "Educatieve applicatie", "Gynzy"),
    System("Basispoort", "", "Toegang", "Basispoort"),
    System("KIJK!", "", "Observatie", "Bazalt"),
    System("Konnect", "", "Kinderopvang", "Portabase"),
    System("Microsoft 365", "", "Kantoor", "Microsoft"),
    System("Google Workspace for Education", "", "Kantoor", "Google"),
    System("AFAS HR", "", "HR", "AFAS"),
    System("Exact", "", "Financieel", "Exact"),
    System("Leerling in beeld", "", "LVS", "Cito"),
    System("Kindkans", "", "Zorg", "Kindkans"),
    System("Social Schools", "", "Oudercommunicatie", "Social Schools"),
    System("TOPdesk", "", "Servicemanagement", "TOPdesk"),
    System("Intune", "", "MDM", "Microsoft"),
    System("OSO", "", "Overdracht", "Kennisnet"),
    System("Bitcare", "", "Kinderopvang", "Bitcare"),
)
DOMAINS = {
    "Aanbieden van activiteiten": "Uitvoeren les of activiteit;Aanbieden leermateriaal en spelmateriaal;Toegang verlenen "
    "tot digitaal leermateriaal;Afnemen toets of observatie-instrument;Verzorgen opvang;Voorschoolse educatie aanbieden",
    "Volgen van leerresultaten en ontwikkeling": "Observeren en registreren ontwikkeling;Registreren toets- en "
    "leerresultaten;Beoordelen en feedback geven;Analyseren voortgang;Rapporteren aan ouders en kind;Opstellen schooladvies",
    "Plannen van nieuwe activiteiten": "Jaar- en periodeplanning;Groepsplan en dagplanning;Individueel plan, handelingsplan "
    "en ontwikkelingsperspectief;Ontwikkelen en arrangeren materiaal;Roosteren groepen, ruimtes, begeleiders",
    "Instroom en uitstroom": "Werven en informeren ouders;Aanmelden en intake;Toelaten en plaatsen;Inschrijven leerling "
    "(ROD);Contracteren opvang;Warme overdracht voorschool-school;Overstap en onderwijskundig rapport;Uitschrijven",
    "Communicatie met ouders en kinderen": "Locatiebreed;Groep;Over een kind;Gespreksplanning;Toestemmingen beeldmateriaal",
    "Personeel": "Werven en aanstellen;Personeelsdossier;Formatie en inzetplanning;Salaris;Verlof en verzuim;Vervanging",
    "Financiën": "Begroten;Grootboek;Crediteuren en debiteuren;Ouderbijdrage innen",
    "ICT-ondersteuning": "Identiteiten beheren;Apparaten beheren;Netwerk;Servicedesk;Back-up en herstel",
}


def processes(repeat: int = 1) -> tuple[Process, ...]:
    """Return 45 processes in eight domains, as many times as asked."""
    return tuple(
        Process(f"{number}.{place}", name, str(number), domain, place, 1 + place % 5)
        for again in range(repeat)
        for number, (domain, names) in enumerate(DOMAINS.items(), start=1 + again * len(DOMAINS))
        for place, name in enumerate(names.replace("\n", "").split(";"), start=1)
    )


def board(parties: int = 4, repeat: int = 1, most: int = 4, seed: int = 1) -> LandscapeView:
    """Return a landscape with this many parties and, per cell, up to this many systems."""
    dice = Random(seed)
    names = [PARTIES[i % 4] + (f" {i}" if i >= 4 else "") for i in range(parties)]
    found = processes(repeat)
    part: dict[tuple[str, str], Participation] = {}
    support = []
    for place in range(parties):
        for process in found:
            key = (f"party{place}", process.code)
            part[key] = dice.choices(("yes", "no", "unknown"), (80, 16, 4))[0]
            if part[key] == "yes" and dice.random() > 0.1:
                likely = dice.sample(
                    SYSTEMS[: max(4 + int(process.domain_code) % 15, most)], k=dice.choice((1, 1, 1, 2, most))
                )
                support += [
                    Support(*key, system.key, dice.choice((None, "registreren")), 2) for system in likely
                ]
    landscape = Landscape(
        parties=tuple(Party(f"party{i}", name, i) for i, name in enumerate(names)),
        processes=found,
        participation=part,
        support=tuple(support),
        systems=(*SYSTEMS, System("Zulu")),
    )
    return landscape.at(DAY)
