"""CycloneDX in JSON: the services of a SaaSBOM become systems, and what flows between them interfaces.

Source: the CycloneDX specification 1.2 to 1.6 (ECMA-424): services, their data with classification and direction of flow,
dependencies, and the component that the file is about.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from importers.formats.cyclonedx_tables import making
from importers.formats.model_sheet import ModelSheet, made
from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from importers.formats.table import Numbered
    from importers.reading import Sheet

FORMAT = "CycloneDX"
AS_XML = "http://cyclonedx.org/schema/bom/"
MOST_BYTES = 40_000_000

Json = Any


def recognises_file(head: bytes, name: str) -> bool:  # noqa: ARG001  the name says nothing
    """Return whether a file begins as CycloneDX, in JSON or XML.

    Args:
        head: The first bytes, some thousands.
        name: Its name.
    """
    text = _decoded(head, errors="ignore").lstrip()
    return AS_XML in text or (text.startswith("{") and '"bomFormat"' in text and FORMAT in text)


def sheets(path: Path) -> list[Sheet]:
    """Return one sheet: a row a service or component, which makes the tables of records when it is asked.

    Raises:
        InputError: It is too large, is no JSON (says in which line), or is CycloneDX in XML.
    """
    bom = _bom(path)
    if not isinstance(bom, dict) or bom.get("bomFormat") != FORMAT:
        raise InputError(
            _("{file} is no CycloneDX file.").format(file=path.name), _("Export it again, as JSON.")
        )
    parts = making(bom, path.name)
    headers = [_("Name"), _("Type")]
    rows: list[Numbered] = [(place, [one.name, one.type]) for place, one in enumerate(parts.everything, 1)]
    return [ModelSheet(path.name, headers, made(rows, headers), 0, making=parts.tables)]


def _bom(path: Path) -> Json:
    """Return what a file holds."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                _("{file} is larger than {most} MB.").format(file=path.name, most=MOST_BYTES // 1_000_000),
                _("Export a part of it."),
            )
        content = path.read_bytes()
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=problem.strerror or problem)
        ) from problem
    try:
        text = _decoded(content, errors="strict")
        if text.lstrip().startswith("<"):
            raise InputError(
                _("{file} is CycloneDX as XML, which is not read.").format(file=path.name),
                _("Export it as JSON."),
            )
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise _broken(path.name, problem.lineno) from problem
    except UnicodeDecodeError as problem:
        raise _broken(path.name, problem.object.count(b"\n", 0, problem.start) + 1) from problem
    except (RecursionError, ValueError) as problem:  # nested too deep, or a number of thousands of digits
        raise _broken(path.name, 1) from problem


def _decoded(content: bytes, errors: str) -> str:
    """Return JSON as text: UTF-8, or UTF-16 as PowerShell writes it."""
    return content.decode(json.detect_encoding(content), errors).lstrip("\ufeff")


def _broken(name: str, line: int) -> InputError:
    """Return the error for a text that is no JSON."""
    return InputError(
        _("{file}, line {line}: this is not valid JSON; nothing was taken in.").format(file=name, line=line),
        _("Export it again, as JSON."),
    )
