"""The wheel carries the desk's pages, so that who installs it needs no Node."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_wheel_has_the_pages(tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    assert "dateline/web/static/index.html" in names
    assert any(name.startswith("dateline/web/static/assets/") and name.endswith(".js") for name in names)
    licences = archive.read("dateline/web/static/licences.txt").decode("utf-8")
    assert all(each in licences for each in ("maplibre-gl", "pmtiles", "svelte", "Redistributions in binary form"))
    assert not [name for name in names if "node_modules" in name]
