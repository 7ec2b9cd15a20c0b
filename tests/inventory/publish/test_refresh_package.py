"""Documents that are damaged, foreign or hostile: refused with the reason, and left as they are."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from inventory.errors import InputError, RefusedError
from inventory.plan.blocks import Paragraph
from inventory.publish import refresh_package
from inventory.publish.refresh import compare, read, refreshed
from inventory.publish.refresh_package import refuse_protected
from inventory.publish.refresh_read import read_bytes
from tests.inventory.publish.edited import ON, W, edited, gone, made, main_part, place, small_plan, with_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.etree import _Element

MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"


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


def test_a_document_that_is_open_at_the_other_end_of_a_link_is_refused(plan: bytes, tmp_path: Path) -> None:
    (tmp_path / "there.docx").write_bytes(plan)
    (tmp_path / ".~lock.there.docx#").write_bytes(b"somebody")
    (tmp_path / "plan.docx").symlink_to(tmp_path / "there.docx")
    with pytest.raises(RefusedError):
        read(tmp_path / "plan.docx")


def test_a_read_only_file_is_not_written_over(plan: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    refuse_protected(path)
    path.write_bytes(plan)
    refuse_protected(path)
    path.chmod(0o444)
    with pytest.raises(RefusedError):
        refuse_protected(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path / "nothing.docx")


def test_other_parts_come_through_byte_for_byte(plan: bytes) -> None:
    package = read_bytes("plan.docx", with_part(plan, "customXml/item1.xml", b"<theirs  a='1'/>")).package
    with zipfile.ZipFile(io.BytesIO(package.packed())) as archive:
        assert archive.read("customXml/item1.xml") == b"<theirs  a='1'/>"
        assert archive.namelist() == [info.filename for info in package.order]


def kind(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return a document of another kind."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return with_part(content, TYPES, archive.read(TYPES).replace(old, new))


OTHER: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "macros": (lambda content: with_part(content, "word/vbaProject.bin", b"x"), "macros"),
    "docm": (
        lambda content: kind(
            content,
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"application/vnd.ms-word.document.macroEnabled.main",
        ),
        "macros",
    ),
    "template": (lambda content: kind(content, b"document.main+xml", b"template.main+xml"), "no Word"),
    "no kinds": (lambda content: with_part(content, TYPES, None), "no Word"),
    "kinds damaged": (lambda content: with_part(content, TYPES, b"<x"), "damaged"),
    "no styles": (lambda content: with_part(content, "word/styles.xml", None), "styles.xml is missing"),
    "password": (lambda _content: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "bare cell": (
        lambda content: edited(content, lambda root: gone(next(next(root.iter(f"{W}tc")).iter(f"{W}p")))),
        "cell without",
    ),
}


@pytest.mark.parametrize("how", sorted(OTHER))
def test_other_kinds_of_documents_are_refused_with_their_own_reason(
    how: str, plan: bytes, english: None
) -> None:
    del english
    change, reason = OTHER[how]
    with pytest.raises(InputError, match=reason):
        read_bytes("plan.docx", change(plan))


def test_comments_in_the_xml_do_no_harm(plan: bytes) -> None:
    noted = main_part(plan).replace(b"</w:p>", b"<!-- note --></w:p>").replace(b"</w:tr>", b"<?x y?></w:tr>")
    document = read_bytes("plan.docx", with_part(plan, MAIN, noted))
    assert not compare(document, small_plan(), small_plan(), ON).own


def test_numbers_that_no_program_writes_are_no_trouble(plan: bytes) -> None:
    large = main_part(plan).replace(b'w:id="14"', b'w:id="' + b"9" * 5000 + b'"')
    signs = large.replace(b'w14:checkedState w14:val="2611"', b'w14:checkedState w14:val="D800"')
    document = read_bytes("plan.docx", with_part(plan, MAIN, signs))
    extra = Paragraph(id="extra", text="Extra.")
    now = small_plan(ticks={"box-two": True}, extra=(extra,))
    done = refreshed(document, compare(document, small_plan(), now, ON), now, {}, ON)
    assert b"Extra." in main_part(done)
