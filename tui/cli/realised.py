"""`realised`: what the books say beside the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from tui.cli.output import Target


def show_comparison(connection: Connection, found: Budget, target: Target) -> None:
    """Write what the books say beside a budget."""
    raise NotImplementedError
