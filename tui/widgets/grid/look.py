"""How the grid looks: its component classes and their style, by variables of the theme only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style

PARTS = (
    "header",
    "header-cursor",
    "header-sorted",
    "row",
    "stripe",
    "cursor-row",
    "cursor",
    "marked",
    "sign",
    "line",
    "empty",
)
TONES = ("success", "warning", "error", "muted", "accent")
COMPONENTS = frozenset(f"grid--{name}" for name in PARTS + TONES)
Styles = dict[str, "Style"]

CSS = """
GridView {
    background: $surface;
    color: $foreground;
    width: 1fr;
    height: 1fr;
    scrollbar-size: 1 1;
    scrollbar-color: $foreground 30%;
    scrollbar-color-hover: $foreground 45%;
    scrollbar-color-active: $primary;
    scrollbar-background: $surface;
    scrollbar-background-hover: $surface;
    scrollbar-background-active: $surface;
    scrollbar-corner-color: $surface;

    & > .grid--header { background: $primary 16%; color: $foreground; text-style: bold; }
    & > .grid--header-cursor { background: $primary 30%; color: $text-primary; text-style: bold; }
    & > .grid--header-sorted { background: $primary 16%; color: $text-accent; text-style: bold; }
    & > .grid--row { background: $surface; color: $foreground; }
    & > .grid--stripe { background: $foreground 3%; color: $foreground; }
    & > .grid--cursor-row { background: $primary 14%; color: $foreground; }
    & > .grid--cursor {
        background: $block-cursor-blurred-background;
        color: $block-cursor-blurred-foreground;
        text-style: $block-cursor-blurred-text-style;
    }
    & > .grid--marked { background: $accent 14%; color: $foreground; }
    & > .grid--sign { color: $text-accent; text-style: bold; }
    & > .grid--line { color: $foreground 25%; }
    & > .grid--empty { color: $text-muted; }

    & > .grid--success { color: $text-success; }
    & > .grid--warning { color: $text-warning; }
    & > .grid--error { color: $text-error; text-style: bold; }
    & > .grid--muted { color: $foreground 60%; }
    & > .grid--accent { color: $text-accent; }

    &:focus > .grid--cursor-row { background: $primary 26%; }
    &:focus > .grid--cursor {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: $block-cursor-text-style;
    }
    &:ansi { scrollbar-color: ansi_bright_black; }
    &:ansi > .grid--header { background: ansi_default; color: ansi_default; text-style: bold underline; }
    &:ansi > .grid--header-cursor { background: ansi_default; text-style: bold underline; }
    &:ansi > .grid--header-sorted { background: ansi_default; text-style: bold underline; }
    &:ansi > .grid--row { background: ansi_default; }
    &:ansi > .grid--stripe { background: ansi_default; }
    &:ansi > .grid--marked { background: ansi_default; text-style: bold; }
    &:ansi > .grid--cursor-row { background: ansi_default; text-style: bold; }
    &:ansi > .grid--line { color: ansi_bright_black; }
    &:ansi > .grid--cursor { background: ansi_default; color: ansi_default; text-style: underline; }
    &:ansi:focus > .grid--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    &:nocolor > .grid--cursor-row { text-style: bold; }
    &:nocolor > .grid--marked { text-style: bold; }
    &:nocolor > .grid--header { text-style: bold underline; }
    &:nocolor > .grid--header-cursor { text-style: bold underline; }
    &:nocolor > .grid--header-sorted { text-style: bold underline; }
    &:nocolor > .grid--cursor { background: $surface; color: $foreground; text-style: bold underline; }
    &:nocolor:focus > .grid--cursor { background: $surface; color: $foreground; text-style: reverse; }
}
"""
