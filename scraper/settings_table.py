"""Writes the table of settings in ``docs/fetching.md``.

Run ``python -m scraper.settings_table`` after a change of ``scraper/settings.py``; a test
compares.
"""

from __future__ import annotations

from pathlib import Path

from db.marked import put
from scraper.settings import USER_AGENT, Setting, declared

PAGE = Path(__file__).parents[1] / "docs" / "fetching.md"
_BEGIN = "<!-- settings: written by `python -m scraper.settings_table` -->\n"
_END = "<!-- end of settings -->"


def page(text: str) -> str:
    """The page with its table of settings as they are declared now."""
    rows = [f"| `{each.name}` | {_default(each)} | {each.about} |" for each in declared()]
    head = ["| setting | default | what it bounds |", "| --- | --- | --- |"]
    return put(text, _BEGIN, "\n".join([*head, *rows, ""]), _END)


def _default(setting: Setting) -> str:
    if setting.default == USER_AGENT:
        return "without a contact"
    if isinstance(setting.default, bool):
        return "yes" if setting.default else "no"
    if isinstance(setting.default, int | float):
        return f"{setting.default:,.10g}"
    return "none" if setting.default is None else str(setting.default)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
