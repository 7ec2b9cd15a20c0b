"""CycloneDX: services as systems, their data as interfaces, and what is not taken in."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from importers import formats
from importers.formats.cyclonedx_tables import making
from importers.options import Options
from inventory.errors import InputError
from inventory.language import choose
from inventory.records.software import System
from inventory.store.work import work
from tests.importers.formats.models import SHARED, cells, kept, said, take

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


def service(name: str, flow: str = "", classification: str = "PII", **more: Any) -> dict[str, Any]:
    """Return a service."""
    data = [{"classification": classification, "flow": flow}] if flow else []
    return {"bom-ref": name.lower(), "name": name, "data": data, **more}


def bom(*services: Any, **more: Any) -> str:
    """Return a file."""
    return json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": "urn:1", "services": services, **more}, indent=1)  # fmt: skip


ROOT = {"component": {"type": "application", "name": "Portaal", "bom-ref": "root"}}
PROVIDED: dict[str, Any] = {
    "provider": {"name": "Acme", "url": ["https://acme.example"]},
    "endpoints": ["https://a.example/api"],
}


def test_services_become_systems(own_board: Database, tmp_path: Path) -> None:
    """Services in services too; who provides them, where they answer, whether they hold personal data."""
    inner = service("Foto's", "inbound", "leerlinggegevens", description="Bewaart foto's")
    text = bom(service("Toetsen", "outbound", version="3", services=[inner], **PROVIDED), metadata=ROOT)
    report = take(own_board, kept(tmp_path, text, "bom.json"))
    assert report.rejected == 0
    assert cells(
        own_board, "system", "name", "supplier", "website", "personal_data", "pupil_data", "notes"
    ) == [
        ("Portaal", None, None, "unknown", "unknown", None),
        (
            "Toetsen",
            1,
            "https://acme.example",
            "yes",
            "unknown",
            "Version: 3\nEndpoints: https://a.example/api",
        ),
        ("Foto's", None, None, "yes", "yes", "Bewaart foto's\nPart of: Toetsen"),
    ]
    assert cells(
        own_board, "interface", "source", "target", "name", "direction", "pupil_data", "categories"
    ) == [
        (2, 1, "PII", "one_way", "unknown", "PII"),
        (2, 3, "leerlinggegevens", "one_way", "yes", "leerlinggegevens"),
    ]
    again = take(own_board, kept(tmp_path, text, "bom.json"))
    assert (again.new, again.changed, again.rejected) == (0, 0, 0)


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ("inbound", (1, 2, "one_way")),
        ("outbound", (2, 1, "one_way")),
        ("bi-directional", (1, 2, "both_ways")),
        ("unknown", (1, 2, "one_way")),
        ("sideways", (1, 2, "one_way")),
    ],
)
def test_which_way_data_go(
    own_board: Database, tmp_path: Path, flow: str, expected: tuple[int, int, str]
) -> None:
    links = [{"ref": "een", "dependsOn": ["twee", "gone", "een"]}]
    report = take(
        own_board, kept(tmp_path, bom(service("Een"), service("Twee", flow), dependencies=links), "b.json")
    )
    assert cells(own_board, "interface", "source", "target", "direction") == [expected]
    open_way = "Interfaces of which the file does not say which way the data go: een → twee."
    assert (open_way in said(report)) == (flow in {"unknown", "sideways"})


def test_data_can_name_both_ends(own_board: Database, tmp_path: Path) -> None:
    """As of version 1.5 data say where they come from and go to, by reference, link or address."""
    data = [
        {"name": "Cijfers", "classification": "x", "flow": "inbound", "source": ["urn:cdx:1/1#een"]},
        {
            "classification": "y",
            "flow": "outbound",
            "destination": ["https://d.example", "https://else.example"],
        },
    ]
    text = bom(
        service("Een"), service("Twee") | {"data": data}, service("Drie", endpoints=["https://d.example"])
    )
    take(own_board, kept(tmp_path, text, "b.json"))
    assert cells(own_board, "interface", "source", "target", "name", "categories") == [
        (1, 2, "Cijfers", "x"), (2, 3, "y", "y"),
    ]  # fmt: skip


def test_what_is_there_keeps_its_name_and_supplier(own_board: Database, tmp_path: Path) -> None:
    path = kept(tmp_path, bom(service("Toetsen", **PROVIDED)), "b.json")
    with work(own_board, "Anna") as unit:
        unit.add(System, {"name": "toetsen", "notes": "van ons", "website": "https://ons.example"})
    take(own_board, path)
    with work(own_board, "Anna") as unit:
        unit.change(System, 1, {"name": "Onze toetsen"}, version=2)
    report = take(own_board, path)
    assert (report.new, report.changed) == (0, 0)
    assert cells(own_board, "system", "name", "notes", "website", "identifier") == [
        ("Onze toetsen", "van ons", "https://ons.example", "urn:1#toetsen")
    ]


def test_names_that_stand_twice_are_told_apart(own_board: Database, tmp_path: Path) -> None:
    text = bom(
        service("Api"), {"name": "Api", "bom-ref": "b"}, {"name": "Api"}, "no service", {"name": 4}, {}
    )
    report = take(own_board, kept(tmp_path, text, "b.json"))
    assert report.rejected == 0
    assert cells(own_board, "system", "name") == [("Api",), ("Api (b)",), ("Api (3)",)]


def test_parts_are_told_and_left(own_board: Database, tmp_path: Path) -> None:
    """Components of hardware and software are no systems; a file of nothing else is refused with its types."""
    parts = [
        {"type": "library", "name": "l"},
        {"type": "device", "name": "d"},
        {"type": "application", "name": "a"},
    ]
    report = take(own_board, kept(tmp_path, bom(components=parts), "b.json"))
    assert cells(own_board, "system", "name") == [("a",)]
    assert "Components that are not taken in: device 1, library 1." in said(report)
    with pytest.raises(InputError, match="no services or applications: device 1, library 1"):
        take(own_board, kept(tmp_path, bom(components=parts[:2]), "b.json"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (bom(service("Een"))[:-3], r"line \d+: this is not valid JSON; nothing was taken in"),
        ('{"bomFormat": "CycloneDX",\n"services": [}', "line 2: this is not valid JSON"),
        ('{"bomFormat": "CycloneDX", "services": ' + "[" * 200_000, "this is not valid JSON"),
        ('{"bomFormat": "CycloneDX", "version": ' + "9" * 5000 + "}", "this is not valid JSON"),
        (b'{"bomFormat": "CycloneDX",\n"x": "\xff"}', "line 2: this is not valid JSON"),
        ('{"bomFormat": "CycloneDX 2"}', "is no CycloneDX file"),
        ('<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>', "CycloneDX as XML"),
    ],
    ids=["cut off", "no value", "deep", "long number", "no text", "other format", "XML"],
)
def test_what_is_broken_says_where(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        formats.sheets(kept(tmp_path, content, "b.json"))


def test_services_in_services_without_end(own_board: Database, tmp_path: Path) -> None:
    """What is deeper than anyone nests is passed over, not followed."""
    inner: dict[str, Any] = {"name": "s"}
    for number in range(200):
        inner = {"name": f"s{number}", "services": [inner]}
    take(own_board, kept(tmp_path, bom(inner), "b.json"))
    assert len(cells(own_board, "system", "id")) == 50


@pytest.mark.skipif(not SHARED.is_dir(), reason="the samples in ../shared are not there")
def test_a_real_file(own_board: Database) -> None:
    report = take(own_board, SHARED / "cyclonedx" / "saasbom-apigateway.json")
    assert [(t.record, t.new) for t in report.tables] == [("system", 7), ("interface", 6)]
    assert take(own_board, SHARED / "cyclonedx" / "saasbom-apigateway.json").batch is None


def test_what_has_no_name_or_points_nowhere_is_told(own_board: Database, tmp_path: Path) -> None:
    """Nothing is left out without a word: entries that are no services, and dependencies on nothing."""
    pointing = [{"ref": "las", "dependsOn": ["app", "nowhere"]}, {"ref": "gone", "dependsOn": ["las"]}]
    text = bom(service("LAS"), service("App"), 5, None, {"name": {}}, {"bom-ref": "x"}, dependencies=pointing)
    report = take(own_board, kept(tmp_path, text, "bom.json"))
    assert "4 services without a name, or too deep in others, are not taken in." in said(report)
    assert "point to nothing in the file are not taken in: nowhere, gone." in said(report)


def test_the_time_grows_with_the_number_of_services() -> None:
    """Comparing each with each, this took 12 s instead of 0.4."""
    many = [{"bom-ref": str(at), "name": f"S{at}"} for at in range(5_000)]
    pointing = [{"ref": str(at), "dependsOn": [str(at + 1), "0"]} for at in range(4_999)]
    before = time.process_time()
    made = making({"services": many, "dependencies": pointing}, "bom.json").tables(Options())
    assert time.process_time() - before < 4
    assert [table.record for table in made] == ["system", "interface"]
