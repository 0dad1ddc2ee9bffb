"""WACZ files (Web Archive Collection Zipped 1.1.1): the WARC files inside, checked first.

https://specs.webrecorder.net/wacz/1.1.1/ : ``datapackage.json`` names each file with its
size and hash, WARC files lie in ``archive/``. Nothing is unpacked to disk, so a
member's name leads nowhere; one that tries to is left out all the same.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from scraper.recordings.recorded import Options, Recorded, Trouble
from scraper.recordings.warc import read_warc

PACKAGE: Final = "datapackage.json"
_ENDINGS: Final = (".warc", ".warc.gz")
_NESTED: Final = ".wacz"  # a download of several recordings is a WACZ of WACZ files
_DEEPEST: Final = 3
_MOST_MEMBERS: Final = 100_000
_LARGEST_PACKAGE: Final = 64 * 1024 * 1024
_READ: Final = 1024 * 1024
_ALGORITHMS: Final = frozenset({"sha256", "md5"})


def is_wacz(path: Path) -> bool:
    """Whether a zip file is a WACZ, which has its data package at the top, or holds recordings
    without one (a download of several, a folder that somebody has zipped)."""
    try:
        with zipfile.ZipFile(path) as found:
            names = found.namelist()
            return PACKAGE in names or any(name.endswith((*_ENDINGS, _NESTED)) for name in names)
    except (zipfile.BadZipFile, OSError):
        return False


def read_wacz(path: Path, options: Options) -> Iterator[Recorded | Trouble]:
    """Every answer of the WARC files in a WACZ whose bytes are what its package says."""
    try:
        with zipfile.ZipFile(path) as package:
            yield from _read(package, path.name, options)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield Trouble(path.name, f"not a readable WACZ: {error}")


def _read(
    package: zipfile.ZipFile, name: str, options: Options, depth: int = 1
) -> Iterator[Recorded | Trouble]:
    members = package.infolist()
    if len(members) > _MOST_MEMBERS:
        raise ValueError(f"{len(members)} members, more than {_MOST_MEMBERS}")
    promised = _promised(package)
    seen: set[str] = set()
    for member in members:
        where = f"{name}!{member.filename}"
        if member.is_dir() or not member.filename.endswith((*_ENDINGS, _NESTED)):
            continue
        if trouble := _suspicious(member, seen):
            yield Trouble(where, trouble)
            continue
        seen.add(member.filename)
        try:
            if trouble := _broken_promise(package, member, promised):
                yield Trouble(where, trouble)
                continue
            with package.open(member) as stream:
                if member.filename.endswith(_NESTED):
                    yield from _nested(stream, where, options, depth)
                else:
                    yield from read_warc(stream, where, options)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            yield Trouble(where, f"the zip member cannot be read: {error}")
    if not seen:
        yield Trouble(name, "no WARC file inside (archive/*.warc.gz)")
    for missing in sorted(promised.keys() - {member.filename for member in members}):
        yield Trouble(name, f"{PACKAGE} names {missing}, which is not inside")


def _nested(
    stream: IO[bytes], where: str, options: Options, depth: int
) -> Iterator[Recorded | Trouble]:
    """A WACZ within a WACZ."""
    if depth >= _DEEPEST:
        yield Trouble(where, f"packages within packages, more than {_DEEPEST} deep; left out")
        return
    try:
        with zipfile.ZipFile(stream) as inner:
            yield from _read(inner, where, options, depth + 1)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield Trouble(where, f"not a readable WACZ: {error}")


def _suspicious(member: zipfile.ZipInfo, seen: set[str]) -> str | None:
    place = PurePosixPath(member.filename)
    if place.is_absolute() or ".." in place.parts or "\\" in member.filename:
        return "a name that leads out of the archive; left out"
    if member.filename in seen:
        return "a second member of this name; left out"
    if member.flag_bits & 0x1:
        return "an encrypted member; left out"
    return None


def _promised(package: zipfile.ZipFile) -> Mapping[str, Mapping[str, Any]]:
    """What the data package says of each file. Raises ValueError where it is none."""
    if PACKAGE not in package.namelist():
        return {}
    info = package.getinfo(PACKAGE)
    if info.file_size > _LARGEST_PACKAGE:
        raise ValueError(f"{PACKAGE} of {info.file_size} bytes")
    with package.open(info) as stream:
        text = stream.read(_LARGEST_PACKAGE)
    found = json.loads(text)
    resources = found.get("resources", []) if isinstance(found, dict) else []
    return {
        str(resource["path"]): resource
        for resource in resources
        if isinstance(resource, dict) and isinstance(resource.get("path"), str)
    }


def _broken_promise(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, promised: Mapping[str, Mapping[str, Any]]
) -> str | None:
    """Why a member is not the file its package describes; None if it is, or if nothing is said."""
    said = promised.get(member.filename)
    if said is None:
        return None
    size = said.get("bytes")
    if isinstance(size, int) and size != member.file_size:
        return f"{member.file_size} bytes, {PACKAGE} says {size}; left out"
    algorithm, _, value = str(said.get("hash", "")).partition(":")
    if algorithm not in _ALGORITHMS:
        return None
    digest = hashlib.new(algorithm, usedforsecurity=False)
    with package.open(member) as stream:
        while piece := stream.read(_READ):
            digest.update(piece)
    if digest.hexdigest() != value.lower():
        return f"the bytes are not those of the hash in {PACKAGE}; left out"
    return None
