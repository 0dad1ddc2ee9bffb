"""What lies under and over words: a plain ground is settled without a picture, any doubt is not."""

from __future__ import annotations

import pytest

from tests.gate.test_pdf_hazards import LINES, SECRET, codes, pdf, text

LETTER = "".join(text(words, y=700 - 20 * at) for at, words in enumerate(LINES))
WHITE_WORDS = text(SECRET, before="1 1 1 rg")
DARK_BOX = "q 0 0 0.4 rg 50 490 300 30 re f Q\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (DARK_BOX + WHITE_WORDS, False),
        (
            "q 0 0 0.4 rg 50 490 300 30 re f 0 0 0 RG 4 w 50 490 300 30 re S Q\n" + WHITE_WORDS,
            False,
        ),
        # The box is clipped away, has another shape, is see-through, or is not painted at all.
        ("q 0 0 10 10 re W n 0 0 0.4 rg 50 490 300 30 re f Q\n" + WHITE_WORDS, True),
        ("q 0 0 0.4 rg 50 490 m 350 490 l 350 520 l h f Q\n" + WHITE_WORDS, True),
        ("q 0 0 0.4 rg 200 505 m 350 490 l 350 520 l h f Q\n" + WHITE_WORDS, True),
        ("q 0 0 0.4 rg 50 490 300 30 re n Q\n" + WHITE_WORDS, True),
        # White again between the dark box and the words; a dark ground under dark words.
        (DARK_BOX + "q 1 1 1 rg 50 490 300 30 re f Q\n" + WHITE_WORDS, True),
        (DARK_BOX + text(SECRET, before="0 0 0.42 rg"), True),
        (DARK_BOX + text(SECRET, before="0.9 0.9 0.9 rg"), False),
        # Painted over afterwards, or beside the words only.
        (text(SECRET) + DARK_BOX, True),
        (text(SECRET) + "q 0 0 0.4 rg 50 460 300 20 re f Q\n", False),
        # No ink of their own: a pattern of nothing is what clipping leaves.
        ("q 0 0 10 10 re W n " + text(SECRET) + " Q\n", True),
    ],
)
def test_ground_of_words(content: str, found: bool) -> None:
    assert bool(codes(pdf(LETTER + content))) is found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("0 Tz", True),
        ("0.5 Tz", True),
        ("14 Tz", True),
        ("16 Tz", False),
        ("50 Tz", False),
        ("0.1 0 0 1 54 0 cm", True),
        ("1 0 0 0.1 0 450 cm", True),
        ("0.2 0 0 1 48 0 cm", False),
    ],
)
def test_squeezed_words(before: str, found: bool) -> None:
    hidden = text(SECRET, size=24, before=before)
    assert ("PDF_TINY_TEXT" in codes(pdf(LETTER + hidden))) is found


@pytest.mark.parametrize(
    ("frame", "after", "found"),
    [
        # A thin frame around words, or through them, hides nothing and is no ground.
        ("0.6 w 50 490 300 30 re S", True, False),
        ("1.4 w 50 503 300 6 re S", True, False),
        ("0.6 w 50 490 300 30 re S", False, False),
        # A pen as broad as the words are high does.
        ("14 w 55 505 240 1 re S", True, True),
        ("6 w 55 500 240 6 re S", True, True),
    ],
)
def test_frames(frame: str, after: bool, found: bool) -> None:
    drawn = f"q 0 0 0 RG {frame} Q\n"
    content = text(SECRET) + drawn if after else drawn + text(SECRET)
    assert bool(codes(pdf(LETTER + content))) is found
