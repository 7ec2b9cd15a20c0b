"""The screen as text, for goldens that a reader can review.

The one place that uses private parts of Textual (checked with Textual 8.2.8: the compositor and timers).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from rich.segment import Segment
    from textual.app import App


def screen_segments(app: App[Any]) -> list[list[Segment]]:
    """Return the styled pieces of every line of the screen on top."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[Any]) -> str:
    """Return what stands on the screen on top, a line each, without blanks at the ends."""
    lines = ["".join(piece.text for piece in line).rstrip() for line in screen_segments(app)]
    return "\n".join(lines).rstrip("\n") + "\n"


def golden(path: Path, text: str) -> str:
    """Return the text that a golden file holds; with GOLDENS=write in the environment it is written first."""
    if os.environ.get("GOLDENS") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def timers_due(app: App[Any]) -> bool:
    """Return whether something on a screen waits for a moment of less than a second, such as the pane beside a list."""
    nodes = (node for screen in app.screen_stack for node in (screen, *screen.walk_children()))
    timers = (timer for node in nodes for timer in node._timers)
    return any(
        timer._repeat == 0 and timer._interval < 1 and timer._task is not None and not timer._task.done()
        for timer in timers
    )
