"""Files that are there only when they are whole: written beside their place, and put there in one step."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give the path to write to; when the block ends well the file takes its place, otherwise nothing is left.

    A link keeps pointing where it points. What is no ordinary file (a pipe, /dev/null) is written to, never replaced:
    as root, a rename would put a file in the place of the device.

    Raises:
        OSError: The file cannot be written.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        yield place
        return
    part = place.with_name(place.name + ".part")
    try:
        yield part
        os.replace(part, place)  # noqa: PTH105  the atomic step deserves its own name
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Give the path to write to as `whole` does; what the disk refuses becomes a sentence.

    Raises:
        InputError: The file cannot be written.
    """
    try:
        with whole(path) as part:
            yield part
    except OSError as problem:
        raise InputError(
            _("{file} cannot be written: {reason}.").format(file=path, reason=problem.strerror or problem),
            _("Check the folder, and close the file in other programs."),
        ) from problem


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there only when it is whole.

    Raises:
        InputError: The file cannot be written.
    """
    with writing(path) as part:
        part.write_bytes(content)
