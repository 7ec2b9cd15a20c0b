"""Work in threads: a widget orders it, the thread posts what came out, and the widget's own thread acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.message_pump import MessagePump
from textual.worker import get_current_worker

from tui.messages import Failed, Finished

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode

T = TypeVar("T")


class Stopped(Exception):  # noqa: N818  not an error: the user asked for it
    """The user stopped the work; nothing of it is kept."""


class Background(MessagePump):
    """A widget or screen that has work done in threads. In such work no widget is touched."""

    _serials: dict[str, int] | None = None

    def background(
        self: Any,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        group: str,
        failed: Callable[[Exception], bool] | None = None,
    ) -> None:
        """Have work done in a thread.

        Args:
            work: What to do; reads and writes the database, touches no widget.
            done: What to do with the result, on the screen's own thread.
            group: Name of the work; of one group only the last order counts.
            failed: What to do with an error first; when it returns False (or is None), the user is told.
        """
        serial = self._next(group)

        def run() -> None:
            worker = get_current_worker()
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  whatever it is, the user is told of it
                self.post_message(Failed(group, serial, error, failed))
                return
            if not worker.is_cancelled:
                self.post_message(Finished(group, serial, done, result))

        node: DOMNode = self
        node.run_worker(run, thread=True, exclusive=True, group=f"{id(self)}.{group}", exit_on_error=False)

    def forget_work(self, group: str) -> None:
        """Listen no longer to work that is under way."""
        self._next(group)

    def _next(self, group: str) -> int:
        """Return the number of a new order of a group."""
        if self._serials is None:
            self._serials = {}
        self._serials[group] = self._serials.get(group, 0) + 1
        return self._serials[group]

    def _listened(self, group: str, serial: int) -> bool:
        """Return whether a result is of the last order."""
        return (self._serials or {}).get(group) == serial

    def on_finished(self, event: Finished) -> None:
        """Take a result, unless a newer order was given meanwhile."""
        event.stop()
        if self._listened(event.group, event.serial):
            event.done(event.result)

    def on_failed(self: Any, event: Failed) -> None:
        """Tell of an error, unless who ordered the work has something better to do with it."""
        event.stop()
        if not self._listened(event.group, event.serial):
            return
        handled = event.failed is not None and event.failed(event.error)
        if not handled and not isinstance(event.error, Stopped):
            from tui.failures import tell  # noqa: PLC0415  only when something went wrong

            tell(self.app, event.error)
