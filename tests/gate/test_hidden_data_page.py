"""docs/hidden-data.md tells every code as the policy has it."""

from scraper.held.codes import PAGE, page


def test_the_codes_are_those_of_the_policy() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run `python -m scraper.held.codes`"
