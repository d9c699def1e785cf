"""A folder for a user's own gazetteers, and files to add."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.knowledge.gazetteer import Gazetteer, packaged
from dateline.knowledge.own_sources.add import Added, add
from dateline.knowledge.user_data import own_gazetteers

PACKAGED = Path(inspect.getfile(packaged.__wrapped__)).with_name("gazetteer.bin")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("DATELINE_DATA", str(folder))
    return folder


@pytest.fixture
def adding() -> Callable[..., Added]:
    """`adding(path, …, name=…)` adds files."""
    base = packaged()
    return lambda *paths, name=None: add(paths, name, base)


@pytest.fixture
def looked() -> Callable[[], Gazetteer]:
    """The packaged gazetteer with what was added so far."""
    return lambda: Gazetteer(PACKAGED, own_gazetteers())


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., Path]:
    """`dump(row, …)` writes a GeoNames dump; a row is (id, name, alternate names, lat, lon, class, code, people)."""

    def write(*rows: tuple[Any, ...], name: str = "SY.txt", admin: str = "07\t170791") -> Path:
        lines = [
            f"{i}\t{title}\t{title}\t{others}\t{lat}\t{lon}\t{group}\t{code}\tSY\t\t{admin}\t\t\t{people}\t\t1\tX\t2026-01-01"
            for i, title, others, lat, lon, group, code, people in rows
        ]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def geojson(tmp_path: Path) -> Callable[..., Path]:
    """`geojson(feature, …)` writes a FeatureCollection; a feature is (id, geometry, properties)."""

    def write(*features: tuple[Any, Any, Any], name: str = "map.geojson") -> Path:
        path = tmp_path / name
        made = [{"type": "Feature", "id": i, "geometry": g, "properties": p} for i, g, p in features]
        path.write_text(json.dumps({"type": "FeatureCollection", "features": made}), encoding="utf-8")
        return path

    return write
