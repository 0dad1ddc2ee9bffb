"""Wordings seen on real pages, read at run time from a CSV beside the repository, never kept here.

Each row becomes a ``Seen``: the phrase, where it stands (response, request, alone), what it decides
and which sections it applies. How the CSV's categories map:

- ``outcome``, own words: its meaning (see ``ALSO``); rows that the notes call traps or half
  sentences have their own truth in ``OVERRULED``, keyed by a digest of the phrase.
- ``outcome``, told by others (reported, commissioner, quoted by another): its meaning or unknown.
- ``outcome`` and ``exemption_mentioned_only`` inside a request: the answer below it decides
  (granted) and no section is applied.
- ``outcome`` in guidance pages and conditional texts: unknown.
- ``exemption_applied``: the sections named in its meaning; the outcome is not judged.
- ``exemption_mentioned_only``: no section; the outcome is not judged.
- ``document_kind``, ``caveat``, ``guidance_quotation``, ``review_rights``, Welsh recitals: unknown
  and no section.
- ``figures_in_words``: granted (effort numbers: unknown or cost). ``not_held_means_zero``: granted
  or not_held. ``small_numbers``, suppression: granted_suppressed, partial or withheld.
- class explanations of a section and all others (labels, forms of references and dates, persons,
  systems, periods): not judged here.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from samples.letter_bank.words import Section, Wording

CSV = Path(__file__).parents[3] / "shared" / "reference" / "wordings.csv"
ALSO = {
    "partial": ("mixed",),
    "cost_with_data": ("partial", "mixed"),
    "clarification": ("unknown",),
    "repeated": ("vexatious",),
}
OVERRULED = {
    "07eccbbf": "partial unknown",
    "e715d10e": "unknown withheld",
    "f4b05319": "unknown",
    "a04c7348": "not_held unknown",
    "63bee372": "unknown",
    "097a279e": "granted unknown",
    "2799b6ee": "unknown cost",
    "4d5ac990": "cost unknown",
    "69ba7cc7": "unknown cost",
    "671618dd": "cost_with_data granted",
    "d27bae4b": "ncnd unknown",
    "d79d9a8b": "withheld partial unknown",
    "3e9ee5c6": "unknown",
    "da696b8f": "granted unknown",
    "f64394d0": "unknown cost",
    "56e2a9ee": "unknown cost_ncnd cost",
    "3a05630a": "unknown cost",
    "2e75d3a5": "unknown cost",
    "f1be750a": "unknown cost",
    "860d2e19": "unknown cost",
    "e4ec5c52": "unknown cost",
    "101980eb": "unknown cost_ncnd cost",
    "a8429224": "unknown cost_ncnd cost",
    "ffdbb4f1": "unknown cost",
    "0c9f00b3": "unknown",
    "9395ad28": "cost_with_data partial mixed unknown",
    "f6c4f7e8": "cost_with_data partial mixed cost unknown",
    "89303940": "cost_with_data partial mixed cost unknown",
    "d674b7f8": "cost_with_data partial mixed granted",
    "0737335f": "unknown withheld",
    "af4ef0db": "unknown accessible_elsewhere",
    "ef48ca59": "internal_review vexatious unknown",
    "79da94fb": "internal_review not_held unknown",
    "03665c3c": "partial mixed unknown",
    "e407856e": "partial mixed unknown",
    "6d89eed8": "cost cost_with_data unknown",
    "2f996861": "future_publication accessible_elsewhere withheld mixed unknown",
    "af450702": "withheld accessible_elsewhere mixed unknown",
    "57cf2c01": "unknown not_held",
    "afe98440": "unknown not_held transferred",
}
AS_WELL = {
    "faf5a6cf": ("ncnd",),
    "891f8019": ("ncnd",),
    "3008eb06": ("ncnd",),
    "13a6c8e2": ("unknown",),
    "ff74bbd2": ("unknown",),
    "7bd58443": ("unknown",),
    "f9dfcc62": ("partial", "mixed"),
}
IN_REQUEST = {"289e78b5", "229f0021", "f0df8eef"}
TOLD = ("[reported]", "[ICO", "[own words, quoted")
IDLE = ("[guidance page]", "[acknowledgement", "[platform")
SILENT = {"document_kind", "caveat", "guidance_quotation", "review_rights"}
SKIPPED = {
    ("document_kind", "answer"),
    ("guidance_quotation", "counting rules"),
    ("exemption_mentioned_only", "class explanation"),
}
OF_KIND: dict[str, tuple[str, ...]] = {
    "clarification request": ("clarification",),
    "internal review outcome": ("internal_review", "partial"),
}
WITH_DATA = {"granted", "partial", "cost_with_data"}


FILLED = (
    (r"(?<=[a-z])\[([a-z]+)\]", r"\1"),
    (r"(?:\bThe )?\[(force|body)\]", "{force}"),
    (r"\[department\]", "Finance Department"),
    (r"\[(year|date)\]", "2019"),
    (r"\[[^\]]+\]", "the matter"),
    (r"\bn (?=results|records)", "746 "),
    (r"\bm (?=minutes)", "2 "),
    (r"\bh (?=hours)", "24 "),
)
_SPEAKER = "\x00"


@dataclass(frozen=True, slots=True)
class Seen:
    """One row in use. ``outcomes`` or ``applied`` None: not judged."""

    key: str
    kind: str
    meaning: str
    phrase: str
    where: str
    outcomes: tuple[str, ...] | None
    applied: tuple[Section, ...] | None
    act: str = "FOIA"
    plain: bool = False

    @property
    def data(self) -> bool:
        """Whether the meaning needs figures beside the phrase."""
        return (
            self.kind == "outcome"
            and self.outcomes is not None
            and (self.outcomes[0] in WITH_DATA and "unknown" not in self.outcomes)
        )


def rows(path: Path = CSV) -> Iterator[dict[str, str]]:
    """The CSV's rows. Raises FileNotFoundError where it is absent."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read_seen(path: Path = CSV, force: str = "Kent Police") -> list[Seen]:
    """All rows that can be judged alone, in order; ``force`` is who speaks."""
    return [seen for row in rows(path) if (seen := _seen(row, force)) is not None]


