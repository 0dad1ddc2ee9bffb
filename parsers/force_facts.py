"""Each body as one row of all that its declaration knows: ``forcewide forces``, docs/forces.md."""

from __future__ import annotations

from typing import Final

from parsers.directory import WHATDOTHEYKNOW, log_of, platform_of
from parsers.letter.reference_patterns import SHAPES
from parsers.quirks import quirks
from parsers.registry import known, note
from parsers.types import Force, ForceStatus, PublicBody

_UNREAD: Final = "not recorded"
Row = dict[str, object]


def rows() -> list[Row]:
    """All bodies in order of slug."""
    return [row(body) for body in known().values()]


def row(body: PublicBody) -> Row:
    """One body. ``labels`` are those it adds to the common ones (docs/letters.md);
    ``reference`` the patterns its references are looked for by, before the general ones."""
    force = body if isinstance(body, Force) else None
    style = force.style if force else None
    policy = force.policy if force else None
    return {
        "slug": body.slug,
        "name": body.name,
        "nation": body.nation,
        "kind": body.kind.value,
        "regime": body.regime.value,
        "platform": platform_of(body),
        "status": body.status.value,
        "confidence": body.confidence.value,
        "inferred": [fact.value for fact in body.inferred],
        "log_url": log_of(body),
        "terms": body.terms or _UNREAD,
        "policy": policy.value if policy else None,
        "labels": [*style.request_labels, *style.response_labels] if style else [],
        "reference": list(references(body)),
        "date_order": "month_first" if style and style.month_first else "day_first",
        "quirks": [str(quirk) for quirk in quirks(force)] if force else [],
        "whatdotheyknow": WHATDOTHEYKNOW + body.whatdotheyknow if body.whatdotheyknow else "",
        "checked": body.checked,
        "declared": body.status is not ForceStatus.UNDECLARED,
    }


def references(body: PublicBody) -> tuple[str, ...]:
    """The patterns of a body's own references; none where no reference has been seen."""
    if isinstance(body, Force) and body.style.reference:
        return (body.style.reference,)
    return SHAPES.get(body.slug, ())


_HEAD: Final = """# The forces

Generated from the declarations in `parsers/forces` by `forcewide forces --markdown`; a test
fails when it is stale. *Confidence* is how certain the facts about the log are: high where items
of it have been seen, medium where only its listing or its platform was, low where its address was
concluded.
*Inferred* names the facts that nobody has seen yet. A body without a log has a way in: its page on
WhatDoTheyKnow, which tells the requester's side and is marked so. It is crawled where it is asked
for by name (`forcewide crawl port-of-dover`), never with all forces.
*Quirks* are parameters that differ from the platform's and the letters' defaults.
No site's terms of re-use were on record but those named below the table.
"""
_COLUMNS: Final = (
    ("force", "name"),
    ("slug", "slug"),
    ("platform", "platform"),
    ("log", "log_url"),
    ("regime", "regime"),
    ("confidence", "confidence"),
    ("inferred", "inferred"),
    ("last checked", "checked"),
    ("quirks", "quirks"),
)


def markdown() -> str:
    """The page docs/forces.md."""
    found = rows()
    counts = {status.value: sum(r["status"] == status for r in found) for status in ForceStatus}
    told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    lines = [
        _HEAD,
        f"{len(found)} bodies: {told}.\n",
        "| " + " | ".join(title for title, _ in _COLUMNS) + " |",
        "| " + " | ".join("---" for _ in _COLUMNS) + " |",
    ]
    lines += ["| " + " | ".join(_cell(r, key) for _, key in _COLUMNS) + " |" for r in found]
    lines += ["", "## In a line", ""]
    lines += [f"- **{r['name']}**: {note(str(r['slug']))}" for r in found]
    lines += ["", "## Terms of re-use", ""]
    lines += [f"- {r['name']}: {r['terms']}." for r in found if r["terms"] != _UNREAD]
    return "\n".join(lines) + "\n"


def _cell(row: Row, key: str) -> str:
    value = row[key]
    if key == "log_url":
        if value:
            return f"[log]({value})"
        return f"none ([WhatDoTheyKnow]({row['whatdotheyknow']}))"
    if isinstance(value, list):
        return ", ".join(f"`{one}`" for one in value)
    return f"`{value}`" if key in {"slug", "platform"} else str(value)
