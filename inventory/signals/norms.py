"""Which norms a rule answers to: `norms.toml`, a table a framework, codes by rule."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return the codes by rule, all frameworks together."""
    frameworks = tomllib.loads(Path(__file__).with_name("norms.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for rules in frameworks.values():
        for rule, codes in rules.items():
            found[rule] = (*found.get(rule, ()), *codes)
    return found


def norms(rule: str) -> tuple[str, ...]:
    """Return the codes of the norms that a rule answers to, such as ("PR.07",); () when none is known."""
    return _listed().get(rule, ())
