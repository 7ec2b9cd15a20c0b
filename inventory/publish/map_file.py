"""The landscape as files: a picture, a page, a workbook or a text for other programs, as the suffix of the name says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.publish.map_kinds import plate, seen

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.publish.map_kinds import Asked
    from inventory.publish.plate import Plate

Files = dict["Path", bytes]
"""What is to be written, by path."""
Tell = Callable[[int, int], None]
"""Told how many sheets are drawn, and how many there are."""


def quiet(_done: int, _count: int) -> None:
    """Tell nobody how far it is."""


def files(connection: Connection, path: Path, kind: str, asked: Asked, tell: Tell = quiet) -> Files:
    """Return what is to be written: one file, or numbered ones when there are several.

    Args:
        connection: One that reads.
        path: The file that was asked for; its suffix decides.
        kind: Which picture (`map_kinds.KINDS`).
        asked: What it is to show.
        tell: Told how far it is, while there are sheets to make pictures of.

    Raises:
        InputError: Such a file cannot be written, or a package for it is missing.
    """
    suffix = check(path, asked)
    if suffix in PICTURES:
        return PICTURES[suffix](path, plate(connection, kind, asked), tell)
    return OTHERS[suffix](connection, path, kind, asked)


def check(path: Path, asked: Asked) -> str:
    """Return the suffix of a file that can be written.

    Raises:
        InputError: It is none of those, or it holds the whole landscape and only some parties are asked for.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(
            _("{file}: a map cannot be written as this kind of file.").format(file=path),
            _("Name a file that ends in {suffixes}.").format(suffixes=", ".join(SUFFIXES)),
        )
    if (asked.parties or asked.domains) and suffix in WHOLE:
        raise InputError(
            _("{file}: this kind of file always holds the whole landscape.").format(file=path),
            _("Leave out what narrows it: parties and domains."),
        )
    return suffix


def numbered(path: Path, count: int) -> list[Path]:
    """Return a path for each sheet: the path itself for one, else `name-1.svg` and on, in equal width."""
    if count == 1:
        return [path]
    width = len(str(count))
    return [path.with_name(f"{path.stem}-{number:0{width}}{path.suffix}") for number in range(1, count + 1)]


def _svg(path: Path, made: Plate, _tell: Tell) -> Files:
    names = numbered(path, len(made.sheets))
    return {name: sheet.encode() for name, sheet in zip(names, made.sheets, strict=True)}


def _png(path: Path, made: Plate, tell: Tell) -> Files:
    from inventory.publish.picture import png  # noqa: PLC0415  resvg

    found: Files = {}
    count = len(made.sheets)
    for name, sheet in zip(numbered(path, count), made.sheets, strict=True):
        tell(len(found), count)
        found[name] = png(sheet)
    return found


def _pdf(path: Path, made: Plate, _tell: Tell) -> Files:
    from inventory.publish.pdf import pdf  # noqa: PLC0415  typst

    return {path: pdf(made)}


def _html(path: Path, made: Plate, _tell: Tell) -> Files:
    from inventory.publish.page import html  # noqa: PLC0415  only what is asked for

    return {path: html(made).encode()}


def _workbook(connection: Connection, path: Path, kind: str, asked: Asked) -> Files:
    if kind == "parties":
        from inventory.publish.map_workbook import workbook  # noqa: PLC0415  openpyxl

        return {path: workbook(seen(connection, asked), title=asked.title, compare=asked.compare)}
    from inventory.publish.map_sheets import sheets  # noqa: PLC0415  openpyxl

    return {path: sheets(connection, kind, asked)}


def _graph(connection: Connection, path: Path, kind: str, asked: Asked) -> Files:
    from inventory.publish.graph_text import text  # noqa: PLC0415  only what is asked for

    return {path: text(connection, path.suffix.lower(), kind, asked)}


def _archimate(connection: Connection, path: Path, _kind: str, asked: Asked) -> Files:
    from inventory.publish.archimate import archimate  # noqa: PLC0415  only what is asked for

    return {path: archimate(connection, asked.on, asked.mode)}


def _archi(connection: Connection, path: Path, _kind: str, asked: Asked) -> Files:
    """Return the files that Archi reads together: `name-elements.csv`, `name-relations.csv`, `name-properties.csv`."""
    from inventory.publish.archi_csv import archi_csv  # noqa: PLC0415  only what is asked for

    made = archi_csv(connection, asked.on, asked.mode, f"{path.stem}-")
    return {path.with_name(name): content for name, content in made.items()}


PICTURES: dict[str, Callable[[Path, Plate, Tell], Files]] = {
    ".svg": _svg,
    ".png": _png,
    ".pdf": _pdf,
    ".html": _html,
}
OTHERS: dict[str, Callable[[Connection, Path, str, Asked], Files]] = {
    ".xlsx": _workbook,
    ".xml": _archimate,
    ".csv": _archi,
    ".graphml": _graph,
    ".dot": _graph,
    ".d2": _graph,
    ".mmd": _graph,
}
WHOLE = (".xml", ".csv")
SUFFIXES = (*PICTURES, *OTHERS)
