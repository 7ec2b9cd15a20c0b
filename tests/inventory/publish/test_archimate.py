"""The landscape as an ArchiMate file: its structure, its views, its road; the same bytes each time, valid, read back."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from defusedxml import ElementTree

from importers.importing import run
from importers.options import Options
from inventory.language import choose
from inventory.publish.archi_csv import archi_csv
from inventory.publish.archimate import archimate
from inventory.publish.archimate_names import joined, parted
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests import generated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from inventory.landscape.model import Mode
    from inventory.store.database import Database

SPACE = "{http://www.opengroup.org/xsd/archimate/3.0/}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
SCHEMA = Path(__file__).parents[4] / "shared" / "samples" / "archimate" / "xsd"
ON = dt.date(2026, 11, 22)
DAYS: dict[Mode, dt.date] = {"now": ON, "plateau": dt.date(2027, 7, 1), "target": dt.date(2028, 12, 31)}

ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("party", {"name": "De Linde; noord", "short": "L", "type": "board", "own": True}),
    ("party", {"name": "Zon | Maan", "short": "Z", "type": "childcare"}),
    ("supplier", {"name": "Topicus"}),
    ("process", {"code": "1", "name": "Onderwijs", "notes": "regel 1\nregel <2>"}),
    ("process", {"code": "1.1", "name": "Aanmelden", "parent": 1, "importance": 3}),
    ("process", {"code": "1.2", "name": "Observeren", "parent": 1, "in_scope": True, "identifier": "{F-2}"}),
    ("process", {"code": "1.2.1", "name": "Noteren", "parent": 3}),
    ("process", {"code": "9", "name": "Los"}),
    ("system", {"name": "ParnasSys", "supplier": 1, "type": "student_information", "reference": "LAS"}),
    ("system", {"name": "KIJK!", "start": dt.date(2020, 1, 1), "notes": "'=1+1"}),
    ("system", {"name": "=Nieuw", "status": "planned", "start": dt.date(2027, 8, 1)}),
    ("system", {"name": "Weg", "status": "ended"}),
    ("participation", {"party": 1, "process": 2, "runs": "yes", "recognised": "yes"}),
    ("participation", {"party": 2, "process": 2, "runs": "yes", "notes": "ook daar"}),
    ("participation", {"party": 1, "process": 5, "runs": "yes"}),
    ("participation", {"party": 2, "process": 5, "runs": "no"}),
    ("participation", {"party": 2, "process": 4, "runs": "unknown"}),
    ("support", {"party": 1, "process": 2, "system": 1, "function": "registreren", "level": "full"}),
    ("support", {"party": 2, "process": 2, "system": 1, "function": "registreren", "level": "full"}),
    ("support", {"party": 1, "process": 4, "system": 2, "function": "a|b; c", "level": "partial", "notes": "x\n; y"}),
    ("support", {"party": 1, "process": 4, "system": 2, "start": dt.date(2024, 8, 1), "fit": 3}),
    ("support", {"party": 2, "process": 4, "system": 2, "status": "phasing_out", "end": dt.date(2027, 7, 31)}),
    ("agreement", {"code": "VO-1", "name": "Topicus", "supplier": 1}),
    ("annex", {"agreement": 1, "system": 1}),
    ("interface", {"source": 1, "target": 2, "name": "leerlingen", "direction": "both_ways", "agreement": 1, "party": 1}),
    ("plateau", {"name": "Samen", "date": dt.date(2027, 9, 1)}),
    ("plateau", {"name": "Doel", "date": dt.date(2028, 9, 1), "target": True}),
    ("project", {"code": "R1", "name": "Invoeren", "start": dt.date(2027, 1, 1), "end": dt.date(2027, 7, 31)}),
    ("project", {"code": "R2", "name": "Koppelen", "start": dt.date(2027, 8, 1), "end": dt.date(2028, 7, 31)}),
    ("project_dependency", {"project": 2, "needs": 1}),
    ("project_change", {"project": 1, "change": "roll_out", "system": 3, "party": 1, "process": 5}),
    ("project_change", {"project": 2, "change": "connect", "system": 3, "target": 2}),
)  # fmt: skip
"""A landscape with the signs that separate, two supports of one system that differ, a road."""


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Speak Dutch, again afterwards too."""
    choose("nl")
    yield
    choose("nl")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a database with the landscape."""
    opened = open_database(tmp_path_factory.mktemp("board") / "board.db")
    with work(opened, "Anna") as unit:
        for kind, values in ROWS:
            unit.add(get(kind), values)
    yield opened
    opened.close()


def exported(database: Database, mode: Mode = "now") -> bytes:
    """Return the file of a day."""
    with database.read() as connection:
        return archimate(connection, DAYS[mode], mode)


def parsed(content: bytes) -> ET.Element:
    """Return the file as a tree."""
    found: ET.Element = ElementTree.fromstring(content)
    return found


def names(root: ET.Element, tag: str) -> list[tuple[str, str]]:
    """Return type and name of the elements or relations."""
    return [(one.get(TYPE, ""), one.findtext(f"{SPACE}name", "")) for one in root.iter(f"{SPACE}{tag}")]


def test_records_are_elements(board: Database) -> None:
    found = names(parsed(exported(board)), "element")
    assert [pair for pair in found if pair[0] in {"Grouping", "BusinessProcess"}] == [
        ("Grouping", "Onderwijs"), ("BusinessProcess", "Aanmelden"), ("BusinessProcess", "Observeren"),
        ("BusinessProcess", "Noteren"), ("BusinessProcess", "Los"),
    ]  # fmt: skip
    systems = [name for kind, name in found if kind == "ApplicationComponent"]
    assert systems == [
        "ParnasSys",
        "KIJK!",
        "=Nieuw",
        "LAS",
    ]  # what is ended is not there; the road needs =Nieuw
    kinds = Counter(kind for kind, _name in found)
    assert (kinds["Plateau"], kinds["Gap"], kinds["WorkPackage"], kinds["Contract"]) == (3, 2, 2, 1)
    assert kinds["BusinessActor"] == 3


def test_one_arrow_serves_all_parties(board: Database) -> None:
    root = parsed(exported(board))
    serving = [one for one in root.iter(f"{SPACE}relationship") if one.get(TYPE) == "Serving"]
    assert len({(one.get("source"), one.get("target")) for one in serving}) == len(serving) == 2
    defined = {
        d.get("identifier"): d.findtext(f"{SPACE}name") for d in root.iter(f"{SPACE}propertyDefinition")
    }
    said = [
        {(defined[p.get("propertyDefinitionRef")], p.findtext(f"{SPACE}value")) for p in one.iter(f"{SPACE}property")}
        for one in serving
    ]  # fmt: skip
    assert ("partijen", "De Linde\\; noord; Zon | Maan") in said[0]
    assert ("Niveau", "volledig") in said[0]
    assert sum(name == "steun" for name, _value in said[1]) == 3


def test_order_and_references(board: Database) -> None:
    """The parts stand in the order of the format; every identifier is a name, stands once, and what is pointed to exists."""
    root = parsed(exported(board))
    tags = [child.tag.removeprefix(SPACE) for child in root]
    assert tags == [
        "name", "documentation", "elements", "relationships", "organizations", "propertyDefinitions", "views",
    ]  # fmt: skip
    identifiers = [value for one in root.iter() if (value := one.get("identifier"))]
    assert max(Counter(identifiers).values()) == 1
    assert all(identifier[0].isalpha() for identifier in identifiers)
    pointers = ("source", "target", "elementRef", "relationshipRef", "identifierRef", "propertyDefinitionRef")
    used = {value for one in root.iter() for name in pointers if (value := one.get(name))}
    assert used <= set(identifiers)


def test_views_have_boxes_in_boxes(board: Database) -> None:
    """Each box lies within the one around it, and none over another beside it."""
    views = list(parsed(exported(board, "target")).iter(f"{SPACE}view"))
    titles = [view.findtext(f"{SPACE}name") for view in views]
    assert titles == ["Proces × partij", "Domeinen", "Koppelingen", "Roadmap"]  # noqa: RUF001  the sign
    for view in views:
        check_boxes(view, (0, 0, 10**6, 10**6))
    labels = Counter(one.text for one in views[0].iter(f"{SPACE}label"))
    assert labels == {"n.v.t.": 1, "onbekend": 1}


def check_boxes(around: ET.Element, outer: tuple[int, int, int, int]) -> None:
    """Check the boxes in a box."""
    boxes = []
    for node in around.findall(f"{SPACE}node"):
        x, y, w, h = (int(node.get(name, "")) for name in ("x", "y", "w", "h"))
        assert outer[0] <= x
        assert outer[1] <= y
        assert x + w <= outer[2]
        assert y + h <= outer[3]
        boxes.append((x, y, x + w, y + h))
        check_boxes(node, boxes[-1])
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart


def test_same_bytes_and_same_identifiers(board: Database) -> None:
    first = exported(board)
    assert exported(board) == first
    choose("en")
    english = exported(board)
    assert english != first
    assert [e.get("identifier") for e in parsed(english).iter(f"{SPACE}element")] == [
        e.get("identifier") for e in parsed(first).iter(f"{SPACE}element")
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("mode", DAYS)
def test_it_comes_back_as_no_change(board: Database, tmp_path: Path, mode: Mode, language: str) -> None:
    """What the roadmap makes is in the model of the target, and no record of its own when it comes back."""
    choose(language)
    path = tmp_path / "model.xml"
    path.write_bytes(exported(board, mode))
    choose("nl")
    report = run(board, [path], Options(), "Anna")
    assert [(t.record, t.new, t.changed, t.rejected, t.changes) for t in report.tables if t.new or t.changed or t.rejected] == []  # fmt: skip
    assert report.batch is None
    assert sum(t.unchanged for t in report.tables if t.record == "support") == (4 if mode == "target" else 5)


def test_it_fills_an_empty_board(board: Database, tmp_path: Path) -> None:
    """A partner who takes it in has the same landscape: what he sends back changes nothing here."""
    path, back = tmp_path / "model.xml", tmp_path / "back.xml"
    path.write_bytes(exported(board))
    other = open_database(tmp_path / "other.db")
    report = run(other, [path], Options(), "Bert")
    assert report.rejected == 0
    back.write_bytes(exported(other))
    other.close()
    again = run(board, [back], Options(), "Anna")
    assert (again.new, again.changed, again.rejected) == (0, 0, 0)


def test_what_is_changed_in_archi_comes_in(board: Database, tmp_path: Path) -> None:
    """A process renamed, a party added to an arrow, a system added by hand; a renamed system keeps its name here."""
    text = exported(board).decode()
    text = text.replace(">Aanmelden<", ">Aanmelden en inschrijven<").replace(
        ">ParnasSys</name>", ">Parnas 2</name>"
    )
    text = text.replace(
        "  </elements>",
        '<element identifier="x" xsi:type="ApplicationComponent"><name>Nieuw</name></element>\n  </elements>',
    )
    path = tmp_path / "model.xml"
    path.write_text(text, encoding="utf-8")
    report = run(board, [path], Options(), "Anna", keep=False)
    assert report.rejected == 0
    changes = [(t.record, c.column, c.new) for t in report.tables for r in t.changes for c in r.cells]
    assert changes == [("process", "name", "Aanmelden en inschrijven")]
    assert [(t.record, t.new) for t in report.tables if t.new] == [("system", 1)]
    assert "Systemen die in het model anders heten, en hun eigen naam houden: Parnas 2." in [
        remark for table in report.tables for remark in table.remarks
    ]


def test_any_board_comes_back_as_no_change(tmp_path: Path) -> None:
    database = open_database(tmp_path / "board.db")
    generated.fill(database, 11)
    path = tmp_path / "model.xml"
    path.write_bytes(exported(database))
    report = run(database, [path], Options(), "Anna")
    assert (report.new, report.changed, report.rejected) == (0, 0, 0)
    validated(path.read_bytes())
    database.close()


def validated(content: bytes) -> None:
    """Check a file against the format's XML schema, where that is at hand."""
    if not SCHEMA.is_dir():
        return
    from lxml import etree  # noqa: PLC0415  only where the schema is

    class Here(etree.Resolver):
        def resolve(self, url: str | None, _public: str | None, context: Any) -> Any:
            return self.resolve_filename(str(SCHEMA / (url or "").rpartition("/")[2]), context)

    parser = etree.XMLParser()
    parser.resolvers.add(Here())
    schema = etree.XMLSchema(etree.parse(SCHEMA / "archimate3_Diagram.xsd", parser))
    schema.assertValid(etree.fromstring(content))


