"""Random landscapes of the two sizes that pictures are judged on: 40 and 300 processes by 4 parties.

Names are as boards have them, some far too long, with diacritics and signs; cells are empty for every reason there is.
The same seed gives the same landscape.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

from inventory.landscape.model import Landscape, Party, Process, Support, System
from inventory.landscape.portfolio import Fits, portfolio

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView, Participation, Status
    from inventory.landscape.portfolio import Place

DAY = dt.date(2026, 11, 22)
SIZES = {"small": (40, 60, 200), "large": (300, 500, 2500)}
"""Processes, systems and supports."""
PARTIES = (
    "Openbare basisschool De Linde",
    "Kinderopvang Zon & Maan B.V.",
    "Stichting Voor- en Vroegschoolse Educatie en Peuterspeelzaalwerk Überlingen aan de IJssel",
    "Pip",
)
DOMAINS = (
    "Leren & ontwikkelen",
    "Kind en ouder",
    "Planning",
    "Personeel",
    "Financiën",
    "ICT & privacy",
    "Instroom, doorstroom en uitstroom van leerlingen, peuters en baby's over alle locaties heen",
    "Huisvesting",
)
VERBS = (
    "Aanmelden",
    "Volgen",
    "Plannen",
    "Evalueren",
    "Registreren",
    "Verantwoorden",
    "Inkopen",
    "Coördineren",
)
THINGS = (
    "kind",
    "toets",
    "groepsplan",
    "leermiddelen",
    "ouderbijdrage",
    "verlof en verzuim",
    "überdracht voor- en vroegschoolse educatie naar het primair onderwijs (warme overdracht)",
    "opvangcontract",
    "zorgvraag",
)
STEMS = (
    "ParnasSys", "ESIS", "KIJK!", "Zulu", "MS365", "Gynzy", "Looqin", "AFAS HR", "Überzicht", "Mijn Rapportfolio",
    "WIS Collect", "Społecznościowa", "Nieuwsbegrip XL", "OSO", "Google Workspace for Education Plus",
    "Leerling- en kindvolgsysteem met een buitengewoon lange naam voor Ĳsbrand", "=1+1", "<b>Vet</b>", "Æther",
)  # fmt: skip
KINDS = ("LAS", "LVS", "Oudercommunicatie", "HR", "Kantoor", "")
FUNCTIONS = (None, None, "registreren", "berichten", "observeren")
STATES: tuple[Status, ...] = ("in_use", "in_use", "in_use", "phasing_out")


def view(size: str, seed: int = 1, parties: int = 4) -> LandscapeView:
    """Return the landscape of a size ("small" or "large") as it is on a day."""
    return landscape(*SIZES[size], seed=seed, parties=parties).at(DAY)


def landscape(processes: int, systems: int, supports: int, *, seed: int = 1, parties: int = 4) -> Landscape:
    """Return a landscape with so many processes, systems, supports and parties."""
    dice = Random(seed)
    people = tuple(Party(f"p{i}", _name(PARTIES, i), i) for i in range(parties))
    tools = tuple(
        System(f"s{i}", _name(STEMS, i), dice.choice(KINDS), f"Leverancier {i % 9}") for i in range(systems)
    )
    work = tuple(_process(dice, i, processes) for i in range(processes))
    part: dict[tuple[str, str], Participation] = {}
    answers: tuple[Participation | None, ...] = ("yes", "no", "unknown", None)
    for party in people:
        for process in work:
            answer = dice.choices(answers, (76, 14, 5, 5))[0]
            if answer:
                part[party.key, process.code] = answer
    running = [pair for pair, answer in sorted(part.items()) if answer == "yes" or dice.random() < 0.02]
    likely = [dice.randrange(systems) for _ in range(supports // 2)]
    rows = [
        _support(dice, dice.choice(running), tools[dice.choice((dice.choice(likely), i % systems))])
        for i in range(supports)
    ]
    return Landscape(people, work, part, tuple(rows), (*tools, System("loose", "Zwerfsysteem")))


def places(view: LandscapeView, seed: int = 1) -> list[Place]:
    """Return the portfolio of a landscape with random fits, some not recorded."""
    dice = Random(seed)
    known = Fits(
        {
            row.system: [dice.choice((None, 1, 2, 3, 3, 4, 4))] * dice.choice((1, 2)) + [dice.choice((2, 3))]
            for row in view.support
            if dice.random() < 0.8
        },
        {key: dice.choice((None, 1, 2, 3, 4, 4)) for key in view.systems},
    )
    return portfolio(view, known)


def _name(names: tuple[str, ...], place: int) -> str:
    return names[place % len(names)] + (f" {place // len(names) + 1}" if place >= len(names) else "")


def _process(dice: Random, place: int, count: int) -> Process:
    domains = max(6, count // 12)
    number = place * domains // count
    return Process(
        code=f"{number + 1}.{place}",
        name=f"{dice.choice(VERBS)} {dice.choice(THINGS)}",
        domain_code=str(number + 1),
        domain_name=_name(DOMAINS, number),
        order=place,
        importance=1 + place % 5,
        description="Wat het is, in één zin." if place % 3 else "",
    )


def _support(dice: Random, pair: tuple[str, str], system: System) -> Support:
    end = dt.date(2027, 7, 31) if dice.random() < 0.1 else None
    return Support(
        *pair, system.key, dice.choice(FUNCTIONS), dice.choice((1, 2, 2)), dice.choice(STATES), None, end
    )
