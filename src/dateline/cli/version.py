"""`dateline version`."""

from __future__ import annotations

import click

from .options import verbose_option


@click.command("version")
@verbose_option
def command() -> None:
    """Print the versions of Dateline and of what it reads with.

    \b
    Example:
      dateline version
    """
    import platform
    import sqlite3

    from dateline.model import SCHEMA
    from dateline.run import coder

    click.echo(coder())
    click.echo(f"records {SCHEMA}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
