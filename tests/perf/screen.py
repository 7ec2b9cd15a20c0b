"""One start of the screens, headless: `python -m tests.perf.screen floor|start|device [DATABASE [idle]]`.

Ends as soon as the page can be used; with `idle` a second later, printing the resident memory in MB. The floor is the
smallest app that has loaded the same libraries.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

SIZE = (120, 36)
PATIENCE = 30.0


def floor_app() -> App[Any]:
    """Return the floor's app."""
    import sqlalchemy.orm  # noqa: F401, PLC0415  what is measured
    from textual.app import App  # noqa: PLC0415
    from textual.widgets import Static  # noqa: PLC0415

    class Floor(App[None]):
        def compose(self) -> Any:
            yield Static("inventaris")

    return Floor()


def real_app(page: str, path: str) -> App[Any]:
    """Return the program's app, going to a page; made as `tui.cli.main` does."""
    from tui.starting import hold  # noqa: PLC0415  what is measured

    hold()
    from inventory.store.database import open_database  # noqa: PLC0415  what is measured
    from tui.app import InventoryApp  # noqa: PLC0415
    from tui.memory import Memory  # noqa: PLC0415

    memory = Memory(None)
    memory.data["page"] = page
    return InventoryApp(open_database(path), memory=memory)


def usable(app: Any, page: str) -> bool:
    """Return whether the page is on the screen and takes keys; of a list, whether its rows are there."""
    if page == "floor":
        return True
    widget = getattr(app.screen, "page_widget", None)
    if widget is None or app.screen.page != page or not widget.size:
        return False
    return page == "start" or widget.grid.current_key is not None


async def show(page: str, path: str = "", idle: str = "") -> None:
    """Start, wait for the page, and end the process at once."""
    app = floor_app() if page == "floor" else real_app(page, path)
    async with app.run_test(size=SIZE):
        async with asyncio.timeout(PATIENCE):
            while not usable(app, page):  # noqa: ASYNC110  the app tells nobody when it is ready
                await asyncio.sleep(0.002)
        if idle:
            await asyncio.sleep(1)
            from tests.perf.grid_probe import resident  # noqa: PLC0415  not part of the start

            print(resident(), flush=True)  # noqa: T201
        os._exit(0)


if __name__ == "__main__":
    asyncio.run(show(*sys.argv[1:]))
