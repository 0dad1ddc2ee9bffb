"""What a judgement is checked against: the force's own field, the sections and the outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.letter.judging import Judged
from parsers.letter.rules import Rule, first, rule
from parsers.letter.wording import plain
from parsers.types import Exemption, Issue, Level, Outcome, OutcomeBasis

FIELDS: Final[tuple[Rule[Outcome], ...]] = (
    rule(
        "in part",
        Outcome.PARTIAL,
        r"^(?:our )?(?:decision|outcome|status) ?[:-] ?(?:partial\w*|part\b|partly|some)",
        "decision: part disclosed",
        "decision: disclosed",
    ),
    rule(
        "not held",
        Outcome.NOT_HELD,
        r"^(?:our )?(?:decision|outcome|status) ?[:-] ?(?:information )?(?:not held|no "
        r"information)",
        "decision: not held",
        "decision: withheld",
    ),
    rule(
        "cost",
        Outcome.COST,
        r"^(?:our )?(?:decision|outcome|status) ?[:-] ?[^.]{0,40}\b(?:cost|fees?|section 12|s\.? "
        r"?12)\b",
        "decision: refused (excess cost)",
        "decision: refused (section 31)",
    ),
    rule(
        "neither confirmed nor denied",
        Outcome.NCND,
        r"^(?:our )?(?:decision|outcome|status) ?[:-] ?[^.]{0,30}\b(?:neither|ncnd)\b",
        "decision: neither confirm nor deny",
        "decision: refused",
    ),
    rule(
        "refused",
        Outcome.WITHHELD,
        r"^(?:our )?(?:decision|outcome|status) ?[:-] ?(?:full(?:y)? )?(?:refus|withheld|exempt|"
        r"not disclosed)",
        "decision: refused",
        "decision: disclosed",
    ),
    rule(
        "disclosed",
        Outcome.GRANTED,
        r"^(?:our )?(?:decision|outcome|status) ?[:-] ?(?:full(?:y)? )?(?:disclos|grant|releas|"
        r"full\b)",
        "decision: disclosed",
        "decision: not held",
    ),
)
_GIVES: Final = frozenset(
    {Outcome.GRANTED, Outcome.GRANTED_SUPPRESSED, Outcome.PARTIAL, Outcome.COST_WITH_DATA}
)
_COST: Final = frozenset(
    {Outcome.COST, Outcome.COST_NCND, Outcome.COST_WITH_DATA, Outcome.MIXED, Outcome.UNKNOWN}
)


def checked(judged: Judged, fields: Sequence[str]) -> Judged:
    """The judgement with what contradicts it as Issues; a field decides where nothing else does."""
    field = next(((one, row) for one in fields if (row := first(FIELDS, plain(one)))), None)
    weak = judged.basis in (OutcomeBasis.WORDS, OutcomeBasis.DATA) and not judged.answers
    if field is not None and (judged.outcome is Outcome.UNKNOWN or weak):
        words, row = field
        judged = replace(judged, outcome=row.meaning, quote=words, basis=OutcomeBasis.FIELD)
    found = [*_field_contradicts(judged, field), *_sections_contradict(judged)]
    return replace(judged, issues=(*judged.issues, *found))


_SUBJECT: Final = re.compile(r"(?:subject|re) ?:|.{0,200}\b(?:freedom of information|ref|foi)\b")


def subjects(lines: Sequence[str]) -> tuple[str, ...]:
    """Subject lines that end in the decision, as fields: "... - INFORMATION NOT HELD"."""
    found = (plain(line) for line in lines if len(line) < 200)
    tails = (line.rpartition(" - ")[2] for line in found if " - " in line and _SUBJECT.match(line))
    return tuple(f"decision: {tail}" for tail in tails)


def tells_decision(fields: Sequence[str]) -> bool:
    """Whether one of the force's fields says how the request was decided."""
    return any(first(FIELDS, plain(one)) for one in fields)


def _field_contradicts(
    judged: Judged, field: tuple[str, Rule[Outcome]] | None
) -> tuple[Issue, ...]:
    if field is None or Outcome.MIXED in (judged.outcome, field[1].meaning):
        return ()
    if (judged.outcome in _GIVES) == (field[1].meaning in _GIVES):
        return ()
    message = f"the force's field says {field[0]!r}, the letter reads {judged.outcome}"
    return (Issue(Level.WARNING, "field_contradicts_outcome", message),)


def _sections_contradict(judged: Judged) -> tuple[Issue, ...]:
    applied = [item for item in judged.exemptions if item.applied]
    cost = next((item for item in applied if _is_cost(item)), None)
    if cost is not None and judged.outcome not in _COST:
        message = f"section 12 is applied and the outcome is {judged.outcome}: {cost.citation!r}"
        return (Issue(Level.WARNING, "cost_section_without_cost", message),)
    if judged.outcome is Outcome.WITHHELD and not applied:
        message = "withheld, and no section is cited"
        return (Issue(Level.INFO, "withheld_without_section", message),)
    return ()


def _is_cost(item: Exemption) -> bool:
    return item.section == "12" and item.kind.value == "refusal"
