"""The registry of actions: keys, footer, palette, help, read-only mode and `docs/keys.md` all come from it.

An entry is written once in `tui/action_table.py`. A widget that carries out the actions of a context takes its
bindings from `bindings(context)` and answers `check_action` through `Acting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding

from inventory.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen


@dataclass(frozen=True)
class State:
    """What an action must know to say whether it can be done now.

    Args:
        read_only: Nothing may be written.
        kind: Kind of the records that are shown, "" when the page shows none.
        rows: Records shown.
        row: There is a record under the cursor.
        marked: Marked records.
        archived: The archive is shown.
        filtered: A filter holds.
        column: Column under the cursor.
        pages: Pages of the section.
    """

    read_only: bool = False
    kind: str = ""
    rows: int = 0
    row: bool = False
    marked: int = 0
    archived: bool = False
    filtered: bool = False
    column: str = ""
    pages: int = 0


def always(_state: State) -> str | None:
    """Say that an action can be done."""
    return None


@dataclass(frozen=True)
class Action:
    """One thing that the user can do.

    Args:
        id: Its name, for the user's own keys and for tests: `list.edit`.
        keys: Its keys, alternatives separated by commas, keys after each other by a blank (`g e`).
        label: Its name for people, marked for translation.
        help: One sentence on what it does, marked for translation.
        group: Heading in the help, marked for translation.
        context: Where it holds: the `CONTEXT` of the widget that carries it out.
        command: Textual's action, with its arguments.
        writes: It changes the database, so that it is refused when that is opened read-only.
        dangerous: It asks first.
        priority: It holds over dialogs and forms too.
        footer: Its place in the footer from 1, 0 when it is not there.
        enabled: Why it cannot be done now, or None when it can.
    """

    id: str
    keys: str
    label: str
    help: str
    group: str
    context: str
    command: str
    writes: bool = False
    dangerous: bool = False
    footer: int = 0
    priority: bool = False
    enabled: Callable[[State], str | None] = always

    @property
    def alternatives(self) -> list[str]:
        """Return its keys, the first one is the one that is shown."""
        return [key.strip() for key in self.keys.split(",") if key.strip()]

    def refused(self, state: State) -> str | None:
        """Return why it cannot be done now, or None when it can."""
        if self.writes and state.read_only:
            return _("The database is opened read-only.")
        return self.enabled(state)


SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "space": N_("space"),
    "enter": "enter",
    "escape": "esc",
    "tab": "tab",
    "shift+tab": "shift+tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "colon": ":",
    "full_stop": ".",
    "comma": ",",
}
"""How keys are written for people; others by their own name."""


def shown(keys: str) -> str:
    """Return keys as people read them: `ctrl+p`, `g e`, `?`; the first alternative only."""
    first = keys.split(",", maxsplit=1)[0].strip()
    return " ".join(_(SHOWN.get(key, key)) for key in first.split(" "))


@cache
def actions() -> tuple[Action, ...]:
    """Return all actions, in the order of the help."""
    from tui.action_table import ACTIONS  # noqa: PLC0415  it needs this module

    return ACTIONS


@cache
def by_id(name: str) -> Action:
    """Return the action of this id."""
    return next(one for one in actions() if one.id == name)


def in_context(context: str) -> list[Action]:
    """Return the actions of one context."""
    return [one for one in actions() if one.context == context]


def bindings(context: str) -> list[BindingType]:
    """Return the bindings of a context, for the class of the widget that carries its actions out."""
    found: list[BindingType] = []
    for one in in_context(context):
        keys = ",".join(key for key in one.alternatives if " " not in key)
        if keys:
            found.append(
                Binding(
                    keys,
                    one.command,
                    one.label,
                    show=False,
                    id=one.id,
                    tooltip=one.help,
                    priority=one.priority,
                )
            )
    return found


def followed(context: str, first: str) -> dict[str, Action]:
    """Return what can come after the first of two keys, by the second one."""
    return {
        key.split(" ")[1]: one
        for one in in_context(context)
        for key in one.alternatives
        if key.startswith(first + " ")
    }


class Acting:
    """A widget, screen or app that carries out the actions of a context; mixed in before Textual's class."""

    CONTEXT: ClassVar[str] = ""

    def situation(self) -> State:
        """Return what can be done now."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether Textual may run an action: None when the registry refuses it now."""
        entry = _entry(self.CONTEXT, action, parameters)
        if entry is not None and entry.refused(self.situation()):
            return None
        return super().check_action(action, parameters)  # type: ignore[misc,no-any-return]


@cache
def _entry(context: str, name: str, parameters: tuple[object, ...]) -> Action | None:
    """Return the action behind a command of Textual."""
    for one in in_context(context):
        command, _bracket, given = one.command.partition("(")
        if command.split(".")[-1] == name and (not given or given.rstrip(")") == repr_of(parameters)):
            return one
    return None


def repr_of(parameters: tuple[object, ...]) -> str:
    """Return parameters as they are written in a command."""
    return ", ".join(map(repr, parameters))


def holders(app: App[Any], below: Screen[Any] | None = None) -> Iterator[tuple[DOMNode, Acting]]:
    """Yield what carries actions out now: from the focused widget up to the app.

    Args:
        app: The app.
        below: The screen that is meant when another lies over it, such as the palette; None for the one on top.
    """
    screen = app.screen if below is None else below
    node: DOMNode | None = screen.focused or screen
    while node is not None:
        if isinstance(node, Acting):
            yield node, node
        if node is screen and screen.is_modal:
            return
        node = app if node is screen else node.parent


def available(app: App[Any], below: Screen[Any] | None = None) -> list[tuple[Action, DOMNode, str | None]]:
    """Return what can be done now: the action, the widget that carries it out, and why not (None: it can).

    Args:
        app: The app.
        below: The screen that is meant when another lies over it; None for the one on top.
    """
    found = []
    for node, acting in holders(app, below):
        state = acting.situation()
        found += [(one, node, one.refused(state)) for one in in_context(acting.CONTEXT)]
    return found
