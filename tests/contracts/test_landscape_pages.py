"""The worked example of docs/landscape.md and docs/landschap.md: what the commands really answer after its files came in."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PAGES = ("landscape.md", "landschap.md")
FILE = re.compile(r"`(\w+\.csv)`:\n\n```csv\n(.*?)```", re.DOTALL)
ROW = re.compile(r"\| `((?!inventaris)[^`]+)` \| (.*) \|")
Json = Any


def spelled(command: str, found: Json) -> str:
    """Return an answer as the page writes it."""
    return FORMS[command.split(maxsplit=1)[0]](found)


def _overlaps(found: Json) -> str:
    return "; ".join(f"{f['party']} {f['process']} {f['function']}: {', '.join(f['systems'])}" for f in found)


def _difference(found: Json) -> str:
    lines = [f"{p['process']} {json.dumps(p['difference'])}" for p in found["processes"]]
    return "; ".join([*lines, f"mean {found['mean']}"])


def _impact(found: Json) -> str:
    hit = [one for one in found if one["state"] in {"down", "degraded"}]
    return "; ".join(f"{one['party']} {one['process']} {one['state']}" for one in hit)


def _flows(found: Json) -> str:
    leaks = ", ".join(f"{leak['source']} → {leak['target']}" for leak in found["leaks"])
    return f"reached {', '.join(found['reached'])}; leaks {leaks}"


FORMS: dict[str, Callable[[Json], str]] = {
    "gaps": lambda found: "; ".join(f"{f['party']} {f['process']}" for f in found),
    "overlaps": _overlaps,
    "harmonisation": lambda found: "; ".join(f["process"] for f in found),
    "difference": _difference,
    "dependence": lambda found: "; ".join(
        f"{f['party']} {f['covered']} {f['down']} {f['degraded']}" for f in found if f["down"]
    ),
    "impact": _impact,
    "flows": _flows,
    "bottlenecks": lambda found: "; ".join(f"{f['system']} {f['bottleneck']}" for f in found),
}


@pytest.mark.parametrize("page", PAGES)
def test_the_example_gives_what_the_page_says(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    files = FILE.findall(text)
    assert [name for name, _content in files] == ["landschap.csv", "systemen.csv", "koppelingen.csv"]
    paths = []
    for name, content in files:
        paths.append(str(tmp_path / name))
        (tmp_path / name).write_text(content, encoding="utf-8")
    place = ["--database", str(tmp_path / "example.db")]
    assert run([*place, "import", *paths]) == 0
    rows = ROW.findall(text)
    assert len(rows) > 8
    for command, answer in rows:
        capsys.readouterr()
        assert run([*place, "landscape", *shlex.split(command), "--format", "json"]) == 0, command
        assert spelled(command, json.loads(capsys.readouterr().out)) == answer, command


def test_both_pages_have_the_same_example() -> None:
    one, other = ((ROOT / "docs" / page).read_text(encoding="utf-8") for page in PAGES)
    assert FILE.findall(one) == FILE.findall(other)
    assert ROW.findall(one) == ROW.findall(other)
