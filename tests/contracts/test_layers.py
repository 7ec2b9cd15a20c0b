"""What is loaded when: the heavy and the visible only where they are used."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import importers
import inventory

VISIBLE = {"textual", "rich", "click", "tui"}
HEAVY = {
    "alembic",
    "openpyxl",
    "networkx",
    "docx",
    "icalendar",
    "rapidfuzz",
    "python_calamine",
    "cryptography",
}


def loaded(*modules: str) -> set[str]:
    """Return the names of the top-level packages that a fresh interpreter has after importing some modules."""
    code = (
        "import importlib, json, sys\n"
        "for name in json.loads(sys.argv[1]): importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(modules)], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


def modules() -> list[str]:
    """Return every module of the two houses below the screens, but for the scripts that only Alembic runs."""
    return [
        module.name
        for house in (inventory, importers)
        for module in pkgutil.walk_packages(house.__path__, f"{house.__name__}.")
        if ".migrations." not in module.name
    ]


def test_no_module_below_the_screens_loads_them() -> None:
    names = modules()
    assert len(names) > 100
    assert loaded(*names) & VISIBLE == set()


def test_opening_a_database_loads_nothing_heavy() -> None:
    assert (
        loaded("inventory.store.database", "inventory.store.work", "inventory.store.views") & HEAVY == set()
    )


def test_importing_loads_only_what_reads_tables() -> None:
    assert loaded("importers.importing") & (HEAVY - {"python_calamine"}) == set()
