"""``python -m scraper`` is ``forcewide``."""

from __future__ import annotations

from scraper.command.cli import main

if __name__ == "__main__":
    main(prog_name="forcewide")
