"""The command line: the options that hold for every command, and the commands, each imported when it is used."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inventory import settings
from inventory.errors import InputError
from inventory.language import LANGUAGES, N_, _, choose, preferred
from tui.cli import VERSION, entry, failure, spoken
from tui.cli.session import Session
from tui.cli.table import COMMANDS, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

PROGRAM = "inventaris"


class Program(spoken.Group):
    """The group of all commands, known by its table until one is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of the commands in the order of the table."""
        return list(places())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return one command, imported now; None when there is none with this name."""
        place = places().get(cmd_name)
        if place is None:
            return None
        module, _colon, name = place[0].partition(":")
        found = getattr(import_module(module), name)
        spoken.teach()
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant, or refuse with the nearest name."""
        if args[0] not in places() and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=list(places()), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands under their headings, without importing one."""
        width = max(map(len, places()))
        for heading, commands in COMMANDS.items():
            with formatter.section(_(heading)):
                formatter.write_dl([(name.ljust(width), _(help_)) for name, (_at, help_) in commands.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin so, without importing one."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        from click.shell_completion import CompletionItem  # noqa: PLC0415  only in a shell that completes

        return [CompletionItem(n, help=_(h)) for n, (_at, h) in places().items() if n.startswith(incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever it raises becomes a sentence and an exit code."""
        with failure.guarded(str(ctx._protected_args[:1] or [PROGRAM])):  # noqa: SLF001  the only place that has it
            return super().invoke(ctx)


def _version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:  # noqa: FBT001  click's signature
    """Print the version and end."""
    if asked and not ctx.resilient_parsing:
        click.echo(f"{PROGRAM} {VERSION}")
        ctx.exit()


@click.group(
    cls=Program,
    help=N_(
        "What the schools own, sign, run and plan in ICT: one database, answers with their evidence.\n\n"
        "Without a command the screens start. Data go to standard output, messages to standard error. Exit codes: "
        "0 done; 1 done, but something calls for action; 2 unusable input; 3 refused; 4 a bug."
    ),
    epilog=None,
    options_metavar=spoken.OPTIONS,
    subcommand_metavar=spoken.SUBCOMMAND,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@spoken.option(
    "--database",
    envvar="INVENTARIS_DATABASE",
    metavar=N_("PATH|URL"),
    help=N_("The database: a file, or a URL that begins with postgresql:// (or INVENTARIS_DATABASE)."),
)
@spoken.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help=N_("Language of messages and labels (or INVENTARIS_LANGUAGE); Dutch unless asked otherwise."),
)
@spoken.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=N_("FILE"),
    help=N_("The settings file, instead of the user's own."),
)
@spoken.option("--read-only", is_flag=True, help=N_("Refuse every change."))
@spoken.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=N_("Show the version and stop."),
)
@click.pass_context
def cli(
    ctx: click.Context, *, database: str | None, language: str | None, config: Path | None, read_only: bool
) -> None:
    """Prepare what the command needs; without a command, start the screens."""
    found = settings.load(config)
    choose(language or _environment() or found.language)
    session = Session(found, database or found.database or None, read_only or found.read_only, config)
    ctx.obj = session
    ctx.call_on_close(session.close)
    if ctx.invoked_subcommand is None:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            # Without keys to read, Textual would draw and wait for ever.
            raise click.UsageError(_("The screens need a terminal. Without one, name a command."))
        from tui.starting import hold  # noqa: PLC0415  only for the screens

        hold()
        from tui.app import run as screens  # noqa: PLC0415  Textual, 200 ms

        ctx.exit(screens(session.database, read_only=session.read_only, config=config))


def _environment() -> str:
    """Return the language that the environment asks for, "" when it does not."""
    import os  # noqa: PLC0415

    return preferred() if os.environ.get("INVENTARIS_LANGUAGE") else ""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: What follows the program's name.
    """
    asked = entry.without_language(list(arguments))[1]
    # Help and usage errors are shown before any option is read, so the language is looked up first.
    choose(asked or _environment() or _settled())
    spoken.teach()
    try:
        with failure.guarded(PROGRAM):
            code = cli.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
            sys.stdout.flush()
    except click.Abort:
        return entry.STOPPED
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    return code if isinstance(code, int) else 0


def _settled() -> str:
    """Return the language of the user's settings; "" when they cannot be read, which the command will say."""
    try:
        return settings.load().language
    except InputError:
        return ""
