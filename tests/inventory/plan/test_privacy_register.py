from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.plan.blocks import Note, Table
from inventory.plan.facts import Facts, Settings
from inventory.plan.privacy_agreements import agreements, participation
from inventory.plan.privacy_register import party_named, register
from inventory.plan.privacy_sight import Sight, concluded, split
from inventory.plan.privacy_summary import privacy_summary
from inventory.plan.template import Part
from inventory.signals.check import check
from inventory.signals.privacy_board import RULES, privacy_board, watched
from inventory.store.database import open_database
from tests.inventory.plan.privacy_small import ON, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("privacy") / "board.db")
    build(opened)
    yield opened
    opened.close()


@pytest.fixture
def sight(small: Database) -> Iterator[Sight]:
    with small.read() as connection:
        yield Sight(connection, ON)


def test_the_register_of_the_board_has_its_entries_in_natural_order(sight: Sight) -> None:
    found = register(sight)
    assert [entry.code for entry in found.entries] == ["L2", "L10"]
    assert found.others == 1
    first, second = found.entries
    assert first.controller == "Stichting Morgenster"
    assert (first.processes, first.systems, first.missing) == (("2.1 · Volgen",), ("Leerlingdesk",), [])
    assert second.missing == [
        "officer", "purposes", "subjects", "categories", "transfers", "retention", "measures", "ground"
    ]  # fmt: skip


def test_a_code_with_other_digits_or_very_many_has_a_place(small: Database) -> None:
    with small.read() as connection:
        found = Sight(connection, ON)
        for row, code in zip(found.facts.rows("processing"), ("V²①٣", "9" * 5000, "L10"), strict=False):
            row["code"] = code
        assert {entry.code for entry in register(found).entries} >= {"V²①٣"}


def test_a_party_has_its_own_register(sight: Sight) -> None:
    found = register(sight, party_named(sight, "opvang pluk b.v."))
    assert [entry.code for entry in found.entries] == ["K1"]
    assert found.processors == ()
    assert party_named(sight, "sm") == 1
    with pytest.raises(InputError, match="Opvang Pluk"):
        party_named(sight, "Iemand")


def test_an_entry_counts_on_its_days(small: Database) -> None:
    with small.read() as connection:
        found = register(Sight(connection, date(2019, 1, 1)))
    assert [entry.code for entry in found.entries] == ["L2", "L10", "P1"]


def test_recipients_are_named_once_however_they_are_written(sight: Sight) -> None:
    assert register(sight).recipients == (("DUO", ("L2", "L10")), ("gemeente", ("L2",)))


def test_processors_tell_where_data_are_and_since_when_there_is_an_agreement(sight: Sight) -> None:
    desk, rota = register(sight).processors
    assert (desk.supplier, desk.system, desk.countries) == ("Digilab", "Leerlingdesk", "NL (opslag)")
    assert (desk.agreement, desk.agreed, desk.valid) == ("VO-1", date(2024, 6, 10), True)
    assert (desk.subprocessors, desk.entries) == (("Wolkenhuis",), ("L2",))
    assert (rota.system, rota.agreement, rota.agreed, rota.countries, rota.entries) == (
        "Rooster",
        None,
        None,
        None,
        (),
    )


def test_of_national_services_and_systems_of_partners_no_agreement_is_asked(small: Database) -> None:
    with small.read() as connection:
        found = Sight(connection, ON)
        desk, rota = found.facts.rows("system")[:2]
        found.facts.rows("processing_use").append(
            {**found.facts.rows("processing_use")[0], "system": rota["id"]}
        )
        desk["hosting"], rota["party"] = "national", 2
        told = {one.system: one.unasked for one in register(found).processors}
    assert told == {
        "Leerlingdesk": "niet gevraagd: landelijke voorziening",
        "Rooster": "die van Opvang Pluk B.V.",
    }


def test_the_register_of_a_partner_names_the_processors_of_its_own_systems(small: Database) -> None:
    with small.read() as connection:
        found = Sight(connection, ON)
        system = next(one for one in found.board.systems.values() if one.name == "Rooster")
        found.board.systems[system.id] = system._replace(party=2)
        found.facts.rows("system")[1]["party"] = 2
        made = register(found, 2)
    assert [(one.system, one.unasked, one.entries) for one in made.processors] == [("Rooster", "", ())]
    assert [one.text for one in made.attention if one.subject == "Rooster"] == [
        "staat bij geen verwerking in het register"
    ]


