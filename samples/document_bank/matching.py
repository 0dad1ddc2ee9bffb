"""When a published figure answers a cell of the truth: labels, values, texts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from samples.document_bank.model import NIL

_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^[-–—•*]\s+")
_BRACKETED = re.compile(r" \(.*")


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure, its labels folded; `place` tells it from the others of the file."""

    place: int
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    text: str
    value: float | None
    qualifier: str | None
    quality: str | None

    @property
    def shown(self) -> tuple[str, float | None, str | None, str]:
        """For complaints."""
        path = f"{' > '.join(self.row_path)} / {' > '.join(self.column_path)}"
        return self.text, self.value, self.qualifier, path


def answers(read: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The answer and, for a container, each of its members."""
    yield read
    for member in read.get("members") or []:
        yield from answers(member)


def figures_of(read: dict[str, Any]) -> list[Figure]:
    """All figures of an answer and its members."""
    found: list[Figure] = []
    for answer in answers(read):
        tables = answer.get("tables") or []
        for figure in answer.get("figures") or []:
            found.append(
                Figure(
                    place=len(found),
                    row_path=_labels(figure["row_path"]),
                    column_path=_labels(figure["column_path"]),
                    text=str(figure.get("text") or ""),
                    value=figure.get("value"),
                    qualifier=figure.get("qualifier"),
                    quality=tables[figure["table"]].get("quality"),
                )
            )
    return found


def fold(label: Any) -> str:
    """A label without case, doubled or hard spaces, a leading bullet or an ending colon."""
    text = _SPACE.sub(" ", str(label)).strip().lower()
    return _BULLET.sub("", text).removesuffix(":").rstrip()


def _labels(path: list[Any] | None) -> tuple[str, ...]:
    return tuple(fold(label) for label in path or () if label is not None)


def fits(wanted: str, path: tuple[str, ...]) -> bool:
    """Whether a wanted label, or labels from outer to inner, stand on the path in that order."""
    parts = [fold(part) for part in wanted.split(" > ")]
    if parts == [""]:
        return True
    rest = iter(path)
    return all(any(part in (x, _BRACKETED.sub("", x)) for x in rest) for part in parts)


def equal(figure: Figure, wanted: Any) -> bool:
    """Whether the figure has the wanted value, or one of several; NIL is a dash read as none."""
    if isinstance(wanted, list):
        return any(equal(figure, one) for one in wanted)
    if wanted == NIL:
        return figure.qualifier == "nil" or figure.value == 0
    return figure.value is not None and math.isclose(
        figure.value, float(wanted), rel_tol=1e-6, abs_tol=1e-12
    )
