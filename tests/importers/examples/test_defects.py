"""What is wrong at the demo board, on purpose (domain.md §10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.importers.examples.board import rows

if TYPE_CHECKING:
    from pathlib import Path

Agreements = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def agreements(folder: Path) -> Agreements:
    return {row["Leverancier"]: row for row in rows(folder, "verwerkersovereenkomsten.csv")}


def system(folder: Path, name: str) -> dict[str, Any]:
    return next(row for row in rows(folder, "systemen.csv") if row["Systeem"] == name)


def test_the_parent_app_has_an_old_model(folder: Path, agreements: Agreements) -> None:
    assert system(folder, "SchoolPost")["Soort"] == "oudercommunicatie"
    assert agreements["Ouderklik B.V."]["Modelversie"] == "3.0"


def test_gynzy_has_an_agreement_and_no_annex(folder: Path, agreements: Agreements) -> None:
    number = agreements["Gynzy"]["VO-nummer"]
    assert number not in {row["VO-nummer"] for row in rows(folder, "privacybijsluiters.csv")}


def test_one_subprocessor_outside_the_eea_has_no_safeguard(folder: Path) -> None:
    outside = [row for row in rows(folder, "subverwerkers.csv") if row["Buiten EER"] == "ja"]
    assert [row["Subverwerker"] for row in outside if row["Waarborg"] == "geen"] == ["VaultNine Inc."]
    assert len(outside) == 3


def test_one_agreement_is_older_than_the_gdpr(agreements: Agreements) -> None:
    old = [row for row in agreements.values() if row["Soort"] == "bewerkersovereenkomst"]
    assert [row["Getekend bestuur"] for row in old] == ["04-09-2017"]


def test_konnect_serves_both_parties_without_any_agreement(folder: Path, agreements: Agreements) -> None:
    table = rows(folder, "ikc-systemen-processen.xlsx", "Systemen per proces", 3)
    for party in ("Stichting Lindelaar Primair", "Kinderopvang Zonnekring B.V."):
        assert any("Konnect" in row[party] for row in table)
    assert "Konnect Nederland" not in agreements


def test_the_teachers_app_has_neither_contract_nor_agreement(folder: Path, agreements: Agreements) -> None:
    supplier = system(folder, "TafelTrainer")["Leverancier"]
    covered = {row["Systeem"] for row in rows(folder, "contracten.xlsx", "dekkingen")}
    assert supplier not in agreements
    assert "TafelTrainer" not in covered
    assert supplier not in {row["Leverancier"] for row in rows(folder, "contracten.xlsx", "contracten", 3)}


def test_the_pupil_tracking_system_has_no_dpia(folder: Path) -> None:
    assert system(folder, "Cito Leerling in beeld")["DPIA"] == "nee"


def test_no_licence_is_used_more_than_bought(folder: Path) -> None:
    over = [
        row["Licentie"]
        for row in rows(folder, "contracten.xlsx", "licenties")
        if row["In gebruik"] > row["Aantal"]
    ]
    assert over == []


def test_the_special_school_has_no_survey_of_its_wifi(folder: Path) -> None:
    documents = rows(folder, "lindelaar-basis.xlsx", "documenten")
    measured = {row["Vestiging"] for row in documents if row["Soort"] == "wifimeting"}
    schools = {row["Naam"] for row in rows(folder, "lindelaar-basis.xlsx", "vestigingen")} - {
        "Bestuursbureau"
    }
    assert schools - measured == {"SBO De Horizon"}


def test_landscape_of_the_child_centre(folder: Path) -> None:
    table = {row["Nr"]: row for row in rows(folder, "ikc-systemen-processen.xlsx", "Systemen per proces", 3)}
    board, partner = "Stichting Lindelaar Primair", "Kinderopvang Zonnekring B.V."
    assert (table["7.1"][board], table["7.1"][partner]) == ("n.v.t.", "Konnect")
    assert "KIJK!" in table["2.1"][board]
    assert table["2.1"][partner] == "KIJK! (observeren)"
    assert (table["6.2"][board], table["6.2"][partner]) == ("SchoolPost", "Konnect")
    assert (table["4.6"][board], table["4.6"][partner]) == ("", "")
    assert (table["8.4"][board], table["8.4"][partner]) == ("AFAS", "Loonbaken")
    licences = [row for row in rows(folder, "contracten.xlsx", "licenties") if row["Systeem"] == "KIJK!"]
    assert len(licences) == 2
