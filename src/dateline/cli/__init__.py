"""cli: the command line, thin, one file per verb."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run `dateline` with the arguments of this process, and exit."""
    try:
        from .root import cli

        cli(prog_name="dateline")
    except KeyboardInterrupt:
        sys.exit(130)
