"""One letter's reading against its truth: each field right, unknown or wrong.

A value where truth says none is wrong. A field may allow several values, and none among them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

RIGHT, UNKNOWN, WRONG = "right", "unknown", "wrong"
FIELDS = {"outcome": "outcome", "reference": "reference", "received": "received_on"}
FIELDS["responded"] = "responded_on"
SAME_KIND = {"extension": "holding", "cover": "cover_note", "acknowledgment": "acknowledgement"}


@dataclass(slots=True)
class Judgement:
    """Verdicts by field, and the applied sections found, invented and missed."""

    fields: dict[str, str] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    found: int = 0
    missed: int = 0
    invented: int = 0
    from_mentions: int = 0
    sub_right: int = 0
    sub_wrong: int = 0


def bare_reference(text: str) -> str:
    """A reference without blanks, case and a leading "FOI"."""
    return re.sub(r"^foi[-/]?", "", re.sub(r"\s+", "", text).lower())


def verdict(name: str, allowed: Sequence[str | None], got: str | None) -> str:
    """Right, unknown or wrong of one value."""
    if got in (None, "", "unknown"):
        return RIGHT if None in allowed or "unknown" in allowed else UNKNOWN
    if name == "reference":
        same = bare_reference(str(got)) in {bare_reference(a) for a in allowed if a}
    else:
        same = got in allowed
    return RIGHT if same else WRONG


def judge(truth: dict[str, Any], read: dict[str, Any] | None) -> Judgement:
    """Compare one truth row with the reader's JSON (None: the reader wrote none)."""
    disclosure = (read or {}).get("disclosure") or {}
    result = Judgement()
    for name, key in FIELDS.items():
        if name != "outcome" or "outcome" in truth["judged"]:
            result.said[name] = got = disclosure.get(key)
            result.fields[name] = verdict(name, truth[name], got)
    kind = disclosure.get("kind")
    if kind is not None:
        result.said["kind"] = kind
        same = SAME_KIND.get(kind, kind)
        result.fields["kind"] = verdict("kind", (truth["kind"],), same)
    if "sections" in truth["judged"]:
        _sections(truth, disclosure.get("exemptions") or [], result)
    return result


def _sections(truth: dict[str, Any], rows: list[dict[str, Any]], result: Judgement) -> None:
    got: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row["applied"]:
            key = (row["act"], row["section"])
            got.setdefault(key, set()).add((row.get("subsection") or "").replace(" ", ""))
    wanted = {_key(s): s["sub"] for s in truth["applied"]}
    free = {_key(s) for s in truth["optional"]} - wanted.keys()
    mentioned = {_key(s) for s in truth["mentioned"]}
    invented = got.keys() - wanted.keys() - free
    result.found = len(wanted.keys() & got.keys())
    result.missed = len(wanted.keys() - got.keys())
    result.invented = len(invented)
    result.from_mentions = len(invented & mentioned)
    for key in wanted.keys() & got.keys():
        near = not wanted[key] or any(sub.startswith(wanted[key]) for sub in got[key])
        result.sub_right += near
        result.sub_wrong += not near
    if wanted or invented:
        whole = not (result.missed or invented)
        result.fields["sections"] = RIGHT if whole else WRONG if invented else UNKNOWN
        result.said["sections"] = sorted("".join(key) for key in got)


def _key(section: dict[str, str]) -> tuple[str, str]:
    return section["act"], section["number"]
