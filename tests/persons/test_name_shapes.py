"""Every shape of a name has witnesses. All invented."""

from __future__ import annotations

import pytest

from parsers.persons import mask
from parsers.persons.name_shapes import SHAPES, Shape

MASKED = [(shape, taken, text) for shape in SHAPES for taken, text in shape.masked]
LEFT = [text for shape in SHAPES for text in shape.left]


@pytest.mark.parametrize(("shape", "taken", "text"), MASKED)
def test_the_mask_takes_it_out(shape: Shape, taken: str, text: str) -> None:
    assert taken in text
    assert taken not in mask(text), shape.what


@pytest.mark.parametrize("text", [*LEFT, "Lord Advocate", "WH Smith", "Mr Whippy vans"])
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert mask(text) == text
