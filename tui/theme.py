"""The colours: a light and a dark theme of our own, and the terminal's."""

from __future__ import annotations

from textual.theme import Theme

LIGHT = "inventaris-light"
DARK = "inventaris-dark"
CYCLE = (DARK, LIGHT, "ansi-dark", "ansi-light")
"""What the key for the theme goes through."""

THEMES = (
    Theme(
        name=DARK,
        primary="#5fa8d3",
        secondary="#62b6a0",
        accent="#e0a458",
        warning="#e0b04e",
        error="#e5736b",
        success="#7cc08a",
        foreground="#e3e7ea",
        background="#12181d",
        surface="#161d23",
        panel="#1f2930",
        dark=True,
        variables={"footer-key-foreground": "#e0a458", "input-selection-background": "#5fa8d3 35%"},
    ),
    Theme(
        name=LIGHT,
        primary="#1f6f9f",
        secondary="#23796b",
        accent="#9a5b00",
        warning="#8a5a00",
        error="#b3261e",
        success="#1f7a3d",
        foreground="#1c242a",
        background="#f4f6f7",
        surface="#ffffff",
        panel="#e6ecef",
        dark=False,
        variables={"footer-key-foreground": "#9a5b00", "input-selection-background": "#1f6f9f 25%"},
    ),
)


def after(name: str) -> str:
    """Return the theme that comes after this one."""
    return CYCLE[(CYCLE.index(name) + 1) % len(CYCLE)] if name in CYCLE else DARK
