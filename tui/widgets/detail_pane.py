"""One record whole: its values, what points to it, and what happened to it."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from inventory.language import N_, _, ngettext
from inventory.records import Kind, get
from inventory.records.values import day, show
from inventory.store.history import ACTIONS
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import DetailLeft, GoTo
from tui.reads import pointing, whole
from tui.widgets.contract_actions import ContractActions
from tui.widgets.grid.cells import fit
from tui.widgets.impact_actions import ImpactActions
from tui.widgets.lot_actions import LotActions
from tui.widgets.record_source import tones

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.records import Field
    from tui.deciding import Terms
    from tui.reads import Whole

TABS = {"values": N_("Values"), "relations": N_("Relations"), "history": N_("History")}
"""Tabs of every record: name → label."""
MORE = {"contract": {"terms": N_("Terms")}}
"""Further tabs by kind of record, which stand second."""
NAMES = 3
"""Related records that are named under their count."""


class DetailTab(Static):
    """The name of a tab; a click goes there."""

    def __init__(self, index: int, label: str) -> None:
        super().__init__(_(label), markup=False, classes="tab")
        self.index = index

    def on_click(self) -> None:
        """Go to this tab."""
        pane = next(node for node in self.ancestors if isinstance(node, DetailPane))
        pane.go_to_tab(self.index)


class DetailPane(Acting, LotActions, ContractActions, ImpactActions, Background, Vertical):
    """One record whole.

    Args:
        kind: Its kind.
        classes: Style classes.
    """

    CONTEXT = "detail"
    BINDINGS = bindings("detail")

    def __init__(self, kind: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.kind = kind
        self.number: int | None = None
        self.whole: Whole | None = None
        first, *rest = TABS.items()
        self.tabs = dict([first, *MORE.get(kind, {}).items(), *rest])
        self._tab = 0
        self._terms_found: Terms | None = None
        self._leads: list[GoTo | None] = []

    def compose(self) -> ComposeResult:
        """Make title, tabs and lines."""
        yield Static("", classes="title", markup=False)
        with Horizontal(classes="tabs"):
            for index, label in enumerate(self.tabs.values()):
                yield DetailTab(index, label)
        yield OptionList(classes="lines", markup=False, compact=True)

    def on_mount(self) -> None:
        """Show which tab is open."""
        self._show_tabs()

    def situation(self) -> State:
        """Return what can be done now."""
        archived = self.whole is not None and self.whole.detail.archived is not None
        return State(board(self).read_only, self.kind, row=self.number is not None, archived=archived)

    @property
    def current_contract(self) -> int | None:
        """Return the number of the contract that is shown."""
        return self.number if self.kind == "contract" else None

    @property
    def current_lot(self) -> int | None:
        """Return the number of the lot that is shown."""
        return self.number if self.kind == "lot" else None

    def show(self, number: int | None) -> None:
        """Read a record in a thread and show it; None shows nothing."""
        self.number = number
        if number is None:
            self.forget_work("detail")
            self.whole = None
            self._fill()
            return
        database, kind = board(self).database, self.kind
        self.background(
            lambda: whole(database, kind, number),
            self._read,
            group="detail",
            failed=lambda _error: self._gone(),
        )

    def _gone(self) -> bool:
        """Show nothing: the record is gone by now."""
        self.whole = None
        self._fill()
        return True

    def _read(self, found: Whole) -> None:
        """Show what was read."""
        self.whole = found
        self._fill()
        if "terms" in self.tabs:
            from tui.deciding import terms_of  # noqa: PLC0415  only for contracts

            database, today, number = board(self).database, board(self).today, found.detail.id
            self.background(lambda: terms_of(database, number, today), self._read_terms, group="terms")

    def _read_terms(self, found: Terms) -> None:
        """Show the terms of a contract."""
        self._terms_found = found
        if list(self.tabs)[self._tab] == "terms":
            self._fill()

    def step_tab(self, by: int) -> None:
        """Go to a tab further on or back."""
        self.go_to_tab((self._tab + by) % len(self.tabs))

    def go_to_tab(self, index: int) -> None:
        """Go to a tab."""
        self._tab = index
        self._show_tabs()
        self._fill()

    def _show_tabs(self) -> None:
        for tab in self.query(DetailTab):
            tab.set_class(tab.index == self._tab, "-active")

    def _fill(self) -> None:
        """Write title and lines."""
        title, lines = self.query_one(".title", Static), self.query_one(OptionList)
        lines.clear_options()
        self._leads = []
        if self.whole is None:
            title.update("")
            return
        said = Text(clean(self.whole.detail.title), style="bold")
        kind = _(get(self.kind).label)
        said.append(
            f"\n{kind}" + (" · " + _("archived") if self.whole.detail.archived else ""), "dim not bold"
        )
        title.update(said)
        tab = list(self.tabs)[self._tab]
        made: list[tuple[Text, GoTo | None]] = getattr(self, f"_{tab}")(self.whole)
        self._leads = [lead for _text, lead in made]
        lines.add_options([Option(text) for text, _lead in made])
        if made:
            lines.highlighted = 0

    def _values(self, found: Whole) -> list[tuple[Text, GoTo | None]]:
        """Return the values, first those that there are."""
        detail = found.detail
        room = self.query_one(OptionList).scrollable_content_region.width
        width = max(10, min(24, room * 2 // 5))
        made: list[tuple[Text, GoTo | None]] = []
        for name, field in detail.fields.items():
            value = detail.values[name]
            if value is None:
                continue
            line = Text(fit(_label(field), width) + "  ", style="dim")
            if field.kind is Kind.LINK:
                line.append(self._hanging(f"{clean(detail.links[name])} →", width + 2), "not dim")
                made.append((line, GoTo(field.target, number=value)))
                continue
            known = tones(f"{field.owner}.{name}") or tones(f"*.{name}")
            sign = f"{known[value][0]} " if isinstance(value, str) and value in known else ""
            line.append(self._hanging(sign + show(field, value), width + 2), "not dim")
            made.append((line, None))
        empty = [_label(f) for n, f in detail.fields.items() if detail.values[n] is None]
        if empty:
            made.append((Text(_("Empty: {fields}").format(fields=", ".join(empty)), style="dim"), None))
        return made

    def _hanging(self, text: str, indent: int) -> str:
        """Return a text in lines that stand below each other, right of its label."""
        room = max(10, self.query_one(OptionList).scrollable_content_region.width - indent - 1)
        lines = [part for one in text.splitlines() for part in wrap(one, room) or [""]]
        return f"\n{' ' * indent}".join(lines)

    def _terms(self, found: Whole) -> list[tuple[Text, GoTo | None]]:
        """Return the time line of a contract."""
        if self._terms_found is None:
            return [(Text("…", style="dim"), None)]
        from tui.widgets.contract_terms import lines  # noqa: PLC0415  only for contracts

        room = self.query_one(OptionList).scrollable_content_region.width
        decisions = GoTo("decision", filter=f"contract.id={found.detail.id}")
        made = lines(self._terms_found, board(self).today, room)
        return [(text, decisions if "✓" in text.plain else None) for text in made]

    def _relations(self, found: Whole) -> list[tuple[Text, GoTo | None]]:
        """Return what points to the record, with counts and the first names."""
        made: list[tuple[Text, GoTo | None]] = []
        for one in found.relations:
            line = Text(_(one.record.plural).capitalize(), style="bold")
            line.append(f" · {_label(one.field)}", "not bold dim")
            line.append(f"  {one.count}", "bold")
            names = ", ".join(list(one.titles.values())[:NAMES]) + (" …" if one.count > NAMES else "")
            line.append(f"\n  {clean(names)}", "not bold")
            made.append((line, GoTo(one.record.kind, filter=pointing(one, found.detail.id))))
        return made or [(Text(_("Nothing points to this record"), style="dim"), None)]

    def _history(self, found: Whole) -> list[tuple[Text, GoTo | None]]:
        """Return what happened, newest first."""
        made: list[tuple[Text, GoTo | None]] = []
        for past in found.history:
            when = day(past.at.date())
            line = Text(f"{when}  {clean(past.who)}  ", style="dim")
            line.append(_(ACTIONS.get(past.action, past.action)), "bold not dim")
            if past.reason:
                line.append(f" · {clean(past.reason)}", "not dim")
            if past.action == "new":
                count = len(past.lines)
                line.append(
                    "\n  " + ngettext("{count} field", "{count} fields", count).format(count=count), "not dim"
                )
            else:
                for label, before, after in past.lines:
                    line.append(f"\n  {label}: {clean(before) or '∅'} → {clean(after) or '∅'}", "not dim")
            made.append((line, GoTo("history", number=past.batch)))
        return made

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Go where the line leads, or change the record."""
        event.stop()
        lead = self._leads[event.option_index] if event.option_index < len(self._leads) else None
        if lead is not None:
            self.post_message(lead)

    def action_step_tab(self, by: int) -> None:
        """Go to a tab further on or back."""
        self.step_tab(by)

    def action_copy(self) -> None:
        """Put the line under the cursor on the clipboard."""
        lines = self.query_one(OptionList)
        if lines.highlighted is not None:
            prompt = lines.get_option_at_index(lines.highlighted).prompt
            self.app.copy_to_clipboard(str(prompt))
            board(self).say(_("Copied"))

    def action_edit(self) -> None:
        """Change the record in a form."""
        if self.number is not None:
            from tui.screens.form import open_form  # noqa: PLC0415  only when a form is opened

            open_form(self, self.kind, self.number)

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(DetailLeft())


def _label(field: Field) -> str:
    """Return the label of a field in the user's language."""
    return field.label if field.custom else _(field.label)
