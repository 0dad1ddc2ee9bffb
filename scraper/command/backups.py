import click


@click.command()
def backup() -> None: ...
@click.command("restore-backup")
def restore_backup() -> None: ...
