"""The palette: every action that applies now, every page, saved views, and records by name."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Provider

from inventory.language import _
from inventory.text import clean
from tui.actions import available, by_id, shown
from tui.board import board
from tui.messages import GoTo
from tui.sections import page_label, sections

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.command import Hits
    from textual.dom import DOMNode

FOUND = (
    "device",
    "system",
    "supplier",
    "contract",
    "site",
    "licence",
    "process",
    "agreement",
    "person",
    "lot",
)
"""Kinds whose records the palette finds by name."""


async def perform(app: App[Any], name: str, node: DOMNode) -> None:
    """Run an action of the registry on the widget that carries it out, or say why not."""
    one = by_id(name)
    why = next((why for other, holder, why in available(app) if other is one and holder is node), None)
    if why is not None:
        app.notify(why, title=_(one.label), severity="warning", markup=False)
        return
    await app.run_action(one.command, node)


class Commands(Provider):
    """What the registry and the sections give."""

    def _all(self) -> list[tuple[str, Text, Callable[[], Any]]]:
        """Return text to look in, line shown and what to do, of all commands."""
        found: list[tuple[str, Text, Callable[[], Any]]] = []
        app = self.app
        for one, node, why in available(app, self.screen):
            text = f"{_(one.group)}: {_(one.label)}"
            line = Text(text, style="dim" if why else "")
            line.append(f"  {shown(one.keys)}", "bold" if not why else "")
            line.append(f"\n{why or _(one.help)}", "dim")
            found.append((text, line, partial(perform, app, one.id, node)))
        for section in sections():
            for page in section.pages:
                text = _("Go to: {page}").format(page=page_label(page))
                found.append((text, Text(text), partial(self._go, GoTo(page))))
        return found

    def _go(self, order: GoTo) -> None:
        """Go to a page from the screen below the palette."""
        self.screen.post_message(order)

    async def discover(self) -> Hits:
        """Give everything, before something is typed."""
        for text, line, act in self._all():
            yield DiscoveryHit(line, act, text)

    async def search(self, query: str) -> Hits:
        """Give what fits a query."""
        matcher = self.matcher(query)
        for text, line, act in self._all():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, line, act, text)
        if len(query.strip()) > 1:
            for kind, number, title in await asyncio.to_thread(self._records, query):
                text = f"{page_label(kind)}: {clean(title)}"
                yield Hit(0.3, Text(text), partial(self._go, GoTo(kind, number=number)), text)
        for saved in await asyncio.to_thread(self._views):
            text = _("View: {page} · {name}").format(
                page=page_label(saved["record"]), name=clean(saved["name"])
            )
            score = matcher.match(text)
            if score > 0:
                yield Hit(
                    score,
                    Text(text),
                    partial(self._go, GoTo(saved["record"], filter=saved["filter"] or "")),
                    text,
                )

    def _records(self, query: str) -> list[tuple[str, int, str]]:
        """Return records that are called so."""
        from tui.reads import offered  # noqa: PLC0415  only while searching

        app = board(self.screen)
        return [
            (kind, number, title)
            for kind in FOUND
            for number, title in offered(app.database, kind, query, app.today)[:4]
        ]

    def _views(self) -> list[dict[str, Any]]:
        """Return the saved views whose records there are."""
        from inventory.records import REGISTRY  # noqa: PLC0415
        from tui.reads import saved_views  # noqa: PLC0415  only while searching

        return [one for one in saved_views(board(self.screen).database) if one["record"] in REGISTRY]
