"""What the public may see holds for files as for text: whatever a format packs, no name is in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.export import FORMATS
from dateline.model import Reading

from .conftest import Save

FILES = sorted(name for name, each in FORMATS.items() if each.file)


def content(path: Path) -> str:
    """All that is in a file, unpacked."""
    if path.is_dir():
        return "".join(map(content, sorted(path.iterdir())))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if path.suffix == ".parquet":
        return str(pq.read_table(path).to_pylist())
    return path.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("to", FILES)
def test_no_name_is_in_a_public_file(save: Save, to: str) -> None:
    assert "a medic" in content(save(to, public=True))
    for name in ("Nabulsi", "Nabulsy", "Omar", "Salma", "Qasim", "Lina", "Haddad"):
        assert name not in content(save(to, public=True, name=f"{name}.x")), name


@pytest.mark.parametrize("to", FILES)
def test_public_points_stand_on_the_grid(save: Save, to: str) -> None:
    told = content(save(to, public=True))
    assert "36.20851" not in told
    assert "36.51934" not in told


@pytest.mark.parametrize("to", sorted({*FILES} - {"hxl"}))
def test_an_internal_file_names_its_sources(save: Save, to: str, reading: Reading) -> None:
    assert "al-Nabulsi" in content(save(to, [reading]))
