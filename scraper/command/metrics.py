"""The night as a Prometheus textfile, for node_exporter's textfile collector.

Labels are stages, states, forces and columns of reports: no name of a person, no address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from scraper.archive.nights import NightRow, StageState
from scraper.command.last_night import Shown
from scraper.crawl.health import Standing

FILE: Final = "metrics/forcewide.prom"
Labels = dict[str, str]


def text(night: NightRow, shown: Shown, found: Sequence[Standing]) -> str:
    """The whole file."""
    ended = night.ended_at or night.started_at
    whole = not night.stopped and not shown.remarks
    blocks = [
        _block("night_start_seconds", "When the last night began", [({}, _unix(night))]),
        _block(
            "night_seconds", "How long it took", [({}, (ended - night.started_at).total_seconds())]
        ),
        _block(
            "night_well", "1 where every stage ended and its build is served", [({}, int(whole))]
        ),
        _block(
            "night_stage_state",
            "1 for the state of each stage",
            [
                ({"stage": one.stage, "state": state}, int(one.state is state))
                for one in night.stages
                for state in StageState
            ],
        ),
        _block(
            "night_stage_seconds",
            "How long each stage took",
            [({"stage": one.stage}, round(one.seconds, 3)) for one in night.stages],
        ),
        _block(
            "night_stage_late",
            "Forces not done by the stage's deadline",
            [({"stage": one.stage}, one.late) for one in night.stages],
        ),
        _block(
            "night_stage_count",
            "Sums of each stage's report",
            [
                ({"stage": one.stage, "count": name}, number)
                for one in night.stages
                for name, number in sorted(one.counts.items())
            ],
        ),
        _block(
            "force_state",
            "1 for the state of each force's log (docs/health.md)",
            [({"force": one.force, "state": one.drift.state}, 1) for one in found],
        ),
        _block(
            "force_needs_person",
            "1 where somebody should look",
            [({"force": one.force}, int(one.needs_person)) for one in found],
        ),
    ]
    if shown.built_at is not None:
        built: list[tuple[Labels, float]] = [({}, shown.built_at.timestamp())]
        blocks.append(_block("build_timestamp_seconds", "When the served build was built", built))
    return "".join(blocks)


def write(path: Path, words: str) -> None:
    """Put the file in place at one stroke, as a collector may read it at any time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(words, "utf-8")
    part.chmod(0o644)
    part.replace(path)


def _unix(night: NightRow) -> float:
    return night.started_at.timestamp()


def _block(name: str, about: str, samples: Iterable[tuple[Labels, float]]) -> str:
    lines = [f"# HELP forcewide_{name} {about}", f"# TYPE forcewide_{name} gauge"]
    for labels, value in samples:
        inner = ",".join(f'{key}="{_escaped(one)}"' for key, one in labels.items())
        lines.append(
            f"forcewide_{name}{{{inner}}} {value:.15g}"
            if inner
            else f"forcewide_{name} {value:.15g}"
        )
    return "\n".join(lines) + "\n"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
