"""Files and functions stay small enough to be read."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE, FUNCTION = 400, 40


def sources() -> list[Path]:
    """Return every Python file of the project, but for the migrations, which are written once and never read again."""
    folders = ("inventory", "importers", "tui", "tests", ".ci")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


def test_files_and_functions_are_small() -> None:
    offenders = []
    for path in sources():
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT)
        lines = text.count("\n")
        if lines > FILE:
            offenders.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION:
                    offenders.append(f"{name}:{node.lineno} {node.name}: {length} lines")
    assert len(sources()) > 200
    assert not offenders, "\n".join(["too large:", *offenders])
