"""`demo`: a board that does not exist, from its exports to its plan, through the very commands that a user has."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.errors import InputError
from inventory.language import N_, _, current, ngettext
from tui.cli import spoken
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from importers.report import ImportReport
    from tui.cli.session import Session

EXPORTS = "exports"
SURE = 80
"""Score from which the demo takes the program's word for what an entry of the ledger was for."""
NEXT = 5
"""Decisions that are named; `inventaris check` has all."""


@spoken.command(
    N_(
        "Show the whole chain on a board that does not exist: its exports are written to DIR and imported, checked and "
        "drawn; the plan and the budget are written; then the screens open.\n\n"
        "Everything goes into DIR. The second time nothing is new and nothing changes."
    )
)
@spoken.argument(
    "folder",
    metavar=N_("DIR"),
    required=False,
    default="demo",
    type=click.Path(file_okay=False, path_type=Path),
)
@spoken.option("--no-screens", is_flag=True, help=N_("Stop before the screens, also in a terminal."))
@pass_session
def demo(session: Session, /, *, folder: Path, no_screens: bool) -> None:
    """Run the demo."""
    own = replace(session, where=str(folder / "inventaris.db"), _database=None)
    started = time.monotonic()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = _examples(folder / EXPORTS)
        report = _imported(own, files)
        year = _first_year(own)
        _decisions(own)
        own.close()
        _documents(folder, own, year)
        talk(
            _("Done in {seconds} s. Everything is in {folder}:").format(
                seconds=round(time.monotonic() - started), folder=folder
            )
        )
        for path in sorted(
            path for path in folder.iterdir() if path.is_file() and path.suffix not in {".db-wal", ".db-shm"}
        ):
            click.echo(str(path))
        if sys.stdin.isatty() and sys.stdout.isatty() and not no_screens:
            from tui.app import run  # noqa: PLC0415  the screens, only with a terminal

            click.get_current_context().exit(run(own.database, read_only=own.read_only, config=own.config))
    except OSError as problem:
        raise InputError(
            _("{folder} cannot be used: {reason}.").format(folder=folder, reason=problem.strerror)
        ) from problem
    finally:
        own.close()
    assert report is not None


def _examples(folder: Path) -> list[Path]:
    """Write the example files, and say so."""
    from importers.examples import write  # noqa: PLC0415  only for the demo

    files = write(folder)
    talk(
        ngettext(
            "The board Stichting Lindelaar Primair does not exist. Its export is in {folder} ({count} file).",
            "The board Stichting Lindelaar Primair does not exist. Its exports are in {folder} ({count} files).",
            len(files),
        ).format(folder=folder, count=len(files))
    )
    return files


def _imported(session: Session, files: list[Path]) -> ImportReport:
    """Import the files as any others, and say what became of each table."""
    from importers.importing import run  # noqa: PLC0415
    from importers.options import Options  # noqa: PLC0415
    from inventory.records import find  # noqa: PLC0415

    command(["import", *(str(path) for path in files)])
    report = run(session.database, files, Options(), session.who)
    for table in report.tables:
        counts = _("{new} new, {changed} changed, {unchanged} unchanged, {rejected} rejected").format(
            new=table.new, changed=table.changed, unchanged=table.unchanged, rejected=len(table.rejected_rows)
        )
        talk(f"  {table.file} → {_(find(table.record).plural)}: {counts}")
    whole = _("In all {new} new, {changed} changed, {rejected} rejected.")
    talk("  " + whole.format(new=report.new, changed=report.changed, rejected=report.rejected))
    return report


def _first_year(session: Session) -> int:
    """Return the first year of the newest plan of the board; next year, when it has none."""
    import sqlalchemy as sa  # noqa: PLC0415

    from inventory.records.plan import Plan  # noqa: PLC0415

    with session.database.read() as connection:
        found = connection.execute(sa.select(sa.func.max(Plan.table.c.first_year))).scalar()
    return int(found or session.today.year + 1)


def _decisions(session: Session) -> None:
    """Say how many findings there are, and what must be decided first."""
    from inventory.signals import life, marks  # noqa: PLC0415
    from inventory.signals.check import check  # noqa: PLC0415
    from inventory.signals.finding import SEVERITIES  # noqa: PLC0415

    command(["check"])
    with session.database.read() as connection:
        found = check(connection, session.today, marked=True)
    life.remember(session.database, found, session.today)
    findings = marks.counting(found)
    counts = Counter(finding.severity for finding in findings)
    talk("  " + ", ".join(f"{counts[name]} {_(name)}" for name in SEVERITIES if counts[name]))
    coming = [f for f in findings if f.due is not None and f.due >= session.today][:NEXT]
    for finding in coming:
        talk(f"  {finding.due}: {finding.subject.name}: {finding.message}")


def _documents(folder: Path, session: Session, year: int) -> None:
    """Write the maps, the report, the budget, the plan and the calendar, by the commands that a user has."""
    period = f"{year}-{year + 3}"
    plans = [
        *(["map", "-o", str(folder / f"{_('landscape')}{suffix}")] for suffix in (".svg", ".png", ".html")),
        ["map", "--kind", "flows", "-o", str(folder / f"{_('interfaces')}.html")],
        ["map", "--kind", "roadmap", "-o", str(folder / f"{_('roadmap')}.html")],
        ["landscape", "report", "-o", str(folder / f"{_('child-centre')}.docx")],
        ["realised", "confirm", "--above", str(SURE), "--year", str(session.today.year)],
        ["budget", "--year", str(year), "-o", str(folder / f"{_('budget')}-{year}.xlsx")],
        *(
            ["plan", "--years", period, "-o", str(folder / f"{_('ict-plan')}-{period}{suffix}")]
            for suffix in (".docx", ".pdf", ".html")
        ),
        *(
            ["plan", "--template", template, "-o", str(folder / f"{name}.docx")]
            for template, name in other_documents().items()
        ),
        ["agenda", "-o", str(folder / f"{_('agenda')}.ics")],
    ]
    for arguments in plans:
        command(arguments)
        from tui.cli.main import cli  # noqa: PLC0415  the group knows this file; it is whole by now

        cli.main(
            ["--language", current(), "--database", str(session.where), *arguments],
            prog_name="inventaris",
            standalone_mode=False,
        )


def other_documents() -> dict[str, str]:
    """Return the file name of each template of the plan that the demo writes beside that of the PO-Raad and the IKC."""
    return {
        "go-vier-in-balans": _("four-in-balance-plus"),
        "digisprong": _("ict-policy-plan"),
        "year-report": _("year-report"),
        "summary": _("summary"),
    }


def command(arguments: list[str]) -> None:
    """Show the command that does the next step, as a user would type it."""
    shown = arguments if len(arguments) <= 8 else [*arguments[:3], "…"]  # noqa: PLR2004  a line of the terminal
    talk("$ inventaris " + " ".join(shown))
