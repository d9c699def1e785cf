"""How the encoder's probabilities weigh beside the ranker's sums."""

from __future__ import annotations

import math

import pytest

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code.where import Where
from dateline.code.where_encoder import FLOOR, NONE, WEIGHT, pointing
from dateline.code.where_features import Scene
from dateline.model import Pointer, RawDocument, Resolved
from dateline.resolve import resolve

TEXT = "Rebels attacked Homs from Hama on Monday."


def read(*pointers: Pointer) -> Resolved:
    """The text with pointers of ours in place of the encoder's."""
    import dataclasses

    raw = RawDocument(content=TEXT.encode(), sha256="", origin="", media="text", text=TEXT)
    return dataclasses.replace(resolve(annotate(extract(raw))), pointers=pointers)


def test_without_a_pointer_the_ranker_decides_alone() -> None:
    resolved = read()
    scene = Scene(resolved, resolved.sentences[0])
    found = scene.candidates(1)
    assert pointing(scene, 1, found) == [0.0] * (len(found) + 1)


def test_each_place_gets_the_weighed_logarithm_of_its_share() -> None:
    resolved = read(Pointer(0, 1, (0.0, 0.0, 0.7, 0.0, 0.0, 0.0, 0.0, 0.0), 0.3))
    scene = Scene(resolved, resolved.sentences[0])
    homs, hama, none = pointing(scene, 1, scene.candidates(1))
    assert homs == pytest.approx(WEIGHT * math.log(0.7))
    assert hama == pytest.approx(WEIGHT * math.log(FLOOR))
    assert none == pytest.approx(WEIGHT * math.log(0.3) + NONE)


def test_a_pointer_can_turn_the_choice_of_a_place() -> None:
    sure = tuple(1.0 if i == 4 else 0.0 for i in range(8))
    plain, turned = read(), read(Pointer(0, 1, sure, 0.0))
    before = {each.placed.place.name: each.probability for each in Where(plain).ranking(plain.sentences[0], 1).places}
    after = {each.placed.place.name: each.probability for each in Where(turned).ranking(turned.sentences[0], 1).places}
    assert after["Hama"] > before["Hama"]
    assert after["Homs"] < before["Homs"]
