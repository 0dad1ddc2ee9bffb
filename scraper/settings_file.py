"""``settings.toml`` of a data folder: every setting, checked, with a near match for a wrong name.

``text`` writes the file from the declaration of ``Settings``, each setting with what it bounds
and its default, commented out; `forcewide settings` prints it.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

from scraper.errors import SettingsError
from scraper.settings import SETTINGS_FILE, Settings, declared

CONTACT: Final = "contact"
# Said in another way: by the contact, or by where the file lies.
_NOT_HERE: Final = frozenset({"user_agent", "data"})
# Tables of the file, which are read by whom they concern (``table``).
_TABLES: Final = frozenset({"alerts", "sql"})
_ALERTS: Final = """
# who is told when a night needs somebody (docs/operations.md)
#[alerts]
#webhook = "https://hooks.example.net/forcewide"
#ntfy = "https://ntfy.example.net/forcewide"

#[alerts.mail]
#to = ["operator@example.net"]
#sender = "forcewide@example.net"
"""
_WORDS: Final = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a day as 2005-01-31",
    Path: "the name of a file in quotes",
    str: "text in quotes",
}


def load(data: Path) -> Settings:
    """The settings of a data folder: those of its file, and the defaults of all others.

    Raises SettingsError for a file that is no TOML, a name that is no setting, and a value that
    is of another type or cannot work.
    """
    given = _read(data)
    given.pop(CONTACT, None)
    try:
        return Settings(data=data, **given)
    except SettingsError as error:
        raise SettingsError(f"{data / SETTINGS_FILE}: {error}" if given else str(error)) from error


def remembered_contact(data: Path) -> str | None:
    """The contact that a data folder's ``settings.toml`` names; None without one.

    Raises SettingsError as ``load`` does.
    """
    contact = _read(data).get(CONTACT)
    return None if contact is None else str(contact)


def table(data: Path, name: str) -> object:
    """A table of the file, unchecked; an empty one where it is not there.

    Raises SettingsError as ``load`` does.
    """
    return _parsed(data).get(name, {})


def _parsed(data: Path) -> dict[str, Any]:
    path = data / SETTINGS_FILE
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error


def _read(data: Path) -> dict[str, Any]:
    """Every setting that the file names, checked; its tables left out."""
    path = data / SETTINGS_FILE
    known = _types()
    given: dict[str, Any] = {}
    for name, value in _parsed(data).items():
        if name in _TABLES and isinstance(value, dict):
            continue
        if name not in known:
            near = get_close_matches(name, [*known, *_TABLES], 1)
            hint = f"; did you mean {near[0]}?" if near else "; `forcewide settings` prints all"
            raise SettingsError(f"{path}: {name!r} is no setting{hint}")
        given[name] = _value(path, name, value, known[name])
    return given


def _value(path: Path, name: str, value: object, kind: type) -> object:
    """A value as its setting wants it. A whole number will do for a number; a bool will not."""
    if kind is float and type(value) is int:
        return float(value)
    if kind is Path and isinstance(value, str):
        return Path(value)
    if type(value) is not kind:
        raise SettingsError(f"{path}: {name} must be {_WORDS[kind]}, not {value!r}")
    return value


@cache
def _types() -> dict[str, type]:
    """Every name that the file may have, with the type of its value."""
    hints = get_type_hints(Settings)
    found: dict[str, type] = {CONTACT: str}
    for each in fields(Settings):
        kind = hints[each.name]
        if each.name not in _NOT_HERE:
            found[each.name] = next((one for one in get_args(kind) if one is not type(None)), kind)
    return found


def text() -> str:
    """A ``settings.toml`` with every setting: what it bounds, and its default as a comment."""
    lines = [
        "# Settings of Forcewide, for <data>/settings.toml. Seconds and bytes, unless a line says",
        "# otherwise. Take the '#' before a name away to change it; the value is the default.",
        "",
        "# an e-mail address or a web page where the owner of a site can reach you",
        '#contact = "you@example.org"',
    ]
    known = _types()
    for each in declared():
        if each.name not in known:
            continue
        bound = each.bound
        limit = ""
        if bound is not None:
            limit = "; 0 or more" if bound.least == 0 else "; above 0"
        lines += ["", f"# {each.about}{limit}", f"#{each.name} = {_toml(each.default)}"]
    return "\n".join(lines) + "\n" + _ALERTS


def _toml(value: object) -> str:
    if value is None:
        return '"/etc/ssl/further.pem"'  # none is the default
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:_}"
    return value.isoformat() if isinstance(value, date) else repr(value)
