"""A Word document that somebody edited, opened with care: an archive of parts, the main one read as XML.

What is no document, is damaged, or tries tricks (entities, an archive that unpacks to gigabytes) is refused before a
byte is written. Parts that the program does not change are copied as they are.
"""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from inventory.errors import InputError, RefusedError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{OFFICE}}}"
MOST_BYTES = 50_000_000
"""Unpacked, all parts together; a plan with twenty pictures takes five million."""
MOST_PARTS = 2_000
CHUNK = 1_000_000
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that Word wrote with a password, and one of before 2007."""
NEEDED = ("/styles", "/numbering", "/footnotes", "/endnotes", "/settings", "/header", "/footer", "/comments")
"""Parts without which Word calls a document damaged that refers to them."""
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged archive raises: also unknown methods of compression and passwords."""


def unusable(file: str, reason: str) -> InputError:
    """Return the refusal of a file, with the reason."""
    return InputError(
        _("{file} cannot be brought up to date: {reason}.").format(file=file, reason=reason),
        _("The file was left as it is. Make a new document, or take an earlier copy of this one."),
    )


@dataclass
class Package:
    """The parts of a document by name, in the order of the archive.

    Attributes:
        file: Name of the file, for messages.
        parts: Content by name.
        order: The entries of the archive.
        main: Name of the main part.
    """

    file: str
    parts: dict[str, bytes]
    order: list[zipfile.ZipInfo]
    main: str = MAIN

    def root(self, part: str) -> _Element:
        """Return a part as XML.

        Raises:
            InputError: It is no well-formed XML, or declares a document type (as a trick with entities needs).
        """
        return parsed(self.file, part, self.parts[part])

    def beside(self, suffix: str) -> str:
        """Return the name of a part that the main part refers to ("styles", "numbering", "footnotes"), "" for none."""
        found = [relation for relation in self.relations() if relation.get("Type", "").endswith(f"/{suffix}")]
        return self.target(found[0]) if found else ""

    def relations(self) -> _Element:
        """Return the relations of the main part; an empty list when it has none."""
        place = relations_of(self.main)
        return self.root(place) if place in self.parts else etree.Element(f"{RELATIONS}Relationships")

    def target(self, relation: _Element) -> str:
        """Return the name of the part that a relation of the main part leads to."""
        goal = relation.get("Target", "")
        place = goal.lstrip("/") if goal.startswith("/") else f"{self.main.rsplit('/', 1)[0]}/{goal}"
        return posixpath.normpath(place)

    def packed(self) -> bytes:
        """Return the document as the bytes of its archive; new parts come last."""
        made = io.BytesIO()
        known = {info.filename for info in self.order}
        new = [zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)) for name in self.parts if name not in known]
        with zipfile.ZipFile(made, "w") as archive:
            for info in [*self.order, *new]:
                one = zipfile.ZipInfo(info.filename, info.date_time)
                one.compress_type, one.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
                archive.writestr(one, self.parts[info.filename])
        return made.getvalue()


def relations_of(part: str) -> str:
    """Return the name of the part with the relations of a part."""
    folder, _slash, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def parsed(file: str, part: str, content: bytes) -> _Element:
    """Return XML as an element; nothing outside it is read and no entity is put in its place.

    Raises:
        InputError: It is no well-formed XML, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise unusable(file, _("its part {part} is damaged").format(part=part)) from problem
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise unusable(file, _("its part {part} declares entities").format(part=part))
    return root


def open_package(path: Path) -> Package:
    """Return a document as its parts.

    Raises:
        InputError: The file is not there, is no Word document, is damaged, or is too large.
        RefusedError: The document is open in another program.
    """
    refuse_open(path)
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=problem.strerror or problem),
            _("Check the name and the folder."),
        ) from problem
    return unpacked(path.name, content)


def unpacked(file: str, content: bytes) -> Package:
    """Return the bytes of a document as its parts.

    Raises:
        InputError: They are no Word document, are damaged, or unpack to too much.
    """
    if content.startswith(COMPOUND):
        raise unusable(file, _("it is protected with a password, or is an old Word document (.doc)"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            order = archive.infolist()
            if len(order) > MOST_PARTS or sum(info.file_size for info in order) > MOST_BYTES:
                raise unusable(file, _("it unpacks to more than {most} MB").format(most=MOST_BYTES // 10**6))
            parts = _read(file, archive, order)
    except DAMAGED as problem:
        raise unusable(file, _("it is no Word document (.docx), or it is damaged")) from problem
    found = Package(file, parts, order)
    found.main = _main(found)
    _refuse_other(found)
    return found


def _refuse_other(package: Package) -> None:
    """Refuse a document with macros or of another kind, and one of which a part is missing."""
    if TYPES not in package.parts:
        raise unusable(package.file, _("it is no Word document (.docx), or it is damaged"))
    told = package.root(TYPES)
    kind = next((one.get("ContentType", "") for one in told if one.get("PartName") == f"/{package.main}"), "")
    if "macroenabled" in kind.lower() or any(part.endswith("vbaProject.bin") for part in package.parts):
        raise unusable(package.file, _("it has macros: save it as a Word document without macros (.docx)"))
    if not kind.endswith("wordprocessingml.document.main+xml"):
        raise unusable(package.file, _("it is no Word document (.docx), or it is damaged"))
    for one in package.relations():
        needed = one.get("TargetMode") != "External" and one.get("Type", "").endswith(NEEDED)
        if needed and package.target(one) not in package.parts:
            raise unusable(package.file, _("its part {part} is missing").format(part=package.target(one)))


def _read(file: str, archive: zipfile.ZipFile, order: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Return the parts; what an entry says of its size is not believed."""
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    for info in order:
        if info.filename in parts:
            raise unusable(file, _("its part {part} is there twice").format(part=info.filename))
        pieces = []
        with archive.open(info) as stream:
            while piece := stream.read(CHUNK):
                left -= len(piece)
                if left < 0:
                    raise unusable(
                        file, _("it unpacks to more than {most} MB").format(most=MOST_BYTES // 10**6)
                    )
                pieces.append(piece)
        parts[info.filename] = b"".join(pieces)
    return parts


def _main(package: Package) -> str:
    """Return the name of the main part."""
    relations = "_rels/.rels"
    if relations in package.parts:
        for one in package.root(relations):
            if one.get("Type", "") == f"{OFFICE}/officeDocument":
                goal = one.get("Target", "").lstrip("/")
                if goal in package.parts:
                    return goal
    if MAIN not in package.parts:
        raise unusable(package.file, _("it is no Word document (.docx), or it is damaged"))
    return MAIN


def refuse_open(path: Path) -> None:
    """Refuse a document that a word processor has open.

    Raises:
        RefusedError: Word or LibreOffice keeps its sign beside the file.
    """
    name = path.name
    # A document may be reached by a link; the word processor keeps its sign beside the file or beside the link.
    places = {path, path.resolve()}
    signs = [
        place.with_name(sign)
        for place in places
        for sign in (f"~${place.name[2:]}", f"~${place.name}", f".~lock.{place.name}#")
    ]
    if any(sign.exists() for sign in signs):
        raise RefusedError(
            _("{file} is open in a word processor.").format(file=name),
            _("Save and close it there, then bring it up to date."),
        )


def refuse_protected(path: Path) -> None:
    """Refuse to write over a file that somebody made read-only; putting another in its place would pass that by.

    Raises:
        RefusedError: It is read-only.
    """
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        raise RefusedError(
            _("{file} is read-only.").format(file=path.name),
            _("Make it writable, or write the new document elsewhere with -o."),
        )
