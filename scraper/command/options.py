"""Options that many commands share, so that they read and behave alike.

Everything here is imported by ``forcewide --help``: what is heavy is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from parsers.types import Policy

DATA: Final = "forcewide.data"  # the key of ``Context.meta`` that remembers the data folder


class ForceName(click.ParamType[str]):
    """A force by its slug or its name, in any case; the value is the slug."""

    name = "force"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from scraper.command.force_names import UnknownForceError, slug_of

        try:
            return slug_of(str(value))
        except UnknownForceError as error:
            self.fail(str(error), param, ctx)


def _remember(ctx: click.Context, _: click.Parameter, value: Path) -> Path:
    ctx.meta[DATA] = value
    return value


def _cores() -> int:
    from scraper.reading.work import cores

    return cores()


data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    show_default="./data",
    envvar="FORCEWIDE_DATA",
    show_envvar=True,
    callback=_remember,
    help="Folder of the archive and the databases.",
)

forces_argument = click.argument("slugs", nargs=-1, type=ForceName(), metavar="[FORCE]...")

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on stdout.")

jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=_cores, show_default="cores", help="Processes."
)

dask_option = click.option(
    "--dask",
    metavar="ADDRESS",
    envvar="FORCEWIDE_DASK",
    show_envvar=True,
    help="Read on the Dask cluster whose scheduler is at ADDRESS (tcp://host:8786).",
)

contact_option = click.option(
    "--contact",
    envvar="FORCEWIDE_CONTACT",
    show_envvar=True,
    help="An e-mail address or web page for the sites' owners, sent with every request.",
)

delay_option = click.option(
    "--delay",
    type=click.FloatRange(0),
    envvar="FORCEWIDE_DELAY",
    show_envvar=True,
    help="Seconds between requests to one host.",
)

loopback_option = click.option(
    "--allow-loopback", is_flag=True, help="Allow 127.0.0.1 (for sample sites)."
)


class _PolicyName(click.Choice[str]):
    """The policies by name; they are looked up only when somebody asks for one."""

    def __init__(self) -> None:
        super().__init__(("full", "facts", "link_only"))

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Policy:
        from parsers.types import Policy

        return Policy(super().convert(value, param, ctx))


policy_option = click.option(
    "--policy",
    type=_PolicyName(),
    default=None,
    help="How much is published: full texts, facts and figures (the default), or links only.",
)


def existing(files: tuple[Path, ...], *, folders: bool = False) -> None:
    """Raise UsageError naming every one of ``files`` that is not there."""
    there: Callable[[Path], bool] = Path.exists if folders else Path.is_file
    if missing := [str(path) for path in files if not there(path)]:
        raise click.UsageError(f"no such file: {', '.join(missing)}")


def print_json(value: object) -> None:
    """Print a value as JSON on stdout; dates and enums become their words."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1))
