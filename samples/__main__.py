"""Serves the sample sites from a process of their own: ``python -m samples --markup cards``.

Prints one line of JSON, the address of each site by name, and serves until its
standard input is closed or it is interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys

from samples.registry import SITES
from samples.serve import SampleSites
from samples.site.markup import Kind
from samples.world import FORCES


def main() -> None:
    """Reads the command line and serves."""
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    parser.add_argument("--markup", choices=[str(kind) for kind in Kind], default=str(Kind.LIST))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edition", type=int, choices=(1, 2), default=1)
    parser.add_argument("--extra", type=int, default=0, help="more items for each site")
    parser.add_argument("--all", action="store_true", help="every site there is, once")
    parser.add_argument("--hosts", type=int, default=len(FORCES), help="how many sites")
    options = parser.parse_args()
    sites = {
        force if place < len(FORCES) else f"{force}-{place // len(FORCES) + 1}": force
        for place in range(options.hosts)
        for force in (FORCES[place % len(FORCES)],)
    }
    with (
        SampleSites(
            {name: name for name in SITES} if options.all else sites,
            markup=options.markup,
            seed=options.seed,
            edition=options.edition,
            extra=options.extra,
        ) as served,
        contextlib.suppress(KeyboardInterrupt),
    ):
        sys.stdout.write(json.dumps(served.base_urls) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
