"""Builds the desk's pages into the package, so that who installs it needs no Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DeskBuildHook(BuildHookInterface[Any]):
    """Runs before a wheel or an archive of sources is packed; an editable install is left to `make desk`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages with npm, unless this is an unpacked archive of sources, which carries them built."""
        root = Path(self.root)
        built = (root / "src" / "dateline" / "web" / "static" / "index.html").exists()
        if version == "editable" or (built and (root / "PKG-INFO").exists()):
            return
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError("the desk's pages are built with Node 20 or later, and npm is not there")
        for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
            subprocess.run([npm, *command], cwd=root / "desk", check=True)
