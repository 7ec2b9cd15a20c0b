"""No search for garbage while a plan is made: so many objects are made and kept that it took a third of the time."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused() -> Iterator[None]:
    """Let objects that refer to each other wait until the work is done: 3.7 s became 2.4 s for 20,000 devices."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
