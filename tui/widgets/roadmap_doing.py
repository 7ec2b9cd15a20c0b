"""What is done with a sub-project from the roadmap: new ones, changes, waiting, milestones, moving it in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _
from tui.board import board
from tui.widgets.roadmap_reading import move

if TYPE_CHECKING:
    from inventory.landscape.road import RoadProject


class Doing:
    """A page on which one sub-project is meant; mixed in before Textual's class."""

    @property
    def current_project(self) -> RoadProject | None:
        """Return the sub-project that is meant."""
        raise NotImplementedError

    def _form(self, kind: str, number: int | None = None, *, of_project: bool = True) -> None:
        """Show the form of a record; a new one is of the sub-project."""
        from tui.screens.form import open_form  # noqa: PLC0415  only when something is filled in

        page: Any = self
        project = self.current_project
        if of_project and project is None:
            return
        begin = {"project": project.code} if of_project and project is not None else None
        open_form(page, kind, number, begin=begin)

    def action_new(self) -> None:
        """Fill in a new sub-project."""
        self._form("project", of_project=False)

    def action_edit(self) -> None:
        """Change the sub-project in its form."""
        project = self.current_project
        if project is not None:
            self._form("project", project.number, of_project=False)

    def action_change(self) -> None:
        """Fill in a change of a system."""
        self._form("project_change")

    def action_waits(self) -> None:
        """Fill in what the sub-project waits for."""
        self._form("project_dependency")

    def action_milestone(self) -> None:
        """Fill in a milestone."""
        self._form("milestone")

    def action_plateau(self) -> None:
        """Fill in a plateau."""
        self._form("plateau", of_project=False)

    def action_move(self, months: int) -> None:
        """Move the sub-project some months, in a thread."""
        project = self.current_project
        if project is None:
            return
        page: Any = self
        app = board(page)
        database, who = app.database, app.who
        page.background(lambda: move(database, who, project, months), self._moved, group="move")

    def _moved(self, said: str) -> None:
        """Say what it became, and read anew."""
        page: Any = self
        board(page).say(said)
        board(page).reread()

    def action_failure(self) -> None:
        """Show what the failure of the system under the cursor would do."""
        from tui.messages import GoTo  # noqa: PLC0415  only then

        page: Any = self
        if page.current_system:
            page.post_message(GoTo("impact", filter=page.current_system))
        else:
            board(page).say(_("There is no system or supplier under the cursor."))
