"""Where what users add to Dateline is kept.

`DATELINE_DATA` names the folder; else it is `dateline` in `XDG_DATA_HOME`, or in the system's folder for such data.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SUFFIX = ".gaz"


def data_folder() -> Path:
    """The folder; nothing is made."""
    if own := os.environ.get("DATELINE_DATA"):
        return Path(own)
    if xdg := os.environ.get("XDG_DATA_HOME"):
        return Path(xdg) / "dateline"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "dateline"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "dateline"
    return Path.home() / ".local" / "share" / "dateline"


def gazetteer_folder() -> Path:
    """Where the user's own gazetteers lie."""
    return data_folder() / "gazetteers"


def own_gazetteers() -> list[Path]:
    """Files of the user's own gazetteers, in the order of their names."""
    try:
        return sorted(path for path in gazetteer_folder().glob(f"*{SUFFIX}") if path.is_file())
    except (OSError, RuntimeError):
        return []  # no home folder, or one that may not be read
