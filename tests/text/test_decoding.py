"""Bytes to text: what is declared, what the bytes show, and stray bytes repaired one by one."""

from __future__ import annotations

import pytest

from parsers.text.decoding import charset_of, decode, text

WORDS = "Cost of the café – £5 “extras”"


@pytest.mark.parametrize(
    ("body", "declared", "wanted"),
    [
        (WORDS.encode() + b" \x96 x", "text/html; charset=utf-8", WORDS + " – x"),
        (WORDS.encode() + b" \xa35", None, WORDS + " £5"),
        (WORDS.encode("cp1252"), "text/html; charset=utf-8", WORDS),
        (WORDS.encode("cp1252") + "é".encode(), None, WORDS + "Ã©"),  # mostly not UTF-8
        (WORDS.encode("utf-16-le"), "text/html; charset=utf-8", WORDS),
        (WORDS.encode("utf-16-be"), None, WORDS),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "text/html", WORDS),
        (WORDS.encode() + b"\x00", None, WORDS),
        (WORDS.encode()[:-1], None, WORDS[:-1]),
        (WORDS.encode(), "text/html; charset=utf8mb4", WORDS),
        (b"Cost \x85 more", "text/html", "Cost … more"),
    ],
)
def test_what_comes_out(body: bytes, declared: str | None, wanted: str) -> None:
    assert text(body, charset_of(body, declared)) == wanted


def test_a_file_without_a_word_about_its_charset() -> None:
    assert decode(WORDS.encode() + b"\r\n\x92\r") == WORDS + "\n’\n"
    assert decode(WORDS.encode("cp1252")) == WORDS
    assert decode(b"") == ""
