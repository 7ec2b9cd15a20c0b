"""Where the program starts: what needs nothing is answered at once, the rest is left to the commands or the screens.

`--version` and `--help` alone cost no more than starting Python: a text file that `python -m tui.cli.docs` wrote is
printed, and neither click nor gettext, typing or pathlib (5 to 30 ms each) is imported.
"""

from __future__ import annotations

import io
import os
import sys

from tui.cli import VERSION
from tui.cli.completing import ASKED, completed

LANGUAGES = ("nl", "en")
HELP = ("--help", "-h")
HERE = os.path.dirname(__file__)  # noqa: PTH120  pathlib costs 6 ms
STOPPED = 130
"""Exit code after Ctrl+C, as shells have it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        arguments: What follows the command's name; None for those of this process.
    """
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        text = completed() if ASKED in os.environ else quick(given)
        if text is None:
            from tui.cli.main import run  # noqa: PLC0415  click, gettext and the settings cost 50 ms

            return run(given)
        sys.stdout.write(text)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        silence()
    return 0


def quick(arguments: list[str]) -> str | None:
    """Return the answer to `--version` or `--help` alone, or None when there is more to do."""
    rest, language = without_language(arguments)
    if rest == ["--version"]:
        return f"inventaris {VERSION}\n"
    if len(rest) != 1 or rest[0] not in HELP:
        return None
    asked = language or os.environ.get("INVENTARIS_LANGUAGE", "")[:2].lower()
    if (language and language not in LANGUAGES) or (not asked and settings_speak()):
        return None
    path = os.path.join(HERE, f"help.{asked if asked in LANGUAGES else 'nl'}.txt")  # noqa: PTH118
    with open(path, encoding="utf-8") as stream:  # noqa: PTH123
        return stream.read()


def without_language(arguments: list[str]) -> tuple[list[str], str]:
    """Return the arguments without `--language`, and the language that it asks for ("" for none)."""
    rest, language, following = [], "", False
    for argument in arguments:
        if following:
            language, following = argument, False
        elif argument == "--language":
            following = True
        elif argument.startswith("--language="):
            language = argument.partition("=")[2]
        else:
            rest.append(argument)
    return rest, language


def settings_path() -> str:
    """Return where the user's settings are on Linux and macOS, "" elsewhere; a test compares it with platformdirs."""
    if sys.platform == "win32":
        return ""
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support/inventaris/settings.toml")  # noqa: PTH111
    home = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")  # noqa: PTH111
    return f"{home}/inventaris/settings.toml"


def settings_speak() -> bool:
    """Return whether the user's settings may name a language, so that they have to be read (20 ms)."""
    path = settings_path()
    if not path:
        return sys.platform == "win32"
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:  # noqa: PTH123
            return "language" in stream.read()
    except OSError:
        return False


def silence() -> None:
    """Let what is left to write go nowhere, after the reader of the output went away."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()


if __name__ == "__main__":
    sys.exit(main())
