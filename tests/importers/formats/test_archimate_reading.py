"""Reading ArchiMate files: versions, quirks, and files that are broken or mean harm."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from importers import formats
from importers.formats.archimate_reading import MOST_BYTES, read
from inventory.errors import InputError
from inventory.language import choose
from tests.importers.formats.models import SPACE, element, kept, model, relation

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


PROCESS = element("id-1", "BusinessProcess", "Sell")
OLD = """<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
       identifier="id-old">
<name xml:lang="en">Old</name>
<properties><property identifierref="p1"><value>whole</value></property></properties>
<elements>
<element identifier="1a" xsi:type="InfrastructureService"><label xml:lang="en">Hosting</label>
<properties><property identifierref="p1"><value xml:lang="en">4</value></property></properties></element>
<element identifier="2b" xsi:type="BusinessProcess"><label xml:lang="en">Enrol</label></element>
</elements>
<relationships>
<relationship identifier="3c" source="1a" target="2b" xsi:type="UsedByRelationship"/>
</relationships>
<propertydefs><propertydef identifier="p1" name="Code" type="string"/></propertydefs>
</model>"""


def test_version_2_reads_as_version_3(tmp_path: Path) -> None:
    found = read(kept(tmp_path, OLD))
    assert [(e.type, e.name, e.said("Code")) for e in found.elements.values()] == [
        ("TechnologyService", "Hosting", "4"),
        ("BusinessProcess", "Enrol", ""),
    ]
    assert [(r.type, r.source, r.target) for r in found.relations] == [("Serving", "1a", "2b")]


def test_names_are_dutch_first(tmp_path: Path) -> None:
    names = '<name xml:lang="en">Teach</name><name xml:lang="nl-NL">Lesgeven</name><name>x</name>'
    text = model([PROCESS.replace("<name>Sell</name>", names)], [])
    assert read(kept(tmp_path, text)).elements["id-1"].name == "Lesgeven"
    text = text.replace("nl-NL", "de")
    assert read(kept(tmp_path, text)).elements["id-1"].name == "Teach"


def test_what_dangles_is_told(tmp_path: Path) -> None:
    """An end that is a relation, an end that is nowhere, a property that is not defined, an identifier twice."""
    text = model(
        [
            PROCESS,
            element("id-1", "BusinessProcess", "Again"),
            element("id-2", "Node", "N", properties={"no": "1"}),
        ],
        [
            relation("r1", "Flow", "id-1", "id-2"),
            relation("r2", "Association", "id-1", "r1"),
            relation("r3", "Flow", "id-1", "gone"),
        ],
    )
    found = read(kept(tmp_path, text))
    assert [one.identifier for one in found.relations] == ["r1"]
    assert found.elements["id-1"].name == "Sell"
    assert found.notes == (
        "1 identifier stands at several elements; the first counts: id-1.",
        "1 relation with another relation at one end is not taken in.",
        "1 relation to an element that is not in the file is not taken in: gone.",
        "1 values of properties that the file does not define are left out: no.",
    )


def test_numbers_are_lines_or_places(tmp_path: Path) -> None:
    """A file on one line numbers its elements by place, so that no two rows have one number."""
    text = model([PROCESS, element("id-2", "Node", "N")], [])
    assert [e.number for e in read(kept(tmp_path, text)).elements.values()] == [5, 6]
    flat = read(kept(tmp_path, text.replace("\n", " ")))
    assert [e.number for e in flat.elements.values()] == [1, 2]


def test_utf_16(tmp_path: Path) -> None:
    text = model([PROCESS], []).replace("UTF-8", "UTF-16")
    path = kept(tmp_path, text.encode("utf-16"))
    (sheet,) = formats.sheets(path)
    assert next(iter(sheet.numbered()))[1][:3] == ["id-1", "BusinessProcess", "Sell"]


LAUGHS = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 12))
HEAD = f'<model xmlns="{SPACE}" identifier="a">'


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE model [<!ENTITY l0 "ha">{LAUGHS}]>\n{HEAD}<name>&l11;</name></model>',
        f'<!DOCTYPE model [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n{HEAD}<name>&x;</name></model>',
        f'<!DOCTYPE model SYSTEM "http://127.0.0.1:9/x.dtd">\n{HEAD}</model>',
    ],
    ids=["billion laughs", "external entity", "external document type"],
)
def test_what_means_harm_is_refused(tmp_path: Path, content: str) -> None:
    path = kept(tmp_path, content)
    with pytest.raises(InputError, match="line 1: the file declares a document type or entities"):
        formats.sheets(path)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (model([PROCESS], [])[:-9], 6),
        (model([PROCESS, "<element>"], []), 7),
        (model([PROCESS.replace("Sell", "&nbsp;")], []), 5),
        (model([PROCESS.replace("Sell", "a & b")], []), 5),
        (model([PROCESS], []).replace("UTF-8", "no-such-code"), 1),
        (model([PROCESS], []).encode().replace(b"Sell", b"\xff\xfe"), 5),
    ],
    ids=["cut off", "open tag", "unknown entity", "bare sign", "unknown encoding", "no UTF-8"],
)
def test_what_is_broken_says_where(tmp_path: Path, content: str | bytes, line: int) -> None:
    path = kept(tmp_path, content)
    with pytest.raises(InputError, match=f"line {line}: this is not valid XML; nothing was taken in"):
        formats.sheets(path)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path, HEAD + "<item>" * 200_000)
    with pytest.raises(InputError, match="nested more than 100 deep"):
        formats.sheets(path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = kept(tmp_path, HEAD)
    with path.open("r+b") as stream:
        stream.truncate(MOST_BYTES + 1)  # a hole: no disk is filled
    with pytest.raises(InputError, match="larger than 40 MB"):
        formats.sheets(path)


def test_archis_own_file_is_known_and_says_what_to_do(tmp_path: Path) -> None:
    native = '<?xml version="1.0"?>\n<archimate:model xmlns:archimate="http://www.archimatetool.com/archimate" name="x"/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("model.xml", native)
    for content in (native, packed.getvalue()):
        with pytest.raises(InputError, match="Model To Open Exchange File"):
            formats.sheets(kept(tmp_path, content, "school.archimate"))


def test_a_large_file_is_read_in_seconds(tmp_path: Path) -> None:
    """3,000 elements with long texts, 6.7 MB: under a second here; what grows faster than the file takes minutes."""
    text = "t" * 2100
    elements = [element(f"id-{n}", "BusinessObject", f"Object {n}", text=text) for n in range(3000)]
    path = kept(
        tmp_path, model(elements, [relation(f"r{n}", "Flow", f"id-{n}", "id-0") for n in range(3000)])
    )
    assert path.stat().st_size > 6_700_000
    start = time.process_time()
    assert len(read(path).relations) == 3000
    assert time.process_time() - start < 4
