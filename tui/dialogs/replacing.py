"""A question before a file that is there already is written over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Callable


def when_free(node: Any, place: str | None, act: Callable[[str], None]) -> None:
    """Act on a place for a file; when a file is there already, only after asking.

    Args:
        node: Widget whose app asks.
        place: What was typed; None or nothing when the user left.
        act: What writes the file.
    """
    if not place:
        return
    path = Path(place).expanduser()
    if not path.is_file():
        act(place)
        return
    from tui.dialogs.base import Choice  # noqa: PLC0415  only then

    choices = [("no", _("Cancel"), "primary"), ("yes", _("Write over it"), "warning")]
    text = _("{path} is there already. What is in it is lost.").format(path=path)
    node.app.push_screen(
        Choice(_("Write over the file?"), text, choices),
        lambda answer: act(place) if answer == "yes" else None,
    )
