"""The calibration error of places, on a set of three names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evals.calibration import calibration

TEXT = "Aleppo, Homs and Hama."


def place(name: str, lat: float, confidence: float) -> dict[str, Any]:
    start = 3 + TEXT.index(name)
    return {"lat": lat, "lon": 37.0, "confidence": confidence, "span": {"start": start, "end": start + len(name)}}


def toponym(name: str, lat: float | None, optional: bool = False) -> dict[str, Any]:
    start = TEXT.index(name)
    return {"start": start, "end": start + len(name), "lat": lat, "lon": 37.0, "optional": optional}


def files(folder: Path, **rows: dict[str, Any]) -> list[Path]:
    for name, row in rows.items():
        (folder / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    return [folder / name for name in rows]


def test_the_error_is_the_gap_between_confidence_and_share(tmp_path: Path) -> None:
    found = [place("Aleppo", 36.2, 0.9), place("Homs", 34.7, 0.9), place("Hama", 35.1, 0.1)]
    labels = [toponym("Aleppo", 36.2), toponym("Homs", 20.0), toponym("Hama", 35.1, optional=True)]
    paths = files(
        tmp_path,
        documents={"id": "a", "text": TEXT},
        gold={"id": "a", "toponyms": labels},
        readings={"document": {"id": "a", "text": f"…\n {TEXT}"}, "annotations": {"places": found}},
    )
    figures = calibration(*paths)
    assert figures["places judged"] == 2
    assert figures["place calibration error"] == pytest.approx(0.4)


def test_other_sets_have_none(tmp_path: Path) -> None:
    paths = files(tmp_path, documents={"id": "a"}, gold={"id": "a", "killed": 3}, readings={"document": {"id": "a"}})
    assert calibration(*paths) == {}
