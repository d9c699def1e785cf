"""All or nothing, and what lies beside a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.export.files import whole, write_beside, write_text
from dateline.model import ExportError


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")

    def fails() -> None:
        with whole(out) as part:
            part.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_folder_takes_the_place_of_a_package_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for text in ("one", "two"):
        with whole(out) as part:
            part.mkdir()
            (part / "datapackage.json").write_text(text)
    assert (out / "datapackage.json").read_text() == "two"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary").write_text("dear diary")
    with pytest.raises(ExportError, match="other things"), whole(tmp_path / "mine") as part:
        part.mkdir()


def test_lines_are_counted(tmp_path: Path) -> None:
    assert write_text(["a\nb\n", "c\n"], tmp_path / "x") == 3
    with pytest.raises(ExportError, match="cannot be written"):
        write_text(["a"], tmp_path / "no" / "x")


def test_a_style_of_ones_own_stays(tmp_path: Path) -> None:
    written = write_beside(tmp_path / "map.geojson", {".qml": "ours", ".metadata.json": "{}"})
    assert [path.name for path in written] == ["map.qml", "map.metadata.json"]
    (tmp_path / "map.qml").write_text("mine")
    assert [path.name for path in write_beside(tmp_path / "map.geojson", {".qml": "ours"})] == []
    assert (tmp_path / "map.qml").read_text() == "mine"
