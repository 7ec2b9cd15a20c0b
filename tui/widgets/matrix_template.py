"""Taking processes and questions of the template over, after what would be added is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _

if TYPE_CHECKING:
    from tui.widgets.choices import ChoicesPane
    from tui.widgets.matrix_base import MatrixBase


def take_over(page: ChoicesPane | MatrixBase, *, processes: bool, questions: bool) -> None:
    """Show what the template has that is not there yet, and add it when that is wanted."""
    del page, processes, questions, _
