"""Documents that are damaged, foreign or hostile: refused with the reason, and left as they are."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from inventory.errors import InputError, RefusedError
from inventory.publish import refresh_package
from inventory.publish.refresh import compare, read
from inventory.publish.refresh_read import read_bytes
from tests.inventory.publish.edited import ON, W, edited, made, main_part, place, small_plan, with_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.etree import _Element

MAIN = "word/document.xml"


@pytest.fixture(scope="module")
def plan() -> bytes:
    return made(small_plan())


def entities(content: bytes) -> bytes:
    """Return a document whose main part declares entities that unfold to gigabytes."""
    tricks = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    main = main_part(content)
    at = main.index(b"<w:document")
    return with_part(content, MAIN, main[:at] + tricks + main[at:].replace(b"Vision<", b"&b;&x;<"))


def half(root: _Element) -> None:
    """Take the end of the bookmark around a table away."""
    mark = next(one for one in root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == "inv_costs")
    for end in list(root.iter(f"{W}bookmarkEnd")):
        if end.get(f"{W}id") == mark.get(f"{W}id"):
            parent = end.getparent()
            assert parent is not None
            parent.remove(end)


def twice(root: _Element) -> None:
    """Give a far paragraph the bookmark of another block too."""
    far = place(root, "end")
    for tag in ("bookmarkStart", "bookmarkEnd"):
        mark = etree.SubElement(far, f"{W}{tag}")
        mark.set(f"{W}id", "4711")
        mark.set(f"{W}name", "inv_intro")


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "no archive": lambda _content: b"Dear board,",
    "empty": lambda _content: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "no text": lambda content: with_part(content, MAIN, None),
    "no XML": lambda content: with_part(content, MAIN, b"<w:document"),
    "other XML": lambda content: with_part(content, MAIN, b"<html/>"),
    "entities": entities,
    "half a bookmark": lambda content: edited(content, half),
    "a bookmark twice": lambda content: edited(content, twice),
    "foreign": lambda content: with_part(
        content, MAIN, f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>'.encode()
    ).replace(b"inventaris_edition", b"something_of_other"),
}


@pytest.mark.parametrize("how", sorted(BROKEN))
def test_what_cannot_be_brought_up_to_date_is_refused_and_left_as_it_is(
    how: str, plan: bytes, tmp_path: Path
) -> None:
    content = BROKEN[how](plan)
    if how == "foreign":
        content = with_part(content, "docProps/custom.xml", None)
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        compare(read(path), small_plan(), small_plan(), ON)
    assert "plan.docx" in refused.value.message
    assert refused.value.hint
    assert path.read_bytes() == content


def test_an_archive_that_unpacks_to_gigabytes_is_refused(
    plan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh_package, "MOST_BYTES", 2_000_000)
    with pytest.raises(InputError, match="MB"):
        read_bytes("plan.docx", with_part(plan, "word/media/large.bin", bytes(3_000_000)))
    monkeypatch.setattr(refresh_package, "MOST_PARTS", 3)
    with pytest.raises(InputError, match="MB"):
        read_bytes("plan.docx", plan)


def test_a_part_that_is_there_twice_is_refused(plan: bytes) -> None:
    out = io.BytesIO(plan)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(MAIN, b"<other/>")
    with pytest.raises(InputError):
        read_bytes("plan.docx", out.getvalue())


@pytest.mark.parametrize("sign", ["~$an.docx", ".~lock.plan.docx#"])
def test_a_document_that_is_open_is_refused(sign: str, plan: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(plan)
    (tmp_path / sign).write_bytes(b"somebody")
    with pytest.raises(RefusedError):
        read(tmp_path / "plan.docx")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path / "nothing.docx")


def test_other_parts_come_through_byte_for_byte(plan: bytes) -> None:
    package = read_bytes("plan.docx", with_part(plan, "customXml/item1.xml", b"<theirs  a='1'/>")).package
    with zipfile.ZipFile(io.BytesIO(package.packed())) as archive:
        assert archive.read("customXml/item1.xml") == b"<theirs  a='1'/>"
        assert archive.namelist() == [info.filename for info in package.order]