def test_of_an_annex_the_version_of_the_day_counts(small: Database) -> None:
    with small.read() as connection:
        desk = register(Sight(connection, date(2024, 9, 1))).processors[0]
    assert desk.countries == "US"


def test_names_of_people_gaps_and_systems_without_entry_are_told(sight: Sight) -> None:
    told = [(one.subject, one.part, one.text) for one in register(sight).attention]
    assert ("L10 · Verzuim", "Opmerkingen", "lijkt een persoon te noemen: Fenna Hoekstra") in told
    assert ("L10 · Verzuim", "Proces", "niet gekoppeld aan een proces") in told
    assert ("Rooster", "Register", "staat bij geen verwerking in het register") in told
    assert len(told) == 4


def test_an_empty_register_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    opened = open_database(tmp_path_factory.mktemp("empty") / "empty.db")
    with opened.read() as connection:
        found = register(Sight(connection, ON))
    opened.close()
    assert (found.party, found.entries, len(found.attention)) == (None, (), 1)


def test_texts_with_lists_are_taken_apart() -> None:
    assert split("DUO; gemeente\nGGD") == ["DUO", "gemeente", "GGD"]
    assert split("Geen.") == split("n.v.t.") == split(None) == split(" ; ") == []


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"form": "accepted", "accepted": date(2025, 1, 1)}, date(2025, 1, 1)),
        ({"form": "published", "signed_board": date(2025, 1, 1)}, None),
        ({"signed_board": date(2025, 1, 1), "signed_supplier": date(2025, 2, 1)}, date(2025, 2, 1)),
        ({"signed_board": date(2025, 1, 1)}, date(2025, 1, 1)),
        ({"accepted": date(2025, 3, 1)}, date(2025, 3, 1)),
        ({}, None),
    ],
)
def test_an_agreement_came_about_on_its_last_signature_or_acceptance(
    values: dict[str, object], day: date | None
) -> None:
    empty = dict.fromkeys(("form", "accepted", "signed_board", "signed_supplier"))
    assert concluded({**empty, **values}) == day


def test_agreements_stand_by_supplier_with_their_state(sight: Sight) -> None:
    found = agreements(sight, check(sight.facts.connection, ON, RULES))
    assert [(one.row["code"], one.supplier, one.state) for one in found] == [
        ("VO-1", "Digilab", "valid"), ("VO-0", "Heim", "ended"), ("VO-2", "Heim", "unsigned")
    ]  # fmt: skip
    assert found[0].products == ("Leerlingdesk",)
    assert (found[0].concluded, found[0].contract, found[2].concluded) == (date(2024, 6, 10), "C-1", None)
    assert agreements(sight)[0].findings is None


def test_suppliers_stand_with_covenant_models_and_findings(sight: Sight) -> None:
    findings = check(sight.facts.connection, ON, RULES, marked=True)
    digilab, heim = participation(sight, privacy_board(findings, watched(sight.board)))
    assert (digilab.name, digilab.covenant, digilab.models, digilab.agreements) == (
        "Digilab", "participant", ("4.0",), ("VO-1",)
    )  # fmt: skip
    assert (heim.systems, heim.models, heim.agreements) == (("Rooster",), (), ("VO-0", "VO-2"))
    assert heim.findings >= 1
    assert digilab.unknowns >= 1


def test_the_summary_of_a_plan_counts_systems_and_has_its_records(small: Database) -> None:
    with small.read() as connection:
        facts = Facts(connection, Settings(2027, 2030), ON)
        blocks = privacy_summary(facts, Part(type="source", id="p", texts={}, items={}))
    checks, note, entries, worst = blocks
    assert isinstance(checks, Table)
    assert all(sum(cell for cell in row[1:] if isinstance(cell, int)) == 2 for row in checks.rows)
    assert checks.evidence[0].count == 2
    assert isinstance(note, Note)
    assert "van de 2 systemen" in note.text
    assert isinstance(entries, Table)
    assert entries.rows == (("Leerlingen", 2, 1),)
    assert "50%" in entries.caption
    assert [column.label for column in entries.columns] == ["Register", "Verwerkingen", "Volledig vastgelegd"]
    assert isinstance(worst, Table)
    assert any("PRV-001" in str(row[1]) and row[0] == "Rooster" for row in worst.rows)
