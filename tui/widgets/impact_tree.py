"""What a failure reaches, as branches of text: supplier, systems, the systems that depend on them, processes by party.

Pure: made of a view of the landscape, drawn by the pane and written by tests line by line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.landscape.failure import failure_graph, reached
from inventory.language import N_, _, ngettext
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inventory.landscape.failure import Cause, State
    from inventory.landscape.impact import Impact
    from inventory.landscape.model import LandscapeView
    from tui.widgets.grid import Tone

SIGNS: dict[str, tuple[str, Tone]] = {
    "failed": ("✗", "error"),
    "down": ("✗", "error"),
    "degraded": ("◐", "warning"),
    "gap": ("○", "muted"),
    "ok": ("✓", "success"),
    "party": ("▪", "accent"),
    "circle": ("↺", "accent"),
    "above": ("↑", "muted"),
    "covered": ("✓", "success"),
    "leak": ("✗", "error"),
    "unknown": ("?", "warning"),
    "heading": ("§", "accent"),
}
"""Sign and tone of what a branch is, so that it is read without colour too."""
STATES = {
    "down": N_("down"),
    "degraded": N_("degraded"),
    "ok": N_("unhurt"),
    "gap": N_("gap"),
}
"""States of a process in words."""
Named = tuple[str, str]
"""Kind of a record and its name in the landscape; ("", "") for none."""
NOTHING: Named = ("", "")


@dataclass(frozen=True)
class Branch:
    """A line of the tree and what hangs on it.

    Args:
        text: What it says, state included.
        sign: Which sign stands before it: a name of `SIGNS`, "" for none.
        about: The record that it is about.
        branches: What hangs on it.
    """

    text: str
    sign: str = ""
    about: Named = NOTHING
    branches: tuple[Branch, ...] = ()

    @property
    def label(self) -> str:
        """Return sign and text, cleaned."""
        sign = SIGNS[self.sign][0] + " " if self.sign else ""
        return sign + clean(self.text)

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield the branch and all that hangs on it, two blanks a level."""
        yield "  " * depth + self.label
        for one in self.branches:
            yield from one.lines(depth + 1)

    def count(self) -> int:
        """Return how many lines it has."""
        return 1 + sum(one.count() for one in self.branches)


