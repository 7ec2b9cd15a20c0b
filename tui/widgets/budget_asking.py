"""What pages of the budget share: which year, kind of year, scope and dimension are asked, and how they are changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.finance.budget_scope import Scope
from inventory.language import _
from inventory.records.choices import FINANCING, SCOPES
from inventory.records.finance import NATURES
from inventory.records.values import decimals
from tui.board import board
from tui.budgeting import BY, Asked, choices, explained, stepped
from tui.widgets.budget_cells import cost_lines
from tui.widgets.budget_figures import Figures
from tui.widgets.filter_bar import thousands

if TYPE_CHECKING:
    from typing import Any

KINDS = ("calendar", "school")
FIRST, LAST = 1990, 2100


class Asking(Figures):
    """A page of figures that is asked for a year and a scope."""

    KEPT = "budget"

    @property
    def asked(self) -> Asked:
        """Return what is asked."""
        return self._asked

    def restore(self) -> None:
        """Take over year, kind, scope and dimension of the last time."""
        app = board(self)
        kept = app.memory.part(self.KEPT)
        year = kept.get("year")
        by = kept.get("by")
        self._asked = Asked(
            app.today,
            "school" if kept.get("kind") == "school" else "calendar",
            year if isinstance(year, int) and FIRST <= year <= LAST else app.today.year + 1,
            scope_kept(kept.get("scope")),
            by if isinstance(by, str) and by in BY else "row",
        )

    def keep(self) -> None:
        """Keep what is asked for the next time."""
        asked, scope = self._asked, self._asked.scope
        board(self).memory.data[self.KEPT] = {
            **board(self).memory.part(self.KEPT),
            "kind": asked.kind,
            "year": asked.year,
            "by": asked.by,
            "scope": {
                "site": scope.site,
                "without": sorted(scope.without),
                "financing": scope.financing,
                "natures": sorted(scope.natures),
            },
        }

    def ask(self, **changes: Any) -> None:
        """Ask something else, and reckon it."""
        self.action_leave()
        self._asked = replace(self._asked, **changes)
        self.load()

    def context(self) -> str:
        """Return the kind of year and what is counted."""
        return self.asked.told()

    def action_year(self, by: int) -> None:
        """Show another year."""
        self.ask(year=max(FIRST, min(LAST, self._asked.year + by)))

    def action_kind(self) -> None:
        """Change between calendar and school year."""
        self.ask(kind=KINDS[1 - KINDS.index(self._asked.kind)])

    def action_dimension(self) -> None:
        """Put the lines together by the next dimension."""
        self.ask(by=stepped(self._asked).by)

    def action_scope(self) -> None:
        """Choose what is counted."""
        database = board(self).database

        def show(found: Any) -> None:
            from tui.dialogs.scope import ScopeDialog  # noqa: PLC0415  only when it is asked for

            self.app.push_screen(ScopeDialog(found, self._asked.scope), self._scoped)

        self.background(lambda: choices(database), show, group="choices")

    def _scoped(self, scope: Scope | None) -> None:
        """Reckon with another scope."""
        if scope is not None:
            self.ask(scope=scope)

    def open_lines(self, asked: Asked, code: str, column: str, label: str) -> None:
        """Read the cost lines behind a cell in a thread, and show them."""
        database = board(self).database
        self.began()
        self.background(
            lambda: explained(database, asked, code, column),
            lambda lines: self.show_behind(cost_lines(label, lines)),
            group="lines",
            failed=self.failed,
        )


def scope_kept(kept: Any) -> Scope:
    """Return the scope that was kept; what is no longer known is left out."""
    if not isinstance(kept, dict):
        return Scope()
    site, financing = kept.get("site"), kept.get("financing")
    return Scope(
        site=site if isinstance(site, str) else None,
        without=frozenset(_known(kept.get("without"), SCOPES)),
        financing=financing if isinstance(financing, str) and financing in FINANCING else None,
        natures=frozenset(_known(kept.get("natures"), NATURES)),
    )


def _known(kept: Any, known: Any) -> list[str]:
    return [one for one in kept if isinstance(one, str) and one in known] if isinstance(kept, list) else []


def per_pupil(cents: int | None, pupils: int | None) -> str:
    """Return an amount per pupil in words, also when it is not known."""
    if cents is None:
        return _("per pupil: unknown, since no pupils are counted")
    return _("€ {amount} per pupil ({pupils} pupils)").format(
        amount=decimals(cents, 2), pupils=thousands(pupils or 0)
    )
