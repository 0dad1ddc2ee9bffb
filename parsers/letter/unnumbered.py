"""Questions without numbers: bullets that ask, and paragraphs that end in a question mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.letter.pieces import Piece
from parsers.text.characters import fold
from parsers.types import BlockKind

_BULLET = re.compile(r"[-*•–·▪]\s{1,3}(?=\S)|\(?[a-z][.)]\s{1,3}(?=\S)")
_ASKS = re.compile(
    r"(?:how|what|which|who|when|where|why|do|does|did|is|are|was|were|has|have|will|"
    r"(?:please|can you|could you)(?: please)? (?:provide|supply|send|confirm|state|list|give|"
    r"tell)|"
    r"(?:the )?(?:total )?(?:number|amount|cost)s? of|(?:a )?(?:copy|copies|list|breakdown) of)\b"
)
# Bullets below such words are the columns of one answer, not questions.
_COLUMNS = re.compile(r"(?:\bby|includ\w+|broken down[^.]{0,40}|fields|headings?|format) ?:?$")
_CLOSING = re.compile(r"(?:kind|many|thank|yours|regards|i look|best|if (?:you|any|this|it)\b)")


def questions(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The questions of a request that prints no numbers; empty where it is only one.

    A list counts if most of its items ask something; paragraphs count where at least
    two end in a question mark. What stands under a question belongs to it.
    """
    words = [piece for piece in pieces if piece.role is None and not piece.is_table]
    for starts in (_bullets(words), _asking(words)):
        if len(starts) >= 2:
            return _texts(words, starts)
    return ()


def _bullets(pieces: Sequence[Piece]) -> list[int]:
    items = [place for place, piece in enumerate(pieces) if _is_item(piece)]
    asked = [place for place in items if _asks(pieces[place])]
    if not asked or len(asked) * 2 < len(items):
        return []
    stem = fold(pieces[items[0] - 1].text) if items[0] else ""
    questions = sum(pieces[place].text.rstrip().endswith("?") for place in asked)
    if _COLUMNS.search(stem[-60:].rstrip()) and questions * 2 < len(asked):
        return []
    return items


def _is_item(piece: Piece) -> bool:
    return piece.paragraph.kind is BlockKind.LIST_ITEM or bool(_BULLET.match(piece.text[:8]))


def _asks(piece: Piece) -> bool:
    text = piece.text.rstrip()
    return text.endswith("?") or bool(_ASKS.match(fold(_bare(text)[:60])))


def _asking(pieces: Sequence[Piece]) -> list[int]:
    return [place for place, piece in enumerate(pieces) if piece.text.rstrip().endswith("?")]


def _texts(pieces: Sequence[Piece], starts: Sequence[int]) -> tuple[str, ...]:
    ends = [*starts[1:], len(pieces)]
    texts = []
    for start, end in zip(starts, ends, strict=True):
        under = [piece.text for piece in pieces[start + 1 : end]]
        kept = [text for text in under if not _CLOSING.match(fold(text[:30]))]
        texts.append(" ".join([_bare(pieces[start].text), *kept]))
    return tuple(texts)


def _bare(text: str) -> str:
    match = _BULLET.match(text)
    return text[match.end() :].strip() if match else text.strip()
