"""Requests with truth in stock page wording: our groups beside those of plainer ways.

Plain and rarity-weighted word shingles are given their best threshold on these very texts.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import combinations
from math import log
from pathlib import Path
from typing import Any

import pytest

from db.questions.groups import Request, group
from db.questions.packing import pack
from db.questions.years import year_of

Homes = Mapping[str, object]
THRESHOLDS = [step / 50 for step in range(2, 50)]


def shingles(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[start : start + 3]) for start in range(max(1, len(words) - 2))}


def joined(texts: Mapping[str, set[str]], weigh: Callable[[str], float], least: float) -> Homes:
    """Texts whose common shingles weigh enough of the lighter one's, and all that these join."""
    up = {key: key for key in texts}

    def root(key: str) -> str:
        while up[key] != key:
            key = up[key]
        return key

    weights = {key: sum(map(weigh, its)) for key, its in texts.items()}
    for one, other in combinations(texts, 2):
        common = texts[one] & texts[other]
        if common and sum(map(weigh, common)) >= least * min(weights[one], weights[other]):
            up[root(other)] = root(one)
    return {key: root(key) for key in texts}


def f1(rows: list[dict[str, Any]], homes: Homes) -> float:
    """Of pairs; those of one template for two periods count neither way."""
    right = wrong = missed = 0
    for one, other in combinations(rows, 2):
        together = homes[one["id"]] == homes[other["id"]]
        if one["group"] == other["group"]:
            right, missed = right + together, missed + (not together)
        elif one["family"] != other["family"]:
            wrong += together
    return 2 * right / (2 * right + wrong + missed)


@pytest.mark.corpus
@pytest.mark.long
def test_groups_are_better_than_plain_and_weighted_shingles(corpus: Path) -> None:
    lines = (corpus / "requests" / "public.noisy.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    own = group(
        Request(r["id"], r["force"], pack(r["text"]), year_of(r["date"], r["reference"]))
        for r in rows
    ).groups
    texts = {row["id"]: shingles(row["text"]) for row in rows}
    holders = Counter(one for its in texts.values() for one in its)
    weighings: dict[str, Callable[[str], float]] = {
        "plain": lambda _: 1.0,
        "weighted": lambda one: log(len(texts) / holders[one]),
    }
    best = {
        name: max((f1(rows, joined(texts, weigh, least)), least) for least in THRESHOLDS)
        for name, weigh in weighings.items()
    }
    print({"own": f1(rows, own)} | best)
    assert f1(rows, own) > max(score for score, _ in best.values())
