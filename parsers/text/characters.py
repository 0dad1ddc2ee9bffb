"""Repair and fold the characters of a letter, so that patterns meet one spelling.

``clean`` is what is kept and published; ``fold`` is what patterns read. ``fold``
never changes the length, so an offset in the one is an offset in the other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# UTF-8 that was read as Windows-1252, as it stands in published letters.
_MOJIBAKE = (
    ("â€™", "’"),
    ("â€˜", "‘"),
    ("â€œ", "“"),
    ("â€\x9d", "”"),
    ("â€“", "–"),
    ("â€”", "—"),
    ("â€¢", "•"),
    ("â€¦", "…"),
    ("Â£", "£"),
    ("Â\xa0", " "),
    ("Â½", "½"),
    ("ï‚·", "•"),
    ("ﬀ", "ff"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
    ("ﬃ", "ffi"),
    ("ﬄ", "ffl"),
)

_REMOVED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0002"))
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u000b\u000c"), " "
)
_KEPT = _REMOVED | _SPACES | {ord("\uf0b7"): "•", ord("\u2028"): "\n", ord("\u2029"): "\n"}

# The only characters of ASCII that are not kept as they are.
_ODD = re.compile(r"[\x02\x0b\x0c]")

# An apostrophe or dash lost between letters and digits: "Apr¿18", "don¿t".
_LOST_MARK = re.compile(r"(?<=[A-Za-z0-9])[¿\ufffd](?=[A-Za-z0-9])")

_FOLD = {
    mark: plain
    for marks, plain in (
        ("‘’‚‛′`´", "'"),
        ("“”„‟″", '"'),
        ("‐‑‒–—―−", "-"),
        ("\u00a0\t", " "),
        ("İ", "I"),  # its lower case is two characters long
    )
    for mark in marks
}
_FOLDED = re.compile(f"[{''.join(map(re.escape, _FOLD))}]")


def clean(text: str) -> str:
    """Repair mojibake, odd spaces, soft hyphens and lost apostrophes; keep everything else."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text.translate(_KEPT) if _ODD.search(text) else text
    for broken, repaired in _MOJIBAKE:
        if broken in text:
            text = text.replace(broken, repaired)
    text = unicodedata.normalize("NFC", text).translate(_KEPT)
    return _LOST_MARK.sub("’", text)


def fold(text: str) -> str:
    """Lower case with straight quotes and plain hyphens, of the same length as ``text``.

    The same lines are folded by every table of rules that reads them; short ones are remembered.
    """
    return _fold_again(text) if len(text) < _SHORT else _fold(text)


_SHORT = 400


def _fold(text: str) -> str:
    if text.isascii():
        return text.replace("\t", " ").replace("`", "'").lower()
    return _FOLDED.sub(_folded, text).lower()


def _folded(mark: re.Match[str]) -> str:
    return _FOLD[mark[0]]


_fold_again = lru_cache(maxsize=4096)(_fold)


def squeeze(text: str) -> str:
    """One space where there were several; ends trimmed."""
    return " ".join(text.split())
