"""Doing what solves a finding, from any page that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _
from tui.board import board
from tui.messages import GoTo
from tui.widgets.contract_actions import ContractActions

if TYPE_CHECKING:
    from inventory.signals.finding import Finding
    from tui.mending import Begin, Way


class MendActions(ContractActions):
    """A page on which one finding is meant; mixed in before Textual's class."""

    @property
    def current(self) -> Finding | None:
        """Return the finding that is meant, None for none."""
        raise NotImplementedError

    @property
    def current_contract(self) -> int | None:
        """Return the number of the contract that the finding is about."""
        one = self.current
        return one.subject.id if one is not None and one.subject.kind == "contract" else None

    def action_mend(self) -> None:
        """Do what solves the finding; of several ways the user chooses one."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then
        from tui.mending import ways  # noqa: PLC0415

        one = self.current
        if one is None:
            return
        found = ways(one)
        if len(found) == 1:
            self._mend(one, found[0])
            return
        if not found:
            board(self.app).say(_("The program cannot mend this by itself; d tells what to do."))
            return

        def chosen(place: str | None) -> None:
            if place is not None:
                self._mend(one, found[int(place)])

        choices = [(str(place), way.label) for place, way in enumerate(found)]
        self.app.push_screen(Pick(f"{one.rule} · {one.subject.name}", choices, one.message), chosen)

    def _mend(self, one: Finding, way: Way) -> None:
        """Begin a way."""
        page: Any = self
        if way.what == "decide":
            self.action_decide(way.entry["decision"])
        elif way.what == "field":
            self._fill_in(one, list(way.entry["field"]))
        elif way.what == "new":
            self._make(one, way)
        elif way.what == "annex":
            self._enter_annex(one, way.entry["annex"])
        elif way.what == "look":
            self._look_at(one)
        elif way.what == "list":
            from tui.mending import filter_of  # noqa: PLC0415

            page.post_message(GoTo(way.entry["list"], filter=filter_of(way.entry, one)))
        else:
            page.post_message(GoTo(way.entry["page"]))

    def _look_at(self, one: Finding) -> None:
        """Go to the list in which a rule of the board looks, with its filter."""
        from tui.mending import looked_at  # noqa: PLC0415

        page: Any = self
        database = board(self.app).database
        page.background(
            lambda: looked_at(database, one.subject.id),
            lambda found: page.post_message(GoTo(found[0], filter=found[1])),
            group="mend",
        )

    def _fill_in(self, one: Finding, names: list[str]) -> None:
        """Open the form of the record, at what is missing."""
        from tui.mending import first_empty  # noqa: PLC0415
        from tui.screens.form import open_form  # noqa: PLC0415

        page: Any = self
        database, subject = board(self.app).database, one.subject
        page.background(
            lambda: first_empty(database, one, names),
            lambda at: open_form(page, subject.kind, subject.id, at=at),
            group="mend",
        )

    def _make(self, one: Finding, way: Way) -> None:
        """Open the form of a new record, with what is known of it."""
        from tui.mending import beginning  # noqa: PLC0415
        from tui.screens.form import open_form  # noqa: PLC0415

        page: Any = self
        database, kind = board(self.app).database, way.entry["new"]

        def show(begin: Begin) -> None:
            open_form(page, kind, begin=begin.texts, links=begin.links, at=begin.at)

        page.background(lambda: beginning(database, one, way.entry), show, group="mend")

    def _enter_annex(self, one: Finding, step: str) -> None:
        """Open the entry of the privacy annex; of several products or agreements the user chooses."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415
        from tui.mending import annexes  # noqa: PLC0415

        page: Any = self
        database = board(self.app).database

        def found(pairs: list[tuple[int, int, str]]) -> None:
            if not pairs:
                board(self.app).say(_("No agreement and system of the same supplier are recorded."))
            elif len(pairs) == 1:
                self._begin_annex(*pairs[0][:2], step)
            else:
                choices = [(str(place), name) for place, (_agreement, _system, name) in enumerate(pairs)]
                self.app.push_screen(Pick(_("Which product?"), choices), lambda place: chosen(pairs, place))

        def chosen(pairs: list[tuple[int, int, str]], place: str | None) -> None:
            if place is not None:
                self._begin_annex(*pairs[int(place)][:2], step)

        page.background(lambda: annexes(database, one), found, group="mend")

    def _begin_annex(self, agreement: int, system: int, step: str) -> None:
        """Read what is recorded, and show the entry."""
        from tui import annexing  # noqa: PLC0415

        page: Any = self
        app = board(self.app)
        database, today = app.database, app.today

        def show(begun: annexing.Begun) -> None:
            from tui.screens.annex import AnnexScreen  # noqa: PLC0415  only then

            self.app.push_screen(AnnexScreen(begun, step))

        page.background(lambda: annexing.begin(database, agreement, system, today), show, group="annex")
