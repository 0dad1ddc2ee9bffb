"""Bytes to text, decided in one place for what is crawled and what is read from a file.

The order (after the WHATWG encoding standard, section 4.2, and what forces really send):
a byte order mark; UTF-16 that shows itself by its NULs; the Content-Type header; a
``<meta>`` or XML declaration in the first 1,024 bytes; UTF-8 if the bytes are UTF-8; else
Windows-1252, which every office machine in the UK writes. What is declared gives way to
what the bytes show: a declared UTF-8 without UTF-8 in it is Windows-1252, a declared
Latin-1 with UTF-8 in it is UTF-8. A page of UTF-8 into which single bytes of
Windows-1252 were pasted stays UTF-8, and those bytes are repaired one by one.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

FALLBACK: Final = "cp1252"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE: Final = frozenset({"utf-16", "utf-16-le", "utf-16-be"})
_HEADER: Final = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META: Final = re.compile(
    rb"<meta[^>]{1,400}?charset\s{0,8}=\s{0,8}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_XML: Final = re.compile(
    rb"^\s{0,64}<\?xml[^>]{1,200}?encoding\s{0,8}=\s{0,8}[\"']([\w.:-]{1,40})", re.IGNORECASE
)
_WESTERN: Final = frozenset({"iso8859-1", "cp1252", "ascii", "iso8859-15"})
_BEYOND: Final = re.compile(rb"[\x80-\xff]+")
_LEAD: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_CANDIDATES: Final = ["cp1252", "mac_roman"]
_SAMPLE: Final = 65_536
_WIDE_SHARE: Final = 0.3  # NULs at every second place: Latin letters in two bytes each


def charset_of(body: bytes, content_type: str | None = None) -> str:
    """A Python codec name for ``text``, from the bytes and what is declared of them."""
    if wide := _marked(body) or _unmarked_wide(body):
        return wide
    declared = _header(content_type) or _declared(body[:1024])
    if declared in _WIDE:
        declared = None  # it would have shown
    valid = _is_utf8(body) or _mostly_utf8(body)
    if declared is None or declared == "utf-8" or declared in _WESTERN:
        if valid and not (declared in _WESTERN and body.isascii()):
            return "utf-8"
        return FALLBACK if declared in {None, "utf-8", "iso8859-1", "ascii"} else str(declared)
    return declared


def text(body: bytes, charset: str | None) -> str:
    """The text of a page whose charset was decided when it was fetched; None: decided now.

    Never raises: stray bytes are repaired, what fits nothing becomes U+FFFD, and NULs go.
    """
    name = charset or charset_of(body)
    if name in {"utf-8", "utf-8-sig"}:
        return body.decode(name, _STRAY).replace("\x00", "")
    return body.decode(name, "replace").replace("\x00", "")


def decode(body: bytes) -> str:
    """The text of a file that says nothing of its charset, line endings made ``\\n``."""
    name = charset_of(body)
    if name == FALLBACK:  # an old Mac's text looks the same until it is read
        best = from_bytes(body[:_SAMPLE], cp_isolation=_CANDIDATES).best()
        name = best.encoding if best is not None else FALLBACK
    return text(body, name).replace("\r\n", "\n").replace("\r", "\n")


def is_wide(charset: str | None) -> bool:
    """Whether a charset writes two bytes for every letter, so that no byte pattern can match."""
    return charset in _WIDE


def _marked(body: bytes) -> str | None:
    return next((name for mark, name in _MARKS if body.startswith(mark)), None)


def _unmarked_wide(body: bytes) -> str | None:
    """UTF-16 without its mark, by the NULs of its Latin letters."""
    head = body[:1024]
    pairs = len(head) // 2
    if pairs < 8 or b"\x00" not in head:
        return None
    high, low = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if low > _WIDE_SHARE * pairs and high < low / 8:
        return "utf-16-le"
    return "utf-16-be" if high > _WIDE_SHARE * pairs and low < high / 8 else None


def _header(content_type: str | None) -> str | None:
    found = _HEADER.search(content_type or "")
    return _known(found[1]) if found else None


def _declared(head: bytes) -> str | None:
    found = _META.search(head) or _XML.search(head)
    name = _known(found[1].decode("ascii", "replace")) if found else None
    # A declaration that we could read cannot have been UTF-16 (WHATWG, prescan step).
    return "utf-8" if name and name.startswith("utf-16") else name


def _known(label: str) -> str | None:
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A text cut in the middle of a character is still UTF-8.
        return error.end >= len(body) - 3 and error.reason == "unexpected end of data"
    return True


def _mostly_utf8(body: bytes) -> bool:
    """Whether most of what lies beyond ASCII is UTF-8: as many whole letters as stray bytes."""
    whole = stray = 0
    for run in _BEYOND.findall(body):
        letters = [one for one in _LEAD.findall(run) if _is_letter(one)]
        whole += len(letters)
        stray += len(run) - sum(map(len, letters))
    return whole > 0 and whole >= stray


def _is_letter(sequence: bytes) -> bool:
    try:
        return len(sequence.decode("utf-8")) >= 1
    except UnicodeDecodeError:
        return False


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 as Windows-1252; a letter cut off at the end of all is dropped."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.reason == "unexpected end of data" and error.end >= len(error.object):
        return "", error.end
    return error.object[error.start : error.end].decode(FALLBACK, "replace"), error.end


_STRAY: Final = "forcewide-stray"
codecs.register_error(_STRAY, _stray)
