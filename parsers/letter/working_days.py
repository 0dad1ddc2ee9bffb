"""Statutory working days between receipt and answer.

FOIA 2000 s.10(6): not a Saturday, Sunday, Christmas Day, Good Friday or a bank
holiday "in any part of the United Kingdom". FOISA 2002 s.73: Scotland only. EIR
2004 and EI(S)R 2004 take their Act's rule. Day 0 is the day of receipt (s.10(1)).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from parsers.types import Act, DateBasis

LIMIT = 20

_UNITED_KINGDOM = ("ENG", "WLS", "SCT", "NIR")
PARTS: dict[Act, tuple[str, ...]] = {
    Act.FOIA: _UNITED_KINGDOM,
    Act.EIR: _UNITED_KINGDOM,
    Act.FOISA: ("SCT",),
    Act.EISR: ("SCT",),
}
_FIXED = frozenset({DateBasis.PRINTED})
_KNOWN = frozenset({DateBasis.PRINTED, DateBasis.INFERRED_YEAR})


def working_days(received: date, responded: date, act: Act) -> int:
    """Working days after ``received`` up to and including ``responded``.

    Raises ``ValueError`` if the answer is before the receipt or the law is not one of
    FOIA, EIR, FOISA and EISR (the holidays differ).
    """
    if act not in PARTS:
        raise ValueError(f"working days need the law, not {act.value!r}")
    if responded < received:
        raise ValueError(f"answered {responded} before it was received {received}")
    closed = {
        day
        for year in range(received.year, responded.year + 1)
        for day in _bank_holidays(year, PARTS[act])
    }
    span = (responded - received).days
    days = (received + timedelta(n) for n in range(1, span + 1))
    return sum(1 for day in days if day.weekday() < 5 and day not in closed)


def on_time(
    count: int | None,
    received_basis: DateBasis,
    responded_basis: DateBasis,
    *,
    clock_may_stop: bool,
) -> bool | None:
    """Whether the answer came within 20 working days; ``None`` where that cannot be said.

    ``clock_may_stop``: a qualified exemption, an EIR exception, a clarification or an
    extension appears, so that more than 20 days may be lawful (docs/schema.md).
    """
    bases = {received_basis, responded_basis}
    if count is None or not bases <= _KNOWN:
        return None
    if count <= LIMIT:
        return True
    return False if bases <= _FIXED and not clock_may_stop else None


@lru_cache(maxsize=256)
def _bank_holidays(year: int, parts: tuple[str, ...]) -> frozenset[date]:
    import holidays  # late: most letters print no two dates, and it is slow to import

    return frozenset(
        day for part in parts for day in holidays.country_holidays("GB", subdiv=part, years=year)
    )
