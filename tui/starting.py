"""Quicker to the first paint: no garbage is looked for while modules load and the first page is made.

What is made then stays, so that looking through it finds nothing and costs a fifth of the start (100 of 500 ms).
"""

from __future__ import annotations

import gc

SETTLED = 1.0
"""Seconds after which the first page is taken to be there."""


def hold() -> None:
    """Look for no garbage until `settle`."""
    gc.disable()


def settle() -> None:
    """Look for garbage again, but not in what is there now; nothing to do when `hold` was not called."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
