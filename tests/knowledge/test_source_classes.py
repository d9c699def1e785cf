from __future__ import annotations

import pytest

from dateline.knowledge.source_classes import is_source_noun, source_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("local activist", "local_activist"),
        ("the rights group", "monitor"),
        ("a military source", "fighter"),
        ("medical source", "medic"),
        ("source", "unnamed"),
        ("military and local source", "unnamed"),
        ("police officer", "official"),
        ("tall tree", None),
        ("", None),
    ],
)
def test_kind_of_a_source(words: str, kind: str | None) -> None:
    assert source_kind(words.split()) == kind


def test_source_nouns() -> None:
    assert is_source_noun("witness")
    assert not is_source_noun("bridge")
