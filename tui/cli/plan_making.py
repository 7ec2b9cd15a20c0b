"""Which plan is meant, and its documents and budget as files: what the commands on plans and the screens share."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.language import _
from inventory.text import fold
from tui.cli.session import talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.plan.facts import Settings
    from inventory.publish.document_html_lines import Names
    from inventory.publish.figures import Plates

YEARS = re.compile(r"([12][0-9]{3})(?:-([12][0-9]{3}))?")
LENGTH = 4
"""Years of a plan when nobody says how many."""
SUFFIXES = (".docx", ".pdf", ".html", ".xlsx", ".json")
"""What a plan can be written as."""


def years(text: str) -> tuple[int, int]:
    """Return the first and last year of "2027-2030", or of "2027".

    Raises:
        InputError: The text cannot be read so.
    """
    found = YEARS.fullmatch(text.strip())
    if found is None:
        raise InputError(
            _("“{text}” are no years of a plan.").format(text=text),
            _("Give a first and a last year, such as 2027-2030."),
        )
    return int(found[1]), int(found[2] or found[1])


def refuse(output: Path) -> None:
    """Say so when a plan cannot be written as what the suffix of a file asks for.

    Raises:
        InputError: It cannot.
    """
    if output.suffix.lower() not in SUFFIXES:
        raise InputError(
            _("From the name {file} the format cannot be told.").format(file=output.name),
            _("End it with .docx, .pdf, .html or .json for the plan, or .xlsx for its budget."),
        )


def settings(
    connection: Connection,
    on: dt.date,
    template: str | None = None,
    name: str | None = None,
    span: str | None = None,
    year_kind: str | None = None,
) -> Settings:
    """Return what is to be made: from the options, then the recorded plan, then the policy of the board.

    A template of one year, such as a year report, is about the year of the day that is asked about.

    Raises:
        InputError: There is no such plan or template, or the years cannot be read.
    """
    from inventory.finance.lot_lines import year_of  # noqa: PLC0415  SQLAlchemy, 200 ms
    from inventory.plan.facts import Settings  # noqa: PLC0415
    from inventory.plan.template import load  # noqa: PLC0415
    from inventory.store import policy  # noqa: PLC0415

    row, policies = recorded(connection, template, name), policy.read(connection)
    kind = year_kind or policies.word("book_year", on)
    first, last = on.year + 1, on.year + LENGTH
    if span is not None:
        first, last = years(span)
    elif template is not None and load(template).years == 1:
        first = last = year_of(policies, kind, on).year(on)
    elif row is not None:
        first, last = row["first_year"], row["last_year"]
    return Settings(
        first_year=first,
        last_year=last,
        template=template or (row["template"] if row else "po-raad"),
        plan=row["id"] if row else None,
        year_kind=kind,
    )


def recorded(connection: Connection, template: str | None, name: str | None) -> dict[str, Any] | None:
    """Return the recorded plan: the one with this name, or the newest that has not ended; None when there is none.

    One of the template that is asked goes first; without one, the texts and goals of another are used all the same.

    Raises:
        InputError: There is no plan with this name.
    """
    from inventory.records.plan import Plan  # noqa: PLC0415

    table = Plan.table
    query = (
        table.select()
        .where(table.c.archived.is_(None))
        .order_by(table.c.first_year.desc(), table.c.id.desc())
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    if name is not None:
        named = [row for row in rows if fold(row["name"]) == fold(name)]
        if not named:
            raise InputError(
                _("There is no plan “{name}”.").format(name=name),
                _("There are: {names}.").format(names=", ".join(row["name"] for row in rows) or _("none")),
            )
        return named[0]
    fitting = [r for r in rows if r["status"] != "ended"]
    same = [r for r in fitting if r["template"] == template]
    return next(iter([*same, *fitting]), None)


def write(connection: Connection, chosen: Settings, on: dt.date, output: Path) -> None:
    """Write what the suffix of the file asks for, other than Word (`plan_update.make_document`)."""
    if output.suffix.lower() == ".xlsx":
        _budget(connection, chosen, on, output)
    else:
        _document(connection, chosen, on, output)


def _document(connection: Connection, chosen: Settings, on: dt.date, output: Path) -> None:
    """Write a plan in the format of the suffix, and say what is not written yet."""
    from inventory.plan.assemble import assemble  # noqa: PLC0415  finance and landscape
    from inventory.publish.document_names import named  # noqa: PLC0415
    from inventory.publish.figures import drawn  # noqa: PLC0415

    blocks = assemble(connection, chosen, on, _progress())
    html = output.suffix.lower() == ".html"
    publish(
        Made(blocks, drawn(connection, blocks, on), on, named(connection, blocks) if html else {}),
        output,
    )
    tell_empty(blocks)


def _progress() -> Callable[[int, int], None]:
    """Return what tells a person how far a plan is: after a second, and then every second."""
    last = time.monotonic()

    def tell(done: int, count: int) -> None:
        nonlocal last
        now = time.monotonic()
        if sys.stderr.isatty() and now - last >= 1:
            last = now
            talk(_("{done} of {count} parts …").format(done=done, count=count))

    return tell


class Made(NamedTuple):
    """A plan ready to be written: its blocks, its pictures, its day, and what the records are called that it rests on."""

    blocks: Sequence[Block]
    plates: Plates
    on: dt.date
    names: Names


def publish(made: Made, output: Path, style: bytes | None = None) -> None:
    """Write a plan in the format of the suffix of the file (not .xlsx); a Word document with these styles, None for ours.

    Raises:
        InputError: The file cannot be written.
    """
    match output.suffix.lower():
        case ".html":
            from inventory.publish.document_html import write_page  # noqa: PLC0415

            write_page(made.blocks, output, made.plates, names=made.names)
        case ".pdf":
            from inventory.publish.document_pdf import write_pdf  # noqa: PLC0415  typst

            write_pdf(made.blocks, output, made.plates)
        case ".json":
            from inventory.publish.document_json import write_json  # noqa: PLC0415

            write_json(made.blocks, output)
        case _:
            from inventory.publish.word import write_plan  # noqa: PLC0415  docx

            write_plan(made.blocks, output, made.on, made.plates, style=style)


def write_version(
    connection: Connection, name: str | None, number: int, output: Path, style: bytes | None = None
) -> str:
    """Write a version of a plan that was kept, exactly as it was, and return what it is called.

    Raises:
        InputError: There is no such plan or version.
        StorageError: What was kept was changed outside the program.
    """
    from inventory.plan import versions  # noqa: PLC0415  SQLAlchemy, 200 ms
    from inventory.publish import plan_version  # noqa: PLC0415
    from inventory.whole_file import write_whole  # noqa: PLC0415

    row = recorded(connection, None, name)
    if row is None:
        raise InputError(_("No plan is recorded."), _("Record one first: inventaris add plan"))
    version = versions.find(connection, row["id"], number)
    kept = plan_version.load(connection, version)
    if output.suffix.lower() == ".xlsx":
        write_whole(output, kept.workbook)
    else:
        with plan_version.speaking(kept):
            blocks = plan_version.titled(version, kept)
            publish(Made(blocks, kept.plates, kept.on, kept.names), output, style)
    return version.title


def tell_empty(blocks: Sequence[Block]) -> None:
    """Say how many questions of a plan have no text yet."""
    from inventory.plan.blocks import TextSlot, walk  # noqa: PLC0415

    slots = [block for block in walk(blocks) if isinstance(block, TextSlot)]
    empty = sum(not block.text for block in slots)
    if empty:
        talk(_("{empty} of {all} questions have no text yet.").format(empty=empty, all=len(slots)))


def _budget(connection: Connection, chosen: Settings, on: dt.date, output: Path) -> None:
    from inventory.finance.lot_lines import year_of  # noqa: PLC0415
    from inventory.publish.budget_workbook import write_budget  # noqa: PLC0415  openpyxl
    from inventory.publish.finance_material import gather  # noqa: PLC0415
    from inventory.store import policy  # noqa: PLC0415

    book = year_of(policy.read(connection), chosen.year_kind, on)
    write_budget(gather(connection, book, chosen.first_year, chosen.last_year, on), output)
