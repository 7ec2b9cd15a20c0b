"""Reading what the impact pane shows: what can fail, and what its failure reaches; threads call this."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape import reading
from inventory.landscape.devices import Devices
from inventory.landscape.exchange import exchanges
from inventory.landscape.failure import causes
from inventory.landscape.impact import impact, silence
from inventory.language import N_, _
from inventory.records import field as f
from tui.widgets.findings_moment import resolve
from tui.widgets.findings_scene import records
from tui.widgets.findings_tables import CODE, NAME, PARTY
from tui.widgets.impact_flows import data
from tui.widgets.impact_tree import STATES, failure, told

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.landscape.impact import Impact
    from inventory.landscape.model import LandscapeView
    from inventory.store.database import Database
    from tui.widgets.findings_moment import Chosen, Moment
    from tui.widgets.findings_scene import Records
    from tui.widgets.impact_tree import Branch

FIELDS = (
    PARTY,
    CODE,
    NAME,
    f.choice(N_("State"), STATES).but(name="state"),
    f.text(N_("Chain"), width=40).but(name="chain"),
)
"""Columns of the table that is written to a file."""


class Outage(NamedTuple):
    """What a failure reaches.

    Args:
        name: What fails.
        moment: Of which day and state it is.
        branches: The failure, and for a system its data.
        totals: What it comes to for each party, in lines.
        rows: A row a process, of `FIELDS`.
        records: The records behind the names.
    """

    name: str
    moment: Moment
    branches: Sequence[Branch]
    totals: Sequence[str]
    rows: Sequence[tuple[str, str, str, str, str]]
    records: Records


def outage(database: Database, name: str, chosen: Chosen, today: dt.date) -> Outage:
    """Read what the failure of a system, a supplier or a group of devices reaches.

    Raises:
        InputError: Nothing has that name, or the plateau is not there any more.
    """
    with database.read() as connection:
        moment = resolve(connection, today, chosen)
        view = reading.view(connection, moment.on, moment.mode)
        hosts = Devices(connection)
        failed = causes(view, name, hosts)
        lines = impact(view, name, hosts)
        found = exchanges(connection, moment.on, moment.mode)
        quiet = silence(view, name, _touched(connection, [e.flow for e in found]), hosts)
        behind = records(connection)
    branches = [failure(view, lines, failed)]
    branches += [data(view, found, cause.node[1]) for cause in failed if cause.node[0] == "system"]
    names = {one.code: one.name for one in view.processes}
    rows = [(one.party, one.process, names[one.process], one.state, " → ".join(one.chain)) for one in lines]
    return Outage(name, moment, branches, _totals(view, lines, quiet), rows, behind)


def _touched(connection: Connection, flows: Sequence[object]) -> set[str]:
    """Return the systems with an interface on the day, or with support of whatever day."""
    whole = reading.landscape(connection)
    found = {row.system for row in whole.support}
    for flow in flows:
        found |= {getattr(flow, "source", ""), getattr(flow, "target", "")}
    return found


def _totals(view: LandscapeView, lines: Sequence[Impact], quiet: str | None) -> list[str]:
    """Return what a failure comes to, or why it hits nothing."""
    if not view.processes:
        return [
            _(
                "No processes are recorded, so it is unknown what hangs on it. First: i imports the table of systems "
                "and processes."
            )
        ]
    if quiet == "nothing depends":
        return [_("✓ Nothing depends on it on this day: no process of any party is hit.")]
    if quiet is not None:
        return [_("? Nothing is recorded of what hangs on it: no process, no interface. So it is unknown.")]
    parties = {one.key: one.name for one in view.parties}
    found = []
    for key, name in parties.items():
        states = Counter(one.state for one in lines if one.party == key)
        if states:
            found.append(f"{name}: {told(states)}")
    return found


def known(database: Database, chosen: Chosen, today: dt.date) -> list[tuple[str, str]]:
    """Read what can fail: its name, and the text by which it is found by typing.

    A name that is more than one thing stands once, since all of it fails together.
    """
    with database.read() as connection:
        moment = resolve(connection, today, chosen)
        view = reading.view(connection, moment.on, moment.mode)
        devices = Devices(connection).names()
    kinds: dict[str, list[str]] = {}
    for key in sorted(view.systems, key=view.system_order):
        kinds.setdefault(view.name(key), []).append(_("system"))
    for name in sorted({one.supplier for one in view.systems.values() if one.supplier}):
        kinds.setdefault(name, []).append(_("supplier"))
    for name in devices:
        kinds.setdefault(name, []).append(_("devices"))
    return [(name, f"{name} · {' + '.join(dict.fromkeys(words))}") for name, words in kinds.items()]
