"""Where bytes come from, opened anew for every pass: a file, bytes in memory, or a member of a ZIP."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path


# Everything that Python's zipfile raises on a damaged file.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)


@dataclass(frozen=True)
class Source:
    """Bytes with a name.

    Args:
        name: What messages call it: the file's name, with ` / member` for a member of a ZIP.
        content: Path of the file, or its bytes.
        member: Name of the member of the ZIP that `content` is, or "" for the content itself.
    """

    name: str
    content: Path | bytes
    member: str = ""

    def open(self) -> IO[bytes]:
        """Open the bytes from their start; the caller closes.

        Raises:
            InputError: The file is not there or may not be read.
        """
        if not self.member:
            return self.outer()
        content = io.BytesIO(self.content) if isinstance(self.content, bytes) else self.content
        try:
            with zipfile.ZipFile(
                content
            ) as archive:  # an open member keeps the file open until it is closed itself
                return archive.open(self.member)
        except OSError as error:
            raise unreadable(self.name, error) from error

    def outer(self) -> IO[bytes]:
        """Open the file itself, also when it is the ZIP around a member."""
        if isinstance(self.content, bytes):
            return io.BytesIO(self.content)
        try:
            return self.content.open("rb")
        except OSError as error:
            raise unreadable(self.name, error) from error

    def seekable(self) -> IO[bytes]:
        """Open the bytes for reading to and fro, which a packed member is too slow for."""
        return io.BytesIO(self.whole()) if self.member else self.open()

    def whole(self) -> bytes:
        """Return all bytes at once."""
        if isinstance(self.content, bytes) and not self.member:
            return self.content
        with self.open() as stream:
            return stream.read()

    def head(self, size: int = 4096) -> bytes:
        """Return the first bytes."""
        with self.open() as stream:
            return stream.read(size)

    def size(self) -> int:
        """Return the size in bytes of the file itself (of a member: of its ZIP)."""
        if isinstance(self.content, bytes):
            return len(self.content)
        try:
            return self.content.stat().st_size
        except OSError as error:
            raise unreadable(self.name, error) from error


def unreadable(name: str, error: OSError) -> InputError:
    """Return what to say of a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return InputError(
            _("There is no file {name}.").format(name=name), _("Check the name and the folder.")
        )
    if isinstance(error, IsADirectoryError):
        return InputError(_("{name} is a folder.").format(name=name), _("Name the files in it."))
    return InputError(
        _("{name} cannot be read: {reason}.").format(name=name, reason=error.strerror or error),
        _("Close it in other programs and check who may read it."),
    )