class Chain:
    """The ways along which a failure goes.

    Args:
        view: The landscape of one day.
        lines: What the failure does, as `impact` found it.
        failed: What fails by itself, as `causes` found it.
    """

    def __init__(self, view: LandscapeView, lines: Sequence[Impact], failed: Sequence[Cause]) -> None:
        self.view = view
        self._states = {(one.party, one.process): one.state for one in lines}
        self._names = {one.code: one.name for one in view.processes}
        self._parties = {one.key: one.name for one in view.parties}
        self._reached = {party.key: reached(failure_graph(view, party.key), failed) for party in view.parties}
        self._supports: dict[str, dict[str, dict[str, None]]] = {}
        for row in view.support:
            self._supports.setdefault(row.system, {}).setdefault(row.party, {})[row.process] = None
        self._order = {one.code: place for place, one in enumerate(view.processes)}
        self._links: dict[str, dict[tuple[str, str | None], None]] = {}
        for link in view.dependencies:
            self._links.setdefault(link.source, {})[link.target, link.party] = None
        self._told: set[tuple[str, str | None]] = set()

    def cause(self, failed: Cause) -> Branch:
        """Return what fails by itself, with all that it takes with it."""
        kind, name = failed.node[0], failed.node[-1]
        if kind == "system":
            return self.system(name)
        text = _("{name} (supplier) fails") if kind == "supplier" else _("{name} (devices) fail")
        systems = sorted(failed.down, key=self.view.system_order)
        part = sorted(failed.hurt - failed.down, key=self.view.system_order)
        return Branch(
            text.format(name=name),
            "failed",
            ("supplier", name) if kind == "supplier" else NOTHING,
            tuple(self.system(key, way=("",)) for key in systems)
            + tuple(self.system(key, way=("",), hurt=True) for key in part),
        )

    def system(
        self, key: str, party: str | None = None, way: tuple[str, ...] = (), *, hurt: bool = False
    ) -> Branch:
        """Return what a system takes with it.

        Args:
            key: Key of the system.
            party: Only there, None for every party.
            way: The systems that led to it; one that is among them closes a circle.
            hurt: It loses a part, and does not fail.
        """
        name = self.view.name(key)
        where = "" if party is None else " (" + _("only {party}").format(party=self._named(party)) + ")"
        about = ("system", key)
        if key in way:
            return Branch(_("{system}: the circle closes here").format(system=name) + where, "circle", about)
        if (key, party) in self._told or (key, None) in self._told:
            return Branch(_("{system}: see above").format(system=name) + where, "above", about)
        self._told.add((key, party))
        parties = [one.key for one in self.view.parties if party in {None, one.key}]
        hit = tuple(
            self._party(one, self._supports[key][one])
            for one in parties
            if one in self._supports.get(key, {})
        )
        on = tuple(
            self.system(target, only or party, (*way, key), hurt=hurt)
            for target, only in sorted(
                self._links.get(key, ()), key=lambda link: (self.view.system_order(link[0]), link[1] or "")
            )
            if party is None or only in {None, party}
        )
        text = _("{system} fails with it") if way else _("{system} fails")
        text = _("{system} loses a part") if hurt else text
        return Branch(text.format(system=name) + where, "degraded" if hurt else "failed", about, hit + on)

    def _party(self, party: str, codes: Mapping[str, None]) -> Branch:
        """Return the processes of a party that a system supports."""
        found = tuple(
            self.process(party, code) for code in sorted(codes, key=lambda one: self._order.get(one, 0))
        )
        states = Counter(self._states.get((party, code), "ok") for code in codes)
        return Branch(f"{self._named(party)}: {told(states)}", "party", ("party", party), found)

    def process(self, party: str, code: str) -> Branch:
        """Return a process of a party with its state, and what is left of its systems."""
        state = self._states.get((party, code), "ok")
        text = f"{code} {self._names.get(code, '')} · {_(STATES[state])}"
        down = self._reached[party].down
        left = [key for key in self.view.systems_of(party, code) if key not in down]
        if left:
            text += " · " + _("left: {systems}").format(systems="; ".join(map(self.view.name, left)))
        return Branch(text, state, ("process", code))

    def gaps(self) -> list[Branch]:
        """Return the processes that had no system already, by party."""
        found: dict[str, list[str]] = {}
        for (party, code), state in self._states.items():
            if state == "gap":
                found.setdefault(party, []).append(code)
        branches = tuple(
            Branch(
                self._named(party),
                "party",
                ("party", party),
                tuple(self.process(party, code) for code in codes),
            )
            for party, codes in found.items()
        )
        text = _("Had no system already: {count}").format(count=sum(map(len, found.values())))
        return [Branch(text, "gap", NOTHING, branches)] if branches else []

    def _named(self, party: str) -> str:
        return self._parties.get(party, party)


def told(states: Mapping[State, int]) -> str:
    """Return how many processes are in which state, in words: "2 are down, 1 degraded"."""
    texts: dict[State, str] = {
        "down": ngettext("{count} down", "{count} are down", states.get("down", 0)),
        "degraded": ngettext("{count} degraded", "{count} are degraded", states.get("degraded", 0)),
        "ok": ngettext("{count} unhurt", "{count} are unhurt", states.get("ok", 0)),
        "gap": ngettext("{count} gap", "{count} gaps", states.get("gap", 0)),
    }
    return ", ".join(text.format(count=states[name]) for name, text in texts.items() if states.get(name))


def failure(view: LandscapeView, lines: Sequence[Impact], failed: Sequence[Cause]) -> Branch:
    """Return the tree of a failure.

    Args:
        view: The landscape of one day.
        lines: What it does, as `impact` found it.
        failed: What fails by itself; a name can stand for more than one thing.
    """
    chain = Chain(view, lines, failed)
    roots = [chain.cause(one) for one in failed]
    more = tuple(chain.gaps())
    if len(roots) == 1:
        only = roots[0]
        return Branch(only.text, only.sign, only.about, only.branches + more)
    name = failed[0].node[-1]
    return Branch(_("{name} fails").format(name=name), "failed", NOTHING, (*roots, *more))
