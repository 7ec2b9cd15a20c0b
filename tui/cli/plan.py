"""The command `plan` with the commands of its group, each in a file of its own."""

from __future__ import annotations

from tui.cli import (  # noqa: F401  each adds its command to the group
    plan_indicators,
    plan_open,
    plan_parts,
    plan_profile,
    plan_show,
    plan_style,
    plan_team,
    plan_text,
    plan_versions,
    plan_vision,
)
from tui.cli.plan_group import plan

__all__ = ["plan"]
