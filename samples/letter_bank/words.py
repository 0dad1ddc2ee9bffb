"""The bank's own wordings: plain text files, one entry behind each line that begins with "=".

The line may say ``outcome``, ``also`` (outcomes as good), ``applied``, ``optional`` (neither asked
for nor blamed), ``mentioned`` (sections cited and not applied), ``for`` (outcomes it may stand
with), ``hard`` and ``formal``. A section is written ``31(1)`` or ``EIR:12(4)(b)``; FOIA is meant
where no law is named. A line ``--`` parts a Welsh text from its English twin.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
NON_ANSWERS = ("acknowledgement", "holding", "fees_notice", "cover_note", "annex", "not_a_letter")
_SECTION = re.compile(r"(?:([A-Z]+):)?(\d+[A-Z]?)((?:\(\w+\))*)")


@dataclass(frozen=True, order=True, slots=True)
class Section:
    """One section of one law; ``sub`` as printed in law, "" where none is named."""

    act: str
    number: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One deciding text, or one text that decides nothing, with what is true of it."""

    name: str
    kind: str
    outcomes: tuple[str, ...]
    text: str
    twin: str = ""
    applied: tuple[Section, ...] = ()
    optional: tuple[Section, ...] = ()
    mentioned: tuple[Section, ...] = ()
    suits: tuple[str, ...] = ()
    hard: bool = False
    formal: bool = False
    source: str = "own"


def sections(text: str) -> tuple[Section, ...]:
    """The sections of one header field. Raises ValueError where one cannot be read."""
    found = []
    for word in text.split():
        match = _SECTION.fullmatch(word)
        if match is None:
            raise ValueError(f"not a section: {word}")
        found.append(Section(match[1] or "FOIA", match[2], match[3]))
    return tuple(found)


def _kind(stem: str) -> str:
    return stem if stem in (*NON_ANSWERS, "clarification", "internal_review") else "answer"


def _entry(stem: str, number: int, header: str, body: str) -> Wording:
    fields = dict(_field(part) for part in header.split(";") if part.strip())
    kind = _kind(stem)
    first = "unknown" if kind in NON_ANSWERS else fields.get("outcome", stem)
    text, _, twin = body.partition("\n--\n")
    return Wording(
        f"{stem}-{number:02}",
        kind,
        (first, *fields.get("also", "").split()),
        text.strip(),
        twin.strip(),
        sections(fields.get("applied", "")),
        sections(fields.get("optional", "")),
        sections(fields.get("mentioned", "")),
        tuple(fields.get("for", "").split()),
        "hard" in fields,
        "formal" in fields,
    )


def _field(part: str) -> tuple[str, str]:
    name, _, value = part.partition(":")
    return name.strip(), value.strip()


@cache
def entries(folder: str, stem: str) -> tuple[Wording, ...]:
    """All entries of one file, in order."""
    text = (HERE / folder / f"{stem}.txt").read_text(encoding="utf-8")
    chunks = re.split(r"^=(.*)\n", text, flags=re.MULTILINE)[1:]
    pairs = zip(chunks[::2], chunks[1::2], strict=True)
    return tuple(_entry(stem, n, head, body) for n, (head, body) in enumerate(pairs, 1))


def stems(folder: str) -> tuple[str, ...]:
    """The files of a folder, by name."""
    return tuple(sorted(path.stem for path in (HERE / folder).glob("*.txt")))


def half(words: tuple[Wording, ...], which: str) -> tuple[Wording, ...]:
    """Every other entry of each outcome: the two halves share none."""
    seen: dict[str, int] = {}
    kept = []
    for word in words:
        place = seen[word.outcomes[0]] = seen.get(word.outcomes[0], -1) + 1
        if "ab"[place % 2] == which:
            kept.append(word)
    return tuple(kept)
