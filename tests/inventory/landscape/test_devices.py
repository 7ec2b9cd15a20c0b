from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.landscape import reading
from inventory.landscape.devices import Devices
from inventory.landscape.impact import impact, silence
from inventory.landscape.suppliers import dependence
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from inventory.store.database import Database

DAY = dt.date(2026, 11, 22)


def fill(add: Callable[..., int]) -> None:
    """A server with a camera system, laptops with an editor that is on the server too, and a host others depend on."""
    party = add("party", name="Lindelaar", short="L", type="board", own=True)
    codes = {code: add("process", code=code, name=f"Proces {code}") for code in ("1", "2", "3", "4")}
    servers, laptops = (add("category", name=name, cost_row="devices") for name in ("Servers", "Laptops"))
    rack, book = (
        add("product", name="Rack 1", category=servers),
        add("product", name="Book", category=laptops),
    )
    tags = {
        tag: add("device", tag=tag, product=product, status=status)
        for tag, product, status in (
            ("SRV-1", rack, "in_use"),
            ("LT-1", book, "in_use"),
            ("LT-2", book, "retired"),
        )
    }
    systems = {name: add("system", name=name) for name in ("Camera", "Editor", "Archief", "Los")}
    for system, tag in (("Camera", "SRV-1"), ("Editor", "SRV-1"), ("Editor", "LT-1"), ("Camera", "LT-2")):
        add("installation", system=systems[system], device=tags[tag])
    for code, system in (("1", "Camera"), ("2", "Editor"), ("3", "Archief")):
        add("support", party=party, process=codes[code], system=systems[system])
    add("participation", party=party, process=codes["4"], runs="yes")
    add("interface", source=systems["Camera"], target=systems["Archief"], name="beeld", dependent=True)


def made(database: Database) -> None:
    """Write the board."""

    def add(kind: str, **values: Any) -> int:
        return unit.add(get(kind), values)

    with work(database, "test") as unit:
        fill(add)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Give the board, which nobody changes."""
    database = open_database(tmp_path_factory.mktemp("devices") / "board.db")
    made(database)
    with database.read() as reader:
        yield reader
    database.close()


def hit(connection: Connection, name: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return state and chain of what a failure hits, by process."""
    found = impact(reading.view(connection, DAY), name, Devices(connection))
    return {line.process: (line.state, line.chain) for line in found if line.state not in {"ok", "gap"}}


def test_what_is_on_the_devices_only_falls(connection: Connection) -> None:
    """All of the camera system is on the server, of the editor a part; what depends on the camera falls with it."""
    assert hit(connection, "servers") == {
        "1": ("down", ("Servers", "Camera", "1")),
        "2": ("degraded", ("Servers", "Editor", "2")),
        "3": ("down", ("Servers", "Camera", "Archief", "3")),
    }
    assert hit(connection, "Rack 1").keys() == hit(connection, "srv-1").keys() == {"1", "2", "3"}
    assert hit(connection, "LT-1") == {"2": ("degraded", ("LT-1", "Editor", "2"))}
    assert hit(connection, "LT-2") == {}


def test_both_databases_count_alike(database: Database) -> None:
    made(database)
    with database.read() as reader:
        assert hit(reader, "Servers")["2"][0] == "degraded"


def test_dependence_on_devices(connection: Connection) -> None:
    (found,) = dependence(reading.view(connection, DAY), "Servers", Devices(connection))
    assert (found.supplier, found.covered, found.down, found.degraded) == ("Servers", 3, 2, 1)


@pytest.mark.parametrize(
    ("name", "answer"),
    [("Servers", None), ("Los", "nothing recorded"), ("LT-2", "nothing recorded"), ("Archief", None)],
)
def test_silence(connection: Connection, name: str, answer: str | None) -> None:
    """That nothing depends on something is another answer than that nothing is recorded about it."""
    view = reading.view(connection, DAY)
    assert silence(view, name, {"Camera", "Archief"}, Devices(connection)) == answer


def test_an_interface_is_something_recorded(connection: Connection) -> None:
    view = reading.view(connection, DAY)
    assert silence(view, "Los", {"Los"}, Devices(connection)) == "nothing depends"


def test_an_unknown_name_hints_at_devices_too(connection: Connection) -> None:
    with pytest.raises(InputError) as caught:
        impact(reading.view(connection, DAY), "Servets", Devices(connection))
    assert "Servers" in caught.value.hint
