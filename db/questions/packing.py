"""A request's wording as one short text, and its fingerprint: what is kept of it between nights."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from db.questions.candidates import winnow
from db.questions.likeness import shingles
from db.questions.voices import is_stock
from db.questions.wording import Piece, pieces


def pack(text: str) -> str:
    """The pieces of a request as a force printed it, a line each, without known stock wording."""
    return "\n".join(
        f"{'?' if piece.asks else '.'}{piece.words}\t{'|'.join(piece.dates)}"
        for piece in pieces(text)
        if not is_stock(piece.words)
    )


def unpack(packed: str) -> tuple[Piece, ...]:
    """The pieces that ``pack`` wrote."""
    return tuple(map(_piece, packed.splitlines()))


def _piece(line: str) -> Piece:
    words, _, dates = line[1:].partition("\t")
    return Piece(words, tuple(dates.split("|")) if dates else (), line[0] == "?")


def hash_of(piece: Piece) -> int:
    """A number of 48 bits for a piece's words, the same on every day."""
    return crc32(piece.words.encode()) << 16 | len(piece.words) & 0xFFFF


def fingerprint(found: Iterable[Piece]) -> array[int]:
    """The winnowed hashes of pieces, sorted: 32 bits each."""
    return array("I", sorted(set(winnow(list(shingles(found))))))


def number_of(text: str) -> int:
    """A number of 63 bits for a text, the same on every day."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1
