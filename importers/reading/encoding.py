"""In which encoding a text stands. No detector: those read cp1252 as cp1250, so that é becomes č (libraries.md §8)."""

from __future__ import annotations

import codecs
from typing import IO, TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from importers.reading.source import Source

CHUNK = 1 << 20
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b\b"))


def encoding(source: Source) -> str:
    """Return the encoding of a text: byte order mark, UTF-16 by its NULs, strict UTF-8, else cp1252.

    NULs come before UTF-8, since ASCII in UTF-16 is valid UTF-8 too.

    Raises:
        InputError: The bytes are no text.
    """
    head = source.head()
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        wide = by_nulls(head)
        if wide:
            return wide
    if len(head.translate(None, CONTROLS)) < len(head) * 0.99:
        raise InputError(
            _("{name} holds no text that can be read.").format(name=source.name),
            _("Check whether this is the right file, and export it again as .csv or .xlsx."),
        )
    with source.open() as stream:
        return "utf-8" if is_utf8(stream) else "cp1252"


def by_nulls(head: bytes) -> str:
    """Return the kind of UTF-16 without mark whose NULs these are, or ""."""
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) > 0.4 * half and not head[0::2].count(0) > 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.4 * half and not head[1::2].count(0) > 0.1 * half:
        return "utf-16-be"
    return ""


def is_utf8(stream: IO[bytes]) -> bool:
    """Whether all bytes are UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