def _seen(row: dict[str, str], force: str) -> Seen | None:
    if (row["kind"], row["meaning"]) in SKIPPED or row["phrase"].startswith("[criteria"):
        return None
    key = hashlib.sha256(row["phrase"].encode()).hexdigest()[:8]
    where = "request" if _is_asked(row, key) else "response"
    if row["kind"] == "document_kind":
        where = "alone"
    outcomes, applied, judged = _truth(row, key, where)
    if not judged:
        return None
    plain = row["kind"] == "outcome" and row["note"].startswith("[own words]")
    return Seen(
        key,
        row["kind"],
        row["meaning"],
        carried(row, force),
        where,
        outcomes,
        applied,
        "FOISA" if "FOISA" in row["meaning"] else "FOIA",
        plain and key not in OVERRULED and where == "response",
    )


def _is_asked(row: dict[str, str], key: str) -> bool:
    note = row["note"]
    return note.startswith("[request]") or row["meaning"] == "in a request" or key in IN_REQUEST


def _truth(
    row: dict[str, str], key: str, where: str
) -> tuple[tuple[str, ...] | None, tuple[Section, ...] | None, bool]:
    """Outcomes, applied sections and whether the row is judged at all."""
    kind, meaning = row["kind"], row["meaning"]
    if where == "request":
        judged = kind in ("outcome", "exemption_mentioned_only")
        return ("granted",), (), judged
    if kind == "outcome":
        return _outcomes(row, key), None, True
    if kind == "exemption_applied":
        sections = _applied(row)
        return None, sections, bool(sections)
    if kind == "exemption_mentioned_only":
        return None, (), True
    if kind == "document_kind":
        return ("unknown", *OF_KIND.get(meaning, ())), (), True
    if kind in SILENT or (kind == "welsh" and "recital" in meaning):
        return ("unknown",), (), True
    return _of_figures(kind, meaning)


