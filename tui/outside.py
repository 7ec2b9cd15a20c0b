"""A text in the editor of the machine ($VISUAL or $EDITOR), while the screens wait."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from inventory.errors import InputError, RefusedError
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from textual.app import App

LARGEST = 1_000_000
"""Bytes of a text that is taken back, as `plan text --file`."""


def editor() -> list[str]:
    """Return the command of the editor.

    Raises:
        RefusedError: None is set, or it is not there.
    """
    hint = _("Set VISUAL or EDITOR to the command of an editor, such as nano, or press e to write here.")
    try:
        words = shlex.split(os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip())
    except ValueError as problem:  # a quote that is not closed
        raise RefusedError(_("The command of the editor cannot be read."), hint) from problem
    if not words:
        raise RefusedError(_("This machine has no editor set."), hint)
    if shutil.which(words[0]) is None:
        raise RefusedError(_("The editor {name} is not there.").format(name=clean(words[0])), hint)
    return words


def edited(app: App[int], text: str, name: str) -> str:
    """Return a text as it was left in the editor; the screens wait meanwhile.

    Args:
        app: The screens.
        text: What stands there.
        name: Name of the file, without its suffix.

    Raises:
        RefusedError: There is no editor, it cannot be used here, or it ended with an error.
        InputError: What it left is no text, or too large.
    """
    command = editor()
    with tempfile.TemporaryDirectory(prefix="inventaris-") as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text(f"{text}\n" if text else "", encoding="utf-8")
        try:
            with app.suspend():
                code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  the user's own editor
        except SuspendNotSupported as problem:
            raise RefusedError(
                _("An editor cannot be opened from here."), _("Press e to write here.")
            ) from problem
        if code:
            raise RefusedError(_("The editor ended with an error; the text is as it was."))
        return _read(path)


def _read(path: Path) -> str:
    """Return what the editor left.

    Raises:
        InputError: It is gone, no text, or too large.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(
                _("The text is too large for a place in a plan."),
                _("Give at most {most} bytes.").format(most=LARGEST),
            )
        return clean(path.read_text("utf-8-sig"), lines=True)
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(_("What the editor left is no text in UTF-8; the text is as it was.")) from problem
