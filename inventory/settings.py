"""What a user sets once for this machine: a small TOML file, every key optional, every mistake in it named.

What belongs to the board (terms, thresholds, conventions) is not here but in the database.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory import mail_settings, plan_settings
from inventory.errors import InputError
from inventory.language import LANGUAGES, _
from inventory.text import clean
from inventory.whole_file import whole

if TYPE_CHECKING:
    from inventory.mail_settings import MailSettings
    from inventory.plan_settings import PlanSettings

NAME = "settings.toml"


@dataclass(frozen=True)
class Settings:
    """The user's settings.

    Args:
        database: Path or URL of the database; "" for the one in the user's data folder.
        language: "nl" or "en"; "" for what the environment asks for.
        theme: Name of the screens' colours; "" for the program's own.
        read_only: Refuse every change unless the command line says otherwise.
        warning_days: Days before a date on which the agenda warns, the longest first.
        mail: How mail is sent: the table [mail] (`inventory.mail_settings`).
        plan: How plans look: the table [plan] (`inventory.plan_settings`).
        path: The file that they came from, None when there is none.
    """

    database: str = ""
    language: str = ""
    theme: str = ""
    read_only: bool = False
    warning_days: tuple[int, ...] = (90, 30, 7)
    mail: MailSettings = mail_settings.NOT_SET
    plan: PlanSettings = plan_settings.NOT_SET
    path: Path | None = field(default=None, compare=False)


KEYS = tuple(f.name for f in fields(Settings) if f.name != "path")


def default_path() -> Path:
    """Return where a user's settings are when the command line names no other file."""
    from platformdirs import user_config_path  # noqa: PLC0415  20 ms, and never needed with --config

    return user_config_path("inventaris", appauthor=False) / NAME


def load(path: Path | None = None) -> Settings:
    """Return the settings in a file.

    Args:
        path: The file; None for the user's own, which need not be there.

    Raises:
        InputError: The named file is not there, is no TOML, or has an unknown key or a value that does not fit.
    """
    place = path or default_path()
    try:
        given = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        if path is None:
            return Settings()
        raise InputError(_("There is no settings file {path}.").format(path=place)) from problem
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else problem
        raise InputError(
            _("The settings file {path} cannot be read: {reason}.").format(path=place, reason=reason),
            _("Mend it, or remove it to work without settings."),
        ) from problem
    return replace(checked(given, place), path=place)


def checked(given: dict[str, Any], place: Path) -> Settings:
    """Return settings as they are used.

    Args:
        given: What the file says, by key.
        place: The file, for the messages; a relative path of a database in it is meant from its folder.

    Raises:
        InputError: A key is not known or its value does not fit; the message names it.
    """
    for key in given:
        if key not in KEYS:
            raise _unknown(key, place)
    found: dict[str, Any] = {key: _CHECKS[key](given[key]) for key in given if key not in _TABLES}
    for key, value in found.items():
        if value is None:
            raise InputError(
                _("{path}: the value of “{key}” does not fit.").format(path=place, key=key), _wanted(key)
            )
    found |= {key: _TABLES[key](given[key], place) for key in _TABLES if key in given}
    if database := found.get("database"):
        found["database"] = database if "://" in database else str(place.parent / Path(database).expanduser())
    return Settings(**found)


def _unknown(key: str, place: Path) -> InputError:
    """Return the refusal of a key that does not exist, with the one that it looks like."""
    from difflib import get_close_matches  # noqa: PLC0415  only for a mistake

    near = get_close_matches(key, KEYS, n=1)
    hint = (
        _("Did you mean “{name}”?").format(name=near[0])
        if near
        else _("There are: {names}.").format(names=", ".join(KEYS))
    )
    return InputError(_("{path}: there is no setting “{key}”.").format(path=place, key=key), hint)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _language(value: Any) -> str | None:
    return value if value in LANGUAGES else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _days(value: Any) -> tuple[int, ...] | None:
    fits = isinstance(value, list) and value and all(type(day) is int and day >= 0 for day in value)
    return tuple(sorted(set(value), reverse=True)) if fits else None


_CHECKS = {
    "database": _text,
    "language": _language,
    "theme": _text,
    "read_only": _flag,
    "warning_days": _days,
}


_TABLES = {"mail": mail_settings.read, "plan": plan_settings.read}
"""Settings that are a table, each read by a module of its own."""


def _wanted(key: str) -> str:
    """Return what the value of a setting must be."""
    return {
        "language": _("It is “nl” or “en”."),
        "read_only": _("It is true or false."),
        "warning_days": _("It is a list of days, such as [90, 30, 7]."),
    }.get(key, _("It is a text between quotes."))


def save(path: Path | None = None, **changes: Any) -> Settings:
    """Write some settings, keep the rest of the file with its comments, and return all of them.

    Args:
        path: The file; None for the user's own, which is made when it is not there.
        changes: New values by key; None takes the key out.

    Raises:
        InputError: A value does not fit, or the file cannot be read or written.
    """
    import tomlkit  # noqa: PLC0415  20 ms, only to write

    place = path or default_path()
    try:
        text = place.read_text(encoding="utf-8") if place.is_file() else ""
        document = tomlkit.parse(text)
        for key, value in changes.items():
            if value is not None:
                document[key] = list(value) if isinstance(value, tuple) else value
            elif key in document:
                del document[key]
        found = checked(document.unwrap(), place)
        place.parent.mkdir(parents=True, exist_ok=True)
        with whole(place) as part:
            part.write_text(tomlkit.dumps(document), encoding="utf-8")
    except (OSError, ValueError) as problem:
        raise InputError(
            _("The settings file {path} cannot be written: {reason}.").format(path=place, reason=problem)
        ) from problem
    return replace(found, path=place)


def own_profiles(config: Path | None = None) -> Path:
    """Return the folder of the user's own import profiles: beside the settings file."""
    return (config or default_path()).parent / "profiles"


def user_name() -> str:
    """Return the name under which changes stand in the history: that of the user at this machine."""
    import getpass  # noqa: PLC0415  only to write

    try:
        return clean(getpass.getuser()) or _("unknown")
    except (OSError, KeyError, ImportError):  # a service without an account has no name
        return _("unknown")
