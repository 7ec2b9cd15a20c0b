"""click in the user's language: its own messages from our catalogue, and help texts that are translated when shown.

A command is declared with English texts marked by `N_`; `command`, `group`, `option` and `argument` here are click's own
decorators, which make classes that translate them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from inventory import language
from inventory.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

F = Any
"""A command's function on its way through the decorators, as click types it."""


def teach() -> None:
    """Let click's modules take their texts from our catalogue; they import `gettext` by name, each for itself."""
    for name, module in sys.modules.copy().items():
        if name.startswith("click."):
            for word, ours in (("_", language._), ("ngettext", language.ngettext)):
                if hasattr(module, word):
                    setattr(module, word, ours)


WHOLE = 200
"""Most characters of the sentence on a command in the list of its group."""


class Translated:
    """An attribute that is kept in English and read in the user's language."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = f"_english_{name}"

    def __get__(self, thing: object, _owner: type | None = None) -> Any:
        text = getattr(thing, self.name, None)
        return _(text) if text else text

    def __set__(self, thing: object, value: str | None) -> None:
        setattr(thing, self.name, value)


class Command(click.Command):
    """A command whose help is translated when it is shown."""

    help: Any = Translated()
    options_metavar: Any = Translated()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option --help, made anew so that its text is in the language now spoken."""
        self._help_option = None
        return super().get_help_option(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence whole, over more lines where it is long."""
        return super().get_short_help_str(max(limit, WHOLE))


class Group(click.Group):
    """A group of commands whose help is translated when it is shown."""

    help: Any = Translated()
    options_metavar: Any = Translated()
    subcommand_metavar: Any = Translated()
    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option --help, made anew so that its text is in the language now spoken."""
        self._help_option = None
        return super().get_help_option(ctx)


class Option(click.Option):
    """An option whose help and placeholder are translated when they are shown."""

    help: Any = Translated()
    metavar: Any = Translated()


class Argument(click.Argument):
    """An argument whose help and placeholder are translated when they are shown."""

    help: Any = Translated()
    metavar: Any = Translated()

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the placeholder: in brackets when it can be left out, with dots when it can be repeated."""
        shown = self.metavar or super().make_metavar(ctx)
        if self.metavar and not self.required:
            shown = f"[{shown}]"
        return f"{shown}…" if self.metavar and self.nargs != 1 and "…" not in shown else str(shown)


OPTIONS = N_("[OPTIONS]")
SUBCOMMAND = N_("COMMAND [ARGUMENTS]…")


def command(help: str, **settings: Any) -> Callable[[F], Command]:  # noqa: A002  click's own name
    """Declare a command; `help` is English, marked by `N_`."""
    return click.command(**{"cls": Command, "help": help, "options_metavar": OPTIONS, **settings})  # type: ignore[no-any-return]


def group(help: str, **settings: Any) -> Callable[[F], Group]:  # noqa: A002
    """Declare a command with commands of its own."""
    return click.group(
        cls=Group, help=help, options_metavar=OPTIONS, subcommand_metavar=SUBCOMMAND, **settings
    )


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """Declare an option; `help` and `metavar` are English, marked by `N_`."""
    return click.option(*names, cls=Option, **settings)


def argument(name: str, **settings: Any) -> Callable[[F], F]:
    """Declare an argument; `help` and `metavar` are English, marked by `N_`."""
    return click.argument(name, cls=Argument, **settings)


class Day(click.DateTime):
    """A day; what is not one is refused with an example."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day as a datetime at midnight, or stop with what to write instead."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(
                _("“{value}” is not a day. Write 2026-12-31 or 31-12-2026.").format(value=value), param, ctx
            )


DATE = Day(formats=["%Y-%m-%d", "%d-%m-%Y"])
"""A day on the command line: 2026-12-31 or 31-12-2026; the value is a datetime at midnight."""
