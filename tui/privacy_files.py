"""Writing documents of privacy from the screens, by the same functions as the commands `register` and `privacy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.whole_file import write_whole
from tui.guarding import look

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inventory.plan.privacy_sight import Sight
    from inventory.store.database import Database
    from tui.guarding import Look

OFFICE = (".xlsx", ".docx")
PAGE = (".docx", ".html")


class Document:
    """A document that can be written.

    Args:
        label: What it is called; English, marked for translation.
        file: Name of the file without its suffix; English, marked for translation.
        suffixes: Suffixes of the files it can be, the usual one first.
    """

    def __init__(self, label: str, file: str, suffixes: tuple[str, ...]) -> None:
        self.label, self.file, self.suffixes = label, file, suffixes


DOCUMENTS = {
    "register": Document(N_("Register of processing"), N_("register-of-processing"), OFFICE),
    "agreements": Document(N_("List of agreements"), N_("agreements"), OFFICE),
    "suppliers": Document(N_("List of suppliers and the covenant"), N_("suppliers-privacy"), OFFICE),
    "page": Document(N_("Page of the system"), N_("privacy"), PAGE),
}
"""What can be written, by name."""


def others(database: Database) -> list[tuple[str, str]]:
    """Return the parties other than the own board, by number and name."""
    import sqlalchemy as sa  # noqa: PLC0415  only to write

    from inventory.records import get  # noqa: PLC0415

    table = get("party").table
    query = sa.select(table.c.id, table.c.name, table.c.own).where(table.c.archived.is_(None))
    with database.read() as connection:
        rows = connection.execute(query.order_by(table.c.name)).all()
    return [(str(row.id), row.name) for row in rows if not row.own]


def suffix_of(path: Path, name: str) -> str:
    """Return the suffix of a file.

    Raises:
        InputError: The document cannot be written as such a file.
    """
    suffixes = DOCUMENTS[name].suffixes
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        raise InputError(_("End the name with {suffix}.").format(suffix=_(" or ").join(suffixes)))
    return suffix


def write(database: Database, name: str, path: Path, on: dt.date, number: int | None = None) -> list[str]:
    """Write a document, whole or not at all; return what is to be looked at in it.

    Args:
        database: Where.
        name: Which; a key of `DOCUMENTS`.
        path: The file; its suffix decides how.
        on: The day.
        number: The party of the register, None for the own board; the system of a page.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    from inventory.plan.privacy_sight import Sight  # noqa: PLC0415  only to write

    suffix = suffix_of(path, name)
    found = look(database, on) if name != "register" else None
    with database.read() as connection:
        sight = Sight(connection, on)
        if found is None:
            content, said = _register(sight, suffix, on, number)
        else:
            content, said = _other(sight, found, name, suffix, number), []
    write_whole(path, content)
    return said


def _register(sight: Sight, suffix: str, on: dt.date, party: int | None) -> tuple[bytes, list[str]]:
    """Return the register, and what is to be looked at in it."""
    from inventory.plan.privacy_register import register  # noqa: PLC0415

    found = register(sight, party)
    said = [f"{one.subject} · {one.part}: {one.text}" for one in found.attention]
    if suffix == ".xlsx":
        from inventory.publish.register_workbook import register_bytes  # noqa: PLC0415  openpyxl

        return register_bytes(found, on), said
    from inventory.publish.register import register_blocks  # noqa: PLC0415  docx
    from inventory.publish.word import plan_document  # noqa: PLC0415

    return plan_document(register_blocks(found, on), on), said


def _other(sight: Sight, found: Look, name: str, suffix: str, system: int | None) -> bytes:
    """Return a list or a page."""
    if name == "page":
        return _page(sight, found, suffix, system or 0)
    from inventory.plan import privacy_agreements as told  # noqa: PLC0415
    from inventory.publish import agreement_list as lists  # noqa: PLC0415  openpyxl and docx
    from inventory.publish.word_leaf import leaf  # noqa: PLC0415  docx

    board, day = sight.facts.board_name, found.on
    if name == "agreements":
        listed = told.agreements(sight, found.findings)
        if suffix == ".xlsx":
            return lists.agreement_workbook(listed, board, day)
        return leaf(lists.agreement_blocks(listed, board, day), day, lying=True)
    suppliers = told.participation(sight, found.board)
    if suffix == ".xlsx":
        return lists.supplier_workbook(suppliers, board, day)
    return leaf(lists.supplier_blocks(suppliers, board, day), day, lying=True)


def _page(sight: Sight, found: Look, suffix: str, system: int) -> bytes:
    """Return the page of a system."""
    from inventory.publish.system_page import page_blocks  # noqa: PLC0415

    blocks = page_blocks(sight, sight.facts.by_id("system")[system], found.row(system))
    if suffix == ".html":
        from inventory.publish.document_html import page  # noqa: PLC0415

        return page(blocks, {}, contents=False).encode()
    from inventory.publish.word_leaf import leaf  # noqa: PLC0415  docx

    return leaf(blocks, found.on)
