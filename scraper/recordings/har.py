"""HAR files, as browsers save them: entries with bodies as recorded answers.

HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). A browser writes
bodies decoded, so the headers of their coding are set aside; bodies it has dropped
are counted and said.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from scraper.fetch.verdicts import Verdict
from scraper.recordings.recorded import Options, Recorded, Trouble, decoded_headers, is_furniture

# The whole file is one JSON value and has to be in memory to be read at all.
_LARGEST: Final = 1024 * 1024 * 1024


def is_har(head: bytes) -> bool:
    """Whether a file's first bytes are those of a HAR."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"log"' in head


def read_har(path: Path, options: Options) -> Iterator[Recorded | Trouble]:
    """Every answer to a GET whose body the file has, and every redirect or refusal."""
    size = path.stat().st_size
    if size > _LARGEST:
        text = f"{size} bytes, more than {_LARGEST}; record in parts, or save as WARC"
        yield Trouble(path.name, text, Verdict.TOO_LARGE)
        return
    try:
        entries = json.loads(path.read_bytes())["log"]["entries"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield Trouble(path.name, f"not a HAR: {error}")
        return
    if not isinstance(entries, list):
        yield Trouble(path.name, "not a HAR: log.entries is no list")
        return
    for number, entry in enumerate(entries):
        where = f"{path.name} entry {number}"
        try:
            found = _entry(entry, where, options)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            yield Trouble(where, f"not a HAR entry: {type(error).__name__}: {error}")
            continue
        if found is not None:
            yield found


def _entry(entry: Mapping[str, Any], where: str, options: Options) -> Recorded | Trouble | None:
    request, response = entry["request"], entry["response"]
    status = int(response["status"])
    url = str(request["url"])
    if request["method"] != "GET" or status <= 0 or not url.startswith(("http://", "https://")):
        return None  # a form that was sent, a request that was cancelled, a data: address
    if status == 304:
        return None  # the browser's own copy; its body is not in the file
    content = response.get("content") or {}
    if is_furniture(url, content.get("mimeType")):
        return None
    at = datetime.fromisoformat(str(entry["startedDateTime"]))
    if at.tzinfo is None:
        return Trouble(where, "startedDateTime has no time zone", url=url)
    body = _body(content)
    if body is None:
        if 300 <= status < 400:
            body = b""
        elif "_file" in content:
            text = "its body lies in another file; save the HAR with its content inside"
            return Trouble(where, text, url=url)
        else:
            return Trouble(where, "the browser did not keep its body", url=url)
    if len(body) > options.max_bytes:
        text = f"{len(body)} bytes, more than {options.max_bytes} (max_bytes)"
        return Trouble(where, text, Verdict.TOO_LARGE, url)
    headers = _headers(response.get("headers", ()))
    location = response.get("redirectURL")
    if location and 300 <= status < 400 and not any(k.lower() == "location" for k, _ in headers):
        headers = (*headers, ("Location", str(location)))
    return Recorded(
        url=url,
        at=at.astimezone(UTC),
        body=body,
        status=status,
        reason=str(response.get("statusText", "")),
        headers=decoded_headers(headers),
        request_headers=decoded_headers(_headers(request.get("headers", ()))),
    )


def _body(content: Mapping[str, Any]) -> bytes | None:
    """The body; None where the file does not have it. Raises ValueError."""
    text = content.get("text")
    if text is None:
        return b"" if content.get("size") == 0 else None
    if not text and content.get("size", 0) > 0:
        return None
    if content.get("encoding") == "base64":
        try:
            return base64.b64decode("".join(str(text).split()), validate=True)
        except binascii.Error as error:
            raise ValueError(f"content is not base64: {error}") from error
    # The browser has decoded the text; it stands in the file as UTF-8 whatever it was.
    return str(text).encode("utf-8", "surrogatepass")


def _headers(pairs: Any) -> tuple[tuple[str, str], ...]:
    """Printable headers; names and values that could not stand in a WARC are left out."""
    found = ((str(pair["name"]), str(pair["value"])) for pair in pairs)
    return tuple(
        (name, value)
        for name, value in found
        if name and name.isascii() and not {"\r", "\n"} & set(name + value)
    )
