"""Numbers of the gate for PDFs: each has a case on either side."""

from __future__ import annotations

import pytest

from tests.gate.pdf_numbers import NUMBERS, PdfNumber


@pytest.mark.parametrize("row", NUMBERS, ids=[f"{row.module}.{row.name}" for row in NUMBERS])
def test_just_inside_is_found_and_just_outside_is_not(row: PdfNumber) -> None:
    assert row.found(row.inside)
    assert not row.found(row.outside)
