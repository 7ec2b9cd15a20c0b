"""What a user said of a model's elements, kept for the next import of the same model: beside his own profiles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILE = "models.json"
Said = dict[str, dict[str, str]]
"""Type of element → kind, by the identifier of a model."""


def load(folder: Path | None) -> Said:
    """Return what was said of models; nothing when that was never kept, or cannot be read any more.

    Args:
        folder: The folder of the user's own profiles.
    """
    path = folder / FILE if folder else None
    if path is None or not path.is_file():
        return {}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (
        OSError,
        ValueError,
    ):  # it only spares typing: an import goes on without it, and says what it does
        return {}
    found = kept if isinstance(kept, dict) else {}
    return {
        model: {str(name): str(kind) for name, kind in said.items()}
        for model, said in found.items()
        if isinstance(said, dict)
    }


def save(folder: Path, models: Iterable[str], kinds: Mapping[str, str]) -> None:
    """Keep what was said of models, over what was said before.

    Args:
        folder: The folder of the user's own profiles, made when need be.
        models: Identifiers of the models.
        kinds: Type of element → kind.

    Raises:
        InputError: The file cannot be written.
    """
    kept = load(folder)
    for model in models:
        kept[model] = {**kept.get(model, {}), **kinds}
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1)
    write_whole(folder / FILE, f"{text}\n".encode())
