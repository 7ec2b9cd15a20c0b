"""The register of processing as a Word document: a chapter for each register, an entry with (a) to (g) below each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.blocks import Column, ColumnKind, Cover, Evidence, Heading, Note, Table
from inventory.plan.privacy_register import ASKED, VALID
from inventory.plan.privacy_sight import joined, none_recorded
from inventory.plan.wording import dated, unknown
from inventory.records import get
from inventory.records.privacy_choices import LEGAL_GROUNDS, REGISTERS
from inventory.records.values import show

if TYPE_CHECKING:
    from inventory.plan.blocks import Block
    from inventory.plan.privacy_register import Entry, Processor, Register

ABOUT = "processing"
Told = str | date | None
"""What a line tells; None is unknown."""


def told(entry: Entry, name: str) -> str | None:
    """Return a column of an entry as people read it; None when it is unknown."""
    value = entry.row[name]
    if value is None or value == "unknown":
        return None
    return show(get(ABOUT).fields[name], value)


def label(letter: str, name: str) -> str:
    """Return what a line of an entry is called, with its letter of GDPR 30(1)."""
    text = _(get(ABOUT).fields[name].label)
    return f"({letter}) {text}" if letter else text


def ground(entry: Entry) -> str | None:
    """Return the legal ground with its reason; None when it is unknown."""
    name = entry.row["ground"]
    parts = [_(LEGAL_GROUNDS[name])] if name and name != "unknown" else []
    return ": ".join([*parts, *([entry.row["ground_text"]] if entry.row["ground_text"] else [])]) or None


def lines(entry: Entry) -> list[tuple[str, Told]]:
    """Return an entry as pairs of what is asked and what is told; None is unknown."""
    found: list[tuple[str, Told]] = [
        (_("(a) Controller"), entry.controller),
        (_("(a) Joint controller"), entry.joint or none_recorded()),
    ]
    for letter, name in ASKED:
        found.append((label(letter, name), ground(entry) if name == "ground" else told(entry, name)))
    found += [
        (_("Exception for special data"), told(entry, "exception") or none_recorded()),
        (_("Processes"), joined(entry.processes)),
        (_("Systems"), joined(entry.systems) or none_recorded()),
        (_("Last review"), dated(entry.row["reviewed"])),
    ]
    return found


def title_of(register: Register) -> tuple[str, str]:
    """Return the title of the document and the name of the controller."""
    name = register.party["name"] if register.party else unknown()
    return _("Register of processing"), str(name)


def parts(register: Register) -> list[tuple[str | None, str, list[Entry]]]:
    """Return the registers that have entries: name, what people call it, entries; last those of which nobody said it."""
    named: dict[str | None, str] = {name: _(label) for name, label in REGISTERS.items()}
    named[None] = _("Register not recorded")
    return [(name, label, register.of(name)) for name, label in named.items() if register.of(name)]


def register_blocks(register: Register, on: date) -> list[Block]:
    """Return the register of a controller as blocks for a document, with its cover."""
    title, board = title_of(register)
    number = len(register.entries)
    counted = ngettext("{count} processing activity", "{count} processing activities", number).format(
        count=number
    )
    state = _("State of the inventory on {date}").format(date=dated(on))
    blocks: list[Block] = [
        Cover(id="cover", title=title, board=board, period=_("GDPR article 30"), lines=(state, counted))
    ]
    for name, label, entries in parts(register):
        text = _("Register of {people}").format(people=label) if name else label
        blocks.append(Heading(id=f"register-{name}", text=text))
        blocks += [block for entry in entries for block in _entry(entry)]
    if not register.entries:
        blocks.append(
            Note(id="register-empty", text=_("No processing activities are recorded."), warning=True)
        )
    return [*blocks, *_recipients(register), *_processors(register), *_attention(register)]


def _entry(entry: Entry) -> list[Block]:
    code = f"processing-{entry.row['id']}"
    columns = (Column(_("What is asked"), share=15), Column(_("What is recorded"), share=27))
    proof = (Evidence(ABOUT, (entry.row["id"],), 1),)
    return [
        Heading(id=f"{code}-heading", text=entry.title, level=2),
        Table(id=code, columns=columns, rows=tuple(lines(entry)), evidence=proof),
    ]


def _recipients(register: Register) -> list[Block]:
    rows = tuple((one.name, ", ".join(one.entries)) for one in register.recipients)
    columns = (Column(_("Recipient"), share=20), Column(_("Entries"), share=15))
    return [
        Heading(id="recipients", text=_("Recipients")),
        Note(id="recipients-note", text=_("Who receives data and is no processor.")),
        Table(id="recipients-table", columns=columns, rows=rows, empty=no_recipients(register)),
    ]


def no_recipients(register: Register) -> str:
    """Return what an empty list of recipients says: that there are none is another thing than that nobody knows."""
    said = [told(entry, "recipients") for entry in register.entries]
    if said and all(said):
        return _("The entries say that there are none.")
    return _("No recipients are recorded: unknown.")


PROCESSOR_SHARES = (14, 13, 13, 10, 10, 10, 13, 9)


def processor_labels() -> tuple[str, ...]:
    """Return the headers of the list of processors."""
    return (
        _("Processor"), _("System"), _("Data location"), _("Agreement"), _("Date of agreement"), _("On the day"),
        _("Sub-processors"), _("Entries"),
    )  # fmt: skip


def processor_row(one: Processor) -> tuple[Told, ...]:
    """Return a processor as cells of its list; None is unknown."""
    return (
        one.supplier,
        one.system,
        one.countries,
        one.agreement or one.unasked or _("none signed"),
        one.agreed if one.agreement else "",
        _(VALID[one.valid]) if one.agreement else "",
        joined(one.subprocessors) or none_recorded(),
        ", ".join(one.entries) or _("none"),
    )


def _processors(register: Register) -> list[Block]:
    kinds = {4: ColumnKind.DATE}
    columns = tuple(
        Column(text, kinds.get(place, ColumnKind.TEXT), share)
        for place, (text, share) in enumerate(zip(processor_labels(), PROCESSOR_SHARES, strict=True))
    )
    rows = tuple(map(processor_row, register.processors))
    numbers = tuple(one.system_id for one in register.processors)
    return [
        Heading(id="processors", text=_("Processors")),
        Note(id="processors-note", text=processors_note()),
        Table(
            id="processors-table",
            columns=columns,
            rows=rows,
            empty=_("No processors are recorded: unknown."),
            evidence=(Evidence("system", numbers, len(numbers)),),
        ),
    ]


def processors_note() -> str:
    """Return what the list of processors holds."""
    return _(
        "Suppliers of the systems in the entries, and of every other system with personal data or of which that is unknown."
    )


def _attention(register: Register) -> list[Block]:
    columns = (Column(_("Subject"), share=15), Column(_("Part"), share=12), Column(_("What"), share=16))
    return [
        Heading(id="attention", text=_("To look at")),
        Note(id="attention-note", text=attention_note()),
        Table(
            id="attention-table",
            columns=columns,
            rows=tuple((one.subject, one.part, one.text) for one in register.attention),
            empty=_("Nothing is missing, and no text seems to name a person."),
        ),
    ]


def attention_note() -> str:
    """Return what the last list holds."""
    return _(
        "What entries do not tell, systems without an entry, and texts that seem to name a person: a register names functions."
    )
