"""Taking processes and questions of the template over, after what would be added is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _, ngettext
from inventory.store.work import work
from tui.board import board

if TYPE_CHECKING:
    from collections.abc import Collection

    from inventory.landscape.template import Missing
    from inventory.store.database import Database
    from tui.widgets.choices import ChoicesPane
    from tui.widgets.matrix_base import MatrixBase

TAKEN_OVER = N_("Template taken over")
"""Name of the batch."""


def lacking(database: Database, parts: Collection[str]) -> Missing:
    """Read what the template has that is not there yet."""
    from inventory.landscape import template  # noqa: PLC0415  only then

    with database.read() as connection:
        return template.missing(connection, parts)


def add(database: Database, who: str, found: Missing) -> int:
    """Add it, as one batch; return how many records that are."""
    from inventory.landscape import template  # noqa: PLC0415  only then

    with work(database, who, _(TAKEN_OVER)) as unit:
        template.write(unit, found)
    return found.count


def take_over(page: ChoicesPane | MatrixBase, parts: Collection[str]) -> None:
    """Show what the template has that is not there yet, and add it when that is wanted."""
    database = board(page).database
    page.background(lambda: lacking(database, parts), lambda found: _show(page, found), group="template")


def _show(page: ChoicesPane | MatrixBase, found: Missing) -> None:
    """Show what would be added."""
    from tui.dialogs.preview import Preview  # noqa: PLC0415  only then

    title = ngettext(
        "The template adds {count} record", "The template adds {count} records", found.count
    ).format(count=found.count)
    lines = [f"{one.code} {one.name}" for one in found.processes]
    lines += [f"{one.code} {one.question}" for one in found.questions]
    page.app.push_screen(
        Preview(title, [*lines, *(told(found) if lines else ())], (), _("Take over")),
        lambda yes: _add(page, found) if yes else None,
    )


def told(found: Missing) -> list[str]:
    """Return what the template leaves alone, in sentences."""
    said = []
    if found.renamed:
        said.append(_("These keep the board's own names: {codes}").format(codes=", ".join(found.renamed)))
    if found.archived:
        said.append(_("These were put away and stay away: {codes}").format(codes=", ".join(found.archived)))
    if found.homeless:
        text = _("The main process of these questions is not there: {codes}")
        said.append(text.format(codes=", ".join(found.homeless)))
    return said


def _add(page: ChoicesPane | MatrixBase, found: Missing) -> None:
    """Add it in a thread."""
    app = board(page)
    database, who = app.database, app.who

    def done(count: int) -> None:
        text = ngettext("{count} record added. u undoes it.", "{count} records added. u undoes it.", count)
        app.say(text.format(count=count))
        app.reread()

    page.background(lambda: add(database, who, found), done, group="template")
