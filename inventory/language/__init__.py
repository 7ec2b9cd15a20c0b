"""The user's language: Dutch by default, English as second.

The code holds English texts; `nl.mo` beside this file holds the Dutch ones. `_` translates when it is called, `N_`
marks a text that is translated later (declarations are made before the language is known).
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

LANGUAGES = ("nl", "en")
HERE = Path(__file__).parent
_current = "nl"


def choose(language: str) -> None:
    """Speak this language from now on ("nl" or "en"); anything else falls back to Dutch."""
    global _current  # noqa: PLW0603  one language a process, chosen once by the command line
    _current = language if language in LANGUAGES else "nl"


def current() -> str:
    """Return the language now spoken: "nl" or "en"."""
    return _current


def preferred() -> str:
    """Return the language that the environment asks for (INVENTARIS_LANGUAGE), Dutch if it does not."""
    asked = os.environ.get("INVENTARIS_LANGUAGE", "")[:2].lower()
    return asked if asked in LANGUAGES else "nl"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the texts of one language; English needs none, since the code holds it."""
    path = HERE / f"{language}.mo"
    if language == "en" or not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _(text: str) -> str:
    """Translate one text into the language now spoken."""
    return catalogue(_current).gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802  gettext's own name for "mark, translate later"
    """Mark a text for translation and return it as it is."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a text that counts something: the form for one or the form for many."""
    return catalogue(_current).ngettext(one, many, count)


def written(value: date) -> str:
    """Return a day for people: 31-12-2026 in Dutch, 2026-12-31 in English."""
    return value.strftime("%d-%m-%Y") if current() == "nl" else value.isoformat()[:10]


def translate(text: str, language: str) -> str:
    """Translate one text into a given language, whatever is spoken now."""
    return catalogue(language).gettext(text) if text else ""


def both(text: str) -> tuple[str, ...]:
    """Return a text in Dutch and in English, once when they are the same: names are accepted in either."""
    return tuple(dict.fromkeys((translate(text, "nl"), text)))
