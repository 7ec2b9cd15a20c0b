"""ArchiMate models in the Open Exchange format: processes, systems, who works for what, and what data go where.

Own files of Archi (.archimate, a ZIP when the model has images) are recognised, and refused with what to do instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formats.archimate_reading import NAMESPACE, read
from importers.formats.archimate_tables import Making
from importers.formats.model_sheet import ModelSheet, made
from importers.reading.limits import Limits
from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from importers.formats.table import Numbered
    from importers.reading import Sheet

NATIVE = ("http://www.archimatetool.com/archimate", "http://www.bolton.ac.uk/archimate")
ZIPPED = b"PK\x03\x04"
ZIPPED_MODEL = b"model.xml"
NATIVE_SUFFIX = ".archimate"


def recognises_file(head: bytes, name: str) -> bool:
    """Return whether a file begins as a model, in the exchange format or as Archi itself keeps it.

    Args:
        head: The first bytes, some thousands.
        name: Its name.
    """
    return _is_native(head, name) or NAMESPACE in _text(head)


def sheets(path: Path) -> list[Sheet]:
    """Return one sheet: a row an element, which makes the tables of records when it is asked.

    Raises:
        InputError: It is Archi's own file, cannot be read, is broken (says in which line), or is not safe to read.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(Limits().free_bytes)
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=problem.strerror or problem)
        ) from problem
    if _is_native(head, path.name):
        raise InputError(
            _("{file} is Archi's own file, which is not read.").format(file=path.name),
            _(
                "Open it in Archi and choose File > Export > Model To Open Exchange File; import what that gives."
            ),
        )
    model = read(path)
    headers = [_("Identifier"), _("Type"), _("Name"), _("Documentation")]
    numbered: list[Numbered] = [
        (e.number, [e.identifier, e.type, e.name, e.text]) for e in model.elements.values()
    ]
    rows = made(numbered, headers)
    return [ModelSheet(path.name, headers, rows, 0, making=Making(model, path.name))]


def _is_native(head: bytes, name: str) -> bool:
    """Return whether a file is one of Archi itself."""
    if head.startswith(ZIPPED):
        return name.casefold().endswith(NATIVE_SUFFIX) or ZIPPED_MODEL in head[:64]
    text = _text(head)
    return NAMESPACE not in text and any(space in text for space in NATIVE)


def _text(head: bytes) -> str:
    """Return the first bytes of a file as text, UTF-16 as well."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    wide = {b"<\x00?\x00": "utf-16-le", b"\x00<\x00?": "utf-16-be"}
    return head.decode(wide.get(head[:4], "utf-8"), "ignore")
