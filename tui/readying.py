"""What the page of incidents reads: the five answers at a school, and its lines with what they must carry; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.signals.board import Board
from inventory.signals.connectivity_reading import Network
from inventory.signals.connectivity_verdict import verdicts
from inventory.signals.readiness import Readiness

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inventory.signals.connectivity import Speeds
    from inventory.signals.connectivity_reading import LineRow, SiteRow
    from inventory.signals.connectivity_verdict import Verdict
    from inventory.signals.readiness import Answers
    from inventory.store.database import Database

ALL = 0
"""Stands for all sites instead of the number of one."""
FIRST = -1
"""Asks for the first school by name."""


class Wire(NamedTuple):
    """A line of a site, or a site without any.

    Attributes:
        verdict: What is known of the site.
        line: The line; None when the site has none.
        speeds: What is recorded of it, downwards and upwards; None without a line.
        first: Whether it is the first row of its site: what is needed stands there once.
    """

    verdict: Verdict
    line: LineRow | None
    speeds: tuple[Speeds, Speeds] | None
    first: bool


class Ready(NamedTuple):
    """What was read of a day.

    Attributes:
        sites: The sites of the board by name.
        site: Number of the one that is shown, `ALL` for all.
        answers: The answers there, each thing by name.
        lines: The lines there, with sites that have none.
    """

    sites: tuple[SiteRow, ...]
    site: int
    answers: tuple[Answers, ...]
    lines: tuple[Wire, ...]

    @property
    def shown(self) -> SiteRow | None:
        """The site that is shown, None for all."""
        return next((one for one in self.sites if one.id == self.site), None)

    def name(self, number: int | None) -> str:
        """Return the name of a site, "" for none."""
        return next((one.name for one in self.sites if one.id == number), "")


def read(database: Database, on: dt.date, site: int) -> Ready:
    """Return the answers and lines of a site, or of all; a site that is gone gives the first school."""
    with database.read() as connection:
        board = Board(connection, on)
        network, readiness = board.once(Network), board.once(Readiness)
        sites = tuple(network.sites)
        chosen = _chosen(sites, site)
        things = (*readiness.things, *readiness.planned)
        if chosen == ALL:
            answers = [one for thing in things for one in readiness.all(thing)]
        else:
            answers = [readiness.answers(one, chosen) for one in things if chosen in readiness.sites(one)]
        lines = [
            wire
            for verdict in board.once(verdicts)
            if chosen in {ALL, verdict.site.id}
            for wire in _wires(network, verdict)
        ]
    return Ready(sites, chosen, tuple(answers), tuple(lines))


def _chosen(sites: tuple[SiteRow, ...], site: int) -> int:
    if site == ALL or any(one.id == site for one in sites):
        return site
    return next((one.id for one in sites if one.school), ALL)


def _wires(network: Network, verdict: Verdict) -> list[Wire]:
    """Return the lines of a site; a site with devices or pupils and no line is told too."""
    if not verdict.lines:
        asked = verdict.site.school or verdict.devices.number
        return [Wire(verdict, None, None, first=True)] if asked else []
    ordered = sorted(verdict.lines, key=lambda line: line.backup)
    return [Wire(verdict, line, network.speeds(line), first=place == 0) for place, line in enumerate(ordered)]


def write_cards(database: Database, on: dt.date, site: str, path: Path) -> tuple[int, int, Path]:
    """Write the card of a site, or of "all" schools; return how many cards, answers that are not known, and the file.

    Raises:
        InputError: There is no such site, the suffix says nothing, or the file cannot be written.
    """
    from inventory.publish import incident_card_file  # noqa: PLC0415  the writers are heavy
    from inventory.publish.incident_card import cards  # noqa: PLC0415

    incident_card_file.known(path)
    with database.read() as connection:
        found = cards(connection, on, site)
    incident_card_file.write(found, path, on)
    return len(found), sum(one.unknown for one in found), path
