"""docs/hidden-data.md lists every code as the policy has it."""

from parsers.gate.policy import RULES
from scraper.held.codes import PAGE, page


def test_the_codes_are_those_of_the_policy() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run `python -m scraper.held.codes`"
    assert all(f"`{code}`" in text for code in RULES)
