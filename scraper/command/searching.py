"""Looking for a word in every artefact of a data folder, packed or not, and on every page."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from db.looking import in_rows

_CHUNK: Final = 1 << 20
_SECONDS: Final = 60.0


def files_with(folder: Path, word: str) -> list[str]:
    """The files below a folder that hold a word, by their names in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [str(path.relative_to(folder)) for path in paths if holds(path, word)]


def holds(path: Path, word: str) -> bool:
    """Whether a file holds a word in any way that it can be taken out again: as it is, unpacked,
    or in a row of a database. One that goes away meanwhile holds nothing."""
    needle = word.encode()
    try:
        with path.open("rb") as file:
            head = file.read(16)
            file.seek(0)
            if _in_stream(file, needle):
                return True
        if head.startswith(b"\x1f\x8b"):
            with gzip.open(path) as packed:
                return _in_stream(packed, needle)
        if head.startswith(b"PK\x03\x04"):
            return _in_zip(path, needle)
        if head.startswith(b"SQLite format 3"):
            return in_rows(path, word)
    except (FileNotFoundError, EOFError, gzip.BadGzipFile, zlib.error):
        return False
    return False


def _in_stream(file: IO[bytes] | gzip.GzipFile, needle: bytes) -> bool:
    kept = b""
    while chunk := file.read(_CHUNK):
        if needle in kept + chunk:
            return True
        kept = chunk[-len(needle) :]
    return False


def _in_zip(path: Path, needle: bytes) -> bool:
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            with packed.open(name) as member:
                if needle in name.encode() or _in_stream(member, needle):
                    return True
    return False


def pages_with(base: str, word: str, most: int) -> list[str]:
    """The pages and downloads of a served site that show a word: every table as CSV, what its
    search finds, and at most ``most`` pages by their links from the first one."""
    found = [path for path in _downloads(base) if word.encode() in body_of(base + path)]
    search = f"/forcewide/disclosures.json?_search={word}&_shape=array&_nofacet=1"
    if body_of(base + search) not in (b"[]", b""):
        found.append("/forcewide/disclosures?_search")
    return found + [path for path, body in _walk(base, most) if word.encode() in body]


def _downloads(base: str) -> Iterator[str]:
    links = _Links(body_of(f"{base}/forcewide"))
    for link in links.found:
        path = urlsplit(urljoin(f"{base}/forcewide", link)).path
        if path.startswith("/forcewide/") and path.count("/") == 2:
            yield f"{path}.csv?_stream=on"


def _walk(base: str, most: int) -> Iterator[tuple[str, bytes]]:
    waiting, seen = deque(["/"]), {"/"}
    while waiting and most:
        path = waiting.popleft()
        body = body_of(base + path)
        most -= 1
        yield path, body
        for link in _Links(body).found:
            target = urldefrag(urljoin(base + path, link)).url
            inner = target.removeprefix(base)
            if target.startswith(f"{base}/") and inner not in seen and "?" not in inner:
                seen.add(inner)
                waiting.append(inner)


class _Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(body.decode("utf-8", "replace"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def body_of(address: str) -> bytes:
    """What an address shows, an error page too."""
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 (our site)
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.read()
