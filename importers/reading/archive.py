"""A ZIP is looked at before it is unpacked: sizes, ratios, members, names."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from importers.reading.kinds import Kind, damaged, kind, protected
from importers.reading.limits import MEGABYTE
from importers.reading.source import BROKEN, Source
from inventory.errors import InputError
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reading.limits import Limits

IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db")


class NestedError(InputError):
    """A ZIP in a ZIP: refused with everything around it."""


@contextmanager
def opened(source: Source, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP that keeps to the limits; whatever breaks while it is open becomes an InputError."""
    try:
        with source.seekable() as stream, zipfile.ZipFile(stream) as archive:
            check(source.name, archive, limits)
            yield archive
    except BROKEN as error:
        raise damaged(source.name) from error


def check(name: str, archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse a ZIP that is too much, before anything of it is unpacked.

    Raises:
        InputError: It unpacks to too much, has too many members, two of one name, or a password.
    """
    members = archive.infolist()
    if len(members) > limits.members:
        raise InputError(
            _("{name} holds {count} files.").format(name=name, count=len(members)), _("Unpack it first.")
        )
    if sum(m.file_size for m in members) > limits.unpacked_bytes:
        raise too_large(name, limits.unpacked_bytes)
    for member in members:
        if member.flag_bits & 1:
            raise protected(name)
        if member.file_size > max(limits.free_bytes, limits.ratio * member.compress_size):
            raise InputError(
                _("{name} unpacks to a hundred times its size or more, as only an attack does.").format(
                    name=name
                ),
                _("Don't use it; ask where it comes from."),
            )
    if len({m.filename for m in members}) < len(members):
        raise damaged(name)


def too_large(name: str, most: int) -> InputError:
    """Return what to say of a file that is larger than may be read."""
    return InputError(
        _("{name} is larger than {size} MB.").format(name=name, size=most // MEGABYTE),
        _("Split the export into parts."),
    )


def files(source: Source, limits: Limits) -> list[Source]:
    """Return the files in a ZIP, folders and what macOS and Windows add left out.

    Raises:
        InputError: A limit is passed, or there is a ZIP in the ZIP.
    """
    with opened(source, limits) as archive:
        names = [
            m.filename for m in archive.infolist() if not m.is_dir() and not m.filename.startswith(IGNORED)
        ]
    names = [n for n in names if not n.endswith(IGNORED[1:])]
    return [Source(f"{source.name} / {clean(name)}", source.content, name) for name in names]


def refuse_nested(source: Source) -> Kind:
    """Return how a member is to be read.

    Raises:
        NestedError: It is a ZIP itself.
        InputError: Nothing that can be read.
    """
    try:
        found = kind(source)
    except BROKEN as error:
        raise damaged(source.name) from error
    if found is Kind.ZIP:
        raise NestedError(_("{name} is a ZIP inside a ZIP.").format(name=source.name), _("Unpack it first."))
    return found
