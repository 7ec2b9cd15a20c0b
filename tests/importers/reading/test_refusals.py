from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.reading import RowProblem, read
from inventory.errors import InputError
from tests.importers.reading.test_workbook import SMALL, workbook

DATA = Path(__file__).parent / "data"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def encrypted() -> bytes:
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("leeg.csv", b"", "0 bytes"),
        ("wit.csv", b" \n;;\n\n", "niets|nothing"),
        ("a.xls", b"<html><body><table><tr><td>x", "HTML"),
        ("a.xls", b"\xef\xbb\xbf \r\n<!DOCTYPE html>", "HTML"),
        ("a.xls", "\ufeff<html>".encode("utf-16-le"), "HTML"),
        (
            "a.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "2003",
        ),
        ("a.csv", b"<?xml version='1.0'?><a/>", "XML"),
        ("a.csv", b'[{"a": 1}]', "JSON"),
        ("a.csv", b"%PDF-1.7\n", "PDF"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n", "afbeelding|picture"),
        ("a.csv", b"\xff\xd8\xff\xe0", "afbeelding|picture"),
        ("a.csv", b"\x1f\x8b\x08\0", "gzip"),
        ("a.xlsx", b"SQLite format 3\0", "database"),
        ("a.xlsx", encrypted(), "wachtwoord|password"),
        ("a.doc", OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(2000), "Word"),
        ("a.xls", OLE + bytes(3000), "beschadigd|damaged"),
        ("a.xlsx", b"PK\x03\x04 and nothing else", "beschadigd|damaged"),
        ("a.xlsx", workbook(SMALL)[:3000], "beschadigd|damaged"),
        ("a.xls", (DATA / "small.xls").read_bytes()[:2000], "beschadigd|damaged"),
        ("a.xlsx", packed(word__document_xml=b"<a/>"), "document"),
        ("a.zip", packed(), "niets|nothing"),
        ("a.csv", bytes(range(32)) * 10, "tekst|text"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as error:
        read(content, name)
    assert name in error.value.message
    assert error.value.hint


def test_a_zip_with_a_password() -> None:
    content = bytearray(packed(a_csv=b"a;b\n1;2\n"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    with pytest.raises(InputError, match=r"wachtwoord|password"):
        read(bytes(content), "a.zip")


def survives(content: bytes, name: str = "proef") -> None:
    """Reading gives sheets or an InputError, whatever the bytes."""
    try:
        sheets = read(content, name)
    except InputError:
        return
    for sheet in sheets:
        for _again in range(2):
            assert all(len(row) == len(sheet.headers) for row in sheet.rows)
        assert len(set(map(str.casefold, sheet.headers))) == len(sheet.headers) > 0
        assert all(isinstance(problem, RowProblem) for problem in sheet.problems)


TEXTS = st.one_of(
    st.binary(max_size=300),
    st.text(st.sampled_from('ab1 ;,\t|"\r\n\0é€=€1.2-'), max_size=200).map(lambda t: t.encode("utf-8")),
    st.text(max_size=100).map(lambda t: t.encode("utf-16")),
    st.text(max_size=100).map(lambda t: t.encode("utf-8", "surrogatepass")),
    st.binary(max_size=60).map(lambda b: b"PK\x03\x04" + b),
)


@given(TEXTS)
@settings(max_examples=300)
def test_any_bytes(content: bytes) -> None:
    survives(content)


CSV = 'sep=;\r\nOverzicht;;\r\nNaam;Prijs;"Op\nmerking"\r\nHélène;1,50;"x;y"\r\nTotaal;1,50;\r\n'.encode(
    "cp1252"
)
WORKBOOK = workbook(SMALL)
CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12)


def mutated(content: bytes, changes: list[tuple[int, int]]) -> bytes:
    data = bytearray(content)
    for place, value in changes:
        data[place % len(data)] = value
    return bytes(data)


@given(CHANGES, st.integers(0, 200))
def test_a_mutated_text(changes: list[tuple[int, int]], cut: int) -> None:
    survives(mutated(CSV, changes)[: len(CSV) - cut if cut < 50 else None])


@given(CHANGES, st.integers(0, 200))
@settings(deadline=None)
def test_a_mutated_workbook(changes: list[tuple[int, int]], cut: int) -> None:
    survives(mutated(WORKBOOK, changes)[: len(WORKBOOK) - cut if cut < 50 else None])


def rezipped(content: bytes, member: int, changes: list[tuple[int, int]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = [name for name in old.namelist() if not name.endswith("/")]
        for name in names:
            data = old.read(name)
            new.writestr(
                name, mutated(data, changes) if data and name == names[member % len(names)] else data
            )
    return stream.getvalue()


@given(st.integers(0, 50), CHANGES)
@settings(deadline=None)
def test_a_mutated_workbook_inside(member: int, changes: list[tuple[int, int]]) -> None:
    survives(rezipped(WORKBOOK, member, changes))


@given(st.sampled_from(["small.xls", "small.ods"]), st.integers(0, 50), CHANGES)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_old_workbook(name: str, member: int, changes: list[tuple[int, int]]) -> None:
    content = (DATA / name).read_bytes()
    survives(rezipped(content, member, changes) if name.endswith("ods") else mutated(content, changes))
