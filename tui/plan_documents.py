"""Documents of the plan from the screens, by the same functions as the command `plan`; threads call this."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.plan.facts import Settings
    from inventory.store.database import Database
    from tui.writes import Progress

FORMATS = {
    ".docx": N_("Word document, which can be edited and brought up to date"),
    ".pdf": N_("PDF, to print or to send"),
    ".html": N_("web page on which every figure leads to its lines"),
    ".xlsx": N_("budgets of its years as a workbook"),
    ".json": N_("JSON, for programs"),
}
"""What a plan is written as, by suffix."""


class Wanted(NamedTuple):
    """What is to be written: of which plan and template, the day, the file, and the file with the styles (None: ours)."""

    settings: Settings
    on: dt.date
    path: Path
    style: Path | None = None


def write(database: Database, wanted: Wanted, progress: Progress) -> Path:
    """Write a document of the plan, whole or not at all, and return its place.

    Raises:
        InputError: The suffix says nothing, the plan cannot be made, or the file cannot be written.
        Stopped: The user asked for it.
    """
    from inventory.plan.assemble import assemble  # noqa: PLC0415  finance and landscape
    from inventory.publish.document_names import named  # noqa: PLC0415
    from inventory.publish.figures import drawn  # noqa: PLC0415
    from tui.cli.plan_making import Made, publish  # noqa: PLC0415  the same writers as the command

    suffix = wanted.path.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(_("End the name with {suffix}.").format(suffix=_(" or ").join(FORMATS)))

    def step(_done: int, count: int) -> None:
        progress.total = count
        progress.step()

    if suffix == ".docx":
        _word(database, wanted, step)
        return wanted.path
    with database.read() as connection:
        if suffix == ".xlsx":
            _workbook(connection, wanted)
            return wanted.path
        blocks = assemble(connection, wanted.settings, wanted.on, step)
        names = named(connection, blocks) if suffix == ".html" else {}
        made = Made(blocks, drawn(connection, blocks, wanted.on), wanted.on, names)
    publish(made, wanted.path)
    return wanted.path


def _word(database: Database, wanted: Wanted, step: Callable[[int, int], None]) -> None:
    """Write the Word document, and keep what it was made from."""
    from inventory.publish.refresh_run import make  # noqa: PLC0415  docx and lxml
    from inventory.publish.word_house import read_style  # noqa: PLC0415

    style = read_style(wanted.style) if wanted.style else None
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    make(database, wanted.settings, wanted.on, now, wanted.path, style, step)


def _workbook(connection: Connection, wanted: Wanted) -> None:
    """Write the budgets of the years of the plan."""
    from inventory.finance.lot_lines import year_of  # noqa: PLC0415
    from inventory.publish.budget_workbook import write_budget  # noqa: PLC0415  openpyxl
    from inventory.publish.finance_material import gather  # noqa: PLC0415
    from inventory.store import policy  # noqa: PLC0415

    found, on = wanted.settings, wanted.on
    book = year_of(policy.read(connection), found.year_kind, on)
    write_budget(gather(connection, book, found.first_year, found.last_year, on), wanted.path)
