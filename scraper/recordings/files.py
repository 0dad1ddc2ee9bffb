"""Saved pages and files, loose or in folders, as recorded answers.

A file has to be given an address: by ``--url``, by a table of addresses, by the
mark its browser left in it ("saved from url", SingleFile), or by lying in a mirror
(``HOST/path``, as ``wget --mirror`` and HTTrack lay it out). Its moment is the one a
person names, the one in the mark, or else when the file was last written.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from parsers.text.addresses import host_of
from parsers.text.decoding import text
from scraper.errors import SettingsError
from scraper.fetch.verdicts import Verdict
from scraper.recordings.recorded import Options, Recorded, Trouble

_HEAD: Final = 8 * 1024
# Internet Explorer, Chrome and Firefox: the number is the length of the address.
_SAVED_FROM: Final = re.compile(rb"<!--\s{0,4}saved from url=\(\d{4}\)(\S{1,2000})\s{0,4}-->")
_SINGLE_FILE: Final = re.compile(
    rb"<!--\s{1,8}Page saved with SingleFile\s{1,8}url:\s{0,4}(\S{1,2000})\s{1,8}"
    rb"(?:saved date:\s{0,4}([^\r\n]{1,80}))?"
)
_ZONE_NAME: Final = re.compile(r"\s{0,4}\([^)]{0,60}\)\s*$")
RECORDINGS: Final = (".warc", ".warc.gz", ".wacz", ".har")
_INDEX: Final = frozenset({"index.html", "index.htm"})


def read_addresses(path: Path) -> dict[str, str]:
    """A table of addresses: CSV with the columns ``file`` and ``url``.

    ``file`` is a name, or a path below the folder that is imported. Raises
    SettingsError for a table that is none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path}: not a table of addresses: {error}") from error
    found: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        name, url = (row.get("file") or "").strip(), (row.get("url") or "").strip()
        if not name or not url:
            raise SettingsError(f"{path} line {number}: needs the columns file and url")
        if found.get(name, url) != url:
            raise SettingsError(f"{path} line {number}: {name} has two addresses")
        found[name] = url
    return found


def read_loose(path: Path, options: Options) -> Iterator[Recorded | Trouble]:
    """One saved file."""
    yield from _read(path, path.name, options, mirrored=None)


def read_folder(
    folder: Path, options: Options, hosts: Collection[str]
) -> Iterator[Recorded | Trouble]:
    """Every file below a folder, in order; hidden ones and links that lead out are left out."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(part.startswith(".") for part in path.parts):
            continue
        inside = path.relative_to(folder)
        if not path.resolve().is_relative_to(root):
            yield Trouble(str(inside), "a link that leads out of the folder; left out")
            continue
        if path.name.lower().endswith(RECORDINGS):
            continue
        mirrored = _mirrored((folder.name, *inside.parts), hosts)
        yield from _read(path, inside.as_posix(), options, mirrored=mirrored)


def _read(
    path: Path, name: str, options: Options, *, mirrored: str | None
) -> Iterator[Recorded | Trouble]:
    size = path.stat().st_size
    if size > options.max_bytes:
        text = f"{size} bytes, more than {options.max_bytes} (max_bytes)"
        yield Trouble(name, text, Verdict.TOO_LARGE)
        return
    body = path.read_bytes()
    marked, moment = _mark(body[:_HEAD])
    named = options.url or _named(name, options.addresses or {})
    url = named or marked or mirrored
    if url is None:
        yield Trouble(name, f"no address: give {options.address_options}", Verdict.UNREACHABLE)
        return
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    at = options.captured_at or moment or written
    yield Recorded(url=url, at=at, body=body, chosen=named is not None)


def _named(name: str, addresses: Mapping[str, str]) -> str | None:
    return addresses.get(name) or addresses.get(name.rsplit("/", 1)[-1])


def _mark(head: bytes) -> tuple[str | None, datetime | None]:
    """The address and moment that a browser has written into a saved page."""
    if found := _SINGLE_FILE.search(head):
        return unescape(text(found[1], None)), _date(found[2] or b"")
    if found := _SAVED_FROM.search(head):
        return unescape(text(found[1], None)), None
    return None, None


def _date(printed: bytes) -> datetime | None:
    """SingleFile's date, such as "Tue Mar 03 2026 10:15:00 GMT+0000 (Greenwich Mean Time)"."""
    words = _ZONE_NAME.sub("", text(printed, None)).strip()
    try:
        return datetime.strptime(words, "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
    except ValueError:
        pass  # another language's or version's spelling
    try:
        found = parsedate_to_datetime(words)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


def _mirrored(parts: tuple[str, ...], hosts: Collection[str]) -> str | None:
    """The address of a file in a mirror: the part that is one of ``hosts``, and what follows.

    wget writes a port with ``:`` or ``+`` and a query behind ``?`` or ``@``.
    """
    for place, part in enumerate(parts[:-1]):
        host = part.replace("+", ":").lower()
        if host not in hosts:
            continue
        rest = list(parts[place + 1 :])
        last = rest.pop()
        name, mark, query = last.partition("?")
        if not mark and re.match(r"index\.html?@", last):
            name, mark, query = last.partition("@")
        name = "" if name in _INDEX else quote(name, safe="%")
        path = "/".join([*(quote(folder, safe="%") for folder in rest), name])
        scheme = "http" if ":" in host else "https"
        address = f"{scheme}://{host}/{path}" + (f"?{query}" if mark else "")
        return address if host_of(address) == host else None
    return None
