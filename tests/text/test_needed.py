"""The words that a pattern needs: never one too many, and enough to be of use."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.letter.rules import Rule
from parsers.text.needed import may_match, needed
from tests.letter.test_rules import RULES


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bvexatious\b", ((("vexatious",),),)),
        (r"repeat(?:ed)? request", ((("repeat",), (" request",)),)),
        (r"(?:not|never) held|destroyed", (((" held",), ("not", "never")), (("destroyed",),))),
        (r"dogs?", ((("dog",),),)),
        (r"dogs{0,2}", ((("dog",),),)),
        (r"dog{2}", ((("do",),),)),
        (r"(?:cat)?", ()),
        (r"\d{4}", ()),
        (r"see [^.;\]]{0,70}below", ((("see ",), ("below",)),)),
        (r"(?<!not )held(?! by)", ((("held",),),)),
        (r"(?P<what>data) \. (?P=what)", ()),
        (r"(?i)held", ()),
        (r"held(?-i: by)", ()),
        (r"(a)?held(?(1)s|d)", ()),
        (r"\(?(?:by)? held", (((" held",),),)),
        (r"a|held", ()),
        (r"s(?:ection|\.)? ?14 ?\(1\)", ((("14",), ("(1)",)),)),
    ],
)
def test_needed_words(pattern: str, needs: object) -> None:
    assert needed(pattern) == needs


@pytest.mark.parametrize("text", ["not held", "never held", "it was destroyed"])
def test_a_text_may_match(text: str) -> None:
    assert may_match(needed(r"(?:not|never) held|destroyed"), text)


@pytest.mark.parametrize("text", ["held", "not", "destroys", ""])
def test_a_text_cannot_match(text: str) -> None:
    assert not may_match(needed(r"(?:not|never) held|destroyed"), text)


def _sound(pattern: str, text: str) -> bool:
    return may_match(needed(pattern), text) or re.search(pattern, text) is None


@pytest.mark.parametrize("name", RULES)
def test_a_rule_needs_what_its_witnesses_hold(name: str) -> None:
    rule = RULES[name]
    assert all(_sound(rule.written, text) for each in RULES.values() for text in _texts(each))


def _texts(rule: object) -> tuple[str, str]:
    return getattr(rule, "match", ""), getattr(rule, "leave", "")


_ONES = (
    r"ab b c? a* b+ (?:ab|c) (?:a|bc)? [ab] . (?=a) (?!b) "
    r"a{0,2} b{2} | \. (?:ab){2} (?:a|) c{1,}?"
)
_PARTS = st.sampled_from(_ONES.split(" "))


@given(st.lists(_PARTS, min_size=1, max_size=8), st.text("abc.", max_size=12))
def test_no_match_is_lost(parts: list[str], text: str) -> None:
    assert _sound("".join(parts), text)


def test_most_rules_need_something() -> None:
    rules = [rule for rule in RULES.values() if type(rule) is Rule]
    with_words = [rule for rule in rules if needed(rule.written)]
    assert len(with_words) >= 0.8 * len(rules)
