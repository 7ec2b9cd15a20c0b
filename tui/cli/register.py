"""`register`: the register of processing (GDPR 30) of the board or of another party, on a day."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from inventory.language import N_, _, ngettext
from inventory.plan.privacy_register import ASKED, party_named, register
from inventory.plan.privacy_sight import Sight, split
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records import get
from inventory.records.values import machine
from tui.cli import spoken
from tui.cli.output import SUFFIXES, chosen, format_options, write
from tui.cli.privacy_group import refuse
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inventory.plan.privacy_register import Entry, Processor, Register
    from tui.cli.session import Session

COLUMNS = ("code", "name", "register")
LATER = ("purposes", "subjects", "categories", "recipients", "transfers", "retention", "measures", "ground")
NARROW = frozenset({"code", "name", "register", "controller", "ground", "processes", "unknown", "reviewed"})
"""Columns that are shown on a screen; the other formats have all."""
LISTS = frozenset({"subjects", "categories", "recipients"})


@spoken.command(
    N_(
        "Write the register of processing (GDPR article 30): entries with (a) to (g), recipients, and processors with where "
        "the data are and the date of the agreement.\n\n"
        "It is that of the own board, or with --party that of another party. -o FILE.xlsx gives a sheet for each register, "
        "-o FILE.docx a document. What nobody recorded is shown as unknown; texts that seem to name a person are listed."
    ),
    name="register",
)
@spoken.option(
    "--party", metavar=N_("PARTY"), help=N_("The register of this party instead of the own board.")
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@format_options("docx")
@pass_session
def register_command(
    session: Session,
    *,
    party: str | None,
    on: dt.datetime | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Show the register, or write it as a workbook or document."""
    day = on.date() if on else session.today
    with session.database.read() as connection:
        sight = Sight(connection, day)
        found = register(sight, party_named(sight, party) if party else None)
        _write(found, day, format_, output)
    _tell(found)


def _write(found: Register, day: dt.date, format_: str | None, output: Path | None) -> None:
    """Write the register in the format that is asked for.

    Raises:
        InputError: The suffix says nothing.
    """
    if format_ is None and output is not None:
        refuse(output, (*SUFFIXES, ".docx"))
    kind = format_ or (output.suffix.lower().removeprefix(".") if output else "table")
    if kind == "docx":
        from inventory.publish.register import register_blocks  # noqa: PLC0415  docx
        from inventory.publish.word import plan_document  # noqa: PLC0415

        _bytes(plan_document(register_blocks(found, day), day), output)
    elif kind == "xlsx":
        from inventory.publish.register_workbook import register_bytes  # noqa: PLC0415  openpyxl

        target = chosen(format_, output)
        _bytes(register_bytes(found, day), target.file)
    else:
        fields, rows = _fields(), [_row(entry) for entry in found.entries]
        if kind in {"table", "txt"}:
            fields, rows = _narrow(fields, rows)
        by_system = {one.system_id: one for one in found.processors}
        data = [_json(entry, by_system) for entry in found.entries]
        write(Table(fields, rows, _("Register of processing")), chosen(format_, output), data)


def _bytes(content: bytes, output: Path | None) -> None:
    """Write a document to its file, or to stdout."""
    from inventory.whole_file import write_whole  # noqa: PLC0415

    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_whole(output, content)
    talk(_("Written: {file}").format(file=output))


def _fields() -> list[Any]:
    """Return the columns of the table."""
    own = get("processing").fields
    text = partial(f.text, width=24)
    return [
        *(own[name] for name in COLUMNS),
        text(N_("Controller")).but(name="controller"),
        text(N_("Joint controller")).but(name="joint_controller"),
        own["officer"],
        *(own[name] for name in LATER),
        own["ground_text"],
        own["exception"],
        text(N_("Processes")).but(name="processes"),
        text(N_("Systems")).but(name="systems"),
        text(N_("Unknown")).but(name="unknown"),
        own["reviewed"],
    ]


def _narrow(fields: list[Any], rows: list[list[Any]]) -> tuple[list[Any], list[list[Any]]]:
    """Return what fits a screen of the columns."""
    places = [place for place, field in enumerate(fields) if field.name in NARROW]
    return [fields[place] for place in places], [[row[place] for place in places] for row in rows]


def _row(entry: Entry) -> list[Any]:
    """Return an entry as a row of the table; a text that says nothing is shown as unknown."""
    own = get("processing").fields
    asked = {name for _letter, name in ASKED}

    def value(name: str) -> Any:
        stored = entry.row[name]
        return _("unknown") if stored is None and name in asked else stored

    return [
        *(entry.row[name] for name in COLUMNS),
        entry.controller or _("unknown"),
        entry.joint or "",
        value("officer"),
        *(value(name) for name in LATER),
        entry.row["ground_text"],
        entry.row["exception"],
        "; ".join(entry.processes) or _("unknown"),
        "; ".join(entry.systems),
        ", ".join(_(own[name].label) for name in entry.missing),
        entry.row["reviewed"],
    ]


def _json(entry: Entry, by_system: dict[int, Processor]) -> dict[str, Any]:
    """Return an entry as scripts read it: null is unknown, lists as lists, and [] where the record says “none”."""
    own = get("processing").fields
    found = {name: machine(field, entry.row[name]) for name, field in own.items()}
    found |= {name: split(entry.row[name]) if entry.row[name] else None for name in LISTS}
    found["ground"] = None if entry.row["ground"] == "unknown" else entry.row["ground"]
    found["controller"], found["joint_controller"] = entry.controller, entry.joint
    found.pop("owner")
    return {
        **found,
        "processes": list(entry.processes),
        "systems": list(entry.systems),
        "processors": [_processor(by_system[number]) for number in entry.system_ids if number in by_system],
        "unknown": entry.missing,
    }


def _processor(one: Processor) -> dict[str, Any]:
    return {
        "name": one.supplier,
        "system": one.system,
        "location": one.countries,
        "agreement": one.agreement,
        "agreement_date": one.agreed.isoformat() if one.agreed else None,
        "subprocessors": list(one.subprocessors),
    }


def _tell(found: Register) -> None:
    """Say what to look at, and that there are entries of others."""
    if found.attention:
        count = len(found.attention)
        text = ngettext("{count} thing to look at:", "{count} things to look at:", count)
        talk(text.format(count=count))
        for one in found.attention:
            talk(f"  {one.subject} · {one.part}: {one.text}")
    if found.others:
        text = ngettext(
            "{count} entry of another party is left out; ask for it with --party.",
            "{count} entries of other parties are left out; ask for them with --party.",
            found.others,
        )
        talk(text.format(count=found.others))
