"""What ``forcewide hazards`` found, as a page for the officer who is to publish the files.

Says what was found, where, why it matters and how to remove it; never what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from parsers.gate.menus import menu_words
from parsers.gate.remedies import remedy_of
from parsers.types import Document, ReadVerdict, Reason, Severity

_STYLE = """body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.4rem;text-align:left;
vertical-align:top}.stop{border-left:.5rem solid #b00020;padding-left:1rem}
.look{border-left:.5rem solid #b26a00;padding-left:1rem}
.well{border-left:.5rem solid #1b7f3b;padding-left:1rem}dt{font-weight:bold}"""
_WORDS = {
    Severity.QUARANTINE: "Do not publish",
    Severity.CAUTION: "Look before you publish",
    Severity.NOTE: "Good to know",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One file with its findings, each with the name and type of the file that it is in."""

    document: Document
    findings: Sequence[tuple[str, str, Reason]]

    @property
    def stopped(self) -> bool:
        return self.document.verdict is ReadVerdict.QUARANTINED


def report(judged: Sequence[Judged]) -> str:
    """The page, whole and without anything from elsewhere."""
    stopped = sum(one.stopped for one in judged)
    unread = sum(one.document.verdict not in _JUDGED for one in judged)
    lead = f"{len(judged)} checked: {stopped} not to be published as they are, {unread} not judged."
    body = "".join(map(_file, judged))
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>Check before publication</title><style>{_STYLE}</style></head><body>"
        f"<h1>Check before publication</h1><p>{escape(lead)}</p>{body}</body></html>\n"
    )


_JUDGED = frozenset({ReadVerdict.PARSED, ReadVerdict.QUARANTINED})


def _file(one: Judged) -> str:
    document = one.document
    look, verdict = _verdict(one)
    found = "".join(_finding(*each) for each in one.findings)
    return (
        f'<section class="{look}"><h2>{escape(document.file)}</h2><p>{escape(verdict)}</p>'
        f"{found}</section>"
    )


def _verdict(one: Judged) -> tuple[str, str]:
    if one.stopped:
        return "stop", "It hides data, or shows single persons. Do not publish it as it is."
    if one.document.verdict is not ReadVerdict.PARSED:
        why = "; ".join(reason.message for reason in one.document.reasons)
        return "look", f"It could not be judged: {why}"
    if one.findings:
        return "look", "Nothing that would be held back; look at what is said below."
    return "well", "Nothing hidden was found."


def _finding(file: str, media_type: str, reason: Reason) -> str:
    """One finding: what, where, why it matters, how to remove it."""
    remedy = remedy_of(reason.code)
    said = [
        ("What", f"{reason.message} ({reason.code})"),
        ("Where", f"{file}, {reason.place}" if file not in reason.place else reason.place),
    ]
    if remedy is not None:
        said += [("Why it matters", remedy.why), ("What to do", remedy.words)]
        if (menu := menu_words(remedy.key, media_type)) is not None:
            said.append((f"In {menu[0]}", menu[1]))
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in said)
    return f"<h3>{_WORDS[reason.severity]}</h3><dl>{rows}</dl>"
