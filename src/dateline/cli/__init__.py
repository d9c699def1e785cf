"""cli: the command line, thin, one file per verb."""

from __future__ import annotations

import io
import sys

__all__ = ["main"]


def main() -> None:
    """Run `dateline` with the arguments of this process, and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show "→" gets "?", not a traceback.
            stream.reconfigure(errors="replace")
    try:
        from .root import cli

        cli(prog_name="dateline")
    except KeyboardInterrupt:
        sys.exit(130)
