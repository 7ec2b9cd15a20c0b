"""How the cells of the matrix look: a sign, a word and a colour for each state, the systems behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from inventory.language import N_, _
from inventory.text import clean
from tui.widgets.grid.cells import LONGEST, toned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.landscape.difference import ProcessDifference
    from tui.widgets.grid import Tone

State = Literal[
    "empty", "unknown", "no", "gap", "used", "shared", "possible", "overlap", "contrary", "partial", "full"
]

LOOKS: dict[State, tuple[str, str, Tone | Literal[""]]] = {
    "empty": ("?", N_("not filled in: nobody knows whether the party runs it"), "muted"),
    "unknown": ("?", N_("unknown whether the party runs it"), "warning"),
    "no": ("-", N_("the party does not run it"), "muted"),
    "gap": ("□", N_("gap: the party runs it without a system"), "error"),
    "used": ("", "", ""),
    "shared": ("=", N_("shared"), "success"),
    "possible": ("2?", N_("perhaps double: of one or more no function is known"), "warning"),
    "overlap": ("2x", N_("double: more than one system for the same function"), "error"),
    "contrary": ("✗", N_("contradiction: the party does not run it, and yet there are systems"), "error"),
    "partial": ("◐", N_("partly"), "warning"),
    "full": ("●", N_("fully"), "success"),
}
"""Sign, words and tone by state."""
SHORT: dict[State, str] = {"unknown": N_("unknown"), "no": N_("n/a"), "gap": N_("gap"), "partial": N_("partly"), "full": N_("fully")}  # fmt: skip
"""The word in the cell itself, where there are no systems to name."""
TO_DO = frozenset({"empty", "unknown", "gap", "possible", "overlap", "contrary"})
"""States that ask for something to be done."""
DIFFERENCES = {
    "same": ("=", N_("the same"), "success"),
    "same kind": ("~", N_("same kind"), "accent"),
    "different": ("≠", N_("differs"), "warning"),
    "one party": ("·", N_("one party"), "muted"),
    "no systems": ("□", N_("no systems"), "muted"),
    "unknown": ("?", N_("unknown"), "muted"),
}
"""Sign, word and tone by label of a difference."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a cell shows.

    Args:
        state: Its state.
        text: The systems, as the cell is written; "" when there are none.
        short: The systems without function and level, for the cell itself.
    """

    state: State = "empty"
    text: str = ""
    short: str = ""


def cell(value: Seen | None) -> str | Text:
    """Return a cell: sign, then systems or a word; nothing for a cell that is not there."""
    if value is None:
        return ""
    sign, _words, tone = LOOKS[value.state]
    word = _(SHORT[value.state]) if value.state in SHORT else ""
    text = " ".join(part for part in (sign, clean(value.short[:LONGEST]) or word) if part)
    return toned(text, tone) if tone else text


def process(value: tuple[str, str, bool]) -> str | Text:
    """Return the first cell of a row: code and name, a domain as a heading."""
    code, name, domain = value
    text = clean(f"{code} {name}"[:LONGEST])
    return Text(text, style="bold", end="") if domain else f" {text}"


def difference(value: ProcessDifference | None) -> str | Text:
    """Return how much the parties differ in a process."""
    if value is None:
        return ""
    sign, word, tone = DIFFERENCES[value.label]
    share = f" {round(value.difference * 100)}%" if value.difference and value.label == "different" else ""
    return toned(f"{sign} {_(word)}{share}", tone)  # type: ignore[arg-type]


def told(value: Seen, shared_with: Sequence[str] = ()) -> str:
    """Return a cell in words: its state, with whom it is shared, and its systems whole."""
    _sign, words, _tone = LOOKS[value.state]
    said = _(words) if words else ""
    if shared_with:
        shared = _("shared with {parties}").format(parties=", ".join(shared_with))
        said = shared if value.state == "shared" else f"{said} · {shared}" if said else shared
    return " · ".join(part for part in (value.text, said) if part)
