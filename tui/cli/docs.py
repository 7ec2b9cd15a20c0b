"""Pages and texts that come from declarations: `python -m tui.cli.docs` writes them, `--check` only compares.

docs/records.md        what is recorded: every field with kind, unit, choices and other names
docs/commands.md       every command with its help
docs/import-profiles.md which exports are known, and where their columns go
docs/rules.md          every rule of the check
docs/keys.md           every key of the screens
tui/cli/help.*.txt     what `inventaris --help` prints, a language each
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.language import LANGUAGES, choose, current
from inventory.text import clean
from tui.cli import docs_profiles, docs_records, docs_rules, spoken
from tui.cli.main import PROGRAM, cli
from tui.keys_page import keys_page

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WIDTH = 100
HELP_WIDTH = 78
"""What click makes of a terminal of 80 columns."""


def main(arguments: list[str]) -> int:
    """Write what is old, or with `--check` name it; return 1 when something was named."""
    stale = {
        path: text for path, text in pages().items() if not path.is_file() or path.read_text("utf-8") != text
    }
    for path, text in stale.items():
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
        if arguments != ["--check"]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and arguments == ["--check"] else 0


def pages() -> dict[Path, str]:
    """Return all texts that are made, by path."""
    spoken_now = current()
    try:
        found = {HERE / f"help.{language}.txt": top_help(language) for language in LANGUAGES}
        choose("en")
        found[ROOT / "docs" / "commands.md"] = commands_page()
        found[ROOT / "docs" / "records.md"] = docs_records.page()
        found[ROOT / "docs" / "import-profiles.md"] = docs_profiles.page()
        found[ROOT / "docs" / "rules.md"] = docs_rules.page()
        found[ROOT / "docs" / "keys.md"] = keys_page("en")
    finally:
        choose(spoken_now)
    return found


def top_help(language: str) -> str:
    """Return what `inventaris --help` prints in a language on a terminal of 80 columns."""
    choose(language)
    spoken.teach()
    return _help(cli, top(HELP_WIDTH))


def top(width: int) -> click.Context:
    """Return the context of the program itself, for a width in columns."""
    return click.Context(cli, info_name=PROGRAM, terminal_width=width, **cli.context_settings)


def _help(command: click.Command, context: click.Context) -> str:
    """Return a command's help without blanks at line ends."""
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines()) + "\n"


def commands_page() -> str:
    """Return docs/commands.md: what holds for every command, then each with its help."""
    above = top(WIDTH)
    lines = [
        "# Commands",
        "",
        "Written by `make docs` from the commands themselves. `inventaris --language nl COMMAND --help` gives the same in Dutch.",
        "",
        *fenced(_help(cli, above)),
    ]
    for path, text in helps(cli, above):
        lines += ["", f"## {path}", "", *fenced(text)]
    return "\n".join(lines) + "\n"


def helps(group: click.Group, above: click.Context) -> Iterator[tuple[str, str]]:
    """Yield the path and help of every command below a group, those of groups before those of their commands."""
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        if command is None or command.hidden:
            continue
        context = click.Context(command, info_name=name, parent=above, terminal_width=WIDTH)
        spoken.teach()
        yield context.command_path.removeprefix(f"{PROGRAM} "), _help(command, context)
        if isinstance(command, click.Group):
            yield from helps(command, context)


def fenced(text: str) -> list[str]:
    """Return a text as a block of Markdown."""
    return ["```text", clean(text, lines=True), "```"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