@pytest.mark.skipif(not SCHEMA.is_dir(), reason="the format's XML schema in ../shared is not there")
@pytest.mark.parametrize("mode", DAYS)
def test_it_is_valid(board: Database, mode: Mode) -> None:
    validated(exported(board, mode))


def test_an_empty_landscape_is_a_model_too(tmp_path: Path) -> None:
    database = open_database(tmp_path / "empty.db")
    content = exported(database)
    assert [child.tag.removeprefix(SPACE) for child in parsed(content)] == ["name", "documentation"]
    validated(content)
    with database.read() as connection:
        assert len(archi_csv(connection, ON)) == 3
    database.close()


def test_archis_tables(board: Database) -> None:
    with board.read() as connection:
        found = archi_csv(connection, ON, "now", "linde-")
    assert list(found) == ["linde-elements.csv", "linde-relations.csv", "linde-properties.csv"]
    elements, relations, properties = (
        list(csv.reader(io.StringIO(t.decode(), newline=""))) for t in found.values()
    )
    assert elements[0] == ["ID", "Type", "Name", "Documentation", "Specialization"]
    assert elements[1][1] == "ArchimateModel"
    assert "'=Nieuw" in {row[2] for row in elements}
    assert {"regel 1\nregel <2>"} <= {row[3] for row in elements}
    known = {row[0] for row in elements}
    assert all({row[4], row[5]} <= known for row in relations[1:])
    assert {row[0] for row in properties[1:]} <= known | {row[0] for row in relations}


@pytest.mark.parametrize("texts", [["a", "b; c", "d|e", "\\", "f\\;"], ["", "x"], ["één"]])
def test_what_is_joined_parts_again(texts: list[str]) -> None:
    for sign in (";", "|"):
        assert parted(joined(texts, sign), sign) == texts
