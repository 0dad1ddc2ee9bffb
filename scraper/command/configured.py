"""``forcewide settings``: the one file of settings, written out or checked."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.command.options import data_option


@click.command()
@click.option("--check", is_flag=True, help="Read the folder's file and print what it changes.")
@data_option
def settings(check: bool, data: Path) -> None:
    """Print a settings.toml with every setting.

    Each with its meaning and its default.

    Save it as <data>/settings.toml and change what you need. A name that is no setting is
    refused, and so is a value that cannot work.
    """
    from scraper.settings import Settings, declared
    from scraper.settings_file import load, remembered_contact, text

    if not check:
        click.echo(text(), nl=False)
        return
    found, usual = load(data), Settings(data=data)
    changed = [f"contact = {contact}"] if (contact := remembered_contact(data)) else []
    for each in declared():
        now, default = getattr(found, each.name), getattr(usual, each.name)
        if now != default:
            changed.append(f"{each.name} = {now} (not {default})")
    click.echo("\n".join(changed or ["Every setting has its default."]))
