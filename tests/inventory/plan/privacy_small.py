"""A small board with a register, agreements and annexes, for documents on privacy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = date(2026, 11, 22)
HOSTILE = "=1+1 [/foo] \x1b[31m <w:p/> & \u202eabc"


def build(database: Database) -> None:
    """Write a board, a partner, three systems, two agreements, an annex with its parts, and four entries."""
    with work(database, "test") as unit:

        def add(kind: str, **values: Any) -> int:
            return unit.add(get(kind), values)

        own = add("party", name="Stichting Morgenster", short="SM", type="board", own=True)
        partner = add("party", name="Opvang Pluk B.V.", type="childcare")
        add("person", name="Fenna Hoekstra")
        digilab = add("supplier", name="Digilab", covenant="participant")
        heim = add("supplier", name="Heim", covenant="none")
        process = add("process", code="2.1", name="Volgen")
        desk = add(
            "system",
            name="Leerlingdesk",
            supplier=digilab,
            personal_data="yes",
            pupil_data="yes",
            country="DE",
        )
        rota = add("system", name="Rooster", supplier=heim, personal_data="yes")
        add("system", name="Tekenprogramma", personal_data="no")
        contract = add(
            "contract", number="C-1", name="Leerlingdesk", supplier=digilab, start=date(2024, 8, 1)
        )
        number = {"own": own, "partner": partner, "digilab": digilab, "heim": heim, "contract": contract}
        number |= {"desk": desk, "process": process}
        agreement, annex = agreements(add, number)
        add("annex_data", annex=annex, category="contact", subject="pupil", retention_months=24)
        add("storage_location", annex=annex, country="NL", activity="opslag")
        add("subprocessor", agreement=agreement, name="Wolkenhuis", country="NL")
        entries(add, number)
        add("interface", source=desk, target=rota, name="groepen", agreement=agreement)


def agreements(add: Any, number: dict[str, int]) -> tuple[int, int]:
    """Write the agreements and the annexes; return the one that holds with its annex."""
    agreement = add(
        "agreement", code="VO-1", name="Digilab", supplier=number["digilab"], party=number["own"], model="4.0", status="signed",
        signed_board=date(2024, 6, 1), signed_supplier=date(2024, 6, 10), start=date(2024, 8, 1),
        end=date(2028, 7, 31), contract=number["contract"], deviations="geen",
    )  # fmt: skip
    add("agreement", code="VO-2", name=HOSTILE, supplier=number["heim"], status="sent", follows_contract=True)
    ended = add(
        "agreement", code="VO-0", name="Oud", supplier=number["heim"], status="ended", end=date(2020, 1, 1)
    )
    add("annex", agreement=ended, system=number["desk"], edition="0", location="CN")
    add(
        "annex", agreement=agreement, system=number["desk"], edition="1", date=date(2023, 6, 1), location="US"
    )
    annex = add(
        "annex", agreement=agreement, system=number["desk"], edition="2", date=date(2025, 6, 1), purposes="Volgen",
        categories="contactgegevens; studievoortgang", subjects="leerling",
    )  # fmt: skip
    return agreement, annex


def entries(add: Any, number: dict[str, int]) -> None:
    """Write the register: complete, half empty, of the past, and of the partner."""
    full = add(
        "processing", code="L2", name="Leerlingen volgen", register="pupils", officer="fg@morgenster.example",
        purposes="Volgen; begeleiden", subjects="leerlingen", categories="toetsresultaten", recipients="DUO; gemeente",
        transfers="geen", retention="2 jaar", measures="rollen", ground="public_task", ground_text="WPO 8",
        reviewed=date(2026, 5, 1),
    )  # fmt: skip
    add("processing_use", processing=full, system=number["desk"], process=number["process"])
    add(
        "processing",
        code="L10",
        name="Verzuim",
        register="pupils",
        notes="Vraag Fenna Hoekstra",
        recipients="duo",
    )
    add("processing", code="P1", name="Oud", register="staff", end=date(2020, 1, 1))
    add("processing", code="K1", name=HOSTILE, register="children", controller=number["partner"])