def _of_figures(
    kind: str, meaning: str
) -> tuple[tuple[str, ...] | None, tuple[Section, ...] | None, bool]:
    if kind == "figures_in_words":
        return (("unknown", "cost") if "effort" in meaning else ("granted",)), (), True
    if kind == "not_held_means_zero":
        return ("granted", "not_held"), (), True
    if (kind, meaning) == ("small_numbers", "suppression"):
        return ("granted_suppressed", "partial", "withheld"), None, True
    return None, None, False


def _outcomes(row: dict[str, str], key: str) -> tuple[str, ...]:
    meaning, note = row["meaning"], row["note"]
    if key in OVERRULED:
        return tuple(OVERRULED[key].split())
    if note.startswith(IDLE) or "outcome of the mail alone is unknown" in note:
        return ("unknown", "clarification") if meaning == "clarification" else ("unknown",)
    told = ("unknown",) if note.startswith(TOLD) else ()
    more = (*ALSO.get(meaning, ()), *AS_WELL.get(key, ()))
    if meaning == "ncnd" and re.search("any (further|other)", row["phrase"]):
        more = ("granted", "partial", "mixed", "unknown")
    if "21 & 22" in row["phrase"]:
        more = ("accessible_elsewhere", "future_publication", "withheld", "mixed")
    if "future_publication" in note:
        more = (*more, "future_publication")
    if "cost_with_data" in note and meaning == "partial":
        more = (*more, "cost_with_data")
    return (meaning, *more, *told)


def _applied(row: dict[str, str]) -> tuple[Section, ...]:
    """The sections that the meaning names: ``s.24(2),30(3)`` is 24 and 30."""
    meaning = row["meaning"]
    if meaning in ("heading only", "FOISA"):
        return ()
    if "FOISA" in meaning:
        numbers = re.findall(r"\b(\d+)\(", row["phrase"])
        return tuple(Section("FOISA", n) for n in sorted(set(numbers)))
    if meaning == "field":
        return (Section("FOIA", "40"),)
    named = set(re.findall(r"\d+", re.sub(r"\(\w+\)", "", meaning)))
    for pair in re.findall(r"Section (\d+) and (\d+)", row["phrase"]):
        named.update(pair)
    return tuple(Section("FOIA", n) for n in sorted(named))


def carried(row: dict[str, str], force: str) -> str:
    """The phrase as a sentence: rests joined, brackets filled, a subject where it has none."""
    rest = row["variants"]
    text = row["phrase"]
    if rest.startswith("..."):
        text += " " + rest.removeprefix("...").split("|")[0]
    for pattern, words in FILLED:
        text = re.sub(pattern, words.replace("{force}", force), text)
    text = " ".join(text.replace("...", " ").split()).replace(" / ", "\n")
    first = text.split(" ", 1)[0]
    if re.match(r"is (providing|a|the)\b", text):
        text = f"{force} {text}"
    elif first in ("is", "was"):
        text = f"The information you have requested {text}"
    elif first in ("does", "has", "can", "will", "neither", "holds", "refused", "had", "do"):
        text = f"{force} {text}"
    elif first == "would":
        text = f"To answer your request {text}"
    elif first in ("are", "have", "were"):
        text = f"We {text}"
    elif first[:1].islower():
        text = f"Please note: {text}"
    return text if text.endswith((".", ":", "?")) else f"{text}."


def plain_wordings(half: str, path: Path = CSV) -> tuple[Wording, ...]:
    """Own words that decide an outcome, as wordings of the bank, split by digest."""
    if not path.exists():
        return ()
    found = []
    for seen in read_seen(path, _SPEAKER):
        if seen.plain and seen.outcomes and ("b" if int(seen.key, 16) % 2 else "a") == half:
            text = seen.phrase.replace("{", "(").replace("}", ")").replace(_SPEAKER, "{F}")
            kind = seen.meaning if seen.meaning == "clarification" else "answer"
            figures = "\n\n2018: 14\n2019: 31" if seen.data else ""
            name = f"seen-{seen.key}"
            found.append(Wording(name, kind, seen.outcomes, text + figures, source="seen"))
    return tuple(found)
