"""Every rule of the letter reader on its two witnesses."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import parsers.letter
from parsers.letter.claims import CUTS
from parsers.letter.claims_read import uncut
from parsers.letter.idioms import IDIOMS
from parsers.letter.rules import Rule
from parsers.letter.wording import plain


def _rules(found: object, depth: int = 0) -> Iterator[Rule[object]]:
    if isinstance(found, Rule):
        yield found
    elif depth < 3 and isinstance(found, tuple):
        for item in found:
            yield from _rules(item, depth + 1)


def rules() -> dict[str, Rule[object]]:
    """Every row that a module of the package holds, by module and name."""
    named: dict[str, Rule[object]] = {}
    seen: set[int] = set()
    for module in pkgutil.iter_modules(parsers.letter.__path__):
        if module.name in ("idioms", "wording"):  # read before plain words are made
            continue
        loaded = importlib.import_module(f"parsers.letter.{module.name}")
        for value in vars(loaded).values():
            for one in _rules(value):
                if id(one) not in seen:
                    seen.add(id(one))
                    named[f"{module.name}.{one.meaning}.{one.name}"] = one
    return named


RULES = rules()


def test_the_rules_are_found_and_names_differ() -> None:
    assert len(RULES) >= 100


@pytest.mark.parametrize("name", RULES)
def test_a_rule_matches_its_witness_and_leaves_the_other(name: str) -> None:
    rule = RULES[name]
    assert rule.fits(plain(rule.match)), rule.match
    assert not rule.fits(plain(rule.leave)), rule.leave


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.name)
def test_a_cut_takes_words_out(cut: Rule[str]) -> None:
    assert uncut(plain(cut.match)) != plain(cut.match)


@pytest.mark.parametrize("idiom", IDIOMS, ids=lambda idiom: idiom.name)
def test_an_idiom_becomes_its_set_words(idiom: Rule[str]) -> None:
    assert idiom.meaning in idiom.put(idiom.match)
    assert idiom.put(idiom.leave) == idiom.leave
