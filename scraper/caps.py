"""What reading one file may cost, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """What one file may cost: bytes of memory, seconds of processor and of the clock."""

    memory: int = 1024 * MIB
    cpu_seconds: float = 60.0
    wall_seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Progress:
    """So many pages of ``part`` are done; ``words`` names it for a person."""

    done: int
    total: int
    words: str = ""
