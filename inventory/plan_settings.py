"""How plans look, as the user's settings file says it in its table `[plan]`.

[plan]
style = "huisstijl.docx"   # made by `inventaris plan style`, beside this file
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inventory.errors import InputError
from inventory.language import _


@dataclass(frozen=True)
class PlanSettings:
    """How plans look.

    Attributes:
        style: The Word file whose styles a plan is made with; None for those of the program.
    """

    style: Path | None = None


NOT_SET = PlanSettings()
_KEYS = tuple(PlanSettings.__dataclass_fields__)


def read(given: Any, place: Path) -> PlanSettings:
    """Return the settings of a table `[plan]`.

    Args:
        given: What the file has.
        place: The settings file, for the messages; the file with the styles is meant from its folder.

    Raises:
        InputError: It is no table, or a key is not known or its value does not fit.
    """
    if not isinstance(given, dict):
        raise _unfit(place, "plan", _("It is a table: [plan] with style."))
    for key, value in given.items():
        if key not in _KEYS:
            raise InputError(
                _("{path}: there is no setting “{key}”.").format(path=place, key=f"plan.{key}"),
                _("There are: {names}.").format(names=", ".join(f"plan.{name}" for name in _KEYS)),
            )
        if not isinstance(value, str) or not value.isprintable():
            raise _unfit(place, f"plan.{key}", _("It is a text between quotes."))
    style = given.get("style")
    return PlanSettings(place.parent / Path(style).expanduser() if style else None)


def _unfit(place: Path, key: str, wanted: str) -> InputError:
    return InputError(_("{path}: the value of “{key}” does not fit.").format(path=place, key=key), wanted)
