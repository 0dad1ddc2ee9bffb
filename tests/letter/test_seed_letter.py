"""The one real letter that everybody reads first, from the shared corpus."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from parsers.letter import read_letter
from parsers.types import Act, Block, BlockKind, CaveatKind, DateBasis, Letter, Outcome, Regime

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "answers"
SEED = CORPUS / "bedfordshire-foi2019-05348.txt"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SEED.exists(), reason="../shared/corpus is not here"),
]


def _seed(*, by_line: bool) -> Letter:
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", SEED.read_text("utf-8"))]
    texts = [text for text in paragraphs if text and "\t" not in text]
    lines = [line for text in texts for line in text.split("\n")] if by_line else texts
    blocks = [Block(BlockKind.PARAGRAPH, line) for line in lines]
    return read_letter(blocks, force="bedfordshire", regime=Regime.FOIA)


@pytest.fixture(params=[False, True], ids=["paragraphs", "lines"])
def seed(request: pytest.FixtureRequest) -> Letter:
    return _seed(by_line=bool(request.param))


def test_reference_and_law(seed: Letter) -> None:
    assert (seed.reference, seed.references) == ("FOI2019/05348", ("FOI2019/05348",))
    assert seed.act is Act.FOIA


def test_dates(seed: Letter) -> None:
    assert (seed.received_on, seed.received_basis) == (
        date(2019, 8, 19),
        DateBasis.INFERRED_YEAR,
    )
    assert (seed.responded_on, seed.responded_basis) == (date(2019, 9, 17), DateBasis.PRINTED)
    assert (seed.working_days, seed.on_time) == (20, True)


def test_outcome_and_sections(seed: Letter) -> None:
    assert seed.outcome is Outcome.GRANTED_SUPPRESSED
    (mention,) = seed.exemptions
    assert (mention.section, mention.subsection, mention.applied) == ("40", None, False)
    assert "Section 40 exemption" in mention.quote
    assert mention.offset is not None
    assert seed.response[mention.offset :].startswith(mention.quote)


def test_request_ends_before_the_words_on_handling(seed: Letter) -> None:
    assert seed.request.startswith("I am writing to you under the Freedom of Information Act")
    assert seed.request.endswith("up to 19 August 2019.")
    assert "blind to the identity" not in seed.request + seed.response


def test_response_keeps_caveats_and_loses_the_review_rights(seed: Letter) -> None:
    assert seed.response.startswith("Following enquiries conducted by Bedfordshire Police")
    assert "independent review" not in seed.response
    assert any("independent review" in text for text in seed.boilerplate)
    kinds = {caveat.kind for caveat in seed.caveats}
    assert kinds >= {CaveatKind.DATA_QUALITY, CaveatKind.SYSTEM_CHANGE, CaveatKind.SNAPSHOT}
    assert any("un-audited snapshot" in caveat.quote for caveat in seed.caveats)
    assert all(caveat.quote in seed.response for caveat in seed.caveats)
