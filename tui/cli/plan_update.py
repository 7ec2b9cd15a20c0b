"""`plan --update`: a document that people edited brought up to date; their texts and ticks come back into the database."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.language import N_, _, ngettext
from tui.cli import plan_making as making
from tui.cli import spoken
from tui.cli.failure import ACTION
from tui.cli.session import talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.plan.facts import Settings
    from inventory.publish.refresh import Preview
    from inventory.publish.refresh_run import Done, Loaded
    from tui.cli.plan_group import Asked
    from tui.cli.session import Session

MOST = 240
"""Characters of a text that a preview shows."""
OPTIONS = (
    spoken.option(
        "--dry-run", is_flag=True, help=N_("With --update: say what would happen and write nothing.")
    ),
    spoken.option(
        "--prefer",
        type=click.Choice(("document", "database")),
        help=N_("With --update: what prevails where document and database were both changed."),
    ),
    spoken.option(
        "--restore",
        is_flag=True,
        help=N_("With --update: put back what was taken out of the document."),
    ),
)


def update_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--dry-run`, `--prefer` and `--restore`, and its function keywords of these names."""
    wrapped = function
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def make_document(
    session: Session, settings: Settings, day: dt.date, output: Path, style: bytes | None = None
) -> list[Block]:
    """Write the document of a plan, which can be brought up to date later, and return its blocks."""
    from inventory.publish.refresh_run import make  # noqa: PLC0415  docx and lxml, 200 ms

    return make(session.database, settings, day, _now(), output, style)


def write(
    session: Session, settings: Settings, on: dt.date, output: Path, style: bytes | None = None
) -> None:
    """Write what the suffix of the file asks for, and say so; a Word document so that it can be brought up to date."""
    if output.suffix.lower() == ".docx":
        making.tell_empty(make_document(session, settings, on, output, style))
    else:
        with session.database.read() as connection:
            making.write(connection, settings, on, output)
    talk(_("Written: {file}").format(file=output))


def update(
    session: Session,
    asked: Asked,
    path: Path,
    output: Path | None,
    *,
    dry_run: bool = False,
    prefer: str | None = None,
    restore: bool = False,
) -> None:
    """Bring a document up to date, in place or as another file, and say what was done.

    Raises:
        InputError: It is no document of the program, or is damaged.
        RefusedError: It is open in a word processor.
    """
    from inventory.publish import refresh_run as running  # noqa: PLC0415  docx and lxml, 200 ms

    _refuse(output)
    loaded = running.load(session.database, path)
    with session.database.read() as connection:
        settings = settings_of(session, connection, asked, loaded)
    wanted = running.Wanted(settings, asked.day(session), prefer or "", restore)
    if dry_run:
        preview = running.look(session.database, loaded, wanted)
        tell(preview, known=loaded.edition is not None)
        talk(_("Nothing was written (--dry-run)."))
    else:
        done = running.bring_up_to_date(session.database, loaded, wanted, output or path, session.who, _now())
        preview = done.preview
        tell(preview, known=loaded.edition is not None)
        _tell_done(done, path)
    if preview.open:
        click.get_current_context().exit(ACTION)


def _refuse(output: Path | None) -> None:
    """Say so when the document would become another kind of file.

    Raises:
        InputError: It would.
    """
    if output is not None and output.suffix.lower() != ".docx":
        raise InputError(
            _("A document that is brought up to date stays a Word document."),
            _("End the file to write with .docx, or leave it out to bring the document up to date in place."),
        )


def _tell_done(done: Done, path: Path) -> None:
    if done.batch is not None:
        talk(_("Texts and ticks were taken over as batch {batch}.").format(batch=done.batch))
    if done.written is None:
        talk(_("{file} was up to date already.").format(file=path))
    else:
        talk(_("Written: {file}").format(file=done.written))
    if done.former is not None:
        talk(_("The former document: {file}").format(file=done.former))


def settings_of(session: Session, connection: Any, asked: Asked, loaded: Loaded) -> Settings:
    """Return what the document is made with: what was asked for, else what it was made with, else the recorded plan."""
    from dataclasses import replace  # noqa: PLC0415

    made = loaded.edition.settings if loaded.edition else None
    now = asked.settings(session, connection)
    if made is None:
        return now
    if asked.name is None:
        now = replace(now, plan=made.plan)
    if asked.template is None:
        now = replace(now, template=made.template)
    if asked.span is None:
        now = replace(now, first_year=made.first_year, last_year=made.last_year)
    return now if asked.year_kind else replace(now, year_kind=made.year_kind)


def tell(preview: Preview, *, known: bool) -> None:
    """Say what bringing a document up to date does.

    Args:
        preview: What is done.
        known: Whether it is known what the document was made from.
    """
    if not known:
        talk(
            _(
                "It is not known what this document was made from: figures are replaced, and texts are held against "
                "the database only."
            )
        )
    if preview.tracked:
        talk(_("The document has tracked changes; they are read as if they were accepted."))
    _listed(_("Into the database:"), [*_texts(preview), *_ticks(preview)])
    count = len(preview.changed)
    talk(
        ngettext("{count} block brought up to date.", "{count} blocks brought up to date.", count).format(
            count=count
        )
    )
    _listed(_("New in the document:"), map(_told, preview.new))
    _listed(_("Words of people that stay:"), (f"{one.spot}: {_short(one.text)}" for one in preview.cells))
    _listed(_("Own tables, pictures, rows and columns, left as they are:"), map(_told, preview.own))
    _listed(_("Figures of people that gave way:"), (_changed(*one) for one in preview.figures))
    _listed(
        _("Taken out of the document by people, and left out (--restore puts it back):"),
        map(_told, preview.gone),
    )
    _listed(_("Moved by people, and brought up to date where it stands:"), map(_told, preview.moved))
    _listed(_("No longer in the plan, taken out of the document:"), map(_told, preview.dropped))
    for one in preview.conflicts:
        talk(_conflict(one.spot, one.theirs, one.ours, one.chosen))


def _texts(preview: Preview) -> Iterable[str]:
    for one in preview.texts:
        yield _changed(one.where, one.before, one.after)


def _ticks(preview: Preview) -> Iterable[str]:
    for one in preview.ticks:
        yield f"{'☑' if one.ticked else '☐'} {one.where}"


def _told(one: Any) -> str:
    return f"{one.spot}: {_short(one.text)}" if one.text else str(one.spot)


def _changed(spot: object, before: str, after: str) -> str:
    return _("{where}: “{before}” becomes “{after}”").format(
        where=spot, before=_short(before), after=_short(after)
    )


def _conflict(spot: object, theirs: str, ours: str, chosen: str) -> str:
    told = _("Changed on both sides: {where}. Document: “{theirs}”. Database: “{ours}”.").format(
        where=spot, theirs=_short(theirs), ours=_short(ours)
    )
    ends = {
        "document": _("The document prevails."),
        "database": _("The database prevails."),
        "": _("Both keep their own; --prefer document or --prefer database decides."),
    }
    return f"{told} {ends[chosen]}"


def _short(text: str) -> str:
    text = " / ".join(text.split("\n"))
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"


def _listed(title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        talk(title)
        for line in found:
            talk(f"- {line}")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
