"""The command as a user's shell runs it: a real process, in a folder, found on the PATH."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The stages of a night, in their order.
STAGES = (
    *("verify", "crawl", "archives", "destroy", "parse"),
    *("load", "questions", "check", "publish"),
)
_SCRIPT = '#!/bin/sh\nexec "{python}" -m scraper "$@"\n'


@dataclass(frozen=True, slots=True)
class Shell:
    """A folder to run commands in; ``forcewide`` is this checkout's."""

    folder: Path
    environment: Mapping[str, str]

    @classmethod
    def at(cls, folder: Path, **environment: str) -> Shell:
        """A shell in ``folder``, which holds the script ``forcewide`` in ``.bin``."""
        script = folder / ".bin" / "forcewide"
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(_SCRIPT.format(python=sys.executable), "utf-8")
        script.chmod(0o755)
        found = {
            **os.environ,
            "PATH": f"{script.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "80",
            **environment,
        }
        for name in ("FORCEWIDE_CONTACT", "FORCEWIDE_DEBUG"):
            if name not in environment:
                found.pop(name, None)
        return cls(folder, found)

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run one line of shell to its end."""
        return subprocess.run(
            line,
            shell=True,
            cwd=self.folder,
            env=dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start ``forcewide`` with arguments and leave it running."""
        return subprocess.Popen(
            [sys.executable, "-m", "scraper", *arguments],
            cwd=self.folder,
            env=dict(self.environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
