"""docs/keys.md: every key of the screens, from the registry and from the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from inventory.language import N_, choose, current, translate
from tui.actions import SHOWN, actions

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES = {
    "app": N_("Everywhere"),
    "main": N_("Sections and pages"),
    "list": N_("In a list"),
    "grid": N_("In a table"),
    "detail": N_("In a record"),
    "form": N_("In a form"),
    "budget": N_("In the budget"),
    "years": N_("In the years beside each other"),
    "replacement": N_("In the replacement plan"),
    "realised": N_("In the realised amounts"),
    "depreciation": N_("In the depreciation"),
    "schedule": N_("In the schedule of a lot"),
    "event": N_("When something happened to a lot"),
    "calculator": N_("In a calculator"),
    "matrix": N_("In the matrix"),
    "choices": N_("In the choices"),
    "findings": N_("In the findings"),
    "impact": N_("In failure and data"),
    "roadmap": N_("On the roadmap"),
    "plan": N_("On the page of the plan"),
    "indicators": N_("In the indicators"),
    "versions": N_("In the versions of a plan"),
    "differences": N_("In what differs between two plans"),
    "refresh": N_("When a document is brought up to date"),
    "privacy": N_("On the privacy board"),
    "annex": N_("In the entry of a privacy annex"),
    "incidents": N_("When something fails"),
    "month": N_("In the agenda"),
    "signals": N_("On the page of signals"),
    "start": N_("On the first page"),
    "history": N_("In the history"),
    "import": N_("In an import"),
}
"""Headings by context."""


def keys_page(language: str) -> str:
    """Return the page in a language ("nl" or "en")."""
    spoken = current()
    choose(language)
    try:
        lines = [
            f"# {translate(N_('Keys'), language)}",
            "",
            translate(
                N_(
                    "Written by `make docs` from the registry of actions. `?` shows what holds where you are, and "
                    "runs it. Two keys with a blank between them are pressed after each other."
                ),
                language,
            ),
        ]
        for context, title in TITLES.items():
            lines += [
                "",
                f"## {translate(title, language)}",
                "",
                _row(*_heads(language)),
                "| --- | --- | --- | --- |",
            ]
            lines += [_row(*cells) for cells in _of(context, language)]
    finally:
        choose(spoken)
    return "\n".join(lines) + "\n"


def _heads(language: str) -> tuple[str, ...]:
    """Return the headers of a table."""
    return tuple(
        translate(text, language) for text in (N_("Keys"), N_("What"), N_("What it does"), N_("Name"))
    )


def _row(*cells: str) -> str:
    """Return one line of a table."""
    return "| " + " | ".join(cells) + " |"


def _of(context: str, language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of a context: keys, label, what it does, id."""
    if context == "grid":
        yield from _grid(language)
    for one in actions():
        if one.context == context:
            help_ = translate(one.help, language) + (" ✎" if one.writes else "")
            yield _written(one.keys, language), translate(one.label, language), help_, f"`{one.id}`"


def _grid(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the grid's own keys, each id once."""
    from tui.widgets.grid import Grid  # noqa: PLC0415  only for this page

    taken = {key for one in actions() if one.context == "list" for key in one.alternatives}
    starts = {key.split(" ")[0] for key in taken if " " in key}
    for kind in reversed(Grid.__mro__):
        for one in kind.__dict__.get("BINDINGS", ()):
            if isinstance(one, Binding) and one.id and one.id.startswith("grid."):
                keys = ",".join(key for key in one.key.split(",") if key not in starts)
                yield _written(keys, language), translate(one.description, language), "", f"`{one.id}`"


def _written(keys: str, language: str) -> str:
    """Return keys as people read them, all alternatives."""
    said = []
    for key in keys.split(","):
        parts = [translate(SHOWN.get(part, part), language) for part in key.strip().split(" ")]
        said.append(f"`{' '.join(parts)}`")
    return ", ".join(said)
