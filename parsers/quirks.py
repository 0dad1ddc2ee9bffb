"""What a force declares beyond the ordinary: parameters of its platform and its letters' style.

A quirk is any such parameter that differs from its default. Each must be needed by a
page: the harness (tests/forces) takes every quirk away and fails where nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from typing import Any, ClassVar, Protocol, cast

from parsers.types import Force

_PARTS = ("platform", "style")


class _Declared(Protocol):
    """Any dataclass, as ``dataclasses.replace`` wants it."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


@dataclass(frozen=True, slots=True)
class Quirk:
    """One parameter that differs from its default; ``part`` is platform or style."""

    part: str
    name: str
    value: object
    ordinary: object

    def __str__(self) -> str:
        return f"{self.part}.{self.name}"


def quirks(force: Force) -> tuple[Quirk, ...]:
    """Every quirk of a force, platform first, in the order of the declarations."""
    return tuple(quirk for part in _PARTS for quirk in _of(part, getattr(force, part)))


def _of(part: str, declared: object) -> Iterator[Quirk]:
    if not is_dataclass(declared):
        return
    for field in fields(declared):
        value = getattr(declared, field.name)
        if field.default is not MISSING:
            ordinary: object = field.default
        elif field.default_factory is not MISSING:
            ordinary = field.default_factory()
        else:
            continue
        if field.init and value != ordinary:
            yield Quirk(part, field.name, value, ordinary)


def without(force: Force, quirk: Quirk) -> Force:
    """The same force with one quirk set back to its default."""
    part = cast("_Declared", getattr(force, quirk.part))
    plain = replace(part, **{quirk.name: quirk.ordinary})
    changes: dict[str, Any] = {quirk.part: plain}
    return replace(force, **changes)
