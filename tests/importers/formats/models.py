"""Small ArchiMate models with the quirks of real ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.importing import run
from importers.options import Options
from inventory.records import get

if TYPE_CHECKING:
    from importers.report import ImportReport
    from inventory.store.database import Database

SPACE = "http://www.opengroup.org/xsd/archimate/3.0/"
SHARED = Path(__file__).parents[4] / "shared" / "samples"


def element(
    key: str, kind: str, name: str, *, text: str = "", properties: dict[str, str] | None = None
) -> str:
    """Return an element."""
    said = f"<documentation>{text}</documentation>" if text else ""
    values = "".join(
        f'<property propertyDefinitionRef="{ref}"><value>{value}</value></property>'
        for ref, value in (properties or {}).items()
    )
    values = f"<properties>{values}</properties>" if values else ""
    return f'<element identifier="{key}" xsi:type="{kind}"><name>{name}</name>{said}{values}</element>'


def relation(key: str, kind: str, source: str, target: str, name: str = "") -> str:
    """Return a relation."""
    said = f"<name>{name}</name>" if name else ""
    return f'<relationship identifier="{key}" source="{source}" target="{target}" xsi:type="{kind}">{said}</relationship>'


def model(elements: list[str], relations: list[str], definitions: dict[str, str] | None = None) -> str:
    """Return a file, a line for each element and relation."""
    defined = "".join(
        f'<propertyDefinition identifier="{key}" type="string"><name>{name}</name></propertyDefinition>'
        for key, name in (definitions or {}).items()
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<model xmlns="{SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="id-m">',
            '<name xml:lang="nl">Proef</name>',
            "<elements>",
            *elements,
            "</elements>",
            *(["<relationships>", *relations, "</relationships>"] if relations else []),
            *([f"<propertyDefinitions>{defined}</propertyDefinitions>"] if defined else []),
            "</model>",
        ]
    )


def kept(folder: Path, content: str | bytes, name: str = "model.xml") -> Path:
    """Return a file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def take(database: Database, *paths: Path, keep: bool = True, **options: Any) -> ImportReport:
    """Import files."""
    return run(database, list(paths), Options(**options), "Anna", keep=keep)


def cells(database: Database, kind: str, *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of all living records, in the order in which they were made."""
    table = get(kind).table
    query = sa.select(*(table.c[name] for name in names)).where(table.c.archived.is_(None))
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(table.c.id))]


def said(report: ImportReport) -> str:
    """Return all remarks of a report."""
    return "\n".join(remark for table in report.tables for remark in table.remarks)
