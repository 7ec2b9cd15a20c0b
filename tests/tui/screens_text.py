"""The screen as text, for goldens that a reader can review.

The one place that uses Textual's private compositor (checked with Textual 8.2.8: `Compositor.render_strips`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.app import App


def screen_segments(app: App[Any]) -> list[list[Segment]]:
    """Return the styled pieces of every line of the screen on top."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[Any]) -> str:
    """Return what stands on the screen on top, a line each, without blanks at the ends."""
    lines = ["".join(piece.text for piece in line).rstrip() for line in screen_segments(app)]
    return "\n".join(lines).rstrip("\n") + "\n"
