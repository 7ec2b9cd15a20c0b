"""What a file is, by its content: the extension is only believed where content does not say."""

from __future__ import annotations

import re
import zipfile
from enum import Enum, auto
from typing import IO, TYPE_CHECKING

from importers.reading.source import BROKEN
from inventory.errors import InputError
from inventory.language import N_, _

if TYPE_CHECKING:
    from importers.reading.source import Source

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
FOREIGN = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"Rar!", N_("a packed file (RAR)")),
    (b"7z\xbc\xaf\x27\x1c", N_("a packed file (7-Zip)")),
    (b"\x1f\x8b", N_("a packed file (gzip)")),
    (b"SQLite format 3\0", N_("a database")),
    (b"MZ", N_("a program")),
    (b"\x7fELF", N_("a program")),
    (b"{\\rtf", N_("a text document (RTF)")),
)
MARKUP = (
    (re.compile(rb"\s*<(!doctype html|html|head|table|meta)\b", re.IGNORECASE), N_("a web page (HTML)")),
    (re.compile(rb"\s*<(\?xml|!--|[a-z])", re.IGNORECASE), N_("an XML file")),
    (re.compile(rb'\s*(\{\s*["}]|\[\s*[{\]])'), N_("a JSON file")),
)
# Streams inside an OLE container; their names stand in its directory in UTF-16.
STREAMS = (
    ("EncryptedPackage", ""),
    ("WordDocument", N_("a Word document")),
    ("PowerPoint Document", N_("a presentation")),
    ("__properties_version1.0", N_("an e-mail message")),
)


class Kind(Enum):
    """How a file is to be read."""

    TEXT = auto()
    XLSX = auto()
    ISOLATED = auto()
    """A spreadsheet in an older or rarer format (XLS, XLSB, ODS), read in a process of its own."""
    ODS = auto()
    ZIP = auto()


def kind(source: Source) -> Kind:
    """Return how a file is to be read.

    Raises:
        InputError: It is empty, protected, or no table: says what it is instead.
    """
    head = source.head()
    if not head:
        raise InputError(
            _("{name} is empty (0 bytes).").format(name=source.name), _("Make the export again.")
        )
    if head.startswith((ZIP, b"PK\x05\x06")):
        with source.seekable() as stream:
            return packed(source.name, stream)
    if head.startswith(OLE):
        return legacy(source)
    refuse_foreign(source.name, head)
    return Kind.TEXT


def packed(name: str, stream: IO[bytes]) -> Kind:
    """Return what a ZIP is: a workbook, or files together."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            mimetype = start(archive, "mimetype") if "mimetype" in names else b""
    except BROKEN as error:
        raise damaged(name) from error
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "xl/workbook.bin" in names:
        return Kind.ISOLATED
    if b"opendocument.spreadsheet" in mimetype:
        return Kind.ODS
    if "word/document.xml" in names or b"opendocument.text" in mimetype:
        raise not_a_table(name, _("a text document"))
    if "ppt/presentation.xml" in names or mimetype.startswith(b"application/vnd.oasis"):
        raise not_a_table(name, _("a document of another kind"))
    return Kind.ZIP


def start(archive: zipfile.ZipFile, member: str) -> bytes:
    """Return the first bytes of a member, however large it is."""
    with archive.open(member) as stream:
        return stream.read(100)


def legacy(source: Source) -> Kind:
    """Return what an OLE container is: an old workbook, or nothing for us."""
    content = source.whole()
    if any(directory_name(stream) in content for stream in ("Workbook", "Book")):
        return Kind.ISOLATED
    for stream, what in STREAMS:
        if directory_name(stream) in content:
            if stream == "EncryptedPackage":
                raise protected(source.name)
            raise not_a_table(source.name, _(what))
    return Kind.ISOLATED


def directory_name(stream: str) -> bytes:
    """Return how the directory of an OLE container names a stream."""
    return f"{stream}\0".encode("utf-16-le")


def refuse_foreign(name: str, head: bytes) -> None:
    """Refuse what is recognised as something else than a table in text."""
    for start, what in FOREIGN:
        if head.startswith(start):
            raise not_a_table(name, _(what))
    plain = (
        head.removeprefix(b"\xef\xbb\xbf")
        .replace(b"\0", b"")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if SPREADSHEET_XML in plain:
        raise not_a_table(name, _("an XML spreadsheet of 2003"))
    for pattern, what in MARKUP:
        if pattern.match(plain):
            raise not_a_table(name, _(what))


def not_a_table(name: str, what: str) -> InputError:
    """Return what to say of a file of a kind that holds no table for us."""
    return InputError(
        _("{name} is {what}, whatever its name says, and no table that can be read.").format(
            name=name, what=what
        ),
        _(
            "Open it in a spreadsheet program and save it as .xlsx or .csv, or ask the other program for such an export."
        ),
    )


def protected(name: str) -> InputError:
    """Return what to say of a file with a password."""
    return InputError(
        _("{name} is protected with a password.").format(name=name),
        _("Open it, save it without a password, and read that file."),
    )


def damaged(name: str) -> InputError:
    """Return what to say of a file that ends too early or does not hold together."""
    return InputError(
        _("{name} is damaged or was cut off.").format(name=name),
        _(
            "Fetch or export it again; if it opens in a spreadsheet program, save it there under another name."
        ),
    )
