"""What goes in and out of one system, and how far data of pupils can get from it, as branches of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape.flows import reach
from inventory.language import _, ngettext
from inventory.records.choices import YES_NO_UNKNOWN
from inventory.records.landscape import GROUNDS, STANDARDS
from tui.widgets.impact_tree import NOTHING, Branch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.flows import Flow, Reach
    from inventory.landscape.model import LandscapeView

COVERED = {"yes": "covered", "no": "leak", "unknown": "unknown"}
"""Sign of whether an interface is covered."""


def data(view: LandscapeView, exchanges: Sequence[Exchange], system: str) -> Branch:
    """Return the interfaces of a system and the reach of data of pupils.

    Args:
        view: The landscape of one day.
        exchanges: The interfaces of that day.
        system: Key of the system.
    """
    into = [one for one in exchanges if one.flow.target == system]
    out = [one for one in exchanges if one.flow.source == system]
    heading = _("Data of {system}").format(system=view.name(system))
    if not into and not out:
        nothing = Branch(_("No interface is recorded on this day: where its data go is unknown"), "unknown")
        return Branch(heading, "heading", ("system", system), (nothing,))
    parts = [
        _side(view, _("Comes in: {count}"), into, incoming=True),
        _side(view, _("Goes out: {count}"), out, incoming=False),
        *_reach(view, reach([one.flow for one in exchanges], system)),
    ]
    return Branch(heading, "heading", ("system", system), tuple(parts))


def _side(view: LandscapeView, text: str, found: Sequence[Exchange], *, incoming: bool) -> Branch:
    """Return the interfaces of one side."""
    return Branch(
        text.format(count=len(found)),
        "party",
        NOTHING,
        tuple(_interface(view, one, incoming=incoming) for one in found),
    )


def _interface(view: LandscapeView, one: Exchange, *, incoming: bool) -> Branch:
    """Return an interface in words: the other system, what, for whom, by which standard, covered or not."""
    other = one.flow.source if incoming else one.flow.target
    arrow = "←" if incoming else "→"
    parts = [f"{arrow} {view.name(other)}", one.data]
    if one.party:
        parts.append(_("only {party}").format(party=one.party))
    parts.append(_(STANDARDS[one.standard]) if one.standard in STANDARDS else _("standard unknown"))
    parts.append(_("pupil data: {answer}").format(answer=_(YES_NO_UNKNOWN[one.flow.carries])))
    if one.flow.carries == "no":
        return Branch(" · ".join(parts), "", ("system", other))
    parts.append(_("covered: {answer}").format(answer=_(YES_NO_UNKNOWN[one.flow.covered])))
    if one.agreement:
        parts.append(one.agreement)
    elif one.ground in GROUNDS:
        parts.append(_(GROUNDS[one.ground]))
    return Branch(" · ".join(parts), COVERED[one.flow.covered], ("system", other))


def _reach(view: LandscapeView, found: Reach) -> list[Branch]:
    """Return how far data of pupils can get, where to act, and what is not known."""
    parts = [_places(view, found)]
    if found.leaks:
        acts = tuple(
            Branch(
                _chain(view, leak.chain) + " · " + _uncovered(leak.flow),
                COVERED[leak.flow.covered],
                ("system", leak.flow.target),
            )
            for leak in found.leaks
        )
        text = _("Act here: {count} not covered").format(count=len(acts))
        parts.append(Branch(text, "leak", NOTHING, acts))
    if found.unsure:
        unsure = tuple(
            Branch(f"{view.name(one.source)} → {view.name(one.target)}", "unknown", ("system", one.source))
            for one in found.unsure
        )
        parts.append(Branch(_("Unknown whether they carry data of pupils"), "unknown", NOTHING, unsure))
    return parts


def _places(view: LandscapeView, found: Reach) -> Branch:
    """Return the systems that can receive the data, by covered ways or not."""
    if not found.reached:
        text = _("No data of pupils go out, as far as is recorded")
        return Branch(text, "unknown" if found.unsure else "ok")
    covered = set(found.covered)
    leaks = {leak.flow.target for leak in found.leaks}
    ways = {chain[-1]: chain for chain in found.derived}
    places = tuple(
        Branch(
            view.name(key) if key in covered else _chain(view, ways.get(key, (key,))),
            "covered" if key in covered else "leak" if key in leaks else "degraded",
            ("system", key),
        )
        for key in found.reached
    )
    text = ngettext(
        "Data of pupils can get to {count} system: {covered} by covered ways",
        "Data of pupils can get to {count} systems: {covered} by covered ways",
        len(places),
    )
    return Branch(text.format(count=len(places), covered=len(covered)), "party", NOTHING, places)


def _uncovered(flow: Flow) -> str:
    return _("no agreement or ground") if flow.covered == "no" else _("agreement unknown")


def _chain(view: LandscapeView, keys: Sequence[str]) -> str:
    return " → ".join(map(view.name, keys))
